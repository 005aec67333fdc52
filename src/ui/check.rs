//! *Check your email*: enter the code, send the email again, or use a different address.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};

use crate::{
    email::suggestion::suggest,
    form::submission::Submission,
    text::{catalogue::Value, message::Message},
    ui::{
        browser,
        el::{El, el},
        form,
        frame::{self, Head, again, button_form, is_refused, paragraph, start_over},
        suggestion,
        texts::{Page, Texts},
    },
    wire::page::{CheckState, REFUSED},
};

/// The page in a browser that began no sign-up.
pub(super) fn without_attempt(page: Page<'_>) -> Head {
    let text = paragraph(page.text(Message::IfYouJustSignedUp));
    let content = vec![text, start_over(page, Message::StartAgain)];
    Head { title: Message::CheckYourEmail, is_refused: false, content }
}

pub(super) fn check(page: Page<'_>, state: CheckState) -> AnyView {
    let head = frame::head(page, || head(page, &state));
    let action = page.path("/check");
    let values = &state.draft.values;
    let mut check = frame::path(page, "/check", values);
    let aside =
        frame::written(|| vec![paragraph(page.text(Message::NoEmail)).class("signup-aside")]);
    let change = frame::written(|| vec![another_address(page, values)]);
    let again = button_form(action.clone(), resend(page.texts.clone(), state.resend_in))
        .child(again())
        .children(frame::ticket(values));
    let code_form = page.form.code_form(state.draft.asks());
    let code = form::posted(page.with(&code_form), action, state.draft).class("signup-code");
    let mut content = [code, aside, again, change];
    if state.is_refused {
        content.swap(0, 3);
        check.push_str(REFUSED);
    }
    wait_for_confirmation(check);
    frame::page(page, head, content)
}

/// What was sent, and to whom.
fn head(page: Page<'_>, state: &CheckState) -> Head {
    let sent = match state.is_refused {
        true => Message::CouldNotDeliver,
        false => Message::WeAreEmailing,
    };
    let address = frame::address(&state.address);
    let sent = el("span").around(page.texts.around(sent, "address"), address);
    let correction = suggest(&state.address).map(|meant| suggestion::offer(page, &meant));
    let sent = el("p").child(sent).text(" ").children(correction.map(|it| it.text(" ")));
    let sent = if state.is_refused { sent } else { sent.child(what_to_do(page)) };
    Head {
        title: Message::CheckYourEmail,
        is_refused: state.is_refused || is_refused(&state.draft),
        content: vec![sent],
    }
}

fn what_to_do(page: Page<'_>) -> El {
    let lifetime = page.texts.span(page.form.get_link_lifetime());
    let values = [("time", Value::Text(&lifetime))];
    el("span").text(page.texts.fill(Message::OpenLinkOrEnterCode, &values))
}

fn another_address(page: Page<'_>, values: &Submission) -> El {
    let href = frame::path(page, "/address", values);
    let link = el("a").attr("href", href).attr("rel", "external").hook("change-address");
    el("p").class("signup-aside").child(link.text(page.text(Message::UseDifferentAddress)))
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
fn resend(texts: Texts, seconds: u32) -> El {
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
            0 => texts.get(Message::SendAgain).to_owned(),
            left => texts.fill(Message::SendAgainIn, &[("seconds", Value::Number(left))]),
        })
}
