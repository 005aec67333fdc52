//! The card around every page, and the elements that pages share.

use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title, provide_meta_context};

use crate::{
    form::{Form, TICKET, submission::Submission},
    ui::{
        el::{El, el},
        stylesheet,
    },
    wire::page::FormState,
};

/// Frames `content` under `title`, which is the heading and the title of the document.
pub(super) fn frame(
    form: &Form,
    title: &'static str,
    content: impl IntoIterator<Item = El>,
) -> AnyView {
    marked(form, "", title, content)
}

/// What the title of the document begins with, so that a screen reader says at once that a post was
/// refused (WCAG technique G199).
pub(super) fn mark(draft: &FormState) -> &'static str {
    if draft.refusal.is_some() { "Error: " } else { "" }
}

/// Frames `content` like [`frame`], with a [`mark`] before the title of the document.
pub(super) fn marked(
    form: &Form,
    mark: &'static str,
    title: &'static str,
    content: impl IntoIterator<Item = El>,
) -> AnyView {
    provide_meta_context();
    let href = [form.path(), "/", stylesheet::NAME].concat();
    let card = el("section")
        .class("signup")
        .attr("aria-labelledby", "signup-title")
        .child(el("h1").attr("id", "signup-title").text(title))
        .children(content)
        .into_view();
    let title = [mark, title].concat();
    view! {
        <Title text=title/>
        <Stylesheet href/>
        {card}
    }
    .into_any()
}

pub(super) fn paragraph(text: impl Into<String>) -> El {
    el("p").text(text)
}

/// A button that posts its form.
pub(super) fn button(label: &'static str, hook: &'static str) -> El {
    el("button").class("signup-button").attr("type", "submit").hook(hook).text(label)
}

/// A form with a single button. The browser posts it, with or without scripts.
pub(super) fn button_form(action: String, button: El) -> El {
    el("form").attr("method", "post").attr("action", action).child(button)
}

/// The hidden input that makes a post ask for another email.
pub(super) fn again() -> El {
    el("input").attr("type", "hidden").attr("name", "again").attr("value", "1")
}

/// The hidden input that says what the page is about. `None` on a page without a ticket.
pub(super) fn ticket(values: &Submission) -> Option<El> {
    let ticket = values.get(TICKET);
    (!ticket.is_empty()).then(|| {
        el("input").attr("type", "hidden").attr("name", TICKET).attr("value", ticket.to_owned())
    })
}

/// The path of another page about the same sign-up.
pub(super) fn path(form: &Form, page: &str, values: &Submission) -> String {
    [form.path(), page, "?ticket=", values.get(TICKET)].concat()
}

/// An email address in a sentence.
pub(super) fn address(address: &str) -> El {
    el("strong").hook("address").text(address)
}

/// Names the address that the page of a link acts on.
pub(super) fn whose(values: &Submission) -> El {
    paragraph("Email address: ").child(address(values.get("email")))
}

/// The link from the sign-up into the host's app.
pub(super) fn continue_link(form: &Form) -> El {
    el("a")
        .class("signup-button")
        .attr("href", form.continue_path())
        .attr("rel", "external")
        .hook("continue")
        .text("Continue")
}

/// The link back to the form.
pub(super) fn start_over(form: &Form, label: &'static str) -> El {
    let link = el("a").attr("href", form.path()).attr("rel", "external").hook("start-over");
    el("p").class("signup-aside").child(link.text(label))
}

/// The link back to *Check your email*.
pub(super) fn back_to_check(href: String) -> El {
    let link = el("a").attr("href", href).attr("rel", "external").hook("back");
    el("p").class("signup-aside").child(link.text("Cancel"))
}
