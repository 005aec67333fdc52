//! The bodies of the server functions: what they read from their request and write to their response.

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use crate::{
    form::submission::Submission,
    server::{
        flow::register::{Registered, Sender},
        http::{
            cookie::Cookie,
            response::{retry_after, status},
            state::HttpState,
        },
        net::client::Client,
    },
    ui::request::log_misconfiguration,
    wire::refusal::Refusal,
};

/// Answers a call of a server function of this crate.
pub(crate) async fn call(request: Request) -> Response {
    leptos_axum::handle_server_fns(request).await.into_response()
}

/// The body of the server function of the same name.
pub(crate) async fn register(submission: Submission) -> Result<(), Refusal> {
    answered(try_register(&submission).await)
}

/// The body of the server function of the same name.
pub(crate) async fn available(submission: Submission) -> Result<(), Refusal> {
    answered(try_available(&submission).await)
}

async fn try_available(submission: &Submission) -> Result<(), Refusal> {
    let parts = use_context::<Parts>();
    let state = configured(parts.as_ref())?;
    let form = state.cx.form(submission.get("form")).ok_or(Refusal::Malformed)?;
    state.usernames.check_available(form, submission, client(parts.as_ref())).await
}

/// Sets the status of a refusal.
fn answered(result: Result<(), Refusal>) -> Result<(), Refusal> {
    if let Err(refusal) = &result {
        set_status(status(refusal));
        if let Some(seconds) = retry_after(refusal) {
            insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
    result
}

async fn try_register(submission: &Submission) -> Result<(), Refusal> {
    let parts = use_context::<Parts>();
    let state = configured(parts.as_ref())?;
    let form = state.cx.form(submission.get("form")).ok_or(Refusal::Malformed)?;
    let client = client(parts.as_ref());
    let registered = state.register.run(form, submission, client, Sender::Page).await?;
    if let Registered::Attempt(originator) = registered
        && let Some(parts) = &parts
        && let Some(cookie) =
            Cookie::Originator.add(&state.guard, form, &parts.headers, &originator)
    {
        insert_header(header::SET_COOKIE, cookie);
    }
    Ok(())
}

fn configured(parts: Option<&Parts>) -> Result<HttpState, Refusal> {
    parts.and_then(|parts| parts.extensions.get::<HttpState>()).cloned().ok_or_else(|| {
        log_misconfiguration();
        Refusal::NotConfigured
    })
}

fn client(parts: Option<&Parts>) -> Client {
    parts.map(|parts| Client::of(&parts.extensions)).unwrap_or_default()
}

fn set_status(status: StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

fn insert_header(name: header::HeaderName, value: HeaderValue) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.insert_header(name, value);
    }
}
