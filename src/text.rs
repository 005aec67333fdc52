//! The catalogue: labels, hints and error messages in English, made from codes.
//!
//! Sentences without a code are next to the layout of their page or email.

use std::{borrow::Cow, time::Duration};

use crate::{
    email::error::Reason,
    form::{
        field::{Field, FieldKind},
        problem::ProblemCode,
    },
    password::PasswordError,
    username::error::UsernameError,
};

/// The language of the sentences (BCP 47).
pub const LANGUAGE: &str = "en";

/// Writes a time span in whole hours, or in whole minutes if it is not a number of hours.
#[must_use]
pub fn span(time: Duration) -> String {
    let minutes = time.as_secs() / 60;
    let (count, unit) =
        if minutes.is_multiple_of(60) { (minutes / 60, "hour") } else { (minutes, "minute") };
    let plural = if count == 1 { "" } else { "s" };
    format!("{count} {unit}{plural}")
}

/// The label of a field.
#[must_use]
pub fn label(field: &Field) -> &'static str {
    field.get_label().unwrap_or(match field.kind() {
        FieldKind::Email(_) => "Email address",
        FieldKind::Username(_) => "Username",
        FieldKind::Password(_) => "Password",
        FieldKind::Invite => "Invite code",
        FieldKind::Code => "Confirmation code",
        _ => field.name(),
    })
}

/// The hint of a field: how to fill it in.
#[must_use]
pub fn hint(field: &Field) -> Option<Cow<'static, str>> {
    if let Some(hint) = field.get_hint() {
        return Some(hint.into());
    }
    match field.kind() {
        FieldKind::Password(policy) => Some(
            format!(
                "Use at least {} characters. Three or four random words are easy to remember and \
                 hard to guess.",
                policy.min_length()
            )
            .into(),
        ),
        _ => None,
    }
}

/// The error message for `code`, to be shown at `field`.
#[must_use]
#[allow(clippy::too_many_lines, reason = "it is a table: one arm for each code")]
pub fn sentence(code: &ProblemCode, field: Option<&Field>) -> Cow<'static, str> {
    if let Some(own) = field.and_then(|field| field.host_message(code)) {
        return own.into();
    }
    match code {
        // "Enter a username" is wrong where the host calls it "Pen name".
        ProblemCode::Missing if field.is_some_and(is_renamed) => FILL_IN.into(),
        ProblemCode::Missing => missing(field.map(Field::kind)),
        ProblemCode::Email { reason, character: Some(c) } => email_character(*reason, *c).into(),
        ProblemCode::Email { reason, character: None } => email(*reason).into(),
        ProblemCode::DomainNotFound => "We cannot find this domain. Check the spelling after the @.".into(),
        ProblemCode::DomainTakesNoMail | ProblemCode::DomainSendsNoMail => {
            "This domain does not accept email. Check the spelling after the @.".into()
        }
        ProblemCode::DisposableAddress => {
            "Enter a permanent email address. We do not accept temporary ones.".into()
        }
        ProblemCode::DomainNotAdmitted => {
            "You cannot sign up with an email address at this domain. Use a different one.".into()
        }
        ProblemCode::InviteMalformed => "Invite code must be 24 letters and numbers.".into(),
        ProblemCode::InviteUnknown => {
            "This invite code is not valid or has expired. Ask for a new one.".into()
        }
        ProblemCode::InviteUsedUp => {
            "This invite can no longer be used. Ask for a new one and sign up again.".into()
        }
        ProblemCode::InviteForAnother => {
            "This invite is for a different email address. Enter the one that was invited.".into()
        }
        ProblemCode::Username(error) => {
            username(*error, field.and_then(Field::get_label).unwrap_or("Username"))
        }
        ProblemCode::AddressTaken => {
            "There is already an account with this email address. Sign in or use a different one."
                .into()
        }
        ProblemCode::Password(error) => password(*error),
        ProblemCode::TooShort { min } => format!("Use at least {min} characters.").into(),
        ProblemCode::TooLong { max } => format!("Use {max} characters or fewer.").into(),
        ProblemCode::HiddenCharacter => ["This", HIDDEN_CHARACTER, ".", RETYPE].concat().into(),
        ProblemCode::NotAChoice => SELECT.into(),
        ProblemCode::Pattern | ProblemCode::Host(_) => "Check what you entered.".into(),
        ProblemCode::NotGithubAccount => "We cannot find a GitHub account with this username.".into(),
        ProblemCode::WrongPassword => {
            "This is not the password you chose when you signed up. Try again, or tick the box below \
             to set a new one."
                .into()
        }
        ProblemCode::CodeMalformed => "Confirmation code must be 8 letters.".into(),
        ProblemCode::WrongCode => {
            "This code is not correct. Enter the code in the newest email from us.".into()
        }
        ProblemCode::CodeExpired => {
            "This code has expired. Send the email again to get a new one.".into()
        }
        ProblemCode::TooManyTries => "Too many wrong codes. Use the link in the email instead.".into(),
        ProblemCode::CaptchaMissing => "Complete the security check.".into(),
        ProblemCode::CaptchaFailed => "We could not check that you are a person. Try again.".into(),
        ProblemCode::CaptchaExpired => "The security check has expired. Submit the form again.".into(),
        ProblemCode::CaptchaUnavailable => {
            "The security check is not working right now. Try again in a minute.".into()
        }
        ProblemCode::CaptchaTooSoon { seconds } => {
            format!("Wait {seconds} seconds, then submit the form again.").into()
        }
        ProblemCode::CaptchaWork { seconds } => format!(
            "We are very busy. Your browser must do some work first: submit the form again after the \
             security check, or in {seconds} seconds."
        )
        .into(),
    }
}

