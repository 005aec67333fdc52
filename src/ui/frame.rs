//! The card around every page.

use leptos::prelude::*;
use leptos_meta::{Stylesheet, Title, provide_meta_context};

use super::stylesheet;
use crate::Form;

/// Frames `content` under `title`, which is the heading and the title of the document.
pub(super) fn frame(form: &Form, title: &'static str, content: AnyView) -> AnyView {
    provide_meta_context();
    let href = [form.path(), "/", stylesheet::NAME].concat();
    view! {
        <Title text=title/>
        <Stylesheet href/>
        <section class="signup" aria-labelledby="signup-title">
            <h1 id="signup-title">{title}</h1>
            {content}
        </section>
    }
    .into_any()
}

/// A form of one button, posted as it is, with or without scripts.
pub(super) fn button_form(
    action: String,
    again: Option<&'static str>,
    button: impl IntoView + 'static,
) -> AnyView {
    let again = again.map(|value| view! { <input type="hidden" name="again" value=value/> });
    view! {
        <form method="post" action=action>
            {again}
            {button}
        </form>
    }
    .into_any()
}

/// The way out of the sign-up, into the host's app.
pub(super) fn go_on(form: &Form) -> AnyView {
    view! {
        <a class="signup-button" href=form.continue_path() rel="external" data-signup="continue">
            "Go on"
        </a>
    }
    .into_any()
}

/// The way back to the form.
pub(super) fn start_over(form: &Form, label: &'static str) -> AnyView {
    view! {
        <p class="signup-aside">
            <a href=form.path() rel="external" data-signup="start-over">
                {label}
            </a>
        </p>
    }
    .into_any()
}
