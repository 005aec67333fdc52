//! The sentence of an error by its code, for test suites: they expect codes, and pages show sentences.

use crate::{
    form::{Form, field::Field, problem::ProblemCode},
    text::{catalogue::Catalogue, sentence},
};

/// What a page of the form says at the field of this name for a code.
pub(crate) fn error_sentence(
    texts: &Catalogue,
    form: &Form,
    field: &str,
    code: &ProblemCode,
) -> String {
    let others = [Field::code(), Field::confirm_cancel()];
    let mut fields = form.fields().iter().chain(form.fields_at_confirmation()).chain(&others);
    sentence::sentence(texts, code, fields.find(|known| known.name() == field))
}
