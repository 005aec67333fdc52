//! The stylesheet. Its name contains a hash of its content, so it can be cached for ever.

use crate::fingerprint::{fnv1a, hexadecimal};

const BYTES: &[u8] = include_bytes!("../../style/signup.css");

/// The content, for the server.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) const CONTENT: &str = include_str!("../../style/signup.css");

/// The file name, such as `signup-0123456789abcdef.css`.
pub(crate) const NAME: &str = match std::str::from_utf8(&NAME_BYTES) {
    Ok(name) => name,
    Err(_) => "signup.css",
};

const NAME_BYTES: [u8; 27] = hexadecimal(*b"signup-0000000000000000.css", 7, fnv1a(BYTES));
