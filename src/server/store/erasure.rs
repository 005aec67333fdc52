//! What of somebody is to be deleted, and what was.

use std::{fmt, time::SystemTime};

use uuid::Uuid;

use super::SecretHash;
use crate::email::EmailAddress;

/// What is to be deleted.
pub struct Erasure<'a> {
    /// How far it reaches.
    pub reach: Reach,
    /// Whose mailbox it is about, where there is one.
    pub mailbox: Option<Mailbox>,
    /// Accounts of theirs that are known by id, among them those with a key of an older version.
    pub accounts: Vec<Uuid>,
    /// Attempts of theirs with a key of an older version.
    pub attempts: Vec<Uuid>,
    /// Invites for their address.
    pub invites: Vec<Uuid>,
    /// When.
    pub now: SystemTime,
    /// Until when an event that is on its way now may be told.
    pub told_until: SystemTime,
    /// Makes the id (UUIDv7) of an event `erased`, where the host listens.
    pub new_event: &'a (dyn Fn() -> Option<Uuid> + Send + Sync),
}

/// How far an erasure reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Whatever the mailbox has in any form, also in those that the host has no more.
    Everywhere,
    /// The accounts that are named by id, and what the mailbox has in their form beside accounts.
    Form(String),
}

/// Somebody's mailbox.
pub struct Mailbox {
    /// What decides uniqueness, of [`KEY_VERSION`](super::KEY_VERSION).
    pub key: String,
    /// What mails to it are counted by.
    pub hash: SecretHash,
}

impl Mailbox {
    /// Whether `address`, as it was stored, is a way to write it.
    #[must_use]
    pub fn is(&self, address: &str) -> bool {
        EmailAddress::parse(address).is_ok_and(|address| address.key() == self.key)
    }
}

/// An invite for one address.
pub struct AddressedInvite {
    /// A UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// Whom it is for.
    pub email: String,
}

/// How many rows of each kind an erasure deleted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Erased {
    /// The accounts, by id.
    pub accounts: Vec<Uuid>,
    /// Attempts, also those that became an account or waited for the host.
    pub attempts: u64,
    /// Consents.
    pub consents: u64,
    /// Mails, sent and unsent.
    pub mails: u64,
    /// Invites for the address.
    pub invites: u64,
    /// Budgets for mails to the mailbox.
    pub budgets: u64,
    /// Events that waited to be told.
    pub events: u64,
}

impl Erased {
    /// Whether there was nothing.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}

/// The ids alone.
impl fmt::Debug for Erasure<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Erasure")
            .field("reach", &self.reach)
            .field("accounts", &self.accounts)
            .finish_non_exhaustive()
    }
}

/// Nothing of it.
impl fmt::Debug for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mailbox").finish_non_exhaustive()
    }
}

/// The id alone.
impl fmt::Debug for AddressedInvite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AddressedInvite").field("id", &self.id).finish_non_exhaustive()
    }
}
