//! Pages without the host's app, for requests that do not reach it.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    server::http::{policy, request_guard::GuardRejection, response::add_language},
    text::{catalogue::Catalogue, message::Message},
};

/// A page of one heading and one sentence. Neither holds anything of a request.
pub(crate) fn page(
    texts: &Catalogue,
    status: StatusCode,
    heading: Message,
    sentence: Message,
) -> Response {
    with_html(texts, status, heading, &escaped(texts.get(sentence)))
}

fn with_html(texts: &Catalogue, status: StatusCode, heading: Message, sentence: &str) -> Response {
    let (language, direction) = (texts.language(), texts.direction().as_str());
    let heading = escaped(texts.get(heading));
    let html = format!(
        "<!DOCTYPE html><html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{heading}</title></head>\
         <body><h1>{heading}</h1><p>{sentence}</p></body></html>"
    );
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    let mut response = (status, kind, html).into_response();
    add_language(response.headers_mut(), texts.language());
    policy::write_bare(response.headers_mut());
    response
}

/// A text of a host may hold anything.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// The page for a post that the guard rejected.
pub(crate) fn rejected(texts: &Catalogue, why: GuardRejection, origin: &str) -> Response {
    let (status, heading, sentence) = match why {
        GuardRejection::OtherName => return other_name(texts, origin),
        GuardRejection::Foreign => {
            (StatusCode::FORBIDDEN, Message::ForeignTitle, Message::ForeignText)
        }
        GuardRejection::UnsupportedType => {
            (StatusCode::UNSUPPORTED_MEDIA_TYPE, Message::UnreadableTitle, Message::GoBack)
        }
        GuardRejection::TooLarge => {
            (StatusCode::PAYLOAD_TOO_LARGE, Message::TooLargeTitle, Message::GoBackAndShorten)
        }
        GuardRejection::TooSlow => {
            (StatusCode::REQUEST_TIMEOUT, Message::TooSlowTitle, Message::GoBack)
        }
        GuardRejection::Failed => return failed(texts),
    };
    page(texts, status, heading, sentence)
}

/// The page for a post under a name that is not the public one. The origin is checked at the start, and
/// holds nothing that HTML reads.
fn other_name(texts: &Catalogue, origin: &str) -> Response {
    let (before, after) = texts.around(Message::OtherNameText, "link");
    let link = format!("<a dir=\"ltr\" href=\"{origin}\">{origin}</a>");
    let sentence = [escaped(&before), link, escaped(&after)].concat();
    with_html(texts, StatusCode::FORBIDDEN, Message::OtherNameTitle, &sentence)
}

/// A fragment of a page.
pub(crate) fn fragment(html: String) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"))];
    let mut response = (kind, html).into_response();
    policy::write_bare(response.headers_mut());
    response
}

/// Lines for a script.
pub(crate) fn lines(lines: [&str; 3]) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"))];
    let mut response = (kind, lines.join("\n")).into_response();
    policy::write_bare(response.headers_mut());
    response
}

/// The server failed. The visitor can try again without a loss.
pub(crate) fn failed(texts: &Catalogue) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let mut response = page(texts, status, Message::FailedTitle, Message::GoBackInAMinute);
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
