//! A sign-up in the classes of daisyUI. Its theme decides the colours.

use leptos_signup::{
    Form,
    form::{Look, Part},
};

static LOOK: Look = Look::DAISY_UI.class(Part::Button, "btn btn-accent btn-block");

pub fn account_form() -> Form {
    Form::new("account").at("/signup").look(&LOOK).email().password()
}
