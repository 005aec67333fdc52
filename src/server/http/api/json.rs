//! Writes JSON responses.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

/// A response with this content as JSON.
pub(crate) fn json(status: StatusCode, content: &impl Serialize) -> Response {
    match serde_json::to_vec(content) {
        Ok(body) => {
            let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
            (status, kind, Body::from(body)).into_response()
        }
        // Strings, numbers and maps of strings always serialise.
        Err(error) => {
            tracing::error!(%error, "a response could not be written as JSON");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
