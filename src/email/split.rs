//! Splits an input into display name, local part and domain.

use std::borrow::Cow;

use crate::{
    email::{
        character::{self, Spaces},
        error::{EmailError, Reason},
        part::Part,
        rules,
    },
    unicode,
};

/// The longest distance of a combining mark from the character that it changes, in characters.
const COMBINING_WINDOW: usize = 32;

/// The parts of an input.
pub(super) struct Parts<'a> {
    pub(super) display_name: Option<Cow<'a, str>>,
    /// The address without display name and brackets, and its start in the input.
    pub(super) original: &'a str,
    pub(super) start: usize,
    pub(super) local: Part<'a>,
    pub(super) is_quoted: bool,
    pub(super) domain: Part<'a>,
}

/// Splits `input` at the first `@` outside quotes. When a `<` comes before it, the address is in
/// angle brackets.
pub(super) fn split(input: &str) -> Result<Parts<'_>, EmailError> {
    let cut = find_special(input, 0, &['@', '<'])?;
    let (left, right) = input.split_at(cut);
    if right.starts_with('@') {
        return addr_spec(input, 0, cut, None);
    }
    let name = display_name(left)?;
    let unpadded = right.trim_end_matches(' ');
    if !right.contains('>') {
        return Err(EmailError::new(Reason::AngleBracketUnclosed, cut..cut + 1));
    }
    let Some(inner) = unpadded[1..].strip_suffix('>') else {
        let after = cut + right.rfind('>').unwrap_or_default() + 1;
        return Err(EmailError::new(Reason::TextAfterAddress, after..cut + unpadded.len()));
    };
    let at = find_special(inner, cut + 1, &['@'])?;
    addr_spec(inner, cut + 1, at, Some(name))
}

fn addr_spec<'a>(
    text: &'a str,
    start: usize,
    at: usize,
    display_name: Option<Cow<'a, str>>,
) -> Result<Parts<'a>, EmailError> {
    let (local, is_quoted) = unquoted(Part::new(&text[..at], start))?;
    let domain = Part::new(&text[at + 1..], start + at + 1);
    Ok(Parts { display_name, original: text, start, local, is_quoted, domain })
}

fn unquoted(part: Part<'_>) -> Result<(Part<'_>, bool), EmailError> {
    match part.unquoted() {
        Ok(None) => Ok((part, false)),
        Ok(Some(content)) => Ok((content, true)),
        Err(rest) => Err(EmailError::at(Reason::CharsAfterCloseQuote, &part, rest)),
    }
}

fn display_name(left: &str) -> Result<Cow<'_, str>, EmailError> {
    // The information separators U+001C to U+001F count as white space here, as in Python.
    let name = left.trim_end_matches(|c: char| c.is_whitespace() || matches!(c, '\x1c'..='\x1f'));
    let (name, is_quoted) = unquoted(Part::new(name, 0))?;
    let stray = name.find(|c| c != ' ' && !rules::is_ascii_atext(c));
    if let (false, Some(place)) = (is_quoted, stray) {
        return Err(EmailError::at(Reason::DisplayNameInvalidChars, &name, place));
    }
    character::check_safe(&name, Spaces::Allowed, |_| false)?;
    Ok(name.text)
}

/// The position of the first of `specials` outside quotes.
fn find_special(text: &str, start: usize, specials: &[char]) -> Result<usize, EmailError> {
    let (mut in_quotes, mut escaped) = (false, false);
    for (at, c) in text.char_indices() {
        // A character that opens and closes nothing can only end an escape.
        let matters = match c {
            '"' => true,
            '\\' => in_quotes,
            _ if in_quotes => escaped,
            _ => specials.contains(&c),
        };
        if !matters || combines(&text[at..], c) {
            continue;
        }
        if in_quotes {
            in_quotes = c != '"' || escaped;
            escaped = c == '\\' && !escaped;
        } else if c == '"' {
            in_quotes = true;
        } else {
            return Ok(at);
        }
    }
    Err(missing_at(text, start))
}

fn missing_at(text: &str, start: usize) -> EmailError {
    for (look_alike, reason) in [('\u{ff20}', Reason::FullwidthAt), ('\u{fe6b}', Reason::SmallAt)] {
        if let Some(at) = text.find(look_alike) {
            let at = start + at;
            return EmailError::new(reason, at..at + look_alike.len_utf8());
        }
    }
    EmailError::new(Reason::MissingAt, start..start + text.len())
}

/// Whether normalisation turns `first` into another character: a `<` before U+0338 is not a bracket
/// but half of a `≮`.
fn combines(text: &str, first: char) -> bool {
    let is_plain = |c: char| c.is_ascii();
    if is_plain(first) && text[1..].chars().next().is_none_or(is_plain) {
        return false;
    }
    unicode::first_in_nfc(text.chars().take(COMBINING_WINDOW)) != Some(first)
}
