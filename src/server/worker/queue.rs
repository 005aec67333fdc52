//! A worker delivers the rows of one queue, many at a time, at least once.
//!
//! It leases a row, delivers it in a task, and settles it. A process that dies settles nothing: its
//! leases end, and another worker delivers the rows again.

use std::{collections::HashMap, time::Duration};

use async_trait::async_trait;
use tokio::{
    sync::watch,
    task::{self, JoinError, JoinSet},
    time::{self, Instant},
};

use crate::server::{error::store::StoreError, telemetry::metrics};

/// A lease takes at least this many rows, because each lease is a transaction.
const MIN_BATCH: usize = 8;

/// A delivery that takes longer is slow.
pub(crate) const SLOW_AFTER: Duration = Duration::from_secs(1);

/// The most deliveries at a time, including slow ones. Postfix allows a client 50 connections.
const MAX_IN_FLIGHT: usize = 48;

/// How long a worker waits at shutdown for the deliveries that are on their way.
const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(5);

/// How often an idle worker reads the queue: for retries, and for rows of other instances.
const POLL_INTERVAL: Duration = Duration::from_secs(1);

/// The longest pause before [`Queue::on_idle`] runs again.
const LONGEST_IDLE_PAUSE: Duration = Duration::from_secs(60);

/// How long after one lease the next waits for more rows, so that under load one lease takes several.
const BATCH_WINDOW: Duration = Duration::from_millis(50);

/// A queue of rows in the store.
#[async_trait]
pub(crate) trait Queue: Clone + Send + Sync + 'static {
    /// A leased row.
    type Item: Send + 'static;

    /// The name of the queue in logs and metrics.
    const NAME: &'static str;

    /// Whether a row waits until the row before it is delivered.
    const IS_IN_ORDER: bool;

    /// The slots for deliveries. A slow delivery gives its slot up, so that it delays no other.
    const SLOTS: usize;

    /// Leases up to `limit` due rows.
    async fn lease(&self, limit: u32) -> Result<Vec<Self::Item>, StoreError>;

    /// Delivers a row and settles it.
    async fn deliver(&self, item: Self::Item) -> Result<DeliveryOutcome, StoreError>;

    /// Completes when this process writes a row.
    async fn written(&self);

    /// Records that the worker has read the queue.
    fn record_heartbeat(&self);

    /// Records that the worker has stopped.
    fn stop_heartbeat(&self);

    /// Runs when no row waits after a delivery. Returns `false` to run again, after longer and longer pauses.
    async fn on_idle(&self) -> Result<bool, StoreError> {
        Ok(true)
    }
}

/// How one try ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum DeliveryOutcome {
    Sent,
    Retried,
    Dead,
}

impl DeliveryOutcome {
    /// The word in metrics.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Retried => "retried",
            Self::Dead => "dead",
        }
    }
}

/// The result of one pass over the outbox or the events.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Delivery {
    /// Mails that the mail server accepted, or events that the host took.
    pub sent: u32,
    /// Deliveries that failed and will be retried.
    pub retried: u32,
    /// Mails that failed for good. Events are retried until the host takes them.
    pub dead: u32,
}

impl Delivery {
    fn count(&mut self, outcome: DeliveryOutcome) {
        match outcome {
            DeliveryOutcome::Sent => self.sent += 1,
            DeliveryOutcome::Retried => self.retried += 1,
            DeliveryOutcome::Dead => self.dead += 1,
        }
    }
}

type Ended = Result<Result<DeliveryOutcome, StoreError>, JoinError>;

/// The deliveries on their way. Dropping it cancels them; their leases end by themselves.
#[derive(Default)]
struct InFlight {
    tasks: JoinSet<Result<DeliveryOutcome, StoreError>>,
    /// When the deliveries that hold a slot started.
    started: HashMap<task::Id, Instant>,
}

impl InFlight {
    /// Each delivery is a task, so that one that waits for the store blocks no other.
    fn start<Q: Queue>(&mut self, queue: &Q, item: Q::Item) {
        let queue = queue.clone();
        let task = self.tasks.spawn(async move { queue.deliver(item).await });
        self.started.insert(task.id(), Instant::now());
    }

    /// The number of deliveries that a lease may start: zero unless half of the slots are free. Slow
    /// deliveries lose their slots first.
    fn room<Q: Queue>(&mut self) -> usize {
        self.started.retain(|_, started| started.elapsed() < SLOW_AFTER);
        let room = MAX_IN_FLIGHT.saturating_sub(self.tasks.len());
        let free = Q::SLOTS.saturating_sub(self.started.len());
        if room < MIN_BATCH || free < Q::SLOTS / 2 { 0 } else { room.min(free) }
    }

    /// The next delivery to end. Returns `None` when nothing is on its way.
    async fn next(&mut self) -> Option<Ended> {
        let ended = self.tasks.join_next_with_id().await?;
        let (id, ended) = match ended {
            Ok((id, outcome)) => (id, Ok(outcome)),
            Err(error) => (error.id(), Err(error)),
        };
        self.started.remove(&id);
        Some(ended)
    }
}

/// Delivers all rows that are due now.
pub(crate) async fn drain<Q: Queue>(queue: &Q) -> Result<Delivery, StoreError> {
    let mut delivery = Delivery::default();
    let mut in_flight = InFlight::default();
    loop {
        fill(queue, &mut in_flight).await?;
        let ended = tokio::select! {
            ended = in_flight.next() => ended,
            () = time::sleep(SLOW_AFTER) => continue,
        };
        match ended {
            None => {
                if delivery != Delivery::default() {
                    come_to_rest(queue).await;
                }
                return Ok(delivery);
            }
            Some(Ok(outcome)) => delivery.count(outcome?),
            Some(Err(error)) => {
                tracing::error!(queue = Q::NAME, %error, "a delivery task panicked");
            }
        }
    }
}

