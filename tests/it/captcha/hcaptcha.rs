//! hCaptcha, of which a small server speaks the protocol.

use std::time::Duration;

use futures::future::join_all;
use leptos_signup::{
    ConfigError, Signup, SignupBuilder, SqliteStore,
    captcha::{HCaptcha, OnOutage, ProofOfWork},
    email::DisposablePolicy,
};
use tempfile::TempDir;

use super::{
    EXPIRED, FAILED, MISSING, UNAVAILABLE, assert_refused, attempts, attribute, fresh, person,
    proof_of_work::solve,
    sign_up,
    site_verify::{SECRET, SITE_KEY, SiteVerify, Verdict},
};
use crate::{
    common::{
        self, Host, PASSWORD, TRAP, Unshown, account_form, capture::Log, form_post, forum_form,
    },
    outside::{refused_url, start_stranger},
};

const FIELD: &str = "h-captcha-response";
const TEST_SITE_KEY: &str = "10000000-ffff-ffff-ffff-000000000001";
const TEST_SECRET: &str = "0x0000000000000000000000000000000000000000";
const TEST_ANSWER: &str = "10000000-aaaa-bbbb-cccc-000000000001";

fn asking(url: &str) -> HCaptcha {
    HCaptcha::new(SITE_KEY, SECRET).unwrap().base_url(url).unwrap()
}

async fn host(provider: &SiteVerify) -> Host {
    Host::start_with(|builder| builder.captcha("account", asking(&provider.url))).await
}

#[tokio::test]
async fn a_solved_widget_lets_the_visitor_sign_up() {
    let provider = SiteVerify::start(Verdict::Success).await;
    let host = host(&provider).await;
    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
    let asked = &provider.asked()[0];
    assert_eq!(asked.get("secret"), SECRET);
    assert_eq!(asked.get("response"), "token-1");
    assert_eq!(asked.get("sitekey"), SITE_KEY);
    assert!(asked.pairs().all(|(name, _)| name != "remoteip"));
}

#[tokio::test]
async fn the_provider_is_told_of_an_address_where_the_host_says_so() {
    let provider = SiteVerify::start(Verdict::Success).await;
    let captcha = asking(&provider.url).with_remote_ip();
    let host = Host::start_with(|builder| builder.captcha("account", captcha)).await;
    let fields = person("ada@example.org", (FIELD, "token-1"));
    host.send_from("192.0.2.7", form_post("/join/us", &fields, &[])).await;
    assert_eq!(provider.asked()[0].get("remoteip"), "192.0.2.7");
}

#[tokio::test]
async fn nobody_signs_up_without_an_answer() {
    let provider = SiteVerify::start(Verdict::AlwaysYes).await;
    let host = host(&provider).await;
    for answer in ["", " "] {
        let answer = sign_up(&host, "ada@example.org", (FIELD, answer)).await;
        let sentence = if answer.body.contains(MISSING) { MISSING } else { FAILED };
        assert_refused(&host, &answer, sentence).await;
    }
    let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
    assert_refused(&host, &host.post("/join/us", &fields).await, MISSING).await;
    assert!(provider.asked().is_empty());
}

#[tokio::test]
async fn every_failure_of_the_provider_refuses() {
    for (codes, sentence) in [
        (&["invalid-input-response"][..], FAILED),
        (&["missing-input-response"], FAILED),
        (&["bad-request"], FAILED),
        (&["a-code-of-tomorrow"], FAILED),
        (&["sitekey-secret-mismatch"], FAILED),
        (&["not-using-dummy-passcode"], FAILED),
        (&[], FAILED),
        (&["invalid-or-already-seen-response"], EXPIRED),
        (&["already-seen-response"], EXPIRED),
        (&["expired-input-response"], EXPIRED),
        (&["invalid-input-secret"], UNAVAILABLE),
        (&["missing-input-secret"], UNAVAILABLE),
    ] {
        let provider = SiteVerify::start(Verdict::Failure(codes)).await;
        let host = host(&provider).await;
        let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
        assert_refused(&host, &answer, sentence).await;
        // The widget is there for another try.
        assert!(answer.body.contains("data-sitekey"), "{}", answer.body);
    }
}

