//! A host with a newsletter: nothing of it is hashed, so that the store and the mails are what there
//! is to do.

use axum::Router;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::MetaTags;
use leptos_router::components::{Router as LeptosRouter, Routes};
use leptos_signup::{
    Clock, Form, MailBudgets, RateLimits, Signup, SignupRoutes, SmtpMailer, server::store::connect,
};

/// Where its form is.
pub const PATH: &str = "/newsletter";

fn newsletter_form() -> Form {
    Form::new("newsletter").at(PATH).email()
}

#[component]
fn App() -> impl IntoView {
    view! {
        <LeptosRouter>
            <Routes fallback=|| "Not found">
                <SignupRoutes form=newsletter_form/>
            </Routes>
        </LeptosRouter>
    }
}

fn shell() -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html>
            <head>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The pages of a host.
pub fn pages(signup: &Signup) -> Router {
    let options = LeptosOptions::builder().output_name("bench").build();
    Router::new()
        .leptos_routes(&options, generate_route_list(App), shell)
        .layer(signup.layer())
        .with_state(options)
}

/// An instance on the database at a URL, with connections of its own.
///
/// # Panics
/// When it cannot start.
pub async fn signup(database: &str, smtp: &str, clock: Clock) -> Signup {
    Signup::builder()
        .form(newsletter_form())
        .store(connect(database).await.unwrap())
        .public_url("http://127.0.0.1:3000")
        .mailer(SmtpMailer::from_url(smtp).unwrap())
        .clock(clock)
        .signing_key("instances of one host have the same")
        .mail_budgets(MailBudgets::unlimited())
        .rate_limits(RateLimits::off())
        .build()
        .await
        .unwrap()
}
