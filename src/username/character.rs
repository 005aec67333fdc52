//! Which characters a name may have: the IdentifierClass of PRECIS (RFC 8264 §4.2 and §8), with
//! fewer ASCII punctuation marks and without the joiners.

use crate::{
    email::character::{context_holds, is_contextual},
    unicode::{self, Set, is_in},
    username::{common::is_separator, error::UsernameError, rules::Scripts},
};

/// Refuses characters that no name may have, in the mapped form, as RFC 8264 §7 orders.
pub(super) fn check_mapped(text: &str, scripts: Scripts) -> Result<(), UsernameError> {
    for c in text.chars() {
        if !c.is_ascii() && scripts == Scripts::Ascii {
            return Err(UsernameError::NotAscii { character: c });
        }
        if !is_allowed(c) {
            return Err(UsernameError::NotAllowed { character: c });
        }
    }
    Ok(())
}

fn is_allowed(c: char) -> bool {
    match c {
        _ if c.is_ascii() => c.is_ascii_alphanumeric() || is_separator(c),
        // RFC 8264 §9.6; `check_context` checks the contextual ones.
        '\u{df}' | '\u{3c2}' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => {
            false
        }
        _ if is_old_hangul(c) => false,
        _ if is_contextual(c) => true,
        _ => !is_in(c, Set::Hidden) && is_in(c, Set::LetterDigit) && !has_compat(c),
    }
}

/// Whether `c` is a conjoining jamo, a part of a syllable (RFC 8264 §9.11).
fn is_old_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
}

/// Whether `c` is a compatibility form of other characters (RFC 8264 §9.17).
fn has_compat(c: char) -> bool {
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    unicode::nfkc(text) != text
}

/// Refuses a contextual character that is not beside the letters that it needs.
pub(super) fn check_context(text: &str) -> Result<(), UsernameError> {
    if text.is_ascii() || context_holds(text) {
        return Ok(());
    }
    let misplaced = text.chars().find(|c| is_contextual(*c));
    misplaced.map_or(Ok(()), |character| Err(UsernameError::Misplaced { character }))
}
