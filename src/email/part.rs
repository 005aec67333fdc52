//! A part of the input that keeps its place in the input.

use std::{borrow::Cow, ops::Range};

/// A part of an input; its text may have been changed (unquoted, normalised, mapped).
#[derive(Clone, Debug)]
pub(super) struct Part<'a> {
    pub(super) text: Cow<'a, str>,
    /// The place of the part in the input.
    whole: Range<usize>,
    /// Where `text` begins in the input, or `None` once it differs from the input's bytes.
    literal: Option<usize>,
}

impl<'a> Part<'a> {
    /// The part `text`, which begins at `start` of the input.
    pub(super) fn new(text: &'a str, start: usize) -> Self {
        let whole = start..start + text.len();
        Self { text: Cow::Borrowed(text), whole, literal: Some(start) }
    }

    /// The same part with another text. A changed text loses the places of its characters.
    pub(super) fn with_text<'b>(&self, text: Cow<'b, str>) -> Part<'b> {
        let same = text.eq_ignore_ascii_case(&self.text);
        Part { text, whole: self.whole.clone(), literal: self.literal.filter(|_| same) }
    }

    /// Converts a place in the text to one in the input: the whole part when it is not known.
    pub(super) fn span(&self, place: Range<usize>) -> Range<usize> {
        match self.literal {
            Some(start) => start + place.start..start + place.end,
            None => self.whole.clone(),
        }
    }

    /// The place of the whole part in the input.
    pub(super) fn whole(&self) -> Range<usize> {
        self.whole.clone()
    }

    /// The place of the first character for which `is_bad` holds.
    pub(super) fn find(&self, is_bad: impl Fn(char) -> bool) -> Option<Range<usize>> {
        let (at, c) = self.text.char_indices().find(|(_, c)| is_bad(*c))?;
        Some(at..at + c.len_utf8())
    }

    /// The content of a quoted string without its quotes and backslashes (RFC 5321 §4.1.2), or
    /// `None` when the part is not quoted. The error is the place of text after the closing quote.
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
