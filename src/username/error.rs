//! Why a text is no username: a closed set of reasons with stable words.

use core::fmt;

/// The first rule that a text breaks.
///
/// ```
/// use leptos_signup::username::{Username, UsernameError, UsernameRules};
///
/// let error = Username::parse("al", &UsernameRules::new()).unwrap_err();
/// assert_eq!(error, UsernameError::TooShort { min: 3 });
/// assert_eq!(error.to_string(), "too_short:3");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum UsernameError {
    /// Nothing was entered.
    Empty,
    /// Fewer code points than the rules ask for.
    TooShort {
        /// The minimum, in code points.
        min: u16,
    },
    /// More code points than the rules take, or more than
    /// [`MAX_INPUT_BYTES`](super::MAX_INPUT_BYTES).
    TooLong {
        /// The maximum, in code points.
        max: u16,
    },
    /// There is an `@`: a username is not an e-mail address and does not look like one.
    AtSign,
    /// There is a space, of whatever width.
    Space,
    /// A character that nobody can see: of zero width, a control, or one that turns the direction
    /// of the line (UTR 36 §2.5).
    Invisible {
        /// The character.
        character: char,
    },
    /// A character that no username has: not of the IdentifierClass (RFC 8264 §4.2), or an ASCII
    /// sign other than `.`, `-` and `_`.
    NotAllowed {
        /// The character.
        character: char,
    },
    /// A character beyond ASCII, with [`Scripts::Ascii`](super::Scripts::Ascii).
    NotAscii {
        /// The character.
        character: char,
    },
    /// A sign that belongs beside certain letters stands elsewhere (RFC 5892 appendix A.3 to A.7).
    Misplaced {
        /// The sign.
        character: char,
    },
    /// The first or the last character is a `.`, `-` or `_`.
    SeparatorAtEnd,
    /// Two of `.`, `-` and `_` follow each other.
    SeparatorsInRow,
    /// A combining mark has no letter or digit before it.
    MarkAlone,
    /// More than four combining marks on one letter, or one of them twice (UTS 39 §5.4).
    TooManyMarks,
    /// Digits of more than one number system (UTS 39 §5.3).
    MixedDigits,
    /// Letters of scripts that are not written together (UTS 39 §5.2).
    MixedScripts,
    /// Letters or digits that are not written in one direction (RFC 5893 §2).
    MixedDirections,
    /// The name, or one that looks like it, is kept for the site.
    Reserved,
    /// Somebody has the name, or one that looks like it. Only a server can tell:
    /// [`Username::parse`](super::Username::parse) never does.
    Taken,
}

/// Every reason and its stable word, with numbers and characters that stand for any.
const WORDS: [(&str, UsernameError); 18] = [
    ("empty", UsernameError::Empty),
    ("too_short", UsernameError::TooShort { min: 3 }),
    ("too_long", UsernameError::TooLong { max: 30 }),
    ("at_sign", UsernameError::AtSign),
    ("space", UsernameError::Space),
    ("invisible", UsernameError::Invisible { character: '\u{200b}' }),
    ("not_allowed", UsernameError::NotAllowed { character: '!' }),
    ("not_ascii", UsernameError::NotAscii { character: 'é' }),
    ("misplaced", UsernameError::Misplaced { character: '·' }),
    ("separator_at_end", UsernameError::SeparatorAtEnd),
    ("separators_in_row", UsernameError::SeparatorsInRow),
    ("mark_alone", UsernameError::MarkAlone),
    ("too_many_marks", UsernameError::TooManyMarks),
    ("mixed_digits", UsernameError::MixedDigits),
    ("mixed_scripts", UsernameError::MixedScripts),
    ("mixed_directions", UsernameError::MixedDirections),
    ("reserved", UsernameError::Reserved),
    ("taken", UsernameError::Taken),
];

