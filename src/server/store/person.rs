//! A person whose data is exported or deleted.

use std::fmt;

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    server::{crypto::secret::SecretHash, store::budget_key::BudgetKeys},
};

/// What finds all data of a person.
pub struct Person {
    /// How far the export or the erasure reaches.
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
}

/// How far an export or an erasure reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Everything of the mailbox in all forms, including forms that the host no longer has.
    Everywhere,
    /// The accounts named by id, and everything else of the mailbox in this form.
    Form(String),
}

/// A person's mailbox.
pub struct Mailbox {
    /// The canonical key of the address, in the current key version.
    pub key: String,
    /// Hash of the mailbox.
    pub hash: SecretHash,
}

impl Mailbox {
    /// Whether the stored text `address` is a spelling of this mailbox.
    #[must_use]
    pub fn is(&self, address: &str) -> bool {
        EmailAddress::parse(address).is_ok_and(|address| address.key() == self.key)
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

impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person")
            .field("reach", &self.reach)
            .field("accounts", &self.accounts)
            .finish_non_exhaustive()
    }
}

redacted_debug! { Mailbox {} AddressedInvite { id } }
