//! A sign-up beside the text, with views of the host in its slots.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_signup::{SignupForm, SignupStep, Slot};

use crate::forms::account_form;

#[component]
pub fn Hero() -> impl IntoView {
    view! {
        <Title text="Hero"/>
        <section class="hero">
            <div>
                <h1>"Apples, from blossom to cider"</h1>
                <p>"Your trees, your harvest, one notebook."</p>
            </div>
            <div class="panel">
                <SignupForm form=account_form heading=2 slots/>
            </div>
        </section>
    }
}

fn slots(slot: Slot, _: SignupStep) -> Option<AnyView> {
    Some(match slot {
        Slot::Top => {
            view! { <img src="/favicon.svg" alt="Orchard" width="32" height="32"/> }.into_any()
        }
        Slot::BeforeFields => {
            view! { <p><a href="/sign-in">"Continue with your bank"</a></p> }.into_any()
        }
        Slot::BeforeButton => {
            view! { <p>"By signing up you accept our " <a href="/">"terms"</a> "."</p> }.into_any()
        }
        Slot::Bottom => {
            view! { <p>"Have an account? " <a href="/sign-in">"Sign in"</a></p> }.into_any()
        }
        _ => return None,
    })
}
