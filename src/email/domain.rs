//! The part after the `@` when it is a name: from what somebody typed to the ASCII form that DNS
//! and SMTP speak, and back to the form that people read.

use std::{borrow::Cow, ops::Range};

use super::{
    Options,
    character::{self, Spaces, is_hostname_char, is_joiner},
    error::{EmailError, Reason},
    idna,
    part::Part,
};
use crate::unicode;

/// RFC 1035 §2.3.4, without the length bytes.
const MAX_NAME: usize = 253;
const MAX_LABEL: usize = 63;

/// Top-level names that never receive mail: RFC 6761 (`invalid`, `localhost`, `test`), RFC 6762
/// (`local`), RFC 7686 (`onion`), RFC 3172 (`arpa`), RFC 9476 (`alt`), and `internal`, which ICANN
/// reserved for private use in 2024.
const SPECIAL_USE: [&str; 8] =
    ["alt", "arpa", "internal", "invalid", "local", "localhost", "onion", "test"];

/// A sound domain name.
pub(super) struct Domain {
    pub(super) unicode: String,
    pub(super) ascii: String,
}

/// Parses the name in `part`.
pub(super) fn parse(part: &Part<'_>, options: &Options) -> Result<Domain, EmailError> {
    check_typed(part)?;
    let mapped = mapped(part)?;
    check_dots_and_hyphens(&mapped)?;
    check_reserved_labels(&mapped)?;
    let ascii = to_ascii(&mapped)?;
    check_lengths(part, &ascii)?;
    check_top_level(part, &ascii, options)?;
    let unicode = to_unicode(part, &ascii)?;
    Ok(Domain { unicode, ascii })
}

/// What can be said before any mapping.
fn check_typed(part: &Part<'_>) -> Result<(), EmailError> {
    if let Some((at, _)) = part.text.char_indices().nth(MAX_NAME) {
        return Err(EmailError::at(Reason::DomainTooLong, part, at..part.text.len()));
    }
    check_chars(part, Reason::DomainInvalidChars)?;
    character::check_safe(part, Spaces::Refused, is_joiner)?;
    check_joiners(part)
}

fn check_chars(part: &Part<'_>, reason: Reason) -> Result<(), EmailError> {
    match part.find(|c| !is_hostname_char(c)) {
        None => Ok(()),
        Some(place) => Err(EmailError::at(reason, part, place)),
    }
}

/// A joiner nobody can see is refused like the other invisible characters, except where the script
/// needs it (RFC 5892 appendix A.1 and A.2).
fn check_joiners(part: &Part<'_>) -> Result<(), EmailError> {
    let Some(place) = part.find(is_joiner) else { return Ok(()) };
    let text = idna::map(&part.text);
    let is_sound = |label: &str| !label.contains(is_joiner) || idna::a_label(label).is_some();
    // UTS 46 drops no joiner: one that is gone was in no place of its own.
    if text.contains(is_joiner) && text.split('.').all(is_sound) {
        return Ok(());
    }
    Err(EmailError::at(Reason::UnsafeChars, part, place))
}

/// The name in the form of UTS 46 §4: lower case, composed, with plain dots.
fn mapped<'a>(part: &'a Part<'_>) -> Result<Part<'a>, EmailError> {
    if part.text.is_ascii() {
        return Ok(part.with_text(Cow::Owned(part.text.to_ascii_lowercase())));
    }
    if let Some(place) = hidden_dot(part) {
        return Err(EmailError::at(Reason::DomainInvalidChars, part, place));
    }
    let text = idna::map(&part.text);
    if text.contains(char::REPLACEMENT_CHARACTER) {
        return Err(EmailError::new(Reason::DomainUts46Disallowed, part.whole()));
    }
    let mapped = part.with_text(Cow::Owned(text));
    check_chars(&mapped, Reason::DomainInvalidCharsAfterNormalization)?;
    Ok(mapped)
}

/// A character such as `⒈` that would bring a dot with it. The full-width dot is one itself.
fn hidden_dot(part: &Part<'_>) -> Option<Range<usize>> {
    let dots = |text: &str| text.chars().filter(|c| matches!(c, '.' | '．')).count();
    if dots(&unicode::nfkc(&part.text)) == dots(&part.text) {
        return None;
    }
    part.find(|c| {
        !matches!(c, '.' | '．') && unicode::nfkc(c.encode_utf8(&mut [0; 4])).contains('.')
    })
}

