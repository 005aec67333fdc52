//! Keys of older versions, and what they become.

use std::fmt;

use uuid::Uuid;

use super::{KEY_VERSION, SecretHash, USERNAME_KEY_VERSION};

/// Whose keys. Names of attempts decide nothing, and get a new key with their account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyKind {
    /// Addresses of attempts.
    AttemptEmail,
    /// Addresses of accounts.
    AccountEmail,
    /// Names of accounts.
    AccountUsername,
}

impl KeyKind {
    /// Attempts first: one that becomes an account meanwhile brings a new key.
    pub(crate) const ALL: [Self; 3] =
        [Self::AttemptEmail, Self::AccountEmail, Self::AccountUsername];

    /// The version that keys are made with now.
    #[must_use]
    pub fn current_version(self) -> u32 {
        match self {
            Self::AttemptEmail | Self::AccountEmail => KEY_VERSION,
            Self::AccountUsername => USERNAME_KEY_VERSION,
        }
    }

    /// A stable word: `attempt_email`, `account_email` or `account_username`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AttemptEmail => "attempt_email",
            Self::AccountEmail => "account_email",
            Self::AccountUsername => "account_username",
        }
    }
}

/// A row whose key is of an older version.
#[derive(Clone)]
pub struct StaleKey {
    /// Of the attempt or the account.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// What the key is made of; nothing for an account without an address.
    pub text: Option<String>,
    /// The version of its key.
    pub version: u32,
}

/// The key that a row gets.
#[derive(Clone)]
pub struct NewKey {
    /// Of the attempt or the account.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// What the key is made of. Where it was changed meanwhile, the row is left as it is.
    pub text: Option<String>,
    /// The key, of the current version.
    pub key: Option<String>,
    /// What mails to the address are counted by, for an attempt.
    pub mailbox_hash: Option<SecretHash>,
}

/// What came of a new key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rekeying {
    /// The row has it.
    Done,
    /// This other row has it, and the row keeps its old key.
    HeldBy(Uuid),
    /// The row was changed or deleted meanwhile.
    Changed,
}

/// The id alone.
impl fmt::Debug for StaleKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StaleKey").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The id alone.
impl fmt::Debug for NewKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NewKey").field("id", &self.id).finish_non_exhaustive()
    }
}
