//! A host with a log-in: `axum-login` and `tower-sessions`, on one SQLite file with the accounts.
//!
//! [`auth`] makes people of accounts and opens a session after a sign-up, [`mod@log_in`] is the log-in page, [`pages`]
//! are the pages of the host, and [`sessions`] keeps the sessions. No page needs a script, so there is no browser
//! build.

pub mod auth;
pub mod log_in;
pub mod pages;
pub mod sessions;

use std::{error::Error, sync::LazyLock};

use axum::{Router, middleware::from_fn, routing::post};
use axum_login::AuthManagerLayerBuilder;
use leptos::config::LeptosOptions;
use leptos_axum::{AxumRouteListing, LeptosRoutes, generate_route_list};
use leptos_signup::{Signup, SignupBuilder, SqliteStore};
use tower_http::csrf::CsrfLayer;

use crate::{
    auth::{Members, open_session},
    log_in::{log_in, log_out},
    pages::{App, account_form, shell},
    sessions::SqliteSessions,
};

/// The sign-up and the router of the host. `configure` adds the mailer and what else differs.
pub async fn site(
    database: &str,
    public_url: &str,
    configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
) -> Result<(Signup, Router), Box<dyn Error>> {
    let store = SqliteStore::connect(database).await?;
    let sessions = SqliteSessions::on(store.pool().clone()).await?;
    let builder = Signup::builder()
        .form(account_form())
        .password_pages("account")
        .sign_in_at("/log-in")
        .store(store)
        .public_url(public_url)
        .site_name("Orchard");
    let signup = configure(builder).build().await?;
    let sessions = sessions.layer(public_url.starts_with("https:"));
    let router = routes();
    // The session is outside, the sign-up inside: `open_session` sees the answers of the sign-up.
    let router = router.layer(signup.layer());
    // integration: begin
    let auth = AuthManagerLayerBuilder::new(Members(signup.clone()), sessions).build();
    let router = router.layer(from_fn(open_session)).layer(auth);
    // integration: end
    Ok((signup, router))
}

/// The routes of the app. Their list is made once, before any page: a `Resource` that a page loads while another
/// thread makes the list never answers (leptos-rs/leptos#4773), and tests run several hosts at once.
static ROUTES: LazyLock<Vec<AxumRouteListing>> = LazyLock::new(|| generate_route_list(App));

fn routes() -> Router {
    let options = LeptosOptions::builder().output_name("with_login").build();
    // A form on another site must neither sign anybody in nor out.
    let posts = Router::new()
        .route("/log-in", post(log_in))
        .route("/log-out", post(log_out))
        .layer(CsrfLayer::new());
    let document = {
        let options = options.clone();
        move || shell(options.clone())
    };
    Router::new()
        .leptos_routes(&options, ROUTES.clone(), document)
        .merge(posts)
        .fallback(leptos_axum::file_and_error_handler(shell))
        .with_state(options)
}
