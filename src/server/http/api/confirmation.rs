//! Proof of the mailbox, by the token of the link or by the code, and another mail.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;

use super::{
    json,
    members::Members,
    problem::{Kind, ProblemDetails},
};
use crate::{
    Form, Refusal, Signup,
    form::{ConfirmationFields, ProblemCode},
    server::{
        client::Client,
        secret::Token,
        store::{Attempt, AttemptState, Confirmed},
    },
    text,
    username::UsernameError,
    wire::LinkState,
};

/// What confirming did.
#[derive(Serialize)]
struct Outcome {
    confirmed: When,
}

/// Whether the account was made just now.
#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum When {
    Now,
    Before,
    /// There is none yet: the host admits people one by one.
    Parked,
}

/// How long the new mail is good for, and when there may be another one.
#[derive(Serialize)]
struct Resent {
    expires_in: u64,
    resend_in: u32,
}

/// The secret that a request names an attempt with; a link counts before all else, and an attempt
/// beside it says who asks.
enum Named<'a> {
    Link(&'a str),
    Originator(&'a str),
}

impl<'a> Named<'a> {
    fn by(members: &'a Members) -> Result<Self, ProblemDetails> {
        if let Some(token) = members.text("token")? {
            return Ok(Self::Link(token));
        }
        let attempt = members.text("attempt")?.ok_or_else(|| {
            let detail = "Send the `token` of the link or the `attempt` of the sign-up.";
            ProblemDetails::new(Kind::Malformed, detail)
        })?;
        Ok(Self::Originator(attempt))
    }

    async fn attempt(
        &self,
        signup: &Signup,
        form: &Form,
        client: Client,
    ) -> Result<Attempt, ProblemDetails> {
        let found = match self {
            Self::Link(token) => match Token::from_request(token) {
                Some(token) => signup.attempt_behind(form, &token).await?,
                None => None,
            },
            Self::Originator(secret) => {
                signup.attempt_of(form, Token::from_request(secret).as_ref()).await?
            }
        };
        match found {
            Some(attempt) => Ok(attempt),
            None => {
                admitted(signup.inner().limits.bad_link(form, client), form)?;
                Err(self.unknown())
            }
        }
    }

    fn unknown(&self) -> ProblemDetails {
        match self {
            Self::Link(_) => ProblemDetails::new(
                Kind::UnknownLink,
                "No link has this token. A newer email may have replaced it.",
            ),
            Self::Originator(_) => {
                ProblemDetails::new(Kind::UnknownAttempt, "No sign-up has this `attempt`.")
            }
        }
    }
}

fn admitted(admitted: Result<(), Refusal>, form: &Form) -> Result<(), ProblemDetails> {
    admitted.map_err(|refusal| ProblemDetails::of(&refusal, form))
}

/// `POST {form}/confirm`.
pub(super) async fn confirm(
    signup: &Signup,
    form: &Form,
    members: &Members,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let named = Named::by(members)?;
    let (page, done) = match &named {
        Named::Link(token) => {
            let token = Token::from_request(token);
            admitted(signup.admit_link(form, token.as_ref(), client).await, form)?;
            let token = token.ok_or_else(|| named.unknown())?;
            let originator = members.text("attempt")?.and_then(Token::from_request);
            let state = signup.link_state(form, Some(&token), originator.as_ref()).await?;
            let password = state == LinkState::PendingElsewhere;
            let page = form.link_form(ConfirmationFields { password, ..members.late() });
            let submission = members.submission(page.fields())?;
            let originator = originator.as_ref();
            (page, signup.confirm_link(form, &token, originator, &submission, client).await)
        }
        Named::Originator(_) => {
            let page = form.code_form(members.late());
            let submission = members.submission(page.fields())?;
            let attempt = named.attempt(signup, form, client).await?;
            (page, signup.confirm_code(form, &attempt, &submission, client).await)
        }
    };
    let proven = done.map_err(|refusal| ProblemDetails::of(&refusal, &page))?;
    let confirmed = match proven.outcome {
        Confirmed::Now => When::Now,
        Confirmed::Before => When::Before,
        Confirmed::Parked => When::Parked,
        refused => return Err(why_not(refused, &named, &page)),
    };
    let mut response = json(StatusCode::OK, &Outcome { confirmed });
    if let Some(just) = proven.just {
        response.extensions_mut().insert(just);
    }
    Ok(response)
}

fn why_not(confirmed: Confirmed, named: &Named<'_>, page: &Form) -> ProblemDetails {
    match (confirmed, named) {
        (Confirmed::UsernameTaken, _) => {
            ProblemDetails::at("username", ProblemCode::Username(UsernameError::Taken), page)
        }
        (Confirmed::InviteSpent, _) => {
            let detail = text::sentence(&ProblemCode::InviteUsedUp, None);
            ProblemDetails::new(Kind::InviteSpent, detail)
        }
        (Confirmed::Expired, Named::Link(_)) => ProblemDetails::new(
            Kind::LinkExpired,
            "Send its `token` to `resend` to get a new link.",
        ),
        (_, Named::Link(_)) => named.unknown(),
        (Confirmed::Expired, _) => ProblemDetails::at("code", ProblemCode::CodeExpired, page),
        (Confirmed::TooManyTries, _) => ProblemDetails::at("code", ProblemCode::TooManyTries, page),
        // An attempt that is gone and a code that is wrong are not told apart, as on the page.
        (_, Named::Originator(_)) => ProblemDetails::at("code", ProblemCode::WrongCode, page),
    }
}

/// `POST {form}/resend`. Within the cooldown nothing is sent, and the answer says for how long.
pub(super) async fn resend(
    signup: &Signup,
    form: &Form,
    members: &Members,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let named = Named::by(members)?;
    let mut attempt = named.attempt(signup, form, client).await?;
    if attempt.state == AttemptState::Confirmed {
        let detail = "The email address is already confirmed.";
        return Err(ProblemDetails::new(Kind::AlreadyConfirmed, detail));
    }
    admitted(signup.resend(form, &attempt, client).await, form)?;
    // By its id: the token of the link was replaced just now.
    if let Some(renewed) = signup.attempt_with(form, attempt.id).await? {
        attempt = renewed;
    }
    let left = attempt.expires_at.duration_since(signup.now()).unwrap_or_default();
    let resend_in = signup.waiting(Some(&attempt)).resend_in;
    Ok(json(StatusCode::ACCEPTED, &Resent { expires_in: left.as_secs(), resend_in }))
}
