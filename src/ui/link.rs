//! The page that the link in an email opens: a button, or why there is none.

use leptos::prelude::*;

use crate::{
    form::page_forms::ConfirmationFields,
    text::{catalogue::Value, message::Message, sentence::notice},
    ui::{
        el::El,
        form,
        frame::{
            self, again, button, button_form, continue_link, frame, is_refused, marked, paragraph,
            start_over,
        },
        texts::Page,
    },
    wire::page::{FormState, LinkState},
};

pub(super) fn link(page: Page<'_>, state: LinkState, draft: FormState) -> AnyView {
    let is_form = matches!(state, LinkState::Pending | LinkState::PendingElsewhere);
    if let Some(refusal) = draft.refusal.as_ref().filter(|_| !is_form) {
        let sentence = notice(page.texts, refusal);
        return frame(page, Message::TryAgainSoon, [paragraph(sentence)]);
    }
    let (title, text) = match state {
        LinkState::Pending if page.form.fields_at_confirmation().is_empty() => {
            (Message::ConfirmYourEmail, Message::SelectConfirm)
        }
        LinkState::Pending | LinkState::PendingElsewhere => {
            (Message::ConfirmYourEmail, Message::CompleteLastStep)
        }
        LinkState::Confirmed | LinkState::Superseded => {
            (Message::AlreadyConfirmedTitle, Message::AlreadyConfirmed)
        }
        LinkState::Parked => (Message::OnWaitlistTitle, Message::OnWaitlist),
        LinkState::InviteSpent => (Message::InviteSpentTitle, Message::InviteSpent),
        LinkState::Expired => (Message::LinkExpiredTitle, Message::LinkExpired),
        LinkState::Unknown { originator: true } => {
            (Message::LinkUnknownTitle, Message::LinkUnknownOwn)
        }
        LinkState::Unknown { originator: false } => {
            (Message::LinkUnknownTitle, Message::LinkUnknown)
        }
    };
    let lifetime = page.texts.span(page.form.get_link_lifetime());
    let text = page.texts.fill(text, &[("time", Value::Text(&lifetime))]);
    let is_refused = is_refused(&draft);
    let whose = is_form.then(|| frame::whose(page, &draft.values));
    let next = next_step(page, state, draft);
    let content = [paragraph(text)].into_iter().chain(whose).chain(next);
    marked(page, is_refused, &page.text(title), content)
}

/// What the visitor can do next. On the waiting list, nothing.
fn next_step(page: Page<'_>, state: LinkState, draft: FormState) -> Option<El> {
    let action = page.path("/confirm");
    Some(match state {
        LinkState::Pending | LinkState::PendingElsewhere => {
            let asked = ConfirmationFields {
                elsewhere: state == LinkState::PendingElsewhere,
                ..draft.asks()
            };
            form::posted(page.with(&page.form.link_form(asked)), action, draft)
        }
        LinkState::Confirmed | LinkState::Superseded => continue_link(page),
        LinkState::Parked => return None,
        LinkState::Expired | LinkState::Unknown { originator: true } => {
            button_form(action, button(page.text(Message::SendNewEmail), "resend"))
                .child(again())
                .children(frame::ticket(&draft.values))
        }
        LinkState::InviteSpent => start_over(page, Message::DifferentInvite),
        LinkState::Unknown { originator: false } => start_over(page, Message::StartAgain),
    })
}
