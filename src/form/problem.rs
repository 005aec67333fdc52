//! What is wrong with a submission, as codes. The [catalogue](crate::text) makes sentences of them.

use core::{fmt, str::FromStr};
use std::borrow::Cow;

use crate::{
    email::{EmailError, Reason},
    password::PasswordError,
    username::UsernameError,
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
#[derive(Clone, Debug, PartialEq, Eq)]
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
    /// The host takes no addresses of this domain.
    DomainNotAdmitted,
    /// Not written like an invite code.
    InviteMalformed,
    /// No invite has this code, or it has expired or was revoked: which of them is not told.
    InviteUnknown,
    /// The invite was used as often as it may be, or was withdrawn since somebody signed up with it.
    InviteUsedUp,
    /// The invite is bound to another address or domain.
    InviteForAnother,
    /// GitHub knows no account of this login.
    NotGithubAccount,
    /// Not a password that the policy accepts.
    Password(PasswordError),
    /// Fewer code points than the field asks for.
    TooShort {
        /// The fewest.
        min: u16,
    },
    /// More code points than the field takes.
    TooLong {
        /// The most.
        max: u16,
    },
    /// A control character, or one that turns the direction of the text.
    HiddenCharacter,
    /// Not what the [pattern](super::Field::matching) of the field asks for.
    Pattern,
    /// None of the choices.
    NotAChoice,
    /// A word of the host, from a [judge](super::Field::judged_by) of its own or from a host check.
    /// Lower case letters, digits and `_`, at most 64.
    Host(Cow<'static, str>),
    /// Not a name that the rules accept, or one that somebody has.
    Username(UsernameError),
    /// An account has this address, on a form that says so openly.
    AddressTaken,
    /// Not the password that was chosen when signing up.
    WrongPassword,
    /// Not the code from the mail.
    WrongCode,
    /// The code from the mail, too late.
    CodeExpired,
    /// Wrong codes were entered too often: this attempt takes no more.
    TooManyTries,
    /// The captcha was not answered.
    CaptchaMissing,
    /// The answer to the captcha is wrong.
    CaptchaFailed,
    /// The answer to the captcha is too old, or was used before.
    CaptchaExpired,
    /// Nobody can say whether the answer to the captcha is right.
    CaptchaUnavailable,
    /// The form was sent too soon for somebody without scripts.
    CaptchaTooSoon {
        /// Seconds to wait.
        seconds: u16,
    },
}

/// Every code without a number or a table of its own, and its word.
const WORDS: [(&str, Code); 30] = [
    ("missing", Code::Missing),
    ("hidden_character", Code::HiddenCharacter),
    ("pattern", Code::Pattern),
    ("not_a_choice", Code::NotAChoice),
    ("address_taken", Code::AddressTaken),
    ("domain_not_found", Code::DomainNotFound),
    ("domain_takes_no_mail", Code::DomainTakesNoMail),
    ("domain_sends_no_mail", Code::DomainSendsNoMail),
    ("disposable_address", Code::DisposableAddress),
    ("domain_not_admitted", Code::DomainNotAdmitted),
    ("invite_malformed", Code::InviteMalformed),
    ("invite_unknown", Code::InviteUnknown),
    ("invite_used_up", Code::InviteUsedUp),
    ("invite_for_another", Code::InviteForAnother),
    ("not_github_account", Code::NotGithubAccount),
    ("password_too_long", Code::Password(PasswordError::TooLong)),
    ("password_repetition", Code::Password(PasswordError::Repetition)),
    ("password_sequence", Code::Password(PasswordError::Sequence)),
    ("password_from_address", Code::Password(PasswordError::FromAddress)),
    ("password_from_site", Code::Password(PasswordError::FromSite)),
    ("password_common", Code::Password(PasswordError::Common)),
    ("password_breached", Code::Password(PasswordError::Breached)),
    ("wrong_password", Code::WrongPassword),
    ("wrong_code", Code::WrongCode),
    ("code_expired", Code::CodeExpired),
    ("too_many_tries", Code::TooManyTries),
    ("captcha_missing", Code::CaptchaMissing),
    ("captcha_failed", Code::CaptchaFailed),
    ("captcha_expired", Code::CaptchaExpired),
    ("captcha_unavailable", Code::CaptchaUnavailable),
];

const PASSWORD_TOO_SHORT: &str = "password_too_short:";
const TOO_SHORT: &str = "too_short:";
const TOO_LONG: &str = "too_long:";
const CAPTCHA_TOO_SOON: &str = "captcha_too_soon:";
const EMAIL: &str = "email_";
const USERNAME: &str = "username_";
const HOST: &str = "host_";

/// The longest word of a host, in bytes.
const MAX_HOST_WORD: usize = 64;

impl Code {
    /// A word of the host.
    #[must_use]
    pub const fn host(word: &'static str) -> Self {
        Self::Host(Cow::Borrowed(word))
    }

    /// What is wrong with `input`, of which `error` came.
    pub(super) fn of_email(error: EmailError, input: &str) -> Self {
        Self::Email { reason: error.reason(), character: error.character(input) }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Password(PasswordError::TooShort { min }) => {
                write!(f, "{PASSWORD_TOO_SHORT}{min}")
            }
            Self::TooShort { min } => write!(f, "{TOO_SHORT}{min}"),
            Self::TooLong { max } => write!(f, "{TOO_LONG}{max}"),
            Self::CaptchaTooSoon { seconds } => write!(f, "{CAPTCHA_TOO_SOON}{seconds}"),
            Self::Username(error) => write!(f, "{USERNAME}{error}"),
            Self::Host(word) => write!(f, "{HOST}{word}"),
            Self::Email { reason, character } => {
                f.write_str(EMAIL)?;
                f.write_str(reason.word())?;
                character.map_or(Ok(()), |c| write!(f, ":{}", u32::from(c)))
            }
            _ => {
                let word = WORDS.iter().find(|(_, code)| code == self);
                f.write_str(word.map_or("", |(word, _)| word))
            }
        }
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
        let known = WORDS.iter().find(|(word, _)| *word == text).map(|(_, code)| code.clone());
        known.or_else(|| with_content(text)).ok_or(UnknownCode)
    }
}

