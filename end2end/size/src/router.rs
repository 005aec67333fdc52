//! The host: an app with a router.

use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title, provide_meta_context};
use leptos_router::{
    components::{A, Route, Router, Routes},
    path,
};

#[cfg(feature = "handwritten")]
use crate::handwritten;
#[cfg(feature = "one_field")]
use crate::newsletter;
use crate::pages::{Home, Welcome};

#[component]
pub fn App() -> impl IntoView {
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
