//! One page: its state, and the view for it.

use leptos::{prelude::*, server::SharedValue};
use leptos_router::hooks::use_location;

use super::{address, browser, check, el::el, form, frame, link, not_me};
use crate::{
    Form, Submission,
    form::TICKET,
    wire::{Draft, PageState},
};

/// The page of `form` that the current location asks for.
pub(super) fn page(form: &Form) -> AnyView {
    match state(form) {
        Some(PageState::Form(draft)) => form::form(form, draft),
        Some(PageState::Check(waiting)) => check::check(form, waiting),
        Some(PageState::Link(state, draft)) => link::link(form, state, draft),
        Some(PageState::Address(draft)) => address::address(form, draft),
        Some(PageState::NotMe(not_me, draft)) => not_me::not_me(form, not_me, draft),
        Some(PageState::Done { elsewhere }) => done(form, elsewhere),
        Some(PageState::Closed) => closed(form),
        Some(PageState::NotConfigured) => not_configured(),
        // Reached without the server, by the client's router: fetch the document.
        None => {
            browser::reload();
            ().into_any()
        }
    }
}

/// From the request on the server, from the document while hydrating. A form that the client's
/// router opens begins empty, with a ticket of its own; every other page needs the server.
fn state(form: &Form) -> Option<PageState> {
    let at_form = {
        let path = use_location().pathname.get_untracked();
        path.trim_end_matches('/').ends_with(form.path())
    };
    let empty = || {
        at_form.then(|| {
            let values = Submission::from_pairs([(TICKET, browser::random())]);
            PageState::Form(Draft { values, refusal: None })
        })
    };
    let state = || from_request().or_else(empty);
    // An empty text is no state.
    let text = SharedValue::new_str(|| state().map(|state| state.to_text()).unwrap_or_default());
    PageState::from_text(&text.into_inner())
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

fn done(form: &Form, elsewhere: bool) -> AnyView {
    let text = match (form.has_email(), form.has_password()) {
        (true, true) => "Your address is confirmed and your account is ready.",
        (true, false) => "Your address is confirmed.",
        (false, _) => "Your account is ready.",
    };
    let there = "You can close this page and go on where you signed up.";
    let there = elsewhere.then(|| frame::paragraph(there));
    let content = [frame::paragraph(text)].into_iter().chain(there).chain([frame::go_on(form)]);
    frame::frame(form, "Welcome", content)
}

fn closed(form: &Form) -> AnyView {
    let text = "Nobody can sign up here at the moment. If you have signed up already, the link in \
                your mail still works.";
    frame::frame(form, "Signing up is closed", [frame::paragraph(text)])
}

/// No stylesheet, because without the layer nobody serves it.
fn not_configured() -> AnyView {
    let text = "This site is not set up completely. Its operator finds the reason in the log.";
    el("section")
        .class("signup")
        .child(el("h1").text("Signing up is not possible right now"))
        .child(frame::paragraph(text))
        .into_view()
}
