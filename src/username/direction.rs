//! Right-to-left names: the Bidi Rule (RFC 5893 §2), as RFC 8265 §3.3.3 requires.
//!
//! The rule guarantees that a name is displayed in the same order in every context.

use crate::{
    unicode::direction::{
        Direction::{self, ArabicNumber, EuropeanNumber, Left, Mark, Right},
        direction,
    },
    username::error::UsernameError,
};

/// Refuses letters and digits that conflict in writing direction.
pub(super) fn check(text: &str) -> Result<(), UsernameError> {
    if text.is_ascii() || has_one_direction(text) {
        Ok(())
    } else {
        Err(UsernameError::MixedDirections)
    }
}

fn has_one_direction(text: &str) -> bool {
    let directions: Vec<Direction> = text.chars().map(direction).collect();
    let has = |direction| directions.contains(&direction);
    if !has(Right) && !has(ArabicNumber) {
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
    fn a_right_to_left_name_has_digits_after_its_letters_and_no_left_to_right_letters() {
        for text in ["ada1", "אבג", "אבג1", "אב_1ג", "أ٠١٢", "شَهْد\u{650}"] {
            assert!(has_one_direction(text), "{text}");
        }
        for text in ["1אב", "אבa", "aאב", "٣٣٣", "a٣", "أ٠1", "אב_"] {
            assert!(!has_one_direction(text), "{text}");
        }
    }
}
