//! A piece of what was parsed that still knows where it stood.

use std::{borrow::Cow, ops::Range};

/// A piece of an input, perhaps changed since (unquoted, normalised, mapped).
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    pub(super) text: Cow<'a, str>,
    /// Where the piece stands in the input, as it was.
    whole: Range<usize>,
    /// Where `text` itself begins in the input, as long as it stands there byte by byte.
    literal: Option<usize>,
}

impl<'a> Part<'a> {
    /// `text`, that stands at `start` of the input.
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        let whole = start..start + text.len();
        Self { text: Cow::Borrowed(text), whole, literal: Some(start) }
    }

    /// The same place with another text. The places in it are lost when it has changed.
    pub(super) fn with_text<'b>(&self, text: Cow<'b, str>) -> Part<'b> {
        let same = text.eq_ignore_ascii_case(&self.text);
        Part { text, whole: self.whole.clone(), literal: self.literal.filter(|_| same) }
    }

    /// A place in the text, as a place in the input; the whole piece when that is not known.
    pub(super) fn span(&self, place: Range<usize>) -> Range<usize> {
        match self.literal {
            Some(start) => start + place.start..start + place.end,
            None => self.whole.clone(),
        }
    }

    /// The piece as a whole.
    pub(super) fn whole(&self) -> Range<usize> {
        self.whole.clone()
    }

    /// The place of the first character for which `is_bad` holds.
    pub(super) fn find(&self, is_bad: impl Fn(char) -> bool) -> Option<Range<usize>> {
        let (at, c) = self.text.char_indices().find(|(_, c)| is_bad(*c))?;
        Some(at..at + c.len_utf8())
    }

    /// The content of a quoted string without its quotes and backslashes, if it is one; or the
    /// place in the text of what follows the closing quote (RFC 5321 §4.1.2).
    pub(super) fn unquoted(&self) -> Result<Option<Self>, Range<usize>> {
        if !self.text.starts_with('"') {
            return Ok(None);
        }
        let mut content = String::new();
        let mut escaped = false;
        for (at, c) in self.text.char_indices().skip(1) {
            match c {
                _ if escaped => {
                    content.push(c);
                    escaped = false;
                }
                '\\' => escaped = true,
                '"' if at + 1 < self.text.len() => return Err(at + 1..self.text.len()),
                '"' => break,
                _ => content.push(c),
            }
        }
        let plain = self.text.get(1..1 + content.len()) == Some(content.as_str());
        let literal = self.literal.filter(|_| plain).map(|start| start + 1);
        Ok(Some(Self { text: Cow::Owned(content), whole: self.whole.clone(), literal }))
    }
}
