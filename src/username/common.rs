//! The rules that both halves check: the server, which applies all rules, and the
//! [browser](super::in_browser), which applies only these.

use crate::{
    unicode,
    username::{error::UsernameError, rules::UsernameRules},
};

/// Refuses characters that have their own error, in a text with only its width mapped.
pub(super) fn check_typed(text: &str) -> Result<(), UsernameError> {
    for c in text.chars() {
        match c {
            '@' => return Err(UsernameError::AtSign),
            ' ' => return Err(UsernameError::Space),
            _ if c.is_ascii_graphic() => {}
            _ if unicode::is_hidden(c) => return Err(UsernameError::Invisible { character: c }),
            _ if unicode::is_space(c) => return Err(UsernameError::Space),
            _ => {}
        }
    }
    Ok(())
}

/// Whether `c` may separate the letters and digits of a name.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '.' | '-' | '_')
}

/// Refuses a separator that is first, last or next to another one.
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

/// Refuses a name, in its mapped form, that is too short or too long.
pub(super) fn check_length(text: &str, rules: &UsernameRules) -> Result<(), UsernameError> {
    let length = text.chars().count();
    if length < usize::from(rules.min_length()) {
        return Err(UsernameError::TooShort { min: rules.min_length() });
    }
    if length > usize::from(rules.max_length()) {
        return Err(UsernameError::TooLong { max: rules.max_length() });
    }
    Ok(())
}
