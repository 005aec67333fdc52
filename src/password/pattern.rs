//! The patterns of a password that need no dictionary: repetition, sequence, words of its context.

use crate::unicode;

/// Neighbours on the common keyboards, in reading order.
const ROWS: [&str; 8] = [
    "1234567890",
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "qwertzuiop",
    "yxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
];

/// Whether `text` is one shorter piece repeated, or uses fewer than five different characters.
pub(super) fn is_repetition(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let distinct = (0..chars.len()).filter(|at| !chars[..*at].contains(&chars[*at])).take(5);
    distinct.count() < 5 || (1..=chars.len() / 2).any(|period| has_period(&chars, period))
}

/// The last round may be cut off, as in `abcabcab`.
fn has_period(chars: &[char], period: usize) -> bool {
    chars.iter().zip(&chars[period..]).all(|(a, b)| a == b)
}

/// Whether nearly every character follows from the one before: at most one jump in each four.
pub(super) fn is_sequence(text: &str) -> bool {
    let folded = unicode::lowercase(text);
    let chars: Vec<char> = folded.chars().collect();
    let jumps = chars.windows(2).filter(|pair| !are_neighbours(pair[0], pair[1])).count();
    jumps * 4 <= chars.len()
}

fn are_neighbours(a: char, b: char) -> bool {
    u32::from(a).abs_diff(u32::from(b)) <= 1 || ROWS.iter().any(|row| stand_together(row, a, b))
}

fn stand_together(row: &str, a: char, b: char) -> bool {
    match (row.find(a), row.find(b)) {
        (Some(a), Some(b)) => a.abs_diff(b) == 1,
        _ => false,
    }
}

/// Whether fewer than eight characters are left of `text` without `words`, white space and
/// punctuation. Words of fewer than three characters are no context: `de` is part of too much.
pub(super) fn is_made_of(text: &str, words: &[&str]) -> bool {
    let mut words: Vec<&str> = words.iter().copied().filter(|w| w.chars().count() > 2).collect();
    let folded = unicode::lowercase(text);
    let mut rest = folded.clone();
    // The longest first, because it may contain another.
    while let Some(longest) = (0..words.len()).max_by_key(|at| words[*at].len()) {
        rest = rest.replace(&unicode::lowercase(words.swap_remove(longest)), " ");
    }
    let is_telling = |c: &char| !c.is_whitespace() && !c.is_ascii_punctuation();
    rest.len() < folded.len() && rest.chars().filter(is_telling).count() < 8
}
