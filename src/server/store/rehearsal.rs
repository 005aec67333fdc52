//! What the kit for tests asks of a store: to fail on purpose after the host's hook has run, and what is left of
//! the hook.

use std::{
    collections::BTreeMap,
    sync::atomic::{AtomicBool, Ordering},
};

use async_trait::async_trait;

use crate::server::error::store::StoreError;

/// Lets the store fail after the host's hook for new accounts, as a database may.
#[async_trait]
pub trait Rehearsal: Send + Sync {
    /// Whether the host has a hook for new accounts.
    fn has_hook(&self) -> bool;

    /// Lets each transaction that makes an account fail in place of its commit, or no longer.
    fn fail_after_hook(&self, fails: bool);

    /// How many rows each table has that is not of this crate.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn count_host_rows(&self) -> Result<BTreeMap<String, i64>, StoreError>;
}

/// Whether the next accounts fail.
#[derive(Debug, Default)]
pub(crate) struct Failing(AtomicBool);

impl Failing {
    pub(crate) fn set(&self, fails: bool) {
        self.0.store(fails, Ordering::SeqCst);
    }

    /// Fails where a test wants it, in place of the commit.
    pub(crate) fn check(&self) -> Result<(), StoreError> {
        match self.0.load(Ordering::SeqCst) {
            true => Err(StoreError::new("a test lets the store fail", "after the host's hook")),
            false => Ok(()),
        }
    }
}
