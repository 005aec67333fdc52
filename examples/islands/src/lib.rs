//! A host with islands: its pages are plain HTML, and scripts take over the forms alone.

use leptos::prelude::*;
use leptos_meta::{MetaTags, Title, provide_meta_context};
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};
use leptos_signup::{Form, SignupFlow, SignupForm, SignupRoutes};

#[cfg(feature = "ssr")]
pub mod server;

pub fn account_form() -> Form {
    Form::new("account").at("/signup").email().password()
}

pub fn newsletter_form() -> Form {
    Form::new("newsletter").at("/newsletter").email()
}

/// The account form on any page, taken over by scripts.
#[island]
pub fn AccountIsland() -> impl IntoView {
    view! { <SignupForm form=account_form/> }
}

/// The newsletter on any page, with all its steps.
#[island]
pub fn NewsletterIsland() -> impl IntoView {
    view! { <SignupFlow form=newsletter_form heading=3/> }
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Title text="Orchard"/>
        <Router>
            <main>
                <Routes fallback=|| "Not found">
                    <Route path=path!("") view=Home/>
                    <SignupRoutes form=account_form/>
                    <SignupRoutes form=newsletter_form/>
                </Routes>
            </main>
        </Router>
        <footer>
            <h2>"News from the orchard"</h2>
            <NewsletterIsland/>
        </footer>
    }
}

#[component]
fn Home() -> impl IntoView {
    view! {
        <h1>"The orchard"</h1>
        <AccountIsland/>
    }
}

/// The document around the app.
pub fn shell(options: LeptosOptions) -> impl IntoView {
    view! {
        <!DOCTYPE html>
        <html lang="en">
            <head>
                <meta charset="utf-8"/>
                <HydrationScripts options islands=true/>
                <MetaTags/>
            </head>
            <body>
                <App/>
            </body>
        </html>
    }
}

/// Takes over the islands in the browser.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    leptos::mount::hydrate_islands();
}
