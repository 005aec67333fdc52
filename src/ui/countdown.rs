//! The seconds until another mail can be requested.

use leptos::prelude::*;

use crate::{
    text::{catalogue::Value, message::Message},
    ui::{browser, leptos_versions::every_second, texts::Texts},
};

/// A signal that counts down from `seconds`, and begins again when they change.
pub(super) fn countdown(seconds: impl Fn() -> u32 + 'static) -> RwSignal<u32> {
    let left = RwSignal::new(untrack(&seconds));
    Effect::new(move || {
        let seconds = seconds();
        left.set(seconds);
        // Measured by the clock, because browsers slow down the timers of background tabs.
        let began = browser::seconds();
        let tick = move || {
            let passed = browser::seconds().saturating_sub(began);
            left.set(seconds.saturating_sub(passed));
        };
        every_second(tick);
    });
    left
}

/// The label of the button that sends the mail again.
pub(super) fn label(texts: &Texts, left: u32) -> String {
    match left {
        0 => texts.get(Message::SendAgain).to_owned(),
        left => texts.fill(Message::SendAgainIn, &[("seconds", Value::Number(left))]),
    }
}
