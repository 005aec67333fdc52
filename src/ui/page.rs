//! The page at the current location: its state, and the view for it.

use leptos::{prelude::*, server::SharedValue};
use leptos_router::hooks::use_location;

use crate::{
    form::{Form, TICKET, submission::Submission},
    ui::{address, browser, check, el::el, form, frame, link, not_me},
    wire::page::{FormState, PageState},
};

/// The page of `form` at the current location. If it `needs_document`, the client's router loads a
/// document instead.
pub(super) fn page(form: &Form, needs_document: bool) -> AnyView {
    match state(form, needs_document) {
        Some(PageState::Form(draft)) => form::form(form, draft),
        Some(PageState::Check(state)) => check::check(form, state),
        Some(PageState::Link(state, draft)) => link::link(form, state, draft),
        Some(PageState::Address(draft)) => address::address(form, draft),
        Some(PageState::NotMe(not_me, draft)) => not_me::not_me(form, not_me, draft),
        Some(PageState::Done { elsewhere }) => done(form, elsewhere),
        Some(PageState::Closed) => closed(form),
        Some(PageState::NotConfigured) => not_configured(),
        // The client's router came here without the server.
        None => {
            let at = use_location().pathname;
            load_document(at, at.get_untracked());
            ().into_any()
        }
    }
}

/// The state comes from the request on the server, and from the document while hydrating. A form that
/// the client's router opens starts empty, with a ticket of its own; every other page needs the
/// server.
fn state(form: &Form, needs_document: bool) -> Option<PageState> {
    let at_form = !needs_document && {
        let path = use_location().pathname.get_untracked();
        path.trim_end_matches('/').ends_with(form.path())
    };
    let empty = || {
        at_form.then(|| {
            let values = Submission::from_pairs([(TICKET, browser::random())]);
            PageState::Form(FormState { values, refusal: None })
        })
    };
    let state = || from_request().or_else(empty);
    // An empty text is no state.
    PageState::from_text(&shared(&|| state().map(|state| state.to_text()).unwrap_or_default()))
}

/// Whether the page of `form` loads something that only the content security policy of its own
/// document allows. Every page of the host carries the answer, because it may link to the form.
pub(super) fn needs_document(form: &Form) -> bool {
    !shared(&|| if has_sources(form) { "1".to_owned() } else { String::new() }).is_empty()
}

/// The text that the server wrote into the document, while hydrating.
fn shared(say: &dyn Fn() -> String) -> String {
    SharedValue::new_str(say).into_inner()
}

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
#[allow(clippy::unnecessary_wraps)]
fn from_request() -> Option<PageState> {
    Some(crate::ui::request::page_state())
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn from_request() -> Option<PageState> {
    None
}

#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn has_sources(form: &Form) -> bool {
    crate::ui::request::needs_document(form)
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn has_sources(_: &Form) -> bool {
    false
}

/// Loads the document at `path`, which the client's router is opening. Waits until the router has
/// changed the location, because both would otherwise compete for the same history entry.
fn load_document(at: Memo<String>, path: String) {
    if browser::is_at(&path) {
        browser::reload();
    } else if at.try_get_untracked().is_some_and(|at| at == path) {
        request_animation_frame(move || load_document(at, path));
    }
}

fn done(form: &Form, elsewhere: bool) -> AnyView {
    let text = match (form.has_email(), form.has_password()) {
        (true, true) => "Your email address is confirmed and your account is ready.",
        (true, false) => "Your email address is confirmed.",
        (false, _) => "Your account is ready.",
    };
    let there = "You can close this page and carry on where you signed up.";
    let there = elsewhere.then(|| frame::paragraph(there));
    let content =
        [frame::paragraph(text)].into_iter().chain(there).chain([frame::continue_link(form)]);
    let title = if form.has_password() { "Welcome" } else { "You are signed up" };
    frame::frame(form, title, content)
}

fn closed(form: &Form) -> AnyView {
    let text = "You cannot sign up at the moment. If you already have, the link in your email still works.";
    frame::frame(form, "Sign-up is closed", [frame::paragraph(text)])
}

/// Has no stylesheet, because only the layer serves it. The server logs what is missing.
fn not_configured() -> AnyView {
    let text = "Try again later.";
    el("section")
        .class("signup")
        .child(el("h1").text("Sorry, sign-up is not available right now"))
        .child(frame::paragraph(text))
        .into_view()
}
