//! The gate that every POST of ours passes: own origin, the right encoding, bounded size and time.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use tokio::time;
use tower::{Layer, ServiceExt, service_fn};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::plain;
use crate::{
    ConfigError,
    server::{public_url::PublicUrl, security},
};

/// The largest body of a form post, in bytes.
const MAX_BODY: usize = 16 * 1024;

/// How long a body may take to arrive: 16 KiB within it are slow even for a phone at the edge of
/// the net.
const SLOWEST: Duration = Duration::from_secs(10);

/// What a post is, and in which words it is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Posted {
    /// A form, from a page.
    Form,
    /// JSON, from a program.
    #[cfg(feature = "api")]
    Json,
}

/// Why a post does not pass.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// A browser says that another site sent it.
    Foreign,
    /// It is not what it should be.
    UnsupportedType,
    /// It is larger than any sign-up.
    TooLarge,
    /// It does not arrive.
    TooSlow,
    /// The gate itself is broken.
    Failed,
}

/// Checks posts before anything reads them.
#[derive(Clone, Debug)]
pub(crate) struct Gate {
    csrf: CsrfLayer,
    origin: String,
    https: bool,
}

impl Gate {
    pub(crate) fn new(public_url: &PublicUrl) -> Result<Self, ConfigError> {
        let csrf = CsrfLayer::new().add_trusted_origin(public_url.origin()).map_err(|_| {
            let given = public_url.origin().to_owned();
            ConfigError::PublicUrl { given, reason: "no browser sends it as an origin" }
        })?;
        Ok(Self { csrf, origin: public_url.origin().to_owned(), https: public_url.is_https() })
    }

    /// Whether cookies may be confined to https.
    pub(super) fn is_https(&self) -> bool {
        self.https
    }

    /// Hands the request on with its whole body in memory, or answers why not.
    ///
    /// A browser says where a post comes from. `Sec-Fetch-Site` must be `same-origin` (or `none`);
    /// where a browser does not know it, `Origin` must be that of the public URL. A program that
    /// says neither is let in: it rides on nobody's cookies.
    pub(super) async fn admit<F, Next>(&self, posted: Posted, request: Request, next: F) -> Response
    where
        F: FnOnce(Request) -> Next + Send,
        Next: Future<Output = Response> + Send,
    {
        if self.comes_from_elsewhere(request.headers()) {
            return posted.foreign("the Origin is not that of the public URL");
        }
        let mut next = Some(next);
        let guarded = self.csrf.layer(service_fn(|request: Request| {
            let next = next.take();
            async move {
                match (posted.read(request).await, next) {
                    (Ok(request), Some(next)) => Ok(next(request).await),
                    (Err(refused), _) => Err(refused),
                    (Ok(_), None) => Err(Refused::Failed),
                }
            }
        }));
        let response = guarded.oneshot(request).await.unwrap_or_else(|why| posted.refused(why));
        match response.extensions().get::<ProtectionError>() {
            Some(reason) => posted.foreign(&reason.to_string()),
            None => response,
        }
    }

    /// Stricter than the layer, which takes the request's own `Host` for the host.
    fn comes_from_elsewhere(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN);
        // An empty one says as little as none.
        headers.get("sec-fetch-site").is_none_or(HeaderValue::is_empty)
            && origin.is_some_and(|origin| origin.as_bytes() != self.origin.as_bytes())
    }
}

impl Posted {
    fn foreign(self, reason: &str) -> Response {
        security::foreign_origin(reason);
        self.refused(Refused::Foreign)
    }

    fn refused(self, why: Refused) -> Response {
        let mut response = match self {
            Self::Form => page(why),
            #[cfg(feature = "api")]
            Self::Json => super::api::refused(why),
        };
        // The rest of the body is never read (RFC 9110 §15.5.9).
        if why == Refused::TooSlow {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        response
    }

    async fn read(self, request: Request) -> Result<Request, Refused> {
        if !self.is_type_of(&request) {
            return Err(Refused::UnsupportedType);
        }
        if declared_length(&request).is_some_and(|length| length > MAX_BODY) {
            return Err(Refused::TooLarge);
        }
        let (parts, body) = request.into_parts();
        let body = time::timeout(SLOWEST, to_bytes(body, MAX_BODY));
        let body = body.await.map_err(|_| Refused::TooSlow)?.map_err(|_| Refused::TooLarge)?;
        Ok(Request::from_parts(parts, Body::from(body)))
    }

    fn is_type_of(self, request: &Request) -> bool {
        let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        let mut parts = kind.unwrap_or_default().split(';').map(str::trim);
        let essence = parts.next().unwrap_or_default();
        match self {
            Self::Form => essence.eq_ignore_ascii_case("application/x-www-form-urlencoded"),
            #[cfg(feature = "api")]
            Self::Json => {
                essence.eq_ignore_ascii_case("application/json")
                    && parts.all(is_utf_8_or_no_charset)
            }
        }
    }
}

/// JSON is UTF-8 (RFC 8259 §8.1); whoever says otherwise means another text.
#[cfg(feature = "api")]
fn is_utf_8_or_no_charset(parameter: &str) -> bool {
    let (name, value) = parameter.split_once('=').unwrap_or((parameter, ""));
    !name.trim().eq_ignore_ascii_case("charset")
        || value.trim().trim_matches('"').eq_ignore_ascii_case("utf-8")
}

fn declared_length(request: &Request) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn page(why: Refused) -> Response {
    match why {
        Refused::Foreign => plain::page(
            StatusCode::FORBIDDEN,
            "Open the sign-up page and try again",
            "This form was sent from another website.",
        ),
        Refused::UnsupportedType => plain::page(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "We could not read that form",
            "Go back and try again.",
        ),
        Refused::TooLarge => plain::page(
            StatusCode::PAYLOAD_TOO_LARGE,
            "That is too long",
            "Go back and shorten what you entered.",
        ),
        Refused::TooSlow => plain::page(
            StatusCode::REQUEST_TIMEOUT,
            "Your connection was too slow",
            "Go back and try again.",
        ),
        Refused::Failed => plain::failed(),
    }
}
