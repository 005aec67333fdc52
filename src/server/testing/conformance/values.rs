//! What is typed into a form to try it.

use std::{
    sync::atomic::{AtomicU32, Ordering},
    time::SystemTime,
};

use crate::{
    form::{
        Form,
        field::{Field, FieldKind},
    },
    server::{flow::invites::Invite, store::rfc3339, testing::host::Host},
};

/// Long enough for every policy, and in no list.
const PASSWORD: &str = "eleven copper owls hesitate at noon";

const WORDS: &str = "Reader of many books about trees and bees and quiet gardens ";

/// A pair that a form posts.
pub(super) type Pair = (String, String);

/// The values for a form.
pub(super) struct Values<'a> {
    host: &'a Host,
    form: &'a Form,
    given: Vec<(&'a str, &'a str)>,
}

impl<'a> Values<'a> {
    pub(super) fn of(
        host: &'a Host,
        form: &'a Form,
        given: impl Iterator<Item = (&'a str, &'a str)>,
    ) -> Self {
        Self { host, form, given: given.collect() }
    }

    /// Another person for the form: other values for what only one account may have.
    pub(super) async fn next(&self) -> Vec<Pair> {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let mut pairs = Vec::new();
        for field in self.form.fields().iter().chain(self.form.fields_at_confirmation()) {
            let given = self.given.iter().find(|(name, _)| *name == field.name());
            let values = match (given, field.kind()) {
                (Some((_, value)), _) => vec![value.replace("{n}", &number.to_string())],
                (None, FieldKind::Invite) => self.invite().await.into_iter().collect(),
                (None, _) => value(field, number, self.host.clock().now()),
            };
            let name = field.input_name();
            pairs.extend(values.into_iter().map(|value| (name.clone().into_owned(), value)));
        }
        pairs
    }

    async fn invite(&self) -> Option<String> {
        let invite = self.host.signup().invites(self.form.id()).create(Invite::new()).await.ok()?;
        Some(invite.code().expose())
    }
}

/// The value that a person might type into this field.
fn value(field: &Field, number: u32, now: SystemTime) -> Vec<String> {
    let one = |text: &str| vec![text.to_owned()];
    match field.kind() {
        FieldKind::Email(_) => vec![format!("reader{number}@example.org")],
        FieldKind::Username(rules) => {
            vec![format!("reader{number:0>width$}", width = usize::from(rules.min_length()))]
        }
        FieldKind::Password(_) => one(PASSWORD),
        FieldKind::Text { length } | FieldKind::Multiline { length } => vec![text(length)],
        FieldKind::Checkbox | FieldKind::Consent(_) => one("on"),
        FieldKind::Date { min_age, max_age } => vec![birthday(min_age, max_age, now)],
        FieldKind::Telephone => one("+44 20 7946 0958"),
        FieldKind::Number { range, .. } => vec![range.0.to_string()],
        FieldKind::Url => one("https://example.org/"),
        FieldKind::Select(choices) | FieldKind::Radio(choices) => {
            choices.iter().take(1).map(|choice| choice.value.to_owned()).collect()
        }
        FieldKind::Several { choices, count } => {
            let chosen = choices.iter().take(usize::from(count.0.max(1)));
            chosen.map(|choice| choice.value.to_owned()).collect()
        }
        FieldKind::Country => one("FR"),
        // The page has the value, or the test does.
        FieldKind::Hidden { .. } | FieldKind::Invite | FieldKind::Code => Vec::new(),
    }
}

/// A text of a length that the field takes.
fn text((min, max): (u16, u16)) -> String {
    let length = usize::from(min).max(WORDS.len().min(usize::from(max)));
    let text: String = WORDS.chars().cycle().take(length).collect();
    // Spaces at the end do not count.
    let trimmed = text.trim_end().len();
    format!("{:e<length$}", &text[..trimmed])
}

/// New Year's Day of a year in which a person of a fitting age was born.
fn birthday(min_age: Option<u16>, max_age: Option<u16>, now: SystemTime) -> String {
    let age = min_age.map_or(30, |age| age + 1).min(max_age.unwrap_or(u16::MAX));
    let today = rfc3339::text(now);
    let year: u16 = today.get(..4).and_then(|year| year.parse().ok()).unwrap_or(2027);
    format!("{:04}-01-01", year.saturating_sub(age))
}
