//! Making keys anew, after an update that raised their version.

use std::time::Duration;

use tokio::{sync::watch, time};
use uuid::Uuid;

use super::{
    Signup, budget,
    store::{KeyKind, NewKey, Rekeying, StaleKey, StoreError},
    telemetry,
    worker::told_to_stop,
};
use crate::{email::EmailAddress, username::key_of};

/// Rows that get their keys in one transaction, so that nobody waits for long.
const BATCH: u32 = 100;

/// How often the worker looks. Instances of the version before may still write old keys.
const LOOK: Duration = Duration::from_secs(60 * 60);

/// The most conflicts that are named.
const MOST_NAMED: usize = 1_000;

/// What making keys anew came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rekeyed {
    /// How many keys of accounts were made anew, those of addresses and of names.
    pub accounts: u64,
    /// How many keys of attempts were.
    pub attempts: u64,
    /// How many rows keep their old key.
    pub conflicting: u64,
    /// Those rows, the first thousand.
    pub conflicts: Vec<KeyConflict>,
}

/// A row that keeps its key of an older version, for a person to look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyConflict {
    /// Which key of which table.
    pub kind: KeyKind,
    /// Of the account or the attempt.
    pub id: Uuid,
    /// Who has the new key; nothing where none can be made, for the address is none any more by
    /// today's rules.
    pub held_by: Option<Uuid>,
}

impl Signup {
    /// Makes all keys of older versions anew, a hundred in a transaction, and tells what came of it.
    /// The worker of [`run_in_background`](Self::run_in_background) does the same when it begins, and
    /// once an hour. Where all keys are current that is three lookups in an index.
    ///
    /// A key decides which addresses and which names count as the same. Until they are made anew, old
    /// ones and new ones do not meet: whoever has an account may get another one. So after an update
    /// that raises [`email::KEY_VERSION`](crate::email::KEY_VERSION) or
    /// [`username::KEY_VERSION`](crate::username::KEY_VERSION), a host with many accounts calls this
    /// before it serves.
    ///
    /// It may be cut off at any time and goes on where it was, also at several instances at once.
    /// Nothing is merged: where another row has the new key, of two old ones the one that was made
    /// first, the row keeps its old one. It is named here, and in the log by its id, each time.
    ///
    /// ```no_run
    /// # async fn example(signup: &leptos_signup::Signup) -> Result<(), leptos_signup::StoreError> {
    /// for conflict in signup.rekey().await?.conflicts {
    ///     println!("{} has the address of {:?}", conflict.id, conflict.held_by);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// A [`StoreError`]; what was written before stays.
    pub async fn rekey(&self) -> Result<Rekeyed, StoreError> {
        let mut rekeyed = Rekeyed::default();
        for kind in KeyKind::ALL {
            let mut last = None;
            loop {
                let stale = self.inner().store.stale_keys(kind, last.as_ref(), BATCH).await?;
                if stale.is_empty() {
                    break;
                }
                self.rekey_batch(kind, &stale, &mut rekeyed).await?;
                last = stale.into_iter().last();
                // Whoever waits for the store goes first.
                tokio::task::yield_now().await;
            }
        }
        telemetry::rekeyed(&rekeyed);
        if rekeyed != Rekeyed::default() {
            let Rekeyed { accounts, attempts, conflicting, .. } = rekeyed;
            tracing::info!(accounts, attempts, conflicting, "keys were made anew");
        }
        Ok(rekeyed)
    }

    async fn rekey_batch(
        &self,
        kind: KeyKind,
        stale: &[StaleKey],
        rekeyed: &mut Rekeyed,
    ) -> Result<(), StoreError> {
        let mut keys = Vec::with_capacity(stale.len());
        for stale in stale {
            match new_key(kind, stale) {
                Some(key) => keys.push(key),
                None => rekeyed.note_conflict(kind, stale.id, None),
            }
        }
        let outcomes = self.inner().store.rekey(kind, &keys).await?;
        for (key, outcome) in keys.iter().zip(outcomes) {
            match outcome {
                Rekeying::Done if kind == KeyKind::AttemptEmail => rekeyed.attempts += 1,
                Rekeying::Done => rekeyed.accounts += 1,
                Rekeying::HeldBy(other) => rekeyed.note_conflict(kind, key.id, Some(other)),
                Rekeying::Changed => {}
            }
        }
        Ok(())
    }
}

impl Rekeyed {
    fn note_conflict(&mut self, kind: KeyKind, id: Uuid, held_by: Option<Uuid>) {
        self.conflicting += 1;
        if self.conflicts.len() < MOST_NAMED {
            let holder = held_by.map(tracing::field::display);
            tracing::warn!(kind = kind.as_str(), %id, held_by = holder, "a key of an older version stays");
            self.conflicts.push(KeyConflict { kind, id, held_by });
        }
    }
}

/// The key that a row gets; nothing where its address is none any more.
fn new_key(kind: KeyKind, stale: &StaleKey) -> Option<NewKey> {
    let StaleKey { id, form, text, .. } = stale.clone();
    let (key, mailbox_hash) = match (kind, &text) {
        (_, None) => (None, None),
        (KeyKind::AccountUsername, Some(name)) => (Some(key_of(name)), None),
        (KeyKind::AttemptEmail | KeyKind::AccountEmail, Some(email)) => {
            let email = EmailAddress::parse(email).ok()?;
            (Some(email.key()), Some(budget::mailbox(&email)))
        }
    };
    Some(NewKey { id, form, text, key, mailbox_hash })
}

/// Keeps keys current until it is told to stop, which may be in the middle of a batch.
pub(super) async fn keep_current(signup: Signup, mut stopped: watch::Receiver<bool>) {
    let rekeying = async {
        loop {
            if let Err(error) = signup.rekey().await {
                tracing::error!(%error, "keys of an older version could not be made anew");
            }
            time::sleep(LOOK).await;
        }
    };
    tokio::select! {
        () = told_to_stop(&mut stopped) => {}
        () = rekeying => {}
    }
}
