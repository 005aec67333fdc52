//! Workers: each empties one line of rows in the store, at least once, many at a time.
//!
//! A row is leased, delivered by a task of its own, and settled. A process that dies settles
//! nothing: its leases end, and another worker delivers the rows again.

use std::{collections::HashMap, time::Duration};

use async_trait::async_trait;
use tokio::{
    sync::watch,
    task::{self, JoinError, JoinSet},
    time::{self, Instant},
};

use super::{store::StoreError, telemetry};

/// Places for rows on their way. One that turns out to be slow gives its place up, so that it delays
/// no other.
const PLACES: usize = 16;

/// Rows are leased when there is room for so many: each lease is a transaction.
const FEWEST: usize = PLACES / 2;

/// What takes longer is slow.
const SLOW: Duration = Duration::from_secs(1);

/// Rows on their way at the same time, with those that are slow. Postfix lets a client have 50
/// connections.
const AT_ONCE: usize = 48;

/// How long a row belongs to one worker: longer than a try can take.
pub(super) const LEASE: Duration = Duration::from_secs(180);

/// How long a worker that was told to stop waits for what is on its way.
const GRACE: Duration = Duration::from_secs(5);

/// How often the line is looked at when nobody says that a row waits: for retries that come due,
/// for rows of a process that died, and for those of other instances.
const LOOK: Duration = Duration::from_secs(1);

/// How long after one look the next waits for more rows to be written, so that under load one lease
/// takes several.
const GATHERING: Duration = Duration::from_millis(50);

/// The first pause before another try; each further one doubles it.
const FIRST_PAUSE: Duration = Duration::from_secs(2);

/// The longest pause before another try.
const LONGEST_PAUSE: Duration = Duration::from_secs(15 * 60);

/// Nothing is put off for so long, unless by a clock that was ahead and has been set back since.
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
pub(super) const FURTHEST: Duration = LONGEST_PAUSE.saturating_mul(2);

/// A line of rows in the store that wait to be delivered.
#[async_trait]
pub(super) trait Line: Clone + Send + Sync + 'static {
    /// A row, leased.
    type Parcel: Send + 'static;

    /// What the log calls the line.
    const NAME: &'static str;

    /// Whether a row waits for the one before it to be delivered.
    const IS_IN_ORDER: bool;

    /// Takes up to `limit` rows that are due.
    async fn lease(&self, limit: u32) -> Result<Vec<Self::Parcel>, StoreError>;

    /// Delivers a row and notes what came of it.
    async fn deliver(&self, parcel: Self::Parcel) -> Result<Settled, StoreError>;

    /// Ends when this process wrote a row.
    async fn written(&self);

    /// The worker has read the line.
    fn beat(&self);

    /// The worker was stopped.
    fn stopped(&self);

    /// Nothing waits any more, after something was delivered. Tells whether all was done that there is
    /// to do then.
    async fn emptied(&self) -> Result<bool, StoreError> {
        Ok(true)
    }
}

/// How one try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Settled {
    Sent,
    Retried,
    Dead,
}

/// What one pass over the outbox, or over the events, did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// Mails that the mail server took, or events that the host took.
    pub sent: u32,
    /// What will be tried again.
    pub retried: u32,
    /// Mails that will never be tried again. Events are tried until the host takes them.
    pub dead: u32,
}

impl Delivery {
    fn count(&mut self, settled: Settled) {
        match settled {
            Settled::Sent => self.sent += 1,
            Settled::Retried => self.retried += 1,
            Settled::Dead => self.dead += 1,
        }
    }
}

/// What is on its way. Dropping it cuts it off; the leases end by themselves.
#[derive(Default)]
struct Sending {
    tasks: JoinSet<Result<Settled, StoreError>>,
    /// When those began that hold a place.
    begun: HashMap<task::Id, Instant>,
}

impl Sending {
    /// Each is a task of its own: one that waits for the store must not wait for whoever waits for
    /// the next row.
    fn start<L: Line>(&mut self, line: &L, parcel: L::Parcel) {
        let line = line.clone();
        let started = self.tasks.spawn(async move { line.deliver(parcel).await });
        self.begun.insert(started.id(), Instant::now());
    }

    /// How many may be started, of whom those that became slow hold no place any more.
    fn room(&mut self) -> usize {
        self.begun.retain(|_, begun| begun.elapsed() < SLOW);
        let room = AT_ONCE.saturating_sub(self.tasks.len());
        room.min(PLACES.saturating_sub(self.begun.len()))
    }

    /// The next that ended; nothing when nothing is on its way.
    async fn next(&mut self) -> Option<Result<Result<Settled, StoreError>, JoinError>> {
        let ended = self.tasks.join_next_with_id().await?;
        let (id, ended) = match ended {
            Ok((id, settled)) => (id, Ok(settled)),
            Err(error) => (error.id(), Err(error)),
        };
        self.begun.remove(&id);
        Some(ended)
    }
}

