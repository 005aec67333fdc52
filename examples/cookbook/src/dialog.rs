//! A sign-up in a modal dialog. Without scripts, the link leads to the page of the form.

use leptos::{ev::MouseEvent, html, prelude::*};
use leptos_meta::provide_meta_context;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};
use leptos_signup::{Form, SignupFlow, SignupRoutes, Step};

pub fn account_form() -> Form {
    Form::new("account").at("/signup").email().password()
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=|| "Not found">
                <Route path=path!("") view=Home/>
                <SignupRoutes form=account_form/>
            </Routes>
        </Router>
    }
}

#[component]
fn Home() -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let is_member = RwSignal::new(false);
    let open = move |click: MouseEvent| {
        if let Some(dialog) = dialog.get_untracked() {
            click.prevent_default();
            // It fails only if the dialog is open without being modal.
            let _ = dialog.show_modal();
        }
    };
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    view! {
        <h1>"The orchard"</h1>
        <a href="/signup" on:click=open>"Sign up"</a>
        <p role="status">{move || is_member.get().then_some("Welcome to the orchard.")}</p>
        <dialog node_ref=dialog aria-label="Sign up">
            <SignupFlow
                form=account_form
                on_confirmed=move |_: Step| {
                    is_member.set(true);
                    close();
                }
            />
            <button type="button" on:click=move |_| close()>"Close"</button>
        </dialog>
    }
}
