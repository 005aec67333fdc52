//! How often something may be asked for: by page, by server function and by the JSON API.

use std::{collections::HashSet, time::Duration};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    ConfigError, RateLimits, Signup, SignupBuilder,
    limits::Limit,
    server_functions::{Available, Register},
};

use crate::common::{
    self, Host, ORIGIN, PASSWORD, account_form, class_form, form_post, json_post, letter_form,
    link, link_ticket,
};

const PAGE: &str = "/join/us";
const API: &str = "/join/us/api/v1/account";

async fn host(limits: RateLimits) -> Host {
    Host::start_with(with(limits)).await
}

fn with(limits: RateLimits) -> impl FnOnce(SignupBuilder) -> SignupBuilder {
    |builder| builder.form(class_form()).json_api("account").rate_limits(limits)
}

/// A sign-up with an address of its own.
fn sign_up(number: usize) -> Request<Body> {
    with_address(&format!("ada{number}@example.org"))
}

fn with_address(email: &str) -> Request<Body> {
    form_post(PAGE, &[("email", email), ("password", PASSWORD)], &[])
}

/// A bot's sign-up costs no hash where the name is taken, so these are cheap.
fn pupil() -> Request<Body> {
    form_post("/class", &[("username", "hopper"), ("password", PASSWORD)], &[])
}

fn few(at_once: u32) -> Limit {
    Limit::burst(at_once).refill_every(Duration::from_secs(20))
}

/// How many of `requests` from `address` are answered otherwise than with 429.
async fn admitted(
    host: &Host,
    address: &str,
    requests: impl IntoIterator<Item = Request<Body>>,
) -> usize {
    let mut admitted = 0;
    for request in requests {
        let answer = host.send_from(address, request).await;
        admitted += usize::from(answer.status != StatusCode::TOO_MANY_REQUESTS);
    }
    admitted
}

fn pupils(count: usize) -> impl Iterator<Item = Request<Body>> {
    (0..count).map(|_| pupil())
}

#[tokio::test]
async fn by_default_a_network_signs_up_thirty_times_and_then_every_twenty_seconds() {
    let host = host(RateLimits::new()).await;
    assert_eq!(admitted(&host, "192.0.2.1", pupils(40)).await, 30);
    assert_eq!(admitted(&host, "192.0.2.2", pupils(1)).await, 1, "others are let in");
    host.clock.advance(Duration::from_secs(19));
    assert_eq!(admitted(&host, "192.0.2.1", pupils(1)).await, 0);
    host.clock.advance(Duration::from_secs(1));
    assert_eq!(admitted(&host, "192.0.2.1", pupils(2)).await, 1);
}

#[tokio::test]
async fn a_household_of_ipv6_is_one_network() {
    let host = host(RateLimits::new().sign_ups_per_network(few(3))).await;
    for machine in ["2001:db8::1", "2001:db8::2", "2001:db8::ffff:1"] {
        assert_eq!(admitted(&host, machine, [pupil()]).await, 1);
    }
    assert_eq!(admitted(&host, "2001:db8::3", [pupil()]).await, 0);
    assert_eq!(admitted(&host, "2001:db8:0:1::3", [pupil()]).await, 1);
}

#[tokio::test]
async fn a_header_that_any_client_can_set_makes_no_new_client() {
    let host = host(RateLimits::new().sign_ups_per_network(few(3))).await;
    let spoofed = (0..10).map(|number| {
        let fields = [("username", "hopper"), ("password", PASSWORD)];
        let other = format!("198.51.100.{number}");
        form_post("/class", &fields, &[("x-forwarded-for", &other), ("forwarded", "for=x")])
    });
    assert_eq!(admitted(&host, "192.0.2.1", spoofed).await, 3);
}

#[tokio::test]
async fn behind_a_proxy_of_ours_each_client_counts_for_itself() {
    let limits = RateLimits::new().sign_ups_per_network(few(3));
    let host =
        Host::start_with(|builder| with(limits)(builder).trusted_proxies(["10.0.0.1"])).await;
    let forwarded = |said: &str| {
        let fields = [("username", "hopper"), ("password", PASSWORD)];
        form_post("/class", &fields, &[("x-forwarded-for", said)])
    };
    let made_up = (0..10).map(|n| forwarded(&format!("203.0.113.{n}, 198.51.100.7")));
    assert_eq!(admitted(&host, "10.0.0.1", made_up).await, 3);
    assert_eq!(admitted(&host, "10.0.0.1", [forwarded("198.51.100.8")]).await, 1);
    // It does not say for whom: nobody is taken for the proxy.
    assert_eq!(admitted(&host, "10.0.0.1", pupils(9)).await, 9);
}

