//! Asking the server again and again, until a sign-up goes on elsewhere.

use leptos::prelude::*;

use crate::ui::{browser, leptos_versions::every_second};

/// Seconds before the page first asks, and the longest pause between two requests. Each pause is half as long
/// again as the one before.
const FIRST_PAUSE: u32 = 3;
const LONGEST_PAUSE: u32 = 60;

/// Calls `ask` from time to time, until the current owner is cleaned up. The page asks at once when it gets
/// the focus back, and does not ask while it is hidden.
pub(super) fn polling(ask: impl Fn() + Clone + 'static) {
    let (asked, pause) = (StoredValue::new(browser::seconds()), StoredValue::new(FIRST_PAUSE));
    let ask = move || {
        asked.set_value(browser::seconds());
        ask();
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
    every_second(tick);
    let back = window_event_listener_untyped("focus", move |_| ask());
    on_cleanup(move || back.remove());
}
