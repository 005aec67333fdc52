//! The built-in rules for text in a host's field. The host's own rules run after these.

use crate::{form::problem::ProblemCode, unicode};

/// The maximum size of any value in bytes, to bound the work on hostile input.
const MAX_BYTES: usize = 16 * 1024;

/// How many lines a text may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    One,
    Many,
}

/// The normalised text, or `None` if the field is empty.
pub(super) fn parse(
    typed: &str,
    lines: Lines,
    (min, max): (u16, u16),
) -> Result<Option<String>, ProblemCode> {
    if typed.len() > MAX_BYTES {
        return Err(ProblemCode::TooLong { max });
    }
    // A form post ends lines with CR LF, but scripts read LF.
    let typed = typed.replace("\r\n", "\n");
    let text = unicode::nfc(typed.trim()).into_owned();
    if text.is_empty() {
        return Ok(None);
    }
    let is_hidden = |c: char| {
        c.is_control() && !(lines == Lines::Many && matches!(c, '\n' | '\t'))
            || unicode::is_bidi_embedding(c)
    };
    if text.contains(is_hidden) {
        return Err(ProblemCode::HiddenCharacter);
    }
    let length = text.chars().count();
    if length < usize::from(min) {
        return Err(ProblemCode::TooShort { min });
    }
    if length > usize::from(max) {
        return Err(ProblemCode::TooLong { max });
    }
    Ok(Some(text))
}
