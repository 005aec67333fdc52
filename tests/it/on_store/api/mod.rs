//! The JSON API: every answer it has, and what no answer tells.

mod account_links;
mod bodies;
mod confirming;
mod document;

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use futures::future::join_all;
use leptos_signup::{Admission, Form, Invite, SignupBuilder, SmtpMailer, json_api::openapi};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::common::{
    self, Answer, Host, PASSWORD, SmtpStub, account_form, beta_form, code, garden_form, json_post,
    link, with_garden, without_a_line_for_hashing,
};

const BASE: &str = "/join/us/api/v1/account";

fn open(builder: SignupBuilder) -> SignupBuilder {
    with_garden(builder).json_api("account").json_api("garden")
}

async fn host() -> Host {
    Host::start_with(open).await
}

/// What an answer says, its status beside.
async fn call(host: &Host, path: &str, body: &Value) -> (u16, Value) {
    read(&host.send(json_post(path, body.to_string())).await)
}

fn read(answer: &Answer) -> (u16, Value) {
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("set-cookie"), "");
    let is_problem = answer.status.as_u16() >= 400;
    let kind = if is_problem { "application/problem+json" } else { "application/json" };
    assert_eq!(answer.header("content-type"), kind, "{}", answer.body);
    let content: Value = serde_json::from_str(&answer.body).unwrap();
    if is_problem {
        assert_eq!(content["status"], answer.status.as_u16());
        assert!(content["detail"].as_str().unwrap().ends_with('.'), "{content}");
    }
    (answer.status.as_u16(), content)
}

fn person(email: &str) -> Value {
    json!({"email": email, "password": PASSWORD})
}

async fn attempt(host: &Host, email: &str) -> String {
    let (status, content) = call(host, BASE, &person(email)).await;
    assert_eq!(status, 202, "{content}");
    content["attempt"].as_str().unwrap().to_owned()
}

/// The token at the end of the link in the latest mail.
async fn token(host: &Host, email: &str) -> String {
    let link = link(&host.mails(email).await[0]);
    link.split_once("token=").unwrap().1.to_owned()
}

async fn confirm(host: &Host, body: &Value) -> (u16, Value) {
    call(host, &format!("{BASE}/confirm"), body).await
}

async fn resend(host: &Host, body: &Value) -> (u16, Value) {
    call(host, &format!("{BASE}/resend"), body).await
}

fn kind(content: &Value) -> &str {
    content["type"].as_str().unwrap().strip_prefix("urn:leptos-signup:problem:").unwrap()
}

/// `field code` of each problem.
fn problems(content: &Value) -> Vec<String> {
    let problems = content["problems"].as_array().unwrap().iter();
    let word = |value: &Value| value.as_str().unwrap().to_owned();
    problems.map(|problem| word(&problem["field"]) + " " + &word(&problem["code"])).collect()
}

