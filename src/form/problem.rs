//! What is wrong with a submission, as codes. The [catalogue](crate::text) makes sentences of them.

use core::{fmt, str::FromStr};

use crate::{email::EmailError, password::PasswordError};

/// One thing to mend, at one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The name of the field.
    pub field: String,
    /// What is wrong with its value.
    pub code: Code,
}

/// The closed set of things that can be wrong with a value.
///
/// A code is written as a stable word, with a number where there is one:
///
/// ```
/// use leptos_signup::form::Code;
/// use leptos_signup::password::PasswordError;
///
/// let code = Code::Password(PasswordError::TooShort { min: 15 });
/// assert_eq!(code.to_string(), "password_too_short:15");
/// assert_eq!("password_too_short:15".parse(), Ok(code));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

/// Every code without a number, and its word.
const WORDS: [(&str, Code); 18] = [
    ("missing", Code::Missing),
    ("email_missing_at", Code::Email(EmailError::MissingAt)),
    ("email_local_missing", Code::Email(EmailError::LocalMissing)),
    ("email_local_invalid", Code::Email(EmailError::LocalInvalid)),
    ("email_domain_missing", Code::Email(EmailError::DomainMissing)),
    ("email_domain_invalid", Code::Email(EmailError::DomainInvalid)),
    ("email_domain_incomplete", Code::Email(EmailError::DomainIncomplete)),
    ("email_domain_reserved", Code::Email(EmailError::DomainReserved)),
    ("email_too_long", Code::Email(EmailError::TooLong)),
    ("password_too_long", Code::Password(PasswordError::TooLong)),
    ("password_repetition", Code::Password(PasswordError::Repetition)),
    ("password_sequence", Code::Password(PasswordError::Sequence)),
    ("password_from_address", Code::Password(PasswordError::FromAddress)),
    ("password_from_site", Code::Password(PasswordError::FromSite)),
    ("password_common", Code::Password(PasswordError::Common)),
    ("wrong_code", Code::WrongCode),
    ("code_expired", Code::CodeExpired),
    ("too_many_tries", Code::TooManyTries),
];

const TOO_SHORT: &str = "password_too_short:";

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

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Password(PasswordError::TooShort { min }) = self {
            return write!(f, "{TOO_SHORT}{min}");
        }
        let word = WORDS.iter().find(|(_, code)| code == self);
        f.write_str(word.map_or("", |(word, _)| word))
    }
}

/// A text is no code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownCode;

impl fmt::Display for UnknownCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a code of leptos_signup")
    }
}

impl std::error::Error for UnknownCode {}

impl FromStr for Code {
    type Err = UnknownCode;

    fn from_str(text: &str) -> Result<Self, UnknownCode> {
        if let Some(min) = text.strip_prefix(TOO_SHORT) {
            let min = min.parse().map_err(|_| UnknownCode)?;
            return Ok(Self::Password(PasswordError::TooShort { min }));
        }
        let word = WORDS.iter().find(|(word, _)| *word == text);
        word.map(|(_, code)| *code).ok_or(UnknownCode)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back_from_its_word() {
        let too_short = Code::Password(PasswordError::TooShort { min: 8 });
        for code in WORDS.iter().map(|(_, code)| *code).chain([too_short]) {
            assert_eq!(code.to_string().parse(), Ok(code));
        }
    }

    #[test]
    fn no_code_is_without_a_word() {
        // Fails to compile when a code is added, as a reminder to add its word.
        fn is_listed(code: Code) -> bool {
            match code {
                Code::Missing | Code::WrongCode | Code::CodeExpired | Code::TooManyTries => true,
                Code::Email(error) => match error {
                    EmailError::MissingAt
                    | EmailError::LocalMissing
                    | EmailError::LocalInvalid
                    | EmailError::DomainMissing
                    | EmailError::DomainInvalid
                    | EmailError::DomainIncomplete
                    | EmailError::DomainReserved
                    | EmailError::TooLong => true,
                },
                Code::Password(error) => match error {
                    PasswordError::TooShort { .. }
                    | PasswordError::TooLong
                    | PasswordError::Repetition
                    | PasswordError::Sequence
                    | PasswordError::FromAddress
                    | PasswordError::FromSite
                    | PasswordError::Common => true,
                },
            }
        }
        assert!(WORDS.iter().all(|(_, code)| is_listed(*code)));
    }

    #[test]
    fn free_text_is_no_code() {
        for text in ["", "Missing", "password_too_short:", "password_too_short:x", "<b>", "email"] {
            assert_eq!(text.parse::<Code>(), Err(UnknownCode), "{text}");
        }
    }
}
