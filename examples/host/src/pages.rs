//! The host's own pages.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::A;

/// What the app is about.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <h1>"Keep an orchard"</h1>
        <p>"A small app that somebody could have written, with a sign-up from leptos_signup."</p>
        <ul>
            <li><A href="/signup">"Create your account"</A></li>
            <li><A href="/newsletter">"Get our newsletter"</A></li>
            <li><A href="/join">"Join with a public name"</A></li>
            <li><A href="/classroom">"Come to class"</A></li>
        </ul>
    }
}

/// Greets whoever has signed up.
#[component]
pub fn Welcome() -> impl IntoView {
    view! {
        <Title text="Welcome"/>
        <h1>"Welcome to the orchard"</h1>
        <p>"This page belongs to the host. Signing in would begin here."</p>
    }
}

/// Where a host lets owners of accounts in.
#[component]
pub fn SignIn() -> impl IntoView {
    view! {
        <Title text="Sign in"/>
        <h1>"Sign in"</h1>
        <p>"A host of yours has its own page here: leptos_signup does sign-up and nothing else."</p>
    }
}
