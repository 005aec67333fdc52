//! What the layer puts into the request of a page, and how the page reads it.

use std::sync::{Arc, OnceLock};

use axum::http::{StatusCode, request::Parts};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::ResponseOptions;

use crate::{form::Form, ui::captcha::widget::RenderedCaptcha, wire::page::PageState};

/// The slot in which a page leaves the nonce of its scripts.
#[derive(Clone, Debug, Default)]
pub(crate) struct NonceSlot(Arc<OnceLock<String>>);

impl NonceSlot {
    /// Stores the nonce of this page. A malformed one is ignored, because it could end the directive.
    pub(crate) fn fill(&self, nonce: &str) {
        let is_nonce = |b: u8| b.is_ascii_alphanumeric() || b"+/-_=".contains(&b);
        if !nonce.is_empty() && nonce.bytes().all(is_nonce) {
            // Every script of a page has the same nonce.
            drop(self.0.set(nonce.to_owned()));
        }
    }

    /// The nonce, once the page is rendered.
    pub(crate) fn get(&self) -> Option<&str> {
        self.0.get().map(String::as_str)
    }
}

/// The ids of the forms whose page loads something that only its own policy allows.
#[derive(Clone, Debug)]
pub(crate) struct DocumentForms(pub(crate) Arc<[&'static str]>);

/// The page state that the layer decided.
pub(super) fn page_state() -> PageState {
    let parts = use_context::<Parts>();
    leave_nonce(parts.as_ref());
    let state = parts.as_ref().and_then(|parts| parts.extensions.get::<PageState>());
    if let Some(state) = state {
        return state.clone();
    }
    log_misconfiguration();
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(StatusCode::INTERNAL_SERVER_ERROR);
    }
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
pub(super) fn captcha() -> Option<RenderedCaptcha> {
    use_context::<Parts>()?.extensions.get::<Option<RenderedCaptcha>>().cloned().flatten()
}

/// Whether the form is one of the [`DocumentForms`]. Every page of the host asks.
pub(super) fn needs_document(form: &Form) -> bool {
    let parts = use_context::<Parts>();
    let forms = parts.as_ref().and_then(|parts| parts.extensions.get::<DocumentForms>());
    forms.is_some_and(|forms| forms.0.contains(&form.id()))
}

pub(crate) fn log_misconfiguration() {
    tracing::error!(
        "a sign-up page was requested, but the request did not pass the sign-up's layer, or no form of \
         the builder has its path. Is `.layer(signup.layer())` on the router, after the routes and \
         the fallback? Is the form of `<SignupRoutes form=…/>` the same as `.form(…)` on the builder?"
    );
}
