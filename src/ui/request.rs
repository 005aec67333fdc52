//! What the layer puts into the request of a page, and how the page reads it.

use std::{
    fmt,
    sync::{
        Arc, OnceLock,
        atomic::{AtomicBool, Ordering},
    },
};

use axum::http::{HeaderValue, StatusCode, header, request::Parts};
use leptos::{nonce::use_nonce, prelude::use_context};
use leptos_axum::ResponseOptions;
use leptos_router::RouteList;

use crate::{
    form::{Form, submission::Submission},
    text::{
        catalogue::Catalogue,
        language::{Direction, Language},
        languages::en::ENGLISH,
    },
    ui::captcha::widget::RenderedCaptcha,
    wire::page::PageState,
};

/// The texts of one language as pages use them: all for the server, and the lines for the browser.
#[derive(Debug)]
pub(crate) struct PageTexts {
    catalogue: Arc<Catalogue>,
    lines: String,
}

/// The language that the sign-up chose for a request, for the shell of a host: its `<html lang dir>`. `None`
/// without [`Signup::layer`](crate::Signup::layer).
///
/// ```
/// use axum::http::request::Parts;
/// use leptos::prelude::*;
/// use leptos_signup::{request_language, text::Language};
///
/// fn shell() -> impl IntoView {
///     let parts = use_context::<Parts>();
///     let language = parts.as_ref().and_then(request_language);
///     let (language, direction) = language.unzip();
///     let language = language.unwrap_or(Language::ENGLISH).to_string();
///     view! { <html lang=language dir=direction.map(|it| it.as_str())></html> }
/// }
/// ```
#[must_use]
pub fn request_language(parts: &Parts) -> Option<(Language, Direction)> {
    let texts = parts.extensions.get::<Arc<PageTexts>>()?;
    Some((texts.catalogue.language(), texts.catalogue.direction()))
}

impl PageTexts {
    pub(crate) fn new(catalogue: Catalogue) -> Self {
        let lines = catalogue.to_lines();
        Self { catalogue: Arc::new(catalogue), lines }
    }

    pub(crate) fn catalogue(&self) -> Arc<Catalogue> {
        self.catalogue.clone()
    }

    /// The texts that the browser may need.
    pub(crate) fn lines(&self) -> &str {
        &self.lines
    }
}

/// The slot in which a page leaves the nonce of its scripts, and that it was rendered.
#[derive(Clone, Debug, Default)]
pub(crate) struct NonceSlot {
    nonce: Arc<OnceLock<String>>,
    rendered: Arc<AtomicBool>,
}

impl NonceSlot {
    /// Whether the host's app rendered the page.
    pub(crate) fn is_rendered(&self) -> bool {
        self.rendered.load(Ordering::Relaxed)
    }

    /// Stores the nonce of this page. A malformed one is ignored, because it could end the directive.
    pub(crate) fn fill(&self, nonce: &str) {
        let is_nonce = |b: u8| b.is_ascii_alphanumeric() || b"+/-_=".contains(&b);
        if !nonce.is_empty() && nonce.bytes().all(is_nonce) {
            // Every script of a page has the same nonce.
            drop(self.nonce.set(nonce.to_owned()));
        }
    }

    /// The nonce, once the page is rendered.
    pub(crate) fn get(&self) -> Option<&str> {
        self.nonce.get().map(String::as_str)
    }
}

/// The ids of the forms whose page loads something that only its own policy allows.
#[derive(Clone, Debug)]
pub(crate) struct DocumentForms(pub(crate) Arc<[&'static str]>);

/// Gives a form its path in a language, and the values that its page carries.
type GiveForm = dyn Fn(&Form, Language) -> (String, Submission) + Send + Sync;

/// What a form on a page of the host gets.
#[derive(Clone)]
pub(crate) struct HostForms(pub(crate) Arc<GiveForm>);

impl fmt::Debug for HostForms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostForms")
    }
}

/// The path of a form on a page of the host, and the values that it carries, with a space between them.
pub(super) fn on_host(form: &Form) -> Option<String> {
    let parts = use_context::<Parts>();
    let forms = parts.as_ref().and_then(|parts| parts.extensions.get::<HostForms>());
    let Some(HostForms(give)) = forms else {
        // While the router makes a list of routes, it draws what stands outside of them, without a request.
        if !RouteList::is_generating() {
            log_misconfiguration();
        }
        return None;
    };
    if let Some(response) = use_context::<ResponseOptions>() {
        // The ticket is one person's.
        response.insert_header(header::CACHE_CONTROL, HeaderValue::from_static("private"));
    }
    let (path, values) = give(form, texts().catalogue.language());
    Some([&path, " ", &values.to_urlencoded()].concat())
}

/// Marks the requests to a site whose paths name languages.
#[derive(Clone, Copy)]
pub(crate) struct PathPrefixes;

/// The page state that the layer decided.
pub(super) fn page_state() -> PageState {
    let parts = use_context::<Parts>();
    leave_nonce(parts.as_ref());
    let state = parts.as_ref().and_then(|parts| parts.extensions.get::<PageState>());
    if let Some(state) = state {
        return state.clone();
    }
    let has_prefixes = parts.is_some_and(|parts| parts.extensions.get::<PathPrefixes>().is_some());
    let status = if has_prefixes {
        // The host's router accepts a prefix that is none of a language, such as `/xx` where it has `/:lang`.
        StatusCode::NOT_FOUND
    } else {
        log_misconfiguration();
        StatusCode::INTERNAL_SERVER_ERROR
    };
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
    PageState::NotConfigured
}

/// Stores that this page is rendered, and the nonce for its policy.
fn leave_nonce(parts: Option<&Parts>) {
    let Some(slot) = parts.and_then(|parts| parts.extensions.get::<NonceSlot>()) else { return };
    slot.rendered.store(true, Ordering::Relaxed);
    if let Some(nonce) = use_nonce() {
        slot.fill(&nonce);
    }
}

/// The captcha of this page.
pub(super) fn captcha() -> Option<RenderedCaptcha> {
    use_context::<Parts>()?.extensions.get::<Option<RenderedCaptcha>>().cloned().flatten()
}

/// The texts in the language of the request. Without the layer they are English.
pub(super) fn texts() -> Arc<PageTexts> {
    let parts = use_context::<Parts>();
    let texts = parts.as_ref().and_then(|parts| parts.extensions.get::<Arc<PageTexts>>());
    texts.cloned().unwrap_or_else(|| Arc::new(PageTexts::new(Catalogue::new(&ENGLISH))))
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

/// Logs a request for something below a form that the app is asked for, because the layer does not cover the
/// fallback. The pages say so themselves.
pub(super) fn log_way_around_layer(form: &str, pages: &[&str]) {
    let Some(parts) = use_context::<Parts>() else { return };
    if parts.extensions.get::<DocumentForms>().is_some() {
        return;
    }
    let path = parts.uri.path();
    let below = path.strip_prefix(form).and_then(|rest| rest.strip_prefix('/'));
    let is_tool =
        ["/dev/mailbox", "/dev/clock", "/dev/signup-"].iter().any(|it| path.starts_with(it));
    if is_tool || below.is_some_and(|page| !pages.contains(&page)) {
        tracing::error!(
            path,
            "the fallback of the router got a request for the sign-up: put `.layer(signup.layer())` after \
             `.fallback(…)`, because a layer covers only what stands before it"
        );
    }
}
