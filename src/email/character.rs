//! Which characters may stand where.

use super::{
    error::{EmailError, Reason},
    part::Part,
};
use crate::unicode::{Set, is_in};

/// Whether spaces are among the safe characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spaces {
    Allowed,
    Refused,
}

/// A character of an atom (RFC 5322 §3.2.3).
pub(super) fn is_ascii_atext(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '!' | '#'..='\'' | '*' | '+' | '-' | '/' | '=' | '?' | '^'..='`' | '{'..='~')
}

/// A character of an international atom (RFC 6531 §3.3).
pub(super) fn is_atext(c: char) -> bool {
    !c.is_ascii() || is_ascii_atext(c)
}

/// A character of a host name (RFC 1123 §2.1) or of what becomes one.
pub(super) fn is_hostname_char(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphanumeric() || c == '-' || c == '.'
}

/// Whether `text` is made of lower-case letters and digits, with single marks between them.
pub(super) fn is_plain(text: &str, is_mark: impl Fn(u8) -> bool) -> bool {
    let mut may_end = false;
    for byte in text.bytes() {
        let is_alphanumeric = byte.is_ascii_lowercase() || byte.is_ascii_digit();
        let fits = is_alphanumeric || (may_end && is_mark(byte));
        if !fits {
            return false;
        }
        may_end = is_alphanumeric;
    }
    may_end
}

/// Refuses characters that a reader cannot see, and a mark in the first place: it would combine
/// with what stands before the part. `is_excepted` are safe for another reason.
pub(super) fn check_safe(
    part: &Part<'_>,
    spaces: Spaces,
    is_excepted: impl Fn(char) -> bool,
) -> Result<(), EmailError> {
    let unsafe_at = |(at, c): &(usize, char)| {
        !is_excepted(*c) && (is_unsafe(*c, spaces) || (*at == 0 && is_mark(*c)))
    };
    match part.text.char_indices().find(unsafe_at) {
        None => Ok(()),
        Some((at, c)) => Err(EmailError::at(Reason::UnsafeChars, part, at..at + c.len_utf8())),
    }
}

fn is_mark(c: char) -> bool {
    !c.is_ascii() && is_in(c, Set::Mark)
}

fn is_unsafe(c: char, spaces: Spaces) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control() || (c == ' ' && spaces == Spaces::Refused);
    }
    // What was no character is replaced by this one, such as half of a surrogate pair.
    c == char::REPLACEMENT_CHARACTER
        || is_in(c, Set::Invisible)
        || (spaces == Spaces::Refused && is_in(c, Set::Space))
}

/// Whether a label of a domain may have `c`, by the rules of RFC 5892 for a label that UTS 46 has
/// mapped already. The contextual rules (appendix A) are for [`context_holds`].
pub(super) fn is_label_char(c: char) -> bool {
    match c {
        'a'..='z' | '0'..='9' | '-' => true,
        _ if c.is_ascii() => false,
        // RFC 5892 §2.6: exceptions that are allowed.
        '\u{df}' | '\u{3c2}' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        _ if is_useless_in_a_name(c) => false,
        _ => is_contextual(c) || is_in(c, Set::LetterDigit),
    }
}

/// Letters and marks that RFC 5892 disallows: exceptions (§2.6), blocks of musical and other
/// notation (§2.4), and old Hangul (§2.9).
fn is_useless_in_a_name(c: char) -> bool {
    matches!(c,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}'
        | '\u{20d0}'..='\u{20ff}' | '\u{1d100}'..='\u{1d24f}'
        | '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
}

/// RFC 5892 §2.6: allowed in some places only.
pub(crate) fn is_contextual(c: char) -> bool {
    is_joiner(c) || matches!(c, '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{30fb}')
}

/// The zero-width joiner and non-joiner, which some scripts cannot be written without.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether every character that RFC 5892 allows in some places only stands in one of them
/// (appendix A.3 to A.9; the joiners of A.1 and A.2 are a part of UTS 46).
pub(crate) fn context_holds(label: &str) -> bool {
    let mut before = None;
    let mut chars = label.chars().peekable();
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let holds = match c {
            '\u{b7}' => before == Some('l') && after == Some('l'),
            '\u{375}' => after.is_some_and(|c| is_in(c, Set::Greek)),
            '\u{5f3}' | '\u{5f4}' => before.is_some_and(|c| is_in(c, Set::Hebrew)),
            '\u{30fb}' => label.chars().any(|c| c != '\u{30fb}' && is_in(c, Set::Japanese)),
            '\u{660}'..='\u{669}' => !label.contains(|c| matches!(c, '\u{6f0}'..='\u{6f9}')),
            _ => true,
        };
        if !holds {
            return false;
        }
        before = Some(c);
    }
    true
}
