//! Calendar dates, and which day it is.

use core::{fmt, str::FromStr};

/// A day of the Gregorian calendar, from year 1 to 9999.
///
/// ```
/// use leptos_signup::form::Date;
///
/// let born: Date = "2008-02-29".parse()?;
/// assert_eq!(born.years_until(Date::new(2026, 2, 28).unwrap()), 17);
/// assert_eq!(born.years_until(Date::new(2026, 3, 1).unwrap()), 18);
/// assert_eq!(born.to_string(), "2008-02-29");
/// assert!("2026-02-29".parse::<Date>().is_err());
/// # Ok::<(), leptos_signup::form::NotADate>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

/// The text is not a day of the calendar, as `2007-03-27`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotADate;

impl Date {
    /// The day, or `None` if the calendar does not have it.
    #[must_use]
    pub const fn new(year: u16, month: u8, day: u8) -> Option<Self> {
        let is_leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            4 | 6 | 9 | 11 => 30,
            2 if is_leap => 29,
            2 => 28,
            _ => return None,
        };
        if year < 1 || year > 9999 || day < 1 || day > last {
            return None;
        }
        Some(Self { year, month, day })
    }

    /// The year.
    #[must_use]
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The month, from 1 on.
    #[must_use]
    pub const fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, from 1 on.
    #[must_use]
    pub const fn day(self) -> u8 {
        self.day
    }

    /// The age on `day` of a person born on this day, in whole years. Negative if `day` is earlier.
    ///
    /// A person born on 29 February is a year older on 1 March of a year without that day.
    #[must_use]
    pub fn years_until(self, day: Self) -> i32 {
        let is_before = (day.month, day.day) < (self.month, self.day);
        i32::from(day.year) - i32::from(self.year) - i32::from(is_before)
    }

    /// The day in UTC of a time in seconds since 1970. Times outside of the calendar are its ends.
    ///
    /// The algorithm is `civil_from_days` of Howard Hinnant's *chrono-Compatible Low-Level Date
    /// Algorithms*.
    #[must_use]
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "the seconds are clamped to the years 1 to 9999"
    )]
    pub const fn of_unix_seconds(seconds: i64) -> Self {
        const FIRST: i64 = -62_135_596_800;
        const LAST: i64 = 253_402_300_799;
        let seconds = if seconds < FIRST {
            FIRST
        } else if seconds > LAST {
            LAST
        } else {
            seconds
        };
        let days = seconds.div_euclid(86_400) + 719_468;
        let (era, of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
        let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
        let of_year = of_era - (365 * year + year / 4 - year / 100);
        let shifted = (5 * of_year + 2) / 153;
        let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
        let year = year + era * 400 + if month <= 2 { 1 } else { 0 };
        let day = of_year - (153 * shifted + 2) / 5 + 1;
        Self { year: year as u16, month: month as u8, day: day as u8 }
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl FromStr for Date {
    type Err = NotADate;

    /// Reads year, month and day, in this order. A browser posts them with `-`; people who type them may
    /// write `/` or `.` and leave zeros out.
    fn from_str(text: &str) -> Result<Self, NotADate> {
        let mut parts = text.split(['-', '/', '.']);
        let mut number = |digits: core::ops::RangeInclusive<usize>| {
            let part = parts.next().unwrap_or_default();
            let is_plain = digits.contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
            is_plain.then(|| part.bytes().fold(0, |n, b| n * 10 + u16::from(b - b'0')))
        };
        let (year, month, day) = (number(4..=4), number(1..=2), number(1..=2));
        let rest = parts.next();
        let byte = |number: u16| u8::try_from(number).ok();
        let date = || Self::new(year?, byte(month?)?, byte(day?)?);
        date().filter(|_| rest.is_none()).ok_or(NotADate)
    }
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a day of the calendar, such as 2007-03-27")
    }
}

impl std::error::Error for NotADate {}

/// The days that it is at one moment: while it is Monday in one part of the world, it is Sunday or Tuesday
/// in another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Today {
    /// The earliest day that it is anywhere (UTC-12).
    pub earliest: Date,
    /// The latest day that it is anywhere (UTC+14).
    pub latest: Date,
}

impl Today {
    /// The days at a time in seconds since 1970.
    #[must_use]
    pub const fn at_unix_seconds(seconds: i64) -> Self {
        Self {
            earliest: Date::of_unix_seconds(seconds.saturating_sub(12 * 60 * 60)),
            latest: Date::of_unix_seconds(seconds.saturating_add(14 * 60 * 60)),
        }
    }
}

/// The same day everywhere, for tests.
impl From<Date> for Today {
    fn from(day: Date) -> Self {
        Self { earliest: day, latest: day }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_a_day_of_the_calendar() {
        for (text, shown) in [
            ("2007-03-27", Some("2007-03-27")),
            ("2007-3-7", Some("2007-03-07")),
            ("2007/03/27", Some("2007-03-27")),
            ("2007.3.27", Some("2007-03-27")),
            ("0001-01-01", Some("0001-01-01")),
            ("2000-02-29", Some("2000-02-29")),
            ("1900-02-29", None),
            ("2023-02-29", None),
            ("2023-13-01", None),
            ("2023-00-10", None),
            ("2023-10-00", None),
            ("2023-04-31", None),
            ("0000-01-01", None),
            ("12023-01-01", None),
            ("07-03-27", None),
            ("27/03/2007", None),
            ("2007-03-27T00", None),
            ("2007-03", None),
            ("2007-03-27-1", None),
            ("-2007-03-27", None),
            ("", None),
        ] {
            let read = text.parse::<Date>().ok().map(|date| date.to_string());
            assert_eq!(read.as_deref(), shown, "{text}");
        }
    }

    #[test]
    fn each_second_is_in_its_day() {
        for (seconds, day) in [
            (0, "1970-01-01"),
            (-1, "1969-12-31"),
            (86_399, "1970-01-01"),
            (951_782_400, "2000-02-29"),
            (1_795_737_600, "2026-11-27"),
            (i64::MIN, "0001-01-01"),
            (i64::MAX, "9999-12-31"),
        ] {
            assert_eq!(Date::of_unix_seconds(seconds).to_string(), day);
        }
        let mut day = Date::of_unix_seconds(-4_000_000_000);
        for n in 1..80_000 {
            let next = Date::of_unix_seconds(-4_000_000_000 + n * 86_400);
            assert!(next > day && Date::new(next.year, next.month, next.day) == Some(next));
            day = next;
        }
    }

    #[test]
    fn a_day_lasts_fifty_hours() {
        let monday: Date = "2026-11-23".parse().unwrap();
        let noon = 1_795_435_200;
        let days = |hours: i64| Today::at_unix_seconds(noon + hours * 3600);
        assert_eq!((days(0).earliest, days(0).latest), (monday, "2026-11-24".parse().unwrap()));
        // The day begins in the east while the west still has the day before.
        let is_somewhere = |hours| days(hours).earliest <= monday && monday <= days(hours).latest;
        assert_eq!((-60..60).filter(|hours| is_somewhere(*hours)).count(), 50);
    }
}
