//! From fields and codes to texts.

use std::borrow::Cow;

use crate::{
    email::error::Reason,
    form::{
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
        _ => texts.get(constant(code)).to_owned(),
    }
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
        ProblemCode::Pattern
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
    match field.filter(|field| field.get_label().is_some()).map(|field| label(texts, field)) {
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
        FieldKind::Select(_) => M::SelectOption,
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
    let label = match field.filter(|field| field.get_label().is_some()) {
        Some(field) => label(texts, field),
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
mod tests {
    use super::*;
    use crate::{email::EmailAddress, text::languages::ENGLISH};

    fn of(input: &str) -> String {
        let error = EmailAddress::parse(input).unwrap_err();
        let character = error.character(input);
        let code = ProblemCode::Email { reason: error.reason(), character };
        sentence(&Catalogue::new(&ENGLISH), &code, None)
    }

    #[test]
    fn a_sentence_names_the_character_that_is_in_the_way() {
        for (input, named) in [
            ("ada lovelace@example.org", "cannot contain spaces."),
            ("ada,b@example.org", "Remove “,” from the part before the @."),
            ("ada@exa_mple.org", "Remove “_” from the part after the @."),
            ("a@b@example.org", "can only have one @."),
            ("ada\u{200b}@example.org", "(U+200B)"),
            ("ada@example.org\n", "the character U+000A from the part after the @."),
        ] {
            assert!(of(input).contains(named), "{}", of(input));
        }
    }

    #[test]
    fn every_reason_has_a_sentence_of_its_own_and_never_what_was_typed() {
        let texts = Catalogue::new(&ENGLISH);
        for reason in Reason::all() {
            let text = sentence(&texts, &ProblemCode::Email { reason, character: None }, None);
            assert!(text.ends_with('.') && text.len() > 20, "{text}");
        }
        for hidden in ['\u{202e}', '\u{0}', '\u{301}', '\u{e0041}', '\n'] {
            for reason in Reason::all() {
                let code = ProblemCode::Email { reason, character: Some(hidden) };
                assert!(!sentence(&texts, &code, None).contains(hidden));
            }
        }
    }

    /// The browser has the lines that the server wrote, and the same functions.
    #[cfg(feature = "ssr")]
    #[test]
    fn the_browser_has_the_same_sentence_for_every_problem_in_every_language() {
        use crate::form::{Form, submission::Submission};

        let form = Form::new("account").invite().username().email().password();
        let typed = [
            "",
            "a",
            "ad a",
            "a@b@c.de",
            "ада",
            "a\u{200b}b@example.org",
            "-x-",
            "aaaaaaaaaaaaaaaa",
        ];
        let mut problems = Vec::new();
        for typed in typed {
            let names = form.fields().iter().map(|field| (field.name(), typed));
            problems
                .extend(form.validate(&Submission::from_pairs(names)).err().unwrap_or_default());
        }
        let codes = Reason::all().map(|reason| ProblemCode::Email { reason, character: None });
        let codes = codes.chain(UsernameError::all().map(ProblemCode::Username));
        let numbers = (1..300).map(|max| ProblemCode::TooLong { max });
        let waits = (1..300).map(|n| ProblemCode::CaptchaWork { seconds: n * 17 });
        let others = codes.chain(numbers).chain(waits).map(|code| ("email", code));
        let found = problems.iter().map(|it| (it.field.as_str(), it.code.clone()));
        let all: Vec<_> = found.chain(others).collect();
        assert!(all.len() > 600, "{}", all.len());
        for translation in crate::text::languages::ALL {
            let server = Catalogue::new(translation);
            let browser = Catalogue::from_lines(&server.to_lines()).unwrap();
            for (name, code) in &all {
                let field = form.fields().iter().find(|field| field.name() == *name);
                let there = in_summary(&browser, code, field);
                assert_eq!(there, in_summary(&server, code, field), "{}", server.language());
                assert!(!there.contains(['{', '}']) && there.trim() == there, "{there}");
            }
        }
    }
}