#[tokio::test]
async fn a_provider_that_gives_no_verdict_in_time_refuses_and_is_logged_without_secrets() {
    let elsewhere = SiteVerify::start(Verdict::AlwaysYes).await;
    for verdict in [
        Verdict::Status(500),
        Verdict::Status(429),
        Verdict::Status(204),
        Verdict::Redirect(format!("{}/siteverify", elsewhere.url)),
        Verdict::Garbage,
        Verdict::Endless,
        Verdict::Stall,
    ] {
        let log = Log::of_every_level();
        let provider = SiteVerify::start(verdict.clone()).await;
        let captcha = asking(&provider.url).time_limit(Duration::from_millis(200));
        let host = Host::start_with(|builder| builder.captcha("account", captcha)).await;
        let answer = sign_up(&host, "ada@example.org", (FIELD, "canary-of-an-answer")).await;
        assert_refused(&host, &answer, UNAVAILABLE).await;
        assert_eq!(provider.asked().len(), 1);
        let text = log.text();
        assert!(text.contains("the captcha provider gave no verdict"), "{verdict:?}: {text}");
        assert!(text.contains("leptos_signup::security"), "{verdict:?}");
        assert!(!text.contains("canary"), "{verdict:?}: {text}");
    }
    assert!(elsewhere.asked().is_empty());
    for url in [refused_url().await, start_stranger().await] {
        let host = Host::start_with(|builder| builder.captcha("account", asking(&url))).await;
        let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
        assert_refused(&host, &answer, UNAVAILABLE).await;
    }
}

#[tokio::test]
async fn an_answer_is_good_again_after_a_provider_that_was_down() {
    let provider = SiteVerify::start(Verdict::Status(500)).await;
    let host = host(&provider).await;
    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
    assert_refused(&host, &answer, UNAVAILABLE).await;
    provider.now(Verdict::AlwaysYes);
    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn a_replay_is_refused_by_us_even_where_the_provider_says_yes() {
    let provider = SiteVerify::start(Verdict::AlwaysYes).await;
    let host = host(&provider).await;
    sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
    for later in [0, 60, 55 * 60] {
        host.clock.advance(Duration::from_secs(later));
        let answer = sign_up(&host, "eve@example.org", (FIELD, "token-1")).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains(EXPIRED), "{}", answer.body);
    }
    for spaced in ["token-1 ", " token-1", "token-1\u{a0}"] {
        let answer = sign_up(&host, "eve@example.org", (FIELD, spaced)).await;
        assert_eq!(answer.status, 422);
    }
    assert_eq!((provider.asked().len(), attempts(&host).await), (1, 1));
}

#[tokio::test]
async fn of_two_that_give_the_same_answer_at_once_one_signs_up() {
    let provider = SiteVerify::start(Verdict::AlwaysYes).await;
    let host = host(&provider).await;
    let emails: Vec<String> = (0..8).map(|n| format!("ada{n}@example.org")).collect();
    let answers = emails.iter().map(|email| sign_up(&host, email, (FIELD, "token-1")));
    let passed = join_all(answers).await.iter().filter(|answer| answer.status == 303).count();
    assert_eq!((passed, attempts(&host).await), (1, 1));
}

#[tokio::test]
async fn an_answer_is_spent_only_after_every_cheap_check_passed() {
    let provider = SiteVerify::start(Verdict::Success).await;
    let url = provider.url.clone();
    let host = Host::start_with(|builder| {
        let disposable = DisposablePolicy::refuse();
        let builder = builder.form(forum_form()).disposable(disposable);
        builder.captcha("account", asking(&url)).captcha("forum", asking(&url))
    })
    .await;
    let forum = |name: &'static str, email: &'static str, token: &'static str| {
        [("username", name), ("email", email), ("password", PASSWORD), (FIELD, token)]
    };
    let answer = host.post("/forum", &forum("ada", "ada@example.org", "token-0")).await;
    assert_eq!(answer.location(), "/forum/check");
    let mail = host.mails("ada@example.org").await.remove(0);
    let cookie = host.follow(&common::link(&mail)).await;
    let again = [("username", "ada"), ("password", PASSWORD)];
    host.post_as("/forum/confirm", &cookie, &again).await;
    assert_eq!(provider.asked().len(), 1);

    // The syntax, a name that is taken, an address to be thrown away.
    assert_eq!(sign_up(&host, "ada", (FIELD, "token-1")).await.status, 422);
    let taken = host.post("/forum", &forum("ada", "eve@example.org", "token-1")).await;
    assert!(taken.body.contains("is already taken"), "{}", taken.body);
    let thrown = sign_up(&host, "ada@mailinator.com", (FIELD, "token-1")).await;
    assert!(thrown.body.contains("We do not accept temporary ones"), "{}", thrown.body);
    assert_eq!(provider.asked().len(), 1);

    // The trap for bots is no way around the question.
    let fields = person("bot@example.org", (FIELD, "token-1"));
    let trapped: Vec<_> = fields.into_iter().chain([(TRAP, "x")]).collect();
    let answer = host.post("/join/us", &trapped).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert!(host.mails("bot@example.org").await.is_empty());
    assert_eq!(provider.asked().len(), 2);

    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-2")).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(provider.asked().len(), 3);
}

