//! What is wrong with a submission, as codes. The [catalogue](crate::text) makes sentences of them.

use core::{fmt, str::FromStr};

use crate::{
    email::{EmailError, Reason},
    password::PasswordError,
};

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
    Email {
        /// The rule that it breaks.
        reason: Reason,
        /// The character that breaks it, where the rule is about characters.
        character: Option<char>,
    },
    /// The domain of the address does not exist.
    DomainNotFound,
    /// The domain of the address takes no mail.
    DomainTakesNoMail,
    /// The domain of the address says that it never sends mail, so nobody has an address there.
    DomainSendsNoMail,
    /// The address is one to be thrown away, and the host wants none of these.
    DisposableAddress,
    /// Not a password that the policy accepts.
    Password(PasswordError),
    /// Not the code from the mail.
    WrongCode,
    /// The code from the mail, too late.
    CodeExpired,
    /// Wrong codes were entered too often: this attempt takes no more.
    TooManyTries,
}

/// Every code without a number or a table of its own, and its word.
const WORDS: [(&str, Code); 14] = [
    ("missing", Code::Missing),
    ("domain_not_found", Code::DomainNotFound),
    ("domain_takes_no_mail", Code::DomainTakesNoMail),
    ("domain_sends_no_mail", Code::DomainSendsNoMail),
    ("disposable_address", Code::DisposableAddress),
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
const EMAIL: &str = "email_";

impl Code {
    /// Whether only the server can find it, so that the browser's silence says nothing about it.
    #[must_use]
    pub fn is_from_server(self) -> bool {
        matches!(
            self,
            Self::Password(PasswordError::FromSite | PasswordError::Common)
                | Self::DomainNotFound
                | Self::DomainTakesNoMail
                | Self::DomainSendsNoMail
                | Self::DisposableAddress
                | Self::WrongCode
                | Self::CodeExpired
                | Self::TooManyTries
        )
    }

    /// What is wrong with `input`, of which `error` came.
    pub(super) fn of_email(error: EmailError, input: &str) -> Self {
        Self::Email { reason: error.reason(), character: error.character(input) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Self::Password(PasswordError::TooShort { min }) = self {
            return write!(f, "{TOO_SHORT}{min}");
        }
        if let Self::Email { reason, character } = self {
            f.write_str(EMAIL)?;
            f.write_str(reason.word())?;
            return character.map_or(Ok(()), |c| write!(f, ":{}", u32::from(c)));
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
        if let Some(word) = text.strip_prefix(EMAIL) {
            return email(word).ok_or(UnknownCode);
        }
        let word = WORDS.iter().find(|(word, _)| *word == text);
        word.map(|(_, code)| *code).ok_or(UnknownCode)
    }
}

fn email(word: &str) -> Option<Code> {
    let (word, character) = match word.split_once(':') {
        Some((word, number)) => (word, Some(char::from_u32(number.parse().ok()?)?)),
        None => (word, None),
    };
    Some(Code::Email { reason: Reason::from_word(word)?, character })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back_from_its_word() {
        let too_short = Code::Password(PasswordError::TooShort { min: 8 });
        let reasons = Reason::all().flat_map(|reason| {
            [None, Some(' '), Some('\u{10ffff}')].map(|character| Code::Email { reason, character })
        });
        for code in WORDS.iter().map(|(_, code)| *code).chain([too_short]).chain(reasons) {
            assert_eq!(code.to_string().parse(), Ok(code));
        }
    }

    #[test]
    fn no_code_is_without_a_word() {
        // Fails to compile when a code is added, as a reminder to add its word.
        fn is_listed(code: Code) -> bool {
            match code {
                Code::Missing
                | Code::Email { .. }
                | Code::DomainNotFound
                | Code::DomainTakesNoMail
                | Code::DomainSendsNoMail
                | Code::DisposableAddress
                | Code::WrongCode
                | Code::CodeExpired
                | Code::TooManyTries => true,
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
        for text in [
            "",
            "Missing",
            "password_too_short:",
            "password_too_short:x",
            "<b>",
            "email_",
            "email_too_long:",
        ] {
            assert_eq!(text.parse::<Code>(), Err(UnknownCode), "{text}");
        }
    }
}
