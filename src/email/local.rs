//! The part before the `@`.

use super::{
    Options,
    character::{self, Spaces, is_atext},
    error::{EmailError, Reason},
    part::Part,
};
use crate::unicode;

/// How many characters [`Options::strict`] allows (RFC 5321 §4.5.3.1.1).
const STRICT_CHARS: usize = 64;

/// Names that mean the same in any case and on every host (RFC 2142).
const ROLE_NAMES: [&str; 15] = [
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

/// A sound part before the `@`, in NFC and with as few quotes as it needs.
pub(super) struct Local {
    pub(super) text: String,
    /// Whether the part as given needs SMTPUTF8 (RFC 6531).
    pub(super) smtputf8: bool,
}

/// Parses the unquoted part.
pub(super) fn parse(
    part: &Part<'_>,
    is_quoted: bool,
    options: &Options,
) -> Result<Local, EmailError> {
    let given = check(part, is_quoted, options)?;
    let normalized = part.with_text(unicode::nfc(&part.text));
    let form = if normalized.text == part.text {
        given
    } else {
        check(&normalized, is_quoted, options).map_err(EmailError::after_nfc)?
    };
    if is_quoted && !options.allow_quoted_local {
        return Err(EmailError::new(Reason::QuotedNotAllowed, part.whole()));
    }
    let smtputf8 = !part.text.is_ascii();
    Ok(Local { text: written(&normalized.text, form), smtputf8 })
}

/// How a part has to be written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Atom,
    Quoted,
}

fn written(text: &str, form: Form) -> String {
    if form == Form::Quoted {
        let mut quoted = String::from("\"");
        for c in text.chars() {
            if matches!(c, '"' | '\\') {
                quoted.push('\\');
            }
            quoted.push(c);
        }
        quoted.push('"');
        return quoted;
    }
    let lower = text.to_ascii_lowercase();
    let is_role = ROLE_NAMES.contains(&lower.as_str());
    if is_role { lower } else { text.to_owned() }
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
    let foreign = part.find(|c| !c.is_ascii());
    if let (false, Some(place)) = (options.allow_smtputf8, foreign) {
        return Err(EmailError::at(Reason::LocalNeedsSmtputf8, part, place));
    }
    let spaces = if form == Form::Quoted { Spaces::Allowed } else { Spaces::Refused };
    character::check_safe(part, spaces, |_| false)?;
    Ok(form)
}

fn form_of(part: &Part<'_>, is_quoted: bool) -> Result<Form, EmailError> {
    if part.text.split('.').all(|atom| !atom.is_empty() && atom.chars().all(is_atext)) {
        return Ok(Form::Atom);
    }
    if is_quoted {
        // RFC 5321 §4.1.2 with RFC 6531 §3.3.
        return match part.find(|c| c.is_ascii_control()) {
            None => Ok(Form::Quoted),
            Some(place) => Err(EmailError::at(Reason::QuotedInvalidChars, part, place)),
        };
    }
    if let Some(place) = part.find(|c| c != '.' && !is_atext(c)) {
        return Err(EmailError::at(Reason::LocalInvalidChars, part, place));
    }
    Err(dot_error(part))
}

/// The misplaced dot of a part that has one.
fn dot_error(part: &Part<'_>) -> EmailError {
    let text: &str = &part.text;
    let (reason, place) = if text.ends_with('.') {
        (Reason::LocalDotEnd, text.len() - 1..text.len())
    } else if text.starts_with('.') {
        (Reason::LocalDotStart, 0..1)
    } else {
        let at = text.find("..").unwrap_or_default();
        (Reason::ConsecutiveDots, at..at + 2)
    };
    EmailError::at(reason, part, place)
}
