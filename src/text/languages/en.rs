//! English, the source of all other languages. The wording is beside the messages.
//!
//! Reviewed: it is the language in which the pages were designed and tested.

use crate::text::{message::Message, translation::Translation};

/// English.
pub const ENGLISH: Translation = Translation::new("en", "English", Message::english);
