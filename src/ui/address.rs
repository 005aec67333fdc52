//! *Use a different email address*: the page that changes the address of a pending sign-up.

use leptos::prelude::*;

use crate::{
    text::message::Message,
    ui::{
        form,
        frame::{back_to_check, is_refused, marked, paragraph, path},
        texts::Page,
    },
    wire::page::FormState,
};

pub(super) fn address(page: Page<'_>, draft: FormState) -> AnyView {
    let is_refused = is_refused(&draft);
    let back = back_to_check(page, path(page, "/check", &draft.values));
    let posted = form::posted(page.with(&page.form.address_form()), page.path("/address"), draft);
    let text = paragraph(page.text(Message::AddressChange));
    marked(page, is_refused, &page.text(Message::UseDifferentAddress), [text, posted, back])
}
