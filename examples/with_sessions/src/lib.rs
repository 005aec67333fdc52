//! A host with `tower-sessions` alone: [`session`] is all that it needs, and the rest are plain pages. The sessions
//! are in memory, and end with the process.

pub mod session;

use axum::{
    Extension, Form as Posted, Router,
    http::{StatusCode, request::Parts},
    middleware::from_fn,
    response::{Html, IntoResponse, Redirect, Response},
    routing::{get, post},
};
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::{MetaTags, provide_meta_context};
use leptos_router::components::{Router as LeptosRouter, Routes};
use leptos_signup::{ConfigError, Form, PasswordRoutes, Signup, SignupBuilder, SignupRoutes};
use serde::Deserialize;
use tower_http::csrf::CsrfLayer;
use tower_sessions::{MemoryStore, Session, SessionManagerLayer, cookie::SameSite};

use crate::session::{open_session, sign_in, signed_in};

pub fn account_form() -> Form {
    Form::new("account").at("/signup").continue_to("/me").email().password()
}

/// The sign-up and the router of the host. The builder has a store, a mailer and a public URL on loopback.
pub async fn site(builder: SignupBuilder) -> Result<(Signup, Router), ConfigError> {
    let builder = builder.form(account_form()).password_pages("account").sign_in_at("/log-in");
    let signup = builder.build().await?;
    let options = LeptosOptions::builder().output_name("with_sessions").build();
    // Loopback has no https. Elsewhere: `.with_name("__Host-session")`, and no `with_secure`.
    let sessions = SessionManagerLayer::new(MemoryStore::default())
        .with_name("session")
        .with_secure(false)
        .with_same_site(SameSite::Lax);
    let posts = Router::new()
        .route("/log-in", post(log_in))
        .route("/log-out", post(log_out))
        .layer(CsrfLayer::new());
    let router = Router::new()
        .leptos_routes(&options, generate_route_list(App), shell)
        .route("/log-in", get(|| async { page(StatusCode::OK, LOG_IN) }))
        .route("/me", get(me))
        .merge(posts)
        .with_state(options)
        .layer(signup.layer())
        .layer(from_fn(open_session))
        .layer(Extension(signup.clone()))
        .layer(sessions);
    Ok((signup, router))
}

const LOG_IN: &str = "<h1>Log in</h1>
    <form method=post>
        <label>Email address <input name=login type=email autocomplete=username></label>
        <label>Password <input name=password type=password autocomplete=current-password></label>
        <button>Log in</button>
    </form>
    <p><a href=/signup/forgot>Forgot your password?</a></p>";

#[derive(Deserialize)]
struct Typed {
    login: String,
    password: String,
}

async fn log_in(
    Extension(signup): Extension<Signup>,
    session: Session,
    parts: Parts,
    Posted(typed): Posted<Typed>,
) -> Response {
    // The extensions name the network of the client, for the limits of tries.
    let accounts = signup.accounts("account").asked_by(&parts.extensions);
    match accounts.authenticate(&typed.login, &typed.password).await {
        Ok(log_in) => match log_in.account() {
            Some(account) if sign_in(&signup, &session, &account).await.is_ok() => {
                Redirect::to("/me").into_response()
            }
            _ => page(
                StatusCode::UNPROCESSABLE_ENTITY,
                &["<p>That is not right.</p>", LOG_IN].concat(),
            ),
        },
        Err(_) => page(StatusCode::SERVICE_UNAVAILABLE, "<p>Try again in a minute.</p>"),
    }
}

async fn log_out(session: Session) -> Response {
    match session.flush().await {
        Ok(()) => Redirect::to("/log-in").into_response(),
        Err(_) => StatusCode::SERVICE_UNAVAILABLE.into_response(),
    }
}

async fn me(Extension(signup): Extension<Signup>, session: Session) -> Response {
    match signed_in(&signup, &session).await {
        Some(account) => {
            // Escaped, as all text of a view is.
            let address = account.email_normalized.unwrap_or_default();
            let shown = view! { <h1>"You are signed in as " {address}</h1> }.to_html();
            let log_out = "<form method=post action=/log-out><button>Log out</button></form>";
            page(StatusCode::OK, &[&shown, log_out].concat())
        }
        None => Redirect::to("/log-in").into_response(),
    }
}

fn page(status: StatusCode, body: &str) -> Response {
    (status, Html(["<!DOCTYPE html><html lang=en><title>Orchard</title>", body].concat()))
        .into_response()
}

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <LeptosRouter>
            <Routes fallback=|| "Not found">
                <SignupRoutes form=account_form/>
                <PasswordRoutes form=account_form/>
            </Routes>
        </LeptosRouter>
    }
}

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}
