//! From the strings that somebody posted to what they mean.

use super::{
    Code, Document, Field, FieldKind, InviteCode, Problem, Submission, Value,
    text_value::{self, Lines},
};
use crate::{
    email::EmailAddress,
    password::{Password, PasswordPolicy},
    username::{Username, UsernameRules},
};

/// A submission that a form accepted.
#[derive(Clone, Debug, Default)]
#[non_exhaustive]
pub struct Registration {
    /// The address, when the form asks for one.
    pub email: Option<EmailAddress>,
    /// The name, when the form asks for one.
    pub username: Option<Username>,
    /// The password, when the form asks for one.
    pub password: Option<Password>,
    /// The invite code, when the form asks for one. Whether it is good only the server knows.
    pub invite: Option<InviteCode>,
    /// The values of the host's fields, in the order of the form. What was left empty is not there.
    pub profile: Vec<(&'static str, Value)>,
    /// The documents that were agreed to.
    pub consents: Vec<Document>,
}

impl Registration {
    pub(super) fn parse(fields: &[Field], submission: &Submission) -> Result<Self, Vec<Problem>> {
        let mut accepted = Self::default();
        let mut problems = Vec::new();
        // A password may not be made of what is beside it, wherever that stands.
        let (secret, open): (Vec<&Field>, Vec<&Field>) =
            fields.iter().partition(|field| field.is_secret());
        for field in open.into_iter().chain(secret) {
            if let Err(code) = accepted.accept(field, submission.get(field.name())) {
                problems.push(Problem { field: field.name().to_owned(), code });
            }
        }
        if problems.is_empty() {
            return Ok(accepted);
        }
        let position = |problem: &Problem| fields.iter().position(|f| f.name() == problem.field);
        problems.sort_by_key(position);
        Err(problems)
    }

    /// The value of a field of the host.
    #[must_use]
    pub fn value(&self, name: &str) -> Option<&Value> {
        self.profile.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The text of a field of the host, or the username.
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

    fn accept(&mut self, field: &Field, typed: &str) -> Result<(), Code> {
        match field.kind() {
            FieldKind::Email => self.accept_email(typed.trim()),
            FieldKind::Username(rules) => self.accept_username(field, typed.trim(), &rules),
            FieldKind::Password(policy) => self.accept_password(typed, policy),
            FieldKind::Invite => self.accept_invite(typed.trim()),
            // It is compared where it is known.
            FieldKind::Code => missing_if(typed.trim().is_empty()),
            FieldKind::Text { length } => self.accept_text(field, typed, Lines::One, length),
            FieldKind::Multiline { length } => self.accept_text(field, typed, Lines::Many, length),
            FieldKind::Hidden { value } => {
                let typed = if typed.is_empty() { value } else { typed };
                self.accept_text(field, typed, Lines::One, (0, 200))
            }
            FieldKind::Select(choices) => match choices.iter().find(|it| it.value == typed) {
                Some(choice) => self.keep(field, field.judge(choice.value)?),
                None if !typed.is_empty() => Err(Code::NotAChoice),
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

    fn accept_email(&mut self, typed: &str) -> Result<(), Code> {
        missing_if(typed.is_empty())?;
        let email = EmailAddress::parse(typed).map_err(|error| Code::of_email(error, typed))?;
        self.email = Some(email);
        Ok(())
    }

    fn accept_username(
        &mut self,
        field: &Field,
        typed: &str,
        rules: &UsernameRules,
    ) -> Result<(), Code> {
        missing_if(typed.is_empty())?;
        let username = Username::parse(typed, rules).map_err(Code::Username)?;
        field.judge(username.as_str())?;
        self.username = Some(username);
        Ok(())
    }

    fn accept_password(&mut self, typed: &str, policy: PasswordPolicy) -> Result<(), Code> {
        missing_if(typed.is_empty())?;
        let password = Password::parse(typed, policy, self.email.as_ref());
        self.password = Some(password.map_err(Code::Password)?);
        Ok(())
    }

    fn accept_invite(&mut self, typed: &str) -> Result<(), Code> {
        missing_if(typed.is_empty())?;
        self.invite = Some(InviteCode::parse(typed).map_err(|_| Code::InviteMalformed)?);
        Ok(())
    }

    fn accept_text(
        &mut self,
        field: &Field,
        typed: &str,
        lines: Lines,
        length: (u16, u16),
    ) -> Result<(), Code> {
        match text_value::parse(typed, lines, length)? {
            Some(text) => self.keep(field, field.judge(&text)?),
            None => missing_if(field.is_required()),
        }
    }

    #[allow(clippy::unnecessary_wraps, reason = "the last step of accepting")]
    fn keep(&mut self, field: &Field, value: Value) -> Result<(), Code> {
        self.profile.push((field.name(), value));
        Ok(())
    }
}

fn missing_if(is_missing: bool) -> Result<(), Code> {
    if is_missing { Err(Code::Missing) } else { Ok(()) }
}

/// A browser posts `on` or nothing.
fn is_ticked(typed: &str) -> Result<bool, Code> {
    match typed {
        "" | "off" | "false" => Ok(false),
        "on" | "true" => Ok(true),
        _ => Err(Code::NotAChoice),
    }
}