impl UsernameError {
    /// The stable word, without the number.
    ///
    /// ```
    /// use leptos_signup::username::UsernameError;
    ///
    /// assert_eq!(UsernameError::TooShort { min: 3 }.word(), "too_short");
    /// ```
    #[must_use]
    pub fn word(self) -> &'static str {
        let is_same = |other: &UsernameError| {
            core::mem::discriminant(other) == core::mem::discriminant(&self)
        };
        let found = WORDS.iter().find(|(_, reason)| is_same(reason));
        found.map_or("", |(word, _)| word)
    }

    /// The limit that was passed, or the code point that is in the way.
    fn number(self) -> Option<u32> {
        match self {
            Self::TooShort { min: limit } | Self::TooLong { max: limit } => Some(limit.into()),
            _ => self.character().map(u32::from),
        }
    }

    /// The character in the way, where the rule is about one. Of a text that was mapped, it is the
    /// mapped one.
    ///
    /// ```
    /// use leptos_signup::username::{Username, UsernameRules};
    ///
    /// let error = Username::parse("ada\u{200b}l", &UsernameRules::new()).unwrap_err();
    /// assert_eq!(error.character(), Some('\u{200b}'));
    /// ```
    #[must_use]
    pub fn character(self) -> Option<char> {
        match self {
            Self::Invisible { character }
            | Self::NotAllowed { character }
            | Self::NotAscii { character }
            | Self::Misplaced { character } => Some(character),
            _ => None,
        }
    }

    /// The same reason with this number; nothing where the number does not fit it.
    fn with_number(self, number: Option<u32>) -> Option<Self> {
        let limit = || u16::try_from(number?).ok();
        let character = || char::from_u32(number?);
        Some(match self {
            Self::TooShort { .. } => Self::TooShort { min: limit()? },
            Self::TooLong { .. } => Self::TooLong { max: limit()? },
            Self::Invisible { .. } => Self::Invisible { character: character()? },
            Self::NotAllowed { .. } => Self::NotAllowed { character: character()? },
            Self::NotAscii { .. } => Self::NotAscii { character: character()? },
            Self::Misplaced { .. } => Self::Misplaced { character: character()? },
            _ if number.is_some() => return None,
            _ => self,
        })
    }

    /// The reason that [`Display`](fmt::Display) writes so.
    ///
    /// ```
    /// use leptos_signup::username::UsernameError;
    ///
    /// let reason = UsernameError::from_word("too_short:3");
    /// assert_eq!(reason, Some(UsernameError::TooShort { min: 3 }));
    /// assert_eq!(UsernameError::from_word("too_short"), None);
    /// ```
    #[must_use]
    pub fn from_word(text: &str) -> Option<Self> {
        let (word, number) = match text.split_once(':') {
            Some((word, number)) => (word, Some(number.parse().ok()?)),
            None => (text, None),
        };
        let (_, reason) = WORDS.iter().find(|(known, _)| *known == word)?;
        reason.with_number(number)
    }

    /// Every reason there is, with limits and characters that stand for any.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(_, reason)| *reason)
    }
}

/// The stable word, and a colon and a number where there is one: a limit, or a code point.
impl fmt::Display for UsernameError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())?;
        self.number().map_or(Ok(()), |number| write!(f, ":{number}"))
    }
}

impl std::error::Error for UsernameError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_reason_is_read_back_from_its_word() {
        for reason in UsernameError::all() {
            assert_eq!(UsernameError::from_word(&reason.to_string()), Some(reason));
            assert!(!reason.word().is_empty());
        }
        let last = UsernameError::Invisible { character: '\u{10ffff}' };
        assert_eq!(UsernameError::from_word(&last.to_string()), Some(last));
    }

    #[test]
    fn no_reason_is_without_a_word() {
        use UsernameError::*;
        for (position, reason) in UsernameError::all().enumerate() {
            // Fails to compile when a reason is added, as a reminder to add its word.
            let place = match reason {
                Empty => 0,
                TooShort { .. } => 1,
                TooLong { .. } => 2,
                AtSign => 3,
                Space => 4,
                Invisible { .. } => 5,
                NotAllowed { .. } => 6,
                NotAscii { .. } => 7,
                Misplaced { .. } => 8,
                SeparatorAtEnd => 9,
                SeparatorsInRow => 10,
                MarkAlone => 11,
                TooManyMarks => 12,
                MixedDigits => 13,
                MixedScripts => 14,
                MixedDirections => 15,
                Reserved => 16,
                Taken => 17,
            };
            assert_eq!(place, position);
        }
        assert_eq!(UsernameError::all().count(), 18);
    }

    #[test]
    fn free_text_is_no_reason() {
        for text in ["", "Taken", "taken:1", "too_short:", "too_short:65536", "invisible:55296"] {
            assert_eq!(UsernameError::from_word(text), None, "{text}");
        }
    }
}
