//! *Use a different email address*: the page that changes the address of a pending sign-up.

use crate::{
    text::message::Message,
    ui::{
        frame::{Head, is_refused, paragraph},
        texts::Page,
    },
    wire::page::FormState,
};

/// What the page says above its form.
pub(super) fn head(page: Page<'_>, draft: &FormState) -> Head {
    Head {
        title: Message::UseDifferentAddress,
        is_refused: is_refused(draft),
        content: vec![paragraph(page, page.text(Message::AddressChange))],
    }
}
