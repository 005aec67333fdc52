//! The page behind the link in a mail: a button, or why there is none.

use leptos::prelude::*;

use super::{
    el::El,
    form,
    frame::{again, button, button_form, frame, go_on, paragraph, start_over},
};
use crate::{
    Form,
    wire::{Draft, LinkState},
};

pub(super) fn link(form: &Form, state: LinkState, draft: Draft) -> AnyView {
    let (title, text) = match state {
        LinkState::Pending if form.fields_at_confirmation().is_empty() => {
            ("Confirm your address", "One click and you are done.")
        }
        LinkState::Pending => ("Confirm your address", "One last step and you are done."),
        LinkState::Confirmed => {
            ("Already confirmed", "This address was confirmed before. Your account is ready.")
        }
        LinkState::Expired => (
            "This link has expired",
            "For your safety a link is good for 24 hours. We can send a new one to the same address.",
        ),
        LinkState::Unknown { originator: true } => (
            "This link does not work",
            "Perhaps a newer mail has replaced it. Only the link in the latest mail counts; we can \
             send another one.",
        ),
        LinkState::Unknown { originator: false } => (
            "This link does not work",
            "Perhaps a newer mail has replaced it, or it was not copied completely. Only the link \
             in the latest mail counts. To get a new mail, sign up again.",
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
