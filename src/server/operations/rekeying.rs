//! Replacement of outdated keys after an update that raised their version, and after a form took another
//! level.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    server::{
        error::store::StoreError,
        flow::context::Context,
        limits::mail_budgets::mailbox_hash,
        store::{
            key_rules::{self, KeyLevels},
            rekey::{KeyKind, NewKey, RekeyOutcome, StaleKey},
        },
        telemetry::metrics,
    },
    username::key::{KEY_VERSION as USERNAME_VERSION, of as key_of},
};

/// The rows of one transaction, few enough that other transactions do not wait for long.
const BATCH: u32 = 100;

/// The most conflicts in a result.
const MAX_NAMED: usize = 1_000;

/// The result of a rekeying.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Rekeyed {
    /// The replaced keys of accounts, for addresses and usernames.
    pub accounts: u64,
    /// The replaced keys of attempts.
    pub attempts: u64,
    /// The rows that keep their old key.
    pub conflicting: u64,
    /// The first thousand of these rows.
    pub conflicts: Vec<KeyConflict>,
}

/// A row that keeps its outdated key. An operator must look at it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeyConflict {
    /// The kind of the key.
    pub kind: KeyKind,
    /// The id of the account or the attempt.
    pub id: Uuid,
    /// The row that has the new key. `None` when the address is invalid by the current rules, so that it
    /// has no new key.
    pub held_by: Option<Uuid>,
}

/// Replaces outdated keys.
#[derive(Debug)]
pub(crate) struct Rekeying {
    pub(crate) cx: Arc<Context>,
}

impl Rekeying {
    /// Replaces all outdated keys, a hundred in a transaction.
    pub(crate) async fn run(&self) -> Result<Rekeyed, StoreError> {
        let mut rekeyed = Rekeyed::default();
        let levels = self.cx.key_levels();
        for kind in KeyKind::ALL {
            let mut last = None;
            loop {
                let stale =
                    self.cx.store.list_stale_keys(kind, &levels, last.as_ref(), BATCH).await?;
                if stale.is_empty() {
                    break;
                }
                self.rekey_batch(kind, &levels, &stale, &mut rekeyed).await?;
                last = stale.into_iter().last();
                // Other users of the store go first.
                tokio::task::yield_now().await;
            }
        }
        let kinds = [("account", rekeyed.accounts), ("attempt", rekeyed.attempts)];
        metrics::count_rows(metrics::REKEYED, &kinds);
        metrics::key_conflicts(rekeyed.conflicting);
        if rekeyed != Rekeyed::default() {
            let Rekeyed { accounts, attempts, conflicting, .. } = rekeyed;
            tracing::info!(accounts, attempts, conflicting, "outdated keys replaced");
        }
        Ok(rekeyed)
    }

    async fn rekey_batch(
        &self,
        kind: KeyKind,
        levels: &KeyLevels,
        stale: &[StaleKey],
        rekeyed: &mut Rekeyed,
    ) -> Result<(), StoreError> {
        let mut keys = Vec::with_capacity(stale.len());
        for stale in stale {
            match new_key(kind, levels, stale) {
                Some(key) => keys.push(key),
                None => rekeyed.note_conflict(kind, stale.id, None),
            }
        }
        let outcomes = self.cx.store.rekey(kind, &keys).await?;
        for (key, outcome) in keys.iter().zip(outcomes) {
            match outcome {
                RekeyOutcome::Done if kind == KeyKind::AttemptEmail => rekeyed.attempts += 1,
                RekeyOutcome::Done => rekeyed.accounts += 1,
                RekeyOutcome::HeldBy(other) => rekeyed.note_conflict(kind, key.id, Some(other)),
                RekeyOutcome::Changed => {}
            }
        }
        Ok(())
    }
}

impl Rekeyed {
    fn note_conflict(&mut self, kind: KeyKind, id: Uuid, held_by: Option<Uuid>) {
        self.conflicting += 1;
        if self.conflicts.len() < MAX_NAMED {
            let holder = held_by.map(tracing::field::display);
            tracing::warn!(kind = kind.as_str(), %id, held_by = holder, "an outdated key stays");
            self.conflicts.push(KeyConflict { kind, id, held_by });
        }
    }
}

/// The new key of a row. Returns `None` when its address is invalid by the current rules.
fn new_key(kind: KeyKind, levels: &KeyLevels, stale: &StaleKey) -> Option<NewKey> {
    let StaleKey { id, form, text, version } = stale.clone();
    let level = levels.for_row(&form, version);
    let (key, mailbox_hash) = match (kind, &text) {
        (_, None) => (None, None),
        (KeyKind::AccountUsername, Some(name)) => (Some(key_of(name)), None),
        (KeyKind::AttemptEmail | KeyKind::AccountEmail, Some(email)) => {
            let email = EmailAddress::parse_stored(email).ok()?;
            (Some(email.key_at(level)), Some(mailbox_hash(&email)))
        }
    };
    let version = match kind {
        KeyKind::AttemptEmail | KeyKind::AccountEmail => key_rules::number(level),
        KeyKind::AccountUsername => USERNAME_VERSION,
    };
    Some(NewKey { id, form, text, key, version, mailbox_hash })
}
