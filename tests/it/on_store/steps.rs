//! The server functions of all steps, for a form that goes through them in place. Each is as safe and as
//! silent as the page of its step.

use std::time::Duration;

use axum::{extract::Request, http::StatusCode, middleware, response::Response};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    ConfirmedBy, JustConfirmed,
    server_functions::{ChangeAddress, ConfirmByCode, Register, Resend, State},
};

use crate::common::{Answer, Host, PASSWORD, code, send, with_garden};

const ADA: [(&str, &str); 3] =
    [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];

/// A browser that calls server functions.
struct Caller<'a> {
    host: &'a Host,
    cookie: String,
    ticket: String,
}

impl<'a> Caller<'a> {
    /// One that has begun a sign-up.
    async fn begin(host: &'a Host, fields: &[(&str, &str)]) -> Self {
        let begun = host.post(Register::PATH, fields).await;
        assert_eq!(word(&begun, "step"), "check", "{}", begun.body);
        Self { host, cookie: begun.cookie(), ticket: word(&begun, "ticket") }
    }

    async fn call(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let own = [("form", "account"), ("ticket", self.ticket.as_str())];
        self.host.post_as(path, &self.cookie, &[&own, fields].concat()).await
    }

    async fn state(&self) -> String {
        word(&self.call(State::PATH, &[]).await, "step")
    }
}

/// A word of an answer.
fn word(answer: &Answer, name: &str) -> String {
    let mut pairs = form_urlencoded::parse(answer.body.as_bytes());
    pairs.find(|(known, _)| known == name).map(|(_, value)| value.into_owned()).unwrap_or_default()
}

