//! What an erasure deletes, and what it deleted.

use std::{fmt, time::SystemTime};

use uuid::Uuid;

use crate::{
    email::{EmailAddress, key::KeyLevel},
    server::{
        crypto::secret::SecretHash,
        store::{
            budget_key::BudgetKeys,
            key_rules::{KeyLevels, LEVELS},
        },
    },
};

/// What to delete.
pub struct ErasureRequest<'a> {
    /// How far the erasure reaches.
    pub reach: Reach,
    /// The person's mailbox, if there is one.
    pub mailbox: Option<Mailbox>,
    /// The person's accounts that are known by id, including those with an outdated key.
    pub accounts: Vec<Uuid>,
    /// The person's attempts with an outdated key.
    pub attempts: Vec<Uuid>,
    /// The invites for the person's address.
    pub invites: Vec<Uuid>,
    /// Computes the keys of the mailbox's budgets.
    pub budget_keys: BudgetKeys,
    /// The time of the erasure.
    pub now: SystemTime,
    /// Until when a worker may still deliver an event that it holds now.
    pub delivered_until: SystemTime,
    /// Creates the id of an event `erased`, a UUIDv7. Returns `None` when the host has no event sink.
    pub new_event: &'a (dyn Fn() -> Option<Uuid> + Send + Sync),
}

/// How far an erasure reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything of the mailbox in all forms, including forms that the host no longer has.
    Everywhere,
    /// The accounts named by id, and everything else of the mailbox in this form.
    Form(String),
}

/// A person's mailbox.
pub struct Mailbox {
    /// The address, in any spelling.
    pub address: EmailAddress,
    /// Hash of the mailbox.
    pub hash: SecretHash,
    /// The levels by which forms compare addresses.
    pub levels: KeyLevels,
}

impl Mailbox {
    /// Whether the stored text `address` is a spelling of this mailbox for `form`.
    #[must_use]
    pub fn is(&self, form: &str, address: &str) -> bool {
        self.is_at(self.levels.of(form).unwrap_or_default(), address)
    }

    /// The same for a row with a key of this number.
    #[must_use]
    pub fn is_of_row(&self, form: &str, version: u32, address: &str) -> bool {
        self.is_at(self.levels.for_row(form, version), address)
    }

    fn is_at(&self, level: KeyLevel, address: &str) -> bool {
        let own = self.address.key_at(level);
        EmailAddress::parse_stored(address).is_ok_and(|address| address.key_at(level) == own)
    }

    /// The keys of this mailbox in `form`, with their levels: one, or all of them for a form that the
    /// host no longer has.
    pub(crate) fn keys_in(&self, form: &str) -> Vec<(KeyLevel, String)> {
        let own = self.levels.of(form).map(|level| vec![level]);
        let levels = own.unwrap_or_else(|| LEVELS.to_vec());
        levels.into_iter().map(|level| (level, self.address.key_at(level))).collect()
    }
}

/// An invite for one address.
pub struct AddressedInvite {
    /// The id of the invite, a UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The address that may use the invite.
    pub email: String,
}

/// How many rows of each kind an erasure deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Erased {
    /// The ids of the accounts.
    pub accounts: Vec<Uuid>,
    /// Attempts, including those that became an account or waited for admission.
    pub attempts: u64,
    /// Consents.
    pub consents: u64,
    /// Mails, sent and unsent.
    pub mails: u64,
    /// Invites for the address.
    pub invites: u64,
    /// Budgets for mails to the mailbox.
    pub budgets: u64,
    /// Events that waited for delivery.
    pub events: u64,
}

impl Erased {
    /// Whether nothing was deleted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The number of rows of each kind, by the word of the kind.
    pub(crate) fn by_kind(&self) -> [(&'static str, u64); 7] {
        [
            ("account", u64::try_from(self.accounts.len()).unwrap_or(u64::MAX)),
            ("attempt", self.attempts),
            ("consent", self.consents),
            ("mail", self.mails),
            ("invite", self.invites),
            ("budget", self.budgets),
            ("event", self.events),
        ]
    }
}

impl fmt::Debug for ErasureRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErasureRequest")
            .field("reach", &self.reach)
            .field("accounts", &self.accounts)
            .finish_non_exhaustive()
    }
}

redacted_debug! { Mailbox {} AddressedInvite { id } }
