//! Which accounts a list has, and where its next page begins.

use std::{
    fmt,
    str::FromStr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use uuid::Uuid;

use crate::{server::store::account::Account, text::language::Language};

/// Which accounts of a form to list, to count or to export. By default all of them.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use leptos_signup::{accounts::AccountFilter, text::Language};
///
/// let week = Duration::from_secs(7 * 24 * 60 * 60);
/// let filter = AccountFilter::new().confirmed_since(SystemTime::now() - week);
/// let germans = filter.language(Language::parse("de").unwrap());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "a filter does nothing before it is passed on"]
pub struct AccountFilter {
    pub(crate) since: SystemTime,
    pub(crate) language: Option<Language>,
    pub(crate) form: Option<String>,
}

impl Default for AccountFilter {
    fn default() -> Self {
        Self::new()
    }
}

impl AccountFilter {
    /// All accounts.
    pub const fn new() -> Self {
        Self { since: UNIX_EPOCH, language: None, form: None }
    }

    /// Accounts that were created at this time or later. Default: at any time.
    pub fn confirmed_since(self, since: SystemTime) -> Self {
        Self { since: since.max(UNIX_EPOCH), ..self }
    }

    /// Accounts whose person signed up in exactly this language. Default: in any.
    pub fn language(self, language: impl Into<Option<Language>>) -> Self {
        Self { language: language.into(), ..self }
    }

    /// Accounts that this form made, among those that several forms
    /// [share](crate::SignupBuilder::share_accounts). Default: that any of them made.
    pub fn made_by(self, form: impl Into<String>) -> Self {
        Self { form: Some(form.into()), ..self }
    }
}

/// A place in a list of accounts, from [`Account::cursor`]. As text it goes into a URL. It holds the id of the
/// account and the time of its confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccountCursor {
    pub(crate) at: SystemTime,
    pub(crate) id: Uuid,
}

/// The text is no cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the text is no cursor of a list of accounts: pass one that `AccountCursor` wrote")]
pub struct BadCursor;

impl Account {
    /// The place of this account in a list.
    #[must_use]
    pub fn cursor(&self) -> AccountCursor {
        AccountCursor { at: self.confirmed_at, id: self.id }
    }

    /// The profile as a type of the host. Its members have the names of the form's fields.
    ///
    /// ```
    /// use leptos_signup::store::Account;
    ///
    /// #[derive(serde::Deserialize)]
    /// struct Profile {
    ///     name: String,
    ///     newsletter: Option<bool>,
    /// }
    ///
    /// fn name(account: &Account) -> Option<String> {
    ///     account.profile::<Profile>().ok().map(|profile| profile.name)
    /// }
    /// ```
    ///
    /// # Errors
    /// A member is missing or has another type.
    #[cfg(feature = "serde")]
    pub fn profile<T: serde::de::DeserializeOwned>(&self) -> Result<T, serde_json::Error> {
        serde_json::from_value(serde_json::Value::Object(self.profile.clone()))
    }
}

impl fmt::Display for AccountCursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let micros = self.at.duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
        write!(f, "{micros}-{}", self.id.simple())
    }
}

impl FromStr for AccountCursor {
    type Err = BadCursor;

    fn from_str(text: &str) -> Result<Self, BadCursor> {
        let (micros, id) = text.split_once('-').ok_or(BadCursor)?;
        // Until the year 9999, which all databases have.
        let micros: u64 = micros.parse().map_err(|_| BadCursor)?;
        let micros = (micros < 253_402_300_800_000_000).then_some(micros).ok_or(BadCursor)?;
        let at = UNIX_EPOCH.checked_add(Duration::from_micros(micros)).ok_or(BadCursor)?;
        Ok(Self { at, id: Uuid::try_parse(id).map_err(|_| BadCursor)? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_survives_a_url_and_nothing_else_is_one() {
        let at = UNIX_EPOCH + Duration::from_micros(1_700_000_000_123_456);
        let cursor = AccountCursor { at, id: Uuid::from_u128(7) };
        assert_eq!(cursor.to_string().parse(), Ok(cursor));
        for text in [
            "",
            "-",
            "1-",
            "x-0",
            "1-zz",
            "99999999999999999999-0",
            "253402300800000000-00000000000000000000000000000007",
        ] {
            assert_eq!(text.parse::<AccountCursor>(), Err(BadCursor), "{text}");
        }
    }
}
