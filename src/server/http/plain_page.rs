//! Pages without the host's app, for requests that do not reach it.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::{
    server::http::{policy, request_guard::GuardRejection, response::add_language},
    text::{catalogue::Catalogue, message::Message},
    ui::stylesheet,
};

/// Where a plain page stands: its texts, and the path of the form that it leads back to.
#[derive(Clone, Copy)]
pub(crate) struct Place<'a> {
    pub(crate) texts: &'a Catalogue,
    pub(crate) form: &'a str,
}

/// A page of one heading, one sentence and the link to the form. None holds anything of a request.
pub(crate) fn page(
    place: Place<'_>,
    status: StatusCode,
    heading: Message,
    sentence: Message,
) -> Response {
    let Place { texts, form } = place;
    let sentence = escaped(texts.get(sentence));
    let back = escaped(texts.get(Message::BackToForm));
    let content = format!(
        "<p>{sentence}</p><p class=\"signup-aside\"><a href=\"{form}\" data-signup=\"start-over\">{back}</a></p>"
    );
    with_html(place, status, heading, &content)
}

/// A page for the host's author, who reads English.
pub(crate) fn for_author(
    place: Place<'_>,
    status: StatusCode,
    heading: Message,
    sentence: &str,
) -> Response {
    let content = format!("<p lang=\"en\" dir=\"ltr\">{}</p>", escaped(sentence));
    with_html(place, status, heading, &content)
}

/// Our style sheet is the only file that the page loads.
fn with_html(
    Place { texts, form }: Place<'_>,
    status: StatusCode,
    heading: Message,
    content: &str,
) -> Response {
    let (language, direction) = (texts.language(), texts.direction().as_str());
    let heading = escaped(texts.get(heading));
    let html = format!(
        "<!DOCTYPE html><html lang=\"{language}\" dir=\"{direction}\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\">\
         <meta name=\"color-scheme\" content=\"light dark\">\
         <title>{heading}</title>\
         <link rel=\"stylesheet\" href=\"{form}/{sheet}\"></head>\
         <body><main class=\"signup\" data-signup=\"plain\">\
         <div class=\"signup-mark\" data-mark=\"notice\" aria-hidden=\"true\"></div>\
         <h1>{heading}</h1>{content}</main></body></html>",
        sheet = stylesheet::NAME,
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
pub(crate) fn rejected(place: Place<'_>, why: GuardRejection, origin: &str) -> Response {
    let (status, heading, sentence) = match why {
        GuardRejection::OtherName => return other_name(place, origin),
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
        GuardRejection::Failed => return failed(place),
    };
    page(place, status, heading, sentence)
}

/// The page for a post under a name that is not the public one. The origin is checked at the start, and
/// holds nothing that HTML reads.
fn other_name(place: Place<'_>, origin: &str) -> Response {
    let texts = place.texts;
    let (before, after) = texts.around(Message::OtherNameText, "link");
    let link = format!("<a dir=\"ltr\" href=\"{origin}\">{origin}</a>");
    let sentence = ["<p>", &escaped(&before), &link, &escaped(&after), "</p>"].concat();
    with_html(place, StatusCode::FORBIDDEN, Message::OtherNameTitle, &sentence)
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
pub(crate) fn failed(place: Place<'_>) -> Response {
    let status = StatusCode::SERVICE_UNAVAILABLE;
    let mut response = page(place, status, Message::FailedTitle, Message::GoBackInAMinute);
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
