//! The layer between the host's router and the use cases.

use std::{
    convert::Infallible,
    fmt,
    task::{Context, Poll},
};

use ::leptos::server_fn::{ContentType, Encodes};
use axum::{
    body::to_bytes,
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures::{FutureExt, future::BoxFuture};
use tower::{Layer, Service};

#[cfg(feature = "api")]
use crate::server::http::api;
#[cfg(feature = "dev")]
use crate::server::http::dev;
use crate::{
    form::{Form, submission::Submission},
    server::http::{
        leptos, pages,
        plain_page::{self, Place},
        public_path::set_path,
        request_guard::BodyKind,
        response::{App, pass, status, with_headers},
        state::HttpState,
        target::{PageName, Target},
    },
    server::language::site_texts::{COOKIE, Negotiated},
    ui::request::PathPrefixes,
    wire::{encoding::Urlencoded, refusal::Refusal},
};

/// The layer of a sign-up, from [`Signup::layer`](crate::Signup::layer).
#[derive(Clone, Debug)]
pub struct SignupLayer {
    state: HttpState,
}

impl SignupLayer {
    pub(crate) fn new(state: HttpState) -> Self {
        Self { state }
    }
}

impl<S> Layer<S> for SignupLayer {
    type Service = SignupService<S>;

    fn layer(&self, inner: S) -> Self::Service {
        SignupService { state: self.state.clone(), inner }
    }
}

/// A service under a [`SignupLayer`].
#[derive(Clone)]
pub struct SignupService<S> {
    state: HttpState,
    inner: S,
}

impl<S> fmt::Debug for SignupService<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SignupService").finish_non_exhaustive()
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
        // `oneshot` makes the inner service ready for each request.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        handle(self.state.clone(), request, self.inner.clone()).map(Ok).boxed()
    }
}

async fn handle(state: HttpState, mut request: Request, app: impl App) -> Response {
    request.extensions_mut().insert(state.clone());
    request.extensions_mut().insert(state.document_forms.clone());
    request.extensions_mut().insert(state.host_forms.clone());
    let client = state.proxies.client(request.headers(), request.extensions());
    request.extensions_mut().insert(client);
    let path = state.public_path.seen(request.uri().path()).into_owned();
    let target = Target::of(&state, &path);
    let mut request = with_language(&state, &path, request);
    let Some(target) = target else {
        return match without_slash(&state, &path, request.uri().query()) {
            Some(path) => with_headers(plain_page::permanent_redirect(&path)),
            None => pass(app, request).await,
        };
    };
    set_path(&mut request, &path);
    match (target, request.method().clone()) {
        (Target::Asset(asset), _) => asset.answer(request.uri().query()),
        (Target::Opening(form), Method::GET | Method::HEAD) => {
            with_headers(pages::opening(&state, form, request).await)
        }
        (Target::Captcha(form), Method::GET | Method::HEAD) => {
            let texts = state.texts(request.extensions());
            let query = request.uri().query();
            with_headers(pages::captcha(&state, &texts, form, query, client).await)
        }
        #[cfg(feature = "api")]
        (Target::Api(form, endpoint), _) => api::answer(&state, form, endpoint, request).await,
        #[cfg(feature = "dev")]
        (Target::Dev(tool), _) => dev::answer(&state, tool, request).await,
        (Target::ServerFunction(path), Method::POST) => {
            // The host's router finds the function at the root only.
            let app = state.public_path.is_root().then_some(app);
            set_path(&mut request, path);
            let slot = leptos::CallSlot::default();
            request.extensions_mut().insert(slot.clone());
            let call = |request| async { call(path, request, app, &slot).await };
            // The answer of a rejected call is no page, so any form will do.
            let form = state.page_forms.first().map(Form::path).unwrap_or_default();
            let mut response = guarded(&state, form, request, call).await;
            if let Some(confirmed) = slot.confirmed() {
                response.extensions_mut().insert(confirmed);
            }
            response
        }
        (Target::Page(form, page), Method::POST) if page.takes_posts() => {
            let (state, form) = (&state, form.clone());
            let post = |request| async { pages::post(state, &form, page, request, app).await };
            guarded(state, form.path(), request, post).await
        }
        (Target::Page(form, page), Method::GET | Method::HEAD) => {
            with_headers(get_page(&state, form, page, request, app).await)
        }
        (
            Target::ServerFunction(_) | Target::Page(..) | Target::Captcha(_) | Target::Opening(_),
            _,
        ) => pass(app, request).await,
    }
}

