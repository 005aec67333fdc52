//! *Check your mail*: the code, another mail, another address.

use std::time::Duration;

use leptos::prelude::*;

use super::{
    browser,
    el::{El, el},
    form,
    frame::{again, button_form, frame, paragraph, start_over},
    suggestion,
};
use crate::{Form, email::suggest, wire::Waiting};

pub(super) fn check(form: &Form, waiting: Waiting) -> AnyView {
    let title = "Check your mail";
    let Some(address) = waiting.address else {
        let text = "If you signed up in this browser, a mail is on its way. Open the link in it.";
        return frame(form, title, [paragraph(text), start_over(form, "Sign up again")]);
    };
    let action = [form.path(), "/check"].concat();
    let slip = suggest(&address).map(|meant| suggestion::offer(form, &meant).text(" "));
    let sent = paragraph("We sent a mail to ")
        .child(el("strong").hook("address").text(address))
        .text(". ")
        .children(slip)
        .text("Open the link in it, or enter the code:");
    let aside = paragraph("No mail? Look into the spam folder, or:").class("signup-aside");
    let content = [
        sent,
        form::posted(&form.at_check(waiting.draft.asks()), action.clone(), waiting.draft)
            .class("signup-code"),
        aside,
        button_form(action, resend(waiting.resend_in)).child(again()),
        start_over(form, "Use another address"),
    ];
    frame(form, title, content)
}

/// The button for another mail, held back while the cooldown runs. Without scripts it says how long
/// that is, and the server keeps to it.
fn resend(seconds: u32) -> El {
    let left = RwSignal::new(seconds);
    let running = RwSignal::new(false);
    Effect::new(move || {
        running.set(true);
        // By the clock, because a tab in the background hardly ticks.
        let began = browser::seconds();
        let tick = move || {
            let passed = browser::seconds().saturating_sub(began);
            left.set(seconds.saturating_sub(passed));
        };
        let ticking = set_interval_with_handle(tick, Duration::from_secs(1));
        on_cleanup(move || drop(ticking.map(|ticking| ticking.clear())));
    });
    el("button")
        .class("signup-button signup-quiet")
        .attr("type", "submit")
        .hook("resend")
        .attr_fn("disabled", move || (running.get() && left.get() != 0).then(|| "".into()))
        .text_fn(move || match left.get() {
            0 => "Send another mail".to_owned(),
            left => format!("Send another mail (in {left} s)"),
        })
}
