//! Problems of a submission, as codes. The [catalogue](crate::text) has the sentence for each.

use core::{fmt, str::FromStr};
use std::borrow::Cow;

use crate::{
    email::error::{EmailError, Reason},
    form::bound::Bound,
    password::PasswordError,
    username::error::UsernameError,
};

/// One problem with the value of one field.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Problem {
    /// The name of the field.
    pub field: String,
    /// What is wrong with the value.
    pub code: ProblemCode,
}

impl Problem {
    /// The problem `code` at `field`.
    #[must_use]
    pub fn new(field: impl Into<String>, code: ProblemCode) -> Self {
        Self { field: field.into(), code }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.field, self.code)
    }
}

impl std::error::Error for Problem {}

/// The closed set of things that can be wrong with a value.
///
/// `Display` writes a code as a stable word, with a number if the code has one:
///
/// ```
/// use leptos_signup::form::ProblemCode;
/// use leptos_signup::password::PasswordError;
///
/// let code = ProblemCode::Password(PasswordError::TooShort { min: 15 });
/// assert_eq!(code.to_string(), "password_too_short:15");
/// assert_eq!("password_too_short:15".parse(), Ok(code));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ProblemCode {
    /// The field is empty.
    Missing,
    /// The email address is not valid.
    Email {
        /// The rule that the address breaks.
        reason: Reason,
        /// The character that breaks the rule, if the rule is about characters.
        character: Option<char>,
    },
    /// The domain of the address does not exist.
    DomainNotFound,
    /// The domain of the address does not accept email.
    DomainTakesNoMail,
    /// The domain of the address declares that it never sends email, so it has no mailboxes.
    DomainSendsNoMail,
    /// The address is disposable, and the host does not accept these.
    DisposableAddress,
    /// The host does not accept addresses of this domain.
    DomainNotAdmitted,
    /// The text is not an invite code.
    InviteMalformed,
    /// No invite has this code, or the invite has expired or was revoked. The code does not say which.
    InviteUnknown,
    /// The invite is used up, or was withdrawn after the sign-up began.
    InviteUsedUp,
    /// The invite is for another address or domain.
    InviteForAnother,
    /// GitHub has no account with this login.
    NotGithubAccount,
    /// The policy does not accept the password.
    Password(PasswordError),
    /// The text has too few code points.
    TooShort {
        /// The minimum.
        min: u16,
    },
    /// The text has too many code points.
    TooLong {
        /// The maximum.
        max: u16,
    },
    /// The text contains a control character, or one that changes the direction of text.
    HiddenCharacter,
    /// The text does not [match](super::Field::matching) what the field asks for.
    Pattern,
    /// The value is none of the choices.
    NotAChoice,
    /// The text is not a day of the calendar.
    NotADate,
    /// The text is not a number, or has more than 15 digits.
    NotANumber,
    /// The text is not a telephone number.
    NotATelephone,
    /// The text is not the address of a web page.
    NotAUrl,
    /// The date, the number, or the number of choices is too small or too large.
    OutOfBounds {
        /// Which bound it is.
        bound: Bound,
        /// The least or the greatest value that the field takes.
        limit: i64,
    },
    /// A code of the host, from a [parser](super::Field::parser) or from a host check. It consists of at
    /// most 64 lower case letters, digits and `_`.
    Host(Cow<'static, str>),
    /// The rules do not accept the username, or it is taken.
    Username(UsernameError),
    /// An account has this address, on a form that [shows this](crate::Form::reveal_duplicates).
    AddressTaken,
    /// The password is not the one chosen at the sign-up.
    WrongPassword,
    /// The text cannot be a confirmation code. It costs no try.
    CodeMalformed,
    /// The confirmation code is not the one in the newest email.
    WrongCode,
    /// The confirmation code has expired.
    CodeExpired,
    /// Too many wrong codes were entered, so the code of this email works no more.
    TooManyTries,
    /// The captcha was not solved.
    CaptchaMissing,
    /// The solution of the captcha is wrong.
    CaptchaFailed,
    /// The solution of the captcha is too old, or was used before.
    CaptchaExpired,
    /// The captcha service could not check the solution.
    CaptchaUnavailable,
    /// The form was submitted too soon for a browser without scripts.
    CaptchaTooSoon {
        /// Seconds to wait.
        seconds: u16,
    },
    /// Too many people sign up at the moment. A solved proof of work lets this sign-up through, and so may
    /// waiting.
    CaptchaWork {
        /// Seconds to wait.
        seconds: u32,
    },
}

