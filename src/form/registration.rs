//! Parsing of a submission: from raw strings to typed values.

use core::fmt;

use crate::{
    email::{EmailAddress, error::Reason},
    form::{
        field::{Document, Field, FieldKind},
        invite::InviteCode,
        problem::{Problem, ProblemCode},
        submission::Submission,
        text_value::{self, Lines},
        value::Value,
    },
    password::{self, Password, PasswordError, PasswordPolicy},
    unicode,
    username::{Username, rules::UsernameRules},
};

/// A submission that a form accepted.
///
/// `Debug` shows which fields are filled in, but not their values.
#[derive(Clone, Default)]
#[non_exhaustive]
pub struct Registration {
    /// The email address, if the form asks for one.
    pub email: Option<EmailAddress>,
    /// The username, if the form asks for one.
    pub username: Option<Username>,
    /// The password, if the form asks for one.
    pub password: Option<Password>,
    /// The invite code, if the form asks for one. Only the server knows whether it is valid.
    pub invite: Option<InviteCode>,
    /// The values of the host's fields, in the order of the form, without the empty ones.
    pub profile: Vec<(&'static str, Value)>,
    /// The documents that the person agreed to.
    pub consents: Vec<Document>,
}

impl Registration {
    pub(super) fn parse(fields: &[Field], submission: &Submission) -> Result<Self, Vec<Problem>> {
        let mut accepted = Self::default();
        let mut problems = Vec::new();
        // Secrets come last: the rules for a password compare it with the other fields.
        let (secret, open): (Vec<&Field>, Vec<&Field>) =
            fields.iter().partition(|field| field.is_secret());
        for field in open.into_iter().chain(secret) {
            if let Err(code) = accepted.accept(field, submission.get(field.name())) {
                problems.push(Problem::new(field.name(), code));
            }
        }
        if problems.is_empty() {
            return Ok(accepted);
        }
        let position = |problem: &Problem| fields.iter().position(|f| f.name() == problem.field);
        problems.sort_by_key(position);
        Err(problems)
    }

    /// The value of a host field. `None` if the field was left empty.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.profile.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The text of a host field, or the username.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<&str> {
        if name == "username" {
            return self.username.as_ref().map(Username::as_str);
        }
        match self.value(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The words of the open fields, which a password must not be made of. No password is little more
    /// than one word of a long text.
    pub(crate) fn words(&self) -> Vec<&str> {
        let texts = self.profile.iter().filter_map(|(_, value)| match value {
            Value::Text(text) if text.len() <= password::MAX_LENGTH => Some(text.as_str()),
            _ => None,
        });
        let texts = texts.chain(self.username.as_ref().map(Username::as_str));
        texts.flat_map(str::split_whitespace).collect()
    }

    fn accept(&mut self, field: &Field, typed: &str) -> Result<(), ProblemCode> {
        match field.kind() {
            FieldKind::Email(_) => self.accept_email(field, without_invisible_ends(typed)),
            FieldKind::Username(rules) => self.accept_username(field, typed.trim(), &rules),
            FieldKind::Password(policy) => self.accept_password(typed, policy),
            FieldKind::Invite => self.accept_invite(typed.trim()),
            // The server compares it with the code that it sent.
            FieldKind::Code => missing_if(typed.trim().is_empty()),
            FieldKind::Text { length } => self.accept_text(field, typed, Lines::One, length),
            FieldKind::Multiline { length } => self.accept_text(field, typed, Lines::Many, length),
            FieldKind::Hidden { value } => {
                let typed = if typed.is_empty() { value } else { typed };
                self.accept_text(field, typed, Lines::One, (0, 200))
            }
            FieldKind::Select(choices) => match choices.iter().find(|it| it.value == typed) {
                Some(choice) => self.keep(field, field.parse_by_host(choice.value)?),
                None if !typed.is_empty() => Err(ProblemCode::NotAChoice),
                None => missing_if(field.is_required()),
            },
            FieldKind::Checkbox => {
                let ticked = is_ticked(typed)?;
                missing_if(field.is_required() && !ticked)?;
                self.keep(field, Value::Flag(ticked))
            }
            FieldKind::Consent(document) => {
                if is_ticked(typed)? {
                    self.consents.push(document);
                    return Ok(());
                }
                missing_if(field.is_required())
            }
        }
    }

    fn accept_email(&mut self, field: &Field, typed: &str) -> Result<(), ProblemCode> {
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
        self.email = Some(email);
        Ok(())
    }

    fn accept_username(
        &mut self,
        field: &Field,
        typed: &str,
        rules: &UsernameRules,
    ) -> Result<(), ProblemCode> {
        missing_if(typed.is_empty())?;
        let username = Username::parse(typed, rules).map_err(ProblemCode::Username)?;
        field.parse_by_host(username.as_str())?;
        self.username = Some(username);
        Ok(())
    }

    fn accept_password(&mut self, typed: &str, policy: PasswordPolicy) -> Result<(), ProblemCode> {
        missing_if(typed.is_empty())?;
        let password = Password::parse(typed, policy, self.email.as_ref());
        let password = password.map_err(ProblemCode::Password)?;
        if password::is_made_of_words(&password, &self.words()) {
            return Err(ProblemCode::Password(PasswordError::FromFields));
        }
        self.password = Some(password);
        Ok(())
    }

    fn accept_invite(&mut self, typed: &str) -> Result<(), ProblemCode> {
        missing_if(typed.is_empty())?;
        self.invite = Some(InviteCode::parse(typed).map_err(|_| ProblemCode::InviteMalformed)?);
        Ok(())
    }

    fn accept_text(
        &mut self,
        field: &Field,
        typed: &str,
        lines: Lines,
        length: (u16, u16),
    ) -> Result<(), ProblemCode> {
        match text_value::parse(typed, lines, length)? {
            Some(text) => self.keep(field, field.parse_by_host(&text)?),
            None => missing_if(field.is_required()),
        }
    }

    #[allow(clippy::unnecessary_wraps, reason = "the last step of accepting")]
    fn keep(&mut self, field: &Field, value: Value) -> Result<(), ProblemCode> {
        self.profile.push((field.name(), value));
        Ok(())
    }
}

/// A pasted address may carry an invisible space, such as U+200B. It is never part of an address.
fn without_invisible_ends(typed: &str) -> &str {
    typed.trim_matches(|c: char| c.is_whitespace() || unicode::is_invisible(c))
}

fn missing_if(is_missing: bool) -> Result<(), ProblemCode> {
    if is_missing { Err(ProblemCode::Missing) } else { Ok(()) }
}

impl fmt::Debug for Registration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let built_in = [
            ("email", self.email.is_some()),
            ("username", self.username.is_some()),
            ("password", self.password.is_some()),
            ("invite", self.invite.is_some()),
        ];
        let built_in = built_in.iter().filter(|(_, is_there)| *is_there).map(|(name, _)| *name);
        let profile = self.profile.iter().map(|(name, _)| *name);
        let consents = self.consents.iter().map(|document| document.id);
        let fields: Vec<_> = built_in.chain(profile).chain(consents).collect();
        f.debug_struct("Registration").field("fields", &fields).finish_non_exhaustive()
    }
}

/// A browser posts `on` for a ticked checkbox, and nothing otherwise.
fn is_ticked(typed: &str) -> Result<bool, ProblemCode> {
    match typed {
        "" | "off" | "false" => Ok(false),
        "on" | "true" => Ok(true),
        _ => Err(ProblemCode::NotAChoice),
    }
}
