//! The log-in page's posts. The page works without scripts, and says the same about an unknown login and a wrong
//! password.

use axum::{
    Form,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, StatusCode, header, request::Parts},
    response::{IntoResponse, Redirect, Response},
};
use axum_login::AuthSession;
use leptos::{config::LeptosOptions, prelude::provide_context};
use leptos_signup::accounts::LogIn;
use serde::Deserialize;

use crate::{auth::Members, pages::shell};

/// Where a person goes after the log-in, if nothing else is said.
const HOME: &str = "/me";

/// What the form of the page sends.
#[derive(Deserialize)]
pub struct Typed {
    login: String,
    password: String,
    #[serde(default)]
    next: String,
}

/// Why the log-in page is shown again, with what was typed. Never the password.
#[derive(Clone)]
pub struct Refused {
    pub login: String,
    pub next: String,
    pub why: Why,
}

/// The one sentence above the form.
#[derive(Clone, Copy)]
pub enum Why {
    /// There is no such account, or the password is wrong. It does not say which.
    Wrong,
    TooOften {
        retry_after: u32,
    },
    Unavailable,
}

/// Signs in and goes on, or shows the page again.
pub async fn log_in(
    State(options): State<LeptosOptions>,
    mut auth: AuthSession<Members>,
    parts: Parts,
    Form(typed): Form<Typed>,
) -> Response {
    // The extensions name the network of the client, for the limits of tries.
    let accounts = auth.backend.0.accounts("account").asked_by(&parts.extensions);
    let why = match accounts.authenticate(&typed.login, &typed.password).await {
        Ok(LogIn::Account(account)) => match auth.authenticate(account.id).await {
            // Another id each time, because others may know the old one (session fixation).
            Ok(Some(member))
                if auth.session.cycle_id().await.is_ok() && auth.login(&member).await.is_ok() =>
            {
                return Redirect::to(local(&typed.next)).into_response();
            }
            _ => Why::Unavailable,
        },
        Ok(LogIn::TooOften { retry_after }) => Why::TooOften { retry_after },
        Ok(_) => Why::Wrong,
        Err(_) => Why::Unavailable,
    };
    let next = local(&typed.next).to_owned();
    again(options, parts, Refused { login: typed.login, next, why }).await
}

/// Ends the session. Only a post does, because links are followed by programs too.
pub async fn log_out(mut auth: AuthSession<Members>) -> Response {
    match auth.logout().await {
        Ok(_) => Redirect::to("/").into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

/// A page of this host, and no other site: `//evil.example`, `/\evil.example` and text that browsers repair lead
/// away.
pub fn local(next: &str) -> &str {
    let is_local = next.starts_with('/')
        && !next.starts_with("//")
        && next.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    if is_local { next } else { HOME }
}

/// The log-in page, with its error and its status.
async fn again(options: LeptosOptions, parts: Parts, refused: Refused) -> Response {
    let (status, retry_after) = match refused.why {
        Why::Wrong => (StatusCode::UNPROCESSABLE_ENTITY, None),
        Why::TooOften { retry_after } => (StatusCode::TOO_MANY_REQUESTS, Some(retry_after)),
        Why::Unavailable => (StatusCode::SERVICE_UNAVAILABLE, Some(30)),
    };
    let context = move || provide_context(refused.clone());
    let page = leptos_axum::render_app_async_with_context(context, move || shell(options.clone()));
    let mut response = page(Request::from_parts(parts, Body::empty())).await;
    *response.status_mut() = status;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(seconds) = retry_after {
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}