#[tokio::test]
async fn clients_without_an_address_share_no_bucket() {
    let host = host(RateLimits::new().sign_ups_per_network(few(3))).await;
    for _ in 0..9 {
        assert_ne!(host.send(pupil()).await.status, StatusCode::TOO_MANY_REQUESTS);
    }
}

#[tokio::test]
async fn no_stranger_keeps_an_address_out() {
    let host = host(RateLimits::new()).await;
    let strangers = (0..24).map(|_| with_address("ada@example.org"));
    assert_eq!(admitted(&host, "192.0.2.1", strangers).await, 24);
    let owner = [with_address("ada@example.org"), with_address("ada+1@example.org")];
    assert_eq!(admitted(&host, "198.51.100.1", owner).await, 2);
}

#[tokio::test]
async fn a_network_over_its_limit_reads_the_same_with_an_account_and_without() {
    let host = host(RateLimits::new().sign_ups_per_network(few(3))).await;
    host.has_account("known@example.org").await;
    host.clock.advance(Duration::from_secs(60));
    let mut answers = Vec::new();
    for (email, network) in [("known@example.org", "192.0.2.1"), ("fresh@example.org", "192.0.2.2")]
    {
        let mut statuses = Vec::new();
        for _ in 0..5 {
            statuses.push(host.send_from(network, with_address(email)).await.status);
        }
        let refused = host.send_from(network, with_address(email)).await;
        let name = email.split_once('@').unwrap().0;
        answers.push((statuses, refused.without_nonce().replace(name, "?")));
    }
    assert_eq!(answers[0], answers[1]);
    assert!(answers[0].0.contains(&StatusCode::TOO_MANY_REQUESTS), "{:?}", answers[0].0);
}

#[tokio::test]
async fn a_form_and_the_host_have_limits_of_their_own() {
    let limits = RateLimits::new().sign_ups_per_form(few(3)).sign_ups_per_host(few(5));
    let host = host(limits).await;
    assert_eq!(admitted(&host, "192.0.2.1", (0..5).map(sign_up)).await, 3);
    assert_eq!(admitted(&host, "192.0.2.1", (5..9).map(sign_up)).await, 0);
    let pupils = (0..5).map(|number| {
        let name = format!("pupil{number}");
        form_post("/class", &[("username", &name), ("password", PASSWORD)], &[])
    });
    assert_eq!(admitted(&host, "192.0.2.1", pupils).await, 2, "five in all");
}

