//! A sign-up without an address: a name and a password. The account is there at once.

use leptos_signup::{Form, username::UsernameRules};

/// Names that would collide with pages of the host.
const NAMES: UsernameRules = UsernameRules::new().with_reserved(&["class", "teacher"]);

pub fn class_form() -> Form {
    Form::new("class")
        .at("/class")
        .title("Come to class")
        .field(leptos_signup::form::Field::username(NAMES))
        .password()
}
