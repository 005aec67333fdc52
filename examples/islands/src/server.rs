//! The server of the host.

use axum::Router;
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_signup::{ConfigError, Signup, SignupBuilder};

use crate::{App, account_form, newsletter_form, shell};

/// The sign-up and the host's routes. The builder has a store, a mailer and a public URL.
pub async fn site(
    builder: SignupBuilder,
    options: LeptosOptions,
) -> Result<(Signup, Router), ConfigError> {
    let signup = builder.form(account_form()).form(newsletter_form()).build().await?;
    let document = {
        let options = options.clone();
        move || shell(options.clone())
    };
    let router = Router::new()
        .leptos_routes(&options, generate_route_list(App), document)
        .fallback(leptos_axum::file_and_error_handler(shell))
        .with_state(options)
        .layer(signup.layer());
    Ok((signup, router))
}
