//! The last page of a sign-up.

use crate::{
    form::Form,
    text::message::Message,
    ui::{
        frame::{Head, continue_link, paragraph, start_over},
        texts::Page,
    },
};

/// What the page says. Its link leads to `next`, if the person came from there.
pub(super) fn head(page: Page<'_>, elsewhere: bool, next: Option<&str>) -> Head {
    let there = elsewhere.then(|| paragraph(page, page.text(Message::CarryOnThere)));
    let text = paragraph(page, page.text(text(page.form)));
    let content = [text].into_iter().chain(there).chain([continue_link(page, next)]);
    Head { title: title(page.form), is_refused: false, content: content.collect() }
}

/// What the page says in a browser that confirmed nothing.
pub(super) fn not_done(page: Page<'_>) -> Head {
    let content = vec![
        paragraph(page, page.text(Message::FinishedText)),
        continue_link(page, None),
        start_over(page, Message::StartAgain),
    ];
    Head { title: Message::FinishedTitle, is_refused: false, content }
}

pub(super) fn title(form: &Form) -> Message {
    if form.has_password() { Message::WelcomeTitle } else { Message::SignedUpTitle }
}

pub(super) fn text(form: &Form) -> Message {
    match (form.has_email(), form.has_password()) {
        (true, true) => Message::ConfirmedAndReady,
        (true, false) => Message::Confirmed,
        (false, _) => Message::AccountReady,
    }
}
