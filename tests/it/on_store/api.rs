//! The JSON API: every answer it has, and what no answer tells.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use futures::future::join_all;
use leptos_signup::{Admission, Form, Invite, SignupBuilder, json_api::openapi};
use proptest::prelude::*;
use serde_json::{Map, Value, json};

use crate::common::{
    self, Answer, Host, PASSWORD, account_form, beta_form, code, garden_form, json_post, link,
    with_garden,
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
            let wrong = json!({"attempt": attempt, "code": "BBBB-BBBB"});
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
async fn the_token_of_the_link_confirms_once() {
    let host = host().await;
    attempt(&host, "ada@example.org").await;
    let token = token(&host, "ada@example.org").await;
    let body = json!({"token": token, "password": PASSWORD});
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "now"})));
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "before"})));
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    assert_eq!(host.mails("ada@example.org").await[0].subject, "Welcome to Orchard");
}

#[tokio::test]
async fn the_code_confirms_with_the_attempt_and_not_without() {
    let host = host().await;
    let own = attempt(&host, "ada@example.org").await;
    let other = attempt(&host, "eve@example.org").await;
    let code = code(&host.mails("ada@example.org").await[0]);
    let (status, content) = confirm(&host, &json!({"code": code})).await;
    assert_eq!((status, kind(&content)), (400, "malformed"));
    let (status, content) = confirm(&host, &json!({"attempt": other, "code": code})).await;
    assert_eq!((status, problems(&content)), (422, vec!["code wrong_code".to_owned()]));
    let (_, content) = confirm(&host, &json!({"attempt": own})).await;
    assert_eq!(problems(&content), ["code missing"]);
    let body = json!({"attempt": own, "code": code.to_lowercase()});
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "now"})));
    assert_eq!(confirm(&host, &body).await, (200, json!({"confirmed": "before"})));
}

#[tokio::test]
async fn what_is_asked_for_with_the_confirmation_stands_beside_its_proof() {
    let host = host().await;
    let path = "/garden/api/v1/garden";
    let filled = json!({
        "email": "ada@example.org", "name": "Ada", "since": "1999", "side": "shade", "tools": true,
        "rules": true, "is_admin": true, "confirmed": 1, "password": null,
    });
    let (status, content) = call(&host, path, &filled).await;
    assert_eq!(status, 202, "{content}");
    let profile = host.database.profile("signup_attempt").await;
    assert_eq!(
        serde_json::from_str::<Value>(&profile).unwrap(),
        json!({"name": "Ada", "since": 1999, "side": "shade", "tools": true, "source": "site"})
    );
    let token = token(&host, "ada@example.org").await;
    let path = format!("{path}/confirm");
    let (status, content) = call(&host, &path, &json!({"token": token})).await;
    assert_eq!((status, problems(&content)), (422, vec!["password missing".to_owned()]));
    assert_eq!(content["problems"][0]["detail"], "Enter a password.");
    let with = json!({"token": token, "password": PASSWORD});
    assert_eq!(call(&host, &path, &with).await.0, 200);
    let hashed = "SELECT count(*) FROM signup_account WHERE password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(hashed).await, 1);
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
        with_code["code"] = json!("BCDF-GHJK");
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
    let sent = json!({"expires_in": 86400, "resend_in": 60});
    assert_eq!(resend(&host, &json!({"token": old})).await, (202, sent));
    assert_eq!(confirm(&host, &json!({"token": old})).await.0, 404, "replaced");
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
        let expected = json!({"expires_in": expires_in, "resend_in": resend_in});
        assert_eq!(resend(&host, &body).await, (202, expected));
        assert_eq!(host.mails("ada@example.org").await.len(), mails);
    }
}

#[tokio::test]
async fn codes_run_out() {
    let host = host().await;
    let attempt = attempt(&host, "ada@example.org").await;
    let wrong = json!({"attempt": attempt, "code": "BBBB-BBBB"});
    for _ in 0..4 {
        assert_eq!(problems(&confirm(&host, &wrong).await.1), ["code wrong_code"]);
    }
    assert_eq!(problems(&confirm(&host, &wrong).await.1), ["code too_many_tries"]);
    let right = code(&host.mails("ada@example.org").await[0]);
    let late = confirm(&host, &json!({"attempt": attempt, "code": right})).await.1;
    assert_eq!(problems(&late), ["code too_many_tries"]);
}

