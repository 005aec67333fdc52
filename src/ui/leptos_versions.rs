//! What differs between Leptos 0.8 and 0.9: the names of timers, and who escapes the text of a `textarea`. `make
//! leptos-next` sets the `cfg`.

use std::time::Duration;

use leptos::prelude::on_cleanup;
#[cfg(leptos_next)]
use leptos::prelude::{request_animation_frame, set_interval, set_timeout};
#[cfg(not(leptos_next))]
use leptos::prelude::{
    request_animation_frame_with_handle as request_animation_frame,
    set_interval_with_handle as set_interval, set_timeout_with_handle as set_timeout,
};

/// Calls `then` before the next frame is drawn.
pub(super) fn on_next_frame(then: impl FnOnce() + 'static) {
    drop(request_animation_frame(then));
}

/// Calls `then` after this time, unless what it returns is called before.
pub(super) fn after(time: Duration, then: impl FnOnce() + 'static) -> impl FnOnce() {
    let timer = set_timeout(then, time);
    move || drop(timer.map(|timer| timer.clear()))
}

/// Calls `tick` every second, until the current owner is cleaned up.
pub(super) fn every_second(tick: impl Fn() + 'static) {
    let ticking = set_interval(tick, Duration::from_secs(1));
    on_cleanup(move || drop(ticking.map(|ticking| ticking.clear())));
}

/// Escapes the text of a `textarea`, which Leptos 0.8 writes into the page as it is.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32"), not(leptos_next)))]
#[allow(clippy::needless_pass_by_value, reason = "the browser passes the text on")]
pub(super) fn escaped(text: String) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

#[cfg(any(not(feature = "ssr"), target_arch = "wasm32", leptos_next))]
pub(super) fn escaped(text: String) -> String {
    text
}
