//! Text of one line or of several, and hidden inputs.

use crate::form::{
    field::{Field, FieldKind},
    kinds::missing_if,
    problem::ProblemCode,
    registration::Registration,
    submission::Submission,
    text_value::{self, Lines},
};

impl Field {
    /// One line of text of at most 200 code points, trimmed and in NFC.
    #[must_use]
    pub const fn text(name: &'static str) -> Self {
        Self::new(name, FieldKind::Text { length: (0, 200) }, accept_line)
            .with_attributes(&[("type", "text")])
    }

    /// Several lines of text of at most 2,000 code points, trimmed and in NFC. Lines end with a line
    /// feed.
    #[must_use]
    pub const fn multiline(name: &'static str) -> Self {
        Self::new(name, FieldKind::Multiline { length: (0, 2000) }, accept_lines)
            .with_attributes(&[("rows", "4")])
    }

    /// A hidden input with this `value`. A link to the form can set another value (`?plan=yearly`), so
    /// add a [`parser`](Self::parser) that decides which values are valid.
    #[must_use]
    pub const fn hidden(name: &'static str, value: &'static str) -> Self {
        Self::new(name, FieldKind::Hidden { value }, accept_line).optional()
    }
}

fn accept_line(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let length = match field.kind() {
        FieldKind::Text { length } => length,
        _ => (0, 200),
    };
    accept(field, submission, accepted, Lines::One, length)
}

fn accept_lines(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let FieldKind::Multiline { length } = field.kind() else { return Ok(()) };
    accept(field, submission, accepted, Lines::Many, length)
}

fn accept(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
    lines: Lines,
    length: (u16, u16),
) -> Result<(), ProblemCode> {
    let typed = field.posted(submission);
    match text_value::parse(typed.first().copied().unwrap_or_default(), lines, length)? {
        Some(text) => accepted.keep(field.name(), field.parse_by_host(&text)?),
        None => missing_if(field.is_required())?,
    }
    Ok(())
}
