//! Checkboxes, lists and radio buttons.

use core::ops::RangeInclusive;

use crate::{
    form::{
        bound::Bound,
        choice::Choice,
        document::Document,
        field::{Field, FieldKind, ListOption},
        kinds::missing_if,
        problem::ProblemCode,
        registration::Registration,
        submission::Submission,
        value::Value,
    },
    text::catalogue::Catalogue,
};

impl Field {
    /// A checkbox, which is optional unless it is [`required`](Self::required).
    #[must_use]
    pub const fn checkbox(name: &'static str) -> Self {
        Self::new(name, FieldKind::Checkbox, accept_box).optional()
    }

    pub(in crate::form) const fn consent(name: &'static str, document: Document) -> Self {
        Self::new(name, FieldKind::Consent(document), accept_consent)
    }

    /// One of `choices`, in a list. For up to about five choices, [`radio`](Self::radio) shows them all.
    #[must_use]
    pub const fn select(name: &'static str, choices: &'static [Choice]) -> Self {
        Self::new(name, FieldKind::Select(choices), accept_one).with_options(in_language)
    }

    /// One of `choices`, as radio buttons. None is chosen to begin with.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::{Choice, Field}};
    ///
    /// const SIDES: [Choice; 2] = [Choice::new("sun", "In the sun"), Choice::new("shade", "Shade")];
    ///
    /// let form = Form::new("garden").field(Field::radio("side", &SIDES).label("Where?"));
    /// let registration = form.validate(&Submission::from_pairs([("side", "sun")])).unwrap();
    /// assert_eq!(registration.text("side"), Some("sun"));
    /// ```
    #[must_use]
    pub const fn radio(name: &'static str, choices: &'static [Choice]) -> Self {
        Self::new(name, FieldKind::Radio(choices), accept_one)
            .with_options(in_language)
            .with_attributes(&[("type", "radio")])
    }

    /// Any number of `choices`, as checkboxes, but at least one. With [`optional`](Self::optional) a person
    /// can leave all of them out, and [`count`](Self::count) sets other bounds.
    ///
    /// Each choice is posted as a pair of its own, with `[]` at the end of the name, and the JSON API has an
    /// array. The stored value has the order of the form, and each choice once.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::{Choice, Field}};
    ///
    /// const TOPICS: [Choice; 3] = [
    ///     Choice::new("trees", "Trees"),
    ///     Choice::new("bees", "Bees"),
    ///     Choice::new("seeds", "Seeds"),
    /// ];
    ///
    /// let form = Form::new("news").field(Field::several("topics", &TOPICS).count(1..=2));
    /// let submission = Submission::from_urlencoded(b"topics[]=seeds&topics[]=trees")?;
    /// let registration = form.validate(&submission).unwrap();
    /// assert_eq!(registration.several("topics"), ["trees", "seeds"]);
    /// # Ok::<(), leptos_signup::SubmissionError>(())
    /// ```
    #[must_use]
    pub const fn several(name: &'static str, choices: &'static [Choice]) -> Self {
        let kind = FieldKind::Several { choices, count: (0, u16::MAX) };
        Self::new(name, kind, accept_several)
            .with_options(in_language)
            .with_attributes(&[("type", "checkbox")])
    }

    /// Sets how many of [several](Self::several) choices a person can take. It has no effect on other fields.
    #[must_use]
    pub const fn count(self, choices: RangeInclusive<u16>) -> Self {
        let count = (*choices.start(), *choices.end());
        match self.kind() {
            FieldKind::Several { choices, .. } => {
                self.with_kind(FieldKind::Several { choices, count })
            }
            _ => self,
        }
    }
}

/// The choices of the host in the language of the page.
fn in_language(field: &Field, texts: &Catalogue) -> Vec<ListOption> {
    let choices = field.choices().iter();
    choices.map(|choice| (choice.value.into(), choice.label.of(texts))).collect()
}

fn accept_box(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let ticked = is_ticked(submission.get(field.name()))?;
    missing_if(field.is_required() && !ticked)?;
    accepted.keep(field.name(), Value::Flag(ticked));
    Ok(())
}

fn accept_consent(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let FieldKind::Consent(document) = field.kind() else { return Ok(()) };
    if is_ticked(submission.get(field.name()))? {
        accepted.consents.push(document);
        return Ok(());
    }
    missing_if(field.is_required())
}

/// A browser posts `on` for a ticked checkbox, and nothing otherwise.
fn is_ticked(typed: &str) -> Result<bool, ProblemCode> {
    match typed {
        "" | "off" | "false" => Ok(false),
        "on" | "true" => Ok(true),
        _ => Err(ProblemCode::NotAChoice),
    }
}

fn accept_one(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let typed = submission.get(field.name());
    match field.choices().iter().find(|choice| choice.value == typed) {
        Some(choice) => accepted.keep(field.name(), field.parse_by_host(choice.value)?),
        None if !typed.is_empty() => return Err(ProblemCode::NotAChoice),
        None => missing_if(field.is_required())?,
    }
    Ok(())
}

fn accept_several(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let FieldKind::Several { choices, count: (min, max) } = field.kind() else { return Ok(()) };
    let posted = field.posted(submission);
    if posted.iter().any(|value| choices.iter().all(|choice| choice.value != *value)) {
        return Err(ProblemCode::NotAChoice);
    }
    let values = choices.iter().map(|choice| choice.value);
    let chosen: Vec<String> =
        values.filter(|value| posted.contains(value)).map(str::to_owned).collect();
    if chosen.is_empty() {
        return missing_if(field.is_required());
    }
    let number = u16::try_from(chosen.len()).unwrap_or(u16::MAX);
    let bounds = [(number < min, Bound::MinChoices, min), (number > max, Bound::MaxChoices, max)];
    if let Some((_, bound, limit)) = bounds.into_iter().find(|(is_broken, ..)| *is_broken) {
        return Err(ProblemCode::OutOfBounds { bound, limit: limit.into() });
    }
    accepted.keep(field.name(), Value::Several(chosen));
    Ok(())
}
