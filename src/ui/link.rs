//! The page behind the link in a mail: a button, or why there is none.

use std::borrow::Cow;

use leptos::prelude::*;

use super::{
    el::El,
    form,
    frame::{again, button, button_form, frame, go_on, paragraph, start_over},
};
use crate::{
    Form, text,
    wire::{Draft, LinkState},
};

pub(super) fn link(form: &Form, state: LinkState, draft: Draft) -> AnyView {
    let expired = || {
        [
            "For your safety a link is good for ",
            &text::span(form.link_lifetime()),
            ". We can send a new one to the same address.",
        ]
        .concat()
    };
    let (title, text): (_, Cow<'_, str>) = match state {
        LinkState::Pending if form.fields_at_confirmation().is_empty() => {
            ("Confirm your address", "One click and you are done.".into())
        }
        LinkState::Pending => ("Confirm your address", "One last step and you are done.".into()),
        LinkState::Confirmed => {
            ("Already confirmed", "This address was confirmed before.".into())
        }
        LinkState::Expired => (
            "This link has expired",
            expired().into(),
        ),
        LinkState::Unknown { originator: true } => (
            "This link does not work",
            "Perhaps a newer mail has replaced it. Only the link in the latest mail counts; we can \
             send another one."
                .into(),
        ),
        LinkState::Unknown { originator: false } => (
            "This link does not work",
            "Perhaps a newer mail has replaced it, or it was not copied completely. Only the link \
             in the latest mail counts. To get a new mail, sign up again."
                .into(),
        ),
    };
    frame(form, title, [paragraph(text), next_step(form, state, draft)])
}

fn next_step(form: &Form, state: LinkState, draft: Draft) -> El {
    let action = || [form.path(), "/confirm"].concat();
    match state {
        LinkState::Pending => form::posted(&form.at_link(draft.asks()), action(), draft),
        LinkState::Confirmed => go_on(form),
        LinkState::Expired | LinkState::Unknown { originator: true } => {
            button_form(action(), button("Send a new mail", "resend")).child(again())
        }
        LinkState::Unknown { originator: false } => start_over(form, "Sign up again"),
    }
}
