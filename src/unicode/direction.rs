//! The writing direction of a character (UAX 9), as far as RFC 5893 needs it.

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
    /// Unknown, because the character is newer than this browser.
    #[cfg_attr(not(any(test, target_arch = "wasm32")), allow(dead_code))]
    Unknown,
}

/// The direction of `c`, a character of a word.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn direction(c: char) -> Direction {
    use icu_properties::{CodePointMapData, props::BidiClass};

    match CodePointMapData::<BidiClass>::new().get(c) {
        BidiClass::LeftToRight => Direction::Left,
        BidiClass::RightToLeft | BidiClass::ArabicLetter => Direction::Right,
        BidiClass::EuropeanNumber => Direction::EuropeanNumber,
        BidiClass::ArabicNumber => Direction::ArabicNumber,
        BidiClass::NonspacingMark => Direction::Mark,
        _ => Direction::Neutral,
    }
}

/// The direction of `c`, a character of a word. A browser has no such property, so the direction
/// comes from the category and the right-to-left blocks of UAX 9. The result differs for some
/// modifier letters and marks, which are left-to-right.
#[cfg(target_arch = "wasm32")]
pub(crate) fn direction(c: char) -> Direction {
    use crate::unicode::matches;

    let is = |pattern| matches(c.encode_utf8(&mut [0; 4]), pattern);
    direction_from_category(
        c,
        || is(r"\p{Mn}"),
        || is(r"[\p{Ll}\p{Lo}\p{Mc}\p{Nd}]"),
        || is(r"\p{Cn}"),
    )
}

#[cfg(any(test, target_arch = "wasm32"))]
fn direction_from_category(
    c: char,
    is_nonspacing: impl Fn() -> bool,
    is_strong: impl Fn() -> bool,
    is_new: impl Fn() -> bool,
) -> Direction {
    match c {
        '0'..='9' | '\u{6f0}'..='\u{6f9}' => Direction::EuropeanNumber,
        '\u{660}'..='\u{669}' | '\u{10d30}'..='\u{10d39}' | '\u{10d40}'..='\u{10d49}' => {
            Direction::ArabicNumber
        }
        _ if c.is_ascii_alphabetic() => Direction::Left,
        _ if c.is_ascii() => Direction::Neutral,
        _ if is_new() => Direction::Unknown,
        _ if is_nonspacing() => Direction::Mark,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}' => Direction::Right,
        _ if is_strong() => Direction::Left,
        _ => Direction::Neutral,
    }
}

#[cfg(test)]
mod tests {
    use icu_properties::{CodePointMapData, props::GeneralCategory};

    use super::*;
    use crate::unicode::{self, Set, is_in};

    #[test]
    fn categories_give_the_direction_or_leave_it_open() {
        let category = CodePointMapData::<GeneralCategory>::new();
        let is_strong = |c| {
            matches!(
                category.get(c),
                GeneralCategory::LowercaseLetter
                    | GeneralCategory::OtherLetter
                    | GeneralCategory::SpacingMark
                    | GeneralCategory::DecimalNumber
            )
        };
        let is_in_names = |c: &char| {
            let text = c.to_string();
            is_in(*c, Set::LetterDigit)
                && unicode::lowercase(&text) == text
                && unicode::nfkc(&text) == text
        };
        for c in ('\0'..=char::MAX).filter(is_in_names) {
            let told = direction_from_category(
                c,
                || is_in(c, Set::NonspacingMark),
                || is_strong(c),
                || false,
            );
            let is_left_open = matches!(told, Direction::Neutral | Direction::Mark)
                && direction(c) == Direction::Left;
            assert!(told == direction(c) || is_left_open, "{:x} {told:?}", u32::from(c));
        }
    }
}
