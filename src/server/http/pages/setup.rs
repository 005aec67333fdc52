//! Mistakes of a host's set-up that only a request shows. The log names each with its fix, and so does the page
//! while the host is developed.

use std::sync::Once;

use axum::{http::StatusCode, response::Response};

use crate::{
    form::Form,
    server::http::{
        plain_page::{self, Place},
        state::HttpState,
    },
    text::{catalogue::Catalogue, message::Message},
    wire::page::PageState,
};

/// The component with the route of a page.
pub(crate) fn routes_of(page: &PageState) -> &'static str {
    match page {
        PageState::Password(_) => "PasswordRoutes",
        _ => "SignupRoutes",
    }
}

/// The page in place of the host's 404: the app does not mount these routes of the form, which have this path.
pub(crate) fn not_mounted(
    state: &HttpState,
    texts: &Catalogue,
    form: &Form,
    (path, routes): (&str, &str),
) -> Response {
    let id = form.id();
    let fix = format!(
        "the host's app has no page at {path}, where the form `{id}` of the builder belongs: put `<{routes} \
         form=…/>` with this form inside `<Routes>`. Give it `under` if it is inside a `<ParentRoute>`, or if \
         `<Router>` has a `base`. Where languages have prefixes of paths, every form is mounted below each of them"
    );
    tracing::error!("{fix}");
    let place = Place { texts, form: form.path() };
    let (status, heading) = (StatusCode::INTERNAL_SERVER_ERROR, Message::NotAvailableTitle);
    match state.cx.public_url.is_loopback() {
        true => plain_page::for_author(place, status, heading, &fix),
        false => plain_page::page(place, status, heading, Message::TryAgainLater),
    }
}

/// Says once that a person waits for an email while no worker sends any.
pub(crate) fn warn_without_workers(state: &HttpState, page: &PageState) {
    static ONCE: Once = Once::new();
    if matches!(page, PageState::Check(_)) && state.heartbeats.mails.last().is_none() {
        ONCE.call_once(|| {
            tracing::warn!(
                "a person waits for an email, and this process sends none: call \
                 `signup.run_in_background()` once the router is there, and keep what it returns. Ignore this if \
                 another process sends the emails"
            );
        });
    }
}
