//! The parser of the crate and those that it is measured beside.

use std::str::FromStr;

/// Something that judges addresses.
#[derive(Clone, Copy, Debug)]
pub struct Parser {
    /// The name of the crate.
    pub name: &'static str,
    /// Whether a text is an address. What the crate makes of an address is made and dropped.
    pub accepts: fn(&str) -> bool,
}

/// The crate first, then the others.
#[must_use]
pub fn parsers() -> [Parser; 5] {
    [
        Parser { name: "leptos_signup", accepts: is_made::<leptos_signup::email::EmailAddress> },
        Parser { name: "email_address", accepts: is_made::<email_address::EmailAddress> },
        Parser {
            name: "validator",
            accepts: |text| validator::ValidateEmail::validate_email(&text),
        },
        Parser { name: "garde", accepts: |text| garde::rules::email::parse_email(text).is_ok() },
        Parser { name: "lettre", accepts: is_made::<lettre::Address> },
    ]
}

fn is_made<T: FromStr>(text: &str) -> bool {
    text.parse::<T>().is_ok()
}
