//! Numbers.

use core::{cmp::Ordering, ops::RangeInclusive};

use crate::form::{
    bound::Bound,
    decimal::Decimal,
    digits,
    field::{Field, FieldKind},
    kinds::missing_if,
    problem::ProblemCode,
    registration::Registration,
    submission::Submission,
    value::Value,
};

impl Field {
    /// A whole number in this range, of at most 15 digits. [`decimals`](Self::decimals) allows others.
    ///
    /// The input is one of text with a keyboard of digits: an input of the type `number` changes with the
    /// wheel of the mouse, and loses what it cannot read, so that no message could say what is wrong.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::Field};
    ///
    /// let form = Form::new("market")
    ///     .field(Field::number("stalls", 1..=20).label("Stalls"))
    ///     .field(Field::number("price", 0..=100).decimals(2).label("Price"));
    /// let submission = Submission::from_pairs([("stalls", "3"), ("price", "12,50")]);
    /// let registration = form.validate(&submission).unwrap();
    /// assert_eq!(registration.number("stalls"), Some(3));
    /// assert_eq!(registration.decimal("price").unwrap().to_string(), "12.5");
    /// ```
    #[must_use]
    pub const fn number(name: &'static str, range: RangeInclusive<i64>) -> Self {
        let range = (*range.start(), *range.end());
        Self::new(name, FieldKind::Number { range, decimals: 0 }, accept).with_attributes(
            // The digits of a phone have no minus.
            match range.0 < 0 {
                true => &[("type", "text"), ("dir", "ltr")],
                false => &[("type", "text"), ("dir", "ltr"), ("inputmode", "numeric")],
            },
        )
    }

    /// Allows up to this many decimals in a [number](Self::number), which is then stored as a
    /// [`Value::Decimal`]. It has no effect on other fields.
    #[must_use]
    pub const fn decimals(self, places: u8) -> Self {
        match self.kind() {
            FieldKind::Number { range, .. } => {
                let field = self.with_kind(FieldKind::Number { range, decimals: places });
                match range.0 < 0 {
                    true => field,
                    false => field.with_attributes(&[
                        ("type", "text"),
                        ("dir", "ltr"),
                        ("inputmode", "decimal"),
                    ]),
                }
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
    let FieldKind::Number { range: (min, max), decimals } = field.kind() else { return Ok(()) };
    let typed = digits::ascii(submission.get(field.name()).trim());
    if typed.is_empty() {
        return missing_if(field.is_required());
    }
    let number: Decimal = typed.parse().map_err(|_| ProblemCode::NotANumber)?;
    let broken = if number.places() > decimals {
        Some((Bound::MaxDecimals, decimals.into()))
    } else if number.compare(min) == Ordering::Less {
        Some((Bound::MinNumber, min))
    } else if number.compare(max) == Ordering::Greater {
        Some((Bound::MaxNumber, max))
    } else {
        None
    };
    if let Some((bound, limit)) = broken {
        return Err(ProblemCode::OutOfBounds { bound, limit });
    }
    let read = || match number.to_i64() {
        Some(whole) if decimals == 0 => Value::Number(whole),
        _ => Value::Decimal(number),
    };
    let value = field.parse_by_host_or(&number.to_string(), read)?;
    accepted.keep(field.name(), value);
    Ok(())
}
