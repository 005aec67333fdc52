//! The local part: the part before the `@`.

use std::borrow::Cow;

use crate::{
    email::{
        character::{self, Spaces},
        error::{EmailError, Reason},
        options::Options,
        part::Part,
        rules::{STRICT_CHARS, atom_fault},
    },
    unicode,
};

/// Role mailboxes of RFC 2142: they are case-insensitive at every host, and reserved as usernames.
pub(crate) const ROLE_NAMES: [&str; 15] = [
    "info",
    "marketing",
    "sales",
    "support",
    "abuse",
    "noc",
    "security",
    "postmaster",
    "hostmaster",
    "usenet",
    "news",
    "webmaster",
    "www",
    "uucp",
    "ftp",
];

/// A valid local part, in NFC and with only the quotes that it needs.
pub(super) struct Local<'a> {
    pub(super) text: Cow<'a, str>,
    /// Whether the part as typed needs SMTPUTF8 (RFC 6531).
    pub(super) smtputf8: bool,
}

/// Whether `text` is valid and its own normalised form, as nearly all local parts are, including
/// the names of RFC 2142 in lower case.
pub(super) fn is_plain(text: &str) -> bool {
    text.len() <= STRICT_CHARS
        && character::is_plain(text, |byte| matches!(byte, b'.' | b'-' | b'_' | b'+'))
}

/// Parses the local part after its quotes were removed.
pub(super) fn parse<'a>(
    part: &'a Part<'_>,
    is_quoted: bool,
    options: &Options,
) -> Result<Local<'a>, EmailError> {
    let mut form = check(part, is_quoted, options)?;
    let normalized = unicode::nfc(&part.text);
    let smtputf8 = !part.text.is_ascii();
    if smtputf8 && normalized != part.text {
        let part = part.with_text(Cow::Borrowed(&normalized));
        form = check(&part, is_quoted, options).map_err(EmailError::after_nfc)?;
    }
    if is_quoted && !options.allow_quoted_local {
        return Err(EmailError::new(Reason::QuotedNotAllowed, part.whole()));
    }
    Ok(Local { text: canonical(normalized, form), smtputf8 })
}

/// The syntax that a local part needs.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Atom,
    Quoted,
}

fn canonical(text: Cow<'_, str>, form: Form) -> Cow<'_, str> {
    if form == Form::Quoted {
        let mut quoted = String::from("\"");
        for c in text.chars() {
            if matches!(c, '"' | '\\') {
                quoted.push('\\');
            }
            quoted.push(c);
        }
        quoted.push('"');
        return Cow::Owned(quoted);
    }
    let role = ROLE_NAMES.iter().find(|name| name.eq_ignore_ascii_case(&text));
    role.map_or(text, |name| Cow::Borrowed(name))
}

fn check(part: &Part<'_>, is_quoted: bool, options: &Options) -> Result<Form, EmailError> {
    let text: &str = &part.text;
    if text.is_empty() {
        return if options.allow_empty_local {
            Ok(Form::Atom)
        } else {
            Err(EmailError::new(Reason::LocalEmpty, part.whole()))
        };
    }
    if let (true, Some((at, _))) = (options.strict, text.char_indices().nth(STRICT_CHARS)) {
        return Err(EmailError::at(Reason::LocalTooLong, part, at..text.len()));
    }
    let form = form_of(part, is_quoted)?;
    if form == Form::Atom && text.is_ascii() {
        return Ok(form);
    }
    let non_ascii = part.find(|c| !c.is_ascii());
    if let (false, Some(place)) = (options.allow_smtputf8, non_ascii) {
        return Err(EmailError::at(Reason::LocalNeedsSmtputf8, part, place));
    }
    let spaces = if form == Form::Quoted { Spaces::Allowed } else { Spaces::Refused };
    character::check_safe(part, spaces, |_| false)?;
    Ok(form)
}

fn form_of(part: &Part<'_>, is_quoted: bool) -> Result<Form, EmailError> {
    let Some((reason, place)) = atom_fault(&part.text) else { return Ok(Form::Atom) };
    if !is_quoted {
        return Err(EmailError::at(reason, part, place));
    }
    // RFC 5321 §4.1.2 with RFC 6531 §3.3.
    match part.find(|c| c.is_ascii_control()) {
        None => Ok(Form::Quoted),
        Some(place) => Err(EmailError::at(Reason::QuotedInvalidChars, part, place)),
    }
}
