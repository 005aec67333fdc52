//! What the views of a form share: the form, its texts and its ids.

use std::sync::Arc;

use crate::{
    form::{Form, look::Part},
    text::{catalogue::Catalogue, message::Message},
    ui::slot::StepSlots,
};

/// The texts of a page. Every event handler has a copy.
pub(super) type Texts = Arc<Catalogue>;

/// What the views of a page share.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) form: &'a Form,
    pub(super) texts: &'a Texts,
    /// With what the ids of its elements begin. A document may have several forms.
    pub(super) ids: &'a str,
    pub(super) slots: StepSlots,
}

/// The beginning of the ids on a page of the sign-up.
pub(super) const IDS: &str = "signup";

impl<'a> Page<'a> {
    /// The same page with one of its other forms.
    pub(super) fn with(self, form: &'a Form) -> Self {
        Self { form, ..self }
    }

    /// The path of a page below the form.
    pub(super) fn path(self, page: &str) -> String {
        [self.form.path(), page].concat()
    }

    /// The id of one of its elements.
    pub(super) fn id(self, name: &str) -> String {
        id(self.ids, name)
    }

    /// The classes of a part.
    pub(super) fn class(self, part: Part) -> &'static str {
        self.form.get_look().classes(part)
    }

    /// A text of the page.
    pub(super) fn text(self, message: Message) -> String {
        self.texts.get(message).to_owned()
    }
}

/// The id of an element of the form whose ids begin with `ids`.
pub(super) fn id(ids: &str, name: &str) -> String {
    [ids, "-", name].concat()
}
