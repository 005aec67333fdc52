//! A proof of work in place of a refusal, where a limit that all visitors share is used up.

use std::time::Duration;

use axum::{body::Body, http::Request};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    RateLimits, SignupBuilder,
    captcha::{HCaptcha, OnOutage, ProofOfWork},
    limits::Limit,
    server_functions::Register,
};
use serde_json::{Value, json};

use super::{
    EXPIRED, MISSING, attempts, attribute, fresh,
    proof_of_work::solve,
    sign_up,
    site_verify::{SECRET, SITE_KEY, SiteVerify, Verdict},
};
use crate::common::{Answer, Host, PASSWORD, TRAP, class_form, form_post, json_post};

const WORK: &str = "captcha-work";
const SENTENCE: &str = "We are very busy. Your browser must do some work first";
const API: &str = "/join/us/api/v1/account";
const SIGNING_KEY: &str = "a key of 32 bytes or rather more";

fn few(burst: u32) -> Limit {
    Limit::burst(burst).refill_every(Duration::from_secs(90))
}

fn limits(of_the_form: u32) -> RateLimits {
    RateLimits::unlimited().sign_ups_per_form(few(of_the_form)).work_over_shared_limits(1_000)
}

async fn host_with(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    Host::start_with(|builder| configure(builder.form(class_form()).json_api("account"))).await
}

/// A host whose form has no room left.
async fn used_up(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    let host = host_with(|builder| configure(builder.rate_limits(limits(1)))).await;
    assert_eq!(host.register("first@example.org").await.location(), "/join/us/check");
    host
}

/// A challenge as the script of a page asks for it.
async fn challenge(host: &Host) -> String {
    attribute(&host.get("/join/us/captcha?for=limit").await.body, "data-challenge")
}

async fn solution(host: &Host) -> String {
    solve(&challenge(host).await)
}