/// The word of every code that has no number and no table of its own.
const WORDS: [(&str, ProblemCode); 36] = [
    ("missing", ProblemCode::Missing),
    ("hidden_character", ProblemCode::HiddenCharacter),
    ("pattern", ProblemCode::Pattern),
    ("not_a_choice", ProblemCode::NotAChoice),
    ("not_a_date", ProblemCode::NotADate),
    ("not_a_number", ProblemCode::NotANumber),
    ("not_a_telephone", ProblemCode::NotATelephone),
    ("not_a_url", ProblemCode::NotAUrl),
    ("address_taken", ProblemCode::AddressTaken),
    ("domain_not_found", ProblemCode::DomainNotFound),
    ("domain_takes_no_mail", ProblemCode::DomainTakesNoMail),
    ("domain_sends_no_mail", ProblemCode::DomainSendsNoMail),
    ("disposable_address", ProblemCode::DisposableAddress),
    ("domain_not_admitted", ProblemCode::DomainNotAdmitted),
    ("invite_malformed", ProblemCode::InviteMalformed),
    ("invite_unknown", ProblemCode::InviteUnknown),
    ("invite_used_up", ProblemCode::InviteUsedUp),
    ("invite_for_another", ProblemCode::InviteForAnother),
    ("not_github_account", ProblemCode::NotGithubAccount),
    ("password_too_long", ProblemCode::Password(PasswordError::TooLong)),
    ("password_repetition", ProblemCode::Password(PasswordError::Repetition)),
    ("password_sequence", ProblemCode::Password(PasswordError::Sequence)),
    ("password_from_address", ProblemCode::Password(PasswordError::FromAddress)),
    ("password_from_site", ProblemCode::Password(PasswordError::FromSite)),
    ("password_from_fields", ProblemCode::Password(PasswordError::FromFields)),
    ("password_common", ProblemCode::Password(PasswordError::Common)),
    ("password_breached", ProblemCode::Password(PasswordError::Breached)),
    ("wrong_password", ProblemCode::WrongPassword),
    ("code_malformed", ProblemCode::CodeMalformed),
    ("wrong_code", ProblemCode::WrongCode),
    ("code_expired", ProblemCode::CodeExpired),
    ("too_many_tries", ProblemCode::TooManyTries),
    ("captcha_missing", ProblemCode::CaptchaMissing),
    ("captcha_failed", ProblemCode::CaptchaFailed),
    ("captcha_expired", ProblemCode::CaptchaExpired),
    ("captcha_unavailable", ProblemCode::CaptchaUnavailable),
];

const PASSWORD_TOO_SHORT: &str = "password_too_short:";
const TOO_SHORT: &str = "too_short:";
const TOO_LONG: &str = "too_long:";
const CAPTCHA_TOO_SOON: &str = "captcha_too_soon:";
const CAPTCHA_WORK: &str = "captcha_work:";
const EMAIL: &str = "email_";
const USERNAME: &str = "username_";
const HOST: &str = "host_";

/// The maximum length of a word of the host, in bytes.
const MAX_HOST_WORD: usize = 64;

impl ProblemCode {
    /// A code of the host.
    #[must_use]
    pub const fn host(word: &'static str) -> Self {
        Self::Host(Cow::Borrowed(word))
    }

    /// The code for the `error` that `input` caused.
    pub(super) fn of_email(error: EmailError, input: &str) -> Self {
        Self::Email { reason: error.reason(), character: error.character(input) }
    }
}

impl fmt::Display for ProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Password(PasswordError::TooShort { min }) => {
                write!(f, "{PASSWORD_TOO_SHORT}{min}")
            }
            Self::TooShort { min } => write!(f, "{TOO_SHORT}{min}"),
            Self::TooLong { max } => write!(f, "{TOO_LONG}{max}"),
            Self::CaptchaTooSoon { seconds } => write!(f, "{CAPTCHA_TOO_SOON}{seconds}"),
            Self::CaptchaWork { seconds } => write!(f, "{CAPTCHA_WORK}{seconds}"),
            Self::OutOfBounds { bound, limit } => write!(f, "{}{limit}", bound.word()),
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

/// The text is not a problem code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UnknownProblemCode;

impl fmt::Display for UnknownProblemCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a problem code of leptos_signup")
    }
}

impl std::error::Error for UnknownProblemCode {}

impl FromStr for ProblemCode {
    type Err = UnknownProblemCode;

    fn from_str(text: &str) -> Result<Self, UnknownProblemCode> {
        let known = WORDS.iter().find(|(word, _)| *word == text).map(|(_, code)| code.clone());
        known.or_else(|| with_content(text)).ok_or(UnknownProblemCode)
    }
}