fn is_renamed(field: &Field) -> bool {
    let is_ours = matches!(field.kind(), FieldKind::Username(_) | FieldKind::Email(_));
    is_ours && field.get_label().is_some()
}

/// The error message as the summary lists it: after the host's label of the field, unless it begins
/// with it anyway.
#[cfg(feature = "_ui")]
pub(crate) fn in_summary(code: &ProblemCode, field: Option<&Field>) -> Cow<'static, str> {
    let sentence = sentence(code, field);
    match field.and_then(Field::get_label) {
        Some(label) if !sentence.starts_with(label) => [label, ": ", &sentence].concat().into(),
        _ => sentence,
    }
}

const FILL_IN: &str = "Fill in this field.";
const SELECT: &str = "Select an option.";

fn missing(kind: Option<FieldKind>) -> Cow<'static, str> {
    match kind {
        Some(FieldKind::Email(_)) => "Enter your email address.",
        Some(FieldKind::Username(_)) => "Enter a username.",
        Some(FieldKind::Password(_)) => "Enter a password.",
        Some(FieldKind::Consent(document)) => {
            return ["Agree to the ", document.title, " to sign up."].concat().into();
        }
        Some(FieldKind::Checkbox) => "Tick this box to continue.",
        Some(FieldKind::Select(_)) => SELECT,
        Some(FieldKind::Invite) => "Enter your invite code.",
        Some(FieldKind::Code) => "Enter the confirmation code.",
        Some(_) | None => FILL_IN,
    }
    .into()
}

const EMAIL_ADDRESS: &str = "Email address";
const HIDDEN_CHARACTER: &str = " contains a hidden character";
const RETYPE: &str = " Delete it and type the text instead of pasting it.";

/// Names a character that is invisible.
fn hidden_character(what: &str, c: char) -> String {
    [what, HIDDEN_CHARACTER, " (", &code_point(c), ").", RETYPE].concat()
}

/// Names the character, because it may be one that the visitor overlooks.
fn email_character(reason: Reason, c: char) -> String {
    let place = match reason {
        Reason::UnsafeChars => return hidden_character(EMAIL_ADDRESS, c),
        Reason::DomainInvalidChars | Reason::LiteralInvalidChars => "part after the @.",
        Reason::DisplayNameInvalidChars => "name.",
        _ => "part before the @.",
    };
    match c {
        ' ' => "Email address cannot contain spaces.".to_owned(),
        '@' => "Email address can only have one @.".to_owned(),
        _ => ["Remove ", &named(c), " from the ", place].concat(),
    }
}

fn named(c: char) -> String {
    if c.is_ascii_graphic() {
        return ["“", c.encode_utf8(&mut [0; 4]), "”"].concat();
    }
    ["the character ", &code_point(c)].concat()
}

