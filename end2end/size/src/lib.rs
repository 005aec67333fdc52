//! The baselines for the browser build of the demo host: the same host without a sign-up, and with a
//! hand-written page.

use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title, provide_meta_context};
use leptos_router::{
    components::{A, Route, Router, Routes},
    path,
};
use pages::{Home, Welcome};

#[cfg(feature = "handwritten")]
mod handwritten;
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

#[cfg(not(feature = "handwritten"))]
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

/// Takes over the server's page in the browser.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(App);
}
