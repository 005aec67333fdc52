//! *This was not me*: what whoever got a mail for nothing can do about it.

use leptos::prelude::*;

use super::{
    form,
    frame::{frame, paragraph},
};
use crate::{
    Form,
    wire::{Draft, NotMe},
};

pub(super) fn not_me(form: &Form, not_me: NotMe, draft: Draft) -> AnyView {
    let (title, text) = match not_me {
        NotMe::Asked => (
            "This was not you?",
            "Somebody gave your address, perhaps by mistake. You can delete what they began; then \
             we write to you no more for a while.",
        ),
        NotMe::Deleted => (
            "It is deleted",
            "Nothing will come of this sign-up, and we write to you no more for a while.",
        ),
        NotMe::Confirmed => (
            "This address was confirmed",
            "Somebody with access to your mail confirmed it. Please write to us if it was not you.",
        ),
        NotMe::Unknown => (
            "There is nothing to delete",
            "Perhaps it was deleted before, or the link was not copied completely.",
        ),
    };
    let ask = (not_me == NotMe::Asked).then(|| {
        let action = [form.path(), "/not-me"].concat();
        form::posted(&form.at_not_me(), action, draft)
    });
    frame(form, title, [paragraph(text)].into_iter().chain(ask))
}
