//! The demo host: an ordinary Leptos app with a sign-up.

mod app;
mod forms;
#[cfg(feature = "translated")]
mod gallery;
mod languages;
mod pages;
mod prefixed;
mod scripts;
#[cfg(feature = "ssr")]
pub mod serve;
mod sign_in;
#[cfg(feature = "ssr")]
mod site;
#[cfg(feature = "translated")]
mod visit;

pub use app::{App, shell};
pub use forms::{account_form, classroom_form, join_form, newsletter_form};
#[cfg(feature = "ssr")]
pub use languages::languages;
#[cfg(feature = "ssr")]
pub use prefixed::prefixes;
#[cfg(feature = "ssr")]
pub use site::{router, with_forms};
#[cfg(feature = "translated")]
pub use visit::visit_form;

/// Takes over the server's page in the browser.
#[cfg(feature = "hydrate")]
#[wasm_bindgen::prelude::wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    leptos::mount::hydrate_body(App);
}