fn with_content(text: &str) -> Option<Code> {
    let number = |prefix| Some(text.strip_prefix(prefix)?.parse().ok());
    if let Some(min) = number(PASSWORD_TOO_SHORT) {
        return Some(Code::Password(PasswordError::TooShort { min: min? }));
    }
    if let Some(min) = number(TOO_SHORT) {
        return Some(Code::TooShort { min: min? });
    }
    if let Some(max) = number(TOO_LONG) {
        return Some(Code::TooLong { max: max? });
    }
    if let Some(seconds) = number(CAPTCHA_TOO_SOON) {
        return Some(Code::CaptchaTooSoon { seconds: seconds? });
    }
    if let Some(word) = text.strip_prefix(HOST) {
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let is_word = !word.is_empty() && word.len() <= MAX_HOST_WORD && word.bytes().all(is_plain);
        return is_word.then(|| Code::Host(Cow::Owned(word.to_owned())));
    }
    if let Some(word) = text.strip_prefix(USERNAME) {
        return UsernameError::from_word(word).map(Code::Username);
    }
    email(text.strip_prefix(EMAIL)?)
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
        let others = [
            too_short,
            Code::TooShort { min: 2 },
            Code::TooLong { max: 60 },
            Code::CaptchaTooSoon { seconds: 20 },
            Code::host("no_year"),
        ];
        let names = UsernameError::all().map(Code::Username);
        for code in
            WORDS.iter().map(|(_, code)| code.clone()).chain(others).chain(reasons).chain(names)
        {
            assert_eq!(code.to_string().parse(), Ok(code));
        }
    }

    #[test]
    fn no_code_is_without_a_word() {
        // Fails to compile when a code is added, as a reminder to add its word.
        fn is_listed(code: &Code) -> bool {
            match code {
                Code::Missing
                | Code::TooShort { .. }
                | Code::TooLong { .. }
                | Code::HiddenCharacter
                | Code::Pattern
                | Code::NotAChoice
                | Code::Host(_)
                | Code::AddressTaken
                | Code::Username(_)
                | Code::Email { .. }
                | Code::DomainNotFound
                | Code::DomainTakesNoMail
                | Code::DomainSendsNoMail
                | Code::DisposableAddress
                | Code::DomainNotAdmitted
                | Code::InviteMalformed
                | Code::InviteUnknown
                | Code::InviteUsedUp
                | Code::InviteForAnother
                | Code::NotGithubAccount
                | Code::WrongPassword
                | Code::WrongCode
                | Code::CodeExpired
                | Code::TooManyTries
                | Code::CaptchaMissing
                | Code::CaptchaFailed
                | Code::CaptchaExpired
                | Code::CaptchaUnavailable
                | Code::CaptchaTooSoon { .. } => true,
                Code::Password(error) => match error {
                    PasswordError::TooShort { .. }
                    | PasswordError::TooLong
                    | PasswordError::Repetition
                    | PasswordError::Sequence
                    | PasswordError::FromAddress
                    | PasswordError::FromSite
                    | PasswordError::Common
                    | PasswordError::Breached => true,
                },
            }
        }
        assert!(WORDS.iter().all(|(_, code)| is_listed(code)));
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
            "host_",
            "host_Buy now",
        ] {
            assert_eq!(text.parse::<Code>(), Err(UnknownCode), "{text}");
        }
    }
}
