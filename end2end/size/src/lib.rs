//! The baselines for the browser build of the demo host: the same host without a sign-up, with a
//! hand-written page, and with a newsletter of one field.

use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title, provide_meta_context};
use leptos_router::{
    components::{A, Route, Router, Routes},
    path,
};
use pages::{Home, Welcome};

#[cfg(feature = "handwritten")]
mod handwritten;
#[cfg(feature = "one_field")]
mod newsletter;
#[path = "../../../examples/host/src/pages.rs"]
mod pages;

#[component]
fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Stylesheet id="leptos" href="/pkg/host.css"/>
        <Title formatter=|title: String| {
            if title.is_empty() { "Orchard".to_owned() } else { format!("{title} – Orchard") }
        }/>
        <Router>
            <header>
                <A href="/">"Orchard"</A>
                <nav>
                    <A href="/signup">"Sign up"</A>
                </nav>
            </header>
            <main>{routes()}</main>
        </Router>
    }
}

#[cfg(not(any(feature = "handwritten", feature = "one_field")))]
fn routes() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <h1>"Not found"</h1> }>
            <Route path=path!("") view=Home/>
            <Route path=path!("welcome") view=Welcome/>
        </Routes>
    }
}

#[cfg(feature = "handwritten")]
fn routes() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <h1>"Not found"</h1> }>
            <Route path=path!("") view=Home/>
            <Route path=path!("welcome") view=Welcome/>
            <Route path=path!("signup") view=handwritten::SignUp/>
        </Routes>
    }
}

#[cfg(all(feature = "one_field", not(feature = "one_form_pages")))]
fn routes() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <h1>"Not found"</h1> }>
            <Route path=path!("") view=Home/>
            <Route path=path!("welcome") view=Welcome/>
            <Route path=path!("news") view=newsletter::News/>
        </Routes>
    }
}

#[cfg(feature = "one_form_pages")]
fn routes() -> impl IntoView {
    view! {
        <Routes fallback=|| view! { <h1>"Not found"</h1> }>
            <Route path=path!("") view=Home/>
            <Route path=path!("welcome") view=Welcome/>
            <Route path=path!("news") view=newsletter::News/>
            <leptos_signup::SignupRoutes form=newsletter::newsletter_form/>
        </Routes>
    }
}

/// Takes over the server's page in the browser.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(App);
}
