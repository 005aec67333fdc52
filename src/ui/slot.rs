//! Places in a sign-up for views of the host.

use leptos::prelude::*;

use crate::wire::step::SignupStep;

/// A place in a sign-up for a view of your own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Slot {
    /// Above the heading: a logo.
    Top,
    /// In the form, above its fields: buttons of other services, an introduction.
    BeforeFields,
    /// In the form, between its fields and its button: a line about your terms.
    BeforeButton,
    /// Below everything: "Have an account? Sign in".
    Bottom,
}

/// Draws your views into a sign-up: called for each [`Slot`] of each step. Return `None` where you have
/// nothing to add.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_signup::{Form, SignupForm, SignupStep, Slot};
///
/// pub fn account_form() -> Form {
///     Form::new("account").at("/signup").email().password()
/// }
///
/// fn slots(slot: Slot, step: SignupStep) -> Option<AnyView> {
///     match (slot, step) {
///         (Slot::Bottom, SignupStep::Form) => {
///             Some(view! { <p>"Have an account? " <a href="/sign-in">"Sign in"</a></p> }.into_any())
///         }
///         _ => None,
///     }
/// }
///
/// #[component]
/// fn Hero() -> impl IntoView {
///     view! { <SignupForm form=account_form slots/> }
/// }
/// ```
///
/// On the pages of [`SignupRoutes`](crate::SignupRoutes) and [`PasswordRoutes`](crate::PasswordRoutes) the step is that of the page, and `BeforeFields` and
/// `BeforeButton` are in the form that the page has, if it has one. Server and browser call the function, so
/// it must return the same views there.
pub type Slots = fn(Slot, SignupStep) -> Option<AnyView>;

/// The views of the host in one step.
#[derive(Clone, Copy)]
pub(super) struct StepSlots {
    draw: Option<Slots>,
    step: SignupStep,
}

impl StepSlots {
    pub(super) fn new(draw: Option<Slots>, step: SignupStep) -> Self {
        Self { draw, step }
    }

    /// The views of the same host in another step.
    pub(super) fn in_step(self, step: SignupStep) -> Self {
        Self { step, ..self }
    }

    /// The view of a slot.
    pub(super) fn at(self, slot: Slot) -> Option<AnyView> {
        self.draw.and_then(|draw| draw(slot, self.step))
    }
}
