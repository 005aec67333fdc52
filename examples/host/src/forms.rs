//! The four sign-up forms of the host.

use std::time::Duration;

use leptos_signup::{Form, form::Field, username::UsernameRules};

/// An account with an optional display name.
pub fn account_form() -> Form {
    Form::new("account")
        .at("/signup")
        .continue_to("/welcome")
        .email()
        .password()
        .field(Field::text("display_name").label("Display name").autocomplete("name").optional())
}

/// A newsletter: an email address, confirmed within twenty minutes.
pub fn newsletter_form() -> Form {
    Form::new("newsletter")
        .at("/newsletter")
        .title("Get our newsletter")
        .submit_label("Subscribe")
        .link_lifetime(Duration::from_secs(20 * 60))
        .email()
}

/// Usernames that would collide with the pages of this host.
const NAMES: UsernameRules = UsernameRules::new().with_reserved(&[
    "classroom",
    "join",
    "newsletter",
    "reset",
    "sign-in",
    "welcome",
]);

/// Members with a public name. The form says openly whether an address has an account.
pub fn join_form() -> Form {
    Form::new("join")
        .at("/join")
        .title("Join the orchard")
        .submit_label("Join")
        .field(Field::username(NAMES))
        .email()
        .password()
        .reveal_duplicates()
}

/// A classroom: no email address, and a username that must be a GitHub login.
pub fn classroom_form() -> Form {
    let github = UsernameRules::ascii().with_length(2, 39);
    Form::new("classroom")
        .at("/classroom")
        .title("Come to class")
        .field(Field::text("name").label("Name").length(2..=60).autocomplete("name"))
        .field(Field::username(github).label("GitHub ID"))
        .password()
        .field(Field::checkbox("kasm").label("Kasm server needed"))
}