#[tokio::test]
async fn a_body_is_one_flat_object_with_each_name_once() {
    let host = host().await;
    let many: Map<String, Value> = (0..65).map(|n| (n.to_string(), Value::Null)).collect();
    for body in [
        "",
        "null",
        "[]",
        "\"text\"",
        "{} {}",
        r#"{"email": "a@example.org", "email": "b@example.org"}"#,
        r#"{"email": "a@example.org", "\u0065mail": "b@example.org"}"#,
        r#"{"email": {"address": "a@example.org"}}"#,
        r#"{"email": ["a@example.org"]}"#,
        r#"{"email": 7}"#,
        r#"{"email": null}"#,
        r#"{"unknown": []}"#,
        r#"{"password": true}"#,
        r#"{"a": 1e999}"#,
        r#"{"a": "\ud800"}"#,
        &Value::Object(many).to_string(),
    ] {
        for path in [BASE, "/join/us/api/v1/account/confirm", "/garden/api/v1/garden"] {
            let answer = host.send(json_post(path, body.to_owned())).await;
            if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
                assert!(body.contains("password") && path.contains("garden"), "{body}: {path}");
                continue;
            }
            let (status, content) = read(&answer);
            assert_eq!((status, kind(&content)), (400, "malformed"), "{body}");
        }
    }
    let invalid = host.send(json_post(BASE, b"{\"email\": \"\xff\"}".to_vec())).await;
    assert_eq!(read(&invalid).0, 400);
    let boxes = json!({"tools": "on"});
    let (_, content) = call(&host, "/garden/api/v1/garden", &boxes).await;
    assert_eq!(content["detail"], "The member `tools` must be true or false.");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_body_is_json_in_utf_8() {
    let host = host().await;
    let send = async |kind: Option<&str>| {
        let mut request = Request::post(BASE);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let body = person("ada@example.org").to_string();
        read(&host.send(request.body(Body::from(body)).unwrap()).await)
    };
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/json-patch+json"),
        Some("text/plain; application/json"),
        Some("application/json; charset=utf-16"),
        Some("application/json; charset=iso-8859-1"),
    ] {
        let (status, content) = send(kind).await;
        assert_eq!((status, self::kind(&content)), (415, "unsupported_media_type"), "{kind:?}");
    }
    for kind in ["Application/JSON", "application/json; charset=\"UTF-8\"", "application/json;v=1"]
    {
        assert_eq!(send(Some(kind)).await.0, 202, "{kind}");
    }
}

#[tokio::test]
async fn a_large_body_is_refused() {
    let host = host().await;
    let (status, content) = call(&host, BASE, &json!({"a": "x".repeat(16 * 1024)})).await;
    assert_eq!((status, kind(&content)), (413, "too_large"));
    let body = json!({"email": "ada@example.org", "password": "x".repeat(15_000)});
    assert_eq!(problems(&call(&host, BASE, &body).await.1)[0], "password password_too_long");
}

#[tokio::test]
async fn a_browser_may_call_it_from_our_own_pages_only() {
    let host = host().await;
    let send = async |name: &str, value: &str| {
        let mut request = json_post(BASE, person("ada@example.org").to_string());
        let name: axum::http::HeaderName = name.parse().unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        request.headers_mut().insert("host", "127.0.0.1:3000".parse().unwrap());
        host.send(request).await
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.test"),
        ("origin", "null"),
    ] {
        let (status, content) = read(&send(name, value).await);
        assert_eq!((status, kind(&content)), (403, "foreign_origin"), "{name}: {value}");
    }
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", common::ORIGIN)] {
        let answer = send(name, value).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")));
    }
    let preflight = Request::options(BASE).header("origin", "https://evil.test");
    let preflight = preflight.header("access-control-request-method", "POST");
    let answer = host.send(preflight.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")));
}

#[tokio::test]
async fn another_method_is_told_which_there_is() {
    let host = host().await;
    for (path, allowed) in [
        ("", "POST"),
        ("/confirm", "POST"),
        ("/resend", "POST"),
        ("/availability", "GET, HEAD"),
        ("/../openapi.json", "GET, HEAD"),
    ] {
        let path = format!("{BASE}{path}").replace("account/../", "");
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE, Method::TRACE] {
            if allowed.contains(method.as_str()) {
                continue;
            }
            let request = Request::builder().method(method).uri(&path).body(Body::empty());
            let answer = host.send(request.unwrap()).await;
            assert_eq!(answer.header("allow"), allowed);
            assert_eq!(read(&answer).0, 405, "{path}");
        }
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
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
    let host = Host::start_with(|builder| open(builder).hash_concurrency(1).hash_queue(0)).await;
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
        ("/confirm", json!({"attempt": attempt, "code": "BCDF-GHJK"})),
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
    tell("/confirm", &json!({"attempt": attempt, "code": "BBBB-BBBB"})).await;
    let hash = host.text("SELECT password_hash FROM signup_attempt").await;
    tell("/confirm", &json!({"attempt": attempt, "code": code})).await;
    tell("/confirm", &json!({"token": token, "password": PASSWORD})).await;
    assert_eq!(told.matches(attempt.as_str().unwrap()).count(), 1);
    for secret in [hash.as_str(), "argon2", PASSWORD, &code, &code.replace('-', ""), &token] {
        assert!(!told.contains(secret), "{secret} in {told}");
    }
}

