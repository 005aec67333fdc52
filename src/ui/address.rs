//! *Use a different email address*: the page that changes the address of a pending sign-up.

use leptos::prelude::*;

use crate::{
    form::Form,
    ui::{
        form,
        frame::{back_to_check, mark, marked, paragraph, path},
    },
    wire::page::FormState,
};

pub(super) fn address(form: &Form, draft: FormState) -> AnyView {
    let text = "We will email the new address. The earlier email will stop working. Your other details \
                stay the same.";
    let action = [form.path(), "/address"].concat();
    let mark = mark(&draft);
    let back = back_to_check(path(form, "/check", &draft.values));
    let posted = form::posted(&form.address_form(), action, draft);
    marked(form, mark, "Use a different email address", [paragraph(text), posted, back])
}
