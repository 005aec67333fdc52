//! From fields and codes to texts.

use std::borrow::Cow;

use crate::{
    email::error::Reason,
    form::{
        bound::Bound,
        field::{Field, FieldKind},
        problem::ProblemCode,
    },
    password::PasswordError,
    text::{
        catalogue::{Catalogue, Value},
        message::Message as M,
    },
    username::error::UsernameError,
};

/// The label of a field.
#[must_use]
pub fn label(texts: &Catalogue, field: &Field) -> Cow<'static, str> {
    let message = match field.kind() {
        _ if field.get_label().is_some() => None,
        FieldKind::Email(_) => Some(M::EmailAddress),
        FieldKind::Username(_) => Some(M::Username),
        FieldKind::Password(_) => Some(M::Password),
        FieldKind::Invite => Some(M::InviteCode),
        FieldKind::Code => Some(M::ConfirmationCode),
        _ => None,
    };
    match (message, field.get_label()) {
        (Some(message), _) => texts.get(message).to_owned().into(),
        (None, Some(label)) => label.of(texts),
        (None, None) => field.name().into(),
    }
}

/// The label of a field as error messages and the summary have it.
#[must_use]
pub fn short_label(texts: &Catalogue, field: &Field) -> Cow<'static, str> {
    field.get_short_label().map_or_else(|| label(texts, field), |short| short.of(texts))
}

/// The hint of a field: how to fill it in.
#[must_use]
pub fn hint(texts: &Catalogue, field: &Field) -> Option<String> {
    if let Some(hint) = field.get_hint() {
        return Some(hint.of(texts).into_owned());
    }
    match field.kind() {
        FieldKind::Password(policy) => {
            let min = Value::Number(policy.min_length().into());
            Some(texts.fill(M::PasswordHint, &[("min", min)]))
        }
        FieldKind::Code => Some(texts.get(M::CodeHint).to_owned()),
        _ => None,
    }
}

/// The error message for `code`, to be shown at `field`.
#[must_use]
pub fn sentence(texts: &Catalogue, code: &ProblemCode, field: Option<&Field>) -> String {
    if let Some(own) = field.and_then(|field| field.host_message(code)) {
        return own.of(texts).into_owned();
    }
    let number = |message, name, number: u32| texts.fill(message, &[(name, Value::Number(number))]);
    match *code {
        ProblemCode::Missing => missing(texts, field),
        ProblemCode::Email { reason, character } => email(texts, reason, character),
        ProblemCode::Username(error) => username(texts, error, field),
        ProblemCode::Password(PasswordError::TooShort { min }) => {
            number(M::PasswordTooShort, "min", min.into())
        }
        ProblemCode::TooShort { min } => number(M::AtLeast, "min", min.into()),
        ProblemCode::TooLong { max } => number(M::AtMost, "max", max.into()),
        ProblemCode::CaptchaTooSoon { seconds } => {
            number(M::CaptchaTooSoon, "seconds", seconds.into())
        }
        ProblemCode::CaptchaWork { seconds } => {
            texts.fill(M::CaptchaWork, &[("time", Value::Text(&texts.wait(seconds)))])
        }
        ProblemCode::NotADate => labelled(texts, M::NotADate, field, &[]),
        ProblemCode::NotANumber => labelled(texts, M::NotANumber, field, &[]),
        ProblemCode::NotATelephone => labelled(texts, M::NotATelephone, field, &[]),
        ProblemCode::NotAUrl => labelled(texts, M::NotAUrl, field, &[]),
        ProblemCode::OutOfBounds { bound, limit } => out_of_bounds(texts, bound, limit, field),
        _ => texts.get(constant(code)).to_owned(),
    }
}

