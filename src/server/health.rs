//! Whether this instance is well: for probes, and for whoever is woken at night.

use std::{
    fmt,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use tokio::time::timeout;

use super::{
    Signup,
    store::{Backlog, Probe},
    telemetry,
};

/// The longest wait for the database.
const PATIENCE: Duration = Duration::from_secs(2);

/// A worker looks once a second; one that could not for so long is stuck, or its database is.
const WORKER_STALLED: Duration = Duration::from_secs(60);

/// Most mails are gone within seconds, and most events told.
const LATE: Duration = Duration::from_secs(5 * 60);

/// How an instance is. It holds numbers alone: nothing of a person, no secret, no URL.
///
/// ```no_run
/// use axum::{Router, extract::State, http::StatusCode, routing::get};
/// use leptos_signup::Signup;
///
/// /// For whoever sends requests here, or not.
/// async fn ready(State(signup): State<Signup>) -> (StatusCode, String) {
///     let health = signup.health().await;
///     let status = if health.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
///     (status, health.to_string())
/// }
///
/// fn health(signup: Signup) -> Router {
///     Router::new()
///         .route("/health/live", get(|| async { "ok" })) // whether to restart: asks nobody
///         .route("/health/ready", get(ready))
///         .with_state(signup)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Health {
    /// What the database said; nothing when it did not answer within two seconds.
    pub database: Option<DatabaseHealth>,
    /// How long ago the worker of this process last read what waits; nothing where none runs, or it
    /// was stopped.
    pub worker: Option<Duration>,
    /// Passwords that are being hashed here, or wait for it.
    pub hashing: u32,
    /// The most that may.
    pub hashing_places: u32,
}

/// What the database said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DatabaseHealth {
    /// Which version the tables have.
    pub schema: i64,
    /// Which version this process makes.
    pub newest_schema: i64,
    /// Mails that wait to be sent, of all instances.
    pub mails: Waiting,
    /// Events that wait to be told, of all instances.
    pub events: Waiting,
}

/// What waits in a line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Waiting {
    /// How many; 1,000 stands for that many or more.
    pub rows: u32,
    /// How long the oldest has waited. Of more than 1,000, those that are due first are looked at.
    pub oldest: Duration,
}

/// In a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HealthStatus {
    /// All is well.
    Ok,
    /// People can sign up, and somebody should look.
    Degraded,
    /// Nobody can sign up here.
    Down,
}

/// What is not well.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HealthProblem {
    /// The database does not answer.
    DatabaseAway,
    /// The tables are of an older version than this process made: a backup was restored under it.
    SchemaOlder,
    /// The tables are of a later version than this process knows: an instance with a later version
    /// of the crate has started.
    SchemaNewer,
    /// The worker has not read what waits for a minute.
    WorkerStalled,
    /// A mail has waited for more than five minutes.
    MailsLate,
    /// An event has waited for more than five minutes.
    EventsLate,
    /// No place is left in the line for hashing: sign-ups are answered 503.
    HashingFull,
}

impl Signup {
    /// How this instance is, within two seconds. Three small queries, which read at most 2,000 rows
    /// by indexes; what it finds is also written to the gauges of [`telemetry`], and so does the worker
    /// once a minute. See [`Health`] for routes.
    pub async fn health(&self) -> Health {
        let now = self.now();
        let database = match timeout(PATIENCE, self.inner().store.probe()).await {
            Ok(Ok(mut probe)) => {
                // Without a sink nobody is to be told of what waits since there was one.
                if self.inner().sink.is_none() {
                    probe.events = Backlog::default();
                }
                Some(DatabaseHealth::new(probe, now))
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "the database is not well");
                None
            }
            Err(_) => {
                tracing::error!("the database does not answer within {PATIENCE:?}");
                None
            }
        };
        let (hashing, hashing_places) = self.inner().hashing.places();
        let health =
            Health { database, worker: self.inner().pulses.since(now), hashing, hashing_places };
        telemetry::health(&health);
        health
    }
}

impl Health {
    /// What is not well, the worst first.
    #[must_use]
    pub fn problems(&self) -> Vec<HealthProblem> {
        use HealthProblem as Problem;

        let mut problems = Vec::new();
        let mut note = |is_so: bool, problem| {
            if is_so {
                problems.push(problem);
            }
        };
        note(self.database.is_none(), Problem::DatabaseAway);
        if let Some(database) = self.database {
            note(database.schema < database.newest_schema, Problem::SchemaOlder);
            note(database.schema > database.newest_schema, Problem::SchemaNewer);
            note(database.mails.oldest > LATE, Problem::MailsLate);
            note(database.events.oldest > LATE, Problem::EventsLate);
        }
        note(self.worker.is_some_and(|since| since > WORKER_STALLED), Problem::WorkerStalled);
        note(self.hashing >= self.hashing_places, Problem::HashingFull);
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.status()));
        problems
    }

    /// In a word: that of the worst problem.
    #[must_use]
    pub fn status(&self) -> HealthStatus {
        self.problems().first().map_or(HealthStatus::Ok, |problem| problem.status())
    }

    /// Whether all is well.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.status() == HealthStatus::Ok
    }

    /// Whether requests may be sent here. Late mail does not keep them away: it is as late at every
    /// other instance.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.status() != HealthStatus::Down
    }
}