fn assert_asks_for_work(answer: &Answer) {
    assert_eq!(answer.status, 429, "{}", answer.body);
    assert_eq!(answer.header("retry-after"), "90");
    assert!(answer.body.contains(SENTENCE), "{}", answer.body);
    assert!(answer.body.contains(r##"href="#signup-captcha-work""##), "{}", answer.body);
    assert!(answer.body.contains(r#"id="signup-captcha-work""#), "{}", answer.body);
    assert!(answer.body.contains(r#"name="captcha-work""#), "{}", answer.body);
}

/// The page without what is random.
fn without_challenge(page: &Answer) -> String {
    let challenge = attribute(&page.body, "data-challenge").replace('"', "&quot;");
    page.without_nonce().replace(&challenge, "")
}

#[tokio::test]
async fn a_visitor_works_where_strangers_used_up_the_form() {
    let host = used_up(|builder| builder).await;
    let page = host.register("ada@example.org").await;
    assert_asks_for_work(&page);
    assert!(page.body.contains(r#"value="ada@example.org""#), "{}", page.body);
    assert!(!page.body.contains(PASSWORD));
    assert!(page.body.contains("/join/us/captcha-"), "the script: {}", page.body);
    assert!(page.body.contains("JavaScript is off. Try again later."), "{}", page.body);
    assert_eq!(attempts(&host).await, 1);
    let solved = solve(&attribute(&page.body, "data-challenge"));
    let answer = sign_up(&host, "ada@example.org", (WORK, &solved)).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn the_limit_of_the_host_asks_for_work_with_the_same_page() {
    let limits = RateLimits::unlimited().sign_ups_per_host(few(1)).work_over_shared_limits(1_000);
    let host = host_with(|builder| builder.rate_limits(limits)).await;
    host.register("first@example.org").await;
    let of_the_host = host.register("ada@example.org").await;
    assert_asks_for_work(&of_the_host);
    let of_the_form = used_up(|builder| builder).await.register("ada@example.org").await;
    assert_eq!(without_challenge(&of_the_host), without_challenge(&of_the_form));
    let answer = sign_up(&host, "ada@example.org", (WORK, &solution(&host).await)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn a_script_is_told_by_a_code_and_fetches_the_puzzle() {
    let host = used_up(|builder| builder).await;
    let fields = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let refused = host.send(form_post(Register::PATH, &fields, &[])).await;
    assert_eq!(refused.status, 429);
    assert_eq!(refused.header("retry-after"), "90");
    assert_eq!(refused.body, "at.captcha-work=captcha_work%3A90&refusal=problems");
    let fragment = host.get("/join/us/captcha?for=limit").await;
    assert_eq!(fragment.header("cache-control"), "no-store");
    assert_eq!(attribute(&fragment.body, "data-field"), WORK);
    assert_eq!(attribute(&fragment.body, "max"), "1000");
    assert_eq!(host.get("/join/us/captcha").await.status, 204, "the form has no captcha");
    let solved = solve(&attribute(&fragment.body, "data-challenge"));
    let fields = [fields.as_slice(), &[(WORK, &*solved)]].concat();
    let taken = host.send(form_post(Register::PATH, &fields, &[])).await;
    assert_eq!(taken.status, 200, "{}", taken.body);
}

#[tokio::test]
async fn a_solution_lets_one_sign_up_through() {
    let host = host_with(|builder| builder.rate_limits(limits(2))).await;
    host.register("first@example.org").await;
    host.register("second@example.org").await;
    let solved = solution(&host).await;
    let first = sign_up(&host, "ada@example.org", (WORK, &solved)).await;
    assert_eq!(first.location(), "/join/us/check");
    for email in ["eve@example.org", "mallory@example.org"] {
        assert_asks_for_work(&sign_up(&host, email, (WORK, &solved)).await);
    }
    assert_eq!(attempts(&host).await, 3);
}

#[tokio::test]
async fn the_same_post_again_is_the_same_sign_up() {
    let host = used_up(|builder| builder).await;
    let solved = solution(&host).await;
    let ticket = host.get("/join/us").await.ticket();
    for _ in 0..2 {
        let email = ("email", "ada@example.org");
        let fields = [("ticket", &*ticket), email, ("password", PASSWORD), (WORK, &*solved)];
        assert_eq!(host.post("/join/us", &fields).await.location(), "/join/us/check");
    }
    assert_eq!(attempts(&host).await, 2);
}

#[tokio::test]
async fn a_solution_of_another_instance_counts_once_for_both() {
    let configure = |builder: SignupBuilder| {
        builder.form(class_form()).rate_limits(limits(1)).signing_key(SIGNING_KEY)
    };
    let host = Host::start_with(configure).await;
    let other = host.beside(configure).await;
    host.register("first@example.org").await;
    other.register("second@example.org").await;
    let solved = solution(&host).await;
    let answer = sign_up(&other, "ada@example.org", (WORK, &solved)).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_asks_for_work(&sign_up(&host, "eve@example.org", (WORK, &solved)).await);
}

#[tokio::test]
async fn what_is_no_solution_counts_as_none() {
    let host =
        used_up(|builder| builder.captcha("class", ProofOfWork::new().difficulty(1_000))).await;
    let other_form = host.get("/class/captcha?for=limit").await.body;
    let other_form = solve(&attribute(&other_form, "data-challenge"));
    let captcha = host.get("/class/captcha").await.body;
    let captcha = solve(&attribute(&captcha, "data-challenge"));
    let late = solution(&host).await;
    for answer in ["x", "e30=", "é", "\0", &other_form, &captcha, &"A".repeat(9000)] {
        assert_asks_for_work(&sign_up(&host, "ada@example.org", (WORK, answer)).await);
    }
    host.clock.advance(Duration::from_secs(600));
    assert_eq!(host.register("second@example.org").await.location(), "/join/us/check");
    assert_asks_for_work(&sign_up(&host, "ada@example.org", (WORK, &late)).await);
    // Where there is room, no work is needed.
    host.clock.advance(Duration::from_secs(90));
    let answer = sign_up(&host, "ada@example.org", (WORK, &late)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn work_takes_nothing_from_others_and_has_a_limit_of_its_own() {
    let host = host_with(|builder| builder.rate_limits(limits(2))).await;
    for number in 0..2 {
        let email = format!("ada{number}@example.org");
        let answer = sign_up(&host, &email, (WORK, &solution(&host).await)).await;
        assert_eq!(answer.location(), "/join/us/check");
    }
    // The limit of the form is as full as before.
    for number in 2..4 {
        let email = format!("ada{number}@example.org");
        assert_eq!(host.register(&email).await.location(), "/join/us/check");
    }
    // Both are empty now, so work does not help.
    let solved = solution(&host).await;
    for answer in ["", &solved] {
        let page = sign_up(&host, "eve@example.org", (WORK, answer)).await;
        assert_eq!(page.status, 429);
        assert!(page.body.contains("Too many attempts."), "{}", page.body);
        assert!(!page.body.contains(SENTENCE), "{}", page.body);
    }
    // Such a solution is not spent.
    host.clock.advance(Duration::from_secs(90));
    assert_eq!(host.register("eve1@example.org").await.location(), "/join/us/check");
    let answer = sign_up(&host, "eve2@example.org", (WORK, &solved)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn work_counts_for_its_network() {
    let of_networks = limits(1).sign_ups_per_network(few(3));
    let host = host_with(|builder| builder.rate_limits(of_networks)).await;
    host.register("first@example.org").await;
    let from = "192.0.2.1";
    let post = |email: &str, solved: &str| {
        form_post("/join/us", &[("email", email), ("password", PASSWORD), (WORK, solved)], &[])
    };
    assert_eq!(host.send_from(from, post("new@example.org", "")).await.status, 303, "a newcomer");
    assert_asks_for_work(&host.send_from(from, post("ada@example.org", "")).await);
    let solved = solution(&host).await;
    assert_eq!(host.send_from(from, post("ada@example.org", &solved)).await.status, 303);
    let refused = host.send_from(from, post("eve@example.org", &solution(&host).await)).await;
    assert_eq!(refused.status, 429);
    assert!(refused.body.contains("Too many attempts."), "{}", refused.body);
}

#[tokio::test]
async fn an_address_with_an_account_is_answered_like_any() {
    let host = host_with(|builder| builder.rate_limits(limits(2))).await;
    host.has_account("known@example.org").await;
    host.register("second@example.org").await;
    let mut answers = Vec::new();
    for email in ["known@example.org", "fresh@example.org"] {
        let asked = host.register(email).await;
        assert_asks_for_work(&asked);
        let name = email.split_once('@').unwrap().0;
        let asked = without_challenge(&asked).replace(name, "?");
        let taken = sign_up(&host, email, (WORK, &solution(&host).await)).await;
        answers.push((asked, taken.status, taken.location().to_owned()));
    }
    assert_eq!(answers[0], answers[1]);
}

#[tokio::test]
async fn a_bot_gains_nothing_by_work() {
    let host = used_up(|builder| builder).await;
    let bot = |email, answer| [("email", email), ("password", PASSWORD), (TRAP, "x"), answer];
    let asked = host.post("/join/us", &bot("ada@example.org", (WORK, ""))).await;
    assert_asks_for_work(&asked);
    let solved = solution(&host).await;
    let answer = host.post("/join/us", &bot("ada@example.org", (WORK, &solved))).await;
    assert_eq!(answer.location(), "/join/us/check", "as a person is answered");
    assert_eq!(host.mails("ada@example.org").await.len(), 0);
    // Its solution is spent, and it took nothing from the limit of work, which has one place.
    assert_asks_for_work(&sign_up(&host, "eve@example.org", (WORK, &solved)).await);
    let answer = sign_up(&host, "eve@example.org", (WORK, &solution(&host).await)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn after_another_problem_the_page_asks_for_the_work_again() {
    let host = used_up(|builder| builder).await;
    let solved = solution(&host).await;
    let page = sign_up(&host, "ada@", (WORK, &solved)).await;
    assert_eq!(page.status, 422);
    assert!(!page.body.contains(SENTENCE));
    assert_eq!(attribute(&page.body, "data-field"), WORK);
    // A rule of the form refused it, so the solution is not spent.
    let answer = sign_up(&host, "ada@example.org", (WORK, &solved)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn a_harder_puzzle_replaces_that_of_the_captcha() {
    let host = host_with(|builder| {
        builder.rate_limits(limits(1)).captcha("account", ProofOfWork::new().difficulty(4_000))
    })
    .await;
    let usual = solve(&attribute(&fresh(&host).await, "data-challenge"));
    let answer = sign_up(&host, "first@example.org", ("captcha", &usual)).await;
    assert_eq!(answer.location(), "/join/us/check");
    let usual = solve(&attribute(&fresh(&host).await, "data-challenge"));
    let page = sign_up(&host, "ada@example.org", ("captcha", &usual)).await;
    assert_asks_for_work(&page);
    assert_eq!(attribute(&page.body, "max"), "8000");
    assert_eq!(page.body.matches("<progress").count(), 1);
    let solved = solve(&attribute(&page.body, "data-challenge"));
    // It is no answer to the captcha where the limit has room.
    let answer = sign_up(&host, "ada@example.org", (WORK, &solved)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

/// Waiting costs a program nothing, so it opens no limit.
#[tokio::test]
async fn without_scripts_a_visitor_waits_for_the_limit() {
    let host = host_with(|builder| {
        builder.rate_limits(limits(1)).captcha("account", ProofOfWork::new().difficulty(1_000))
    })
    .await;
    let usual = solve(&attribute(&fresh(&host).await, "data-challenge"));
    sign_up(&host, "first@example.org", ("captcha", &usual)).await;
    let page = host.get("/join/us").await.body;
    let token = page.split("name=\"captcha-pass\"").nth(1).unwrap();
    let token = attribute(token, "value");
    host.clock.advance(Duration::from_secs(30));
    let wait = ("captcha-pass", &*token);
    let page = sign_up(&host, "ada@example.org", wait).await;
    assert_asks_for_work(&page);
    assert!(page.body.contains("or in 90 seconds"), "{}", page.body);
    host.clock.advance(Duration::from_secs(60));
    let answer = sign_up(&host, "ada@example.org", wait).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn the_widget_of_a_provider_is_asked_for_beside_the_work() {
    let provider = SiteVerify::start(Verdict::Success).await;
    let captcha = HCaptcha::new(SITE_KEY, SECRET).unwrap().base_url(&provider.url).unwrap();
    let captcha = captcha.on_outage(OnOutage::FallBack(ProofOfWork::new().difficulty(1_000)));
    let host =
        host_with(|builder| builder.rate_limits(limits(2)).captcha("account", captcha)).await;
    let field = "h-captcha-response";
    for (email, token) in [("first@example.org", "token-0"), ("second@example.org", "token-1")] {
        let answer = sign_up(&host, email, (field, token)).await;
        assert_eq!(answer.location(), "/join/us/check");
    }
    let page = sign_up(&host, "ada@example.org", (field, "token-2")).await;
    assert_asks_for_work(&page);
    assert!(page.body.contains(&format!("data-sitekey=\"{SITE_KEY}\"")), "{}", page.body);
    assert_eq!(provider.asked().len(), 2, "the limit refuses before the provider is asked");
    let alone = sign_up(&host, "ada@example.org", (WORK, &solution(&host).await)).await;
    assert_eq!(alone.status, 422);
    assert!(alone.body.contains(MISSING), "{}", alone.body);
    // Nor is it an answer to the proof of work of an outage.
    let solved = solution(&host).await;
    let alone = sign_up(&host, "ada@example.org", ("captcha", &solved)).await;
    assert_asks_for_work(&alone);
    let fields =
        |email, token| [("email", email), ("password", PASSWORD), (WORK, &*solved), (field, token)];
    let answer = host.post("/join/us", &fields("ada@example.org", "token-3")).await;
    assert_eq!(answer.location(), "/join/us/check");
    let replay = host.post("/join/us", &fields("eve@example.org", "token-4")).await;
    assert_asks_for_work(&replay);
    assert_eq!(provider.asked().len(), 3);
    // Where there is room, the widget counts alone as before.
    host.clock.advance(Duration::from_secs(90));
    let used = sign_up(&host, "eve@example.org", (field, "token-3")).await;
    assert!(used.body.contains(EXPIRED), "{}", used.body);
}

#[tokio::test]
async fn a_host_can_let_all_visitors_wait() {
    let limits = limits(1).work_over_shared_limits(None);
    let host = host_with(|builder| builder.rate_limits(limits)).await;
    host.register("first@example.org").await;
    let page = host.register("ada@example.org").await;
    assert_eq!(page.status, 429);
    assert!(page.body.contains("Too many attempts."), "{}", page.body);
    assert_eq!(host.get("/join/us/captcha?for=limit").await.status, 204);
    assert_eq!(host.get(&format!("{API}/challenge?for=limit")).await.status, 404);
}

#[tokio::test]
async fn by_default_the_work_has_five_million_numbers() {
    let host = host_with(|builder| builder.rate_limits(RateLimits::new())).await;
    let fragment = host.get("/join/us/captcha?for=limit").await.body;
    assert_eq!(attribute(&fragment, "max"), "5000000");
}

#[tokio::test]
async fn another_address_needs_no_work_and_none_helps() {
    let host = used_up(|builder| builder).await;
    let solved = solution(&host).await;
    let answer = sign_up(&host, "ada@example.org", (WORK, &solved)).await;
    let solved = solution(&host).await;
    let fields = [("email", "eve@example.org"), (WORK, &*solved)];
    let refused = host.post_as("/join/us/address", &answer.cookie(), &fields).await;
    assert_eq!(refused.status, 429);
    assert!(refused.body.contains("Too many attempts."), "{}", refused.body);
}

async fn call(host: &Host, body: &Value) -> (Answer, Value) {
    let answer = host.send(json_post(API, body.to_string())).await;
    let value = serde_json::from_str(&answer.body).unwrap();
    (answer, value)
}

fn person(email: &str) -> Value {
    json!({"email": email, "password": PASSWORD})
}

#[tokio::test]
async fn a_program_is_told_to_solve_a_puzzle() {
    let host = used_up(|builder| builder).await;
    let (answer, problem) = call(&host, &person("ada@example.org")).await;
    assert_eq!((answer.status.as_u16(), answer.header("retry-after")), (429, "90"));
    assert_eq!(problem["type"], "urn:leptos-signup:problem:rate_limited");
    let at = &problem["problems"][0];
    assert_eq!((&at["field"], &at["code"]), (&json!(WORK), &json!("captcha_work:90")));
    let given = host.get(&format!("{API}/challenge?for=limit")).await;
    let given: Value = serde_json::from_str(&given.body).unwrap();
    assert_eq!((&given["field"], &given["most"]), (&json!(WORK), &json!(1000)));
    let mut person = person("ada@example.org");
    person[WORK] = solve(&given["challenge"].to_string()).into();
    assert_eq!(call(&host, &person).await.0.status, 202);
    assert_eq!(call(&host, &person).await.0.status, 429, "it is spent");
    let none = host.get(&format!("{API}/challenge")).await;
    assert_eq!(none.status, 404, "{}", none.body);
    assert!(none.body.contains("not_offered"), "{}", none.body);
    let document = host.get("/join/us/api/v1/openapi.json").await.body;
    let document: Value = serde_json::from_str(&document).unwrap();
    let registration = &document["components"]["schemas"]["account.Registration"];
    assert!(registration["properties"][WORK].is_object(), "{registration}");
}

#[tokio::test]
async fn a_program_waits_where_the_captcha_is_waived() {
    let host = used_up(|builder| builder.json_api_without_captcha("account")).await;
    let mut person = person("ada@example.org");
    person[WORK] = solution(&host).await.into();
    let (answer, problem) = call(&host, &person).await;
    assert_eq!((answer.status.as_u16(), &problem["problems"]), (429, &Value::Null));
    let challenge = Request::get(format!("{API}/challenge?for=limit")).body(Body::empty()).unwrap();
    assert_eq!(host.send(challenge).await.status, 404);
}
