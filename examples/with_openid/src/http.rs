//! The client by which the host asks the provider. It follows no redirect: one could lead into the host's own
//! network. A host that has `reqwest` passes that to `openidconnect` in its place.

use std::{pin::Pin, time::Duration};

use axum::body::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use openidconnect::{HttpRequest, HttpResponse};

/// The longest answer of a provider.
const MAX_BYTES: usize = 256 * 1024;

/// The longest wait for one.
const TIMEOUT: Duration = Duration::from_secs(10);

type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

type Failure = Box<dyn std::error::Error + Send + Sync>;

/// The provider did not answer.
#[derive(Debug, thiserror::Error)]
#[error("the provider does not answer")]
pub struct NoAnswer(#[source] Failure);

/// A client for HTTP.
#[derive(Clone, Debug)]
pub struct Http(Client<HttpsConnector<HttpConnector>, Full<Bytes>>);

impl Default for Http {
    fn default() -> Self {
        let tls = HttpsConnectorBuilder::new().with_webpki_roots();
        let connector = tls.https_or_http().enable_http1().build();
        Self(Client::builder(TokioExecutor::new()).build(connector))
    }
}

impl Http {
    /// What `openidconnect` takes.
    pub fn sender(
        &self,
    ) -> impl Fn(HttpRequest) -> BoxFuture<'static, Result<HttpResponse, NoAnswer>> + use<> {
        let http = self.clone();
        move |request| {
            let http = http.clone();
            Box::pin(async move { http.send(request).await })
        }
    }

    /// Sends a request and reads the whole answer.
    async fn send(&self, request: HttpRequest) -> Result<HttpResponse, NoAnswer> {
        let read = tokio::time::timeout(TIMEOUT, self.read(request)).await;
        read.map_err(|late| NoAnswer(late.into()))?.map_err(NoAnswer)
    }

    async fn read(&self, request: HttpRequest) -> Result<HttpResponse, Failure> {
        let answer = self.0.request(request.map(|body| Full::new(body.into()))).await?;
        let (parts, body) = answer.into_parts();
        let body = Limited::new(body, MAX_BYTES).collect().await?.to_bytes();
        Ok(HttpResponse::from_parts(parts, body.into()))
    }
}
