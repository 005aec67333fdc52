//! The name of a language, and the direction of its script.

use core::fmt;

/// The tag of a language (BCP 47), such as `de` or `pt-BR`.
///
/// ```
/// use leptos_signup::text::Language;
///
/// const SWISS: Language = Language::new("de-CH");
/// assert_eq!(SWISS.as_str(), "de-CH");
/// assert_eq!(Language::parse("de_CH"), None);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Language {
    bytes: [u8; Self::MAX],
    length: u8,
}

impl Language {
    /// The maximum length of a tag, in bytes.
    pub const MAX: usize = 15;

    /// English, the language of hosts that name none.
    pub const ENGLISH: Self = Self::new("en");

    /// The language with this tag.
    ///
    /// # Panics
    /// Panics if the tag is not valid, at compile time in a constant. [`parse`](Self::parse) returns
    /// `None` instead.
    #[must_use]
    #[allow(clippy::panic, reason = "a host names its languages in constants")]
    pub const fn new(tag: &str) -> Self {
        match Self::parse(tag) {
            Some(language) => language,
            None => panic!("not the tag of a language, such as \"de\" or \"pt-BR\""),
        }
    }

    /// The language with this tag: 2 to 15 ASCII letters and digits, in parts of 1 to 8 that hyphens
    /// separate, of which the first has letters only.
    #[must_use]
    pub const fn parse(tag: &str) -> Option<Self> {
        let tag = tag.as_bytes();
        if tag.len() < 2 || tag.len() > Self::MAX {
            return None;
        }
        let mut language = Self { bytes: [0; Self::MAX], length: 0 };
        let (mut at, mut part, mut is_first) = (0, 0, true);
        while at < tag.len() {
            let byte = tag[at];
            if byte == b'-' {
                if part == 0 {
                    return None;
                }
                part = 0;
                is_first = false;
            } else if byte.is_ascii_alphabetic() || byte.is_ascii_digit() && !is_first {
                part += 1;
            } else {
                return None;
            }
            if part > 8 {
                return None;
            }
            language.bytes[at] = byte;
            language.length += 1;
            at += 1;
        }
        if part == 0 { None } else { Some(language) }
    }

    /// The tag.
    #[must_use]
    pub fn as_str(&self) -> &str {
        // The bytes are ASCII.
        core::str::from_utf8(&self.bytes[..self.length.into()]).unwrap_or_default()
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Debug for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The direction in which a language is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From left to right, such as English.
    LeftToRight,
    /// From right to left, such as Arabic.
    RightToLeft,
}

impl Direction {
    /// The value of HTML's `dir` attribute.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::LeftToRight => "ltr",
            Self::RightToLeft => "rtl",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_letters_and_digits_in_short_parts() {
        for tag in ["en", "pt-BR", "zh-Hant", "es-419", "x-klingon"] {
            assert_eq!(Language::parse(tag).unwrap().as_str(), tag);
        }
        for tag in [
            "",
            "e",
            "en-",
            "-en",
            "en--US",
            "en_US",
            "4en",
            "de-abcdefghi",
            "en\n",
            "ü",
            "a-b-c-d-e-f-g-h-i",
        ] {
            assert_eq!(Language::parse(tag), None, "{tag}");
        }
    }
}
