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
