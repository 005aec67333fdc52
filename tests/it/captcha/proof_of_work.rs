//! The proof of work, solved by a library for its protocol.

use std::time::Duration;

use altcha::{Payload, SolveChallengeOptions, solve_challenge};
use base64::{Engine, prelude::BASE64_STANDARD};
use leptos_signup::{RateLimits, SignupBuilder, captcha::ProofOfWork, limits::Limit};
use serde_json::{Value, json};

use super::{EXPIRED, FAILED, MISSING, assert_refused, attempts, attribute, fresh, sign_up};
use crate::common::{Answer, Host, PASSWORD, TRAP, class_form};

/// The answer to a challenge.
pub fn solve(challenge: &str) -> String {
    let challenge = serde_json::from_str(challenge).unwrap();
    let solution = solve_challenge(SolveChallengeOptions::new(&challenge)).unwrap().unwrap();
    BASE64_STANDARD.encode(serde_json::to_vec(&Payload { challenge, solution }).unwrap())
}

fn work() -> ProofOfWork {
    ProofOfWork::new().difficulty(1_000)
}

async fn host() -> Host {
    Host::start_with(|builder| builder.captcha("account", work())).await
}

async fn solution(host: &Host) -> String {
    solve(&attribute(&fresh(host).await, "data-challenge"))
}

