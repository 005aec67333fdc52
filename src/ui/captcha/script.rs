//! The captcha script. Its name contains a hash of its content.

use crate::fingerprint::{fnv1a, hexadecimal};

const BYTES: &[u8] = include_bytes!("captcha.js");

/// The content, for the server.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) const CONTENT: &str = include_str!("captcha.js");

/// The file name, such as `captcha-0123456789abcdef.js`.
pub(crate) const NAME: &str = match std::str::from_utf8(&NAME_BYTES) {
    Ok(name) => name,
    Err(_) => "captcha.js",
};

const NAME_BYTES: [u8; 27] = hexadecimal(*b"captcha-0000000000000000.js", 8, fnv1a(BYTES));