fn with_content(text: &str) -> Option<ProblemCode> {
    let number = |prefix| Some(text.strip_prefix(prefix)?.parse().ok());
    if let Some(min) = number(PASSWORD_TOO_SHORT) {
        return Some(ProblemCode::Password(PasswordError::TooShort { min: min? }));
    }
    if let Some(min) = number(TOO_SHORT) {
        return Some(ProblemCode::TooShort { min: min? });
    }
    if let Some(max) = number(TOO_LONG) {
        return Some(ProblemCode::TooLong { max: max? });
    }
    if let Some(seconds) = number(CAPTCHA_TOO_SOON) {
        return Some(ProblemCode::CaptchaTooSoon { seconds: seconds? });
    }
    if let Some(seconds) = text.strip_prefix(CAPTCHA_WORK) {
        return Some(ProblemCode::CaptchaWork { seconds: seconds.parse().ok()? });
    }
    if let Some((bound, limit)) = Bound::after(text) {
        return Some(ProblemCode::OutOfBounds { bound, limit: limit.parse().ok()? });
    }
    if let Some(word) = text.strip_prefix(HOST) {
        let is_plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        let is_word = !word.is_empty() && word.len() <= MAX_HOST_WORD && word.bytes().all(is_plain);
        return is_word.then(|| ProblemCode::Host(Cow::Owned(word.to_owned())));
    }
    if let Some(word) = text.strip_prefix(USERNAME) {
        return UsernameError::from_word(word).map(ProblemCode::Username);
    }
    email(text.strip_prefix(EMAIL)?)
}

fn email(word: &str) -> Option<ProblemCode> {
    let (word, character) = match word.split_once(':') {
        Some((word, number)) => (word, Some(char::from_u32(number.parse().ok()?)?)),
        None => (word, None),
    };
    Some(ProblemCode::Email { reason: Reason::from_word(word)?, character })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_read_back_from_its_word() {
        let too_short = ProblemCode::Password(PasswordError::TooShort { min: 8 });
        let reasons = Reason::all().flat_map(|reason| {
            [None, Some(' '), Some('\u{10ffff}')]
                .map(|character| ProblemCode::Email { reason, character })
        });
        let others = [
            too_short,
            ProblemCode::TooShort { min: 2 },
            ProblemCode::TooLong { max: 60 },
            ProblemCode::CaptchaTooSoon { seconds: 20 },
            ProblemCode::CaptchaWork { seconds: 86_400 },
            ProblemCode::host("no_year"),
        ];
        let bounds = [
            (Bound::MinAge, 18),
            (Bound::MaxAge, 120),
            (Bound::MinNumber, -5),
            (Bound::MaxNumber, i64::MAX),
            (Bound::MaxDecimals, 2),
            (Bound::MinChoices, 1),
            (Bound::MaxChoices, 3),
        ];
        let bounds = bounds.map(|(bound, limit)| ProblemCode::OutOfBounds { bound, limit });
        let names = UsernameError::all().map(ProblemCode::Username);
        for code in WORDS
            .iter()
            .map(|(_, code)| code.clone())
            .chain(others)
            .chain(reasons)
            .chain(names)
            .chain(bounds)
        {
            assert_eq!(code.to_string().parse(), Ok(code));
        }
    }

    #[test]
    fn no_code_is_without_a_word() {
        // Fails to compile when a code is added, as a reminder to add its word.
        fn is_listed(code: &ProblemCode) -> bool {
            match code {
                ProblemCode::Missing
                | ProblemCode::TooShort { .. }
                | ProblemCode::TooLong { .. }
                | ProblemCode::HiddenCharacter
                | ProblemCode::Pattern
                | ProblemCode::NotAChoice
                | ProblemCode::NotADate
                | ProblemCode::NotANumber
                | ProblemCode::NotATelephone
                | ProblemCode::NotAUrl
                | ProblemCode::OutOfBounds { .. }
                | ProblemCode::Host(_)
                | ProblemCode::AddressTaken
                | ProblemCode::Username(_)
                | ProblemCode::Email { .. }
                | ProblemCode::DomainNotFound
                | ProblemCode::DomainTakesNoMail
                | ProblemCode::DomainSendsNoMail
                | ProblemCode::DisposableAddress
                | ProblemCode::DomainNotAdmitted
                | ProblemCode::InviteMalformed
                | ProblemCode::InviteUnknown
                | ProblemCode::InviteUsedUp
                | ProblemCode::InviteForAnother
                | ProblemCode::NotGithubAccount
                | ProblemCode::WrongPassword
                | ProblemCode::CodeMalformed
                | ProblemCode::WrongCode
                | ProblemCode::CodeExpired
                | ProblemCode::TooManyTries
                | ProblemCode::CaptchaMissing
                | ProblemCode::CaptchaFailed
                | ProblemCode::CaptchaExpired
                | ProblemCode::CaptchaUnavailable
                | ProblemCode::CaptchaTooSoon { .. }
                | ProblemCode::CaptchaWork { .. } => true,
                ProblemCode::Password(error) => match error {
                    PasswordError::TooShort { .. }
                    | PasswordError::TooLong
                    | PasswordError::Repetition
                    | PasswordError::Sequence
                    | PasswordError::FromAddress
                    | PasswordError::FromSite
                    | PasswordError::FromFields
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
            "min_age:",
            "min_age:x",
            "max_number",
        ] {
            assert_eq!(text.parse::<ProblemCode>(), Err(UnknownProblemCode), "{text}");
        }
    }
}
