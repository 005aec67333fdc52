//! The log-in page of the host app.

use leptos::prelude::*;
use leptos_meta::Title;

/// Says where a log-in would be.
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
