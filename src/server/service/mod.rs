//! An outside service that host checks and captchas ask, over https.
//!
//! 1. It is reached over https, by the roots that mails trust (webpki-roots), or over http on
//!    loopback; never through a proxy, and no variable of the environment has a say.
//! 2. A redirect is followed within the origin of the base URL, twice at most; that of a POST never.
//! 3. At most [`CONCURRENCY`] requests run at a time; others wait, within their time limit.
//! 4. When it says for how long it wants to be left alone, it is.
//! 5. Nothing that is asked or answered is logged; an [`Away`] names neither.

mod away;
mod base_url;
#[cfg(feature = "github")]
mod memory;
mod pause;

use std::{fmt, time::Duration};

use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Request, StatusCode, header},
};
use futures::StreamExt;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::{TokioExecutor, TokioTimer},
};
use tokio::sync::{Semaphore, SemaphorePermit};

pub(super) use away::Away;
pub(super) use base_url::BaseUrl;
#[cfg(feature = "github")]
pub(super) use memory::Memory;

use super::Clock;
use pause::Pause;

/// How long a check may take when the host does not say.
pub(super) const TIME_LIMIT: Duration = Duration::from_secs(3);

/// How many requests run at a time.
const CONCURRENCY: usize = 32;

/// How many connections are kept, and for how long, when nobody needs them.
const IDLE_CONNECTIONS: usize = 4;
const IDLE_TIME: Duration = Duration::from_secs(30);

/// How many redirects are followed.
const REDIRECTS: usize = 2;

/// GitHub refuses requests without one, and Pwned Passwords asks for one.
const USER_AGENT: &str = concat!("leptos_signup/", env!("CARGO_PKG_VERSION"));

pub(super) struct Service {
    pub(super) base: BaseUrl,
    pub(super) clock: Clock,
    /// Sent with each request.
    pub(super) headers: HeaderMap,
    client: Result<Client<HttpsConnector<HttpConnector>, Body>, rustls::Error>,
    turns: Semaphore,
    pause: Pause,
}

/// The beginning of an answer. While it exists, it counts among the requests that run.
pub(super) struct Answer<'a> {
    pub(super) status: StatusCode,
    headers: HeaderMap,
    body: Body,
    _turn: SemaphorePermit<'a>,
}

impl Service {
    /// The service at `base`, which is asked with these headers.
    pub(super) fn new<const N: usize>(
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
            turns: Semaphore::new(CONCURRENCY),
            pause: Pause::default(),
        }
    }

    /// Asks for `path`, which begins with `/` and needs no encoding, below the base URL.
    pub(super) async fn get(&self, path: &str) -> Result<Answer<'_>, Away> {
        let mut url = self.base.below(path);
        for _ in 0..=REDIRECTS {
            let request = Request::get(&url).body(Body::empty());
            let answer = self.send(request.map_err(|error| Away::unreachable(&error))?).await?;
            let location = match answer.headers.get(header::LOCATION) {
                Some(location) if answer.status.is_redirection() => location,
                _ => return Ok(answer),
            };
            let next = location.to_str().ok().and_then(|to| self.base.redirected(&url, to));
            url = next.ok_or(Away::LeadsElsewhere)?;
        }
        Err(Away::LeadsElsewhere)
    }

    /// Posts a form to `path`, which begins with `/` and needs no encoding, below the base URL.
    #[cfg(feature = "hcaptcha")]
    pub(super) async fn post(&self, path: &str, form: String) -> Result<Answer<'_>, Away> {
        let request = Request::post(self.base.below(path))
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(form));
        let answer = self.send(request.map_err(|error| Away::unreachable(&error))?).await?;
        if answer.status.is_redirection() {
            return Err(Away::LeadsElsewhere);
        }
        Ok(answer)
    }

    async fn send(&self, mut request: Request<Body>) -> Result<Answer<'_>, Away> {
        let client = self.client.as_ref().map_err(|error| Away::unreachable(error))?;
        request.headers_mut().extend(self.headers.clone());
        let turn = self.turns.acquire().await.map_err(|error| Away::unreachable(&error))?;
        if self.pause.lasts_at(self.clock.now()) {
            return Err(Away::Pauses);
        }
        let sent = client.request(request).await;
        let (parts, body) = sent.map_err(|error| Away::unreachable(&error))?.into_parts();
        self.pause.note(parts.status, &parts.headers, self.clock.now());
        let (status, headers) = (parts.status, parts.headers);
        Ok(Answer { status, headers, body: Body::new(body), _turn: turn })
    }
}

impl Answer<'_> {
    /// Hands the body over as it arrives, up to `limit` bytes.
    pub(super) async fn read(
        self,
        limit: usize,
        mut take: impl FnMut(&[u8]) -> Result<(), Away>,
    ) -> Result<(), Away> {
        let mut chunks = self.body.into_data_stream();
        let mut read = 0;
        while let Some(chunk) = chunks.next().await {
            let chunk = chunk.map_err(|error| Away::unreachable(&error))?;
            read += chunk.len();
            if read > limit {
                return Err(Away::TooLong(limit));
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
    // Named, because a host with two of them in its tree has no default one.
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

/// The base URL alone: among the headers may be a token.
impl fmt::Debug for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Service").field(&self.base).finish()
    }
}
