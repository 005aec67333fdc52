//! Domain names: from the typed form to the ASCII form of DNS and SMTP, and to the Unicode form
//! for display.

use std::{borrow::Cow, ops::Range};

use crate::{
    email::{
        character::{self, Spaces, is_joiner},
        error::{EmailError, Reason},
        idna,
        options::Options,
        part::Part,
        rules::{
            MAX_LABEL, MAX_NAME, dot_fault, is_hostname_char, label_fault, labels, top_level_fault,
        },
    },
    unicode,
};

/// A valid domain name.
pub(super) struct Domain<'a> {
    pub(super) ascii: Cow<'a, str>,
    /// The Unicode form, or `None` when it equals the ASCII form.
    pub(super) unicode: Option<String>,
}

/// Parses the domain name in `part`.
pub(super) fn parse<'a>(part: &'a Part<'_>, options: &Options) -> Result<Domain<'a>, EmailError> {
    if is_plain(&part.text, options) {
        return Ok(Domain { ascii: Cow::Borrowed(&part.text), unicode: None });
    }
    check_typed(part)?;
    let mapped = mapped(part)?;
    check_dots_and_hyphens(&mapped)?;
    check_reserved_labels(&mapped)?;
    let mut domain = encoded(mapped)?;
    check_lengths(part, &domain.ascii)?;
    if let Some(reason) = top_level_fault(&domain.ascii, options) {
        return Err(EmailError::new(reason, part.whole()));
    }
    domain.decode(part)?;
    Ok(domain)
}

/// Whether `name` is valid and its own normalised form, as nearly all names are. A name no longer
/// than a label has no label that is too long, and a label needs two hyphens to be encoded.
pub(super) fn is_plain(name: &str, options: &Options) -> bool {
    name.len() <= MAX_LABEL
        && character::is_plain(name, |byte| matches!(byte, b'.' | b'-'))
        && top_level_fault(name, options).is_none()
}

/// Checks that apply before any mapping.
fn check_typed(part: &Part<'_>) -> Result<(), EmailError> {
    if let Some((at, _)) = part.text.char_indices().nth(MAX_NAME) {
        return Err(EmailError::at(Reason::DomainTooLong, part, at..part.text.len()));
    }
    check_chars(part, Reason::DomainInvalidChars)?;
    if part.text.is_ascii() {
        return Ok(());
    }
    let is_checked_later = |c| is_joiner(c) || c == char::REPLACEMENT_CHARACTER;
    character::check_safe(part, Spaces::Refused, is_checked_later)?;
    check_joiners(part)
}

fn check_chars(part: &Part<'_>, reason: Reason) -> Result<(), EmailError> {
    match part.find(|c| !is_hostname_char(c)) {
        None => Ok(()),
        Some(place) => Err(EmailError::at(reason, part, place)),
    }
}

/// Refuses a joiner like every other invisible character, except where the script needs it
/// (RFC 5892 appendix A.1 and A.2).
fn check_joiners(part: &Part<'_>) -> Result<(), EmailError> {
    let Some(place) = part.find(is_joiner) else { return Ok(()) };
    let text = idna::map(&part.text);
    let is_valid = |label: &str| !label.contains(is_joiner) || idna::Name::parse(label).is_some();
    // UTS 46 keeps every joiner in a valid place: a missing joiner was in an invalid one.
    if text.contains(is_joiner) && labels(&text).all(is_valid) {
        return Ok(());
    }
    Err(EmailError::at(Reason::UnsafeChars, part, place))
}

/// Maps the name by UTS 46 §4: lower case, composed, with ASCII dots.
fn mapped<'a>(part: &'a Part<'_>) -> Result<Part<'a>, EmailError> {
    if part.text.is_ascii() {
        return Ok(part.with_text(Cow::Owned(part.text.to_ascii_lowercase())));
    }
    let text = idna::map(&part.text);
    let is_disallowed = text.contains(char::REPLACEMENT_CHARACTER);
    if text == part.text && !is_disallowed {
        return Ok(part.clone());
    }
    if let Some(place) = hidden_dot(part) {
        return Err(EmailError::at(Reason::DomainInvalidChars, part, place));
    }
    if is_disallowed {
        return Err(EmailError::new(Reason::DomainUts46Disallowed, part.whole()));
    }
    let mapped = part.with_text(Cow::Owned(text));
    check_chars(&mapped, Reason::DomainInvalidCharsAfterNormalization)?;
    Ok(mapped)
}

/// The place of a character such as `⒈` that maps to text with a dot. The full-width dot does not
/// count, because it is a dot itself.
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
    match dot_fault(&part.text) {
        None => Ok(()),
        Some((reason, place)) => Err(EmailError::at(reason, part, place)),
    }
}

/// RFC 5890 §2.3.1: hyphens in the third and fourth place mark an encoded label, and Punycode is
/// the only encoding.
fn check_reserved_labels(part: &Part<'_>) -> Result<(), EmailError> {
    let mut at = 0;
    for label in labels(&part.text) {
        let mut chars = label.chars().skip(2);
        let is_tagged = chars.next() == Some('-') && chars.next() == Some('-');
        if is_tagged && !label.starts_with(idna::PREFIX) {
            return Err(EmailError::at(Reason::DomainReservedLdh, part, at..at + label.len()));
        }
        at += label.len() + 1;
    }
    Ok(())
}

/// Encodes each U-label of the name as an A-label.
fn encoded(part: Part<'_>) -> Result<Domain<'_>, EmailError> {
    if part.text.is_ascii() {
        return Ok(Domain { ascii: part.text, unicode: None });
    }
    let is_short = |label: &str| label.len() <= MAX_LABEL;
    if let Some(name) = idna::Name::parse(&part.text)
        && labels(&name.ascii).all(is_short)
    {
        return Ok(Domain { ascii: name.ascii.into(), unicode: Some(name.unicode) });
    }
    let mut encoded = Vec::new();
    let mut at = 0;
    for typed in labels(&part.text) {
        let Some(label) = idna::Name::parse(typed).filter(|label| is_short(&label.ascii)) else {
            return Err(EmailError::at(Reason::DomainIdnaEncode, &part, at..at + typed.len()));
        };
        encoded.push(label.ascii);
        at += typed.len() + 1;
    }
    // Each label is valid alone, so the labels conflict with each other: `decode` reports it.
    Ok(Domain { ascii: encoded.join(".").into(), unicode: None })
}

fn check_lengths(part: &Part<'_>, ascii: &str) -> Result<(), EmailError> {
    if ascii.len() <= MAX_LABEL {
        return Ok(());
    }
    if ascii.len() > MAX_NAME {
        return Err(EmailError::new(Reason::DomainTooLongIdna, part.whole()));
    }
    match label_fault(ascii) {
        None => Ok(()),
        Some((reason, place)) => {
            Err(EmailError::at(reason, &part.with_text(Cow::Borrowed(ascii)), place))
        }
    }
}

impl Domain<'_> {
    /// Sets the Unicode form, and refuses a label that only looks like an A-label (RFC 5890
    /// §2.3.2.1).
    fn decode(&mut self, part: &Part<'_>) -> Result<(), EmailError> {
        let mut labels = labels(&self.ascii);
        if self.unicode.is_none() && labels.any(|label| label.starts_with(idna::PREFIX)) {
            let refusal = EmailError::new(Reason::DomainIdnaDecode, part.whole());
            self.unicode = Some(idna::Name::parse(&self.ascii).ok_or(refusal)?.unicode);
        }
        Ok(())
    }
}
