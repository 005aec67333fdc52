//! The JSON API: the sign-up for programs.
//!
//! It is open for the forms that [`SignupBuilder::json_api`](crate::SignupBuilder::json_api)
//! names, and for no other. It runs the same code as the pages, in the same order: what a page
//! refuses, this refuses with the same codes, and what nobody can learn from a page nobody can
//! learn here. It sets no cookie and reads none.
//!
//! For a form `account` at `/join` there are these, all below `/join/api/v1/`:
//!
//! | request | what it does | answer |
//! |---|---|---|
//! | `POST account` | signs up | 202 with an `attempt`, or 201 with the account where there is nothing to confirm |
//! | `POST account/confirm` | confirms, by the token of the link or by the code, where the form asks for an address | 200 |
//! | `POST account/resend` | sends another mail, once a minute, where the form asks for an address | 202 |
//! | `GET account/availability?username=…` | says whether a name is free, where the form asks for one | 200 |
//! | `GET account/challenge` | gives the challenge of the captcha, where the form has one | 200 |
//! | `GET openapi.json` | describes all this in OpenAPI 3.1 ([`openapi`]) | 200 |
//!
//! # Calls
//!
//! A body is one JSON object of strings and booleans, of at most 16 KiB. Its members are the
//! fields of the form; others are ignored, as they are in a form post. A member that stands in it
//! twice is an error, and so is anything nested.
//!
//! ```sh
//! curl https://example.org/join/api/v1/account --json \
//!     '{"email": "ada@example.org", "password": "just many plain words"}'
//! # 202 {"attempt":"b3Jn…","expires_in":86400,"resend_in":60}
//! ```
//!
//! With a header `Idempotency-Key: something-random` the same call is one sign-up, however often it
//! is sent. The answer is the same whether or not the address has an account. `attempt` is a **secret** that
//! stands for the cookie of a browser: with it and the code from the mail the sign-up is confirmed.
//!
//! ```sh
//! curl https://example.org/join/api/v1/account/confirm --json \
//!     '{"attempt": "b3Jn…", "code": "BCDF-GHJK"}'
//! curl https://example.org/join/api/v1/account/confirm --json \
//!     '{"token": "ZXhh…"}' # what the link in the mail ends with
//! # 200 {"confirmed":"now"}
//! ```
//!
//! A token alone does not say who asks: where the form asked for a password when signing up, it is
//! confirmed by `"password"` beside the token, or replaced with `"new_password": true` too; or by the
//! `attempt` beside it. Where the form asks for a password with the confirmation, it stands there. A second
//! call is answered `{"confirmed":"before"}`, and where the host admits people from a waitlist the
//! answer is `{"confirmed":"parked"}`. Another mail, with a new link and code:
//!
//! ```sh
//! curl https://example.org/join/api/v1/account/resend --json '{"attempt": "b3Jn…"}'
//! # 202 {"expires_in":86400,"resend_in":60}
//! ```
//!
//! Within a minute of the last mail none is sent, and `resend_in` says how many seconds are left.
//! Instead of the `attempt` it takes the `token` of a link that expired. Whether a name is free:
//!
//! ```sh
//! curl 'https://example.org/join/api/v1/account/availability?username=ada'
//! # 200 {"available":true}
//! ```
//!
//! # Captcha
//!
//! Where the form has a [captcha](crate::server::captcha), a program answers it too, unless
//! [the host says otherwise](crate::SignupBuilder::json_api_without_captcha). `challenge` names the
//! member of the registration that has the answer, and gives what there is to answer:
//!
//! ```sh
//! curl https://example.org/join/api/v1/account/challenge
//! # 200 {"field":"captcha","challenge":{"parameters":{…},"signature":"…"},"most":200000,"expires_in":600}
//! ```
//!
//! That is a proof of work, a challenge of the ALTCHA protocol, version 2. Its libraries make the
//! payload (base64 of JSON, with the challenge and the solution) that stands as `"captcha"` beside
//! the other members. Of a widget there are its `script` and its `site_key` instead: a person solves
//! it in a browser. An answer is good once.
//!
//! # Problems
//!
//! What is not taken is answered with `application/problem+json` (RFC 9457). Programs go by the
//! `type` and by the codes; `title` and `detail` are for people. The codes are those of
//! [`ProblemCode`](crate::form::ProblemCode).
//!
//! ```json
//! {
//!   "type": "urn:leptos-signup:problem:invalid",
//!   "title": "Invalid fields",
//!   "status": 422,
//!   "detail": "Some fields are not valid. `problems` lists them.",
//!   "problems": [
//!     {"field": "email", "code": "email_missing_at", "detail": "Enter an email address with an @, like name@example.com."}
//!   ]
//! }
//! ```
//!
//! | status | last word of the type | |
//! |---|---|---|
//! | 400 | `malformed` | not one flat JSON object, or a member of the wrong type |
//! | 403 | `foreign_origin`, `closed` | a browser sent it from another site; nobody can sign up |
//! | 404 | `unknown_attempt`, `unknown_link`, `not_offered` | |
//! | 405 | `method_not_allowed` | `Allow` says which there is |
//! | 408 | `too_slow` | the body did not arrive within 10 seconds |
//! | 409 | `already_confirmed` | there is nothing to send |
//! | 409 | `taken` | the name, or the address where the form [says so](crate::Form::reveal_duplicates) |
//! | 410 | `link_expired`, `invite_spent` | `resend` takes its token; no longer with this invite |
//! | 413 | `too_large` | more than 16 KiB |
//! | 415 | `unsupported_media_type` | not `application/json` in UTF-8 |
//! | 422 | `invalid` | `problems` says what, at which field; the captcha is at `captcha` |
//! | 429 | `rate_limited` | come back after `Retry-After` seconds |
//! | 503 | `busy`, `unavailable` | come back after `Retry-After` seconds |
//!
//! # Browsers
//!
//! Scripts of the host's own pages may call it. From elsewhere a browser asks first (JSON needs a
//! preflight), and there is no CORS header in any answer; a request that says that it comes from
//! another site is refused even where a host adds such headers.

