//! The catalogue: every sentence that a person reads, made from codes.

use std::{borrow::Cow, time::Duration};

use crate::{
    email::Reason,
    form::{Code, Field, FieldKind},
    password::PasswordError,
    username::UsernameError,
};

/// The language of the sentences (BCP 47).
pub const LANGUAGE: &str = "en";

/// A span of time as people say it, in whole minutes or hours.
#[must_use]
pub fn span(time: Duration) -> String {
    let minutes = time.as_secs() / 60;
    let (count, unit) =
        if minutes.is_multiple_of(60) { (minutes / 60, "hour") } else { (minutes, "minute") };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// What a field is called.
#[must_use]
pub fn label(field: &Field) -> &'static str {
    field.own_label().unwrap_or(match field.kind() {
        FieldKind::Email => "E-mail address",
        FieldKind::Username(_) => "Username",
        FieldKind::Password(_) => "Password",
        FieldKind::Invite => "Invite code",
        FieldKind::Code => "Code from the mail",
        _ => field.name(),
    })
}

/// What helps to fill a field in.
#[must_use]
pub fn hint(field: &Field) -> Option<Cow<'static, str>> {
    if let Some(hint) = field.own_hint() {
        return Some(hint.into());
    }
    match field.kind() {
        FieldKind::Password(policy) => Some(
            format!(
                "At least {} characters. A few words in a row are easy to remember and hard to \
                 guess.",
                policy.min_length()
            )
            .into(),
        ),
        _ => None,
    }
}

/// The sentence at a field.
#[must_use]
pub fn sentence(code: &Code, field: Option<&Field>) -> Cow<'static, str> {
    if let Some(own) = field.and_then(|field| field.own_sentence(code)) {
        return own.into();
    }
    match code {
        // Whatever the host calls it.
        Code::Missing if field.is_some_and(is_renamed) => "Please fill this in.".into(),
        Code::Missing => missing(field.map(Field::kind)).into(),
        Code::Email { reason, character: Some(c) } => email_character(*reason, *c).into(),
        Code::Email { reason, character: None } => email(*reason).into(),
        Code::DomainNotFound => {
            "The domain after the @ does not exist. Please check how it is written.".into()
        }
        Code::DomainTakesNoMail => {
            "The domain after the @ takes no mail. Please check how it is written.".into()
        }
        Code::DomainSendsNoMail => {
            "The domain after the @ is not used for mail. Please check how it is written.".into()
        }
        Code::DisposableAddress => {
            "Please use an address that you keep: this one is from a service for throw-away \
             addresses."
                .into()
        }
        Code::DomainNotAdmitted => {
            "Addresses of this domain cannot sign up here. Please use another address.".into()
        }
        Code::InviteMalformed => {
            "This is not a whole invite code: it has 24 letters and digits.".into()
        }
        Code::InviteUnknown => {
            "This invite code is not valid, or not valid any more. Please ask for another one."
                .into()
        }
        Code::InviteUsedUp => {
            "This invite cannot be used any more. Please ask for another one and sign up with it."
                .into()
        }
        Code::InviteForAnother => {
            "This invite is for another address. Please use the address that was invited.".into()
        }
        Code::Username(error) => username(*error),
        Code::AddressTaken => "There is an account with this address already.".into(),
        Code::Password(error) => password(*error),
        Code::TooShort { min } => format!("Use at least {min} characters.").into(),
        Code::TooLong { max } => format!("Use at most {max} characters.").into(),
        Code::HiddenCharacter => {
            "There is an invisible character in this text. Please type it instead of pasting it."
                .into()
        }
        Code::NotAChoice => "Please choose one of the choices.".into(),
        Code::Pattern | Code::Host(_) => "This cannot be taken. Please check it.".into(),
        Code::NotGithubAccount => "There is no GitHub account of this name.".into(),
        Code::WrongPassword => {
            "This is not the password that was chosen when signing up. Try again, or tick the box \
             below to make it your password."
                .into()
        }
        Code::WrongCode => "That is not the code from our latest mail. Please check it.".into(),
        Code::CodeExpired => "This code has expired. Please ask for a new mail.".into(),
        Code::TooManyTries => {
            "The code was entered wrongly too often. Please use the link in the mail instead."
                .into()
        }
        Code::CaptchaMissing => "Please show first that you are no program.".into(),
        Code::CaptchaFailed => {
            "We could not make sure that you are no program. Please try again.".into()
        }
        Code::CaptchaExpired => {
            "The check that you are no program was too long ago. Please send the form again.".into()
        }
        Code::CaptchaUnavailable => {
            "The check that you are no program is out of order. Please send the form again in a \
             moment."
                .into()
        }
        Code::CaptchaTooSoon { seconds } => {
            format!("That was quick. Please wait {seconds} seconds and send the form again.").into()
        }
    }
}

fn is_renamed(field: &Field) -> bool {
    let is_ours = matches!(field.kind(), FieldKind::Username(_) | FieldKind::Email);
    is_ours && field.own_label().is_some()
}