/// Passes a post of a form on, if it comes from this site.
async fn guarded<F, Next>(state: &HttpState, form: &str, request: Request, next: F) -> Response
where
    F: FnOnce(Request) -> Next + Send,
    Next: Future<Output = Response> + Send,
{
    let texts = state.texts(request.extensions());
    let place = Place { texts: &texts, form };
    let rejected = |why, origin: &str| plain_page::rejected(place, why, origin);
    with_headers(state.guard.check(BodyKind::Form, request, next, rejected).await)
}

async fn get_page(
    state: &HttpState,
    form: &Form,
    page: PageName,
    request: Request,
    app: impl App,
) -> Response {
    let cookie = request.extensions().get::<LanguageCookie>().cloned();
    let mut response = match state.names.canonical(request.uri(), request.headers()) {
        Some(url) => plain_page::temporary_redirect(&url),
        None => pages::get(state, form, page, request, app).await,
    };
    if let Some(LanguageCookie(cookie)) = cookie {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// The cookie that remembers a language that the query named.
#[derive(Clone)]
struct LanguageCookie(HeaderValue);

/// Puts the texts in the language of the request into it. `path` is the path that the browser sees.
fn with_language(state: &HttpState, path: &str, request: Request) -> Request {
    let (mut parts, body) = request.into_parts();
    let path = state.public_path.below(path).unwrap_or(path);
    let Negotiated { texts, is_from_query } = state.cx.texts.of_request(&parts, path);
    if is_from_query {
        let secure = if state.guard.is_https() { "; Secure" } else { "" };
        let tag = texts.catalogue().language();
        let cookie = format!("{COOKIE}={tag}; Path=/; SameSite=Lax{secure}");
        if let Ok(cookie) = HeaderValue::from_str(&cookie) {
            parts.extensions.insert(LanguageCookie(cookie));
        }
    }
    if !state.cx.texts.prefixes().is_empty() {
        parts.extensions.insert(PathPrefixes);
    }
    parts.extensions.insert(texts);
    Request::from_parts(parts, body)
}

/// Passes a readable call on to server_fn, which would answer any other with 500. Without an app it goes
/// there directly.
async fn call(
    path: &str,
    request: Request,
    app: Option<impl App>,
    slot: &leptos::CallSlot,
) -> Response {
    let refuse = |refusal: Refusal| {
        let body = Urlencoded::encode(&refusal).unwrap_or_default();
        (status(&refusal), [(header::CONTENT_TYPE, Urlencoded::CONTENT_TYPE)], body).into_response()
    };
    let (mut parts, body) = request.into_parts();
    // The guard has read the body into memory.
    let body = to_bytes(body, usize::MAX).await.unwrap_or_default();
    if Submission::from_urlencoded(&body).is_err() {
        return refuse(Refusal::Malformed);
    }
    // Without these, server_fn would redirect to the Referer, which may be foreign.
    parts.headers.remove(header::REFERER);
    parts.headers.insert(header::ACCEPT, HeaderValue::from_static("*/*"));
    let request = Request::from_parts(parts, body.into());
    let Some(app) = app else { return leptos::call(request).await };
    let response = pass(app, request).await;
    let is_unknown =
        matches!(response.status(), StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED);
    if is_unknown && !slot.is_answered() {
        tracing::error!(
            path,
            "a script called a server function of the sign-up, and the router has none at this path: register \
             them with `.leptos_routes(…)` or `leptos_axum::handle_server_fns`, and build the server and the \
             browser's half with the same `SERVER_FN_PREFIX`"
        );
        return refuse(Refusal::NotConfigured);
    }
    response
}

/// The path of a page that was requested with a slash at the end.
fn without_slash(state: &HttpState, path: &str, query: Option<&str>) -> Option<String> {
    let path = path.strip_suffix('/')?;
    let Some(Target::Page(..)) = Target::of(state, path) else { return None };
    // The query may hold the token of a link.
    let query = query.map(|query| ["?", query].concat()).unwrap_or_default();
    Some([path, &query].concat())
}