mod availability;
mod challenge;
mod confirmation;
mod members;
mod openapi;
mod problem;
mod registration;

use axum::{
    body::{Body, Bytes, to_bytes},
    extract::Request,
    http::{HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use super::{
    gate::{Posted, Refused},
    policy,
};
use crate::{
    ConfigError, Form, Signup,
    server::{
        captcha::{Captcha, Captchas},
        client::Client,
    },
};
use members::Members;
use problem::{Kind, ProblemDetails};

pub use openapi::openapi;

/// The most bytes of an `Idempotency-Key`.
const MAX_KEY: usize = 255;

/// Where the API of a form begins, after the path of the form.
const BASE: &str = "/api/v1/";

/// What is read once, at start-up: which forms have the API, and what describes it.
#[derive(Debug)]
pub(crate) struct Api {
    forms: Vec<&'static str>,
    /// Those that ask programs for no captcha.
    without_captcha: Vec<String>,
    document: Bytes,
}

impl Api {
    /// # Errors
    /// An id in `open` or in `without_captcha` that is of none of `forms`.
    pub(crate) fn new(
        forms: &[Form],
        open: &[String],
        without_captcha: Vec<String>,
        captchas: &Captchas,
    ) -> Result<Self, ConfigError> {
        let is_unknown = |id: &&String| forms.iter().all(|form| form.id() != **id);
        if let Some(unknown) = open.iter().chain(&without_captcha).find(is_unknown) {
            return Err(ConfigError::JsonApi { form: unknown.clone() });
        }
        let open: Vec<&Form> =
            forms.iter().filter(|form| open.iter().any(|id| id == form.id())).collect();
        let described = open.iter().map(|form| {
            let asks = !without_captcha.iter().any(|id| id == form.id());
            (*form, captchas.captcha(form).filter(|_| asks).map(Captcha::field))
        });
        let document = openapi::document(described).into();
        let forms = open.iter().map(|form| form.id()).collect();
        Ok(Self { forms, without_captcha, document })
    }

    fn asks_for_captcha(&self, form: &Form) -> bool {
        !self.without_captcha.iter().any(|id| id == form.id())
    }

    fn is_open_for(&self, form: &Form) -> bool {
        self.forms.contains(&form.id())
    }
}

/// What a request of the API is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Endpoint {
    Register,
    Confirm,
    Resend,
    Availability,
    Challenge,
    Document,
}

impl Endpoint {
    /// The endpoint at `path`, of a form whose API is open.
    pub(super) fn at<'a>(signup: &'a Signup, path: &str) -> Option<(&'a Form, Self)> {
        let inner = signup.inner();
        let mut open = inner.forms.iter().filter(|form| inner.api.is_open_for(form));
        let found = open.find_map(|form| Some((form, Self::of_form(form, path)?)));
        found.filter(|(form, endpoint)| {
            *endpoint != Self::Challenge
                || (inner.captchas.captcha(form).is_some() && inner.api.asks_for_captcha(form))
        })
    }

    fn of_form(form: &Form, path: &str) -> Option<Self> {
        let rest = path.strip_prefix(form.path())?.strip_prefix(BASE)?;
        if rest == "openapi.json" {
            return Some(Self::Document);
        }
        match rest.strip_prefix(form.id())? {
            "" => Some(Self::Register),
            "/confirm" if form.has_email() => Some(Self::Confirm),
            "/resend" if form.has_email() => Some(Self::Resend),
            "/availability" => Some(Self::Availability),
            "/challenge" => Some(Self::Challenge),
            _ => None,
        }
    }

    fn allow(self) -> &'static str {
        match self {
            Self::Register | Self::Confirm | Self::Resend => "POST",
            Self::Availability | Self::Challenge | Self::Document => "GET, HEAD",
        }
    }
}

