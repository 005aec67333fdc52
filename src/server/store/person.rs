//! A person whose data is exported or deleted.

use std::fmt;

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
    /// The accounts named by id, and everything else of the mailbox in these forms, which share accounts.
    Forms(Vec<String>),
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
    /// Whether the form is of this site.
    pub is_of_site: bool,
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
