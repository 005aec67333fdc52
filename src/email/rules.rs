//! The rules that both halves check: the [server](super::on_server), which applies all rules, and the
//! [browser](super::in_browser), which applies only these. A place is a range of the bytes of the text.

use std::ops::Range;

use crate::email::{error::Reason, options::Options};

/// Limits of RFC 1035 §2.3.4 without the length bytes.
pub(super) const MAX_NAME: usize = 253;
pub(super) const MAX_LABEL: usize = 63;

/// The limit of [`Options::strict`], in characters (RFC 5321 §4.5.3.1.1).
pub(super) const STRICT_CHARS: usize = 64;

/// Top-level names that never receive mail: RFC 6761 (`invalid`, `localhost`, `test`), RFC 6762
/// (`local`), RFC 7686 (`onion`), RFC 3172 (`arpa`), RFC 9476 (`alt`), and `internal`, which ICANN
/// reserved for private use in 2024.
const SPECIAL_USE: [&str; 8] =
    ["alt", "arpa", "internal", "invalid", "local", "localhost", "onion", "test"];

/// The special-use names that private networks use.
const PRIVATE_USE: [&str; 3] = ["internal", "local", "localhost"];

/// A broken rule and its place.
pub(super) type Fault = (Reason, Range<usize>);

/// Whether an atom may have `c` (RFC 5322 §3.2.3).
pub(super) fn is_ascii_atext(c: char) -> bool {
    c.is_ascii_alphanumeric()
        || matches!(c, '!' | '#'..='\'' | '*' | '+' | '-' | '/' | '=' | '?' | '^'..='`' | '{'..='~')
}

/// Whether an international atom may have `c` (RFC 6531 §3.3).
pub(super) fn is_atext(c: char) -> bool {
    !c.is_ascii() || is_ascii_atext(c)
}

/// Whether a host name may have `c`, before or after its mapping (RFC 1123 §2.1).
pub(super) fn is_hostname_char(c: char) -> bool {
    !c.is_ascii() || c.is_ascii_alphanumeric() || c == '-' || c == '.'
}

/// Why `text` is no sequence of atoms (RFC 5322 §3.2.3, RFC 6531 §3.3), or `None` if it is one.
pub(super) fn atom_fault(text: &str) -> Option<Fault> {
    // No byte of a non-ASCII character is an ASCII byte.
    let is_atom =
        |atom: &[u8]| !atom.is_empty() && atom.iter().all(|byte| is_atext((*byte).into()));
    if text.as_bytes().split(|byte| *byte == b'.').all(is_atom) {
        return None;
    }
    if let Some(place) = find(text, |c| c != '.' && !is_atext(c)) {
        return Some((Reason::LocalInvalidChars, place));
    }
    Some(if text.ends_with('.') {
        (Reason::LocalDotEnd, text.len() - 1..text.len())
    } else if text.starts_with('.') {
        (Reason::LocalDotStart, 0..1)
    } else {
        (Reason::ConsecutiveDots, pair(text, ".."))
    })
}

/// The place of the first character for which `is_bad` holds.
pub(super) fn find(text: &str, is_bad: impl Fn(char) -> bool) -> Option<Range<usize>> {
    let (at, c) = text.char_indices().find(|(_, c)| is_bad(*c))?;
    Some(at..at + c.len_utf8())
}

/// The labels of a name. In a text this short, searching for an array is faster than searching for
/// a character.
pub(super) fn labels(name: &str) -> impl Iterator<Item = &str> {
    name.split(['.'])
}

/// The misplaced dot or hyphen of a name.
pub(super) fn dot_fault(text: &str) -> Option<Fault> {
    let is_valid =
        |label: &str| !label.is_empty() && !label.starts_with('-') && !label.ends_with('-');
    if labels(text).all(is_valid) {
        return None;
    }
    let end = text.len();
    let rules = [
        (text.ends_with('.'), Reason::DomainDotEnd, end.saturating_sub(1)..end),
        (text.starts_with('.'), Reason::DomainDotStart, 0..end.min(1)),
        (text.contains(".."), Reason::ConsecutiveDots, pair(text, "..")),
        (text.ends_with('-'), Reason::DomainHyphenEnd, end.saturating_sub(1)..end),
        (text.starts_with('-'), Reason::DomainHyphenStart, 0..end.min(1)),
        (text.contains(".-"), Reason::DomainDotHyphen, pair(text, ".-")),
        (text.contains("-."), Reason::DomainDotHyphen, pair(text, "-.")),
    ];
    rules.into_iter().find(|(is_broken, ..)| *is_broken).map(|(_, reason, place)| (reason, place))
}

fn pair(text: &str, pair: &str) -> Range<usize> {
    let at = text.find(pair).unwrap_or_default();
    at..at + pair.len()
}

/// The excess bytes of the first label of an ASCII name that is too long.
pub(super) fn label_fault(ascii: &str) -> Option<Fault> {
    let mut at = 0;
    for label in labels(ascii) {
        if label.len() > MAX_LABEL {
            return Some((Reason::LabelTooLong, at + MAX_LABEL..at + label.len()));
        }
        at += label.len() + 1;
    }
    None
}

/// The rule that the top-level domain of an ASCII name breaks, or `None`.
pub(super) fn top_level_fault(ascii: &str, options: &Options) -> Option<Reason> {
    let (has_dot, last) = match ascii.rsplit_once(['.']) {
        Some((_, last)) => (true, last),
        None => (false, ascii),
    };
    let is_private = options.allow_private_domain;
    let is_allowed =
        options.test_environment && last == "test" || is_private && PRIVATE_USE.contains(&last);
    // A private host may end in a digit, but a number is no name.
    let is_host = is_private && !has_dot && last.contains(|c: char| c.is_ascii_alphabetic());
    if options.globally_deliverable && !is_host {
        if !has_dot && !is_allowed {
            return Some(Reason::DomainNoDot);
        }
        if !last.ends_with(|c: char| c.is_ascii_alphabetic()) {
            return Some(Reason::DomainBadTld);
        }
    }
    (SPECIAL_USE.contains(&last) && !is_allowed).then_some(Reason::DomainSpecialUse)
}
