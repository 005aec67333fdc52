//! The trap for bots takes nothing from others, looks like a sign-up, and lets people through who send a
//! page again.

use std::{collections::HashSet, time::Duration};

use leptos::server_fn::ServerFn;
use leptos_signup::{
    RateLimits, SignupBuilder, async_trait,
    captcha::ProofOfWork,
    check::{CheckError, HostCheck},
    form::{ProblemCode, Registration},
    limits::Limit,
    server_functions::Register,
};

use crate::common::{self, Answer, Host, PASSWORD, TRAP, class_form};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// A host that takes no sign-up below a second.
async fn host_with(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    Host::start_with(|builder| configure(builder.min_fill_time(Duration::from_secs(1)))).await
}

async fn host() -> Host {
    host_with(|builder| builder).await
}

async fn post(host: &Host, ticket: &str, email: &str) -> Answer {
    let fields = [("ticket", ticket), ("email", email), ("password", PASSWORD)];
    let answer = host.post("/join/us", &fields).await;
    assert_eq!(answer.location(), "/join/us/check", "{}", answer.body);
    answer
}

/// How many of the attempts are a bot's.
async fn trapped(host: &Host) -> i64 {
    host.count("SELECT count(*) FROM signup_attempt WHERE is_trapped").await
}

async fn mails(host: &Host, to: &str) -> usize {
    host.mails(to).await.len()
}

#[tokio::test]
async fn a_page_post_without_a_ticket_of_ours_is_a_bots() {
    let host = host().await;
    let other = Host::start_public(|builder| builder.public_url("https://example.org")).await;
    let foreign = {
        let signed = other.get("/join/us").await.ticket();
        signed.chars().rev().collect::<String>()
    };
    for (number, ticket) in ["", "forged", "a b\u{0}c", &foreign].into_iter().enumerate() {
        let email = format!("ada{number}@example.org");
        post(&host, ticket, &email).await;
        post(&host, ticket, &email).await;
        assert_eq!(mails(&host, &email).await, 0, "{ticket:?}");
    }
    let all = host.count("SELECT count(*) FROM signup_attempt").await;
    assert_eq!(trapped(&host).await, all);
}

#[tokio::test]
async fn where_no_key_outlasts_the_process_a_page_of_before_signs_up() {
    let database =
        common::database::Database::fresh(common::database::Engine::chosen()).await.unwrap();
    let mailer = leptos_signup::CapturedMailer::new();
    let signup = leptos_signup::Signup::builder()
        .form(common::account_form())
        .store(database.store().await)
        .public_url(common::ORIGIN)
        .mailer(mailer.clone())
        .build()
        .await
        .unwrap();
    let router = common::routes().layer(signup.layer());
    let fields = [("ticket", "old"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let answer = common::send(&router, common::form_post("/join/us", &fields, &[])).await;
    assert_eq!(answer.location(), "/join/us/check");
    signup.deliver_due_mail().await.unwrap();
    assert_eq!(mailer.mails().len(), 1);
}

#[tokio::test]
async fn a_page_is_good_for_three_posts_and_each_of_them_for_its_repeats() {
    let host = host().await;
    let ticket = host.get("/join/us").await.ticket();
    host.clock.advance(Duration::from_secs(5));
    for name in ["adda", "ada", "eve"] {
        let email = format!("{name}@example.org");
        let first = post(&host, &ticket, &email).await;
        assert_eq!(post(&host, &ticket, &email).await.cookie(), first.cookie());
        assert_eq!(mails(&host, &email).await, 1);
    }
    post(&host, &ticket, "bob@example.org").await;
    assert_eq!(mails(&host, "bob@example.org").await, 0);
    assert_eq!(trapped(&host).await, 1);
    // The first one is still the same sign-up, and another page is good.
    post(&host, &ticket, "adda@example.org").await;
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 4);
    let fresh = host.get("/join/us").await.ticket();
    host.clock.advance(Duration::from_secs(60));
    post(&host, &fresh, "bob@example.org").await;
    assert_eq!(mails(&host, "bob@example.org").await, 1);
}

#[tokio::test]
async fn a_person_who_was_too_fast_gets_the_mail_by_sending_the_page_again() {
    let host = host().await;
    let ticket = host.get("/join/us").await.ticket();
    let first = post(&host, &ticket, "ada@example.org").await;
    assert_eq!(mails(&host, "ada@example.org").await, 0);
    host.clock.advance(Duration::from_secs(2));
    let second = post(&host, &ticket, "ada@example.org").await;
    assert_ne!(first.cookie(), second.cookie());
    assert_eq!(mails(&host, "ada@example.org").await, 1);
    let cookie = host.open_newest("ada@example.org").await;
    assert_eq!(host.confirm(&cookie).await.location(), "/join/us/done");
}

#[tokio::test]
async fn a_page_that_was_open_for_days_signs_up_the_second_time() {
    let host = host().await;
    let ticket = host.get("/join/us").await.ticket();
    host.clock.advance(DAY + Duration::from_secs(1));
    post(&host, &ticket, "ada@example.org").await;
    assert_eq!((mails(&host, "ada@example.org").await, trapped(&host).await), (0, 1));
    post(&host, &ticket, "ada@example.org").await;
    assert_eq!((mails(&host, "ada@example.org").await, trapped(&host).await), (1, 1));
}

#[tokio::test]
async fn a_class_form_remembers_a_page_too() {
    let host = host_with(|builder| builder.form(class_form())).await;
    let ticket = host.get("/class").await.ticket();
    host.clock.advance(Duration::from_secs(5));
    for name in ["ada", "eve", "bob", "mallory"] {
        let fields = [("ticket", &*ticket), ("username", name), ("password", PASSWORD)];
        assert_eq!(host.post("/class", &fields).await.location(), "/class/done");
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 3);
}

#[tokio::test]
async fn a_post_with_another_password_is_another_sign_up_and_its_hash_is_no_fast_check() {
    let host = host().await;
    let ticket = host.get("/join/us").await.ticket();
    host.clock.advance(Duration::from_secs(5));
    let post = async |password| {
        let fields = [("ticket", &*ticket), ("email", "ada@example.org"), ("password", password)];
        host.post("/join/us", &fields).await.cookie()
    };
    let (one, other) = (post("one of many plain words").await, post(PASSWORD).await);
    assert_ne!(one, other);
    assert_eq!(post(PASSWORD).await, other);
    assert_eq!(post("one of many plain words").await, one);
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 2);
}