fn check_dots_and_hyphens(part: &Part<'_>) -> Result<(), EmailError> {
    let text: &str = &part.text;
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
    match rules.into_iter().find(|(is_broken, ..)| *is_broken) {
        None => Ok(()),
        Some((_, reason, place)) => Err(EmailError::at(reason, part, place)),
    }
}

fn pair(text: &str, pair: &str) -> Range<usize> {
    let at = text.find(pair).unwrap_or_default();
    at..at + pair.len()
}

/// RFC 5890 §2.3.1: hyphens in the third and fourth place say what encoding a label has, and
/// Punycode is the only one.
fn check_reserved_labels(part: &Part<'_>) -> Result<(), EmailError> {
    let mut at = 0;
    for label in part.text.split('.') {
        let mut chars = label.chars().skip(2);
        let is_tagged = chars.next() == Some('-') && chars.next() == Some('-');
        if is_tagged && !label.starts_with(idna::PREFIX) {
            return Err(EmailError::at(Reason::DomainReservedLdh, part, at..at + label.len()));
        }
        at += label.len() + 1;
    }
    Ok(())
}

fn to_ascii(part: &Part<'_>) -> Result<String, EmailError> {
    if part.text.is_ascii() {
        return Ok(part.text.clone().into_owned());
    }
    let mut ascii = String::new();
    let mut at = 0;
    for label in part.text.split('.') {
        let a_label = idna::a_label(label).filter(|a_label| a_label.len() <= MAX_LABEL);
        let Some(a_label) = a_label else {
            return Err(EmailError::at(Reason::DomainIdnaEncode, part, at..at + label.len()));
        };
        if at > 0 {
            ascii.push('.');
        }
        ascii.push_str(&a_label);
        at += label.len() + 1;
    }
    Ok(ascii)
}

fn check_lengths(part: &Part<'_>, ascii: &str) -> Result<(), EmailError> {
    if ascii.len() > MAX_NAME {
        return Err(EmailError::new(Reason::DomainTooLongIdna, part.whole()));
    }
    let ascii = part.with_text(Cow::Borrowed(ascii));
    let mut at = 0;
    for label in ascii.text.split('.') {
        if label.len() > MAX_LABEL {
            let place = at + MAX_LABEL..at + label.len();
            return Err(EmailError::at(Reason::LabelTooLong, &ascii, place));
        }
        at += label.len() + 1;
    }
    Ok(())
}

fn check_top_level(part: &Part<'_>, ascii: &str, options: &Options) -> Result<(), EmailError> {
    let refuse = |reason| Err(EmailError::new(reason, part.whole()));
    let last = ascii.rsplit('.').next().unwrap_or_default();
    let is_for_tests = options.test_environment && last == "test";
    if options.globally_deliverable {
        if !ascii.contains('.') && !is_for_tests {
            return refuse(Reason::DomainNoDot);
        }
        if !last.ends_with(|c: char| c.is_ascii_alphabetic()) {
            return refuse(Reason::DomainBadTld);
        }
    }
    if SPECIAL_USE.contains(&last) && !is_for_tests {
        return refuse(Reason::DomainSpecialUse);
    }
    Ok(())
}

/// The form that people read. What only looks like an A-label is found here (RFC 5890 §2.3.2.1).
fn to_unicode(part: &Part<'_>, ascii: &str) -> Result<String, EmailError> {
    if !ascii.split('.').any(|label| label.starts_with(idna::PREFIX)) {
        return Ok(ascii.to_owned());
    }
    let refuse = |reason| EmailError::new(reason, part.whole());
    let u_labels: Option<Vec<String>> = ascii.split('.').map(idna::u_label).collect();
    let unicode = u_labels.ok_or(refuse(Reason::DomainIdnaDecode))?.join(".");
    // RFC 5893 §2: one label that is written from right to left binds all the others.
    if !idna::goes_one_way(&unicode) {
        return Err(refuse(Reason::DomainIdnaDecode));
    }
    Ok(unicode)
}