#[tokio::test]
async fn a_network_that_has_not_signed_up_passes_where_strangers_used_up_the_form() {
    let limits = RateLimits::new().sign_ups_per_form(few(10)).sign_ups_per_network(few(20));
    let host = host(limits).await;
    assert_eq!(admitted(&host, "192.0.2.1", (0..20).map(sign_up)).await, 10);
    assert_eq!(admitted(&host, "192.0.2.2", (20..23).map(sign_up)).await, 1, "once an hour");
    assert_eq!(admitted(&host, "192.0.2.3", (23..26).map(sign_up)).await, 1);
    // The second bucket is small, and no one without an address uses it.
    assert_eq!(admitted(&host, "192.0.2.4", [sign_up(26)]).await, 0);
    host.clock.advance(Duration::from_secs(99));
    assert_eq!(admitted(&host, "192.0.2.1", (30..40).map(sign_up)).await, 4);
    assert_eq!(host.send(sign_up(41)).await.status, StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_networks_of_one_customer_count_together() {
    let host = host(RateLimits::new().sign_ups_per_network(few(2))).await;
    let mut let_in = 0;
    for number in 0..8 {
        let network = format!("2001:db8:0:{number:x}::1");
        let_in += admitted(&host, &network, pupils(2)).await;
    }
    assert_eq!(let_in, 6, "a /56 has three times the limit of a /64");
    for number in 1..8 {
        let network = format!("2001:db8:0:{number:x}00::1");
        let_in += admitted(&host, &network, pupils(2)).await;
    }
    assert_eq!(let_in, 12, "and a /48 six times");
    assert_eq!(admitted(&host, "2001:db8:1::1", pupils(3)).await, 2);
}

#[tokio::test]
async fn a_request_refused_by_a_narrow_limit_uses_up_no_wider_limit() {
    let limits = RateLimits::new().sign_ups_per_network(few(3)).sign_ups_per_host(few(10));
    let host = host(limits).await;
    assert_eq!(admitted(&host, "192.0.2.1", pupils(100)).await, 3);
    assert_eq!(admitted(&host, "192.0.2.2", pupils(3)).await, 3);
}

#[tokio::test]
async fn only_what_is_valid_counts() {
    let host = host(RateLimits::new().sign_ups_per_network(few(1))).await;
    let mistyped = (0..9).map(|_| with_address("ada@"));
    assert_eq!(admitted(&host, "192.0.2.1", mistyped).await, 9);
    assert_eq!(admitted(&host, "192.0.2.1", (0..2).map(sign_up)).await, 1);
}

#[tokio::test]
async fn no_answer_tells_which_limit_was_hit() {
    let mut bodies = HashSet::new();
    let one = Limit::burst(1).refill_every(Duration::from_secs(90));
    for limits in [
        RateLimits::new().sign_ups_per_network(one),
        RateLimits::new().sign_ups_per_form(one).sign_ups_per_host(few(9)),
        RateLimits::new().sign_ups_per_form(few(9)).sign_ups_per_host(one),
    ] {
        // Work helps only where a shared limit is used up, so it tells that much.
        let host = host(limits.work_over_shared_limits(None)).await;
        let sign_up = || with_address("ada@example.org");
        assert_eq!(host.send_from("192.0.2.1", sign_up()).await.status, StatusCode::SEE_OTHER);
        let refused = host.send_from("192.0.2.1", sign_up()).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert_eq!(refused.header("retry-after"), "90");
        bodies.insert(refused.without_nonce());
    }
    assert_eq!(bodies.len(), 1);
}

#[tokio::test]
async fn a_person_reads_why_and_keeps_what_was_typed() {
    let host = host(RateLimits::new().sign_ups_per_network(Limit::burst(1))).await;
    host.send_from("192.0.2.1", sign_up(1)).await;
    let page = host.send_from("192.0.2.1", sign_up(2)).await;
    assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(page.header("retry-after"), "60");
    assert!(page.body.contains("Too many attempts."), "{}", page.body);
    assert!(page.body.contains("Try again in 60 seconds"), "{}", page.body);
    assert!(page.body.contains(r#"value="ada2@example.org""#), "{}", page.body);
    assert!(!page.body.contains(PASSWORD));
}

#[tokio::test]
async fn a_script_and_a_program_are_told_the_same() {
    let host = host(RateLimits::new().sign_ups_per_network(Limit::burst(1))).await;
    host.send_from("192.0.2.1", sign_up(1)).await;
    let fields = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let script = host.send_from("192.0.2.1", form_post(Register::PATH, &fields, &[])).await;
    assert_eq!(script.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(script.header("retry-after"), "60");
    assert_eq!(script.body, "retry_after=60&refusal=too_often");
    let body = format!(r#"{{"email": "ada@example.org", "password": "{PASSWORD}"}}"#);
    let program = host.send_from("192.0.2.1", json_post(API, body)).await;
    assert_eq!(program.status, StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(program.header("retry-after"), "60");
    assert!(program.body.contains("urn:leptos-signup:problem:rate_limited"), "{}", program.body);
}

#[tokio::test]
async fn two_hundred_links_that_are_none_of_ours_are_too_many() {
    let host = host(RateLimits::new()).await;
    let bad = |number: usize| format!("/join/us/confirm?token={number:043}");
    let get = |path: String| Request::get(path).body(Body::empty()).unwrap();
    let opened = admitted(&host, "192.0.2.1", (0..200).map(|number| get(bad(number)))).await;
    assert_eq!(opened, 100);
    let page = host.send_from("192.0.2.1", get(bad(0))).await;
    assert_eq!(page.header("retry-after"), "10");
    assert!(page.body.contains("Try again in a moment"), "{}", page.body);

    // Whatever way they come.
    let cookie = format!("signup-account-link={:043}", 7);
    let cookies = [("cookie", cookie.as_str())];
    let posted = form_post("/join/us/confirm", &[], &cookies);
    assert_eq!(admitted(&host, "192.0.2.1", [posted]).await, 0);
    let again = form_post("/join/us/confirm", &[("again", "1")], &cookies);
    assert_eq!(admitted(&host, "192.0.2.1", [again]).await, 0);
    assert_eq!(admitted(&host, "192.0.2.1", [get("/join/us/confirm?token=x".to_owned())]).await, 0);
    for (path, secret) in [("confirm", "token"), ("resend", "token"), ("resend", "attempt")] {
        let body = format!(r#"{{"{secret}": "{:043}", "code": "1234-5678"}}"#, 7);
        let call = json_post(&format!("{API}/{path}"), body);
        assert_eq!(admitted(&host, "192.0.2.1", [call]).await, 0, "{path} {secret}");
    }

    // A good one opens all the same, and so does the page without one.
    host.register("ada@example.org").await;
    let path = link(&host.mails("ada@example.org").await[0]).replace(ORIGIN, "");
    let opened = host.send_from("192.0.2.1", get(path)).await;
    assert_eq!(opened.status, StatusCode::SEE_OTHER);
    let cookie = opened.cookie();
    let fields = [("password", PASSWORD)];
    let confirmed = form_post("/join/us/confirm", &fields, &[("cookie", &cookie)]);
    assert_eq!(host.send_from("192.0.2.1", confirmed).await.location(), "/join/us/done");
    assert_eq!(admitted(&host, "192.0.2.1", [get("/join/us/confirm".to_owned())]).await, 1);
}

/// The post acts on the link of its page, so no other link opens the way.
#[tokio::test]
async fn a_good_link_in_the_url_of_a_post_excuses_no_bad_one() {
    let host = host(RateLimits::new()).await;
    host.register("ada@example.org").await;
    let good = link(&host.mails("ada@example.org").await[0]).replace(ORIGIN, "");
    let bad = |number: usize| {
        let cookie = format!("signup-account-link={number:043}");
        form_post(&good, &[("ticket", &link_ticket(&cookie).unwrap())], &[("cookie", &cookie)])
    };
    assert_eq!(admitted(&host, "192.0.2.1", (0..120).map(bad)).await, 100);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

#[tokio::test]
async fn posts_of_one_link_are_counted_wherever_they_come_from() {
    let host = Host::start_with(|it| it.form(letter_form()).rate_limits(RateLimits::new())).await;
    host.post("/letter", &[("email", "ada@example.org")]).await;
    let mail = host.mails("ada@example.org").await.remove(0);
    for page in ["/confirm", "/not-me"] {
        let path = ["/letter", page].concat();
        let cookie = host.follow(&link(&mail).replace("/confirm", page)).await;
        let post = |_| form_post(&path, &[("sure", "on")], &[("cookie", &cookie)]);
        let mut let_in = 0;
        for network in 1..=3 {
            let_in += admitted(&host, &format!("192.0.2.{network}"), (0..20).map(post)).await;
        }
        assert_eq!(let_in, 30);
        host.clock.advance(Duration::from_secs(30 * 10));
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
}

#[tokio::test]
async fn codes_are_limited_over_all_attempts_of_a_network() {
    let limits = RateLimits::new().sign_ups_per_network(None).codes_per_network(few(7));
    let host = host(limits).await;
    let mut admitted = 0;
    let mut last = None;
    for number in 0..3 {
        let originator = host.send_from("192.0.2.1", sign_up(number)).await.cookie();
        for _ in 0..4 {
            let cookies = [("cookie", originator.as_str())];
            let code = form_post("/join/us/check", &[("code", "1234-5678")], &cookies);
            let answer = host.send_from("192.0.2.1", code).await;
            admitted += usize::from(answer.status == StatusCode::UNPROCESSABLE_ENTITY);
            last = Some(answer);
        }
    }
    let last = last.unwrap();
    assert_eq!((admitted, last.status), (7, StatusCode::TOO_MANY_REQUESTS));
    assert_eq!(last.header("retry-after"), "20");
    assert!(last.body.contains("Too many attempts"), "{}", last.body);
    assert!(last.body.contains("ada2@example.org"), "still on the page of this attempt");
}

#[tokio::test]
async fn mails_are_asked_for_again_so_often_and_no_more() {
    let host = host(RateLimits::new().resends_per_network(few(2))).await;
    let originator = host.send_from("192.0.2.1", sign_up(1)).await.cookie();
    let again = || {
        let cookies = [("cookie", originator.as_str())];
        form_post("/join/us/check", &[("again", "1")], &cookies)
    };
    assert_eq!(admitted(&host, "192.0.2.1", (0..5).map(|_| again())).await, 2);
    let page = host.send_from("192.0.2.1", again()).await;
    assert_eq!(page.header("retry-after"), "20");
    assert!(page.body.contains("Too many attempts"), "{}", page.body);
    assert_eq!(admitted(&host, "192.0.2.2", [again()]).await, 1);
}

#[tokio::test]
async fn username_availability_can_be_asked_sixty_times_at_once() {
    let host = host(RateLimits::new()).await;
    let fields = [("form", "class"), ("username", "hopper")];
    let ask = || form_post(Available::PATH, &fields, &[]);
    assert_eq!(admitted(&host, "192.0.2.1", (0..90).map(|_| ask())).await, 60);
    let refused = host.send_from("192.0.2.1", ask()).await;
    assert_eq!(refused.body, "retry_after=1&refusal=too_often");
    host.clock.advance(Duration::from_secs(1));
    assert_eq!(admitted(&host, "192.0.2.1", [ask(), ask()]).await, 1);
}

#[tokio::test]
async fn limits_may_be_off() {
    let host = host(RateLimits::unlimited()).await;
    assert_eq!(admitted(&host, "192.0.2.1", pupils(100)).await, 100);
}

#[tokio::test]
async fn a_limit_out_of_range_is_refused_by_its_name() {
    let limits = RateLimits::new().resends_per_network(Limit::burst(0));
    let folder = tempfile::TempDir::new().unwrap();
    let built = Signup::builder()
        .form(account_form())
        .store(leptos_signup::SqliteStore::connect(&common::url(&folder)).await.unwrap())
        .public_url(ORIGIN)
        .mailer(leptos_signup::CapturedMailer::new())
        .rate_limits(limits)
        .build()
        .await;
    let error = built.unwrap_err();
    assert!(matches!(error, ConfigError::RateLimit { setting: "resends_per_network" }), "{error}");
}

#[tokio::test]
async fn passwords_beside_a_link_are_counted_wherever_they_come_from() {
    let host = host(RateLimits::new()).await;
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    let wrong = |_| {
        let cookie = [("cookie", &*cookie)];
        form_post("/join/us/confirm", &[("password", "not the right words")], &cookie)
    };
    let mut let_in = 0;
    for network in 1..=3 {
        let_in += admitted(&host, &format!("192.0.2.{network}"), (0..5).map(wrong)).await;
    }
    assert_eq!(let_in, 10);
    host.clock.advance(Duration::from_secs(60));
    let right = form_post("/join/us/confirm", &[("password", PASSWORD)], &[("cookie", &cookie)]);
    assert_eq!(host.send_from("192.0.2.4", right).await.location(), "/join/us/done");
}

#[tokio::test]
async fn an_attempt_is_given_another_address_three_times() {
    let host = host(RateLimits::new()).await;
    let cookie = host.register("ada@example.org").await.cookie();
    let other = |number| {
        let email = format!("ada{number}@example.org");
        form_post("/join/us/address", &[("email", &email)], &[("cookie", &cookie)])
    };
    assert_eq!(admitted(&host, "192.0.2.1", (0..6).map(other)).await, 3);
    host.clock.advance(Duration::from_secs(60 * 60));
    assert_eq!(admitted(&host, "192.0.2.2", (6..9).map(other)).await, 1);
    assert_eq!(host.count("SELECT count(DISTINCT recipient) FROM signup_outbox").await, 5);
}