#[tokio::test]
async fn the_name_of_the_input_for_bots_follows_no_pattern() {
    let host = host().await;
    let mut names = HashSet::new();
    let mut lengths = HashSet::new();
    for _ in 0..100 {
        let page = host.get("/join/us").await.body;
        let hidden = page.split_once("signup-more").unwrap().1;
        let name = hidden.split_once("name=\"").unwrap().1.split('"').next().unwrap().to_owned();
        assert!(name.bytes().all(|byte| byte.is_ascii_lowercase()), "{name}");
        lengths.insert(name.len());
        names.insert(name);
    }
    assert_eq!(names.len(), 100);
    assert!(lengths.len() >= 4 && lengths.iter().all(|length| (9..=16).contains(length)));
}

/// Counts how often it is asked.
#[derive(Clone, Debug, Default)]
struct Counting(std::sync::Arc<std::sync::atomic::AtomicUsize>, bool);

#[async_trait]
impl HostCheck for Counting {
    fn field(&self) -> &str {
        "email"
    }

    async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
        self.0.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
        match registration.email.as_ref().is_some_and(|email| email.domain() == "refused.example") {
            true => Err(CheckError::Refused(ProblemCode::host("refused"))),
            false => Ok(()),
        }
    }

    fn asks_a_service(&self) -> bool {
        self.1
    }
}

impl Counting {
    fn asked(&self) -> usize {
        self.0.load(std::sync::atomic::Ordering::SeqCst)
    }
}

#[tokio::test]
async fn a_bot_takes_nothing_from_others() {
    let one = Limit::burst(1);
    let limits = RateLimits::unlimited().sign_ups_per_form(one).sign_ups_per_host(one);
    let (service, local) = (Counting::default(), Counting::default());
    let (remote, near) = (Counting(service.0.clone(), true), local.clone());
    let host = host_with(|builder| builder.rate_limits(limits).check(remote).check(near)).await;
    let bait = [("email", "ada@example.org"), ("password", PASSWORD), (TRAP, "x")];
    let mut cookie = String::new();
    for fields in [&bait[..], &bait[..2]] {
        for _ in 0..3 {
            let answer = host.post("/join/us", fields).await;
            assert_eq!(answer.location(), "/join/us/check");
            cookie = answer.cookie();
        }
    }
    // Neither by another address of the same attempt.
    let other = [("email", "eve@example.org")];
    let answer = host.post_as("/join/us/address", &cookie, &other).await;
    assert_eq!(answer.location(), "/join/us/check", "{}", answer.body);
    assert_eq!((service.asked(), local.asked()), (0, 7));
    // A check that asks no service refuses a bot as well.
    let refused = [("email", "ada@refused.example"), ("password", PASSWORD), (TRAP, "x")];
    assert_eq!(host.post("/join/us", &refused).await.status, 422);
    let ticket = host.get("/join/us").await.ticket();
    host.clock.advance(Duration::from_secs(5));
    post(&host, &ticket, "ada@example.org").await;
    assert_eq!(mails(&host, "ada@example.org").await, 1);
    assert_eq!(service.asked(), 1);
    assert_eq!(host.post("/join/us", &bait).await.status, 429, "shared limits still hold for it");
}

