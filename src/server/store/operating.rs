//! What operators ask of a store, beside what a sign-up does.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use super::{
    Account, StoreError,
    erasure::{AddressedInvite, Erased, Erasure},
    rekey::{KeyKind, NewKey, Rekeying, StaleKey},
};

/// The part of a [`Store`](super::Store) that is about operating it. Every method is one transaction.
#[async_trait]
pub trait OperatingStore: Send + Sync {
    /// How the database is, by a few small queries.
    ///
    /// # Errors
    /// A [`StoreError`]; then it is not well.
    async fn probe(&self) -> Result<Probe, StoreError>;

    /// The account of this id.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn account(&self, id: Uuid) -> Result<Option<Account>, StoreError>;

    /// The account that has the username of this key.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn account_named(&self, form: &str, key: &str) -> Result<Option<Uuid>, StoreError>;

    /// Deletes what the erasure names, with all that belongs to it, and tells how much that was.
    ///
    /// # Errors
    /// A [`StoreError`], also when the host's hook fails; then nothing was deleted.
    async fn erase(&self, erasure: &Erasure<'_>) -> Result<Erased, StoreError>;

    /// Up to `limit` invites for one address, in the order of their ids, from the one after `after`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn addressed_invites(
        &self,
        after: Uuid,
        limit: u32,
    ) -> Result<Vec<AddressedInvite>, StoreError>;

    /// Up to `limit` keys of versions before the current one, the oldest version first, from the one
    /// after `after`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn stale_keys(
        &self,
        kind: KeyKind,
        after: Option<&StaleKey>,
        limit: u32,
    ) -> Result<Vec<StaleKey>, StoreError>;

    /// Writes these keys with the current version, each unless another row has it, and tells what
    /// came of each, in their order.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn rekey(&self, kind: KeyKind, keys: &[NewKey]) -> Result<Vec<Rekeying>, StoreError>;

    /// The hash of an account's password, a PHC string.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn password_hash(&self, account: Uuid) -> Result<Option<String>, StoreError>;

    /// Replaces the hash of an account's password, if it still is `old`. Tells whether it was.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn replace_password_hash(
        &self,
        account: Uuid,
        old: &str,
        new: &str,
    ) -> Result<bool, StoreError>;
}

/// How a database is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Probe {
    /// Which version the tables have.
    pub schema: i64,
    /// Which version this store makes.
    pub newest_schema: i64,
    /// Mails that wait to be sent.
    pub mails: Backlog,
    /// Events that wait to be told.
    pub events: Backlog,
}

/// What waits in a line of rows. No more of them are looked at than [`MOST_COUNTED`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Backlog {
    /// How many rows wait; [`MOST_COUNTED`] stands for that many or more.
    pub waiting: u32,
    /// When the oldest of them was written.
    pub oldest: Option<SystemTime>,
}

/// The most rows of a line that are counted, those that are due first.
pub const MOST_COUNTED: u32 = 1_000;
