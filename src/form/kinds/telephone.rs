//! Telephone numbers.

use crate::form::{
    digits,
    field::{Field, FieldKind},
    kinds::missing_if,
    problem::ProblemCode,
    registration::Registration,
    submission::Submission,
};

impl Field {
    /// A telephone number of 5 to 15 digits, as people write it: with spaces, brackets, dots, hyphens and
    /// slashes, which are left out.
    ///
    /// A number that begins with `+` or `00` is kept as in E.164, such as `+442079460958`, without the `(0)`
    /// of a number for both. Any other is kept as its digits, because only the host knows the country:
    /// complete it by a [`parser`](Self::parser), or refuse it by [`matching`](Self::matching). Whether
    /// the number exists is not known before it is called.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::Field};
    ///
    /// let form = Form::new("rides").field(Field::telephone("phone").label("Phone number"));
    /// let kept = |typed: &str| {
    ///     let registration = form.validate(&Submission::from_pairs([("phone", typed)])).ok()?;
    ///     registration.text("phone").map(str::to_owned)
    /// };
    /// assert_eq!(kept("+44 (0)20 7946 0958").as_deref(), Some("+442079460958"));
    /// assert_eq!(kept("020 7946-0958").as_deref(), Some("02079460958"));
    /// assert_eq!(kept("call me"), None);
    /// ```
    #[must_use]
    pub const fn telephone(name: &'static str) -> Self {
        Self::new(name, FieldKind::Telephone, accept)
            .with_attributes(&[("type", "tel"), ("dir", "ltr")])
    }
}

fn accept(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let typed = submission.get(field.name()).trim();
    if typed.is_empty() {
        return missing_if(field.is_required());
    }
    let number = normalized(typed).ok_or(ProblemCode::NotATelephone)?;
    accepted.keep(field.name(), field.parse_by_host(&number)?);
    Ok(())
}

/// The longest text that is read, in bytes.
const MAX_BYTES: usize = 100;

fn normalized(typed: &str) -> Option<String> {
    if typed.len() > MAX_BYTES {
        return None;
    }
    let typed = digits::ascii(typed).replace('＋', "+");
    let is_invisible = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    let is_between = |c: char| {
        // Numbers that are copied from contacts have invisible marks of direction.
        c.is_whitespace()
            || is_invisible(c)
            || "()[].-/\u{2010}\u{2011}\u{2012}\u{2013}".contains(c)
    };
    let plain = typed.trim_matches(|c: char| c.is_whitespace() || is_invisible(c));
    let plain = plain.strip_prefix("(+").map_or(plain.to_owned(), |rest| ["+", rest].concat());
    let abroad = plain.strip_prefix('+').or_else(|| plain.strip_prefix("00"));
    let rest = match abroad {
        Some(rest) => rest.replacen("(0)", "", 1),
        None => plain.clone(),
    };
    let digits: String = rest.chars().filter(|c| !is_between(*c)).collect();
    let is_number = digits.bytes().all(|b| b.is_ascii_digit()) && (5..=15).contains(&digits.len());
    // No country has a code that begins with 0.
    let is_possible = is_number && !(abroad.is_some() && digits.starts_with('0'));
    let sign = if abroad.is_some() { "+" } else { "" };
    is_possible.then(|| [sign, &digits].concat())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_kept_without_what_people_write_between_digits() {
        for (typed, kept) in [
            ("+44 20 7946 0958", Some("+442079460958")),
            ("0044 20 7946 0958", Some("+442079460958")),
            ("+44 (0)20 7946 0958", Some("+442079460958")),
            ("(+49) 30/123 45-67", Some("+49301234567")),
            ("＋８１ ３ １２３４ ５６７８", Some("+81312345678")),
            ("+٩٦٦ ١١ ٢٣٤ ٥٦٧٨", Some("+966112345678")),
            ("\u{202a}+1 (202) 555-0123\u{202c}", Some("+12025550123")),
            ("1.202.555.0123", Some("12025550123")),
            ("(020) 7946 0958", Some("02079460958")),
            ("+290 22222", Some("+29022222")),
            ("112", None),
            ("1234567890123456", None),
            ("+0 123 456 789", None),
            ("+", None),
            ("++44 20 7946 0958", None),
            ("44+20 7946 0958", None),
            ("0800 FLOWERS", None),
            ("+44 20 7946 0958 ext. 7", None),
            ("-----", None),
        ] {
            assert_eq!(normalized(typed).as_deref(), kept, "{typed}");
        }
        assert_eq!(normalized(&"1 ".repeat(5000)), None);
    }
}
