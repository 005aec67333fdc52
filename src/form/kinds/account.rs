//! What a sign-up is about: the address, the username, the password, and the codes.

use crate::{
    email::{
        EmailAddress,
        error::{EmailError, Reason},
        options::Options,
    },
    form::{
        field::{Field, FieldKind},
        invite::InviteCode,
        kinds::missing_if,
        problem::ProblemCode,
        registration::Registration,
        submission::Submission,
    },
    password::{self, Password, PasswordError, PasswordPolicy},
    unicode,
    username::{Username, rules::UsernameRules},
};
#[cfg(feature = "_ui")]
use crate::{
    form::{NEW_PASSWORD, field::ListOption},
    text::{catalogue::Catalogue, message::Message},
};

impl Field {
    pub(in crate::form) const fn email() -> Self {
        Self::new("email", FieldKind::Email(Options::new()), accept_email)
            .with_address_parser(parse_standard)
            .with_attributes(&[
                ("spellcheck", "false"),
                ("autocapitalize", "none"),
                ("type", "email"),
                ("dir", "ltr"),
                ("inputmode", "email"),
            ])
    }

    pub(in crate::form) fn email_with(options: Options) -> Self {
        Self::email()
            .with_kind(FieldKind::Email(options))
            .with_address_parser(EmailAddress::parse_with)
    }

    /// A unique public name, posted as `username`. In a form without an email address it identifies
    /// the account.
    ///
    /// ```
    /// use leptos_signup::{Form, form::Field, username::UsernameRules};
    ///
    /// let rules = UsernameRules::ascii().with_length(2, 20);
    /// let form = Form::new("forum").field(Field::username(rules).label("Pen name")).password();
    /// ```
    #[must_use]
    pub const fn username(rules: UsernameRules) -> Self {
        Self::new("username", FieldKind::Username(rules), accept_username).with_attributes(&[
            ("spellcheck", "false"),
            ("autocapitalize", "none"),
            ("autocorrect", "off"),
            ("type", "text"),
        ])
    }

    pub(in crate::form) const fn password(policy: PasswordPolicy) -> Self {
        Self::new("password", FieldKind::Password(policy), accept_password).with_attributes(&[
            ("spellcheck", "false"),
            ("autocapitalize", "none"),
            ("autocorrect", "off"),
        ])
    }

    #[cfg(feature = "_ui")]
    pub(crate) const fn code() -> Self {
        Self::new("code", FieldKind::Code, accept_code).with_attributes(&[
            ("spellcheck", "false"),
            ("type", "text"),
            ("dir", "ltr"),
            ("inputmode", "numeric"),
            ("maxlength", "32"),
        ])
    }

    pub(in crate::form) const fn invite() -> Self {
        Self::new("invite", FieldKind::Invite, accept_invite).with_attributes(&[
            ("spellcheck", "false"),
            ("type", "text"),
            ("dir", "ltr"),
            ("autocapitalize", "characters"),
            ("autocorrect", "off"),
            ("maxlength", "64"),
        ])
    }

    /// The fields for a browser that did not begin the sign-up: whether the password is a new one, and the
    /// password.
    #[cfg(feature = "_ui")]
    pub(in crate::form) fn with_replacement(self) -> [Self; 2] {
        let choice = Self::checkbox(NEW_PASSWORD).as_two_choices(known_or_new);
        let known = self.accepted_by(accept_known_or_new);
        [choice.label(Message::PasswordChoice), known]
    }

    /// A required checkbox, so that no mail scanner cancels a sign-up by pressing the button.
    #[cfg(feature = "_ui")]
    pub(crate) fn confirm_cancel() -> Self {
        Self::checkbox("sure").required().label(Message::DidNotSignUp)
    }
}

/// A build whose forms all have the standard rules contains no others.
fn parse_standard(typed: &str, _: &Options) -> Result<EmailAddress, EmailError> {
    EmailAddress::parse(typed)
}

fn accept_email(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let typed = without_invisible_ends(submission.get(field.name()));
    missing_if(typed.is_empty())?;
    let Some(parsed) = field.parse_address(typed) else { return Ok(()) };
    let email = parsed.map_err(|error| ProblemCode::of_email(error, typed))?;
    // Programs that send mail may read the first as an option and decode the second (RFC 2047).
    let local = email.local_part();
    let character = match (local.starts_with('-'), local.contains("=?")) {
        (false, false) => None,
        (true, _) => Some('-'),
        (_, true) => Some('='),
    };
    if character.is_some() {
        return Err(ProblemCode::Email { reason: Reason::LocalInvalidChars, character });
    }
    accepted.email = Some(email);
    Ok(())
}

fn accept_username(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let FieldKind::Username(rules) = field.kind() else { return Ok(()) };
    let typed = submission.get(field.name()).trim();
    missing_if(typed.is_empty())?;
    let username = Username::parse(typed, &rules).map_err(ProblemCode::Username)?;
    field.parse_by_host(username.as_str())?;
    accepted.username = Some(username);
    Ok(())
}

fn accept_password(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let FieldKind::Password(policy) = field.kind() else { return Ok(()) };
    let typed = submission.get(field.name());
    missing_if(typed.is_empty())?;
    let password = Password::parse(typed, policy, accepted.email.as_ref());
    let password = password.map_err(ProblemCode::Password)?;
    if password::is_made_of_words(&password, &accepted.words()) {
        return Err(ProblemCode::Password(PasswordError::FromFields));
    }
    accepted.password = Some(password);
    Ok(())
}

/// The page takes the password of the sign-up as it is: only the server can tell whether it is the right one.
#[cfg(feature = "_ui")]
fn accept_known_or_new(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    if submission.get(NEW_PASSWORD) == "on" {
        return accept_password(field, submission, accepted);
    }
    let typed = submission.get(field.name());
    missing_if(typed.is_empty())?;
    accepted.password = Some(Password::known(typed).map_err(ProblemCode::Password)?);
    Ok(())
}

#[cfg(feature = "_ui")]
fn known_or_new(_: &Field, texts: &Catalogue) -> Vec<ListOption> {
    [("", Message::UseKnownPassword), ("on", Message::UseNewPassword)]
        .map(|(value, label)| (value.into(), texts.get(label).to_owned().into()))
        .into()
}

fn accept_invite(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let typed = submission.get(field.name()).trim();
    missing_if(typed.is_empty())?;
    let code = InviteCode::parse(typed).map_err(|_| ProblemCode::InviteMalformed)?;
    accepted.invite = Some(code);
    Ok(())
}

/// The server compares it with the code that it sent.
#[cfg(feature = "_ui")]
fn accept_code(
    field: &Field,
    submission: &Submission,
    _: &mut Registration,
) -> Result<(), ProblemCode> {
    missing_if(submission.get(field.name()).trim().is_empty())
}

/// A pasted address may carry an invisible space, such as U+200B. It is never part of an address.
fn without_invisible_ends(typed: &str) -> &str {
    typed.trim_matches(|c: char| c.is_whitespace() || unicode::is_invisible(c))
}
