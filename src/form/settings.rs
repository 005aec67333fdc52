//! What a host sets on a field: its texts, when it is needed, and the host's own rules.

use core::ops::RangeInclusive;

#[cfg(feature = "_ui")]
use crate::form::control::Draw;
use crate::{
    form::{
        condition::Condition,
        field::{Field, FieldKind, HostMessages, Pattern},
        problem::ProblemCode,
        value::Value,
    },
    text::words::Words,
};

impl Field {
    /// Sets the label. Default: the name of the field.
    #[must_use]
    pub fn label(self, label: impl Into<Words>) -> Self {
        Self { label: Some(label.into()), ..self }
    }

    /// Sets a shorter label for error messages and their summary, where the label is a question or a
    /// sentence. Default: the label.
    ///
    /// ```
    /// use leptos_signup::form::Field;
    ///
    /// let born = Field::date("born").label("When were you born?").short_label("Date of birth");
    /// ```
    #[must_use]
    pub fn short_label(self, label: impl Into<Words>) -> Self {
        Self { short_label: Some(label.into()), ..self }
    }

    /// Sets the hint, which says how to fill the field in.
    #[must_use]
    pub fn hint(self, hint: impl Into<Words>) -> Self {
        Self { hint: Some(hint.into()), ..self }
    }

    /// Sets the token of HTML's `autocomplete` attribute, such as `name`. Default: `off` for the host's
    /// fields.
    #[must_use]
    pub const fn autocomplete(self, token: &'static str) -> Self {
        Self { autocomplete: Some(token), ..self }
    }

    /// Makes the field optional.
    #[must_use]
    pub const fn optional(self) -> Self {
        Self { is_required: false, ..self }
    }

    /// Makes the field required: it must be filled in, or ticked.
    #[must_use]
    pub const fn required(self) -> Self {
        Self { is_required: true, ..self }
    }

    /// Asks for the field only if the field `name` has this value. The other field stands before this one
    /// in the form, and is a checkbox (whose value is `on`), a list, radio buttons, checkboxes, a country or
    /// a hidden input.
    ///
    /// While the condition does not hold, the field needs no value, and a value that is posted all the same
    /// is dropped. With scripts the field is hidden then. Without scripts it is always shown, so its label
    /// or hint should say when it is needed.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::{Choice, Field}};
    ///
    /// const PLANS: [Choice; 2] = [Choice::new("solo", "Just me"), Choice::new("team", "My team")];
    ///
    /// let form = Form::new("plans")
    ///     .email()
    ///     .field(Field::radio("plan", &PLANS).label("Who is it for?"))
    ///     .field(Field::text("team").label("Name of your team").when("plan", "team"));
    ///
    /// let solo = [("email", "ada@example.org"), ("plan", "solo"), ("team", "left over")];
    /// let registration = form.validate(&Submission::from_pairs(solo)).unwrap();
    /// assert_eq!(registration.value("team"), None);
    /// assert!(form.validate(&Submission::from_pairs([solo[0], ("plan", "team")])).is_err());
    /// ```
    #[must_use]
    pub const fn when(self, name: &'static str, value: &'static str) -> Self {
        Self { condition: Some(Condition::one(name, value)), ..self }
    }

    /// The same for any of several values.
    #[must_use]
    pub const fn when_any(self, name: &'static str, values: &'static [&'static str]) -> Self {
        Self { condition: Some(Condition::among(name, values)), ..self }
    }

    /// Lets the host draw the control. Label, hint, error message and validation stay those of the field.
    ///
    /// The control posts its value under [`name`](crate::form::Control::name), and fires `input` as it changes, as
    /// every input of HTML does. It works without scripts as long as its markup does.
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_signup::form::{Control, Field};
    ///
    /// fn stars(control: Control) -> AnyView {
    ///     view! {
    ///         <input
    ///             type="range" min="1" max="5"
    ///             id=control.id name=control.name value=control.value
    ///             aria-describedby=control.described_by
    ///             aria-invalid=move || control.is_invalid.get().to_string()
    ///         />
    ///     }
    ///     .into_any()
    /// }
    ///
    /// let field = Field::number("stars", 1..=5).label("How do you like it?").drawn_by(stars);
    /// ```
    #[cfg(feature = "_ui")]
    #[must_use]
    pub const fn drawn_by(self, draw: Draw) -> Self {
        Self { draw: Some(draw), ..self }
    }

    /// Sets the allowed length, in code points. It has no effect on fields without text.
    #[must_use]
    pub const fn length(self, code_points: RangeInclusive<u16>) -> Self {
        let length = (*code_points.start(), *code_points.end());
        let kind = match self.kind {
            FieldKind::Text { .. } => FieldKind::Text { length },
            FieldKind::Multiline { .. } => FieldKind::Multiline { length },
            other => other,
        };
        Self { kind, ..self }
    }

    /// Accepts only texts for which `matches` returns `true`, and shows `message` for all others. The
    /// function runs in the browser and on the server, so it must depend on the text only.
    ///
    /// For more than one message, or for a value that is not text, use a [`parser`](Self::parser).
    #[must_use]
    pub fn matching(self, matches: fn(&str) -> bool, message: impl Into<Words>) -> Self {
        Self { pattern: Some(Pattern { matches, message: message.into() }), ..self }
    }

    /// Stores the value that `parser` returns. It runs in the browser and on the server after all
    /// other rules, so it must depend on the text only. [`messages`](Self::messages) has the message
    /// for each [`ProblemCode::Host`] that it returns.
    ///
    /// ```
    /// use leptos_signup::form::{ProblemCode, Field, Value};
    ///
    /// fn year(text: &str) -> Result<Value, ProblemCode> {
    ///     let year: i64 = text.parse().map_err(|_| ProblemCode::host("no_year"))?;
    ///     if year < 1900 { Err(ProblemCode::host("too_early")) } else { Ok(Value::from(year)) }
    /// }
    ///
    /// let field = Field::text("year").parser(year).messages(&[
    ///     ("no_year", "Enter a year in digits."),
    ///     ("too_early", "Enter a year from 1900 on."),
    /// ]);
    /// ```
    #[must_use]
    pub const fn parser(self, parser: fn(&str) -> Result<Value, ProblemCode>) -> Self {
        Self { parser: Some(parser), ..self }
    }

    /// Sets the message for each word of [`ProblemCode::Host`], from the [`parser`](Self::parser) or
    /// from a host check.
    #[must_use]
    pub const fn messages(self, messages: &'static [(&'static str, &'static str)]) -> Self {
        Self { messages: HostMessages::All(messages), ..self }
    }

    /// Sets the same messages, which may differ from language to language.
    #[must_use]
    pub const fn worded_messages(self, messages: &'static [(&'static str, Words)]) -> Self {
        Self { messages: HostMessages::Each(messages), ..self }
    }
}
