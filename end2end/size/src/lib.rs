//! The baselines for the browser build of the demo host: the same host without a sign-up, with a
//! hand-written page, with a newsletter of one field, and with islands.

#[cfg(feature = "handwritten")]
mod handwritten;
#[cfg(feature = "island_counter")]
mod island;
#[cfg(feature = "one_field")]
mod newsletter;
#[cfg(not(feature = "island_counter"))]
#[path = "../../../examples/host/src/pages.rs"]
mod pages;
#[cfg(not(feature = "island_counter"))]
mod router;

/// Takes over the server's page in the browser.
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    #[cfg(feature = "island_counter")]
    leptos::mount::hydrate_islands();
    #[cfg(not(feature = "island_counter"))]
    leptos::mount::hydrate_body(router::App);
}
