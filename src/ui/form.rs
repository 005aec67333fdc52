//! The form as pages draw it. It is complete as the server renders it. The browser adds validation while
//! typing, and a submission that does not lose what was typed.

use leptos::prelude::*;

use crate::{
    form::{Form, field::FieldKind, look::Part},
    text::{message::Message, words::Words},
    ui::{
        asides, captcha,
        el::{El, el},
        frame::{self, paragraph},
        headless::{
            field_handle::FieldHandle,
            form_handle::{FormHandle, SummaryLine},
            sending::Sending,
        },
        slot::Slot,
        texts::Page,
    },
    wire::page::FormState,
};

/// The sign-up page.
pub(super) fn form(page: Page<'_>, draft: FormState) -> AnyView {
    let title = title(page.form).of(page.texts);
    let is_refused = frame::is_refused(&draft);
    let sending = Sending::register(captcha::slot, None);
    let asides = frame::written(|| asides::asides(page, &draft.values)).attr("id", asides::ID);
    let form = draw(FormHandle::new(page, draft, sending), page.path("")).hook("form");
    frame::form_page(page, is_refused, &title, [asides, form])
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
    draw(FormHandle::new(page, draft, Sending::Post(None)), action)
}

/// Draws a form, posted to `action`.
pub(super) fn draw(form: FormHandle, action: String) -> El {
    let parts = form.parts();
    let page = parts.page();
    let has_code = parts.form.fields().iter().any(|field| matches!(field.kind(), FieldKind::Code));
    let part = if has_code { Part::CodeForm } else { Part::Form };
    form.on_form(action, el("form").class(page.class(part)))
        .child(summary(form, page))
        .children(form.inputs())
        .views(page.slots.at(Slot::BeforeFields))
        .children(form.all_fields().into_iter().map(FieldHandle::row))
        .children(form.trap(parts.form.get_look().sheet_query().is_some()))
        .children(form.captcha_element())
        .views(page.slots.at(Slot::BeforeButton))
        .child(submit_button(form, page))
}

fn submit_button(form: FormHandle, page: Page<'_>) -> El {
    let hook = if form.is_posted() { "confirm" } else { "submit" };
    // It says that it waits.
    form.on_button(el("button").class(page.class(Part::Button)).hook(hook))
        .attr("aria-live", "polite")
        .text_fn(move || form.submit_label())
}

/// The error summary above the form, with a link to each field (WCAG 3.3.1, technique G139).
fn summary(form: FormHandle, page: Page<'_>) -> El {
    let content = move || {
        let parts = form.parts();
        let page = parts.page();
        let links: Vec<El> = form.summary().into_iter().map(|line| link_to(page, line)).collect();
        let notice = form.notice().map(|it| paragraph(page, it));
        let heading = (notice.is_none() && !links.is_empty()).then(|| {
            let heading = el("h2").class(page.class(Part::SummaryTitle));
            heading.text(page.text(Message::ThereIsAProblem))
        });
        let list = el("ul").class(page.class(Part::SummaryList)).children(links);
        notice.into_iter().chain(heading).chain([list]).collect()
    };
    let summary = el("div").class(page.class(Part::Summary)).hook("summary");
    // The outer element takes the focus, and the inner one speaks, as in the GOV.UK Design System.
    form.on_summary(summary).child(el("div").attr("role", "alert").children_fn(content))
}

fn link_to(page: Page<'_>, SummaryLine { text, href }: SummaryLine) -> El {
    let link = el("a").class(page.class(Part::SummaryLink)).attr("href", href);
    el("li").child(link.attr("rel", "external").text(text))
}
