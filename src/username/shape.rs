//! The order of the characters in a name: marks and digits.

use crate::{
    unicode::{self, Set, is_in},
    username::{common::is_separator, error::UsernameError},
};

/// The most marks on one letter (UTS 39 §5.4).
const MAX_MARKS: usize = 4;

/// Refuses marks without a letter or digit before them, and too many marks on one letter.
pub(super) fn check_marks(text: &str) -> Result<(), UsernameError> {
    if text.is_ascii() {
        return Ok(());
    }
    let is_mark = |c: char| !c.is_ascii() && is_in(c, Set::Mark);
    let mut before = None;
    for c in text.chars() {
        if is_mark(c) && before.is_none_or(is_separator) {
            return Err(UsernameError::MarkAlone);
        }
        before = Some(c);
    }
    let mut marks: Vec<char> = Vec::new();
    for c in unicode::nfd(text).chars() {
        if c.is_ascii() || !is_in(c, Set::NonspacingMark) {
            marks.clear();
        } else if marks.len() == MAX_MARKS || marks.last() == Some(&c) {
            return Err(UsernameError::TooManyMarks);
        } else {
            marks.push(c);
        }
    }
    Ok(())
}

/// Refuses digits of more than one number system (UTS 39 §5.3): digits of different systems can
/// look alike.
pub(super) fn check_digits(text: &str) -> Result<(), UsernameError> {
    let mut zeros = text.chars().filter_map(zero);
    let first = zeros.next();
    if zeros.all(|zero| Some(zero) == first) { Ok(()) } else { Err(UsernameError::MixedDigits) }
}

/// The zero of the number system of the digit `c`, or `None` when `c` is not a digit. Unicode
/// encodes each system from zero to nine without a gap, sometimes two systems in succession.
fn zero(c: char) -> Option<char> {
    if c.is_ascii() {
        return c.is_ascii_digit().then_some('0');
    }
    if !is_in(c, Set::Digit) {
        return None;
    }
    let before = ('\0'..c).rev().take_while(|c| is_in(*c, Set::Digit)).count();
    ('\0'..=c).rev().nth(before % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_digit_belongs_to_the_ten_from_its_zero() {
        for c in ('\0'..=char::MAX).filter(|c| is_in(*c, Set::Digit)) {
            let start = zero(c).unwrap();
            assert_eq!(zero(start), Some(start));
            assert!((start..).take(10).any(|digit| digit == c), "{:x}", u32::from(c));
            assert!((start..).take(10).all(|digit| zero(digit) == Some(start)));
        }
        assert_ne!(zero('\u{116d9}'), zero('\u{116da}'));
    }
}
