//! HTTP: the layer between the host's router and the service.
//!
//! The layer puts the [`Signup`] into every request, so that pages, server functions and the
//! fallback all find it, and treats the sign-up's own requests in this order:
//!
//! 1. Its stylesheet (and, in development, the captured mailbox) is answered at once.
//! 2. A POST must come from the public URL's own pages, as a form post of at most 16 KiB
//!    ([`Gate`]); one to the JSON API, where that is open, as JSON.
//! 3. The service does its work ([`pages`]); what came of it goes with the request as a
//!    `PageState`, and the host's Leptos app renders it.
//! 4. The answer leaves with the headers of a page that holds personal data, and with a
//!    [`ContentSecurityPolicy`].
//!
//! Requests of the host's own pass untouched.

#[cfg(feature = "api")]
pub mod api;
mod asset;
mod cookie;
mod gate;
mod leptos;
#[cfg(feature = "dev")]
mod mailbox;
mod pages;
mod plain;
mod policy;

use std::{
    convert::Infallible,
    fmt,
    task::{Context, Poll},
};

use ::leptos::server_fn::{ContentType, Encodes, ServerFn};
use axum::{
    body::to_bytes,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use futures::{FutureExt, future::BoxFuture};
use tower::{Layer, Service, ServiceExt};

use crate::{
    Available, Form, Refusal, Register, Signup, Submission, ui::captcha, wire::Urlencoded,
};

use asset::Asset;
pub(crate) use gate::Gate;
use gate::Posted;
pub(crate) use leptos::{
    available, captcha as shown_captcha, has_captcha_sources, page_state, register,
};
pub use policy::ContentSecurityPolicy;
pub(crate) use policy::Policy;

/// The layer of a [`Signup`], made by [`Signup::layer`].
#[derive(Clone, Debug)]
pub struct SignupLayer {
    signup: Signup,
}

impl SignupLayer {
    pub(super) fn new(signup: Signup) -> Self {
        Self { signup }
    }
}

impl<S> Layer<S> for SignupLayer {
    type Service = SignupService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        SignupService { signup: self.signup.clone(), inner }
    }
}

/// A service under a [`SignupLayer`].
#[derive(Clone)]
pub struct SignupService<S> {
    signup: Signup,
    inner: S,
}

impl<S> fmt::Debug for SignupService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignupService").field("signup", &self.signup).finish_non_exhaustive()
    }
}

impl<S> Service<Request> for SignupService<S>
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    type Response = Response;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // The inner service is made ready for each request, by `oneshot`.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        handle(self.signup.clone(), request, self.inner.clone()).map(Ok).boxed()
    }
}

