//! The typed value of a host's field.

/// The typed value of a field, as it is stored.
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
