//! How long things are kept that nobody needs any more, and the worker that deletes them.

use std::time::{Duration, SystemTime};

use tokio::{sync::watch, time};

use super::{
    Signup,
    store::{Outdated, Purged, StoreError},
    telemetry,
    worker::told_to_stop,
};

/// Rows of each kind that are deleted in one transaction, so that nobody waits for long.
const BATCH: u32 = 500;

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
    /// Deletes what is outdated, in small transactions, and tells how many rows that were. The
    /// worker of [`run_in_background`](Self::run_in_background) does the same once a minute.
    ///
    /// # Errors
    /// A [`StoreError`]; what was deleted before stays deleted.
    pub async fn purge(&self) -> Result<Purged, StoreError> {
        let outdated = self.inner().retention.outdated(self.now());
        let mut purged = Purged::default();
        loop {
            let batch = self.inner().store.purge(&outdated, BATCH).await?;
            telemetry::purged(batch);
            purged += batch;
            if batch.most() < u64::from(BATCH) {
                return Ok(purged);
            }
            // Whoever waits for the store goes first.
            tokio::task::yield_now().await;
        }
    }

    /// How many rows [`purge`](Self::purge) would delete now. Nothing is deleted.
    ///
    /// # Errors
    /// A [`StoreError`].
    pub async fn count_outdated(&self) -> Result<Purged, StoreError> {
        self.inner().store.count_outdated(&self.inner().retention.outdated(self.now())).await
    }
}

/// Purges, again and again, until it is told to stop.
pub(super) async fn keep_clean(signup: Signup, mut stopped: watch::Receiver<bool>) {
    loop {
        match signup.purge().await {
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
