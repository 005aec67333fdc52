//! How long outdated rows are kept, and their deletion.

use std::{
    ops::RangeInclusive,
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use crate::server::{
    error::store::StoreError,
    flow::context::Context,
    store::{
        Store,
        purge::{Outdated, Purged},
    },
    telemetry::metrics,
};

/// The target duration of a deleting transaction. Other transactions may wait for it.
const BATCH_TIME: Duration = Duration::from_millis(10);

/// The rows of each kind in one transaction. It starts with the fewest; with fewer, a purge under load
/// would never finish.
const BATCHES: RangeInclusive<u32> = 50..=500;

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// How long outdated rows are kept.
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::{Retention, Signup};
///
/// let hour = Duration::from_secs(60 * 60);
/// let builder = Signup::builder().retention(Retention::new().attempts(hour).mails(12 * hour));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Retention {
    attempts: Duration,
    mails: Duration,
}

impl Default for Retention {
    fn default() -> Self {
        Self::new()
    }
}

impl Retention {
    /// The defaults, as documented at each setting.
    #[must_use]
    pub const fn new() -> Self {
        Self { attempts: DAY, mails: Duration::from_secs(3 * 24 * 60 * 60) }
    }

    /// Sets how long an attempt is kept after its link expired. Meanwhile the link still offers a new
    /// mail, or says that it was confirmed. Default: a day.
    #[must_use]
    pub const fn attempts(self, after_expiry: Duration) -> Self {
        Self { attempts: after_expiry, ..self }
    }

    /// Sets how long the row of a mail is kept after it was written, once it no longer waits. Its link
    /// and code are wiped at once. Default: three days.
    #[must_use]
    pub const fn mails(self, after_writing: Duration) -> Self {
        Self { mails: after_writing, ..self }
    }

    fn outdated(self, cx: &Context) -> Outdated {
        let now = cx.now();
        let before = |kept| now.checked_sub(kept).unwrap_or(SystemTime::UNIX_EPOCH);
        Outdated {
            forms: cx.form_ids(),
            attempts: before(self.attempts),
            mails: before(self.mails),
            budgets: now,
            answers: now,
            requests: now,
            account_links: now,
            held_names: now,
        }
    }
}

/// Deletes outdated rows.
#[derive(Debug)]
pub(crate) struct Purge {
    pub(crate) cx: Arc<Context>,
    pub(crate) retention: Retention,
}

impl Purge {
    /// Deletes all outdated rows and returns how many.
    pub(crate) async fn run(&self) -> Result<Purged, StoreError> {
        let outdated = self.retention.outdated(&self.cx);
        let mut purged = Purged::default();
        purge_in_batches(&*self.cx.store, &outdated, |batch, _| {
            metrics::count_rows(metrics::PURGED, &batch.by_kind());
            purged += batch;
        })
        .await?;
        Ok(purged)
    }

    /// Counts the outdated rows.
    pub(crate) async fn count(&self) -> Result<Purged, StoreError> {
        self.cx.store.count_outdated(&self.retention.outdated(&self.cx)).await
    }
}

/// Deletes outdated rows in transactions of about `BATCH_TIME`, and reports each: what it deleted,
/// and how long it took.
///
/// # Errors
/// A [`StoreError`]. Earlier transactions stay committed.
pub async fn purge_in_batches(
    store: &dyn Store,
    outdated: &Outdated,
    mut report: impl FnMut(Purged, Duration),
) -> Result<(), StoreError> {
    let mut limit = *BATCHES.start();
    loop {
        let started = Instant::now();
        let purged = store.purge(outdated, limit).await?;
        let took = started.elapsed();
        report(purged, took);
        if purged.largest() < u64::from(limit) {
            return Ok(());
        }
        limit = next_batch(limit, took);
        // Other users of the store go first.
        tokio::task::yield_now().await;
    }
}

/// The rows of the next transaction, after `limit` rows took this long.
fn next_batch(limit: u32, took: Duration) -> u32 {
    let fitting = u128::from(limit) * BATCH_TIME.as_nanos() / took.as_nanos().max(1);
    u32::try_from(fitting).unwrap_or(u32::MAX).clamp(*BATCHES.start(), *BATCHES.end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_transaction_that_took_long_is_followed_by_a_smaller_one() {
        let after = |limit, millis| next_batch(limit, Duration::from_millis(millis));
        assert_eq!((after(100, 5), after(100, 10), after(150, 25)), (200, 100, 60));
        assert_eq!((after(100, 0), after(100, 60_000), after(60, 15)), (500, 50, 50));
    }
}