impl HealthProblem {
    /// How bad it is: `Degraded` or `Down`.
    #[must_use]
    pub fn status(self) -> HealthStatus {
        match self {
            Self::DatabaseAway | Self::SchemaOlder => HealthStatus::Down,
            Self::SchemaNewer
            | Self::WorkerStalled
            | Self::MailsLate
            | Self::EventsLate
            | Self::HashingFull => HealthStatus::Degraded,
        }
    }

    /// A stable word, such as `database_away`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DatabaseAway => "database_away",
            Self::SchemaOlder => "schema_older",
            Self::SchemaNewer => "schema_newer",
            Self::WorkerStalled => "worker_stalled",
            Self::MailsLate => "mails_late",
            Self::EventsLate => "events_late",
            Self::HashingFull => "hashing_full",
        }
    }
}

impl fmt::Display for HealthProblem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// `ok`, `degraded` or `down`.
impl fmt::Display for HealthStatus {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Ok => "ok",
            Self::Degraded => "degraded",
            Self::Down => "down",
        })
    }
}

/// The status, and what is not well: `degraded: mails_late hashing_full`.
impl fmt::Display for Health {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status())?;
        for (index, problem) in self.problems().iter().enumerate() {
            write!(f, "{}{problem}", if index == 0 { ": " } else { " " })?;
        }
        Ok(())
    }
}

impl DatabaseHealth {
    fn new(probe: Probe, now: SystemTime) -> Self {
        let waiting = |backlog: Backlog| Waiting {
            rows: backlog.waiting,
            oldest: backlog.oldest.map_or(Duration::ZERO, |oldest| since(oldest, now)),
        };
        Self {
            schema: probe.schema,
            newest_schema: probe.newest_schema,
            mails: waiting(probe.mails),
            events: waiting(probe.events),
        }
    }
}

/// Nothing of what is ahead: clocks differ.
fn since(then: SystemTime, now: SystemTime) -> Duration {
    now.duration_since(then).unwrap_or_default()
}

/// When the workers of this process last read what waits.
#[derive(Debug, Default)]
pub(crate) struct Pulses {
    pub(crate) mails: Pulse,
    pub(crate) events: Pulse,
}

impl Pulses {
    /// Of the one that is longer ago.
    fn since(&self, now: SystemTime) -> Option<Duration> {
        let lasts = [self.mails.last(), self.events.last()].into_iter().flatten();
        lasts.min().map(|last| since(last, now))
    }
}

/// When one worker last read what waits; nothing before it begins and after it was stopped.
#[derive(Debug, Default)]
pub(crate) struct Pulse(Mutex<Option<SystemTime>>);

impl Pulse {
    pub(crate) fn beat(&self, now: SystemTime) {
        self.set(Some(now));
    }

    pub(crate) fn stop(&self) {
        self.set(None);
    }

    fn set(&self, last: Option<SystemTime>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }

    fn last(&self) -> Option<SystemTime> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: DatabaseHealth = DatabaseHealth {
        schema: 3,
        newest_schema: 3,
        mails: Waiting { rows: 0, oldest: Duration::ZERO },
        events: Waiting { rows: 0, oldest: Duration::ZERO },
    };

    fn health() -> Health {
        Health { database: Some(WELL), worker: None, hashing: 0, hashing_places: 130 }
    }

    #[test]
    fn what_keeps_everybody_from_signing_up_is_down_and_all_else_degraded() {
        let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
        let late = Waiting { rows: 1, oldest: minutes(6) };
        let with = |database| Health { database: Some(database), ..health() };
        for (health, says) in [
            (health(), "ok"),
            (Health { worker: Some(minutes(1)), ..health() }, "ok"),
            (with(DatabaseHealth { mails: Waiting { rows: 9, oldest: minutes(5) }, ..WELL }), "ok"),
            (with(DatabaseHealth { mails: late, ..WELL }), "degraded: mails_late"),
            (with(DatabaseHealth { events: late, ..WELL }), "degraded: events_late"),
            (Health { worker: Some(minutes(2)), ..health() }, "degraded: worker_stalled"),
            (Health { hashing: 130, ..health() }, "degraded: hashing_full"),
            (with(DatabaseHealth { schema: 4, ..WELL }), "degraded: schema_newer"),
            (with(DatabaseHealth { schema: 2, ..WELL }), "down: schema_older"),
            (Health { database: None, ..health() }, "down: database_away"),
            (
                Health { database: None, hashing: 130, ..health() },
                "down: database_away hashing_full",
            ),
        ] {
            assert_eq!(health.to_string(), says);
            assert_eq!(health.is_ok(), says == "ok");
            assert_eq!(health.is_ready(), !says.starts_with("down"));
        }
    }

    #[test]
    fn the_worker_that_is_stuck_tells_how_long() {
        let second = |n| SystemTime::UNIX_EPOCH + Duration::from_secs(n);
        let pulses = Pulses::default();
        assert_eq!(pulses.since(second(10)), None);
        pulses.mails.beat(second(10));
        pulses.events.beat(second(70));
        assert_eq!(pulses.since(second(71)), Some(Duration::from_secs(61)));
        pulses.mails.stop();
        assert_eq!(pulses.since(second(71)), Some(Duration::from_secs(1)));
        pulses.events.stop();
        assert_eq!(pulses.since(second(71)), None);
    }
}
