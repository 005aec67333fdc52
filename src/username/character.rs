//! Which characters a name may have: the IdentifierClass of PRECIS (RFC 8264 §4.2 and §8), with
//! fewer ASCII signs and without the joiners.

use super::{UsernameError, rules::Scripts};
use crate::{
    email::character::{context_holds, is_contextual},
    unicode::{self, Set, is_in},
};

/// The signs that may stand between the letters and digits of a name.
pub(super) fn is_separator(c: char) -> bool {
    matches!(c, '.' | '-' | '_')
}

/// Refuses what has a reason of its own, in a text before any other mapping than that of width.
pub(super) fn check_typed(text: &str) -> Result<(), UsernameError> {
    for c in text.chars() {
        match c {
            '@' => return Err(UsernameError::AtSign),
            ' ' => return Err(UsernameError::Space),
            _ if c.is_ascii_graphic() => {}
            _ if is_in(c, Set::Hidden) => return Err(UsernameError::Invisible { character: c }),
            _ if is_in(c, Set::Space) => return Err(UsernameError::Space),
            _ => {}
        }
    }
    Ok(())
}

/// Refuses characters that no name may have, in the mapped form: that is when RFC 8264 §7 asks.
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
        // RFC 8264 §9.6, of which the contextual ones are for `check_context`.
        '\u{df}' | '\u{3c2}' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}' => {
            false
        }
        _ if is_old_hangul(c) => false,
        _ if is_contextual(c) => true,
        _ => !is_in(c, Set::Hidden) && is_in(c, Set::LetterDigit) && !has_compat(c),
    }
}

/// RFC 8264 §9.11: the parts of syllables, of which today's are composed.
fn is_old_hangul(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
}

/// RFC 8264 §9.17: characters that are a form of others.
fn has_compat(c: char) -> bool {
    let mut buffer = [0; 4];
    let text: &str = c.encode_utf8(&mut buffer);
    unicode::nfkc(text) != text
}

/// Refuses a sign away from the letters that it belongs beside.
pub(super) fn check_context(text: &str) -> Result<(), UsernameError> {
    if text.is_ascii() || context_holds(text) {
        return Ok(());
    }
    let sign = text.chars().find(|c| is_contextual(*c));
    sign.map_or(Ok(()), |character| Err(UsernameError::Misplaced { character }))
}
