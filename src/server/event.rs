//! Events: what a host is told after a commit, at least once.
//!
//! 1. An event is written in the transaction that makes it true, and told after the commit. Nobody
//!    hears of what was rolled back, and a process that dies forgets nothing.
//! 2. It comes at least once. Whoever may not do a thing twice remembers the [id](Event::id), which
//!    a repeat shares.
//! 3. Events of one attempt come in their order, the next one when the host took the one before.
//!    Those of different attempts come in any order, several at a time.
//! 4. It holds no data of a person: ids lead to the rows in `signup_attempt` and `signup_account`.
//! 5. What fails, panics or takes longer than 30 s is tried again after pauses that double from 2 s
//!    to 15 min, until the host takes it. A sink that wants none of an event returns `Ok`.
//! 6. An event that was taken leaves the table `signup_event`. A host without a sink writes none.
//! 7. Whose data is erased is told of by the id of the account alone. What waited to be told of them is
//!    told no more, and what was on its way comes before.
//!
//! An address that has an account starts attempts like any other; that it had one, no event tells.
//! What must happen *with* the account or not at all, such as the host's own row, belongs into the
//! store's hook ([`SqliteStore::on_account`](crate::SqliteStore::on_account)).

use std::{fmt, panic::AssertUnwindSafe, time::Duration, time::SystemTime};

use futures::FutureExt;
use tokio::time;
use uuid::Uuid;

pub use async_trait::async_trait;

use super::{
    Delivery, Signup,
    store::{DueEvent, EventOutcome, StoreError},
    telemetry,
    worker::{self, LEASE, Line, Settled, pause_after},
};

/// A sink that takes longer is given up for this try.
const SINK_TIMEOUT: Duration = Duration::from_secs(30);

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// A UUIDv7, the same when the event comes again.
    pub id: Uuid,
    /// What happened.
    pub kind: EventKind,
    /// The id of the form.
    pub form: String,
    /// The attempt; nothing for an account that needed no confirmation or was erased.
    pub attempt: Option<Uuid>,
    /// The account; nothing before there is one.
    pub account: Option<Uuid>,
    /// When, to the millisecond.
    pub happened_at: SystemTime,
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EventKind {
    /// Somebody signed up, and the proof of the mailbox is awaited.
    AttemptStarted,
    /// There is an account.
    Confirmed,
    /// Somebody's data was [erased](crate::Signup::erase), and this account with it: what the host
    /// has of it goes too.
    Erased,
}

impl EventKind {
    /// A stable word: `attempt_started`, `confirmed` or `erased`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::AttemptStarted => "attempt_started",
            Self::Confirmed => "confirmed",
            Self::Erased => "erased",
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a sink fails with. It ends in the log, so it should hold no data of a person.
pub type SinkError = Box<dyn std::error::Error + Send + Sync>;

/// Takes the events of a host, given by [`SignupBuilder::on_event`](crate::SignupBuilder::on_event).
///
/// ```
/// use leptos_signup::server::event::{Event, EventKind, EventSink, SinkError, async_trait};
///
/// /// Tells the sales team.
/// #[derive(Debug)]
/// struct Sales;
///
/// #[async_trait]
/// impl EventSink for Sales {
///     async fn take(&self, event: &Event) -> Result<(), SinkError> {
///         if event.kind == EventKind::Confirmed {
///             println!("{}: a new account {:?}", event.id, event.account);
///         }
///         Ok(())
///     }
/// }
/// ```
#[async_trait]
pub trait EventSink: fmt::Debug + Send + Sync + 'static {
    /// Takes an event, perhaps for the second time.
    ///
    /// # Errors
    /// Whatever keeps the host from it; then the event comes again.
    async fn take(&self, event: &Event) -> Result<(), SinkError>;
}

/// The events that wait.
#[derive(Clone)]
pub(super) struct Events(pub(super) Signup);

#[async_trait]
impl Line for Events {
    type Parcel = DueEvent;

    const NAME: &'static str = "events";
    const IS_IN_ORDER: bool = true;

    async fn lease(&self, limit: u32) -> Result<Vec<DueEvent>, StoreError> {
        let inner = self.0.inner();
        if inner.sink.is_none() {
            return Ok(Vec::new());
        }
        let now = self.0.now();
        inner.store.lease_events(now, now + LEASE, limit).await
    }

    async fn deliver(&self, due: DueEvent) -> Result<Settled, StoreError> {
        let DueEvent { event, tries } = due;
        let (settled, outcome) = match self.tell(&event).await {
            Ok(()) => (Settled::Sent, EventOutcome::Delivered),
            Err(error) => {
                tracing::warn!(event = %event.id, kind = %event.kind, error, "event not taken");
                let at = self.0.now() + pause_after(tries);
                (Settled::Retried, EventOutcome::Retry { at })
            }
        };
        telemetry::event(&event, settled);
        self.0.inner().store.settle_event(event.id, &outcome).await?;
        Ok(settled)
    }

    async fn written(&self) {
        self.0.inner().event_waits.notified().await;
    }

    fn beat(&self) {
        self.0.inner().pulses.events.beat(self.0.now());
    }

    fn stopped(&self) {
        self.0.inner().pulses.events.stop();
    }
}

impl Events {
    /// A sink is the host's code: its panic costs one try, and not the worker.
    async fn tell(&self, event: &Event) -> Result<(), String> {
        let Some(sink) = &self.0.inner().sink else { return Err("no sink".to_owned()) };
        let take = AssertUnwindSafe(async { sink.take(event).await }).catch_unwind();
        match time::timeout(SINK_TIMEOUT, take).await {
            Ok(Ok(taken)) => taken.map_err(|error| error.to_string()),
            Ok(Err(_)) => Err("the sink panicked".to_owned()),
            Err(_) => Err("the sink took too long".to_owned()),
        }
    }
}

impl Signup {
    /// Tells the host what is due now, and returns when nothing is left. The worker does the same,
    /// again and again; tests and one-off programs call it themselves.
    ///
    /// # Errors
    /// A [`StoreError`] when the events cannot be read or written. What was not noted as taken will
    /// come again.
    pub async fn deliver_due_events(&self) -> Result<Delivery, StoreError> {
        worker::drain(&Events(self.clone())).await
    }
}
