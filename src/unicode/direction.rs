//! The writing direction of a character (UAX 9), as far as RFC 5893 needs it.

use icu_properties::{CodePointMapData, props::BidiClass};

/// The bidirectional class of a character.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// Left to right (L).
    Left,
    /// Right to left (R and AL).
    Right,
    /// A European digit, or one that behaves like it (EN).
    EuropeanNumber,
    /// An Arabic digit (AN).
    ArabicNumber,
    /// The direction of the character before it (NSM).
    Mark,
    /// The direction of the characters around it.
    Neutral,
}

/// The direction of `c`, a character of a word.
pub(crate) fn direction(c: char) -> Direction {
    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRight => Direction::Left,
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Direction::Right,
        BidiClass::EuropeanNumber => Direction::EuropeanNumber,
        BidiClass::ArabicNumber => Direction::ArabicNumber,
        BidiClass::NonspacingMark => Direction::Mark,
        _ => Direction::Neutral,
    }
}