#[tokio::test]
async fn a_sign_up_goes_through_all_steps_without_a_page() {
    let host = Host::start().await;
    let ada = Caller::begin(&host, &ADA).await;
    assert_eq!(ada.state().await, "check");
    let early = ada.call(Resend::PATH, &[]).await;
    assert_eq!(
        (word(&early, "step").as_str(), word(&early, "resend_in").as_str()),
        ("check", "60")
    );
    assert_eq!(host.mails("ada@example.org").await.len(), 1);

    host.clock.advance(Duration::from_secs(61));
    let resent = ada.call(Resend::PATH, &[]).await;
    assert_eq!(word(&resent, "resend_in"), "60");
    assert_eq!(host.mails("ada@example.org").await.len(), 2);

    let changed = ada.call(ChangeAddress::PATH, &[("email", "ada@example.net")]).await;
    assert_eq!(word(&changed, "address"), "ada@example.net");
    let mail = host.mails("ada@example.net").await.remove(0);

    let wrong = ada.call(ConfirmByCode::PATH, &[("code", "12345678")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.body, "at.code=wrong_code&refusal=problems");
    let confirmed = ada.call(ConfirmByCode::PATH, &[("code", &code(&mail))]).await;
    assert_eq!(confirmed.body, "step=done");
    assert_eq!(ada.state().await, "done");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
}

#[tokio::test]
async fn only_the_browser_that_began_a_sign_up_learns_or_changes_anything() {
    let host = Host::start().await;
    let ada = Caller::begin(&host, &ADA).await;
    let mail = host.mails("ada@example.org").await.remove(0);
    let code = code(&mail);
    let mine = [("form", "account"), ("email", "eve@example.org"), ("password", PASSWORD)];
    let eve = Caller { ticket: ada.ticket.clone(), ..Caller::begin(&host, &mine).await };
    let without_cookie = Caller { host: &host, cookie: String::new(), ticket: ada.ticket.clone() };
    for stranger in [&eve, &without_cookie] {
        for (path, fields) in [
            (State::PATH, &[][..]),
            (Resend::PATH, &[]),
            (ChangeAddress::PATH, &[("email", "eve@example.net")]),
            (ConfirmByCode::PATH, &[("code", code.as_str())]),
        ] {
            let answer = stranger.call(path, fields).await;
            assert_eq!(
                (answer.status, answer.body.as_str()),
                (StatusCode::OK, "step=form"),
                "{path}"
            );
        }
    }
    assert_eq!(ada.state().await, "check");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

#[tokio::test]
async fn without_a_ticket_it_is_the_newest_sign_up_of_the_browser() {
    let host = Host::start().await;
    let ada = Caller::begin(&host, &ADA).await;
    let state = host.post_as(State::PATH, &ada.cookie, &[("form", "account")]).await;
    assert_eq!(word(&state, "ticket"), ada.ticket);
    let unknown = host.post_as(State::PATH, &ada.cookie, &[("form", "orchard")]).await;
    assert_eq!(unknown.body, "refusal=malformed");
}

#[tokio::test]
async fn the_steps_are_the_same_with_and_without_an_account() {
    let host = Host::start().await;
    let known = Caller::begin(&host, &ADA).await;
    let mail = host.mails("ada@example.org").await.remove(0);
    known.call(ConfirmByCode::PATH, &[("code", &code(&mail))]).await;
    let unknown = [("form", "account"), ("email", "bob@example.org"), ("password", PASSWORD)];
    let mut seen = Vec::new();
    for (fields, address) in [(&ADA, "ada%40example.org"), (&unknown, "bob%40example.org")] {
        let caller = Caller::begin(&host, fields).await;
        let mut answers = vec![caller.call(State::PATH, &[]).await];
        answers.push(caller.call(ConfirmByCode::PATH, &[("code", "12345678")]).await);
        host.clock.advance(Duration::from_secs(61));
        answers.push(caller.call(Resend::PATH, &[]).await);
        answers.push(caller.call(State::PATH, &[]).await);
        let body = |it: &Answer| {
            let body = it.body.replace(&caller.ticket, "…").replace(address, "…");
            (it.status, body)
        };
        seen.push(answers.iter().map(body).collect::<Vec<_>>());
    }
    assert_eq!(seen[0], seen[1]);
}

#[tokio::test]
async fn the_fields_of_the_confirmation_are_asked_for_with_the_code() {
    let host = Host::start_with(with_garden).await;
    let garden = [
        ("form", "garden"),
        ("email", "ada@example.org"),
        ("name", "Ada"),
        ("side", "sun"),
        ("rules", "on"),
    ];
    let begun = host.post(Register::PATH, &garden).await;
    let cookie = begun.cookie();
    let mail = host.mails("ada@example.org").await.remove(0);
    let code = code(&mail);
    let fields = [("form", "garden"), ("code", code.as_str()), ("password", "short")];
    let short = host.post_as(ConfirmByCode::PATH, &cookie, &fields).await;
    assert_eq!(short.body, "at.password=password_too_short%3A15&refusal=problems");
    let fields = [("form", "garden"), ("code", code.as_str()), ("password", PASSWORD)];
    let confirmed = host.post_as(ConfirmByCode::PATH, &cookie, &fields).await;
    assert_eq!(word(&confirmed, "step"), "done", "{}", confirmed.body);
}

#[tokio::test]
async fn a_confirmation_by_a_server_function_tells_the_host_who_may_be_signed_in() {
    let host = Host::start().await;
    let ada = Caller::begin(&host, &ADA).await;
    let mail = host.mails("ada@example.org").await.remove(0);
    let (seen, told) = tokio::sync::mpsc::unbounded_channel();
    let router = host.router.clone().layer(middleware::from_fn(
        move |request: Request, next: middleware::Next| {
            let seen = seen.clone();
            async move {
                let response: Response = next.run(request).await;
                if let Some(confirmed) = response.extensions().get::<JustConfirmed>() {
                    seen.send(*confirmed).unwrap();
                }
                response
            }
        },
    ));
    let fields = [("form", "account"), ("ticket", &ada.ticket), ("code", &code(&mail))];
    let request =
        crate::common::form_post(ConfirmByCode::PATH, &fields, &[("cookie", &ada.cookie)]);
    let answer = send(&router, request).await;
    assert_eq!(answer.body, "step=done");
    drop(router);
    let mut told = told;
    let confirmed = told.recv().await.unwrap();
    assert_eq!((confirmed.form, confirmed.by), ("account", ConfirmedBy::Originator));
    assert!(told.recv().await.is_none());
}
