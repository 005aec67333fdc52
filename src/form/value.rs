//! The typed value of a host's field.

use crate::form::{date::Date, decimal::Decimal};

/// The typed value of a field, as it is stored.
///
/// The profile of an account has it as JSON: a text, a date (`"2007-03-27"`) and each of several choices
/// as a string, a flag as a boolean, and a number as a number.
///
/// ```
/// use leptos_signup::form::Value;
///
/// assert_eq!(Value::from("Ada"), Value::Text("Ada".to_owned()));
/// assert_eq!(Value::from(true), Value::Flag(true));
/// assert_eq!(Value::from(1815), Value::Number(1815));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value {
    /// A text.
    Text(String),
    /// Yes or no.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A number that may have decimals.
    Decimal(Decimal),
    /// A day.
    Date(Date),
    /// Several choices, in the order of the form.
    Several(Vec<String>),
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Self::Decimal(number)
    }
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Date(day)
    }
}
