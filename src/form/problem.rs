//! What is wrong with a submission, as codes. The [catalogue](crate::text) makes sentences of them.

use serde::{Deserialize, Serialize};

use crate::{email::EmailError, password::PasswordError};

/// One thing to mend, at one field.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// The name of the field.
    pub field: String,
    /// What is wrong with its value.
    pub code: Code,
}

/// The closed set of things that can be wrong with a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub enum Code {
    /// Nothing was entered.
    Missing,
    /// Not an address that can sign up.
    Email(EmailError),
    /// Not a password that the policy accepts.
    Password(PasswordError),
    /// Not the code from the mail.
    WrongCode,
    /// The code from the mail, too late.
    CodeExpired,
    /// Wrong codes were entered too often: this attempt takes no more.
    TooManyTries,
}

impl Code {
    /// Whether only the server can find it, so that the browser's silence says nothing about it.
    #[must_use]
    pub fn is_from_server(self) -> bool {
        matches!(
            self,
            Self::Password(PasswordError::FromSite | PasswordError::Common)
                | Self::WrongCode
                | Self::CodeExpired
                | Self::TooManyTries
        )
    }
}
