//! The parser of this crate and the parsers for comparison.

use std::str::FromStr;

/// A parser of addresses.
#[derive(Clone, Copy, Debug)]
pub struct Parser {
    /// The name of the crate.
    pub name: &'static str,
    /// Whether a text is a valid address. The parsed value is built and dropped.
    pub accepts: fn(&str) -> bool,
}

/// All parsers; this crate comes first.
#[must_use]
pub fn parsers() -> [Parser; 5] {
    [
        Parser { name: "leptos_signup", accepts: parses_as::<leptos_signup::email::EmailAddress> },
        Parser { name: "email_address", accepts: parses_as::<email_address::EmailAddress> },
        Parser {
            name: "validator",
            accepts: |text| validator::ValidateEmail::validate_email(&text),
        },
        Parser { name: "garde", accepts: |text| garde::rules::email::parse_email(text).is_ok() },
        Parser { name: "lettre", accepts: parses_as::<lettre::Address> },
    ]
}

fn parses_as<T: FromStr>(text: &str) -> bool {
    text.parse::<T>().is_ok()
}
