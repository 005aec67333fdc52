//! The form as pages draw it. It is complete as the server renders it. The browser adds validation while
//! typing, and a submission that does not lose what was typed.

use leptos::prelude::*;

use crate::{
    form::Form,
    text::{message::Message, words::Words},
    ui::{
        captcha,
        el::{El, el},
        frame::{self, paragraph},
        headless::{
            field_handle::FieldHandle,
            form_handle::{FormHandle, SummaryLine},
            sending::Sending,
        },
        texts::Page,
    },
    wire::page::FormState,
};

/// The sign-up page.
pub(super) fn form(page: Page<'_>, draft: FormState) -> AnyView {
    let title = title(page.form).of(page.texts);
    let is_refused = frame::is_refused(&draft);
    let sending = Sending::register(captcha::slot, None);
    let form = draw(FormHandle::new(page, draft, sending), page.path("")).hook("form");
    frame::form_page(page, is_refused, &title, form)
}

/// The heading of the form.
pub(super) fn title(form: &Form) -> Words {
    let title = match form.has_password() {
        true => Message::CreateYourAccount,
        false => Message::SignUp,
    };
    form.get_title().unwrap_or(title.into())
}

/// The fields of the page's form and its button, posted to `action`.
pub(super) fn posted(page: Page<'_>, action: String, draft: FormState) -> El {
    draw(FormHandle::new(page, draft, Sending::Post), action)
}

/// Draws a form, posted to `action`.
pub(super) fn draw(form: FormHandle, action: String) -> El {
    form.on_form(action, el("form"))
        .child(summary(form))
        .children(form.inputs())
        .children(form.all_fields().into_iter().map(FieldHandle::row))
        .children(form.trap().map(|trap| trap.class("signup-more")))
        .children(form.captcha_element())
        .child(submit_button(form))
}

fn submit_button(form: FormHandle) -> El {
    let hook = if form.is_posted() { "confirm" } else { "submit" };
    form.on_button(el("button").class("signup-button").hook(hook))
        .text_fn(move || form.submit_label())
}

/// The error summary above the form, with a link to each field (WCAG 3.3.1, technique G139).
fn summary(form: FormHandle) -> El {
    let content = move || {
        let links: Vec<El> = form.summary().into_iter().map(link_to).collect();
        let heading = || form.parts().texts.get(Message::ThereIsAProblem).to_owned();
        let heading = form.notice().or_else(|| (!links.is_empty()).then(heading));
        heading.map(paragraph).into_iter().chain([el("ul").children(links)]).collect()
    };
    form.on_summary(el("div").class("signup-summary").hook("summary")).children_fn(content)
}

fn link_to(SummaryLine { text, href }: SummaryLine) -> El {
    el("li").child(el("a").attr("href", href).attr("rel", "external").text(text))
}