#[tokio::test]
async fn a_solved_proof_of_work_lets_the_visitor_sign_up() {
    let host = host().await;
    let answer = sign_up(&host, "ada@example.org", ("captcha", &solution(&host).await)).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_page_carries_a_challenge_of_its_own() {
    let host = host().await;
    let challenge = |page: Answer| {
        let at = page.body.find("signature").unwrap();
        page.body[at..at + 100].to_owned()
    };
    assert_ne!(challenge(host.get("/join/us").await), challenge(host.get("/join/us").await));
    let shown = fresh(&host).await;
    assert_eq!(attribute(&shown, "max"), "1000");
    assert_eq!(attribute(&shown, "data-lives"), "600");
}

#[tokio::test]
async fn a_solution_is_good_once_however_it_is_written() {
    let host = host().await;
    let solution = solution(&host).await;
    sign_up(&host, "ada@example.org", ("captcha", &solution)).await;
    let payload: Value =
        serde_json::from_slice(&BASE64_STANDARD.decode(&solution).unwrap()).unwrap();
    let spaced = BASE64_STANDARD.encode(serde_json::to_string_pretty(&payload).unwrap());
    for replay in [&solution, &spaced] {
        let answer = sign_up(&host, "eve@example.org", ("captcha", replay)).await;
        assert!(answer.body.contains(EXPIRED), "{}", answer.body);
    }
    assert_eq!(attempts(&host).await, 1);
}

#[tokio::test]
async fn a_solution_is_good_for_ten_minutes() {
    let host = host().await;
    let solution = solution(&host).await;
    host.clock.advance(Duration::from_secs(600));
    let answer = sign_up(&host, "ada@example.org", ("captcha", &solution)).await;
    assert_refused(&host, &answer, EXPIRED).await;
}

#[tokio::test]
async fn a_solution_is_good_on_its_form_at_its_site() {
    let both = |builder: SignupBuilder| {
        let builder = builder.form(class_form()).signing_key("a key of 32 bytes or rather more");
        builder.captcha("account", work()).captcha("class", work())
    };
    let host = Host::start_with(both).await;
    let here = solution(&host).await;
    let fields = [("username", "ada"), ("password", PASSWORD), ("captcha", &here)];
    let answer = host.post("/class", &fields).await;
    assert!(answer.body.contains(FAILED), "{}", answer.body);
    let elsewhere =
        Host::start_public(|builder| both(builder).public_url("https://example.org")).await;
    let answer = sign_up(&elsewhere, "ada@example.org", ("captcha", &here)).await;
    assert_refused(&elsewhere, &answer, FAILED).await;
    // Nothing of that spent it.
    let answer = sign_up(&host, "ada@example.org", ("captcha", &here)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn a_post_that_passed_at_one_form_is_another_one_at_another() {
    let host = Host::start_with(|builder| {
        builder.form(class_form()).captcha("account", work()).captcha("class", work())
    })
    .await;
    let here = solution(&host).await;
    let both = [
        ("ticket", "x"),
        ("username", "ada"),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("captcha", &*here),
    ];
    assert_eq!(host.post("/join/us", &both).await.location(), "/join/us/check");
    let answer = host.post("/class", &both).await;
    assert!(answer.body.contains(EXPIRED), "{}", answer.body);
    assert_eq!(attempts(&host).await, 1);
}

#[tokio::test]
async fn a_visitor_without_an_answer_uses_up_no_limit_of_others() {
    let one = Limit::burst(1);
    let limits = RateLimits::new().sign_ups_per_form(one);
    let host =
        Host::start_with(|builder| builder.captcha("account", work()).rate_limits(limits)).await;
    for answer in ["", "x", "e30="] {
        let answer = sign_up(&host, "ada@example.org", ("captcha", answer)).await;
        assert_eq!(answer.status, 422, "{}", answer.body);
    }
    let here = solution(&host).await;
    let answer = sign_up(&host, "ada@example.org", ("captcha", &here)).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(sign_up(&host, "ada@example.org", ("captcha", "x")).await.status, 429);
}

#[tokio::test]
async fn a_bot_without_an_answer_is_refused_like_any_visitor() {
    let host = host().await;
    let bot = |answer| [("email", "ada@example.org"), ("password", PASSWORD), (TRAP, "x"), answer];
    let answer = host.post("/join/us", &bot(("captcha", ""))).await;
    assert_refused(&host, &answer, MISSING).await;
    // A made-up one is refused, and a solution is good once.
    let answer = host.post("/join/us", &bot(("captcha", "e30="))).await;
    assert_refused(&host, &answer, FAILED).await;
    let here = solution(&host).await;
    assert_eq!(host.post("/join/us", &bot(("captcha", &here))).await.location(), "/join/us/check");
    assert_eq!(host.mails("ada@example.org").await.len(), 0);
    let answer = sign_up(&host, "ada@example.org", ("captcha", &here)).await;
    assert!(answer.body.contains(EXPIRED), "{}", answer.body);
}

#[tokio::test]
async fn what_is_no_solution_is_refused() {
    let host = host().await;
    let whole = solution(&host).await;
    let mut easier: Value =
        serde_json::from_slice(&BASE64_STANDARD.decode(&whole).unwrap()).unwrap();
    easier["challenge"]["parameters"]["keyPrefix"] = json!("");
    let easier = BASE64_STANDARD.encode(easier.to_string());
    let long = "A".repeat(9000);
    for answer in ["x", "e30=", "é", "\0", &whole[4..], &easier, &long] {
        let answer = sign_up(&host, "ada@example.org", ("captcha", answer)).await;
        assert_refused(&host, &answer, FAILED).await;
    }
    let answer = sign_up(&host, "ada@example.org", ("captcha", "")).await;
    assert_refused(&host, &answer, MISSING).await;
}

#[tokio::test]
async fn a_form_without_a_captcha_gives_none() {
    let host = Host::start().await;
    assert_eq!(host.get("/join/us/captcha").await.status, 204);
    assert!(!host.get("/join/us").await.body.contains("data-challenge"));
}

const BASE: &str = "/join/us/api/v1/account";

async fn call(host: &Host, body: &Value) -> (u16, Value) {
    let request = axum::http::Request::post(BASE).header("content-type", "application/json");
    let answer = host.send(request.body(body.to_string().into()).unwrap()).await;
    (answer.status.as_u16(), serde_json::from_str(&answer.body).unwrap())
}

#[tokio::test]
async fn a_program_answers_the_same_captcha() {
    let host =
        Host::start_with(|builder| builder.captcha("account", work()).json_api("account")).await;
    let mut person = json!({"email": "ada@example.org", "password": PASSWORD});
    let (status, problem) = call(&host, &person).await;
    assert_eq!((status, &problem["problems"][0]["code"]), (422, &json!("captcha_missing")));

    let given = host.get(&format!("{BASE}/challenge")).await;
    assert_eq!(given.header("cache-control"), "no-store");
    let given: Value = serde_json::from_str(&given.body).unwrap();
    assert_eq!((&given["most"], &given["expires_in"]), (&json!(1000), &json!(600)));
    let field = given["field"].as_str().unwrap();
    person[field] = solve(&given["challenge"].to_string()).into();
    assert_eq!(call(&host, &person).await.0, 202);
    let (status, problem) = call(&host, &person).await;
    assert_eq!((status, &problem["problems"][0]["code"]), (422, &json!("captcha_expired")));

    let document = host.get("/join/us/api/v1/openapi.json").await.body;
    let document: Value = serde_json::from_str(&document).unwrap();
    assert!(document["paths"][format!("{BASE}/challenge")]["get"].is_object());
    let registration = &document["components"]["schemas"]["account.Registration"];
    assert!(registration["required"].as_array().unwrap().contains(&json!("captcha")));
}

#[tokio::test]
async fn a_program_answers_none_where_the_host_says_so() {
    let host = Host::start_with(|builder| {
        let builder = builder.captcha("account", work()).json_api("account");
        builder.json_api_without_captcha("account")
    })
    .await;
    let person = json!({"email": "ada@example.org", "password": PASSWORD});
    assert_eq!(call(&host, &person).await.0, 202);
    assert_eq!(host.get(&format!("{BASE}/challenge")).await.status, 404);
    assert!(!host.get("/join/us/api/v1/openapi.json").await.body.contains("captcha"));
    // The page asks as before.
    let answer = sign_up(&host, "eve@example.org", ("captcha", "")).await;
    assert!(answer.body.contains(MISSING), "{}", answer.body);
}