/// The sentence away from its field: with the label before it, where the host gave it one.
#[cfg(feature = "_ui")]
pub(crate) fn in_summary(code: &Code, field: Option<&Field>) -> Cow<'static, str> {
    let sentence = sentence(code, field);
    match field.and_then(Field::own_label) {
        Some(label) => [label, ": ", &sentence].concat().into(),
        None => sentence,
    }
}

fn missing(kind: Option<FieldKind>) -> &'static str {
    match kind {
        Some(FieldKind::Email) => "Enter your e-mail address.",
        Some(FieldKind::Username(_)) => "Choose a username.",
        Some(FieldKind::Password(_)) => "Choose a password.",
        Some(FieldKind::Consent(_)) => "Without this we cannot sign you up.",
        Some(FieldKind::Checkbox) => "Please tick this box.",
        Some(FieldKind::Select(_)) => "Please choose.",
        Some(FieldKind::Invite) => "Enter the invite code that you were given.",
        Some(FieldKind::Code) => "Enter the code from the mail.",
        Some(_) | None => "Please fill this in.",
    }
}

/// Names the character: what somebody cannot see cannot be mended.
fn email_character(reason: Reason, c: char) -> String {
    let place = match reason {
        Reason::UnsafeChars => {
            return [
                "There is an invisible character in this address (",
                &code_point(c),
                "). Please type it instead of pasting it.",
            ]
            .concat();
        }
        Reason::DomainInvalidChars | Reason::LiteralInvalidChars => "after the @",
        Reason::DisplayNameInvalidChars => "in a name without quotes",
        _ => "before the @",
    };
    let what = match c {
        ' ' => "A space".to_owned(),
        '@' => "A second @".to_owned(),
        _ => named(c),
    };
    [&what, " cannot stand ", place, "."].concat()
}

fn named(c: char) -> String {
    if c.is_ascii_graphic() {
        return ["“", c.encode_utf8(&mut [0; 4]), "”"].concat();
    }
    ["The character ", &code_point(c)].concat()
}

/// How Unicode writes a character that cannot be shown.
fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

fn email(reason: Reason) -> &'static str {
    match reason {
        Reason::MissingAt => "An e-mail address has an @ in it, as in name@example.org.",
        Reason::FullwidthAt | Reason::SmallAt => {
            "The @ in this address is a look-alike. Switch your keyboard to Latin and type it again."
        }
        Reason::LocalEmpty => "Something is missing before the @.",
        Reason::DomainEmpty => "Something is missing after the @.",
        Reason::LocalNeedsSmtputf8 => {
            "Only plain letters, digits and signs can stand before the @ here."
        }
        Reason::LocalInvalidChars | Reason::QuotedInvalidChars => {
            "The part before the @ has a character that cannot be there, such as a space or a comma."
        }
        Reason::UnsafeChars => {
            "There is an invisible character in this address. Please type it instead of pasting it."
        }
        Reason::LocalDotStart => "An address cannot start with a dot.",
        Reason::LocalDotEnd => "There cannot be a dot right before the @.",
        Reason::ConsecutiveDots => "There cannot be two dots in a row.",
        Reason::DomainDotStart => "There cannot be a dot right after the @.",
        Reason::DomainDotEnd => "An address cannot end with a dot.",
        Reason::DomainHyphenStart => "There cannot be a hyphen right after the @.",
        Reason::DomainHyphenEnd => "An address cannot end with a hyphen.",
        Reason::DomainDotHyphen => {
            "A dot and a hyphen cannot stand next to each other after the @."
        }
        Reason::QuotedNotAllowed | Reason::CharsAfterCloseQuote => {
            "Please leave out the quotes before the @."
        }
        Reason::DomainInvalidChars
        | Reason::DomainInvalidCharsAfterNormalization
        | Reason::DomainUts46Disallowed => {
            "The part after the @ has a character that cannot be there: letters, digits, dots and \
             hyphens can."
        }
        Reason::DomainNoDot | Reason::DomainBadTld => {
            "The part after the @ is incomplete: it ends in something like .org."
        }
        Reason::DomainSpecialUse => "No mail can be sent to the domain after the @.",
        Reason::LiteralNotAllowed
        | Reason::LiteralBadIpv4
        | Reason::LiteralBadIpv6
        | Reason::LiteralNoTag
        | Reason::LiteralBadTag
        | Reason::LiteralInvalidChars => {
            "The part after the @ is a name such as example.org, without brackets."
        }
        Reason::DisplayNameNotAllowed
        | Reason::DisplayNameInvalidChars
        | Reason::AngleBracketUnclosed
        | Reason::TextAfterAddress => {
            "Enter only the address, without a name and without the brackets < and >."
        }
        Reason::LocalTooLong => "The part before the @ is too long: 64 characters are the most.",
        Reason::DomainTooLong | Reason::DomainTooLongIdna | Reason::LabelTooLong => {
            "The part after the @ is too long: 63 characters between two dots and 253 altogether are \
             the most."
        }
        Reason::TooLong | Reason::TooLongAfterNormalization | Reason::TooLongAsIdna => {
            "This address is too long: 254 characters are the most."
        }
        Reason::DomainReservedLdh | Reason::DomainIdnaEncode | Reason::DomainIdnaDecode => {
            "The part after the @ is not a valid domain name."
        }
    }
}

