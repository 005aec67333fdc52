//! A language with the wording of every message.

use core::fmt;

use crate::text::{
    language::{Direction, Language},
    message::Message,
    plurals::Plurals,
};

/// One language: the wording of every [`Message`], and how the language writes numbers.
///
/// The crate has [languages](crate::text::languages). This is one of a host:
///
/// ```
/// use leptos_signup::text::{Message, Translation};
///
/// const ESPERANTO: Translation = Translation::new("eo", "Esperanto", |message| match message {
///     Message::EmailAddress => "Retpoŝtadreso",
///     Message::AtLeast => "Uzu almenaŭ {min} {min:signon|signojn}.",
///     other => other.english(),
/// });
/// assert_eq!(ESPERANTO.faults(), Vec::<String>::new());
/// ```
#[derive(Clone, Copy)]
pub struct Translation {
    pub(super) language: Language,
    pub(super) autonym: &'static str,
    pub(super) direction: Direction,
    pub(super) plurals: Plurals,
    pub(super) grouping: Grouping,
    pub(super) wording: fn(Message) -> &'static str,
}

/// How a language groups the digits of a number by threes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Grouping {
    /// Stands between the groups.
    pub(super) separator: &'static str,
    /// The smallest number that is grouped.
    pub(super) from: u32,
}

impl Translation {
    /// A language that is written from left to right, has the plural forms `one` and `other`, and
    /// writes 2000 as `2,000`. `wording` returns the text of each message.
    ///
    /// # Panics
    /// Panics if the tag is not valid, like [`Language::new`].
    #[must_use]
    pub const fn new(
        tag: &str,
        autonym: &'static str,
        wording: fn(Message) -> &'static str,
    ) -> Self {
        Self {
            language: Language::new(tag),
            autonym,
            direction: Direction::LeftToRight,
            plurals: Plurals::ONE_OTHER,
            grouping: Grouping { separator: ",", from: 1000 },
            wording,
        }
    }

    /// The language is written from right to left.
    #[must_use]
    pub const fn right_to_left(self) -> Self {
        Self { direction: Direction::RightToLeft, ..self }
    }

    /// Sets the plural forms.
    #[must_use]
    pub const fn plurals(self, plurals: Plurals) -> Self {
        Self { plurals, ..self }
    }

    /// Sets what stands between thousands and hundreds, in numbers from `from` on.
    #[must_use]
    pub const fn grouping(self, separator: &'static str, from: u32) -> Self {
        Self { grouping: Grouping { separator, from }, ..self }
    }

    /// The tag of the language.
    #[must_use]
    pub const fn language(&self) -> Language {
        self.language
    }

    /// The name of the language in itself, such as `Deutsch`.
    #[must_use]
    pub const fn autonym(&self) -> &'static str {
        self.autonym
    }

    /// The plural forms.
    #[must_use]
    pub const fn get_plurals(&self) -> Plurals {
        self.plurals
    }

    /// The direction of its script.
    #[must_use]
    pub const fn direction(&self) -> Direction {
        self.direction
    }

    /// The wording of a message, with its placeholders.
    #[must_use]
    pub fn wording(&self, message: Message) -> &'static str {
        (self.wording)(message)
    }

    /// What is wrong with the wording: a placeholder that the English does not have or one that is
    /// missing, a wrong number of plural forms, a line break, or an empty text. A test of a host's own
    /// language can demand that there is nothing.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let fault = |message: &Message| {
            let text = self.wording(*message);
            let why = fault(text, message.english(), self.plurals.forms().len())?;
            Some(format!("{} {message:?}: {why}", self.language))
        };
        Message::ALL.iter().filter_map(fault).collect()
    }
}

impl fmt::Debug for Translation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Translation").field("language", &self.language).finish_non_exhaustive()
    }
}

/// What is wrong with a wording, by the placeholders of the English.
pub(crate) fn fault(text: &str, english: &str, forms: usize) -> Option<String> {
    if text.trim() != text || text.is_empty() || text.contains(char::is_control) {
        return Some("it is empty, or has a space at an end or a control character".to_owned());
    }
    let (Some(used), Some(known)) = (placeholders(text), placeholders(english)) else {
        return Some("a brace is not closed, or has none before it".to_owned());
    };
    let names = |all: &[(String, usize)]| {
        let mut names: Vec<String> = all.iter().map(|(name, _)| name.clone()).collect();
        names.sort();
        names.dedup();
        names
    };
    // A form may stand for the number itself, such as the Hebrew dual.
    if names(&used) != names(&known) {
        return Some(format!(
            "it has the placeholders {:?}, not {:?}",
            names(&used),
            names(&known)
        ));
    }
    let wrong = used.iter().find(|(_, count)| *count != 0 && *count != forms);
    wrong.map(|(name, count)| format!("`{name}` has {count} plural forms, not {forms}"))
}

/// The placeholders of a wording: their names, and the number of plural forms (0 for the value itself).
fn placeholders(text: &str) -> Option<Vec<(String, usize)>> {
    let mut found = Vec::new();
    let mut parts = text.split('{');
    if parts.next().is_some_and(|start| start.contains('}')) {
        return None;
    }
    for part in parts {
        let (inside, rest) = part.split_once('}')?;
        if rest.contains('}') {
            return None;
        }
        let (name, forms) = match inside.split_once(':') {
            Some((name, forms)) => (name, forms.split('|').count()),
            None => (inside, 0),
        };
        found.push((name.to_owned(), forms));
    }
    Some(found)
}
