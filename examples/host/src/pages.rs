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

/// The page that greets a person who has just signed up.
#[component]
pub fn Welcome() -> impl IntoView {
    view! {
        <Title text="Welcome"/>
        <h1>"Welcome to the orchard"</h1>
        <p>"This page belongs to the host app. Log-in would start here."</p>
    }
}

/// The log-in page of the host app.
#[component]
pub fn SignIn() -> impl IntoView {
    view! {
        <Title text="Sign in"/>
        <h1>"Sign in"</h1>
        <p>"Your app has its own page here: leptos_signup handles sign-up only."</p>
        {forgot()}
    }
}

/// The links to the pages for a new password.
#[cfg(feature = "translated")]
fn forgot() -> impl IntoView {
    view! {
        <ul>
            <li><a href="/signup/forgot" rel="external">"I forgot the password of my account"</a></li>
            <li><a href="/join/forgot" rel="external">"I forgot the password of my membership"</a></li>
        </ul>
    }
}

#[cfg(not(feature = "translated"))]
fn forgot() {}
