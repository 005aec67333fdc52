//! A host with a newsletter. It hashes no password, so that the store and the mails are its only work.

use std::time::Duration;

use axum::Router;
use leptos::{config::LeptosOptions, prelude::*};
use leptos_axum::{LeptosRoutes, generate_route_list};
use leptos_meta::MetaTags;
use leptos_router::components::{Router as LeptosRouter, Routes};
use leptos_signup::{
    Clock, Form, MailBudgets, Mailer, RateLimits, Signup, SignupRoutes, SmtpMailer, store::connect,
};

/// The path of the form.
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

/// The router of a host.
pub fn pages(signup: &Signup) -> Router {
    let options = LeptosOptions::builder().output_name("bench").build();
    Router::new()
        .leptos_routes(&options, generate_route_list(App), shell)
        .layer(signup.layer())
        .with_state(options)
}

/// An instance on the database at a URL, with its own connections and these budgets.
///
/// # Panics
/// When the instance cannot start.
pub async fn signup(database: &str, smtp: &str, clock: Clock, budgets: MailBudgets) -> Signup {
    signup_with(database, SmtpMailer::from_url(smtp).unwrap(), clock, budgets).await
}

/// Like [`signup`], with a mailer.
///
/// # Panics
/// When the instance cannot start.
pub async fn signup_with(
    database: &str,
    mailer: impl Mailer,
    clock: Clock,
    budgets: MailBudgets,
) -> Signup {
    Signup::builder()
        .form(newsletter_form())
        .store(connect(database).await.unwrap())
        .public_url("http://127.0.0.1:3000")
        .mailer(mailer)
        .clock(clock)
        .signing_key("all instances of a host share this key")
        .mail_budgets(budgets)
        .rate_limits(RateLimits::unlimited())
        // The clients post without a page.
        .min_fill_time(Duration::ZERO)
        .build()
        .await
        .unwrap()
}
