//! One field of a form on a page.

use std::{fmt, sync::Arc};

use leptos::{attr::any_attribute::AnyAttribute, prelude::*};

use crate::{
    form::{
        field::{Field, FieldKind},
        problem::ProblemCode,
    },
    text::{message::Message, sentence},
    ui::{
        browser,
        el::El,
        field::{self, Drawn},
        field_state::FieldState,
        headless::parts::FormParts,
    },
};

/// One field of a [`FormHandle`](crate::FormHandle): its texts, its state and its ids.
///
/// Methods that say what to show are reactive: call them in a closure, or in the `view!` of one.
#[derive(Clone, Copy)]
pub struct FieldHandle {
    pub(super) parts: StoredValue<Arc<FormParts>>,
    pub(super) field: Field,
    pub(super) state: FieldState,
}

impl fmt::Debug for FieldHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("FieldHandle")
    }
}

impl FieldHandle {
    /// The name under which the value is posted.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.field.name()
    }

    /// What the field asks for.
    #[must_use]
    pub fn kind(self) -> FieldKind {
        self.field.kind()
    }

    /// Whether the field must be filled in, or ticked.
    #[must_use]
    pub fn is_required(self) -> bool {
        self.field.is_required()
    }

    /// The label, in the language of the page.
    #[must_use]
    pub fn label(self) -> String {
        sentence::label(&self.parts().texts, &self.field).into_owned()
    }

    /// How to fill the field in. `None` if there is nothing to say.
    #[must_use]
    pub fn hint(self) -> Option<String> {
        sentence::hint(&self.parts().texts, &self.field)
    }

    /// What to say beside the label of a field that may stay empty, such as "(optional)". `None` for others.
    #[must_use]
    pub fn optional_note(self) -> Option<String> {
        let says = field::says_optional(&self.field);
        says.then(|| self.parts().texts.get(Message::Optional).to_owned())
    }

    /// What is typed. Empty until scripts run, except for a value that came with the page.
    #[must_use]
    pub fn value(self) -> String {
        self.state.value.get()
    }

    /// What is wrong with the value, as a sentence in the language of the page. `None` before the visitor has
    /// left the field once.
    #[must_use]
    pub fn error(self) -> Option<String> {
        let code = self.problem()?;
        Some(sentence::sentence(&self.parts().texts, &code, Some(&self.field)))
    }

    /// The same as a code.
    #[must_use]
    pub fn problem(self) -> Option<ProblemCode> {
        self.state.problem.get()
    }

    /// Whether the visitor has left the field once, after typing something.
    #[must_use]
    pub fn is_touched(self) -> bool {
        self.state.touched.get()
    }

    /// The address that the visitor probably meant, such as `ada@gmail.com` for `ada@gmial.com`.
    #[must_use]
    pub fn suggestion(self) -> Option<String> {
        Some(self.state.meant.get()).filter(|meant| !meant.is_empty())
    }

    /// Fills the suggestion in, and moves the focus to the field.
    pub fn take_suggestion(self) {
        let meant = self.state.meant.get_untracked();
        if !meant.is_empty() {
            browser::fill(&self.id(), &meant);
        }
    }

    /// Whether the server said that this username is available.
    #[must_use]
    pub fn is_available(self) -> bool {
        self.state.is_available.get()
    }

    /// The id of the input.
    #[must_use]
    pub fn id(self) -> String {
        self.parts().page().id(self.name())
    }

    /// The id of the element that shows the hint. The input is described by it.
    #[must_use]
    pub fn hint_id(self) -> String {
        field::hint_id(&self.id())
    }

    /// The id of the element that shows the error. The input is described by it.
    #[must_use]
    pub fn error_id(self) -> String {
        field::error_id(&self.id())
    }

    /// Whether the form asks for the field now. A field with a [condition](crate::form::Field::when) is hidden
    /// while the condition does not hold.
    #[must_use]
    pub fn is_asked(self) -> bool {
        !self.state.is_hidden.get()
    }

    /// Whether the field is a group of radio buttons or checkboxes. Its [`control`](Self::control) has a legend, so it
    /// needs no label of yours.
    #[must_use]
    pub fn is_group(self) -> bool {
        field::is_group(&self.field)
    }

    /// The attributes of your `<input>`, to spread: `<input {..field.attributes()}/>`. A list, a text area and a
    /// group need content too, so use [`control`](Self::control) for them.
    #[must_use]
    pub fn attributes(self) -> Vec<AnyAttribute> {
        self.with(|drawn| drawn.input().into_attributes())
    }

    /// The input, list, text area or group with its content. A password has its button *Show* beside it.
    #[must_use]
    pub fn control(self) -> AnyView {
        let is_group = self.is_group();
        self.with(|drawn| if is_group { drawn.choices() } else { drawn.control() }.into_view())
    }

    /// The field as pages draw it.
    pub(in crate::ui) fn row(self) -> El {
        self.with(field::row)
    }

    fn with<T>(self, draw: impl FnOnce(Drawn<'_>) -> T) -> T {
        let parts = self.parts();
        draw(field::drawn(parts.page(), &self.field, self.state, &parts.values))
    }

    fn parts(self) -> Arc<FormParts> {
        self.parts.get_value()
    }
}
