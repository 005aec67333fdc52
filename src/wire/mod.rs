//! The messages between server and browser. They contain codes and numbers, but no sentences.
//!
//! A link made up by an attacker can therefore only show sentences of the catalogue. All messages
//! use the encoding of a form post (`application/x-www-form-urlencoded`), which is built into
//! browsers.

pub(crate) mod encoding;
pub(crate) mod page;
pub(crate) mod password;
pub(crate) mod refusal;
pub(crate) mod step;
