//! The sign-up of the demo host and its routes, as the server and the tests have them.

use axum::Router;
use leptos::config::LeptosOptions;
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_signup::{Signup, SignupBuilder};

use crate::{
    app::{App, shell},
    forms::{account_form, classroom_form, join_form, newsletter_form},
    visit::visit_form,
};

/// Adds the forms of the host.
pub fn with_forms(builder: SignupBuilder) -> SignupBuilder {
    builder
        .form(account_form())
        .form(newsletter_form())
        .form(join_form())
        .form(classroom_form())
        .form(visit_form())
        .json_api("account")
        .json_api("newsletter")
        .json_api("join")
        .json_api("classroom")
        .json_api("visit")
        .sign_in_at("/sign-in")
        .password_pages("account")
        .password_pages("join")
        .site_name("Orchard")
}

/// The routes of the host below the layer of the sign-up.
pub fn router(signup: &Signup, options: LeptosOptions) -> Router {
    Router::new()
        .leptos_routes(&options, generate_route_list(App), {
            let options = options.clone();
            move || shell(options.clone())
        })
        .fallback(leptos_axum::file_and_error_handler(shell))
        .layer(signup.layer())
        .with_state(options)
}
