//! The gate that every POST of ours passes: own origin, form encoding, bounded size.

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use tower::{Layer, ServiceExt, service_fn};
use tower_http::csrf::{CsrfLayer, ProtectionError};

use super::plain;
use crate::{ConfigError, server::public_url::PublicUrl};

/// The largest body of a form post, in bytes.
const MAX_BODY: usize = 16 * 1024;

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
    pub(super) async fn admit<F, Next>(&self, request: Request, next: F) -> Response
    where
        F: FnOnce(Request) -> Next + Send,
        Next: Future<Output = Response> + Send,
    {
        if self.comes_from_elsewhere(request.headers()) {
            return foreign("the Origin is not that of the public URL");
        }
        let mut next = Some(next);
        let guarded = self.csrf.layer(service_fn(|request: Request| {
            let next = next.take();
            async move {
                match (read(request).await, next) {
                    (Ok(request), Some(next)) => Ok(next(request).await),
                    (Err(refused), _) => Err(refused),
                    (Ok(_), None) => Err(plain::failed()),
                }
            }
        }));
        let response = guarded.oneshot(request).await.unwrap_or_else(|refused| refused);
        match response.extensions().get::<ProtectionError>() {
            Some(reason) => foreign(&reason.to_string()),
            None => response,
        }
    }

    /// Stricter than the layer, which takes the request's own `Host` for the host.
    fn comes_from_elsewhere(&self, headers: &HeaderMap) -> bool {
        let origin = headers.get(header::ORIGIN);
        !headers.contains_key("sec-fetch-site")
            && origin.is_some_and(|origin| origin.as_bytes() != self.origin.as_bytes())
    }
}

fn foreign(reason: &str) -> Response {
    tracing::warn!(target: "leptos_signup::security", reason, "post from a foreign origin");
    plain::page(
        StatusCode::FORBIDDEN,
        "This did not come from our own page",
        "Your browser says that another site sent this. Please open the sign-up page yourself and \
         try again.",
    )
}

async fn read(request: Request) -> Result<Request, Response> {
    if !is_form(&request) {
        return Err(plain::page(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "Not a form",
            "A form is posted as application/x-www-form-urlencoded.",
        ));
    }
    if declared_length(&request).is_some_and(|length| length > MAX_BODY) {
        return Err(too_large());
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, MAX_BODY).await.map_err(|_| too_large())?;
    Ok(Request::from_parts(parts, Body::from(body)))
}

fn is_form(request: &Request) -> bool {
    let kind = request.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    let essence = kind.and_then(|kind| kind.split(';').next()).unwrap_or_default().trim();
    essence.eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

fn declared_length(request: &Request) -> Option<usize> {
    request.headers().get(header::CONTENT_LENGTH)?.to_str().ok()?.parse().ok()
}

fn too_large() -> Response {
    plain::page(
        StatusCode::PAYLOAD_TOO_LARGE,
        "That is too much",
        "What was sent is larger than any sign-up. Please go back and shorten it.",
    )
}
