//! The catalogue: every sentence that a person reads, made from codes.

use crate::{
    email::EmailError,
    form::{Code, FieldKind},
    password::PasswordError,
};

/// What a field is called.
#[must_use]
pub fn label(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Email => "E-mail address",
        FieldKind::Password(_) => "Password",
    }
}

/// What helps to fill a field in.
#[must_use]
pub fn hint(kind: FieldKind) -> Option<String> {
    match kind {
        FieldKind::Email => None,
        FieldKind::Password(policy) => Some(format!(
            "At least {} characters. A few words in a row are easy to remember and hard to guess.",
            policy.min_length()
        )),
    }
}

/// The sentence at a field.
#[must_use]
pub fn sentence(code: Code, kind: Option<FieldKind>) -> String {
    match code {
        Code::Missing => missing(kind).into(),
        Code::Email(error) => email(error).into(),
        Code::Password(error) => password(error),
        Code::WrongCode => "That is not the code from our latest mail. Please check it.".into(),
        Code::CodeExpired => "This code has expired. Please ask for a new mail.".into(),
        Code::TooManyTries => {
            "The code was entered wrongly too often. Please use the link in the mail instead."
                .into()
        }
    }
}

fn missing(kind: Option<FieldKind>) -> &'static str {
    match kind {
        Some(FieldKind::Email) => "Enter your e-mail address.",
        Some(FieldKind::Password(_)) => "Choose a password.",
        None => "Enter the code from the mail.",
    }
}

fn email(error: EmailError) -> &'static str {
    match error {
        EmailError::MissingAt => "An e-mail address has an @ in it, as in name@example.org.",
        EmailError::LocalMissing => "Something is missing before the @.",
        EmailError::LocalInvalid => "The part before the @ has a character that cannot be there.",
        EmailError::DomainMissing => "Something is missing after the @.",
        EmailError::DomainInvalid => "The part after the @ is not a valid domain name.",
        EmailError::DomainIncomplete => {
            "The part after the @ is incomplete: it ends in something like .org."
        }
        EmailError::DomainReserved => "No mail can be sent to the domain after the @.",
        EmailError::TooLong => "This address is too long.",
    }
}

fn password(error: PasswordError) -> String {
    match error {
        PasswordError::TooShort { min } => format!("Use at least {min} characters."),
        PasswordError::TooLong => "Use at most 256 characters.".into(),
        PasswordError::Repetition => "This repeats itself. Use something more varied.".into(),
        PasswordError::Sequence => {
            "This follows the alphabet, the numbers or the keyboard. Use something less regular."
                .into()
        }
        PasswordError::FromAddress => {
            "This is made of your e-mail address. Use something that others do not know.".into()
        }
        PasswordError::FromSite => {
            "This is made of the name of this site. Use something less obvious.".into()
        }
        PasswordError::Common => {
            "This is among the passwords that are tried first. Use a few unrelated words.".into()
        }
    }
}

/// The sentence above a form that was not taken for a reason of no field.
#[cfg(feature = "_ui")]
#[must_use]
pub(crate) fn notice(refusal: &crate::Refusal) -> String {
    use crate::Refusal;

    match refusal {
        Refusal::Busy { retry_after } => format!(
            "Very many people are signing up right now. Please try again in {retry_after} seconds."
        ),
        Refusal::Unreachable => {
            "We could not be reached. Check your connection and try again: nothing you typed is lost."
                .into()
        }
        Refusal::Malformed => "This page is out of date. Please reload it and try again.".into(),
        Refusal::Problems(_) | Refusal::Unavailable | Refusal::NotConfigured => {
            "Something is wrong on our side. Please try again in a minute.".into()
        }
    }
}
