//! Names that are written from right to left: the Bidi Rule (RFC 5893 §2), as RFC 8265 §3.3.3 asks.
//!
//! It sees to it that a name is drawn in one order only, whatever stands around it.

use super::UsernameError;
use crate::unicode::{
    self,
    Direction::{self, ArabicNumber, EuropeanNumber, Left, Mark, Right, Unknown},
};

/// Refuses letters and digits that do not go together in their direction.
pub(super) fn check(text: &str) -> Result<(), UsernameError> {
    if text.is_ascii() || goes_one_way(text) { Ok(()) } else { Err(UsernameError::MixedDirections) }
}

fn goes_one_way(text: &str) -> bool {
    let directions: Vec<Direction> = text.chars().map(unicode::direction).collect();
    let has = |direction| directions.contains(&direction);
    if has(Unknown) || !(has(Right) || has(ArabicNumber)) {
        return true;
    }
    let last = directions.iter().rev().find(|direction| **direction != Mark);
    directions.first() == Some(&Right)
        && !has(Left)
        && matches!(last, Some(Right | EuropeanNumber | ArabicNumber))
        && !(has(EuropeanNumber) && has(ArabicNumber))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_right_to_left_has_digits_after_its_letters_and_no_other_letters() {
        for text in ["ada1", "אבג", "אבג1", "אב_1ג", "أ٠١٢", "شَهْد\u{650}"] {
            assert!(goes_one_way(text), "{text}");
        }
        for text in ["1אב", "אבa", "aאב", "٣٣٣", "a٣", "أ٠1", "אב_"] {
            assert!(!goes_one_way(text), "{text}");
        }
    }
}
