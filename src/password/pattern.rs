//! Password patterns found without a dictionary: repetition, sequence, words of the context.

use crate::unicode;

/// Rows of the common keyboards.
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

/// Whether `text` repeats one shorter piece, or has fewer than five different characters.
pub(super) fn is_repetition(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let distinct = (0..chars.len()).filter(|at| !chars[..*at].contains(&chars[*at])).take(5);
    distinct.count() < 5 || (1..=chars.len() / 2).any(|period| has_period(&chars, period))
}

/// Whether the text repeats every `period` characters. The last repetition may be incomplete, as in
/// `abcabcab`.
fn has_period(chars: &[char], period: usize) -> bool {
    chars.iter().zip(&chars[period..]).all(|(a, b)| a == b)
}

/// Whether nearly every character is a neighbour of the one before: at most one in four is not.
pub(super) fn is_sequence(text: &str) -> bool {
    let folded = unicode::lowercase(text);
    let chars: Vec<char> = folded.chars().collect();
    let jumps = chars.windows(2).filter(|pair| !are_neighbours(pair[0], pair[1])).count();
    jumps * 4 <= chars.len()
}

fn are_neighbours(a: char, b: char) -> bool {
    u32::from(a).abs_diff(u32::from(b)) <= 1 || ROWS.iter().any(|row| are_adjacent_in(row, a, b))
}

fn are_adjacent_in(row: &str, a: char, b: char) -> bool {
    match (row.find(a), row.find(b)) {
        (Some(a), Some(b)) => a.abs_diff(b) == 1,
        _ => false,
    }
}

/// Whether `text` has fewer than eight characters besides `words`, white space and punctuation.
/// Words of fewer than three characters do not count: `de` is part of too many texts.
pub(super) fn is_made_of(text: &str, words: &[&str]) -> bool {
    let mut words: Vec<&str> = words.iter().copied().filter(|w| w.chars().count() > 2).collect();
    let folded = unicode::lowercase(text);
    let mut rest = folded.clone();
    // The longest word first, because it may contain another.
    while let Some(longest) = (0..words.len()).max_by_key(|at| words[*at].len()) {
        rest = rest.replace(&unicode::lowercase(words.swap_remove(longest)), " ");
    }
    let is_significant = |c: &char| !c.is_whitespace() && !c.is_ascii_punctuation();
    rest.len() < folded.len() && rest.chars().filter(is_significant).count() < 8
}
