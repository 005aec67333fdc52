//! What owners of accounts do with links from mails: a new password, and the proof of a new address.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;

use crate::{
    form::Form,
    server::{
        flow::{address_change::ChangeAddressError, password_change::SetPasswordError},
        http::{
            api::{
                json::json,
                members::Members,
                problem::{ProblemDetails, ProblemKind},
            },
            state::HttpState,
        },
        limits::Work,
        net::client::Client,
    },
    text::message::Message,
    wire::password::ACCOUNT_LINK_LIFETIME,
};

/// A link was mailed, if the address has an account.
#[derive(Serialize)]
struct Requested {
    /// Seconds until the link in the mail expires.
    expires_in: u64,
}

/// What a link changed.
#[derive(Serialize)]
struct Changed {
    changed: &'static str,
}

/// `POST {form}/forgot`. The response is the same for every address.
pub(crate) async fn post_forgot(
    state: &HttpState,
    form: &Form,
    members: &Members,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let page = form.address_form();
    let submission = members.submission(page.fields())?;
    let (change, address) = (&state.password_change, submission.get("email"));
    let requested = change.request(form.id(), address, client, Work::NotOffered).await;
    requested.map_err(|error| of_password(error, &page))?;
    let expires_in = ACCOUNT_LINK_LIFETIME.as_secs();
    Ok(json(StatusCode::ACCEPTED, &Requested { expires_in }))
}

/// `POST {form}/reset`.
pub(crate) async fn post_reset(
    state: &HttpState,
    form: &Form,
    members: &Members,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let page = form.new_password_form();
    let submission = members.submission(page.fields())?;
    let (token, password) = (members.required("token")?, submission.get("password"));
    let reset = state.password_change.reset(form.id(), token, password, client).await;
    reset.map_err(|error| of_password(error, &page))?;
    Ok(json(StatusCode::OK, &Changed { changed: "password" }))
}

/// `POST {form}/new-address`.
pub(crate) async fn post_new_address(
    state: &HttpState,
    form: &Form,
    members: &Members,
    client: Client,
) -> Result<Response, ProblemDetails> {
    let token = members.required("token")?;
    match state.address_change.confirm(form.id(), token, client).await {
        Ok(_) => Ok(json(StatusCode::OK, &Changed { changed: "address" })),
        Err(ChangeAddressError::DeadLink) => Err(dead_link()),
        Err(ChangeAddressError::Refused(refusal)) => Err(ProblemDetails::of(&refusal, form)),
        Err(_) => Err(not_offered()),
    }
}

fn of_password(error: SetPasswordError, page: &Form) -> ProblemDetails {
    match error {
        SetPasswordError::DeadLink => dead_link(),
        SetPasswordError::Refused(refusal) => ProblemDetails::of(&refusal, page),
        _ => not_offered(),
    }
}

fn dead_link() -> ProblemDetails {
    ProblemDetails::new(ProblemKind::UnknownLink, Message::ApiUnknownLinkDetail)
}

/// No form with these endpoints has such a failure.
fn not_offered() -> ProblemDetails {
    ProblemDetails::new(ProblemKind::Unavailable, Message::ApiFailedDetail)
}