#[tokio::test]
async fn the_document_is_served_as_it_is_made_of_the_forms() {
    let host = host().await;
    let forms = [account_form(), garden_form()];
    for path in ["/join/us/api/v1/openapi.json", "/garden/api/v1/openapi.json"] {
        let answer = host.get(path).await;
        assert_eq!(answer.body, openapi(&forms));
        assert_eq!(read(&answer).1["openapi"], "3.1.0");
    }
}

#[test]
fn the_document_says_of_a_field_what_the_field_asks_for() {
    let document: Value = serde_json::from_str(&openapi([&garden_form()])).unwrap();
    let registration = &document["components"]["schemas"]["garden.Registration"];
    assert_eq!(registration["required"], json!(["email", "name", "side", "rules"]));
    let fields = &registration["properties"];
    assert_eq!(
        (&fields["name"]["minLength"], &fields["name"]["maxLength"]),
        (&json!(2), &json!(20))
    );
    assert_eq!(fields["side"]["enum"], json!(["sun", "shade"]));
    assert_eq!(fields["tools"]["type"], "boolean");
    assert_eq!(fields["rules"]["enum"], json!([true]));
    assert_eq!(fields["source"]["default"], "site");
    assert!(fields.get("password").is_none());
    let paths: Vec<&String> = document["paths"].as_object().unwrap().keys().collect();
    let base = "/garden/api/v1/garden";
    assert_eq!(paths, [base, &format!("{base}/confirm"), &format!("{base}/resend")]);
}

#[test]
fn every_reference_in_the_document_leads_somewhere() {
    let document: Value = serde_json::from_str(&openapi(&[account_form(), garden_form()])).unwrap();
    let text = document.to_string();
    let references: Vec<&str> = text.split(r##""$ref":"#"##).skip(1).collect();
    assert!(references.len() > 20);
    for reference in references {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
}

#[tokio::test]
async fn the_examples_of_the_document_are_taken() {
    let host = host().await;
    let forms = [account_form(), garden_form()];
    let document: Value = serde_json::from_str(&openapi(&forms)).unwrap();
    for path in [BASE, "/garden/api/v1/garden"] {
        let content = &document["paths"][path]["post"]["requestBody"]["content"];
        let example = &content["application/json"]["example"];
        assert_eq!(call(&host, path, example).await.0, 202, "{example}");
    }
}

/// Bodies that are nearly right, and bodies of anything.
fn bodies() -> impl Strategy<Value = Vec<u8>> {
    let pieces = prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "\"email\"",
        "\"password\"",
        "\"token\"",
        "\"attempt\"",
        "\"code\"",
        "\"ada@example.org\"",
        "\"just many plain words\"",
        "\"BCDF-GHJK\"",
        "true",
        "null",
        "1e999",
        "-0",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"",
        "\\",
        " ",
        "\u{feff}",
        "/**/",
    ]);
    let name = prop::sample::select(vec!["email", "password", "token", "attempt", "code", "name"]);
    let value = prop_oneof![
        any::<String>().prop_map(Value::from),
        "[A-Za-z0-9_.-]{43,90}".prop_map(Value::from),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        Just(Value::Null),
        prop::collection::vec(any::<u8>(), 0..3).prop_map(Value::from),
    ];
    let object = prop::collection::vec((name, value), 0..6).prop_map(|members| {
        let members = members.into_iter().map(|(name, value)| format!("{name:?}: {value}"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(", ")).into_bytes()
    });
    prop_oneof![
        object,
        prop::collection::vec(pieces, 0..24).prop_map(|pieces| pieces.concat().into_bytes()),
        prop::collection::vec(any::<u8>(), 0..200),
    ]
}

/// 300 at each endpoint; `PROPTEST_CASES` asks for more.
#[test]
fn no_body_is_answered_with_a_failure() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let host = runtime.block_on(host());
    let cases = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(300);
    let config = ProptestConfig { cases, failure_persistence: None, ..ProptestConfig::default() };
    for path in ["", "/confirm", "/resend"] {
        proptest!(config.clone(), |(body in bodies())| {
            let answer = runtime.block_on(host.send(json_post(&format!("{BASE}{path}"), body)));
            let (status, _) = read(&answer);
            prop_assert!(status < 500, "{}: {}", status, answer.body);
        });
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
