//! The app: a home page, a page that greets, and the sign-up.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Stylesheet, Title, provide_meta_context};
use leptos_router::{
    components::{A, Route, Router, Routes},
    path,
};
use leptos_signup::SignupRoutes;

use crate::{
    forms::{classroom_form, join_form, newsletter_form},
    languages::Languages,
    pages::{Home, Welcome},
    prefixed::AccountRoutes,
    scripts::LateScripts,
    sign_in::SignIn,
};

/// The document around the app.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    let (language, direction) = document_language();
    view! {
        <!DOCTYPE html>
        <html lang=language dir=direction>
            <head>
                <meta charset="utf-8"/>
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="description" content="Orchard, a small site that people sign up to."/>
                <link rel="icon" href="/favicon.svg" type="image/svg+xml"/>
                <AutoReload options=options.clone()/>
                <LateScripts options/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// The language that the sign-up chose for this request, and its direction.
#[cfg(feature = "ssr")]
fn document_language() -> (String, &'static str) {
    let parts = use_context::<axum::http::request::Parts>();
    match parts.as_ref().and_then(leptos_signup::request_language) {
        Some((language, direction)) => (language.to_string(), direction.as_str()),
        None => ("en".to_owned(), "ltr"),
    }
}

#[cfg(not(feature = "ssr"))]
fn document_language() -> (String, &'static str) {
    ("en".to_owned(), "ltr")
}

/// The root component.
#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Stylesheet id="leptos" href="/pkg/host.css"/>
        // A page without a title of its own has the name of the site.
        <Title text="" formatter=|title: String| {
            if title.is_empty() { "Orchard".to_owned() } else { format!("{title} – Orchard") }
        }/>
        <Router>
            <header>
                <A href="/">"Orchard"</A>
                <nav>
                    <A href="/signup">"Sign up"</A>
                    <Languages/>
                </nav>
            </header>
            <main>
                <Routes fallback=|| view! { <h1>"Not found"</h1> }>
                    <Route path=path!("") view=Home/>
                    <Route path=path!("welcome") view=Welcome/>
                    <Route path=path!("sign-in") view=SignIn/>
                    <AccountRoutes/>
                    <SignupRoutes form=newsletter_form/>
                    <SignupRoutes form=join_form/>
                    <SignupRoutes form=classroom_form/>
                </Routes>
            </main>
        </Router>
    }
}
