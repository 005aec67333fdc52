//! A form on a page of the host: where it gets its path, its ticket and its texts from.

use leptos::prelude::*;

use crate::{
    form::{Form, submission::Submission},
    ui::{
        island::{Mark, sharing},
        page::{needs_document, texts},
        shared::{shared, unique_number},
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
    /// What the element around the form carries.
    pub(in crate::ui) mark: Mark,
}

/// Draws a form on a page of the host.
pub(in crate::ui) fn on_host(
    form: Form,
    slots: Option<Slots>,
    draw: impl Fn(Placed<'_>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let read = || (needs_document(&form), unique_ids(), shared(&|| on_server(&form)), texts());
    let ((needs_document, ids, state, texts), mark) = sharing(&form, read);
    let slots = StepSlots::new(slots, SignupStep::Form);
    let draw = move |form: &Form, texts: &Texts, draft| {
        let page = Page { form, texts, ids: &ids, slots };
        draw(Placed { page, draft, needs_document, mark: mark.clone() })
    };
    match (state.split_once(' '), texts) {
        (Some((path, values)), Some(texts)) => {
            let values = Submission::from_urlencoded(values.as_bytes()).unwrap_or_default();
            let draft = FormState { values, refusal: None };
            draw(&form.at_path(path), &texts, draft)
        }
        _ => later(form, draw),
    }
}

/// The beginning of ids that no other element of the document has.
fn unique_ids() -> String {
    ["signup-", &unique_number()].concat()
}

/// The form once its parts are here, where the client's router opens the page.
#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn later(
    form: Form,
    draw: impl Fn(&Form, &Texts, FormState) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    crate::ui::page::opened(form, &["at=", &crate::ui::browser::path()].concat(), draw)
}

/// Nothing: the layer is missing.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn later(_: Form, _: impl Fn(&Form, &Texts, FormState) -> AnyView) -> AnyView {
    ().into_any()
}

/// The path of the form in the language of the request, and the values that it carries.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn on_server(form: &Form) -> String {
    crate::ui::request::on_host(form).unwrap_or_default()
}

#[cfg(not(all(feature = "ssr", not(target_arch = "wasm32"))))]
fn on_server(_: &Form) -> String {
    String::new()
}