#[tokio::test]
async fn a_bot_passes_no_captcha_without_a_solution() {
    let work = || ProofOfWork::new().difficulty(1_000);
    let host = host_with(|builder| builder.captcha("account", work())).await;
    for answer in ["x", "e30=", "eyJjb3VudGVyIjowfQ=="] {
        for trap in ["", "x"] {
            let fields = [
                ("email", "ada@example.org"),
                ("password", PASSWORD),
                (TRAP, trap),
                ("captcha", answer),
            ];
            assert_eq!(host.post("/join/us", &fields).await.status, 422);
        }
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_bots_attempt_looks_like_a_persons_as_long_as_it_lasts() {
    let host = host().await;
    let ticket = host.get("/join/us").await.ticket();
    let bot = post(&host, &ticket, "bot@example.org").await.cookie();
    host.clock.advance(Duration::from_secs(5));
    let person = post(&host, &ticket, "ada@example.org").await.cookie();
    let other = host.beside(|builder| builder).await;
    let ways = [&bot, &person];
    let same = |one: Answer, two: Answer, step: &str| {
        let shown = |answer: &Answer, address: &str| {
            let secret = answer.without_nonce();
            let body = secret.split("<script").next().unwrap().replace(address, "ADDRESS");
            (answer.status, answer.location().to_owned(), body)
        };
        assert_eq!(shown(&one, "bot@example.org"), shown(&two, "ada@example.org"), "{step}");
    };
    let both = async |host: &Host, fields: &[(&str, &str)], step: &str| {
        let one = host.post_as("/join/us/check", ways[0], fields).await;
        same(one, host.post_as("/join/us/check", ways[1], fields).await, step);
        let one = host.get_as("/join/us/check", ways[0]).await;
        same(one, host.get_as("/join/us/check", ways[1]).await, step);
    };
    host.clock.advance(Duration::from_secs(61));
    for number in 0..7 {
        let host = if number % 2 == 0 { &host } else { &other };
        both(host, &[("code", "0000-0000")], &format!("code {number}")).await;
    }
    // Another mail in half a day prolongs both.
    host.clock.advance(DAY / 2);
    both(&other, &[("again", "1")], "resend").await;
    host.clock.advance(DAY / 2 + Duration::from_secs(600));
    both(&host, &[("code", "0000-0000")], "after the first link expired").await;
    host.clock.advance(DAY);
    both(&host, &[("code", "0000-0000")], "after all links expired").await;
    assert_eq!(mails(&host, "bot@example.org").await, 0);
}

/// The page of a form that the client's router opened has no document, and so no ticket in it.
#[tokio::test]
async fn a_form_that_the_clients_router_opens_has_a_ticket_of_its_own() {
    let host = host().await;
    let opening = host.get("/join/us/opening").await;
    assert_eq!(opening.header("cache-control"), "no-store");
    let (values, rest) = opening.body.split_once('\n').unwrap();
    let ticket = values.strip_prefix("ticket=").unwrap();
    let (path, texts) = rest.split_once('\n').unwrap();
    assert_eq!(path, "/join/us");
    assert!(texts.contains("Enter the part after the @"), "{texts}");
    assert_ne!(host.get("/join/us/opening").await.body.split_once('\n').unwrap().0, values);
    host.clock.advance(Duration::from_secs(5));
    let fields = [("form", "account"), ("ticket", ticket), ("email", "ada@example.org")];
    let fields = fields.into_iter().chain([("password", PASSWORD)]).collect::<Vec<_>>();
    let answer = host.post(Register::PATH, &fields).await;
    assert!(answer.status.is_success(), "{}", answer.body);
    assert_eq!((mails(&host, "ada@example.org").await, trapped(&host).await), (1, 0));
}