fn username(error: UsernameError) -> Cow<'static, str> {
    let named =
        |start: &str, c: char| -> Cow<'static, str> { [&named(c), " ", start].concat().into() };
    match error {
        UsernameError::Empty => "Choose a username.".into(),
        UsernameError::TooShort { min } => format!("Use at least {min} characters.").into(),
        UsernameError::TooLong { max } => format!("Use at most {max} characters.").into(),
        UsernameError::AtSign => {
            "A username is not an e-mail address: please leave out the @.".into()
        }
        UsernameError::Space => "There cannot be a space in a username.".into(),
        UsernameError::Invisible { character } => [
            "There is an invisible character in this username (",
            &code_point(character),
            "). Please type it instead of pasting it.",
        ]
        .concat()
        .into(),
        UsernameError::NotAllowed { character } => named("cannot stand in a username.", character),
        UsernameError::NotAscii { character } => {
            named("cannot stand here: use the letters a to z and digits.", character)
        }
        UsernameError::Misplaced { character } => {
            named("stands beside certain letters only.", character)
        }
        UsernameError::SeparatorAtEnd => {
            "A username begins and ends with a letter or a digit.".into()
        }
        UsernameError::SeparatorsInRow => {
            "Dots, hyphens and underscores stand one at a time in a username.".into()
        }
        UsernameError::MarkAlone => "An accent stands on a letter, not by itself.".into(),
        UsernameError::TooManyMarks => "There are too many accents on one letter.".into(),
        UsernameError::MixedDigits => "Please use the digits of one script only.".into(),
        UsernameError::MixedScripts => {
            "Please use the letters of one script: some of these look like others.".into()
        }
        UsernameError::MixedDirections => {
            "Please use letters that are written in one direction.".into()
        }
        UsernameError::Reserved => "This name is kept for the site. Please choose another.".into(),
        _ => "This name is taken. Please choose another.".into(),
    }
}

fn password(error: PasswordError) -> Cow<'static, str> {
    match error {
        PasswordError::TooShort { min } => format!("Use at least {min} characters.").into(),
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
        PasswordError::Breached => {
            "This password was found in a leak, so others know it. Use one that you use nowhere else."
                .into()
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
        Refusal::TooOften { retry_after } => {
            format!(
                "That was too often in a short time, by you or by others. To keep out programs that \
                 sign up by the thousand, we ask you to wait: please try again in {retry_after} \
                 seconds."
            )
        }
        Refusal::Unreachable => {
            "We could not be reached. Check your connection and try again: nothing you typed is lost."
                .into()
        }
        Refusal::Closed => "Signing up is closed at the moment.".into(),
        Refusal::Malformed => "This page is out of date. Please reload it and try again.".into(),
        Refusal::Problems(_) | Refusal::Unavailable | Refusal::NotConfigured => {
            "Something is wrong on our side. Please try again in a minute.".into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::email::EmailAddress;

    #[test]
    fn a_span_is_told_in_the_largest_unit_that_fits() {
        for (minutes, told) in [
            (1, "1 minute"),
            (20, "20 minutes"),
            (60, "1 hour"),
            (90, "90 minutes"),
            (1440, "24 hours"),
        ] {
            assert_eq!(span(Duration::from_secs(minutes * 60)), told);
        }
    }

    fn of(input: &str) -> String {
        let error = EmailAddress::parse(input).unwrap_err();
        let character = error.character(input);
        sentence(&Code::Email { reason: error.reason(), character }, None).into_owned()
    }

    #[test]
    fn a_sentence_names_the_character_that_is_in_the_way() {
        for (input, named) in [
            ("ada lovelace@example.org", "A space cannot stand before the @."),
            ("ada,b@example.org", "“,” cannot stand before the @."),
            ("ada@exa_mple.org", "“_” cannot stand after the @."),
            ("a@b@example.org", "A second @ cannot stand after the @."),
            ("ada\u{200b}@example.org", "(U+200B)"),
            ("ada@example.org\n", "The character U+000A cannot stand after the @."),
        ] {
            assert!(of(input).contains(named), "{}", of(input));
        }
    }

    #[test]
    fn every_reason_has_a_sentence_of_its_own_and_never_what_was_typed() {
        for reason in Reason::all() {
            let text = sentence(&Code::Email { reason, character: None }, None);
            assert!(text.ends_with('.') && text.len() > 20, "{text}");
        }
        for hidden in ['\u{202e}', '\u{0}', '\u{301}', '\u{e0041}', '\n'] {
            for reason in Reason::all() {
                let text = sentence(&Code::Email { reason, character: Some(hidden) }, None);
                assert!(!text.contains(hidden));
            }
        }
    }
}
