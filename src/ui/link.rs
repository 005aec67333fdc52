//! The page behind the link in a mail: a button, or why there is none.

use leptos::prelude::*;

use super::frame::{button_form, frame, go_on, start_over};
use crate::{Form, wire::LinkState};

pub(super) fn link(form: &Form, state: LinkState) -> AnyView {
    let (title, text) = match state {
        LinkState::Pending => ("Confirm your address", "One click and your account is ready."),
        LinkState::Confirmed => {
            ("Already confirmed", "This address was confirmed before. Your account is ready.")
        }
        LinkState::Expired => (
            "This link has expired",
            "For your safety a link is good for 24 hours. We can send a new one to the same address.",
        ),
        LinkState::Unknown { originator: true } => (
            "This link does not work",
            "Perhaps a newer mail has replaced it. Only the link in the latest mail counts; we can \
             send another one.",
        ),
        LinkState::Unknown { originator: false } => (
            "This link does not work",
            "Perhaps a newer mail has replaced it, or it was not copied completely. Only the link \
             in the latest mail counts. To get a new mail, sign up again.",
        ),
    };
    let step = match state {
        LinkState::Pending => submit(form, None, "Confirm", "confirm"),
        LinkState::Confirmed => go_on(form),
        LinkState::Expired | LinkState::Unknown { originator: true } => {
            submit(form, Some("1"), "Send a new mail", "resend")
        }
        LinkState::Unknown { originator: false } => start_over(form, "Sign up again"),
    };
    frame(form, title, view! { <p>{text}</p> {step} }.into_any())
}

fn submit(
    form: &Form,
    again: Option<&'static str>,
    label: &'static str,
    hook: &'static str,
) -> AnyView {
    let action = [form.path(), "/confirm"].concat();
    let button = view! {
        <button class="signup-button" type="submit" data-signup=hook>
            {label}
        </button>
    };
    button_form(action, again, button)
}
