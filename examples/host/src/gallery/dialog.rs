//! A sign-up that goes through all its steps in a dialog.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_signup::{SignupFlow, Step};

use crate::forms::account_form;

#[component]
pub fn Dialog() -> impl IntoView {
    let events = RwSignal::new(Vec::new());
    let record = move |event| move |_: Step| events.update(|all| all.push(event));
    view! {
        <Title text="In a dialog"/>
        <h1>"Plant your first tree"</h1>
        <dialog open id="dialog">
            <SignupFlow form=account_form on_begun=record("begun") on_confirmed=record("confirmed")/>
        </dialog>
        <p role="status" id="events">{move || events.get().join(", ")}</p>
    }
}
