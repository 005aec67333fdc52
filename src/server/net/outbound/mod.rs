//! The client for the outside services of host checks and captchas.
//!
//! 1. It speaks https with the roots of webpki-roots, or http on loopback. It never uses a proxy, and no
//!    environment variable changes that.
//! 2. It follows a redirect of a GET within the origin of the base URL, at most twice.
//! 3. It runs at most [`CONCURRENCY`] requests at a time. Others wait for [`SLOT_WAIT`] at most, and are
//!    then refused as [`Busy`](OutboundError::Busy): this host is overloaded, not the service.
//! 4. It asks nothing while the service wants to be left alone.
//! 5. It logs neither requests nor responses, and an [`OutboundError`] quotes neither.

pub(crate) mod backoff;
pub(crate) mod base_url;
#[cfg(feature = "github")]
pub(crate) mod cache;
pub(crate) mod error;

use std::{fmt, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
};
use futures::StreamExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use tokio::{
    sync::{Semaphore, SemaphorePermit},
    time::timeout,
};

use crate::server::{
    clock::Clock,
    net::outbound::{backoff::RetryAfter, base_url::BaseUrl, error::OutboundError},
};

/// The default time limit of a check.
pub(crate) const TIME_LIMIT: Duration = Duration::from_secs(3);

/// The most requests at a time.
const CONCURRENCY: usize = 32;

/// How long a request waits for others to end.
const SLOT_WAIT: Duration = Duration::from_secs(1);

/// The most idle connections, and how long they stay open.
const IDLE_CONNECTIONS: usize = 4;
const IDLE_TIME: Duration = Duration::from_secs(30);

/// The most redirects of one request.
const MAX_REDIRECTS: usize = 2;

/// GitHub and Pwned Passwords require a user agent.
const USER_AGENT: &str = concat!("leptos_signup/", env!("CARGO_PKG_VERSION"));

pub(crate) struct OutboundService {
    pub(crate) base: BaseUrl,
    pub(crate) clock: Clock,
    /// Sent with each request.
    pub(crate) headers: HeaderMap,
    client: Result<Client<HttpsConnector<HttpConnector>, Body>, rustls::Error>,
    slots: Semaphore,
    retry_after: RetryAfter,
}

/// A response. While it exists, it counts among the running requests.
pub(crate) struct OutboundResponse<'a> {
    pub(crate) status: StatusCode,
    headers: HeaderMap,
    body: Body,
    _slot: SemaphorePermit<'a>,
}

impl OutboundService {
    /// The service at `base`, with these request headers.
    pub(crate) fn new<const N: usize>(
        base: BaseUrl,
        headers: [(&'static str, &'static str); N],
    ) -> Self {
        let common = [(header::USER_AGENT.as_str(), USER_AGENT), ("accept-encoding", "identity")];
        let headers = common.into_iter().chain(headers);
        let headers = headers.map(|(name, value)| {
            (header::HeaderName::from_static(name), HeaderValue::from_static(value))
        });
        Self {
            base,
            clock: Clock::system(),
            headers: headers.collect(),
            client: client(),
            slots: Semaphore::new(CONCURRENCY),
            retry_after: RetryAfter::default(),
        }
    }

    /// Gets `path` below the base URL. The path begins with `/` and needs no encoding.
    pub(crate) async fn get(&self, path: &str) -> Result<OutboundResponse<'_>, OutboundError> {
        let mut url = self.base.below(path);
        for _ in 0..=MAX_REDIRECTS {
            let request = Request::get(&url).body(Body::empty());
            let response =
                self.send(request.map_err(|error| OutboundError::unreachable(&error))?).await?;
            let location = match response.headers.get(header::LOCATION) {
                Some(location) if response.status.is_redirection() => location,
                _ => return Ok(response),
            };
            let next = location.to_str().ok().and_then(|to| self.base.redirected(&url, to));
            url = next.ok_or(OutboundError::LeadsElsewhere)?;
        }
        Err(OutboundError::LeadsElsewhere)
    }

    /// Posts a form to `path` below the base URL. The path begins with `/` and needs no encoding.
    #[cfg(feature = "hcaptcha")]
    pub(crate) async fn post(
        &self,
        path: &str,
        form: String,
    ) -> Result<OutboundResponse<'_>, OutboundError> {
        let request = Request::post(self.base.below(path))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        let response =
            self.send(request.map_err(|error| OutboundError::unreachable(&error))?).await?;
        if response.status.is_redirection() {
            return Err(OutboundError::LeadsElsewhere);
        }
        Ok(response)
    }

    async fn send(
        &self,
        mut request: Request<Body>,
    ) -> Result<OutboundResponse<'_>, OutboundError> {
        let client = self.client.as_ref().map_err(|error| OutboundError::unreachable(error))?;
        request.headers_mut().extend(self.headers.clone());
        let slot = timeout(SLOT_WAIT, self.slots.acquire()).await;
        let slot = slot.map_err(|_| OutboundError::Busy(CONCURRENCY))?;
        let slot = slot.map_err(|error| OutboundError::unreachable(&error))?;
        if self.retry_after.lasts_at(self.clock.now()) {
            return Err(OutboundError::Paused);
        }
        let is_post = request.method() == Method::POST;
        let sent = client.request(request).await;
        let (parts, body) = sent.map_err(|error| OutboundError::unreachable(&error))?.into_parts();
        // A firewall forbids one body, which a visitor chose. That is no wish of the service.
        if !(is_post && parts.status == StatusCode::FORBIDDEN) {
            self.retry_after.note(parts.status, &parts.headers, self.clock.now());
        }
        let (status, headers) = (parts.status, parts.headers);
        Ok(OutboundResponse { status, headers, body: Body::new(body), _slot: slot })
    }
}

impl OutboundResponse<'_> {
    /// Passes the body to `take` as it arrives, up to `limit` bytes.
    pub(crate) async fn read(
        self,
        limit: usize,
        mut take: impl FnMut(&[u8]) -> Result<(), OutboundError>,
    ) -> Result<(), OutboundError> {
        let mut chunks = self.body.into_data_stream();
        let mut read = 0;
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|error| OutboundError::unreachable(&error))?;
            read += chunk.len();
            if read > limit {
                return Err(OutboundError::TooLong(limit));
            }
            take(&chunk)?;
        }
        Ok(())
    }
}

fn client() -> Result<Client<HttpsConnector<HttpConnector>, Body>, rustls::Error> {
    let mut tcp = HttpConnector::new();
    tcp.enforce_http(false);
    tcp.set_connect_timeout(Some(TIME_LIMIT));
    tcp.set_nodelay(true);
    // Explicit, because a host with two providers in its dependencies has no default.
    let cryptography = rustls::crypto::ring::default_provider();
    let connector = HttpsConnectorBuilder::new()
        .with_provider_and_webpki_roots(cryptography)?
        .https_or_http()
        .enable_http1()
        .wrap_connector(tcp);
    Ok(Client::builder(TokioExecutor::new())
        .pool_timer(TokioTimer::new())
        .pool_idle_timeout(IDLE_TIME)
        .pool_max_idle_per_host(IDLE_CONNECTIONS)
        .build(connector))
}

/// Shows only the base URL, because a header may hold a token.
impl fmt::Debug for OutboundService {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("OutboundService").field(&self.base).finish()
    }
}
