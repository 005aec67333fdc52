//! Whether a name is free. It says no more than the form does, where a taken name is a problem at
//! its field.

use axum::{http::StatusCode, response::Response};
use serde::Serialize;

use super::{
    json,
    problem::{Kind, ProblemDetails},
};
use crate::{
    Form, Refusal, Signup, Submission, form::ProblemCode, server::client::Client,
    username::UsernameError,
};

#[derive(Serialize)]
struct Availability {
    available: bool,
}

/// `GET {form}/availability?username=…`, for `client`.
pub(super) async fn tell(
    signup: &Signup,
    form: &Form,
    query: &str,
    client: Client,
) -> Result<Response, ProblemDetails> {
    if !form.has_live_availability() {
        return Err(ProblemDetails::new(
            Kind::NotOffered,
            "This form does not say whether a username is available.",
        ));
    }
    let query = Submission::from_urlencoded(query.as_bytes()).map_err(|_| {
        ProblemDetails::new(Kind::Malformed, "The query contains a parameter more than once.")
    })?;
    let available = match signup.is_available(form, &query, client).await {
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
