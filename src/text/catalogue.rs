//! The texts of one language, ready for use: with the host's changes, or as a page got them.

use std::{borrow::Cow, time::Duration};

use crate::text::{
    language::{Direction, Language},
    message::Message,
    plurals,
    translation::Translation,
};

/// The texts of one language.
///
/// ```
/// use leptos_signup::text::{Catalogue, Message, Value, languages::ENGLISH};
///
/// let texts = Catalogue::new(&ENGLISH);
/// let values = [("min", Value::Number(1))];
/// assert_eq!(texts.fill(Message::AtLeast, &values), "Use at least 1 character.");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    language: Language,
    direction: Direction,
    /// The plural form of each number from 0 to 199, as a digit.
    plurals: Cow<'static, str>,
    /// What stands between the groups of a number, and the smallest number that is grouped.
    separator: Cow<'static, str>,
    grouped_from: u32,
    /// The wording of each message, in their order. In the browser, only of those that it may need.
    texts: Vec<Cow<'static, str>>,
}

/// A value for a placeholder.
#[derive(Clone, Copy, Debug)]
pub enum Value<'a> {
    /// A text, as it is.
    Text(&'a str),
    /// A number, written as the language does. It also chooses plural forms.
    Number(u32),
}

impl Catalogue {
    /// The texts of a language.
    #[must_use]
    pub fn new(translation: &Translation) -> Self {
        let wording = |message: &Message| translation.wording(*message).into();
        Self {
            language: translation.language,
            direction: translation.direction,
            plurals: translation.plurals.table().into(),
            separator: translation.grouping.separator.into(),
            grouped_from: translation.grouping.from,
            texts: Message::ALL.iter().map(wording).collect(),
        }
    }

    /// Changes the wording of a message.
    #[cfg(feature = "ssr")]
    pub(crate) fn set(&mut self, message: Message, wording: Cow<'static, str>) {
        if let Some(text) = self.texts.get_mut(message as usize) {
            *text = wording;
        }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// The direction of its script.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.direction
    }

    /// The wording of a message, with its placeholders.
    ///
    /// While the browser takes over a page, a text that only the server writes is a space there: it is
    /// in the page already.
    #[must_use]
    pub fn get(&self, message: Message) -> &str {
        self.texts.get(message as usize).map_or(" ", AsRef::as_ref)
    }

    /// The wording of a message, with values in place of its placeholders. A placeholder without a value
    /// stays.
    #[must_use]
    pub fn fill(&self, message: Message, values: &[(&str, Value<'_>)]) -> String {
        let mut parts = self.get(message).split('{');
        let mut text = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (inside, rest) = part.split_once('}').unwrap_or((part, ""));
            let (name, forms) = inside.split_once(':').unwrap_or((inside, ""));
            let value = values.iter().find(|(known, _)| *known == name);
            match value.map(|(_, value)| *value) {
                Some(Value::Text(value)) => self.push_isolated(&mut text, value),
                Some(Value::Number(number)) if forms.is_empty() => {
                    self.push_number(&mut text, number);
                }
                Some(Value::Number(number)) => {
                    let form = plurals::of_number(&self.plurals, number);
                    let form = forms.split('|').nth(form).unwrap_or_default();
                    match form.split_once('#') {
                        Some((before, after)) => {
                            text.push_str(before);
                            self.push_number(&mut text, number);
                            text.push_str(after);
                        }
                        None => text.push_str(form),
                    }
                }
                None => text.extend(["{", inside, "}"]),
            }
            text.push_str(rest);
        }
        text
    }

    /// The wording before and after the placeholder `name`, in whose place an element stands.
    #[must_use]
    pub fn around(&self, message: Message, name: &str) -> (String, String) {
        let placeholder = ["{", name, "}"].concat();
        // Where only the server has the text, both parts are there.
        let (before, after) = self.get(message).split_once(&placeholder).unwrap_or_default();
        (before.to_owned(), after.to_owned())
    }

    /// A time span in whole hours, or in whole minutes if it is not a number of hours.
    #[must_use]
    pub fn span(&self, time: Duration) -> String {
        let minutes = u32::try_from(time.as_secs() / 60).unwrap_or(u32::MAX);
        let (count, unit) = match minutes.is_multiple_of(60) {
            true => (minutes / 60, Message::Hours),
            false => (minutes, Message::Minutes),
        };
        self.fill(unit, &[("count", Value::Number(count))])
    }

    /// A number of seconds, rounded up to whole minutes from two minutes on.
    #[must_use]
    pub fn wait(&self, seconds: u32) -> String {
        if seconds < 120 {
            return self.fill(Message::Seconds, &[("count", Value::Number(seconds))]);
        }
        self.span(Duration::from_secs(u64::from(seconds.div_ceil(60)) * 60))
    }

    /// In a language that is written from right to left, a value keeps its own direction (UAX 9 §6.3).
    fn push_isolated(&self, text: &mut String, value: &str) {
        match self.direction {
            Direction::LeftToRight => text.push_str(value),
            Direction::RightToLeft => text.extend(["\u{2068}", value, "\u{2069}"]),
        }
    }

    fn push_number(&self, text: &mut String, number: u32) {
        let digits = number.to_string();
        match digits.len().checked_sub(3).and_then(|at| digits.split_at_checked(at)) {
            Some((thousands, rest)) if number >= self.grouped_from => {
                text.extend([thousands, &self.separator, rest]);
            }
            _ => text.push_str(&digits),
        }
    }

    /// The texts that the browser may need, as [`from_lines`](Self::from_lines) reads them.
    #[cfg(feature = "ssr")]
    pub(crate) fn to_lines(&self) -> String {
        let from = self.grouped_from.to_string();
        let layout = String::from_utf8_lossy(&Message::LAYOUT);
        let head = [
            &*layout,
            self.language.as_str(),
            self.direction.as_str(),
            &self.plurals,
            &self.separator,
            &from,
        ];
        let texts = self.texts.iter().take(Message::IN_BROWSER).map(AsRef::as_ref);
        head.into_iter().chain(texts).collect::<Vec<&str>>().join("\n")
    }

    /// Whether another version wrote the lines, in which the order may be another one.
    #[cfg(feature = "_ui")]
    pub(crate) fn are_foreign(lines: &str) -> bool {
        !lines.as_bytes().starts_with(&Message::LAYOUT)
    }

    /// Reads what [`to_lines`](Self::to_lines) wrote.
    #[cfg(feature = "_ui")]
    pub(crate) fn from_lines(lines: &str) -> Option<Self> {
        let mut lines = lines.split('\n').map(|line| Cow::Owned(line.to_owned()));
        lines.next()?;
        Some(Self {
            language: Language::parse(&lines.next()?)?,
            direction: match &*lines.next()? {
                "rtl" => Direction::RightToLeft,
                _ => Direction::LeftToRight,
            },
            plurals: lines.next()?,
            separator: lines.next()?,
            grouped_from: lines.next()?.parse().ok()?,
            texts: lines.collect(),
        })
    }
}
