//! A form on a page of the host: where it gets its path, its ticket and its texts from.

use leptos::{prelude::*, reactive::owner::Owner};

use crate::{
    form::{Form, TICKET, submission::Submission},
    ui::{
        page::{needs_document, texts},
        shared::shared,
        slot::{Slots, StepSlots},
        texts::{Page, Texts},
    },
    wire::{page::FormState, step::SignupStep},
};

/// A form on a page of the host, when all that it needs is there.
pub(in crate::ui) struct Placed<'a> {
    pub(in crate::ui) page: Page<'a>,
    pub(in crate::ui) draft: FormState,
    /// Whether only the form's own page allows what the form loads.
    pub(in crate::ui) needs_document: bool,
}

/// Draws a form on a page of the host.
pub(in crate::ui) fn on_host(
    form: Form,
    slots: Option<Slots>,
    draw: impl Fn(Placed<'_>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let needs_document = needs_document(&form);
    let ids = unique_ids();
    let slots = StepSlots::new(slots, SignupStep::Form);
    let draw = move |form: &Form, texts: &Texts, draft| {
        draw(Placed { page: Page { form, texts, ids: &ids, slots }, draft, needs_document })
    };
    let state = shared(&|| on_server(&form));
    match (state.split_once(' '), texts()) {
        (Some((path, ticket)), Some(texts)) => {
            let values = Submission::from_pairs([(TICKET, ticket)]);
            let draft = FormState { values, refusal: None };
            draw(&form.at_path(path), &texts, draft)
        }
        _ => later(form, draw),
    }
}

/// The beginning of ids that no other element of the document has. Server and browser count alike.
fn unique_ids() -> String {
    let number = Owner::current_shared_context().map(|context| context.next_id().into_inner());
    ["signup-", &number.unwrap_or_default().to_string()].concat()
}

/// The form once its parts are here, where the client's router opens the page.
#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn later(
    form: Form,
    draw: impl Fn(&Form, &Texts, FormState) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    crate::ui::page::opened(form, "", draw)
}

/// Nothing: the layer is missing.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn later(_: Form, _: impl Fn(&Form, &Texts, FormState) -> AnyView) -> AnyView {
    ().into_any()
}

/// The path of the form in the language of the request, and a ticket.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn on_server(form: &Form) -> String {
    crate::ui::request::on_host(form).unwrap_or_default()
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn on_server(_: &Form) -> String {
    String::new()
}
