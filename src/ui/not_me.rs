//! *I did not sign up*: the page that cancels a sign-up which someone else began.

use leptos::prelude::*;

use crate::{
    text::message::Message,
    ui::{
        form,
        frame::{self, is_refused, marked, paragraph},
        texts::Page,
    },
    wire::page::{FormState, NotMe},
};

pub(super) fn not_me(page: Page<'_>, not_me: NotMe, draft: FormState) -> AnyView {
    let (title, text) = match not_me {
        NotMe::Asked => (Message::CancelSignUp, Message::CancelSignUpText),
        NotMe::Deleted => (Message::CancelledTitle, Message::Cancelled),
        NotMe::Confirmed => (Message::WasConfirmedTitle, Message::WasConfirmed),
        NotMe::Unknown => (Message::NothingToCancelTitle, Message::NothingToCancel),
    };
    let is_refused = is_refused(&draft);
    let ask = (not_me == NotMe::Asked).then(|| {
        let whose = frame::whose(page, &draft.values);
        let form = page.form.not_me_form();
        [whose, form::posted(page.with(&form), page.path("/not-me"), draft)]
    });
    let content = [paragraph(page.text(text))].into_iter().chain(ask.into_iter().flatten());
    marked(page, is_refused, &page.text(title), content)
}
