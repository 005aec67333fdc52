//! Which characters each part of an address allows.

use crate::{
    email::{
        error::{EmailError, Reason},
        part::Part,
    },
    unicode::{Set, is_in},
};

/// Whether spaces are among the safe characters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Spaces {
    Allowed,
    Refused,
}

/// Whether `text` has only lower-case ASCII letters and digits, with single marks between them.
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

/// Refuses invisible characters, and a mark in the first place, because it would combine with the
/// character before the part. Characters for which `is_exempt` holds pass.
pub(super) fn check_safe(
    part: &Part<'_>,
    spaces: Spaces,
    is_exempt: impl Fn(char) -> bool,
) -> Result<(), EmailError> {
    let unsafe_at = |(at, c): &(usize, char)| {
        !is_exempt(*c) && (is_unsafe(*c, spaces) || (*at == 0 && is_mark(*c)))
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
    // It replaces a malformed character, such as half of a surrogate pair.
    c == char::REPLACEMENT_CHARACTER
        || is_in(c, Set::Invisible)
        || (spaces == Spaces::Refused && is_in(c, Set::Space))
}

/// Whether a domain label, already mapped by UTS 46, may have `c` by the rules of RFC 5892.
/// [`context_holds`] checks the contextual rules (appendix A).
pub(super) fn is_label_char(c: char) -> bool {
    match c {
        'a'..='z' | '0'..='9' | '-' => true,
        _ if c.is_ascii() => false,
        // RFC 5892 §2.6: allowed exceptions.
        '\u{df}' | '\u{3c2}' | '\u{6fd}' | '\u{6fe}' | '\u{f0b}' | '\u{3007}' => true,
        _ if is_disallowed_letter(c) => false,
        _ => is_contextual(c) || is_in(c, Set::LetterDigit),
    }
}

/// Letters and marks that RFC 5892 disallows: exceptions (§2.6), blocks of musical and other
/// notation (§2.4), and old Hangul (§2.9).
fn is_disallowed_letter(c: char) -> bool {
    matches!(c,
        '\u{640}' | '\u{7fa}' | '\u{302e}' | '\u{302f}' | '\u{3031}'..='\u{3035}' | '\u{303b}'
        | '\u{20d0}'..='\u{20ff}' | '\u{1d100}'..='\u{1d24f}'
        | '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}' | '\u{d7b0}'..='\u{d7ff}')
}

/// Whether RFC 5892 §2.6 allows `c` in certain places only.
pub(crate) fn is_contextual(c: char) -> bool {
    is_joiner(c) || matches!(c, '\u{b7}' | '\u{375}' | '\u{5f3}' | '\u{5f4}' | '\u{30fb}')
}

/// Whether `c` is the zero-width joiner or non-joiner, which some scripts need.
pub(crate) fn is_joiner(c: char) -> bool {
    matches!(c, '\u{200c}' | '\u{200d}')
}

/// Whether every contextual character of `label` is in a place where RFC 5892 allows it (appendix
/// A.3 to A.9; UTS 46 covers the joiners of A.1 and A.2).
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
