//! Which form of a word fits a number (CLDR plural rules of whole numbers below a million).

use core::fmt;

/// The forms that a language has for numbers, and the rule that chooses one.
///
/// ```
/// use leptos_signup::text::Plurals;
///
/// assert_eq!(Plurals::EAST_SLAVIC.forms(), ["one", "few", "many"]);
/// assert_eq!(Plurals::EAST_SLAVIC.form(21), 0);
/// ```
#[derive(Clone, Copy)]
pub struct Plurals {
    forms: &'static [&'static str],
    form: fn(u32) -> u8,
}

impl Plurals {
    /// One form for all numbers: Chinese, Japanese, Korean.
    pub const NONE: Self = Self::new(&["other"], |_| 0);

    /// `one` for 1, else `other`: English, German, Dutch, the Scandinavian languages, Finnish,
    /// Italian, Spanish, Turkish.
    pub const ONE_OTHER: Self = Self::new(&["one", "other"], |n| if n == 1 { 0 } else { 1 });

    /// `one` for 0 and 1, else `other`: French, Portuguese of Brazil, Hindi.
    pub const ZERO_ONE_OTHER: Self = Self::new(&["one", "other"], |n| if n < 2 { 0 } else { 1 });

    /// `one`, `two`, `other`: Hebrew.
    pub const ONE_TWO_OTHER: Self = Self::new(&["one", "two", "other"], |n| match n {
        1 => 0,
        2 => 1,
        _ => 2,
    });

    /// `one`, `few` for 2 to 4, `other`: Czech.
    pub const CZECH: Self = Self::new(&["one", "few", "other"], |n| match n {
        1 => 0,
        2..=4 => 1,
        _ => 2,
    });

    /// `one` for 1, `few` for numbers that end with 2 to 4, `many`: Polish.
    pub const POLISH: Self = Self::new(&["one", "few", "many"], |n| match (n % 10, n % 100) {
        _ if n == 1 => 0,
        (_, 12..=14) => 2,
        (2..=4, _) => 1,
        _ => 2,
    });

    /// `one` for numbers that end with 1, `few` for those that end with 2 to 4, `many`: Russian,
    /// Ukrainian.
    pub const EAST_SLAVIC: Self = Self::new(&["one", "few", "many"], |n| match (n % 10, n % 100) {
        (_, 11..=14) => 2,
        (1, _) => 0,
        (2..=4, _) => 1,
        _ => 2,
    });

    /// `zero`, `one`, `two`, `few`, `many`, `other`: Arabic.
    pub const ARABIC: Self =
        Self::new(&["zero", "one", "two", "few", "many", "other"], |n| match (n, n % 100) {
            (0, _) => 0,
            (1, _) => 1,
            (2, _) => 2,
            (_, 3..=10) => 3,
            (_, 11..=99) => 4,
            _ => 5,
        });

    /// A rule of your own. `form` returns an index into `forms`, whose names are CLDR categories. It
    /// depends on the number itself below 100, and on its last two digits from there on.
    #[must_use]
    pub const fn new(forms: &'static [&'static str], form: fn(u32) -> u8) -> Self {
        Self { forms, form }
    }

    /// The names of the forms, in the order in which messages list them.
    #[must_use]
    pub const fn forms(&self) -> &'static [&'static str] {
        self.forms
    }

    /// The index of the form for a number.
    #[must_use]
    pub fn form(&self, number: u32) -> usize {
        (self.form)(number).into()
    }

    /// The form of every number, as [`of_number`] reads it: a digit for each of 0 to 199.
    pub(super) fn table(&self) -> String {
        (0..200).map(|n| char::from(b'0' + (self.form)(n) % 10)).collect()
    }
}

impl fmt::Debug for Plurals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Plurals").field(&self.forms).finish()
    }
}

/// The index of the form of a number. From 100 on, the last two digits decide.
pub(super) fn of_number(table: &str, number: u32) -> usize {
    let at = if number < 200 { number } else { 100 + number % 100 };
    let digit = table.as_bytes().get(at as usize).copied().unwrap_or(b'0');
    usize::from(digit - b'0')
}
