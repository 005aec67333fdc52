//! *Check your email*: enter the code, send the email again, or use a different address.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    email::suggestion::suggest,
    form::Form,
    text,
    ui::{
        browser,
        el::{El, el},
        form,
        frame::{self, again, button_form, frame, mark, marked, paragraph, start_over},
        suggestion,
    },
    wire::page::{CheckState, REFUSED},
};

pub(super) fn check(form: &Form, state: CheckState) -> AnyView {
    let title = "Check your email";
    let Some(address) = state.address else {
        let text = "If you have just signed up, we are emailing you a link. Open it to finish.";
        return frame(form, title, [paragraph(text), start_over(form, "Start again")]);
    };
    let action = [form.path(), "/check"].concat();
    let correction = suggest(&address).map(|meant| suggestion::offer(form, &meant).text(" "));
    let lifetime = text::span(form.get_link_lifetime());
    let sent = if state.is_refused {
        paragraph("We could not deliver to ")
            .child(frame::address(&address))
            .text(". Check the address. ")
            .children(correction)
    } else {
        paragraph("We are emailing ")
            .child(frame::address(&address))
            .text(". It can take a few minutes. ")
            .children(correction)
            .text(
                ["Open the link in it, or enter the code below. Both work for ", &lifetime, "."]
                    .concat(),
            )
    };
    let aside =
        paragraph("No email? Check your spam folder, or send it again.").class("signup-aside");
    let mark = if state.is_refused { "Error: " } else { mark(&state.draft) };
    let values = state.draft.values.clone();
    let mut content = [
        sent,
        form::posted(&form.code_form(state.draft.asks()), action.clone(), state.draft)
            .class("signup-code"),
        aside,
        button_form(action, resend(state.resend_in))
            .child(again())
            .children(frame::ticket(&values)),
        another_address(frame::path(form, "/address", &values)),
    ];
    let mut check = frame::path(form, "/check", &values);
    if state.is_refused {
        content.swap(1, 4);
        check.push_str(REFUSED);
    }
    wait_for_confirmation(check);
    marked(form, mark, title, content)
}

fn another_address(href: String) -> El {
    let link = el("a").attr("href", href).attr("rel", "external").hook("change-address");
    el("p").class("signup-aside").child(link.text("Use a different email address"))
}

/// Seconds before the page first asks whether the address was confirmed elsewhere, and the longest
/// pause between two requests. Each pause is half as long again as the one before.
const FIRST_PAUSE: u32 = 3;
const LONGEST_PAUSE: u32 = 60;

/// Moves on once the address has been confirmed elsewhere, or the mail server refused it. The page asks at once when it gets the
/// focus back, and does not ask while it is hidden.
fn wait_for_confirmation(check: String) {
    Effect::new(move || {
        let (asked, pause) = (StoredValue::new(browser::seconds()), StoredValue::new(FIRST_PAUSE));
        let ask = {
            let check = check.clone();
            move || {
                asked.set_value(browser::seconds());
                let check = check.clone();
                spawn_local(async move {
                    if browser::redirects(&check).await {
                        browser::go_to(&check);
                    }
                });
            }
        };
        let tick = {
            let ask = ask.clone();
            move || {
                let passed = browser::seconds().saturating_sub(asked.get_value());
                if passed >= pause.get_value() && !browser::is_hidden() {
                    pause.update_value(|pause| *pause = (*pause * 3 / 2).min(LONGEST_PAUSE));
                    ask();
                }
            }
        };
        let ticking = set_interval_with_handle(tick, Duration::from_secs(1));
        let back = window_event_listener_untyped("focus", move |_| ask());
        on_cleanup(move || {
            drop(ticking.map(|ticking| ticking.clear()));
            back.remove();
        });
    });
}

/// The button that sends the email again, disabled until the cooldown is over. Without scripts its
/// label says how long that is, and the server enforces it.
fn resend(seconds: u32) -> El {
    let left = RwSignal::new(seconds);
    let running = RwSignal::new(false);
    Effect::new(move || {
        running.set(true);
        // Measured by the clock, because browsers slow down the timers of background tabs.
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
            0 => "Send the email again".to_owned(),
            left => format!("Send the email again (wait {left} seconds)"),
        })
}