#[tokio::test]
async fn nothing_is_open_that_the_builder_does_not_open() {
    let host = Host::start_with(|builder| with_garden(builder).json_api("garden")).await;
    for path in [BASE, "/join/us/api/v1/openapi.json", "/garden/api/v1/account"] {
        let answer = host.send(json_post(path, person("ada@example.org").to_string())).await;
        assert_eq!((answer.status, answer.header("set-cookie")), (StatusCode::NOT_FOUND, ""));
        assert_eq!(answer.body, "the host's own 404");
    }
    assert_eq!(host.get("/garden/api/v1/openapi.json").await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_unknown_form_cannot_be_opened() {
    let builder = leptos_signup::Signup::builder().form(account_form()).json_api("acount");
    let error = builder.build().await.unwrap_err().to_string();
    assert!(
        error.contains(r#".json_api("acount")"#)
            && error.contains("the id of a form of the builder"),
        "{error}"
    );
}

#[tokio::test]
async fn signing_up_is_answered_with_an_attempt() {
    let host = host().await;
    let (status, content) = call(&host, BASE, &person("ada@example.org")).await;
    assert_eq!(status, 202);
    let attempt = content["attempt"].as_str().unwrap();
    assert_eq!(attempt.len(), 43);
    assert_eq!(content, json!({"attempt": attempt, "expires_in": 86400, "resend_in": 60}));
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn an_address_with_an_account_gets_the_same_answer() {
    let host = host().await;
    host.has_account("known@example.org").await;
    host.clock.advance(Duration::from_secs(61));
    let rows =
        "SELECT (SELECT count(*) FROM signup_attempt) + (SELECT count(*) FROM signup_outbox)";
    let mut seen = Vec::new();
    for email in ["known@example.org", "other@example.org"] {
        let before = host.count(rows).await;
        let mut answers = Vec::new();
        let began = host.send(json_post(BASE, person(email).to_string())).await;
        let content: Value = serde_json::from_str(&began.body).unwrap();
        let attempt = content["attempt"].as_str().unwrap().to_owned();
        answers.push(began);
        let post = async |path: &str, body: Value| {
            host.send(json_post(&format!("{BASE}/{path}"), body.to_string())).await
        };
        answers.push(post("resend", json!({"attempt": attempt})).await);
        host.clock.advance(Duration::from_secs(60));
        answers.push(post("resend", json!({"attempt": attempt})).await);
        for _ in 0..6 {
            let wrong = json!({"attempt": attempt, "code": "0000-0000"});
            answers.push(post("confirm", wrong).await);
        }
        let told = answers
            .into_iter()
            .map(|answer| (answer.status, answer.headers, answer.body.replace(&attempt, "?")));
        seen.push((told.collect::<Vec<_>>(), host.count(rows).await - before));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0].0.last().unwrap().0, StatusCode::UNPROCESSABLE_ENTITY);
    let notice = &host.mails("known@example.org").await[0];
    assert_eq!(notice.subject, "You already have an account with Orchard");
}

#[tokio::test]
async fn a_form_that_is_open_about_accounts_answers_409() {
    let open = Form::new("open").at("/open").email().password().reveal_duplicates();
    let host = Host::start_with(|builder| builder.form(open).json_api("open")).await;
    let register = async || call(&host, "/open/api/v1/open", &person("ada@example.org")).await;
    assert_eq!(register().await.0, 202);
    let confirmed = call(
        &host,
        "/open/api/v1/open/confirm",
        &json!({"token": token(&host, "ada@example.org").await, "password": PASSWORD}),
    )
    .await;
    assert_eq!(confirmed.0, 200);
    let (status, content) = register().await;
    assert_eq!((status, kind(&content)), (409, "taken"));
    assert_eq!(problems(&content), ["email address_taken"]);
}

#[tokio::test]
async fn problems_have_the_codes_and_sentences_of_the_page() {
    let host = host().await;
    let wrong = json!({"name": "A", "since": "1066", "side": "north", "source": "<b>"});
    let (status, content) = call(&host, "/garden/api/v1/garden", &wrong).await;
    assert_eq!((status, kind(&content)), (422, "invalid"));
    assert_eq!(
        problems(&content),
        [
            "email missing",
            "name too_short:2",
            "since host_too_early",
            "side not_a_choice",
            "source pattern",
            "rules missing",
        ]
    );
    assert_eq!(content["problems"][2]["detail"], "That is before our time.");
    let (_, content) = call(&host, BASE, &json!({"email": "ada", "password": "Zebra-1!"})).await;
    assert_eq!(problems(&content), ["email email_missing_at", "password password_too_short:15"]);
    assert!(!content.to_string().contains("Zebra"), "{content}");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn secrets_that_were_never_issued_are_unknown() {
    let host = host().await;
    let none = "A".repeat(43);
    for secret in [none.as_str(), "", "' OR 1=1 --", "\u{0}"] {
        let by = |name: &str| Value::Object(Map::from_iter([(name.to_owned(), secret.into())]));
        let (status, content) = confirm(&host, &by("token")).await;
        assert_eq!((status, kind(&content)), (404, "unknown_link"));
        let mut with_code = by("attempt");
        with_code["code"] = json!("1234-5678");
        let (status, content) = confirm(&host, &with_code).await;
        assert_eq!((status, kind(&content)), (404, "unknown_attempt"));
        assert_eq!(resend(&host, &by("token")).await.0, 404);
        assert_eq!(resend(&host, &by("attempt")).await.0, 404);
    }
}

#[tokio::test]
async fn an_attempt_of_another_form_is_unknown() {
    let host = host().await;
    let attempt = attempt(&host, "ada@example.org").await;
    let elsewhere = call(&host, "/garden/api/v1/garden/resend", &json!({"attempt": attempt})).await;
    assert_eq!(elsewhere.0, 404);
}

#[tokio::test]
async fn an_expired_link_is_gone_and_resend_takes_its_token() {
    let host = host().await;
    let attempt = attempt(&host, "ada@example.org").await;
    let old = token(&host, "ada@example.org").await;
    let code = code(&host.mails("ada@example.org").await[0]);
    host.clock.advance(Duration::from_secs(24 * 60 * 60));
    let (status, content) = confirm(&host, &json!({"token": old})).await;
    assert_eq!((status, kind(&content)), (410, "link_expired"));
    let (_, content) = confirm(&host, &json!({"attempt": attempt, "code": code})).await;
    assert_eq!(problems(&content), ["code code_expired"]);
    let sent = json!({"expires_in": 86400, "resend_in": 60, "undeliverable": false});
    assert_eq!(resend(&host, &json!({"token": old})).await, (202, sent));
    assert_eq!(
        confirm(&host, &json!({"token": old})).await.0,
        410,
        "another link renews no old one"
    );
    let new = token(&host, "ada@example.org").await;
    assert_eq!(confirm(&host, &json!({"token": new, "password": PASSWORD})).await.0, 200);
}

#[tokio::test]
async fn another_mail_waits_for_the_cooldown() {
    let host = host().await;
    let body = json!({"attempt": attempt(&host, "ada@example.org").await});
    for (advance, resend_in, expires_in, mails) in
        [(0, 60, 86400, 1), (59, 1, 86341, 1), (1, 60, 86400, 2), (30, 30, 86370, 2)]
    {
        host.clock.advance(Duration::from_secs(advance));
        let expected = json!({
            "expires_in": expires_in, "resend_in": resend_in, "undeliverable": false,
        });
        assert_eq!(resend(&host, &body).await, (202, expected));
        assert_eq!(host.mails("ada@example.org").await.len(), mails);
    }
}

#[tokio::test]
async fn codes_run_out() {
    let host = host().await;
    let attempt = attempt(&host, "ada@example.org").await;
    let wrong = json!({"attempt": attempt, "code": "0000-0000"});
    for _ in 0..4 {
        assert_eq!(problems(&confirm(&host, &wrong).await.1), ["code wrong_code"]);
    }
    assert_eq!(problems(&confirm(&host, &wrong).await.1), ["code too_many_tries"]);
    let right = code(&host.mails("ada@example.org").await[0]);
    let late = confirm(&host, &json!({"attempt": attempt, "code": right})).await.1;
    assert_eq!(problems(&late), ["code too_many_tries"]);
}

#[tokio::test]
async fn a_form_without_a_name_has_no_names_to_ask_about() {
    let host = host().await;
    let answer = host.get(&format!("{BASE}/availability?username=ada")).await;
    let (status, content) = read(&answer);
    assert_eq!((status, kind(&content)), (404, "not_offered"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn past_the_line_for_hashing_the_answer_is_503_with_the_time_to_wait() {
    let host = Host::start_with(|builder| without_a_line_for_hashing(open(builder))).await;
    let register = || host.send(json_post(BASE, person("ada@example.org").to_string()));
    let answers = join_all((0..16).map(|_| register())).await;
    let busy: Vec<_> = answers.iter().filter(|answer| answer.status.as_u16() == 503).collect();
    assert!(!busy.is_empty() && busy.len() < 16);
    for answer in busy {
        assert_eq!(answer.header("retry-after"), "5");
        assert_eq!(kind(&read(answer).1), "busy");
    }
}

#[tokio::test]
async fn a_store_that_fails_is_answered_503() {
    let host = host().await;
    let attempt = attempt(&host, "ada@example.org").await;
    host.database.execute("DROP TABLE signup_attempt").await;
    for (path, body) in [
        ("", person("eve@example.org")),
        ("/confirm", json!({"token": attempt})),
        ("/confirm", json!({"attempt": attempt, "code": "1234-5678"})),
        ("/resend", json!({"attempt": attempt})),
    ] {
        let answer = host.send(json_post(&format!("{BASE}{path}"), body.to_string())).await;
        assert_eq!(answer.header("retry-after"), "30");
        let (status, content) = read(&answer);
        assert_eq!((status, kind(&content)), (503, "unavailable"));
    }
}

#[tokio::test]
async fn no_answer_holds_a_secret_beside_the_attempt() {
    let host = host().await;
    let mut told = String::new();
    let mut tell = async |path: &str, body: &Value| {
        let answer = host.send(json_post(&format!("{BASE}{path}"), body.to_string())).await;
        told.push_str(&format!("{:?} {}\n", answer.headers, answer.body));
        serde_json::from_str::<Value>(&answer.body).unwrap()
    };
    let attempt = tell("", &person("ada@example.org")).await["attempt"].clone();
    let code = code(&host.mails("ada@example.org").await[0]);
    let token = token(&host, "ada@example.org").await;
    tell("/resend", &json!({"attempt": attempt})).await;
    tell("/confirm", &json!({"attempt": attempt, "code": "0000-0000"})).await;
    let hash = host.text("SELECT password_hash FROM signup_attempt").await;
    tell("/confirm", &json!({"attempt": attempt, "code": code})).await;
    tell("/confirm", &json!({"token": token, "password": PASSWORD})).await;
    assert_eq!(told.matches(attempt.as_str().unwrap()).count(), 1);
    for secret in [hash.as_str(), "argon2", PASSWORD, &code, &code.replace('-', ""), &token] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

#[tokio::test]
async fn a_closed_form_answers_403() {
    let host = host().await;
    host.signup.set_admission("account", Admission::closed()).unwrap();
    let (status, content) = call(&host, BASE, &person("ada@example.org")).await;
    assert_eq!((status, kind(&content)), (403, "closed"), "{content}");
}

#[tokio::test]
async fn confirming_for_a_waitlist_parks_the_attempt() {
    let host = host().await;
    host.signup.set_admission("account", Admission::waitlist()).unwrap();
    let attempt = attempt(&host, "ada@example.org").await;
    let code = code(&host.mails("ada@example.org").await[0]);
    let token = token(&host, "ada@example.org").await;
    let body = json!({"attempt": attempt, "code": code});
    for body in [&body, &json!({"token": token, "password": PASSWORD}), &body] {
        assert_eq!(confirm(&host, body).await, (200, json!({"confirmed": "parked"})));
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

#[tokio::test]
async fn an_invite_that_was_used_up_meanwhile_is_gone() {
    let host = Host::start_with(|builder| {
        let beta = builder.form(beta_form()).admission("beta", Admission::invite_only());
        beta.json_api("beta")
    })
    .await;
    let invite = host.signup.invites("beta").create(Invite::new()).await.unwrap();
    let path = "/beta/api/v1/beta";
    let mut person = person("ada@example.org");
    let (status, content) = call(&host, path, &person).await;
    assert_eq!((status, problems(&content)), (422, vec!["invite missing".to_owned()]));
    person["invite"] = invite.code().expose().into();
    let (_, content) = call(&host, path, &person).await;
    let code = code(&host.mails("ada@example.org").await[0]);
    host.signup.invites("beta").revoke(invite.id()).await.unwrap();
    let token = token(&host, "ada@example.org").await;
    for body in [
        json!({"token": token, "password": PASSWORD}),
        json!({"attempt": content["attempt"], "code": code}),
    ] {
        let (status, content) = call(&host, &format!("{path}/confirm"), &body).await;
        assert_eq!((status, kind(&content)), (410, "invite_spent"), "{content}");
    }
}

#[tokio::test]
async fn an_app_learns_that_the_mail_server_refused_the_address() {
    for email in ["ada@example.org", "eve@example.org"] {
        let smtp = SmtpStub::start().await;
        let host = Host::start_with(open).await;
        host.has_account("ada@example.org").await;
        host.clock.advance(Duration::from_secs(60 * 60));
        host.signup.deliver_due_mail().await.unwrap();
        let mailer = SmtpMailer::from_url(&smtp.url()).unwrap();
        let host = host.beside(|builder| open(builder).mailer(mailer)).await;
        let (_, content) = call(&host, BASE, &person(email)).await;
        let attempt = json!({"attempt": content["attempt"]});
        smtp.answer("RCPT TO", "550 5.1.1 User unknown");
        host.signup.deliver_due_mail().await.unwrap();
        let (status, content) = resend(&host, &attempt).await;
        assert_eq!((status, &content["undeliverable"]), (202, &json!(true)), "{email}");
        host.clock.advance(Duration::from_secs(60));
        let (status, content) = resend(&host, &attempt).await;
        assert_eq!(
            (status, &content["undeliverable"]),
            (202, &json!(false)),
            "a new mail: {email}"
        );
    }
}
