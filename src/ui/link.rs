//! The page that the link in an email opens: a button, or why there is none.

use std::borrow::Cow;

use leptos::prelude::*;

use crate::{
    form::{Form, page_forms::ConfirmationFields},
    text,
    ui::{
        el::El,
        form,
        frame::{
            self, again, button, button_form, continue_link, frame, mark, marked, paragraph,
            start_over,
        },
    },
    wire::page::{FormState, LinkState},
};

pub(super) fn link(form: &Form, state: LinkState, draft: FormState) -> AnyView {
    let is_form = matches!(state, LinkState::Pending | LinkState::PendingElsewhere);
    if let Some(refusal) = draft.refusal.as_ref().filter(|_| !is_form) {
        return frame(form, "Try again in a moment", [paragraph(text::notice(refusal))]);
    }
    let expired = || {
        [
            "For your security, links expire after ",
            &text::span(form.get_link_lifetime()),
            ". We can send you a new one.",
        ]
        .concat()
    };
    let (title, text): (_, Cow<'_, str>) = match state {
        LinkState::Pending if form.fields_at_confirmation().is_empty() => {
            ("Confirm your email address", "Select Confirm to finish signing up.".into())
        }
        LinkState::Pending | LinkState::PendingElsewhere => {
            ("Confirm your email address", "Complete this last step to finish signing up.".into())
        }
        LinkState::Confirmed | LinkState::Superseded => {
            ("Already confirmed", "This email address is already confirmed.".into())
        }
        LinkState::Parked => (
            "You are on the waiting list",
            "Your email address is confirmed. We will email you when there is a place for you.".into(),
        ),
        LinkState::InviteSpent => (
            "Your invite no longer works",
            "It has been used up or withdrawn since you signed up. Ask the person who invited you \
             for a new one."
                .into(),
        ),
        LinkState::Expired => (
            "This link has expired",
            expired().into(),
        ),
        LinkState::Unknown { originator: true } => (
            "This link does not work",
            "It may be incomplete, or your browser blocks cookies. Allow cookies for this site and \
             use the link in the newest email from us, or get a new one."
                .into(),
        ),
        LinkState::Unknown { originator: false } => (
            "This link does not work",
            "It may be incomplete, or your browser blocks cookies. Allow cookies for this site and \
             use the link in the newest email from us, or start again."
                .into(),
        ),
    };
    let mark = mark(&draft);
    let whose = is_form.then(|| frame::whose(&draft.values));
    let next = next_step(form, state, draft);
    marked(form, mark, title, [paragraph(text)].into_iter().chain(whose).chain(next))
}

/// What the visitor can do next. On the waiting list, nothing.
fn next_step(form: &Form, state: LinkState, draft: FormState) -> Option<El> {
    let action = || [form.path(), "/confirm"].concat();
    Some(match state {
        LinkState::Pending | LinkState::PendingElsewhere => {
            let asked = ConfirmationFields {
                elsewhere: state == LinkState::PendingElsewhere,
                ..draft.asks()
            };
            form::posted(&form.link_form(asked), action(), draft)
        }
        LinkState::Confirmed | LinkState::Superseded => continue_link(form),
        LinkState::Parked => return None,
        LinkState::Expired | LinkState::Unknown { originator: true } => {
            button_form(action(), button("Send a new email", "resend"))
                .child(again())
                .children(frame::ticket(&draft.values))
        }
        LinkState::InviteSpent => start_over(form, "Sign up with a different invite"),
        LinkState::Unknown { originator: false } => start_over(form, "Start again"),
    })
}
