//! The rules of text in a host's field: what is the same on both sides before a host judges.

use super::Code;
use crate::unicode;

/// More than any field may hold, in bytes: a bound on the work with hostile values.
const MAX_BYTES: usize = 16 * 1024;

/// How many lines a text may have.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Lines {
    One,
    Many,
}

/// The text as it is judged and stored; nothing when none was entered.
pub(super) fn parse(
    typed: &str,
    lines: Lines,
    (min, max): (u16, u16),
) -> Result<Option<String>, Code> {
    if typed.len() > MAX_BYTES {
        return Err(Code::TooLong { max });
    }
    // A post ends lines with CR LF, a script reads LF.
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
        return Err(Code::HiddenCharacter);
    }
    let length = text.chars().count();
    if length < usize::from(min) {
        return Err(Code::TooShort { min });
    }
    if length > usize::from(max) {
        return Err(Code::TooLong { max });
    }
    Ok(Some(text))
}
