//! What all responses of the sign-up share.

use std::convert::Infallible;

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use tower::{Service, ServiceExt};

use crate::{text::language::Language, wire::refusal::Refusal};

/// The host's router, below the layer.
pub(crate) trait App:
    Service<Request, Response = Response, Error = Infallible, Future: Send> + Clone + Send + 'static
{
}

impl<S> App for S where
    S: Service<Request, Response = Response, Error = Infallible, Future: Send>
        + Clone
        + Send
        + 'static
{
}

/// Passes a request on to the host's router.
pub(crate) async fn pass(app: impl App, request: Request) -> Response {
    match app.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// Adds the headers of a page that holds personal data, or that a secret leads to.
///
/// From a page with the policy `no-referrer`, browsers without `Sec-Fetch-Site` (Safari before 16.4)
/// post with `Origin: null` (Fetch, "append a request Origin header"), which the guard refuses. So
/// pages have `same-origin`, which reveals nothing to other sites, and only the redirect that takes
/// the token out of the URL is stricter.
pub(crate) fn with_headers(mut response: Response) -> Response {
    let is_redirect = response.status().is_redirection();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.append(header::VARY, HeaderValue::from_static("Cookie, Origin, Sec-Fetch-Site"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    if !is_redirect || !headers.contains_key(header::REFERRER_POLICY) {
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    }
    response
}

/// Says in which language the answer is.
pub(crate) fn add_language(headers: &mut HeaderMap, language: Language) {
    if let Ok(tag) = HeaderValue::from_str(language.as_str()) {
        headers.insert(header::CONTENT_LANGUAGE, tag);
    }
}

/// The status of a refusal.
pub(crate) fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Problems(_) if refusal.asks_for_work().is_some() => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Problems(_) => StatusCode::UNPROCESSABLE_ENTITY,
        // The request is valid, and no other try helps (RFC 9110 §15.5.4).
        Refusal::Closed => StatusCode::FORBIDDEN,
        Refusal::Malformed => StatusCode::BAD_REQUEST,
        Refusal::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy { .. } | Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Unreachable | Refusal::NotConfigured => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// The `Retry-After` of a refusal in seconds, if waiting helps.
pub(crate) fn retry_after(refusal: &Refusal) -> Option<u32> {
    match refusal {
        Refusal::Busy { retry_after } | Refusal::TooOften { retry_after } => Some(*retry_after),
        Refusal::Unavailable => Some(30),
        _ => refusal.asks_for_work(),
    }
}
