//! The page at the current location: its state, and the view for it.

use std::sync::Arc;

use leptos::{prelude::*, task::spawn_local};
use leptos_router::hooks::use_location;

use crate::{
    form::{Form, page_forms::ConfirmationFields, submission::Submission},
    text::{catalogue::Catalogue, message::Message},
    ui::{
        address, asides, browser, check, done,
        el::el,
        form,
        frame::{self, Head, back_to_check},
        leptos_versions::on_next_frame,
        link, not_me,
        shared::shared,
        slot::{Slots, StepSlots},
        texts::{IDS, Page, Texts},
    },
    wire::{
        page::{FormState, LinkState, NotMe, PageState},
        step::SignupStep,
    },
};

/// The page of `form` at the current location, which ends with the path of its `route` and the name of the
/// page. If it `needs_document`, the client's router loads a document instead, as it does for every page but
/// the form.
pub(super) fn page(form: Form, route: &str, needs_document: bool, slots: Option<Slots>) -> AnyView {
    let location = use_location();
    let at = location.pathname;
    let path = at.get_untracked();
    let form = &form.seen_at(&path, route);
    let slots = StepSlots::new(slots, step_at(&path));
    if let (Some(state), Some(texts)) = (state(), texts()) {
        return view(Page { form, texts: &texts, ids: IDS, slots }, state);
    }
    if !needs_document && path.trim_end_matches('/').ends_with(form.path()) {
        let query = location.search.get_untracked();
        return opened(form.clone(), &query, move |form, texts, draft| {
            let html = draft.values.get(asides::OPENED).to_owned();
            on_next_frame(move || {
                browser::set_html(asides::ID, &html);
                // Otherwise the focus stays on a link that is gone, and screen readers say nothing.
                browser::focus(frame::TITLE);
            });
            form::form(Page { form, texts, ids: IDS, slots }, draft)
        });
    }
    load_document(at, path);
    ().into_any()
}

/// The step whose page has this path.
fn step_at(path: &str) -> SignupStep {
    match path.trim_end_matches('/').rsplit('/').next() {
        Some("check") => SignupStep::Check,
        Some("confirm") => SignupStep::Confirm,
        Some("address") => SignupStep::Address,
        Some("not-me") => SignupStep::NotMe,
        Some("done") => SignupStep::Done,
        Some("waitlist") => SignupStep::Waitlist,
        _ => SignupStep::Form,
    }
}

fn view(page: Page<'_>, state: PageState) -> AnyView {
    let posted = |form: &Form, name, draft| form::posted(page.with(form), page.path(name), draft);
    match state {
        PageState::Form(draft) => form::form(page, draft),
        PageState::Check(state) => check::check(page, state),
        PageState::Link(
            state @ (LinkState::Pending | LinkState::PendingElsewhere | LinkState::PendingProven),
            draft,
        ) => {
            let head = frame::head(page, || link::head(page, state, &draft));
            let elsewhere = state == LinkState::PendingElsewhere;
            let form = match state {
                LinkState::PendingProven => page.form.proven_form(),
                _ => page.form.link_form(ConfirmationFields { elsewhere, ..draft.asks() }),
            };
            frame::page(page, head, [posted(&form, "/confirm", draft)])
        }
        PageState::Address(draft) => {
            let head = frame::head(page, || address::head(page, &draft));
            let back = frame::written(|| vec![back_to_check(page, &draft.values)]);
            frame::page(page, head, [posted(&page.form.address_form(), "/address", draft), back])
        }
        PageState::NotMe(NotMe::Asked, draft) => {
            let head = frame::head(page, || not_me::head(page, NotMe::Asked, &draft));
            frame::page(page, head, [posted(&page.form.not_me_form(), "/not-me", draft)])
        }
        state => frame::page(page, frame::head(page, || head(page, &state)), []),
    }
}

/// A page without a form that scripts improve.
fn head(page: Page<'_>, state: &PageState) -> Head {
    let head = |title, content| Head { title, is_refused: false, content };
    let paragraph = |message| frame::paragraph(page, page.text(message));
    match state {
        PageState::NoAttempt => check::without_attempt(page),
        PageState::Link(state, draft) => link::ended(page, *state, draft),
        PageState::NotMe(state, draft) => not_me::head(page, *state, draft),
        PageState::Done { elsewhere, next } => done::head(page, *elsewhere, next.as_deref()),
        PageState::NotDone => done::not_done(page),
        PageState::Closed => {
            head(Message::ClosedTitle, vec![paragraph(Message::ClosedText), frame::onward(page)])
        }
        _ => head(Message::NotAvailableTitle, vec![paragraph(Message::TryAgainLater)]),
    }
}

/// A form that the client's router opens: empty, once what it needs is here. The server reads the query.
pub(super) fn opened(
    form: Form,
    query: &str,
    draw: impl Fn(&Form, &Texts, FormState) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let loaded = RwSignal::new(String::new());
    let opening = [form.path(), OPENING, "?", query].concat();
    spawn_local(async move {
        match browser::load_text(&opening).await {
            Some(parts) if !is_foreign(&parts) => drop(loaded.try_set(parts)),
            _ => browser::reload(),
        }
    });
    let form = move || {
        let parts = loaded.get();
        let mut parts = parts.splitn(3, '\n');
        let mut part = || parts.next().unwrap_or_default();
        let values = Submission::from_urlencoded(part().as_bytes()).unwrap_or_default();
        let form = form.at_path(part());
        let texts = Arc::new(Catalogue::from_lines(part())?);
        Some(draw(&form, &texts, FormState { values, refusal: None }))
    };
    el("div").views_fn(move || form().into_iter().collect()).into_view()
}

/// The path below the form that has what a form needs that the client's router opens: the values of its inputs and
/// its path, a line each, and then the texts. On a page of the host its query has the path of that page as `at`.
pub(crate) const OPENING: &str = "/opening";

/// Whether the texts are of another version.
fn is_foreign(parts: &str) -> bool {
    parts.splitn(3, '\n').nth(2).is_none_or(Catalogue::are_foreign)
}

/// Whether the page of `form` loads something that only the content security policy of its own
/// document allows. Every page of the host carries the answer, because it may link to the form.
pub(super) fn needs_document(form: &Form) -> bool {
    !shared(&|| if has_sources(form) { "1".to_owned() } else { String::new() }).is_empty()
}

/// The texts of the page: from the request on the server, and from the document while hydrating.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
#[allow(clippy::unnecessary_wraps)]
pub(super) fn texts() -> Option<Texts> {
    let texts = crate::ui::request::texts();
    shared(&|| texts.lines().to_owned());
    Some(texts.catalogue())
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
pub(super) fn texts() -> Option<Texts> {
    Catalogue::from_lines(&shared(&String::new)).map(Arc::new)
}

/// The state of the page, which the server writes into the document.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
#[allow(clippy::unnecessary_wraps)]
fn state() -> Option<PageState> {
    let state = crate::ui::request::page_state();
    shared(&|| state.to_text());
    Some(state)
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn state() -> Option<PageState> {
    PageState::from_text(&shared(&String::new))
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
pub(super) fn load_document(at: Memo<String>, path: String) {
    if browser::is_at(&path) {
        browser::reload();
    } else if at.try_get_untracked().is_some_and(|at| at == path) {
        on_next_frame(move || load_document(at, path));
    }
}
