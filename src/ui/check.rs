//! *Check your mail*: the code, another mail, another address.

use std::time::Duration;

use leptos::prelude::*;

use super::frame::{button_form, frame, start_over};
use crate::{Form, text, wire::Waiting};

pub(super) fn check(form: &Form, waiting: Waiting) -> AnyView {
    let Some(address) = waiting.address else {
        let content = view! {
            <p>"If you signed up in this browser, a mail is on its way. Open the link in it."</p>
            {start_over(form, "Sign up again")}
        };
        return frame(form, "Check your mail", content.into_any());
    };
    let action = [form.path(), "/check"].concat();
    let problem = waiting.problem.map(|code| text::sentence(code, None));
    let invalid = problem.is_some().then_some("true");
    let content = view! {
        <p>
            "We sent a mail to " <strong data-signup="address">{address}</strong>
            ". Open the link in it, or enter the code:"
        </p>
        <form method="post" action=action.clone() class="signup-code" novalidate>
            <label for="signup-code">"Code from the mail"</label>
            <input
                id="signup-code"
                name="code"
                autocomplete="one-time-code"
                autocapitalize="characters"
                spellcheck="false"
                maxlength="32"
                required
                autofocus=invalid.is_some()
                aria-invalid=invalid
                aria-describedby="signup-code-error"
            />
            <p class="signup-error" id="signup-code-error" role="alert">{problem}</p>
            <button class="signup-button" type="submit" data-signup="confirm">"Confirm"</button>
        </form>
        <p class="signup-aside">"No mail? Look into the spam folder, or:"</p>
        {button_form(action, Some("1"), resend(waiting.resend_in))}
        {start_over(form, "Use another address")}
    };
    frame(form, "Check your mail", content.into_any())
}

/// The button for another mail, held back while the cooldown runs. Without scripts it says how long
/// that is, and the server keeps to it.
fn resend(seconds: u32) -> AnyView {
    let left = RwSignal::new(seconds);
    let running = RwSignal::new(false);
    Effect::new(move || {
        running.set(true);
        let ticking = set_interval_with_handle(
            move || left.update(|left| *left = left.saturating_sub(1)),
            Duration::from_secs(1),
        );
        on_cleanup(move || drop(ticking.map(|ticking| ticking.clear())));
    });
    let label = move || match left.get() {
        0 => "Send another mail".to_owned(),
        left => format!("Send another mail (in {left} s)"),
    };
    view! {
        <button
            class="signup-button signup-quiet"
            type="submit"
            data-signup="resend"
            disabled=move || running.get() && left.get() != 0
        >
            {label}
        </button>
    }
    .into_any()
}