/// The Unicode notation, for a character that may be impossible to show.
fn code_point(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[allow(clippy::too_many_lines, reason = "it is a table: one arm for each code")]
fn email(reason: Reason) -> &'static str {
    match reason {
        Reason::MissingAt => "Enter an email address with an @, like name@example.com.",
        Reason::FullwidthAt | Reason::SmallAt => {
            "This @ is a look-alike character. Delete it and type a standard @."
        }
        Reason::LocalEmpty => "Enter the part before the @, like name@example.com.",
        Reason::DomainEmpty => "Enter the part after the @, like name@example.com.",
        Reason::LocalNeedsSmtputf8 => {
            "We can only send mail to addresses with letters a to z, numbers and symbols before the @."
        }
        Reason::LocalInvalidChars | Reason::QuotedInvalidChars => {
            "Remove characters such as spaces and commas before the @."
        }
        Reason::UnsafeChars => {
            "Email address contains a hidden character. Delete it and type the text instead of \
             pasting it."
        }
        Reason::LocalDotStart => "Email address cannot start with a dot.",
        Reason::LocalDotEnd => "Remove the dot before the @.",
        Reason::ConsecutiveDots => "Email address cannot have two dots in a row.",
        Reason::DomainDotStart => "Remove the dot after the @.",
        Reason::DomainDotEnd => "Email address cannot end with a dot.",
        Reason::DomainHyphenStart => "Remove the hyphen after the @.",
        Reason::DomainHyphenEnd => "Email address cannot end with a hyphen.",
        Reason::DomainDotHyphen => "Email address cannot have a dot next to a hyphen after the @.",
        Reason::QuotedNotAllowed | Reason::CharsAfterCloseQuote => {
            "Remove the quotation marks before the @."
        }
        Reason::DomainInvalidChars
        | Reason::DomainInvalidCharsAfterNormalization
        | Reason::DomainUts46Disallowed => {
            "Use only letters, numbers, dots and hyphens after the @."
        }
        Reason::DomainNoDot | Reason::DomainBadTld => {
            "Email address must end with something like .com or .org."
        }
        Reason::DomainSpecialUse => {
            "We cannot send email to this domain. Check the spelling after the @."
        }
        Reason::LiteralNotAllowed
        | Reason::LiteralBadIpv4
        | Reason::LiteralBadIpv6
        | Reason::LiteralNoTag
        | Reason::LiteralBadTag
        | Reason::LiteralInvalidChars => {
            "Enter a domain after the @, like example.com, without brackets."
        }
        Reason::DisplayNameNotAllowed
        | Reason::DisplayNameInvalidChars
        | Reason::AngleBracketUnclosed
        | Reason::TextAfterAddress => {
            "Enter only the email address, without a name or the brackets < and >."
        }
        Reason::LocalTooLong => "The part before the @ must be 64 characters or fewer.",
        Reason::DomainTooLong | Reason::DomainTooLongIdna | Reason::LabelTooLong => {
            "The part after the @ must be 253 characters or fewer, and 63 or fewer between two dots."
        }
        Reason::TooLong | Reason::TooLongAfterNormalization | Reason::TooLongAsIdna => {
            "Email address must be 254 characters or fewer."
        }
        Reason::DomainReservedLdh | Reason::DomainIdnaEncode | Reason::DomainIdnaDecode => {
            "Check the part after the @. It is not a valid domain name."
        }
    }
}

fn username(error: UsernameError, label: &str) -> Cow<'static, str> {
    let rule = match error {
        UsernameError::Invisible { character } => {
            return hidden_character(label, character).into();
        }
        UsernameError::MarkAlone => return "Put the accent on a letter.".into(),
        UsernameError::TooManyMarks => return "Use fewer accents on one letter.".into(),
        UsernameError::MixedDigits => return "Use numbers from one writing system.".into(),
        UsernameError::MixedScripts => {
            return "Use letters from one alphabet. Some of these look like letters from another."
                .into();
        }
        UsernameError::MixedDirections => {
            return "Do not mix left-to-right and right-to-left letters.".into();
        }
        UsernameError::TooShort { min } => format!("must be at least {min} characters."),
        UsernameError::TooLong { max } => format!("must be {max} characters or fewer."),
        UsernameError::NotAllowed { character } => {
            ["cannot contain ", &named(character), "."].concat()
        }
        UsernameError::NotAscii { character } => {
            ["cannot contain ", &named(character), ". Use letters a to z and numbers."].concat()
        }
        UsernameError::Misplaced { character } => {
            ["can only have ", &named(character), " next to certain letters."].concat()
        }
        UsernameError::Empty => "cannot be empty.".to_owned(),
        UsernameError::AtSign => "cannot contain @.".to_owned(),
        UsernameError::Space => "cannot contain spaces.".to_owned(),
        UsernameError::SeparatorAtEnd => "must start and end with a letter or number.".to_owned(),
        UsernameError::SeparatorsInRow => {
            "cannot have two dots, hyphens or underscores in a row.".to_owned()
        }
        UsernameError::Reserved => "is not available. Choose a different one.".to_owned(),
        _ => "is already taken. Choose a different one.".to_owned(),
    };
    [label, " ", &rule].concat().into()
}

