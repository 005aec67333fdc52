//! A submission that a form accepted: typed values.

use core::fmt;

use crate::{
    email::EmailAddress,
    form::{date::Date, decimal::Decimal, document::Document, invite::InviteCode, value::Value},
    password::{self, Password},
    username::Username,
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

    /// The day of a [date field](super::Field::date).
    #[must_use]
    pub fn date(&self, name: &str) -> Option<Date> {
        match self.value(name) {
            Some(Value::Date(day)) => Some(*day),
            _ => None,
        }
    }

    /// The number of a [number field](super::Field::number), with or without decimals.
    #[must_use]
    pub fn decimal(&self, name: &str) -> Option<Decimal> {
        match self.value(name) {
            Some(Value::Decimal(number)) => Some(*number),
            _ => None,
        }
    }

    /// The number of a [number field](super::Field::number) without decimals.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<i64> {
        match self.value(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// Whether a checkbox is ticked.
    #[must_use]
    pub fn flag(&self, name: &str) -> bool {
        matches!(self.value(name), Some(Value::Flag(true)))
    }

    /// What was chosen of [several choices](super::Field::several).
    #[must_use]
    pub fn several(&self, name: &str) -> &[String] {
        match self.value(name) {
            Some(Value::Several(chosen)) => chosen,
            _ => &[],
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

    /// Keeps the value of a field of the host.
    pub(super) fn keep(&mut self, name: &'static str, value: Value) {
        self.profile.push((name, value));
    }
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
