//! A text of the host: one for all languages, or one for each.

use core::fmt;
use std::borrow::Cow;

use crate::text::{catalogue::Catalogue, language::Language, message::Message};

/// A text of the host, such as the label of a field.
///
/// A `&'static str` is the same in every language. A function has one for each; it runs on the server and
/// in the browser, so it must depend on the language only:
///
/// ```
/// use leptos_signup::{form::Field, text::{Language, Words}};
///
/// fn name(language: Language) -> std::borrow::Cow<'static, str> {
///     match language.as_str() {
///         "de" => "Name und Vorname",
///         _ => "Full name",
///     }
///     .into()
/// }
///
/// let same = Field::text("name").label("Name");
/// let translated = Field::text("name").label(Words::Each(name));
/// ```
#[derive(Clone, Copy)]
pub enum Words {
    /// The same text in every language.
    All(&'static str),
    /// The text in the given language.
    Each(fn(Language) -> Cow<'static, str>),
    /// A text of the crate.
    Own(Message),
}

impl Words {
    /// The text in the language of `texts`.
    #[must_use]
    pub fn of(self, texts: &Catalogue) -> Cow<'static, str> {
        match self {
            Self::All(text) => text.into(),
            Self::Each(text) => text(texts.language()),
            Self::Own(message) => texts.get(message).to_owned().into(),
        }
    }
}

impl From<&'static str> for Words {
    fn from(text: &'static str) -> Self {
        Self::All(text)
    }
}

impl From<Message> for Words {
    fn from(message: Message) -> Self {
        Self::Own(message)
    }
}

impl From<fn(Language) -> Cow<'static, str>> for Words {
    fn from(text: fn(Language) -> Cow<'static, str>) -> Self {
        Self::Each(text)
    }
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::All(text) => text.fmt(f),
            Self::Each(_) => f.write_str("(a text for each language)"),
            Self::Own(message) => message.fmt(f),
        }
    }
}
