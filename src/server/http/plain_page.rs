//! Pages without the host's app, for requests that do not reach it.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::server::http::{policy, request_guard::GuardRejection};

/// A page of one heading and one sentence in HTML. Neither holds anything of a request.
pub(crate) fn page(status: StatusCode, heading: &str, sentence: &str) -> Response {
    let html = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{heading}</title></head>\
         <body><h1>{heading}</h1><p>{sentence}</p></body></html>"
    );
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    let mut response = (status, kind, html).into_response();
    policy::write_bare(response.headers_mut());
    response
}

/// The page for a post that the guard rejected.
pub(crate) fn rejected(why: GuardRejection, origin: &str) -> Response {
    match why {
        GuardRejection::OtherName => other_name(origin),
        GuardRejection::Foreign => page(
            StatusCode::FORBIDDEN,
            "Open the sign-up page and try again",
            "This form was sent from another website.",
        ),
        GuardRejection::UnsupportedType => page(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "We could not read that form",
            "Go back and try again.",
        ),
        GuardRejection::TooLarge => page(
            StatusCode::PAYLOAD_TOO_LARGE,
            "That is too long",
            "Go back and shorten what you entered.",
        ),
        GuardRejection::TooSlow => page(
            StatusCode::REQUEST_TIMEOUT,
            "Your connection was too slow",
            "Go back and try again.",
        ),
        GuardRejection::Failed => failed(),
    }
}

/// The page for a post under a name that is not the public one. The origin is checked at the start, and
/// holds nothing that HTML reads.
fn other_name(origin: &str) -> Response {
    let sentence = format!(
        "This site signs people up at <a href=\"{origin}\">{origin}</a>. Open the sign-up page there."
    );
    page(StatusCode::FORBIDDEN, "This page has another address", &sentence)
}

/// A fragment of a page.
pub(crate) fn fragment(html: String) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    let mut response = (kind, html).into_response();
    policy::write_bare(response.headers_mut());
    response
}

/// The server failed. The visitor can try again without a loss.
pub(crate) fn failed() -> Response {
    let mut response = page(
        StatusCode::SERVICE_UNAVAILABLE,
        "Sorry, something went wrong",
        "Go back and try again in a minute.",
    );
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    response
}

/// A response without a body.
pub(crate) fn empty(status: StatusCode) -> Response {
    status.into_response()
}

/// Redirects to `path`, which is a page of the sign-up, with a GET.
pub(crate) fn see_other(path: &str) -> Response {
    redirect(StatusCode::SEE_OTHER, path)
}

/// Redirects to the real path of a page, with the same method.
pub(crate) fn permanent_redirect(path: &str) -> Response {
    redirect(StatusCode::PERMANENT_REDIRECT, path)
}

/// Redirects to the same page under another name.
pub(crate) fn temporary_redirect(url: &str) -> Response {
    redirect(StatusCode::TEMPORARY_REDIRECT, url)
}

fn redirect(status: StatusCode, path: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    if let Ok(location) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}
