//! What the views and handlers of a form read.

use crate::{
    form::{Form, submission::Submission},
    ui::{
        slot::StepSlots,
        texts::{Page, Texts},
    },
};

/// What the handlers and views of a form read.
pub(in crate::ui) struct FormParts {
    pub(in crate::ui) form: Form,
    pub(in crate::ui) texts: Texts,
    pub(in crate::ui) ids: String,
    pub(in crate::ui) slots: StepSlots,
    /// The values that the inputs begin with, and those of the hidden inputs.
    pub(in crate::ui) values: Submission,
}

impl FormParts {
    /// What the views of the form share.
    pub(in crate::ui) fn page(&self) -> Page<'_> {
        Page { form: &self.form, texts: &self.texts, ids: &self.ids, slots: self.slots }
    }
}