/// Delivers what is due now, and returns when nothing is left.
pub(super) async fn drain<L: Line>(line: &L) -> Result<Delivery, StoreError> {
    let mut delivery = Delivery::default();
    let mut sending = Sending::default();
    loop {
        fill(line, &mut sending).await?;
        let ended = tokio::select! {
            ended = sending.next() => ended,
            () = time::sleep(SLOW) => continue,
        };
        match ended {
            None => {
                if delivery != Delivery::default() {
                    tidy(line).await;
                }
                return Ok(delivery);
            }
            Some(Ok(settled)) => delivery.count(settled?),
            Some(Err(error)) => tracing::error!(line = L::NAME, %error, "one was cut off"),
        }
    }
}

/// Takes as many rows as there is room for, and starts to deliver them. Tells whether more may wait.
async fn fill<L: Line>(line: &L, sending: &mut Sending) -> Result<bool, StoreError> {
    let room = sending.room();
    if room < FEWEST {
        return Ok(true);
    }
    let parcels = line.lease(u32::try_from(room).unwrap_or_default()).await?;
    let may_wait = parcels.len() >= room;
    for parcel in parcels {
        sending.start(line, parcel);
    }
    Ok(may_wait)
}

/// Ends when the worker is told to stop, and never once the handle was dropped: it runs on.
pub(super) async fn told_to_stop(stopped: &mut watch::Receiver<bool>) {
    if stopped.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Keeps the places filled, until it is told to stop.
pub(super) async fn work<L: Line>(line: L, mut stopped: watch::Receiver<bool>) {
    let mut sending = Sending::default();
    let mut tidied = Tidied { at: Instant::now(), is_due: false };
    let (mut more_may_wait, mut looked, mut next_look) = (true, Instant::now(), Instant::now());
    loop {
        if more_may_wait || next_look <= Instant::now() {
            looked = Instant::now();
            match fill(&line, &mut sending).await {
                Ok(more) => {
                    more_may_wait = more;
                    line.beat();
                    telemetry::round(L::NAME);
                }
                Err(error) => {
                    tracing::error!(line = L::NAME, %error, "the line could not be read");
                }
            }
            next_look = Instant::now() + LOOK;
        }
        if sending.tasks.is_empty() {
            tidied.once_emptied(&line).await;
        }
        tokio::select! {
            biased;
            () = told_to_stop(&mut stopped) => break,
            Some(settled) = sending.next() => {
                log_unsettled::<L>(settled);
                tidied.is_due = true;
                more_may_wait |= L::IS_IN_ORDER;
            }
            () = line.written(), if sending.room() >= FEWEST => {
                tidied.is_due = true;
                next_look = next_look.min(looked + GATHERING);
            }
            () = time::sleep_until(next_look) => {}
        }
    }
    let rest = async {
        while let Some(settled) = sending.next().await {
            log_unsettled::<L>(settled);
        }
    };
    if time::timeout(GRACE, rest).await.is_err() {
        tracing::warn!(
            line = L::NAME,
            "what was on its way was given up; it goes out after the next start"
        );
    }
    tidy(&line).await;
    line.stopped();
}

/// When the line was last told that it is empty. It costs about as much as a sign-up.
struct Tidied {
    at: Instant,
    is_due: bool,
}

impl Tidied {
    async fn once_emptied<L: Line>(&mut self, line: &L) {
        if !self.is_due || self.at.elapsed() < LOOK {
            return;
        }
        self.at = Instant::now();
        self.is_due = !tidy(line).await;
    }
}

/// Tells whether nothing is left to try again.
async fn tidy<L: Line>(line: &L) -> bool {
    line.emptied().await.unwrap_or_else(|error| {
        tracing::warn!(line = L::NAME, %error, "secrets that were wiped may still be on disk");
        true
    })
}

fn log_unsettled<L: Line>(settled: Result<Result<Settled, StoreError>, JoinError>) {
    let line = L::NAME;
    match settled {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => {
            tracing::error!(line, %error, "the line could not be written; one may go out again");
        }
        Err(error) => tracing::error!(line, %error, "one was cut off; it will go out again"),
    }
}

/// Twice as long after each try, between half and all of it at random, so that what an outage held
/// up does not come back all at once.
pub(super) fn pause_after(tries: u32) -> Duration {
    let full = FIRST_PAUSE.saturating_mul(1 << tries.min(16)).min(LONGEST_PAUSE);
    let half = full / 2;
    let random = getrandom::u32().unwrap_or(u32::MAX);
    half + half.mul_f64(f64::from(random) / f64::from(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_a_bound_and_vary() {
        for (tries, full) in [(0, 2), (1, 4), (5, 64), (20, 900), (u32::MAX, 900)] {
            let full = Duration::from_secs(full);
            let pause = pause_after(tries);
            assert!(pause >= full / 2 && pause <= full, "{tries}: {pause:?}");
        }
        let pauses: std::collections::HashSet<_> = (0..20).map(|_| pause_after(9)).collect();
        assert!(pauses.len() > 10);
    }
}
