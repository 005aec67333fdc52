//! A page of the host with forms on it: a sign-up beside the text, and the newsletter in two places.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_signup::{SignupForm, Step};

use crate::forms::{account_form, newsletter_form};

#[component]
pub fn Orchard() -> impl IntoView {
    let is_subscribed = RwSignal::new(false);
    let on_begun = move |_: Step| is_subscribed.set(true);
    view! {
        <Title text="The orchard"/>
        <h1>"The orchard"</h1>
        <section id="hero">
            <h2>"Plant your first tree"</h2>
            <SignupForm form=account_form/>
        </section>
        <section id="news">
            <h2>"News from the garden"</h2>
            <p role="status">{move || is_subscribed.get().then_some("Thank you. Look into your email.")}</p>
            <div hidden=is_subscribed>
                <SignupForm form=newsletter_form on_begun/>
            </div>
        </section>
        <footer id="footer">
            <SignupForm form=newsletter_form/>
        </footer>
    }
}
