//! Days, such as a date of birth.

use crate::form::{
    date::Date,
    digits,
    field::{Field, FieldKind},
    kinds::missing_if,
    problem::ProblemCode,
    registration::Registration,
    submission::Submission,
    value::Value,
};

impl Field {
    /// A day. Browsers show an input for dates in the person's own notation, and post `2007-03-27`.
    ///
    /// [`min_age`](Self::min_age) and [`max_age`](Self::max_age) say how long ago the day must be.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::{Date, Field}};
    ///
    /// let form = Form::new("club").field(Field::date("born").label("Date of birth").min_age(18));
    /// let submission = Submission::from_pairs([("born", "2008-11-27")]);
    /// let today = Date::new(2026, 11, 27).unwrap();
    /// let registration = form.validate_on(&submission, today.into()).unwrap();
    /// assert_eq!(registration.date("born").unwrap().year(), 2008);
    /// ```
    #[must_use]
    pub const fn date(name: &'static str) -> Self {
        Self::new(name, FieldKind::Date { min_age: None, max_age: None }, accept)
            .with_attributes(&[("type", "date")])
    }

    /// Accepts only a date that is at least this many years ago; 0 refuses days to come. It has no effect on
    /// other fields.
    ///
    /// Only the server knows which day it is, so the browser leaves this rule to it. A day begins in the
    /// east while the west still has the day before: a person reaches an age as soon as the day of it has
    /// begun anywhere, and [`max_age`](Self::max_age) counts until it is over everywhere. So the rule refuses
    /// no person on the day, wherever they live, and may be off by a day in their favour.
    #[must_use]
    pub const fn min_age(self, years: u16) -> Self {
        match self.kind() {
            FieldKind::Date { max_age, .. } => {
                self.with_kind(FieldKind::Date { min_age: Some(years), max_age })
            }
            _ => self,
        }
    }

    /// Accepts only a date on which a person of at most this age was born, in full years, as for a form
    /// for children, or against typos such as `0207`. It has no effect on other fields.
    #[must_use]
    pub const fn max_age(self, years: u16) -> Self {
        match self.kind() {
            FieldKind::Date { min_age, .. } => {
                self.with_kind(FieldKind::Date { min_age, max_age: Some(years) })
            }
            _ => self,
        }
    }
}

fn accept(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let typed = digits::ascii(submission.get(field.name()).trim());
    if typed.is_empty() {
        return missing_if(field.is_required());
    }
    let day: Date = typed.parse().map_err(|_| ProblemCode::NotADate)?;
    let value = field.parse_by_host_or(&day.to_string(), || Value::Date(day))?;
    accepted.keep(field.name(), value);
    Ok(())
}
