//! What the views of a page share: its form and its texts.

use std::sync::Arc;

use crate::{
    form::Form,
    text::{catalogue::Catalogue, message::Message},
};

/// The texts of a page. Every event handler has a copy.
pub(super) type Texts = Arc<Catalogue>;

/// What the views of a page share.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) form: &'a Form,
    pub(super) texts: &'a Texts,
}

impl<'a> Page<'a> {
    /// The same page with one of its other forms.
    pub(super) fn with(self, form: &'a Form) -> Self {
        Self { form, ..self }
    }

    /// The path of a page below the form.
    pub(super) fn path(self, page: &str) -> String {
        [self.form.path(), page].concat()
    }

    /// A text of the page.
    pub(super) fn text(self, message: Message) -> String {
        self.texts.get(message).to_owned()
    }
}
