//! How long things are kept that nobody needs any more, and the worker that deletes them.

use std::{
    ops::RangeInclusive,
    time::{Duration, Instant, SystemTime},
};

use tokio::{sync::watch, time};

use super::{
    Signup,
    store::{Outdated, Purged, Store, StoreError},
    telemetry,
    worker::told_to_stop,
};

/// How long a transaction that deletes is to take: others may wait for it.
const BATCH_TIME: Duration = Duration::from_millis(10);

/// Rows of each kind in one transaction. The fewest come first; with fewer, a purge that waits for its
/// turn would never get done.
const BATCHES: RangeInclusive<u32> = 50..=500;

/// How often the worker looks.
const LOOK: Duration = Duration::from_secs(60);

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
    /// The defaults, named at each setting.
    #[must_use]
    pub const fn new() -> Self {
        Self { attempts: DAY, mails: Duration::from_secs(3 * 24 * 60 * 60) }
    }

    /// Keeps an attempt for so long after its link expired: meanwhile the link still offers a new
    /// mail, or says that it was confirmed. Default: a day.
    #[must_use]
    pub const fn attempts(self, after_expiry: Duration) -> Self {
        Self { attempts: after_expiry, ..self }
    }

    /// Keeps the row of a mail for so long after it was written, once it is sent, given up or
    /// withdrawn. Its link and code are wiped at once. Default: three days.
    #[must_use]
    pub const fn mails(self, after_writing: Duration) -> Self {
        Self { mails: after_writing, ..self }
    }

    fn outdated(self, now: SystemTime) -> Outdated {
        let before = |kept| now.checked_sub(kept).unwrap_or(SystemTime::UNIX_EPOCH);
        Outdated {
            attempts: before(self.attempts),
            mails: before(self.mails),
            budgets: now,
            answers: now,
        }
    }
}

impl Signup {
    /// Deletes what is outdated, and tells how many rows that were. A transaction deletes as many as
    /// 10 ms are enough for, so that nobody waits longer where there is more. The worker of
    /// [`run_in_background`](Self::run_in_background) does the same once a minute.
    ///
    /// # Errors
    /// A [`StoreError`]; what was deleted before stays deleted.
    pub async fn purge(&self) -> Result<Purged, StoreError> {
        let outdated = self.inner().retention.outdated(self.now());
        let mut purged = Purged::default();
        purge(&*self.inner().store, &outdated, |batch, _| {
            telemetry::purged(batch);
            purged += batch;
        })
        .await?;
        Ok(purged)
    }

    /// How many rows [`purge`](Self::purge) would delete now. Nothing is deleted.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn count_outdated(&self) -> Result<Purged, StoreError> {
        self.inner().store.count_outdated(&self.inner().retention.outdated(self.now())).await
    }
}

/// Deletes what is outdated, and tells of each transaction what it deleted and how long it took.
/// Public for the measurements of this repository alone.
///
/// # Errors
/// A [`StoreError`]; what was deleted before stays deleted.
#[doc(hidden)]
pub async fn purge(
    store: &dyn Store,
    outdated: &Outdated,
    mut tell: impl FnMut(Purged, Duration),
) -> Result<(), StoreError> {
    let mut limit = *BATCHES.start();
    loop {
        let begun = Instant::now();
        let purged = store.purge(outdated, limit).await?;
        let took = begun.elapsed();
        tell(purged, took);
        if purged.most() < u64::from(limit) {
            return Ok(());
        }
        limit = next_batch(limit, took);
        // Whoever waits for the store goes first.
        tokio::task::yield_now().await;
    }
}

/// Rows in the next transaction, after one of `limit` rows took so long.
fn next_batch(limit: u32, took: Duration) -> u32 {
    let fitting = u128::from(limit) * BATCH_TIME.as_nanos() / took.as_nanos().max(1);
    u32::try_from(fitting).unwrap_or(u32::MAX).clamp(*BATCHES.start(), *BATCHES.end())
}

/// Purges, again and again, until it is told to stop.
pub(super) async fn keep_clean(signup: Signup, mut stopped: watch::Receiver<bool>) {
    loop {
        let purged = tokio::select! {
            () = told_to_stop(&mut stopped) => return,
            purged = signup.purge() => purged,
        };
        match purged {
            Ok(purged) if purged == Purged::default() => {}
            Ok(purged) => tracing::info!(?purged, "outdated rows were deleted"),
            Err(error) => tracing::error!(%error, "outdated rows could not be deleted"),
        }
        // For the gauges.
        signup.health().await;
        tokio::select! {
            () = told_to_stop(&mut stopped) => return,
            () = time::sleep(LOOK) => {}
        }
    }
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
