//! Why a text is not a username: a closed set of reasons with stable words.

use core::fmt;

/// The first rule of usernames that a text breaks.
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
    /// The text is empty.
    Empty,
    /// The text has fewer code points than the rules require.
    TooShort {
        /// The minimum, in code points.
        min: u16,
    },
    /// The text has more code points than the rules allow, or more bytes than
    /// [`MAX_INPUT_BYTES`](super::MAX_INPUT_BYTES).
    TooLong {
        /// The maximum, in code points.
        max: u16,
    },
    /// The text has an `@`: a username must not look like an email address.
    AtSign,
    /// The text has a space of any width.
    Space,
    /// The text has an invisible character: of zero width, a control character, or one that changes
    /// the direction of the line (UTR 36 §2.5).
    Invisible {
        /// The character.
        character: char,
    },
    /// The text has a character that no username may have: one outside the IdentifierClass
    /// (RFC 8264 §4.2), or ASCII punctuation other than `.`, `-` and `_`.
    NotAllowed {
        /// The character.
        character: char,
    },
    /// The text has a non-ASCII character, with [`Scripts::Ascii`](super::Scripts::Ascii).
    NotAscii {
        /// The character.
        character: char,
    },
    /// A character that needs certain letters beside it lacks them (RFC 5892 appendix A.3 to A.7).
    Misplaced {
        /// The character.
        character: char,
    },
    /// The first or the last character is a `.`, `-` or `_`.
    SeparatorAtEnd,
    /// Two of `.`, `-` and `_` are adjacent.
    SeparatorsInRow,
    /// A combining mark has no letter or digit before it.
    MarkAlone,
    /// A letter has more than four combining marks, or the same mark twice (UTS 39 §5.4).
    TooManyMarks,
    /// The digits belong to more than one number system (UTS 39 §5.3).
    MixedDigits,
    /// The letters belong to scripts that are not written together (UTS 39 §5.2).
    MixedScripts,
    /// The letters and digits conflict in writing direction (RFC 5893 §2).
    MixedDirections,
    /// The name, or one that looks like it, is reserved for the site.
    Reserved,
    /// Another account has the name, or one that looks like it. Only the server returns this;
    /// [`Username::parse`](super::Username::parse) never does.
    Taken,
}

/// Every reason with its stable word; the numbers and characters are placeholders.
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
    /// The stable word of the reason, without the number.
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

    /// The exceeded limit, or the code point of the offending character.
    fn number(self) -> Option<u32> {
        match self {
            Self::TooShort { min: limit } | Self::TooLong { max: limit } => Some(limit.into()),
            _ => self.character().map(u32::from),
        }
    }

    /// The offending character in its mapped form, or `None` when the rule is not about a single
    /// character.
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

    /// The same reason with this number, or `None` when the reason takes no such number.
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

    /// Parses the text that [`Display`](fmt::Display) writes; `None` for any other text.
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

    /// All reasons; their limits and characters are placeholders.
    pub fn all() -> impl Iterator<Item = Self> {
        WORDS.iter().map(|(_, reason)| *reason)
    }
}

/// Writes the stable word; a limit or a code point follows after a colon.
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
    fn every_reason_round_trips_through_its_word() {
        for reason in UsernameError::all() {
            assert_eq!(UsernameError::from_word(&reason.to_string()), Some(reason));
            assert!(!reason.word().is_empty());
        }
        let last = UsernameError::Invisible { character: '\u{10ffff}' };
        assert_eq!(UsernameError::from_word(&last.to_string()), Some(last));
    }

    #[test]
    fn every_reason_has_a_word() {
        use UsernameError::*;
        for (position, reason) in UsernameError::all().enumerate() {
            // A new reason without its word fails to compile here.
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
    fn free_text_is_not_a_reason() {
        for text in ["", "Taken", "taken:1", "too_short:", "too_short:65536", "invisible:55296"] {
            assert_eq!(UsernameError::from_word(text), None, "{text}");
        }
    }
}
