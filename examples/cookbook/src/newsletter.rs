//! A newsletter in the footer of every page.

use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::{
    components::{Route, Router, Routes},
    path,
};
use leptos_signup::{Form, SignupForm, SignupRoutes};

pub fn newsletter_form() -> Form {
    Form::new("newsletter")
        .at("/newsletter")
        .title("Get our newsletter")
        .submit_label("Subscribe")
        .email()
}

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <main>
                <Routes fallback=|| "Not found">
                    <Route path=path!("") view=|| view! { <h1>"The orchard"</h1> }/>
                    // Without scripts the form is posted here, and the link in the mail leads here.
                    <SignupRoutes form=newsletter_form/>
                </Routes>
            </main>
            <footer>
                <h2>"News from the garden"</h2>
                <SignupForm form=newsletter_form/>
            </footer>
        </Router>
    }
}
