//! The texts that people read, in every language.
//!
//! A [`Message`] names a text, and a [`Translation`] has the wording of all messages in one language. The
//! server writes pages and mails with a [`Catalogue`]: a translation with the changes of the host. The
//! sentences that a page may need later reach the browser with the page, so no language is a part of the
//! browser build.

pub(crate) mod catalogue;
pub(crate) mod countries;
pub(crate) mod language;
pub mod languages;
pub(crate) mod message;
pub(crate) mod plurals;
pub(crate) mod sentence;
pub(crate) mod translation;
pub(crate) mod words;

pub use catalogue::{Catalogue, Value};
pub use language::{Direction, Language};
pub use message::Message;
pub use plurals::Plurals;
pub use sentence::{hint, label, sentence, short_label};
pub use translation::Translation;
pub use words::Words;
