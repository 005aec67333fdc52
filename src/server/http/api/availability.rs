//! Whether a username is free. The form reveals the same: a taken username is a problem at its field.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;

use crate::{
    form::{Form, problem::ProblemCode, submission::Submission},
    server::{
        http::{
            api::{
                json::json,
                problem::{ProblemDetails, ProblemKind},
            },
            state::HttpState,
        },
        net::client::Client,
    },
    text::message::Message,
    username::error::UsernameError,
    wire::refusal::Refusal,
};

#[derive(Serialize)]
struct Availability {
    available: bool,
}

/// `GET {form}/availability?username=…`, for `client`.
pub(crate) async fn get(
    state: &HttpState,
    form: &Form,
    query: &str,
    client: Client,
) -> Result<Response, ProblemDetails> {
    if !form.has_live_availability() {
        return Err(ProblemDetails::new(ProblemKind::NotOffered, Message::ApiNoAvailability));
    }
    let query = Submission::from_urlencoded(query.as_bytes())
        .map_err(|_| ProblemDetails::new(ProblemKind::Malformed, Message::ApiParameterTwice))?;
    let available = match state.usernames.check_available(form, &query, client).await {
        Ok(()) => true,
        Err(refusal) if is_taken(&refusal) => false,
        Err(refusal) => return Err(ProblemDetails::of(&refusal, form)),
    };
    Ok(json(StatusCode::OK, &Availability { available }))
}

fn is_taken(refusal: &Refusal) -> bool {
    let taken = ProblemCode::Username(UsernameError::Taken);
    matches!(refusal, Refusal::Problems(problems) if problems.iter().any(|it| it.code == taken))
}
