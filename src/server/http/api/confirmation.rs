//! Proof of the mailbox, by the token of the link or by the code, and another mail.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;

use crate::{
    form::{Form, page_forms::ConfirmationFields},
    server::{
        crypto::secret::Token,
        flow::proof_mail::resend_in,
        http::{
            api::{
                json::json,
                members::Members,
                problem::{Detail, ProblemDetails, ProblemKind},
            },
            state::HttpState,
        },
        net::client::Client,
        store::attempt::{Attempt, AttemptState, ConfirmOutcome},
    },
    text::message::Message,
    wire::{page::LinkState, refusal::Refusal},
};

/// The result of a confirmation.
#[derive(Serialize)]
struct Outcome {
    confirmed: When,
}

/// When the account was created.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum When {
    Now,
    Before,
    /// There is no account yet: the host admits people one by one.
    Parked,
}

/// How long the new mail is valid, and when another may be requested.
#[derive(Serialize)]
struct Resent {
    expires_in: u64,
    resend_in: u32,
    /// Whether the mail server refused the address of the last mail.
    undeliverable: bool,
}

/// What a request names an attempt by. A link takes precedence; an attempt beside it proves who asks.
enum AttemptName<'a> {
    Link(&'a str),
    Originator(&'a str),
}

impl<'a> AttemptName<'a> {
    fn in_members(members: &'a Members) -> Result<Self, ProblemDetails> {
        if let Some(token) = members.text("token")? {
            return Ok(Self::Link(token));
        }
        let attempt = members.text("attempt")?.ok_or_else(|| {
            ProblemDetails::new(ProblemKind::Malformed, Message::ApiNameAnAttempt)
        })?;
        Ok(Self::Originator(attempt))
    }

    /// The attempt. An unknown one counts against the client's network.
    async fn find(
        &self,
        state: &HttpState,
        form: &Form,
        client: Client,
    ) -> Result<Attempt, ProblemDetails> {
        let refused = |refusal: Refusal| ProblemDetails::of(&refusal, form);
        let found = match self {
            Self::Link(token) => {
                let token = Token::from_request(token);
                let found = state.confirm.find_by_link(form, token.as_ref(), client).await;
                // Only a browser ends a sign-up with a proven mailbox.
                found.map_err(refused)?.filter(|attempt| !attempt.is_proven)
            }
            Self::Originator(secret) => {
                let token = Token::from_request(secret);
                let found = state.confirm.find_by_originator(form, token.as_ref()).await?;
                if found.is_none() {
                    state.limits.bad_link(form, client).map_err(refused)?;
                }
                found
            }
        };
        found.ok_or_else(|| self.unknown())
    }

    fn unknown(&self) -> ProblemDetails {
        match self {
            Self::Link(_) => {
                ProblemDetails::new(ProblemKind::UnknownLink, Message::ApiUnknownLinkDetail)
            }
            Self::Originator(_) => {
                ProblemDetails::new(ProblemKind::UnknownAttempt, Message::ApiUnknownAttemptDetail)
            }
        }
    }
}

/// `POST {form}/confirm`.
pub(crate) async fn post_confirm(
    state: &HttpState,
    form: &Form,
    members: &Members,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let name = AttemptName::in_members(members)?;
    let (page, result) = match &name {
        AttemptName::Link(text) => {
            let attempt = name.find(state, form, client).await?;
            let token = Token::from_request(text).ok_or_else(|| name.unknown())?;
            let originator = members.text("attempt")?.and_then(Token::from_request);
            let originator = originator.as_ref();
            let link_state = state.confirm.link_state(form, &attempt, originator);
            let elsewhere = link_state == LinkState::PendingElsewhere;
            let page = form.link_form(match elsewhere {
                true => ConfirmationFields { username: true, elsewhere },
                false => members.late(),
            });
            let submission = members.submission(page.fields())?;
            let confirm = &state.confirm;
            let result =
                confirm.by_link(form, &token, &attempt, originator, &submission, client).await;
            (page, result)
        }
        AttemptName::Originator(_) => {
            let page = form.code_form(members.late());
            let submission = members.submission(page.fields())?;
            let attempt = name.find(state, form, client).await?;
            (page, state.confirm.by_code(form, &attempt, &submission, client).await)
        }
    };
    let confirmed = result.map_err(|refusal| ProblemDetails::of(&refusal, &page))?;
    let when = match confirmed.outcome {
        ConfirmOutcome::Confirmed => When::Now,
        ConfirmOutcome::AlreadyConfirmed => When::Before,
        ConfirmOutcome::Parked => When::Parked,
        outcome => return Err(refused_confirmation(outcome, &name, &page)),
    };
    let mut response = json(StatusCode::OK, &Outcome { confirmed: when });
    if let Some(just_confirmed) = confirmed.just_confirmed {
        response.extensions_mut().insert(just_confirmed);
    }
    Ok(response)
}

/// The problem of a refused confirmation. A missing attempt and a wrong code look the same, as on the
/// page.
fn refused_confirmation(
    outcome: ConfirmOutcome,
    name: &AttemptName<'_>,
    page: &Form,
) -> ProblemDetails {
    match (outcome, name, outcome.problem()) {
        (ConfirmOutcome::InviteSpent | ConfirmOutcome::InviteForAnother, _, Some((_, code))) => {
            ProblemDetails::new(ProblemKind::InviteSpent, Detail::Code(code))
        }
        (ConfirmOutcome::Expired, AttemptName::Link(_), _) => {
            ProblemDetails::new(ProblemKind::LinkExpired, Message::ApiLinkExpiredDetail)
        }
        (ConfirmOutcome::UsernameTaken, _, Some((field, code)))
        | (_, AttemptName::Originator(_), Some((field, code))) => {
            ProblemDetails::at(field, code, page)
        }
        _ => name.unknown(),
    }
}

/// `POST {form}/resend`. Within the cooldown no mail is sent, and the response says how long it lasts.
pub(crate) async fn post_resend(
    state: &HttpState,
    form: &Form,
    members: &Members,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let name = AttemptName::in_members(members)?;
    let mut attempt = name.find(state, form, client).await?;
    if attempt.state == AttemptState::Confirmed {
        let detail = Message::AlreadyConfirmed;
        return Err(ProblemDetails::new(ProblemKind::AlreadyConfirmed, detail));
    }
    let sent = state.proof_mail.resend(form, &attempt, client).await;
    sent.map_err(|refusal| ProblemDetails::of(&refusal, form))?;
    // By its id, because the link has a new token now.
    if let Some(renewed) = state.confirm.find_by_id(form, attempt.id).await? {
        attempt = renewed;
    }
    let now = state.cx.now();
    let left = attempt.expires_at.duration_since(now).unwrap_or_default();
    let resent = Resent {
        expires_in: left.as_secs(),
        resend_in: resend_in(&attempt, now),
        undeliverable: attempt.is_refused,
    };
    Ok(json(StatusCode::ACCEPTED, &resent))
}
