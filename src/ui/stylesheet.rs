//! The stylesheet. Its name contains a hash of its content, so it can be cached for ever.

use leptos::prelude::*;
use leptos_meta::Stylesheet;

use crate::{
    fingerprint::{fnv1a, hexadecimal},
    form::Form,
};

const BYTES: &[u8] = include_bytes!("../../style/signup.css");

/// The content, for the server.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) const CONTENT: &str = include_str!("../../style/signup.css");

/// The file name, such as `signup-0123456789abcdef.css`.
pub(crate) const NAME: &str = match std::str::from_utf8(&NAME_BYTES) {
    Ok(name) => name,
    Err(_) => "signup.css",
};

/// Links to the style sheet of a form below `path`, if its look has one.
pub(super) fn link(form: &Form, path: &str) -> impl IntoView + use<> {
    let query = form.get_look().sheet_query();
    query.map(|query| {
        let href = [path, "/", NAME, query].concat();
        view! { <Stylesheet href/> }
    })
}

const NAME_BYTES: [u8; 27] = hexadecimal(*b"signup-0000000000000000.css", 7, fnv1a(BYTES));
