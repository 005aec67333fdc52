//! A sign-up in the classes of Tailwind CSS 4. The style sheet of the crate is not loaded.

use leptos_signup::{
    Form,
    form::{Look, Part},
};

/// Tailwind reads this file, and finds the classes that differ. Those of `Look::TAILWIND` are named in
/// `style/tailwind.css`.
static LOOK: Look = Look::TAILWIND
    .class(Part::Card, "mx-auto my-12 w-full max-w-lg rounded-3xl bg-emerald-50 p-10")
    .class(Part::Button, "w-full rounded-full bg-emerald-700 px-5 py-3 font-semibold text-white");

pub fn account_form() -> Form {
    Form::new("account").at("/signup").look(&LOOK).email().password()
}