#[tokio::test]
async fn a_solution_from_another_host_is_logged_and_counts() {
    let log = Log::of_every_level();
    let provider = SiteVerify::start(Verdict::At("elsewhere.example")).await;
    let host = host(&provider).await;
    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert!(log.text().contains("elsewhere.example"));
}

#[tokio::test]
async fn the_published_keys_for_tests_work_on_loopback() {
    let provider = SiteVerify::start(Verdict::AlwaysYes).await;
    let captcha = HCaptcha::new(TEST_SITE_KEY, TEST_SECRET).unwrap();
    let captcha = captcha.base_url(&provider.url).unwrap();
    let host = Host::start_with(|builder| builder.captcha("account", captcha)).await;
    assert!(host.get("/join/us").await.body.contains(TEST_SITE_KEY));
    // The widget answers always the same with them.
    for email in ["ada@example.org", "eve@example.org"] {
        let answer = sign_up(&host, email, (FIELD, TEST_ANSWER)).await;
        assert_eq!(answer.location(), "/join/us/check");
    }
    assert_eq!(provider.asked().len(), 2);
}

#[tokio::test]
async fn an_answer_for_tests_asks_nobody_where_the_secret_is_a_real_one() {
    let provider = SiteVerify::start(Verdict::AlwaysYes).await;
    let host = host(&provider).await;
    let answer = sign_up(&host, "ada@example.org", (FIELD, TEST_ANSWER)).await;
    assert_refused(&host, &answer, FAILED).await;
    assert!(provider.asked().is_empty());
}

