//! The pages of the host.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::components::A;

/// The home page.
#[component]
pub fn Home() -> impl IntoView {
    view! {
        <h1>"Keep an orchard"</h1>
        <p>"A small example app with a sign-up from leptos_signup."</p>
        <ul>
            <li><A href="/signup">"Create your account"</A></li>
            <li><A href="/newsletter">"Get our newsletter"</A></li>
            <li><A href="/join">"Join with a public name"</A></li>
            <li><A href="/classroom">"Come to class"</A></li>
        </ul>
    }
}

/// Greets a new account owner after the sign-up.
#[component]
pub fn Welcome() -> impl IntoView {
    view! {
        <Title text="Welcome"/>
        <h1>"Welcome to the orchard"</h1>
        <p>"This page belongs to the host. Signing in would begin here."</p>
    }
}

/// The placeholder for the sign-in page of a host.
#[component]
pub fn SignIn() -> impl IntoView {
    view! {
        <Title text="Sign in"/>
        <h1>"Sign in"</h1>
        <p>"Your app has its own page here: leptos_signup only handles sign-up."</p>
    }
}