/// A sentence that names the field.
fn labelled(
    texts: &Catalogue,
    message: M,
    field: Option<&Field>,
    values: &[(&str, Value<'_>)],
) -> String {
    let label = field.map(|field| short_label(texts, field)).unwrap_or_default();
    let label = [("label", Value::Text(&label))];
    texts.fill(message, &[&label, values].concat())
}

fn out_of_bounds(texts: &Catalogue, bound: Bound, limit: i64, field: Option<&Field>) -> String {
    let (message, name) = match bound {
        Bound::MinAge if limit == 0 => (M::NotInTheFuture, "years"),
        Bound::MinAge => (M::MinAge, "years"),
        Bound::MaxAge => (M::MaxAge, "years"),
        Bound::MinNumber => (M::MinNumber, "min"),
        Bound::MaxNumber => (M::MaxNumber, "max"),
        Bound::MaxDecimals if limit == 0 => (M::NotWhole, "places"),
        Bound::MaxDecimals => (M::MaxDecimals, "places"),
        Bound::MinChoices => (M::MinChoices, "min"),
        Bound::MaxChoices => (M::MaxChoices, "max"),
    };
    // A person of 17 years was born less than 18 years ago.
    let limit = if bound == Bound::MaxAge { limit.saturating_add(1) } else { limit };
    let digits = limit.to_string();
    // A language groups and inflects whole numbers from 0 on.
    let limit = u32::try_from(limit).map_or(Value::Text(&digits), Value::Number);
    labelled(texts, message, field, &[(name, limit)])
}

/// The message of a code that holds nothing.
fn constant(code: &ProblemCode) -> M {
    match code {
        ProblemCode::DomainNotFound => M::DomainNotFound,
        ProblemCode::DomainTakesNoMail | ProblemCode::DomainSendsNoMail => M::DomainTakesNoMail,
        ProblemCode::DisposableAddress => M::DisposableAddress,
        ProblemCode::DomainNotAdmitted => M::DomainNotAdmitted,
        ProblemCode::InviteMalformed => M::InviteMalformed,
        ProblemCode::InviteUnknown => M::InviteUnknown,
        ProblemCode::InviteUsedUp => M::InviteUsedUp,
        ProblemCode::InviteForAnother => M::InviteForAnother,
        ProblemCode::AddressTaken => M::AddressTaken,
        ProblemCode::Password(error) => password(*error),
        ProblemCode::HiddenCharacter => M::HiddenCharacter,
        ProblemCode::NotAChoice => M::SelectOption,
        ProblemCode::NotGithubAccount => M::NotOnGithub,
        ProblemCode::WrongPassword => M::PasswordWrong,
        ProblemCode::CodeMalformed => M::CodeMalformed,
        ProblemCode::WrongCode => M::CodeWrong,
        ProblemCode::CodeExpired => M::CodeExpired,
        ProblemCode::TooManyTries => M::CodeTooManyTries,
        ProblemCode::CaptchaMissing => M::CaptchaMissing,
        ProblemCode::CaptchaFailed => M::CaptchaFailed,
        ProblemCode::CaptchaExpired => M::CaptchaExpired,
        ProblemCode::CaptchaUnavailable => M::CaptchaUnavailable,
        // Those with a number or a character have sentences of their own.
        ProblemCode::NotADate
        | ProblemCode::NotANumber
        | ProblemCode::NotATelephone
        | ProblemCode::NotAUrl
        | ProblemCode::OutOfBounds { .. }
        | ProblemCode::Pattern
        | ProblemCode::Host(_)
        | ProblemCode::Missing
        | ProblemCode::Email { .. }
        | ProblemCode::Username(_)
        | ProblemCode::TooShort { .. }
        | ProblemCode::TooLong { .. }
        | ProblemCode::CaptchaTooSoon { .. }
        | ProblemCode::CaptchaWork { .. } => M::CheckEntry,
    }
}

/// The error message as the summary lists it: after the host's label of the field, unless it begins
/// with it anyway.
#[cfg(feature = "_ui")]
pub(crate) fn in_summary(texts: &Catalogue, code: &ProblemCode, field: Option<&Field>) -> String {
    let sentence = sentence(texts, code, field);
    let has_own = |field: &&Field| field.get_label().or(field.get_short_label()).is_some();
    match field.filter(has_own).map(|field| short_label(texts, field)) {
        Some(label) if !sentence.starts_with(&*label) => texts.fill(
            M::SummaryEntry,
            &[("label", Value::Text(&label)), ("error", Value::Text(&sentence))],
        ),
        _ => sentence,
    }
}

fn missing(texts: &Catalogue, field: Option<&Field>) -> String {
    let Some(field) = field else { return texts.get(M::FillIn).to_owned() };
    let message = match field.kind() {
        FieldKind::Consent(document) => {
            let title = document.title.of(texts);
            return texts.fill(M::AgreeTo, &[("document", Value::Text(&title))]);
        }
        FieldKind::Password(_) => M::EnterPassword,
        FieldKind::Checkbox => M::TickBox,
        FieldKind::Select(_) | FieldKind::Radio(_) | FieldKind::Country => M::SelectOption,
        FieldKind::Several { count: (min, _), .. } => {
            let min = Value::Number(min.max(1).into());
            return texts.fill(M::MinChoices, &[("min", min)]);
        }
        FieldKind::Invite => M::EnterInvite,
        FieldKind::Code => M::EnterCode,
        // "Enter a username" is wrong where the host calls it "Pen name".
        FieldKind::Email(_) if field.get_label().is_none() => M::EnterEmail,
        FieldKind::Username(_) if field.get_label().is_none() => M::EnterUsername,
        _ => M::FillIn,
    };
    texts.get(message).to_owned()
}

/// Names a character, because it may be one that the visitor overlooks or cannot see.
fn named(texts: &Catalogue, c: char) -> String {
    if c.is_ascii_graphic() {
        let character = c.to_string();
        return texts.fill(M::QuotedCharacter, &[("character", Value::Text(&character))]);
    }
    texts.fill(M::NamedCharacter, &[("code", Value::Text(&code_point(c)))])
}

/// The Unicode notation, for a character that may be impossible to show.
fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn email(texts: &Catalogue, reason: Reason, character: Option<char>) -> String {
    let Some(c) = character else { return texts.get(email_constant(reason)).to_owned() };
    let place = match reason {
        Reason::UnsafeChars => {
            return texts.fill(M::EmailHiddenNamed, &[("code", Value::Text(&code_point(c)))]);
        }
        _ if c == ' ' => return texts.get(M::EmailSpace).to_owned(),
        _ if c == '@' => return texts.get(M::EmailTwoAts).to_owned(),
        Reason::DomainInvalidChars | Reason::LiteralInvalidChars => M::EmailRemoveAfter,
        Reason::DisplayNameInvalidChars => M::EmailRemoveName,
        _ => M::EmailRemoveBefore,
    };
    texts.fill(place, &[("character", Value::Text(&named(texts, c)))])
}

fn email_constant(reason: Reason) -> M {
    match reason {
        Reason::MissingAt => M::EmailMissingAt,
        Reason::FullwidthAt | Reason::SmallAt => M::EmailLookAlikeAt,
        Reason::LocalEmpty => M::EmailLocalEmpty,
        Reason::DomainEmpty => M::EmailDomainEmpty,
        Reason::LocalNeedsSmtputf8 => M::EmailLocalNotAscii,
        Reason::LocalInvalidChars | Reason::QuotedInvalidChars => M::EmailLocalCharacters,
        Reason::UnsafeChars => M::EmailHidden,
        Reason::LocalDotStart => M::EmailDotStart,
        Reason::LocalDotEnd => M::EmailDotBeforeAt,
        Reason::ConsecutiveDots => M::EmailTwoDots,
        Reason::DomainDotStart => M::EmailDotAfterAt,
        Reason::DomainDotEnd => M::EmailDotEnd,
        Reason::DomainHyphenStart => M::EmailHyphenAfterAt,
        Reason::DomainHyphenEnd => M::EmailHyphenEnd,
        Reason::DomainDotHyphen => M::EmailDotHyphen,
        Reason::QuotedNotAllowed | Reason::CharsAfterCloseQuote => M::EmailQuotes,
        Reason::DomainInvalidChars
        | Reason::DomainInvalidCharsAfterNormalization
        | Reason::DomainUts46Disallowed => M::EmailDomainCharacters,
        Reason::DomainNoDot | Reason::DomainBadTld => M::EmailNoEnding,
        Reason::DomainSpecialUse => M::EmailSpecialDomain,
        Reason::LiteralNotAllowed
        | Reason::LiteralBadIpv4
        | Reason::LiteralBadIpv6
        | Reason::LiteralNoTag
        | Reason::LiteralBadTag
        | Reason::LiteralInvalidChars => M::EmailBrackets,
        Reason::DisplayNameNotAllowed
        | Reason::DisplayNameInvalidChars
        | Reason::AngleBracketUnclosed
        | Reason::TextAfterAddress => M::EmailOnlyAddress,
        Reason::LocalTooLong => M::EmailLocalTooLong,
        Reason::DomainTooLong | Reason::DomainTooLongIdna | Reason::LabelTooLong => {
            M::EmailDomainTooLong
        }
        Reason::TooLong | Reason::TooLongAfterNormalization | Reason::TooLongAsIdna => {
            M::EmailTooLong
        }
        Reason::DomainReservedLdh | Reason::DomainIdnaEncode | Reason::DomainIdnaDecode => {
            M::EmailBadDomain
        }
    }
}

fn username(texts: &Catalogue, error: UsernameError, field: Option<&Field>) -> String {
    let has_own = |field: &&Field| field.get_label().or(field.get_short_label()).is_some();
    let label = match field.filter(has_own) {
        Some(field) => short_label(texts, field),
        None => texts.get(M::Username).to_owned().into(),
    };
    let with = |message, name: &str, value: Value<'_>| {
        texts.fill(message, &[("label", Value::Text(&label)), (name, value)])
    };
    let with_character = |message, c| {
        let character = named(texts, c);
        with(message, "character", Value::Text(&character))
    };
    let message = match error {
        UsernameError::TooShort { min } => {
            return with(M::UsernameTooShort, "min", Value::Number(min.into()));
        }
        UsernameError::TooLong { max } => {
            return with(M::UsernameTooLong, "max", Value::Number(max.into()));
        }
        UsernameError::Invisible { character } => {
            return with(M::UsernameHidden, "code", Value::Text(&code_point(character)));
        }
        UsernameError::NotAllowed { character } => {
            return with_character(M::UsernameCharacter, character);
        }
        UsernameError::NotAscii { character } => {
            return with_character(M::UsernameNotAscii, character);
        }
        UsernameError::Misplaced { character } => {
            return with_character(M::UsernameMisplaced, character);
        }
        UsernameError::MarkAlone => M::UsernameAccentAlone,
        UsernameError::TooManyMarks => M::UsernameAccents,
        UsernameError::MixedDigits => M::UsernameDigits,
        UsernameError::MixedScripts => M::UsernameScripts,
        UsernameError::MixedDirections => M::UsernameDirections,
        UsernameError::Empty => M::UsernameEmpty,
        UsernameError::AtSign => M::UsernameAt,
        UsernameError::Space => M::UsernameSpace,
        UsernameError::SeparatorAtEnd => M::UsernameEnds,
        UsernameError::SeparatorsInRow => M::UsernameSeparators,
        UsernameError::Reserved => M::UsernameReserved,
        UsernameError::Taken => M::UsernameTaken,
    };
    texts.fill(message, &[("label", Value::Text(&label))])
}

fn password(error: PasswordError) -> M {
    match error {
        PasswordError::TooShort { .. } => M::PasswordTooShort,
        PasswordError::TooLong => M::PasswordTooLong,
        PasswordError::Repetition => M::PasswordRepeats,
        PasswordError::Sequence => M::PasswordPattern,
        PasswordError::FromAddress => M::PasswordLikeEmail,
        PasswordError::FromSite => M::PasswordLikeSite,
        PasswordError::FromFields => M::PasswordLikeAnswers,
        PasswordError::Common => M::PasswordCommon,
        PasswordError::Breached => M::PasswordBreached,
    }
}

/// The sentence above a form, for a refusal that concerns no single field.
#[cfg(feature = "_ui")]
#[must_use]
pub(crate) fn notice(texts: &Catalogue, refusal: &crate::Refusal) -> String {
    use crate::wire::refusal::Refusal;

    let message = match refusal {
        Refusal::Busy { retry_after } => return wait(texts, M::BusyNotice, *retry_after),
        Refusal::TooOften { retry_after } => return wait(texts, M::TooOftenNotice, *retry_after),
        Refusal::Unreachable => M::UnreachableNotice,
        Refusal::Closed => M::ClosedNotice,
        Refusal::Malformed => M::OutdatedNotice,
        Refusal::Problems(_) | Refusal::Unavailable | Refusal::NotConfigured => M::FailedNotice,
    };
    texts.get(message).to_owned()
}

#[cfg(feature = "_ui")]
fn wait(texts: &Catalogue, message: M, seconds: u32) -> String {
    texts.fill(message, &[("time", Value::Text(&texts.wait(seconds)))])
}

#[cfg(test)]
mod tests;