/// What one request of ours is for.
enum Target<'a> {
    Page(&'a Form, PageName),
    ServerFunction,
    Asset(Asset),
    Captcha(&'a Form),
    #[cfg(feature = "api")]
    Api(&'a Form, api::Endpoint),
    #[cfg(feature = "dev")]
    Mailbox,
}

/// The pages of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PageName {
    Form,
    Check,
    Confirm,
    Address,
    NotMe,
    Done,
    Waitlist,
}

impl<'a> Target<'a> {
    fn of(signup: &'a Signup, path: &str) -> Option<Self> {
        if [Register::PATH, Available::PATH].contains(&path) {
            return Some(Self::ServerFunction);
        }
        #[cfg(feature = "dev")]
        if mailbox::is_at(path) && signup.inner().mailer.captured().is_some() {
            return Some(Self::Mailbox);
        }
        #[cfg(feature = "api")]
        if let Some((form, endpoint)) = api::Endpoint::at(signup, path) {
            return Some(Self::Api(form, endpoint));
        }
        signup.inner().forms.iter().find_map(|form| Self::of_form(form, path))
    }

    fn of_form(form: &'a Form, path: &str) -> Option<Self> {
        let page = match path.strip_prefix(form.path())? {
            "" => PageName::Form,
            "/check" => PageName::Check,
            "/confirm" => PageName::Confirm,
            "/address" => PageName::Address,
            "/not-me" => PageName::NotMe,
            "/done" => PageName::Done,
            "/waitlist" => PageName::Waitlist,
            captcha::PAGE => return Some(Self::Captcha(form)),
            rest => return asset::at(rest).map(Self::Asset),
        };
        Some(Self::Page(form, page))
    }
}

async fn handle<S>(signup: Signup, mut request: Request, inner: S) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible> + Clone + Send + 'static,
    S::Future: Send,
{
    request.extensions_mut().insert(signup.clone());
    let client = signup.inner().proxies.client(request.headers(), request.extensions());
    request.extensions_mut().insert(client);
    let path = request.uri().path().to_owned();
    let Some(target) = Target::of(&signup, &path) else {
        return match without_slash(&signup, request.uri()) {
            Some(path) => with_headers(plain::permanent_redirect(&path)),
            None => pass(inner, request).await,
        };
    };
    let gate = signup.inner().gate.clone();
    match (target, request.method().clone()) {
        (Target::Asset(asset), _) => asset.answer(),
        (Target::Captcha(form), Method::GET | Method::HEAD) => {
            with_headers(pages::captcha(&signup, form, client).await)
        }
        #[cfg(feature = "api")]
        (Target::Api(form, endpoint), _) => api::answer(&signup, form, endpoint, request).await,
        #[cfg(feature = "dev")]
        (Target::Mailbox, _) => mailbox::show(&signup, &request),
        (Target::ServerFunction, Method::POST) => {
            let call = |request: Request| async move { call(request, inner).await };
            with_headers(gate.admit(Posted::Form, request, call).await)
        }
        (Target::Page(form, page), Method::POST)
            if !matches!(page, PageName::Done | PageName::Waitlist) =>
        {
            let (signup, form) = (signup.clone(), form.clone());
            let post =
                |request| async move { pages::post(&signup, &form, page, request, inner).await };
            with_headers(gate.admit(Posted::Form, request, post).await)
        }
        (Target::Page(form, page), Method::GET | Method::HEAD) => {
            with_headers(pages::get(&signup, form, page, request, inner).await)
        }
        (Target::ServerFunction | Target::Page(..) | Target::Captcha(_), _) => {
            pass(inner, request).await
        }
    }
}

/// Hands a call that can be read on to server_fn, which answers any other with 500.
async fn call<S>(request: Request, inner: S) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible>,
{
    let (mut parts, body) = request.into_parts();
    // The gate has it in memory already.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    if Submission::from_urlencoded(&body).is_err() {
        let refusal = Urlencoded::encode(&Refusal::Malformed).unwrap_or_default();
        let kind = [(header::CONTENT_TYPE, Urlencoded::CONTENT_TYPE)];
        return (status(&Refusal::Malformed), kind, refusal).into_response();
    }
    // So that server_fn answers with data, never with a redirect to a foreign Referer.
    parts.headers.remove(header::REFERER);
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
    pass(inner, Request::from_parts(parts, body.into())).await
}

/// Where a page of ours is that was asked for with a slash at the end.
fn without_slash(signup: &Signup, uri: &Uri) -> Option<String> {
    let path = uri.path().strip_suffix('/')?;
    let Some(Target::Page(..)) = Target::of(signup, path) else { return None };
    // The query may hold the token of a link.
    let query = uri.query().map(|query| ["?", query].concat()).unwrap_or_default();
    Some([path, &query].concat())
}

async fn pass<S>(inner: S, request: Request) -> Response
where
    S: Service<Request, Response = Response, Error = Infallible>,
{
    match inner.oneshot(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

/// The headers of a page that holds personal data, or that a secret leads to.
///
/// Of a page whose policy is `no-referrer`, browsers without `Sec-Fetch-Site` (Safari before 16.4)
/// post with `Origin: null` (Fetch, "append a request Origin header"), which the gate refuses. So
/// pages have `same-origin`, under which no other site learns that there was one, and only the
/// answer that takes the token out of the URL is stricter ([`pages`]).
fn with_headers(mut response: Response) -> Response {
    let is_redirect = response.status().is_redirection();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.append(header::VARY, HeaderValue::from_static("Cookie, Origin, Sec-Fetch-Site"));
    headers.insert("cross-origin-opener-policy", HeaderValue::from_static("same-origin"));
    if !is_redirect || !headers.contains_key(header::REFERRER_POLICY) {
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    }
    response
}

/// The status that goes with a refusal.
fn status(refusal: &Refusal) -> StatusCode {
    match refusal {
        Refusal::Problems(_) => StatusCode::UNPROCESSABLE_ENTITY,
        // It is understood, and no other try helps (RFC 9110 §15.5.4).
        Refusal::Closed => StatusCode::FORBIDDEN,
        Refusal::Malformed => StatusCode::BAD_REQUEST,
        Refusal::TooOften { .. } => StatusCode::TOO_MANY_REQUESTS,
        Refusal::Busy { .. } | Refusal::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        Refusal::Unreachable | Refusal::NotConfigured => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// `Retry-After`, in seconds, where there is something to wait for.
fn retry_after(refusal: &Refusal) -> Option<u32> {
    match refusal {
        Refusal::Busy { retry_after } | Refusal::TooOften { retry_after } => Some(*retry_after),
        Refusal::Unavailable => Some(30),
        _ => None,
    }
}