fn password(error: PasswordError) -> Cow<'static, str> {
    match error {
        PasswordError::TooShort { min } => {
            format!("Password must be at least {min} characters.").into()
        }
        PasswordError::TooLong => "Password must be 256 characters or fewer.".into(),
        PasswordError::Repetition => {
            "This password repeats itself. Try a few unrelated words.".into()
        }
        PasswordError::Sequence => {
            "This password follows a pattern. Try a few unrelated words.".into()
        }
        PasswordError::FromAddress => "Password cannot be based on your email address.".into(),
        PasswordError::FromSite => "Password cannot be based on the name of this site.".into(),
        PasswordError::FromFields => "Password cannot be based on your other answers.".into(),
        PasswordError::Common => {
            "This password is too easy to guess. Try a few unrelated words.".into()
        }
        PasswordError::Breached => {
            "This password has appeared in a data breach. Choose one you do not use anywhere else."
                .into()
        }
    }
}

/// The sentence above a form, for a refusal that concerns no single field.
#[cfg(feature = "_ui")]
#[must_use]
pub(crate) fn notice(refusal: &crate::Refusal) -> String {
    use crate::wire::refusal::Refusal;

    match refusal {
        Refusal::Busy { retry_after } => {
            format!("We are very busy right now. Try again in {}.", wait(*retry_after))
        }
        Refusal::TooOften { retry_after } => {
            format!("Too many attempts. Try again in {}.", wait(*retry_after))
        }
        Refusal::Unreachable => {
            "We could not connect. Check your internet connection and try again. What you typed is \
             still here."
                .into()
        }
        Refusal::Closed => "Sign-up is closed at the moment.".into(),
        Refusal::Malformed => "This page is out of date. Reload it and try again.".into(),
        Refusal::Problems(_) | Refusal::Unavailable | Refusal::NotConfigured => {
            "Sorry, something went wrong. Try again in a minute.".into()
        }
    }
}

/// Writes a number of seconds, rounded up to whole minutes from two minutes on.
#[cfg(feature = "_ui")]
fn wait(seconds: u32) -> String {
    if seconds < 120 {
        return format!("{seconds} seconds");
    }
    span(Duration::from_secs(u64::from(seconds.div_ceil(60)) * 60))
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

    #[test]
    #[cfg(feature = "_ui")]
    fn a_wait_is_told_in_seconds_or_rounded_up_to_minutes() {
        for (seconds, told) in [
            (5, "5 seconds"),
            (119, "119 seconds"),
            (120, "2 minutes"),
            (121, "3 minutes"),
            (7200, "2 hours"),
        ] {
            assert_eq!(wait(seconds), told);
        }
    }

    fn of(input: &str) -> String {
        let error = EmailAddress::parse(input).unwrap_err();
        let character = error.character(input);
        sentence(&ProblemCode::Email { reason: error.reason(), character }, None).into_owned()
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
        for reason in Reason::all() {
            let text = sentence(&ProblemCode::Email { reason, character: None }, None);
            assert!(text.ends_with('.') && text.len() > 20, "{text}");
        }
        for hidden in ['\u{202e}', '\u{0}', '\u{301}', '\u{e0041}', '\n'] {
            for reason in Reason::all() {
                let text = sentence(&ProblemCode::Email { reason, character: Some(hidden) }, None);
                assert!(!text.contains(hidden));
            }
        }
    }
}
