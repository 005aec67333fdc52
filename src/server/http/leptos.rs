//! The bodies of the server functions: what they read from their request and write to their response.

use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicBool, Ordering},
};

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use leptos::prelude::use_context;
use leptos_axum::ResponseOptions;

use crate::{
    form::{Form, submission::Submission},
    server::{
        flow::just_confirmed::JustConfirmed,
        http::{
            pages::steps::{self, Call},
            response::{retry_after, status},
            state::HttpState,
        },
        net::client::Client,
    },
    ui::request::log_misconfiguration,
    wire::{refusal::Refusal, step::Step},
};

/// Answers a call of a server function of this crate.
pub(crate) async fn call(request: Request) -> Response {
    leptos_axum::handle_server_fns(request).await.into_response()
}

/// What a server function leaves for the layer, because it cannot reach the extensions of its response.
#[derive(Clone, Debug, Default)]
pub(crate) struct CallSlot(Arc<CallOutcome>);

#[derive(Debug, Default)]
struct CallOutcome {
    is_answered: AtomicBool,
    confirmed: OnceLock<JustConfirmed>,
}

impl CallSlot {
    /// The account that the call confirmed.
    pub(crate) fn confirmed(&self) -> Option<JustConfirmed> {
        self.0.confirmed.get().copied()
    }

    /// Whether a server function of this crate ran.
    pub(crate) fn is_answered(&self) -> bool {
        self.0.is_answered.load(Ordering::Relaxed)
    }
}

/// The body of the server function of the same name.
pub(crate) async fn register(submission: Submission) -> Result<Step, Refusal> {
    answered(step(Call::Register, &submission).await)
}

/// The body of the server function of the same name.
pub(crate) async fn available(submission: Submission) -> Result<(), Refusal> {
    answered(try_available(&submission).await)
}

/// The body of the server function of the same name.
pub(crate) async fn confirm_by_code(submission: Submission) -> Result<Step, Refusal> {
    answered(step(Call::ConfirmByCode, &submission).await)
}

/// The body of the server function of the same name.
pub(crate) async fn resend(submission: Submission) -> Result<Step, Refusal> {
    answered(step(Call::Resend, &submission).await)
}

/// The body of the server function of the same name.
pub(crate) async fn change_address(submission: Submission) -> Result<Step, Refusal> {
    answered(step(Call::ChangeAddress, &submission).await)
}

/// The body of the server function of the same name.
pub(crate) async fn state(submission: Submission) -> Result<Step, Refusal> {
    answered(step(Call::State, &submission).await)
}

async fn try_available(submission: &Submission) -> Result<(), Refusal> {
    let parts = use_context::<Parts>();
    let (state, form) = configured(parts.as_ref(), submission)?;
    let client = parts.map(|parts| Client::of(&parts.extensions)).unwrap_or_default();
    state.usernames.check_available(&form, submission, client).await
}

/// Sets the status of a refusal.
fn answered<T>(result: Result<T, Refusal>) -> Result<T, Refusal> {
    if let Err(refusal) = &result {
        set_status(status(refusal));
        if let Some(seconds) = retry_after(refusal) {
            insert_header(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
    }
    result
}

async fn step(call: Call, submission: &Submission) -> Result<Step, Refusal> {
    let parts = use_context::<Parts>();
    let (state, form) = configured(parts.as_ref(), submission)?;
    let Some(parts) = parts else { return Err(Refusal::NotConfigured) };
    let answer = steps::answer(&state, &form, &parts, call, submission).await?;
    if let Some(cookie) = answer.cookie {
        insert_header(header::SET_COOKIE, cookie);
    }
    let slot = parts.extensions.get::<CallSlot>();
    if let (Some(slot), Some(confirmed)) = (slot, answer.just_confirmed) {
        // One call confirms one account.
        let _ = slot.0.confirmed.set(confirmed);
    }
    Ok(answer.step)
}

/// The state that the layer left, and the form that the submission names.
fn configured(
    parts: Option<&Parts>,
    submission: &Submission,
) -> Result<(HttpState, Form), Refusal> {
    if let Some(slot) = parts.and_then(|parts| parts.extensions.get::<CallSlot>()) {
        slot.0.is_answered.store(true, Ordering::Relaxed);
    }
    let state = parts.and_then(|parts| parts.extensions.get::<HttpState>());
    let Some(state) = state else {
        log_misconfiguration();
        return Err(Refusal::NotConfigured);
    };
    let form = state.cx.form(submission.get("form")).ok_or(Refusal::Malformed)?;
    Ok((state.clone(), form.clone()))
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
