//! Which apps may call the API from a browser: those of an allowed origin, such as
//! `capacitor://localhost`. The API uses no cookies, so credentials are never allowed.

use axum::{
    extract::Request,
    http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};

use crate::server::error::config::ConfigError;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// The allowed origins.
#[derive(Debug, Default)]
pub(crate) struct AppOrigins(Vec<HeaderValue>);

impl AppOrigins {
    /// # Errors
    /// A text that is no origin.
    pub(crate) fn new(given: &[String]) -> Result<Self, ConfigError> {
        let origin = |text: &String| match is_origin(text) {
            true => HeaderValue::from_str(text).map_err(|_| refused(text)),
            false => Err(refused(text)),
        };
        given.iter().map(origin).collect::<Result<_, _>>().map(Self)
    }

    /// The allowed origin that a request comes from.
    pub(crate) fn of(&self, headers: &HeaderMap) -> Option<HeaderValue> {
        let origin = headers.get(header::ORIGIN)?;
        self.0.iter().find(|allowed| *allowed == origin).cloned()
    }
}

/// The answer to the question of a browser whether an app may send a request by one of these methods.
pub(crate) fn preflight(methods: &'static str, request: &Request) -> Option<Response> {
    let asks = request.headers().contains_key(header::ACCESS_CONTROL_REQUEST_METHOD);
    if *request.method() != Method::OPTIONS || !asks {
        return None;
    }
    let headers = [
        (header::ACCESS_CONTROL_ALLOW_METHODS, methods),
        (header::ACCESS_CONTROL_ALLOW_HEADERS, "content-type, idempotency-key"),
        (header::ACCESS_CONTROL_MAX_AGE, "600"),
    ];
    Some((StatusCode::NO_CONTENT, headers).into_response())
}

/// The request of an allowed app, for the guard: like that of a program, which names no origin.
pub(crate) fn without_origin(mut request: Request) -> Request {
    request.headers_mut().remove(header::ORIGIN);
    request.headers_mut().remove(FETCH_SITE);
    request
}

/// Lets an app of this origin read the response.
pub(crate) fn allow(response: &mut Response, origin: HeaderValue) {
    let headers = response.headers_mut();
    headers.insert(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    headers.insert(header::ACCESS_CONTROL_EXPOSE_HEADERS, HeaderValue::from_static("retry-after"));
}

/// Whether a browser sends the text as an origin: a scheme, a host, and perhaps a port.
fn is_origin(text: &str) -> bool {
    let Some((scheme, host)) = text.split_once("://") else { return false };
    let is_scheme =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"+-.".contains(&byte);
    let is_host = |byte: u8| is_scheme(byte) || b":[]_".contains(&byte);
    !scheme.is_empty()
        && scheme.bytes().all(is_scheme)
        && !host.is_empty()
        && host.bytes().all(is_host)
}

fn refused(given: &str) -> ConfigError {
    ConfigError::JsonApiOrigin { given: given.to_owned() }
}