async fn start(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Result<(), ConfigError> {
    let folder = TempDir::new().unwrap();
    let builder = Signup::builder()
        .form(account_form())
        .store(SqliteStore::connect(&common::url(&folder)).await.unwrap())
        .public_url("https://example.org")
        .mailer(Unshown::default());
    configure(builder).build().await.map(|_| ())
}

#[tokio::test]
async fn a_captcha_that_cannot_be_right_stops_the_start_with_a_sentence() {
    let keys = HCaptcha::new("no-uuid", SECRET).unwrap_err();
    assert!(keys.to_string().contains("the site key, which is a UUID"), "{keys}");
    let captcha = || HCaptcha::new(SITE_KEY, SECRET).unwrap();
    assert!(start(|builder| builder.captcha("account", captcha())).await.is_ok());
    let tests = HCaptcha::new(TEST_SITE_KEY, TEST_SECRET).unwrap();
    let error = start(|builder| builder.captcha("account", tests)).await.unwrap_err();
    assert!(error.to_string().contains("accept every answer"), "{error}");
    let error = start(|builder| builder.captcha("acount", captcha())).await.unwrap_err();
    assert!(error.to_string().contains("`acount`"), "{error}");
    let twice = start(|builder| {
        builder.captcha("account", captcha()).captcha("account", ProofOfWork::new())
    });
    let error = twice.await.unwrap_err();
    assert!(error.to_string().contains("has one already"), "{error}");
}

#[tokio::test]
async fn a_provider_that_is_down_gives_way_to_a_proof_of_work_for_a_minute() {
    let log = Log::of_every_level();
    let provider = SiteVerify::start(Verdict::Status(503)).await;
    let work = ProofOfWork::new().difficulty(1_000);
    let falling_back = |builder: SignupBuilder| {
        let captcha = asking(&provider.url).on_outage(OnOutage::FallBack(work.clone()));
        builder.captcha("account", captcha)
    };
    let host = Host::start_with(falling_back).await;

    // As long as it is not known to be down, nobody gets the easier way.
    assert_eq!(attribute(&fresh(&host).await, "data-sitekey"), SITE_KEY);
    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
    assert_refused(&host, &answer, UNAVAILABLE).await;
    assert!(log.text().contains("on_outage=FallBack"), "{}", log.text());
    assert!(!answer.body.contains("h-captcha"), "{}", answer.body);
    assert!(answer.body.contains("<progress"), "{}", answer.body);

    // Nobody waits for it meanwhile, at other instances neither.
    let other = host.beside(falling_back).await;
    assert_eq!(attribute(&fresh(&other).await, "data-sitekey"), "");
    let answer = sign_up(&other, "ada@example.org", (FIELD, "token-2")).await;
    assert_refused(&host, &answer, UNAVAILABLE).await;
    // The visitor's answer, and one that the host made up.
    assert_eq!(provider.asked().len(), 2);
    let solution = solve(&attribute(&fresh(&host).await, "data-challenge"));
    let answer = sign_up(&other, "ada@example.org", ("captcha", &solution)).await;
    assert_eq!(answer.location(), "/join/us/check");
    let again = sign_up(&host, "eve@example.org", ("captcha", &solution)).await;
    assert!(again.body.contains(EXPIRED), "{}", again.body);

    provider.now(Verdict::Success);
    host.clock.advance(Duration::from_secs(61));
    assert_eq!(attribute(&fresh(&host).await, "data-sitekey"), SITE_KEY);
    let answer = sign_up(&host, "eve@example.org", (FIELD, "token-3")).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn a_proof_of_work_is_nothing_where_the_provider_is_all_there_is() {
    let provider = SiteVerify::start(Verdict::AlwaysYes).await;
    let host = host(&provider).await;
    let answer = sign_up(&host, "ada@example.org", ("captcha", "e30=")).await;
    assert_refused(&host, &answer, MISSING).await;
}

#[tokio::test]
async fn the_widget_is_on_the_page_of_its_form_and_on_no_other() {
    let provider = SiteVerify::start(Verdict::Success).await;
    let url = provider.url.clone();
    let host =
        Host::start_with(|builder| builder.form(forum_form()).captcha("account", asking(&url)))
            .await;
    let page = host.get("/join/us").await.body;
    assert!(page.contains("class=\"h-captcha\""), "{page}");
    let script = attribute(&page, "data-script");
    assert_eq!(script, "https://js.hcaptcha.com/1/api.js?recaptchacompat=off");
    let tag = page.split("<script").find(|tag| tag.contains("/join/us/captcha-")).unwrap();
    let tag = tag.split('>').next().unwrap();
    assert!(tag.contains(" nonce=\""), "{tag}");
    let ours = host.get(tag.split("src=\"").nth(1).unwrap().split('"').next().unwrap()).await;
    assert_eq!(ours.header("content-type"), "text/javascript; charset=utf-8");
    assert!(page.contains("Turn on JavaScript"), "{page}");
    let cookie = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await.cookie();
    for path in ["/", "/forum", "/join/us/check", "/join/us/confirm", "/join/us/done"] {
        assert!(!host.get_as(path, &cookie).await.body.contains("h-captcha"), "{path}");
    }
    let sources = host.signup.captcha_sources("account");
    assert_eq!(sources.script, ["https://hcaptcha.com", "https://*.hcaptcha.com"]);
    assert_eq!(sources.frame, sources.connect);
    assert_eq!(host.signup.captcha_sources("forum"), Default::default());
}

#[tokio::test]
async fn the_secret_is_nowhere_but_in_the_question() {
    let log = Log::of_every_level();
    let provider = SiteVerify::start(Verdict::Success).await;
    let captcha = asking(&provider.url);
    assert!(!format!("{captcha:?}").contains("canary"));
    let builder = Signup::builder().captcha("account", captcha);
    assert!(!format!("{builder:?}").contains("canary"));
    let host = host(&provider).await;
    let page = host.get("/join/us").await;
    let refused = sign_up(&host, "ada@example.org", (FIELD, "canary-of-an-answer")).await;
    sign_up(&host, "ada@example.org", (FIELD, "canary-of-an-answer")).await;
    for text in [page.body, refused.body, format!("{:?}", host.signup), log.text()] {
        assert!(!text.contains("canary"), "{text}");
    }
    assert_eq!(provider.asked().len(), 1);
}
