//! Pages without the host's app, for requests that never reach it.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use super::policy;

/// A page of one heading and one sentence, both our own.
pub(super) fn page(status: StatusCode, heading: &'static str, sentence: &'static str) -> Response {
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

/// A piece of a page.
pub(super) fn fragment(html: String) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    (kind, html).into_response()
}

/// The server failed; nothing of what the person did is lost that another try cannot mend.
pub(super) fn failed() -> Response {
    let mut response = page(
        StatusCode::SERVICE_UNAVAILABLE,
        "Sorry, something went wrong",
        "Go back and try again in a minute.",
    );
    response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("30"));
    response
}

/// Nothing but a status.
pub(super) fn empty(status: StatusCode) -> Response {
    status.into_response()
}

/// Goes on to `path`, which is one of ours, with a GET.
pub(super) fn see_other(path: &str) -> Response {
    redirect(StatusCode::SEE_OTHER, path)
}

/// Goes to where the page really is, with the same method.
pub(super) fn permanent_redirect(path: &str) -> Response {
    redirect(StatusCode::PERMANENT_REDIRECT, path)
}

fn redirect(status: StatusCode, path: &str) -> Response {
    let mut response = Response::new(Body::empty());
    *response.status_mut() = status;
    if let Ok(location) = HeaderValue::from_str(path) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}
