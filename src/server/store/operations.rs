//! What operators ask of the store.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    error::store::StoreError,
    store::{
        account::Account,
        account_list::{AccountCursor, AccountFilter},
        erasure::{Erased, ErasureRequest},
        export::PersonalData,
        key_rules::KeyLevels,
        look_up::LookUp,
        person::{AddressedInvite, Person},
        rekey::{KeyKind, NewKey, RekeyOutcome, StaleKey},
    },
};

/// The part of the store for operators. Every method is one transaction.
#[async_trait]
pub trait OperationsStore: Send + Sync {
    /// Returns the state of the database, and what waits of these forms, by a few small queries.
    ///
    /// # Errors
    /// A [`StoreError`]. Then the database is not well.
    async fn probe(&self, forms: &[&'static str]) -> Result<Probe, StoreError>;

    /// Writes nothing, by a statement that a database refuses when it only reads.
    ///
    /// # Errors
    /// A [`StoreError`]. Then writing fails.
    async fn check_write(&self) -> Result<(), StoreError>;

    /// Returns the account with this id.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_account(&self, id: Uuid) -> Result<Option<Account>, StoreError>;

    /// Returns the id of the account whose username has this key.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_account_by_username(
        &self,
        form: &str,
        key: &str,
    ) -> Result<Option<Uuid>, StoreError>;

    /// Returns whether accounts of this form are apart from those that it shares now.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn has_accounts_apart(&self, form: &str) -> Result<bool, StoreError>;

    /// Returns the account of a login, by the same statements whether or not there is one.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn look_up_account(&self, look_up: &LookUp) -> Result<Option<Account>, StoreError>;

    /// Returns the hash of the password of the newest attempt for an address that waits for proof or for
    /// admission.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_waiting_password(
        &self,
        look_up: &LookUp,
        now: SystemTime,
    ) -> Result<Option<String>, StoreError>;

    /// Returns up to `limit` accounts of a form, in the order of their confirmation, after a place.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn list_accounts(
        &self,
        form: &str,
        filter: &AccountFilter,
        after: Option<AccountCursor>,
        limit: u32,
    ) -> Result<Vec<Account>, StoreError>;

    /// Counts the accounts of a form.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn count_accounts(&self, form: &str, filter: &AccountFilter) -> Result<u64, StoreError>;

    /// Returns all that is stored of a person, without secrets.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn export(&self, person: &Person) -> Result<PersonalData, StoreError>;

    /// Deletes what the request names, with all that belongs to it, and returns how much.
    ///
    /// # Errors
    /// A [`StoreError`], also when the host's hook fails. Then nothing was deleted.
    async fn erase(&self, request: &ErasureRequest<'_>) -> Result<Erased, StoreError>;

    /// Gives a name free that is held back. Returns whether it was.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was deleted.
    async fn release_username(&self, form: &str, key: &str) -> Result<bool, StoreError>;

    /// Returns up to `limit` invites for one address, in the order of their ids, starting after
    /// `after`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn list_addressed_invites(
        &self,
        after: Uuid,
        limit: u32,
    ) -> Result<Vec<AddressedInvite>, StoreError>;

    /// Returns up to `limit` outdated keys by the levels of the forms, those of addresses form by form,
    /// starting after `after`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn list_stale_keys(
        &self,
        kind: KeyKind,
        levels: &KeyLevels,
        after: Option<&StaleKey>,
        limit: u32,
    ) -> Result<Vec<StaleKey>, StoreError>;

    /// Writes these keys, each unless another row has it. Returns the
    /// outcome of each, in their order.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn rekey(&self, kind: KeyKind, keys: &[NewKey]) -> Result<Vec<RekeyOutcome>, StoreError>;

    /// Returns the hash of an account's password, a PHC string.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_password_hash(&self, account: Uuid) -> Result<Option<String>, StoreError>;

    /// Replaces the hash of an account's password if it still is `old`. Returns whether it was.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn replace_password_hash(
        &self,
        account: Uuid,
        old: &str,
        new: &str,
    ) -> Result<bool, StoreError>;
}

/// The state of a database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// The version of the tables.
    pub schema: i64,
    /// The version that this store creates.
    pub newest_schema: i64,
    /// Mails that wait for delivery.
    pub mails: QueueDepth,
    /// Mails that wait for their budgets; [`MAX_COUNTED`] stands for that many or more.
    pub deferred: u32,
    /// Events that wait for delivery.
    pub events: QueueDepth,
}

/// What waits in a queue of rows. The store looks at no more than [`MAX_COUNTED`] of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct QueueDepth {
    /// The number of rows; [`MAX_COUNTED`] stands for that many or more.
    pub rows: u32,
    /// When the oldest of them was written.
    pub oldest: Option<SystemTime>,
}

/// The most rows of a queue that the store counts, those that are due first.
pub const MAX_COUNTED: u32 = 1_000;
