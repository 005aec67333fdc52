//! One page: its state, and the view for it.

use leptos::{prelude::*, server::SharedValue};
use leptos_router::hooks::use_location;

use super::{browser, check, form, frame, link};
use crate::{
    Form,
    wire::{Draft, PageState},
};

/// The page of `form` that the current location asks for.
pub(super) fn page(form: &Form) -> AnyView {
    match state(form) {
        Some(PageState::Form(draft)) => form::form(form, draft),
        Some(PageState::Check(waiting)) => check::check(form, waiting),
        Some(PageState::Link(state)) => link::link(form, state),
        Some(PageState::Done) => done(form),
        Some(PageState::NotConfigured) => not_configured(),
        // Reached without the server, by the client's router: fetch the document.
        None => {
            browser::reload();
            ().into_any()
        }
    }
}

/// From the request on the server, from the document while hydrating. A form that the client's
/// router opens begins empty; every other page needs the server.
fn state(form: &Form) -> Option<PageState> {
    let at_form = {
        let path = use_location().pathname.get_untracked();
        path.trim_end_matches('/').ends_with(form.path())
    };
    let empty = || at_form.then(|| PageState::Form(Draft::default()));
    SharedValue::new(|| from_request().or_else(empty)).into_inner()
}

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
#[allow(clippy::unnecessary_wraps)]
fn from_request() -> Option<PageState> {
    Some(crate::server::http::page_state())
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn from_request() -> Option<PageState> {
    None
}

fn done(form: &Form) -> AnyView {
    let content = view! {
        <p>"Your address is confirmed and your account is ready."</p>
        {frame::go_on(form)}
    };
    frame::frame(form, "Welcome", content.into_any())
}

fn not_configured() -> AnyView {
    view! {
        <section class="signup">
            <h1>"Signing up is not possible right now"</h1>
            <p>"This site is not set up completely. Its operator finds the reason in the log."</p>
        </section>
    }
    .into_any()
}
