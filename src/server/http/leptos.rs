//! All uses of `leptos_axum`: what pages and server functions read from their request and write to their
//! response.

use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::ResponseOptions;

use crate::{
    form::{Form, submission::Submission},
    server::{
        captcha::{Sources, widget::RenderedCaptcha},
        flow::register::{CaptchaRequirement, Registered},
        http::{
            cookie::Cookie,
            policy::NonceSlot,
            response::{retry_after, status},
            state::HttpState,
        },
        net::client::Client,
    },
    wire::{PageState, Refusal},
};

/// The page state that the layer decided.
pub(crate) fn page_state() -> PageState {
    let parts = use_context::<Parts>();
    leave_nonce(parts.as_ref());
    let state = parts.as_ref().and_then(|parts| parts.extensions.get::<PageState>());
    if let Some(state) = state {
        return state.clone();
    }
    log_misconfiguration();
    set_status(StatusCode::INTERNAL_SERVER_ERROR);
    PageState::NotConfigured
}

/// Stores the nonce for the policy of this page.
fn leave_nonce(parts: Option<&Parts>) {
    let slot = parts.and_then(|parts| parts.extensions.get::<NonceSlot>());
    if let (Some(slot), Some(nonce)) = (slot, use_nonce()) {
        slot.fill(&nonce);
    }
}

/// The captcha of this page.
pub(crate) fn captcha() -> Option<RenderedCaptcha> {
    use_context::<Parts>()?.extensions.get::<Option<RenderedCaptcha>>().cloned().flatten()
}

/// Whether the captcha of the form needs its own policy. Every page of the host asks.
pub(crate) fn has_captcha_sources(form: &Form) -> bool {
    let parts = use_context::<Parts>();
    let state = parts.as_ref().and_then(|parts| parts.extensions.get::<HttpState>());
    state.is_some_and(|state| state.captcha_sources(form.id()) != Sources::default())
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
    let registered =
        state.register.run(form, submission, client, CaptchaRequirement::Required).await?;
    if let Registered::Attempt(originator) = registered
        && let Some(cookie) = Cookie::Originator.write(&state.guard, form, &originator)
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

fn log_misconfiguration() {
    tracing::error!(
        "a sign-up page was requested, but the request did not pass the sign-up's layer, or no form of \
         the builder has its path. Is `.layer(signup.layer())` on the router, after the routes and \
         the fallback? Is the form of `<SignupRoutes form=…/>` the same as `.form(…)` on the builder?"
    );
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
