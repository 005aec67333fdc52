//! Outdated keys and their replacements.

use uuid::Uuid;

use crate::server::crypto::secret::SecretHash;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
use crate::server::store::key_rules;

/// The kind of a key. Usernames of attempts decide nothing; they get a new key with their account.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KeyKind {
    /// The key of an attempt's address.
    AttemptEmail,
    /// The key of an account's address.
    AccountEmail,
    /// The key of an account's username.
    AccountUsername,
}

impl KeyKind {
    /// Attempts come first: an attempt that becomes an account meanwhile brings a new key along.
    pub(crate) const ALL: [Self; 3] =
        [Self::AttemptEmail, Self::AccountEmail, Self::AccountUsername];

    /// Whether a key with the number `stored` must be replaced by one with the number `wanted`.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn is_outdated(self, stored: u32, wanted: u32) -> bool {
        match self {
            Self::AttemptEmail | Self::AccountEmail => key_rules::is_outdated(stored, wanted),
            Self::AccountUsername => stored < wanted,
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

/// A row with an outdated key.
#[derive(Clone)]
pub struct StaleKey {
    /// The id of the attempt or the account.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The address or username behind the key. `None` for an account without an address.
    pub text: Option<String>,
    /// The number of the rules of the key: their version, and for an address also the level.
    pub version: u32,
}

/// The new key of a row.
#[derive(Clone)]
pub struct NewKey {
    /// The id of the attempt or the account.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The address or username behind the key. The store leaves a row alone whose text changed.
    pub text: Option<String>,
    /// The key by the current rules.
    pub key: Option<String>,
    /// The number of these rules.
    pub version: u32,
    /// The key of the mail budgets, for an attempt.
    pub mailbox_hash: Option<SecretHash>,
}

/// The outcome for one new key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RekeyOutcome {
    /// The row has the new key.
    Done,
    /// This other row has the new key, so the row keeps its old one.
    HeldBy(Uuid),
    /// The row was changed or deleted meanwhile.
    Changed,
}

redacted_debug! { StaleKey { id } NewKey { id } }
