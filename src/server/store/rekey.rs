//! Outdated keys and their replacements.

use uuid::Uuid;

use crate::{email, server::crypto::secret::SecretHash, username};

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

    /// The current version of these keys.
    #[must_use]
    pub fn current_version(self) -> u32 {
        match self {
            Self::AttemptEmail | Self::AccountEmail => email::key::KEY_VERSION,
            Self::AccountUsername => username::key::KEY_VERSION,
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
    /// The version of the key.
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
    /// The key in the current version.
    pub key: Option<String>,
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
