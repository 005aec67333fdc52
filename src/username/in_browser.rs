//! The browser's half: what people often mistype, told at once. Only the server applies all rules, and
//! its verdict comes when the form is sent, or while typing if the form says whether a name is available.
//!
//! The browser checks the ASCII characters of a name, hidden characters, its separators and its length. It
//! refuses nothing that the server accepts.

use crate::username::{
    Username,
    common::{check_length, check_separators, check_typed, is_separator},
    error::UsernameError,
    mapping::{in_lower_case, with_ordinary_width},
    rules::{Scripts, UsernameRules},
};

/// Parses `input` by the rules that a browser checks.
pub(super) fn parse(input: &str, rules: &UsernameRules) -> Result<Username, UsernameError> {
    let typed = with_ordinary_width(input);
    check_typed(&typed)?;
    let mapped = in_lower_case(&typed);
    let has_all_scripts = rules.scripts() != Scripts::Ascii;
    for character in mapped.chars() {
        if character.is_ascii_alphanumeric() || is_separator(character) {
            continue;
        }
        if character.is_ascii() {
            return Err(UsernameError::NotAllowed { character });
        }
        if !has_all_scripts {
            return Err(UsernameError::NotAscii { character });
        }
    }
    check_separators(&mapped)?;
    check_length(&mapped, rules)?;
    Ok(Username { original: input.to_owned(), mapped })
}
