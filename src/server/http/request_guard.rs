//! The guard of every POST: own origin, the right encoding, bounded size and time.

use std::time::Duration;

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, header},
    response::Response,
};
use tokio::time;
use tower::{Layer, ServiceExt, service_fn};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use crate::server::{error::config::ConfigError, net::public_url::PublicUrl, telemetry::security};

/// The largest body of a form post, in bytes.
const MAX_BODY: usize = 16 * 1024;

/// The longest time for a body to arrive. Even a phone with a bad connection sends 16 KiB faster.
const BODY_TIMEOUT: Duration = Duration::from_secs(10);

/// The encoding of a body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BodyKind {
    /// A form, from a page.
    Form,
    /// JSON, from a program.
    #[cfg(feature = "api")]
    Json,
}

/// Why the guard rejects a post.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GuardRejection {
    /// A browser says that another site sent it.
    Foreign,
    /// The page was opened under a name that is not that of the public URL.
    OtherName,
    /// The content type is wrong.
    UnsupportedType,
    /// The body is too large.
    TooLarge,
    /// The body does not arrive in time.
    TooSlow,
    /// The guard itself failed.
    Failed,
}

/// Checks posts before anything reads them.
#[derive(Clone, Debug)]
pub(crate) struct RequestGuard {
    csrf: CsrfLayer,
    origin: String,
    is_https: bool,
    /// The path of the public URL in the names of cookies, where no slash may stand.
    cookie_path: String,
}

impl RequestGuard {
    pub(crate) fn new(public_url: &PublicUrl) -> Result<Self, ConfigError> {
        let csrf = CsrfLayer::new().add_trusted_origin(public_url.origin()).map_err(|_| {
            let given = public_url.origin().to_owned();
            ConfigError::PublicUrl { given, reason: "no browser sends it as an origin" }
        })?;
        Ok(Self {
            csrf,
            origin: public_url.origin().to_owned(),
            is_https: public_url.is_https(),
            cookie_path: public_url.path().replace('/', "!"),
        })
    }

    /// Whether cookies may be confined to https.
    pub(crate) fn is_https(&self) -> bool {
        self.is_https
    }

    /// What tells the cookies of two sites below one origin apart.
    pub(crate) fn cookie_path(&self) -> &str {
        &self.cookie_path
    }

    /// Passes the request on with its whole body in memory, or renders the rejection.
    ///
    /// A browser says where a post comes from. `Sec-Fetch-Site` must be `same-origin` (or `none`).
    /// Without it, `Origin` must be that of the public URL. A program sends neither and passes: it uses
    /// no cookies of a visitor.
    pub(crate) async fn check<F, Next>(
        &self,
        kind: BodyKind,
        request: Request,
        next: F,
        render: impl Fn(GuardRejection, &str) -> Response,
    ) -> Response
    where
        F: FnOnce(Request) -> Next + Send,
        Next: Future<Output = Response> + Send,
    {
        if self.comes_from_elsewhere(request.headers()) {
            return self.foreign("the Origin is not that of the public URL", &render);
        }
        if kind == BodyKind::Form && self.has_another_name(request.headers()) {
            security::foreign_origin("the page was opened under another name than the public URL");
            return self.reject(GuardRejection::OtherName, &render);
        }
        let mut next = Some(next);
        let guarded = self.csrf.layer(service_fn(|request: Request| {
            let next = next.take();
            async move {
                match (kind.read(request).await, next) {
                    (Ok(request), Some(next)) => Ok(next(request).await),
                    (Err(rejection), _) => Err(rejection),
                    (Ok(_), None) => Err(GuardRejection::Failed),
                }
            }
        }));
        let response =
            guarded.oneshot(request).await.unwrap_or_else(|why| self.reject(why, &render));
        match response.extensions().get::<ProtectionError>() {
            Some(reason) => self.foreign(&reason.to_string(), &render),
            None => response,
        }
    }

    /// This is stricter than the CSRF layer, which trusts the request's own `Host`.
    fn comes_from_elsewhere(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN);
        // An empty header says nothing.
        headers.get("sec-fetch-site").is_none_or(HeaderValue::is_empty)
            && origin.is_some_and(|origin| origin.as_bytes() != self.origin.as_bytes())
    }

    /// The browser is at this host, under a name that is not that of the public URL.
    fn has_another_name(&self, headers: &HeaderMap) -> bool {
        let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
        let origin = headers.get(header::ORIGIN).map(HeaderValue::as_bytes).unwrap_or_default();
        let is_said = !origin.is_empty() && origin != b"null";
        site == Some(b"same-origin") && is_said && origin != self.origin.as_bytes()
    }

    fn foreign(
        &self,
        reason: &str,
        render: &impl Fn(GuardRejection, &str) -> Response,
    ) -> Response {
        security::foreign_origin(reason);
        self.reject(GuardRejection::Foreign, render)
    }

    fn reject(
        &self,
        why: GuardRejection,
        render: &impl Fn(GuardRejection, &str) -> Response,
    ) -> Response {
        let mut response = render(why, &self.origin);
        // The server never reads the rest of the body (RFC 9110 §15.5.9).
        if why == GuardRejection::TooSlow {
            let close = HeaderValue::from_static("close");
            response.headers_mut().insert(header::CONNECTION, close);
        }
        response
    }
}

impl BodyKind {
    async fn read(self, request: Request) -> Result<Request, GuardRejection> {
        if !self.is_type_of(&request) {
            return Err(GuardRejection::UnsupportedType);
        }
        if declared_length(&request).is_some_and(|length| length > MAX_BODY) {
            return Err(GuardRejection::TooLarge);
        }
        let (parts, body) = request.into_parts();
        let body = time::timeout(BODY_TIMEOUT, to_bytes(body, MAX_BODY));
        let body = body
            .await
            .map_err(|_| GuardRejection::TooSlow)?
            .map_err(|_| GuardRejection::TooLarge)?;
        Ok(Request::from_parts(parts, Body::from(body)))
    }

    fn is_type_of(self, request: &Request) -> bool {
        // A parameter may hold any bytes (RFC 9110 §5.5), and hides no type.
        let kind = request.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
        let mut parts =
            kind.unwrap_or_default().split(|byte| *byte == b';').map(<[u8]>::trim_ascii);
        let essence = parts.next().unwrap_or_default();
        match self {
            Self::Form => essence.eq_ignore_ascii_case(b"application/x-www-form-urlencoded"),
            #[cfg(feature = "api")]
            Self::Json => {
                essence.eq_ignore_ascii_case(b"application/json")
                    && parts.all(is_utf_8_or_no_charset)
            }
        }
    }
}

/// JSON is UTF-8 (RFC 8259 §8.1). Another charset would mean another text.
#[cfg(feature = "api")]
fn is_utf_8_or_no_charset(parameter: &[u8]) -> bool {
    let mut halves = parameter.splitn(2, |byte| *byte == b'=').map(<[u8]>::trim_ascii);
    let is_charset = halves.next().unwrap_or_default().eq_ignore_ascii_case(b"charset");
    let value = halves.next().unwrap_or_default();
    !is_charset || [&b"utf-8"[..], b"\"utf-8\""].iter().any(|it| value.eq_ignore_ascii_case(it))
}

fn declared_length(request: &Request) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}
