//! A sign-up in place, with a list of its steps.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_signup::SignupFlow;

use crate::forms::newsletter_form;

const STEPS: [&str; 3] = ["Sign up", "Check your email", "Done"];

#[component]
pub fn Stepper() -> impl IntoView {
    let current = RwSignal::new(0);
    let go_to = move |step| move |_| current.set(step);
    let line = move |(step, name)| {
        view! { <li aria-current=move || (current.get() == step).then_some("step")>{name}</li> }
    };
    view! {
        <Title text="Step by step"/>
        <h1>"News from the garden"</h1>
        <ol class="steps">{STEPS.into_iter().enumerate().map(line).collect_view()}</ol>
        <SignupFlow form=newsletter_form on_begun=go_to(1) on_confirmed=go_to(2)/>
    }
}