/// Answers a request of the API, whatever it is.
pub(super) async fn answer(
    signup: &Signup,
    form: &Form,
    endpoint: Endpoint,
    request: Request,
) -> Response {
    let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = match endpoint {
        Endpoint::Challenge if is_get => {
            challenge::give(signup, form, Client::of(request.extensions())).await
        }
        Endpoint::Document if is_get => document(&signup.inner().api),
        Endpoint::Availability if is_get => {
            let query = request.uri().query().unwrap_or_default();
            availability::tell(signup, form, query, Client::of(request.extensions()))
                .await
                .unwrap_or_else(IntoResponse::into_response)
        }
        Endpoint::Register | Endpoint::Confirm | Endpoint::Resend
            if *request.method() == Method::POST =>
        {
            let post = |request| post(signup, form, endpoint, request);
            signup.inner().gate.admit(Posted::Json, request, post).await
        }
        _ => method_not_allowed(endpoint),
    };
    with_headers(response)
}

async fn post(signup: &Signup, form: &Form, endpoint: Endpoint, request: Request) -> Response {
    let client = Client::of(request.extensions());
    let key = request.headers().get("idempotency-key").map_or(Ok(""), HeaderValue::to_str);
    let Some(key) = key.ok().filter(|key| key.len() <= MAX_KEY).map(str::to_owned) else {
        let detail = "The Idempotency-Key must be at most 255 visible ASCII characters.";
        return ProblemDetails::new(Kind::Malformed, detail).into_response();
    };
    // The gate has it in memory already.
    let body = to_bytes(request.into_body(), usize::MAX).await.unwrap_or_default();
    let outcome = match Members::read(&body) {
        Ok(members) => match endpoint {
            Endpoint::Confirm => confirmation::confirm(signup, form, &members, client).await,
            Endpoint::Resend => confirmation::resend(signup, form, &members, client).await,
            _ => registration::register(signup, form, &members, client, &key).await,
        },
        Err(refused) => Err(refused),
    };
    outcome.unwrap_or_else(IntoResponse::into_response)
}

/// What the gate did not let pass.
pub(super) fn refused(why: Refused) -> Response {
    let (kind, detail) = match why {
        Refused::Foreign => (Kind::ForeignOrigin, "A page of another site sent this request."),
        Refused::UnsupportedType => {
            (Kind::UnsupportedMediaType, "The body must be `application/json` in UTF-8.")
        }
        Refused::TooLarge => (Kind::TooLarge, "The body must be at most 16 KiB."),
        Refused::TooSlow => (Kind::TooSlow, "The body did not arrive within 10 seconds."),
        Refused::Failed => (Kind::Unavailable, "The server failed. Try again later."),
    };
    ProblemDetails::new(kind, detail).into_response()
}

fn method_not_allowed(endpoint: Endpoint) -> Response {
    let problem = ProblemDetails::new(
        Kind::MethodNotAllowed,
        "The `Allow` header lists the allowed methods.",
    );
    let mut response = problem.into_response();
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(endpoint.allow()));
    response
}

fn document(api: &Api) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    (kind, api.document.clone()).into_response()
}

fn json(status: StatusCode, content: &impl Serialize) -> Response {
    match serde_json::to_vec(content) {
        Ok(body) => {
            let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
            (status, kind, Body::from(body)).into_response()
        }
        // Strings, numbers and maps of strings: there is nothing that cannot be written.
        Err(error) => {
            tracing::error!(%error, "an answer could not be written as JSON");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

/// An answer is for whoever asked: it may hold a secret.
fn with_headers(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.append(header::VARY, HeaderValue::from_static("Origin, Sec-Fetch-Site"));
    policy::write_bare(headers);
    response
}
