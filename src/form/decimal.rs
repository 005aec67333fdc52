//! Numbers as people write them.

use core::{cmp::Ordering, fmt, str::FromStr};

/// A number of at most 15 digits, with or without decimals. It is exact, and so is its JSON.
///
/// ```
/// use leptos_signup::form::Decimal;
///
/// let price: Decimal = "12,50".parse()?;
/// assert_eq!(price.to_string(), "12.5");
/// assert_eq!(price.places(), 1);
/// assert_eq!(price.to_f64(), 12.5);
/// # Ok::<(), leptos_signup::form::NotANumber>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// All digits, with the sign.
    digits: i64,
    /// How many of them are decimals. The last one is not 0.
    places: u8,
}

/// The text is not a number, or has more than 15 digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotANumber;

/// A double holds each number of this many digits.
const MAX_DIGITS: usize = 15;

impl Decimal {
    /// How many decimals the number has, without zeros at the end.
    #[must_use]
    pub const fn places(self) -> u8 {
        self.places
    }

    /// The number, if it is a whole one.
    #[must_use]
    pub const fn to_i64(self) -> Option<i64> {
        if self.places == 0 { Some(self.digits) } else { None }
    }

    /// The number as a double. Its shortest decimal notation is this number.
    #[must_use]
    #[allow(clippy::cast_precision_loss, reason = "15 digits are exact")]
    pub fn to_f64(self) -> f64 {
        // One division of two exact numbers is rounded correctly.
        self.digits as f64 / 10_f64.powi(self.places.into())
    }

    /// Whether the number is less than, equal to or more than a whole one.
    #[must_use]
    pub fn compare(self, whole: i64) -> Ordering {
        let scaled = i128::from(whole) * 10_i128.pow(self.places.into());
        i128::from(self.digits).cmp(&scaled)
    }
}

impl From<i32> for Decimal {
    fn from(number: i32) -> Self {
        Self { digits: number.into(), places: 0 }
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = usize::from(self.places);
        let digits = format!("{:0>1$}", self.digits.unsigned_abs(), places + 1);
        let (whole, decimals) = digits.split_at(digits.len() - places);
        let sign = if self.digits < 0 { "-" } else { "" };
        let point = if places == 0 { "" } else { "." };
        f.write_str(&[sign, whole, point, decimals].concat())
    }
}

impl FromStr for Decimal {
    type Err = NotANumber;

    /// Reads a number with one `.` or `,` before the decimals. Spaces and apostrophes between the digits are
    /// left out. A second `.` or `,` is refused, because `1,000` has three decimals for one half of the
    /// world and is a thousand for the other.
    fn from_str(text: &str) -> Result<Self, NotANumber> {
        let is_gap = |c: char| c.is_whitespace() || matches!(c, '\'' | '’');
        let (sign, text) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(rest) => (-1, rest),
            None => (1, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, decimals) = text.split_once(['.', ',']).unwrap_or((text, ""));
        let decimals = decimals.trim_end_matches('0');
        if whole.starts_with(is_gap) || whole.is_empty() {
            return Err(NotANumber);
        }
        let (mut digits, mut count) = (0_i64, 0);
        for c in whole.chars().filter(|c| !is_gap(*c)).chain(decimals.chars()) {
            let digit = c.to_digit(10).ok_or(NotANumber)?;
            count += usize::from(count > 0 || digit > 0);
            if count > MAX_DIGITS {
                return Err(NotANumber);
            }
            digits = digits * 10 + i64::from(digit);
        }
        let places = u8::try_from(decimals.len()).map_err(|_| NotANumber)?;
        if usize::from(places) > MAX_DIGITS {
            return Err(NotANumber);
        }
        Ok(Self { digits: sign * digits, places })
    }
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a number of at most 15 digits")
    }
}

impl std::error::Error for NotANumber {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_as_people_write_it() {
        for (text, shown) in [
            ("0", Some("0")),
            ("-0", Some("0")),
            ("007", Some("7")),
            ("+42", Some("42")),
            ("\u{2212}42", Some("-42")),
            ("1 000", Some("1000")),
            ("1\u{202f}000", Some("1000")),
            ("1'000", Some("1000")),
            ("12,50", Some("12.5")),
            ("12.", Some("12")),
            ("-0.05", Some("-0.05")),
            ("999999999999999", Some("999999999999999")),
            ("0.000000000000001", Some("0.000000000000001")),
            ("1000000000000000", None),
            ("0.0000000000000001", None),
            ("1,000,000", None),
            ("1.000,5", None),
            (".5", None),
            ("1e3", None),
            ("0x10", None),
            ("--1", None),
            ("- 1", None),
            ("1-", None),
            ("twelve", None),
            ("NaN", None),
            ("", None),
        ] {
            let read = text.parse::<Decimal>().ok().map(|number| number.to_string());
            assert_eq!(read.as_deref(), shown, "{text}");
        }
    }

    #[test]
    fn a_double_holds_each_number() {
        for text in ["0.1", "12.5", "-99999999999.9999", "123456789012.345", "0.000000000000001"] {
            let number: Decimal = text.parse().unwrap();
            assert_eq!(number.to_f64(), text.parse::<f64>().unwrap());
        }
    }
}
