//! Everything that touches `leptos_axum`: what pages and server functions read from their request
//! and write to their answer.

use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::ResponseOptions;

use super::{cookie::Cookie, policy::NonceSlot, retry_after, status};
use crate::{
    Form, Refusal, Signup, Submission,
    server::{
        captcha::{Shown, Sources},
        client::Client,
        registration::{Asked, Registered},
    },
    wire::PageState,
};

/// What the layer decided that this page shows.
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

/// For the policy of this page.
fn leave_nonce(parts: Option<&Parts>) {
    let slot = parts.and_then(|parts| parts.extensions.get::<NonceSlot>());
    if let (Some(slot), Some(nonce)) = (slot, use_nonce()) {
        slot.fill(&nonce);
    }
}

/// The captcha that this page shows.
pub(crate) fn captcha() -> Option<Shown> {
    use_context::<Parts>()?.extensions.get::<Option<Shown>>().cloned().flatten()
}

/// Whether the captcha of the form needs a policy of its own, for any page.
pub(crate) fn has_captcha_sources(form: &Form) -> bool {
    let parts = use_context::<Parts>();
    let signup = parts.as_ref().and_then(|parts| parts.extensions.get::<Signup>());
    signup.is_some_and(|signup| signup.captcha_sources(form.id()) != Sources::default())
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
    let signup = configured(parts.as_ref())?;
    let form = signup.form(submission.get("form")).ok_or(Refusal::Malformed)?;
    signup.is_available(form, submission, client(parts.as_ref())).await
}

/// Gives a refusal its status.
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
    let signup = configured(parts.as_ref())?;
    let form = signup.form(submission.get("form")).ok_or(Refusal::Malformed)?;
    let registered =
        signup.register(form, submission, client(parts.as_ref()), Asked::Captcha).await?;
    if let Registered::Attempt(originator) = registered
        && let Some(cookie) = Cookie::Originator.write(&signup.inner().gate, form, &originator)
    {
        insert_header(header::SET_COOKIE, cookie);
    }
    Ok(())
}

fn configured(parts: Option<&Parts>) -> Result<Signup, Refusal> {
    parts.and_then(|parts| parts.extensions.get::<Signup>()).cloned().ok_or_else(|| {
        log_misconfiguration();
        Refusal::NotConfigured
    })
}

fn client(parts: Option<&Parts>) -> Client {
    parts.map(|parts| Client::of(&parts.extensions)).unwrap_or_default()
}

fn log_misconfiguration() {
    tracing::error!(
        "a sign-up page was asked for, but its request did not pass the sign-up's layer, or no \
         form of the builder lives at its path. Is `.layer(signup.layer())` on the router, after \
         the routes and the fallback, and is the form of `<SignupRoutes form=…/>` the one that the \
         builder was given with `.form(…)`?"
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
