//! The control of a field that the host draws.

use leptos::prelude::{AnyView, Signal};

/// What the host's markup of a control needs. See [`Field::drawn_by`](super::Field::drawn_by).
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Control {
    /// The `id`, to which the label and the summary of errors lead.
    pub id: String,
    /// The `name` under which the value is posted.
    pub name: String,
    /// The ids of the hint and of the error message, for `aria-describedby`.
    pub described_by: String,
    /// The value to begin with: the kept one of a refused post, or an empty text.
    pub value: String,
    /// Whether the field must be filled in.
    pub is_required: bool,
    /// Whether the value is refused at the moment, for `aria-invalid`.
    pub is_invalid: Signal<bool>,
    /// The label, which stands above the control.
    pub label: String,
}

/// Draws a control. The function runs on the server and in the browser.
pub(crate) type Draw = fn(Control) -> AnyView;
