//! How an account is looked up by what a person types.

use crate::{
    email::{EmailAddress, key::KeyLevel},
    form::Form,
    username,
};

/// The longest login that is looked up, in bytes. No address and no username is longer.
const MAX_BYTES: usize = 1_024;

/// What a person typed to be found: an address, a username, or both.
pub struct LookUp {
    /// The id of the form.
    pub form: &'static str,
    pub(crate) address: Option<(EmailAddress, KeyLevel)>,
    /// The key of the username.
    pub(crate) username: Option<String>,
}

impl LookUp {
    pub(crate) fn address(form: &Form, address: &EmailAddress) -> Self {
        let address = form.has_email().then(|| (address.clone(), form.get_key_level()));
        Self { form: form.id(), address, username: None }
    }

    pub(crate) fn username(form: &Form, typed: &str) -> Self {
        let typed = typed.trim();
        // No name has a control character, and PostgreSQL takes no NUL.
        let is_text = !typed.is_empty() && !typed.contains(char::is_control);
        let is_one = form.username_field().is_some() && is_text && typed.len() <= MAX_BYTES;
        let key = is_one.then(|| username::key::of(typed));
        Self { form: form.id(), address: None, username: key }
    }

    pub(crate) fn login(form: &Form, typed: &str) -> Self {
        let typed = typed.trim();
        let is_short = typed.len() <= MAX_BYTES;
        let address = EmailAddress::parse_stored(typed).ok().filter(|_| is_short);
        let Self { username, .. } = Self::username(form, typed);
        match address {
            Some(address) => Self { username, ..Self::address(form, &address) },
            None => Self { form: form.id(), address: None, username },
        }
    }

    /// What names all spellings of the login, whether or not it has an account.
    pub(crate) fn name(&self) -> String {
        let address = self.address.as_ref().map(|(address, level)| address.key_at(*level));
        let parts = [Some(self.form.to_owned()), address, self.username.clone()];
        parts.map(Option::unwrap_or_default).join("\0")
    }

    /// The key of the address by the current rules.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn email_key(&self) -> Option<String> {
        self.address.as_ref().map(|(address, level)| address.key_at(*level))
    }

    /// Whether a stored address is this one.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn is_address(&self, stored: &str) -> bool {
        let Some((address, level)) = &self.address else { return false };
        let own = address.key_at(*level);
        EmailAddress::parse_stored(stored).is_ok_and(|stored| stored.key_at(*level) == own)
    }

    /// Whether a stored username is this one.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn is_username(&self, stored: &str) -> bool {
        self.username.as_ref().is_some_and(|own| username::key::of(stored) == *own)
    }
}

redacted_debug! { LookUp { form } }
