//! The page behind the link in a mail: a button, or why there is none.

use std::borrow::Cow;

use leptos::prelude::*;

use super::{
    el::El,
    form,
    frame::{again, button, button_form, frame, go_on, paragraph, start_over},
};
use crate::{
    Form,
    form::Late,
    text,
    wire::{Draft, LinkState},
};

pub(super) fn link(form: &Form, state: LinkState, draft: Draft) -> AnyView {
    let is_form = matches!(state, LinkState::Pending | LinkState::PendingElsewhere);
    if let Some(refusal) = draft.refusal.as_ref().filter(|_| !is_form) {
        return frame(form, "Not just now", [paragraph(text::notice(refusal))]);
    }
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
        LinkState::Pending | LinkState::PendingElsewhere => {
            ("Confirm your address", "One last step and you are done.".into())
        }
        LinkState::Confirmed | LinkState::Superseded => {
            ("Already confirmed", "This address was confirmed before.".into())
        }
        LinkState::Parked => (
            "You are on the list",
            "Your address is confirmed. We will write to you as soon as it is your turn.".into(),
        ),
        LinkState::InviteSpent => (
            "Your invite no longer works",
            "It was used up or withdrawn since you signed up. Ask whoever invited you for another \
             one."
                .into(),
        ),
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
    let next = next_step(form, state, draft);
    frame(form, title, [paragraph(text)].into_iter().chain(next))
}

/// Whoever waits has nothing to do.
fn next_step(form: &Form, state: LinkState, draft: Draft) -> Option<El> {
    let action = || [form.path(), "/confirm"].concat();
    Some(match state {
        LinkState::Pending | LinkState::PendingElsewhere => {
            let late = Late { password: state == LinkState::PendingElsewhere, ..draft.asks() };
            form::posted(&form.at_link(late), action(), draft)
        }
        LinkState::Confirmed | LinkState::Superseded => go_on(form),
        LinkState::Parked => return None,
        LinkState::Expired | LinkState::Unknown { originator: true } => {
            button_form(action(), button("Send a new mail", "resend")).child(again())
        }
        LinkState::InviteSpent => start_over(form, "Sign up with another invite"),
        LinkState::Unknown { originator: false } => start_over(form, "Sign up again"),
    })
}
