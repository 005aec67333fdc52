//! How the characters of a name stand together: separators, marks and digits.

use super::{UsernameError, character::is_separator};
use crate::unicode::{self, Set, is_in};

/// UTS 39 §5.4.
const MAX_MARKS: usize = 4;

/// Refuses separators anywhere but one at a time between letters and digits.
pub(super) fn check_separators(text: &str) -> Result<(), UsernameError> {
    if text.starts_with(is_separator) || text.ends_with(is_separator) {
        return Err(UsernameError::SeparatorAtEnd);
    }
    let is_pair = |pair: &[u8]| pair.iter().all(|byte| is_separator(char::from(*byte)));
    if text.as_bytes().windows(2).any(is_pair) {
        return Err(UsernameError::SeparatorsInRow);
    }
    Ok(())
}

/// Refuses marks without a letter or digit to stand on, and heaps of them.
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
    let mut heap: Vec<char> = Vec::new();
    for c in unicode::nfd(text).chars() {
        if c.is_ascii() || !is_in(c, Set::NonspacingMark) {
            heap.clear();
        } else if heap.len() == MAX_MARKS || heap.last() == Some(&c) {
            return Err(UsernameError::TooManyMarks);
        } else {
            heap.push(c);
        }
    }
    Ok(())
}

/// Refuses digits of more than one number system (UTS 39 §5.3): some of one look like others of
/// another.
pub(super) fn check_digits(text: &str) -> Result<(), UsernameError> {
    let mut zeros = text.chars().filter_map(zero);
    let first = zeros.next();
    if zeros.all(|zero| Some(zero) == first) { Ok(()) } else { Err(UsernameError::MixedDigits) }
}

/// The zero of the number system that `c` is a digit of. Unicode encodes each from zero to nine
/// without a gap, and two of them at times right behind each other.
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
    fn every_digit_has_a_zero_with_its_nine_digits() {
        for c in ('\0'..=char::MAX).filter(|c| is_in(*c, Set::Digit)) {
            let start = zero(c).unwrap();
            assert_eq!(zero(start), Some(start));
            assert!((start..).take(10).any(|digit| digit == c), "{:x}", u32::from(c));
            assert!((start..).take(10).all(|digit| zero(digit) == Some(start)));
        }
        assert_ne!(zero('\u{116d9}'), zero('\u{116da}'));
    }
}
