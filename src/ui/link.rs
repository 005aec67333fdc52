//! The page that the link in an email opens: a form with a button, or why there is none.

use crate::{
    text::{catalogue::Value, message::Message, sentence::notice},
    ui::{
        el::El,
        frame::{
            Head, again, button, button_form, continue_link, is_refused, onward, paragraph,
            start_over, ticket, whose,
        },
        texts::Page,
    },
    wire::page::{FormState, LinkState},
};

/// What the page says above its form.
pub(super) fn head(page: Page<'_>, state: LinkState, draft: &FormState) -> Head {
    let asks = state != LinkState::Pending || !page.form.fields_at_confirmation().is_empty();
    let title = match state {
        LinkState::PendingProven if page.form.has_password() => Message::CreateYourAccount,
        LinkState::PendingProven => Message::SignUp,
        _ => Message::ConfirmYourEmail,
    };
    let there = || {
        [Message::KnownPasswordHint, Message::OrEnterCodeThere]
            .map(|it| paragraph(page, page.text(it)))
    };
    let text = if asks { Message::CompleteLastStep } else { Message::SelectConfirm };
    let content = [paragraph(page, page.text(text)), whose(page, &draft.values)];
    Head {
        title,
        is_refused: is_refused(draft),
        content: content
            .into_iter()
            .chain((state == LinkState::PendingElsewhere).then(there).into_iter().flatten())
            .collect(),
    }
}

/// The page of a link that confirms nothing.
pub(super) fn ended(page: Page<'_>, state: LinkState, draft: &FormState) -> Head {
    if let Some(refusal) = &draft.refusal {
        let content = vec![paragraph(page, notice(page.texts, refusal))];
        return Head { title: Message::TryAgainSoon, is_refused: false, content };
    }
    let (title, text) = match state {
        LinkState::Pending | LinkState::PendingElsewhere | LinkState::PendingProven => {
            return head(page, state, draft);
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
    let content =
        [paragraph(page, text)].into_iter().chain(next_step(page, state, draft)).collect();
    Head { title, is_refused: false, content }
}

/// What the visitor can do next.
fn next_step(page: Page<'_>, state: LinkState, draft: &FormState) -> Option<El> {
    Some(match state {
        LinkState::Pending | LinkState::PendingElsewhere | LinkState::PendingProven => return None,
        LinkState::Parked => onward(page),
        LinkState::Confirmed | LinkState::Superseded => continue_link(page, None),
        LinkState::Expired | LinkState::Unknown { originator: true } => {
            let action = page.path("/confirm");
            button_form(action, button(page, Message::SendNewEmail, "resend"))
                .child(again())
                .children(ticket(&draft.values))
        }
        LinkState::InviteSpent => start_over(page, Message::DifferentInvite),
        LinkState::Unknown { originator: false } => start_over(page, Message::StartAgain),
    })
}
