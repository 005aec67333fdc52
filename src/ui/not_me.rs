//! *I did not sign up*: the page that cancels a sign-up which someone else began.

use crate::{
    text::message::Message,
    ui::{
        frame::{Head, is_refused, onward, paragraph, whose},
        texts::Page,
    },
    wire::page::{FormState, NotMe},
};

/// What the page says above its form, if it has one.
pub(super) fn head(page: Page<'_>, not_me: NotMe, draft: &FormState) -> Head {
    let (title, text) = match not_me {
        NotMe::Asked => (Message::CancelSignUp, Message::CancelSignUpText),
        NotMe::Deleted => (Message::CancelledTitle, Message::Cancelled),
        NotMe::Confirmed => (Message::WasConfirmedTitle, Message::WasConfirmed),
        NotMe::Unknown => (Message::NothingToCancelTitle, Message::NothingToCancel),
    };
    let rest = match not_me {
        NotMe::Asked => whose(page, &draft.values),
        _ => onward(page),
    };
    let content = vec![paragraph(page, page.text(text)), rest];
    Head { title, is_refused: is_refused(draft), content }
}
