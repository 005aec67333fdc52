//! The choices of a field.

use crate::text::words::Words;

/// One choice of a [select](super::Field::select), of [radio buttons](super::Field::radio) or of
/// [checkboxes](super::Field::several).
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Choice {
    /// The value that is posted and stored. It must not be empty.
    pub value: &'static str,
    /// The text that people read.
    pub label: Words,
}

impl Choice {
    /// A choice that posts `value` and reads `label`.
    #[must_use]
    pub const fn new(value: &'static str, label: &'static str) -> Self {
        Self::worded(value, Words::All(label))
    }

    /// A choice that posts `value` and reads `label`, which may differ from language to language.
    #[must_use]
    pub const fn worded(value: &'static str, label: Words) -> Self {
        Self { value, label }
    }
}
