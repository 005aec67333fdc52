//! What an erasure deletes, and what it deleted.

use std::{fmt, time::SystemTime};

use uuid::Uuid;

use crate::server::store::person::Person;

/// What to delete.
pub struct ErasureRequest<'a> {
    /// Whose data to delete.
    pub person: &'a Person,
    /// The time of the erasure.
    pub now: SystemTime,
    /// Until when a worker may still deliver an event that it holds now.
    pub delivered_until: SystemTime,
    /// Until when the names of the accounts are held back, if they are.
    pub names_held_until: Option<SystemTime>,
    /// Creates the id of an event `erased`, a UUIDv7. Returns `None` when the host has no event sink.
    pub new_event: &'a (dyn Fn() -> Option<Uuid> + Send + Sync),
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
    /// Identities of the accounts at other parties.
    pub identities: u64,
}

impl Erased {
    /// Whether nothing was deleted.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The number of rows of each kind, by the word of the kind.
    pub(crate) fn by_kind(&self) -> [(&'static str, u64); 8] {
        [
            ("account", u64::try_from(self.accounts.len()).unwrap_or(u64::MAX)),
            ("attempt", self.attempts),
            ("consent", self.consents),
            ("mail", self.mails),
            ("invite", self.invites),
            ("budget", self.budgets),
            ("event", self.events),
            ("identity", self.identities),
        ]
    }
}

impl fmt::Debug for ErasureRequest<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ErasureRequest").field("person", &self.person).finish_non_exhaustive()
    }
}