/// Leases as many rows as there is room for and starts to deliver them. Returns whether more rows may
/// wait.
async fn fill<Q: Queue>(queue: &Q, in_flight: &mut InFlight) -> Result<bool, StoreError> {
    let room = in_flight.room::<Q>();
    if room == 0 {
        return Ok(true);
    }
    let items = queue.lease(u32::try_from(room).unwrap_or_default()).await?;
    let may_wait = items.len() >= room;
    for item in items {
        in_flight.start(queue, item);
    }
    Ok(may_wait)
}

/// Completes at shutdown. After the handle was dropped it never completes: the worker keeps running.
pub(crate) async fn shutdown(stopped: &mut watch::Receiver<bool>) {
    if stopped.wait_for(|stop| *stop).await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Delivers rows until shutdown.
pub(crate) async fn work<Q: Queue>(queue: Q, mut stopped: watch::Receiver<bool>) {
    let mut in_flight = InFlight::default();
    let mut idle = IdleTask { last_run: Instant::now(), is_due: false, pause: POLL_INTERVAL };
    let mut reader = Reader::new();
    loop {
        reader.read_if_due(&queue, &mut in_flight).await;
        if in_flight.tasks.is_empty() {
            idle.run_if_due(&queue).await;
        }
        tokio::select! {
            biased;
            () = shutdown(&mut stopped) => break,
            Some(ended) = in_flight.next() => {
                log_failure::<Q>(ended);
                idle.is_due = true;
                reader.more_may_wait |= Q::IS_IN_ORDER;
            }
            () = queue.written(), if in_flight.room::<Q>() > 0 => {
                idle.is_due = true;
                reader.read_soon();
            }
            () = time::sleep_until(reader.next_read) => {}
        }
    }
    finish(&queue, in_flight).await;
}

/// When to read the queue.
struct Reader {
    more_may_wait: bool,
    last_read: Instant,
    next_read: Instant,
}

impl Reader {
    fn new() -> Self {
        let now = Instant::now();
        Self { more_may_wait: true, last_read: now, next_read: now }
    }

    /// Reads within the batch window after the last read.
    fn read_soon(&mut self) {
        self.next_read = self.next_read.min(self.last_read + BATCH_WINDOW);
    }

    async fn read_if_due<Q: Queue>(&mut self, queue: &Q, in_flight: &mut InFlight) {
        if !self.more_may_wait && self.next_read > Instant::now() {
            return;
        }
        self.last_read = Instant::now();
        match fill(queue, in_flight).await {
            Ok(more) => {
                self.more_may_wait = more;
                queue.record_heartbeat();
                metrics::worker_round(Q::NAME);
            }
            Err(error) => {
                tracing::error!(queue = Q::NAME, %error, "the worker could not read its queue");
            }
        }
        self.next_read = Instant::now() + POLL_INTERVAL;
    }
}

/// Waits a while for the deliveries on their way, and stops.
async fn finish<Q: Queue>(queue: &Q, mut in_flight: InFlight) {
    let rest = async {
        while let Some(ended) = in_flight.next().await {
            log_failure::<Q>(ended);
        }
    };
    if time::timeout(SHUTDOWN_TIMEOUT, rest).await.is_err() {
        tracing::warn!(
            queue = Q::NAME,
            "the worker stopped before all deliveries ended; they are repeated after the next start"
        );
    }
    come_to_rest(queue).await;
    queue.stop_heartbeat();
}

/// When [`Queue::on_idle`] last ran. It costs about as much as one sign-up.
struct IdleTask {
    last_run: Instant,
    is_due: bool,
    pause: Duration,
}

impl IdleTask {
    async fn run_if_due<Q: Queue>(&mut self, queue: &Q) {
        if !self.is_due || self.last_run.elapsed() < self.pause {
            return;
        }
        self.last_run = Instant::now();
        self.is_due = !on_idle(queue).await;
        self.pause = idle_pause(self.pause, self.is_due);
    }
}

/// How long [`Queue::on_idle`] waits after a run. A program that replicates the database may prevent its work
/// for hours.
fn idle_pause(last: Duration, is_work_left: bool) -> Duration {
    match is_work_left {
        true => (last * 2).min(LONGEST_IDLE_PAUSE),
        false => POLL_INTERVAL,
    }
}

/// Runs what is left to do when no further delivery follows: the second time closes what the first one
/// left open for them.
async fn come_to_rest<Q: Queue>(queue: &Q) {
    if !on_idle(queue).await {
        on_idle(queue).await;
    }
}

/// Returns whether nothing is left to do.
async fn on_idle<Q: Queue>(queue: &Q) -> bool {
    queue.on_idle().await.unwrap_or_else(|error| {
        tracing::warn!(queue = Q::NAME, %error, "wiped secrets may still be on disk");
        true
    })
}

fn log_failure<Q: Queue>(ended: Ended) {
    let queue = Q::NAME;
    match ended {
        Ok(Ok(_)) => {}
        Ok(Err(error)) => {
            tracing::error!(queue, %error, "a delivery could not be settled and may be repeated");
        }
        Err(error) => {
            tracing::error!(queue, %error, "a delivery task panicked and will be repeated");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_prevent_for_long_is_tried_once_a_minute() {
        let mut pause = POLL_INTERVAL;
        let mut tried = 0;
        let mut elapsed = Duration::ZERO;
        while elapsed < Duration::from_secs(60 * 60) {
            elapsed += pause;
            pause = idle_pause(pause, true);
            tried += 1;
        }
        assert!(tried < 70, "{tried} times in an hour");
        assert_eq!(idle_pause(pause, false), POLL_INTERVAL);
    }
}
