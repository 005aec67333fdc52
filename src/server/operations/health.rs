//! The health of this instance, for probes and for operators.

use std::{
    fmt,
    sync::Arc,
    time::{Duration, SystemTime},
};

use tokio::time::timeout;

use crate::server::{
    flow::context::Context,
    password::Passwords,
    store::operations::{Probe, QueueDepth},
    telemetry::{heartbeat::Heartbeats, metrics},
};

/// The longest wait for the database.
const PROBE_TIMEOUT: Duration = Duration::from_secs(2);

/// A worker reads its queue once a second. After this time it is stuck, or its database is.
const WORKER_STALLED: Duration = Duration::from_secs(60);

/// Most mails and events are delivered within seconds.
const LATE_AFTER: Duration = Duration::from_secs(5 * 60);

/// The health of an instance. It holds only numbers: no personal data, no secret, no URL.
///
/// ```no_run
/// use axum::{Router, extract::State, http::StatusCode, routing::get};
/// use leptos_signup::Signup;
///
/// /// Tells a load balancer whether to send requests here.
/// async fn ready(State(signup): State<Signup>) -> (StatusCode, String) {
///     let health = signup.health().await;
///     let status = if health.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
///     (status, health.to_string())
/// }
///
/// fn health(signup: Signup) -> Router {
///     Router::new()
///         .route("/health/live", get(|| async { "ok" })) // whether to restart
///         .route("/health/ready", get(ready))
///         .with_state(signup)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Health {
    /// The state of the database. `None` when it did not answer within two seconds.
    pub database: Option<DatabaseHealth>,
    /// The time since a worker of this process last read its queue. `None` when no worker runs.
    pub worker: Option<Duration>,
    /// The passwords that are hashed here or wait for it.
    pub hashing: u32,
    /// The most passwords that may.
    pub hashing_slots: u32,
    /// The time since this process last withheld a mail because the budget of a domain or of the host
    /// allowed it too late. `None` when it never did.
    pub mail_withheld: Option<Duration>,
    /// The time since the mail server or its settings began to refuse the mails of this process, for a
    /// reason that only the operator can fix. `None` when the last mail went out.
    pub mail_fault: Option<Duration>,
}

/// The state of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DatabaseHealth {
    /// The version of the tables.
    pub schema: i64,
    /// The version that this process creates.
    pub newest_schema: i64,
    /// The mails of this instance's forms that wait for delivery, written by any instance.
    pub mails: Backlog,
    /// The mails that wait for their budgets, written by any instance; 1,000 stands for that many or more.
    pub deferred_mails: u32,
    /// The events of the site that wait for delivery.
    pub events: Backlog,
    /// Whether the database writes. `false` for a replica, a server that was demoted, or a file system
    /// that only reads.
    pub can_write: bool,
}

/// What waits in a queue.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Backlog {
    /// The number of rows; 1,000 stands for that many or more.
    pub rows: u32,
    /// How long the oldest row has waited. Of more than 1,000 rows, those that are due first count.
    pub oldest: Duration,
}

/// The health in one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum HealthStatus {
    /// Everything works.
    Ok,
    /// People can sign up, and an operator should look.
    Degraded,
    /// No one can sign up at this instance.
    Down,
}

/// A problem of an instance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum HealthProblem {
    /// The database does not answer.
    DatabaseDown,
    /// The database answers and refuses to write.
    WritesFail,
    /// The tables have an older version than this process created: a backup was restored.
    SchemaOlder,
    /// The tables have a later version than this process knows: an instance with a later version of
    /// the crate has started.
    SchemaNewer,
    /// A worker has not read its queue for a minute.
    WorkerStalled,
    /// A mail has waited for more than five minutes.
    MailsLate,
    /// An event has waited for more than five minutes.
    EventsLate,
    /// The hash queue is full: sign-ups get status 503.
    HashingFull,
    /// The mail server or its settings refuse the mails of this process. The log has the reason and
    /// the likely fix.
    MailsRefused,
    /// In the last hour a mail was withheld because the budget of a domain or of the host allowed it
    /// too late.
    MailsWithheld,
}

/// How long a withheld mail is a problem.
const RECENT: Duration = Duration::from_secs(60 * 60);

/// Looks at this instance.
#[derive(Debug)]
pub(crate) struct HealthCheck {
    pub(crate) cx: Arc<Context>,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) heartbeats: Arc<Heartbeats>,
}

impl HealthCheck {
    /// The health of this instance, which also sets the gauges.
    pub(crate) async fn run(&self) -> Health {
        let now = self.cx.now();
        let database = self.probe(now).await;
        let (hashing, hashing_slots) = self.passwords.pool.slots();
        // A database that is down leaves the gauges as they are.
        if let Some(DatabaseHealth { mails, deferred_mails, events, .. }) = database {
            metrics::deferred_mails(deferred_mails);
            metrics::waiting_mails(mails.rows, mails.oldest.as_secs_f64());
            metrics::waiting_events(events.rows, events.oldest.as_secs_f64());
        }
        let withheld = self.cx.mails_withheld.last();
        let fault = self.cx.mail_server.failing_since();
        Health {
            database,
            worker: self.heartbeats.since(now),
            hashing,
            hashing_slots,
            mail_withheld: withheld.map(|last| now.duration_since(last).unwrap_or_default()),
            mail_fault: fault.map(|since| now.duration_since(since).unwrap_or_default()),
        }
    }

    async fn probe(&self, now: SystemTime) -> Option<DatabaseHealth> {
        let forms = self.cx.form_ids();
        let probe = timeout(PROBE_TIMEOUT, self.cx.store.probe(&forms));
        let (probe, can_write) = tokio::join!(probe, self.can_write());
        match probe {
            Ok(Ok(mut probe)) => {
                // Without a sink, events of an earlier sink wait for no one.
                if !self.cx.has_event_sink {
                    probe.events = QueueDepth::default();
                }
                Some(DatabaseHealth::new(probe, can_write, now))
            }
            Ok(Err(error)) => {
                tracing::error!(%error, "the database failed the health check");
                None
            }
            Err(_) => {
                tracing::error!("the database did not answer within {PROBE_TIMEOUT:?}");
                None
            }
        }
    }
}

impl HealthCheck {
    /// Whether the database writes. A writer that is busy for too long does.
    async fn can_write(&self) -> bool {
        match timeout(PROBE_TIMEOUT, self.cx.store.check_write()).await {
            Ok(Err(error)) => {
                tracing::error!(%error, "the database refuses to write");
                false
            }
            Ok(Ok(())) | Err(_) => true,
        }
    }
}

impl Health {
    /// The problems, the worst first.
    #[must_use]
    pub fn problems(&self) -> Vec<HealthProblem> {
        use HealthProblem as Problem;

        let mut problems = Vec::new();
        let mut note = |is_so: bool, problem| {
            if is_so {
                problems.push(problem);
            }
        };
        note(self.database.is_none(), Problem::DatabaseDown);
        if let Some(database) = self.database {
            note(!database.can_write, Problem::WritesFail);
            note(database.schema < database.newest_schema, Problem::SchemaOlder);
            note(database.schema > database.newest_schema, Problem::SchemaNewer);
            note(database.mails.oldest > LATE_AFTER, Problem::MailsLate);
            note(database.events.oldest > LATE_AFTER, Problem::EventsLate);
        }
        note(self.worker.is_some_and(|since| since > WORKER_STALLED), Problem::WorkerStalled);
        note(self.hashing >= self.hashing_slots, Problem::HashingFull);
        note(self.mail_fault.is_some(), Problem::MailsRefused);
        note(self.mail_withheld.is_some_and(|since| since < RECENT), Problem::MailsWithheld);
        problems.sort_by_key(|problem| std::cmp::Reverse(problem.status()));
        problems
    }

    /// The status of the worst problem.
    #[must_use]
    pub fn status(&self) -> HealthStatus {
        self.problems().first().map_or(HealthStatus::Ok, |problem| problem.status())
    }

    /// Whether there is no problem.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        self.status() == HealthStatus::Ok
    }

    /// Whether a load balancer may send requests here. Late mail does not matter: it is as late at
    /// every other instance.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.status() != HealthStatus::Down
    }
}

impl HealthProblem {
    /// The status that the problem causes: `Degraded` or `Down`.
    #[must_use]
    pub fn status(self) -> HealthStatus {
        match self {
            Self::DatabaseDown | Self::WritesFail | Self::SchemaOlder => HealthStatus::Down,
            Self::SchemaNewer
            | Self::WorkerStalled
            | Self::MailsLate
            | Self::EventsLate
            | Self::HashingFull
            | Self::MailsRefused
            | Self::MailsWithheld => HealthStatus::Degraded,
        }
    }

    /// A stable word, such as `database_down`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::DatabaseDown => "database_down",
            Self::WritesFail => "writes_fail",
            Self::SchemaOlder => "schema_older",
            Self::SchemaNewer => "schema_newer",
            Self::WorkerStalled => "worker_stalled",
            Self::MailsLate => "mails_late",
            Self::EventsLate => "events_late",
            Self::HashingFull => "hashing_full",
            Self::MailsRefused => "mails_refused",
            Self::MailsWithheld => "mails_withheld",
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

/// The status and the problems: `degraded: mails_late hashing_full`.
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
    fn new(probe: Probe, can_write: bool, now: SystemTime) -> Self {
        let backlog = |depth: QueueDepth| Backlog {
            rows: depth.rows,
            oldest: depth
                .oldest
                .map_or(Duration::ZERO, |oldest| now.duration_since(oldest).unwrap_or_default()),
        };
        Self {
            schema: probe.schema,
            newest_schema: probe.newest_schema,
            mails: backlog(probe.mails),
            deferred_mails: probe.deferred,
            events: backlog(probe.events),
            can_write,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WELL: DatabaseHealth = DatabaseHealth {
        schema: 3,
        newest_schema: 3,
        mails: Backlog { rows: 0, oldest: Duration::ZERO },
        deferred_mails: 0,
        events: Backlog { rows: 0, oldest: Duration::ZERO },
        can_write: true,
    };

    fn health() -> Health {
        Health {
            database: Some(WELL),
            worker: None,
            hashing: 0,
            hashing_slots: 130,
            mail_withheld: None,
            mail_fault: None,
        }
    }

    #[test]
    fn problems_that_prevent_every_sign_up_are_down_and_all_others_degraded() {
        let minutes = |minutes: u64| Duration::from_secs(minutes * 60);
        let late = Backlog { rows: 1, oldest: minutes(6) };
        let with = |database| Health { database: Some(database), ..health() };
        for (health, says) in [
            (health(), "ok"),
            (Health { worker: Some(minutes(1)), ..health() }, "ok"),
            (with(DatabaseHealth { mails: Backlog { rows: 9, oldest: minutes(5) }, ..WELL }), "ok"),
            (with(DatabaseHealth { mails: late, ..WELL }), "degraded: mails_late"),
            (with(DatabaseHealth { events: late, ..WELL }), "degraded: events_late"),
            (Health { worker: Some(minutes(2)), ..health() }, "degraded: worker_stalled"),
            (Health { hashing: 130, ..health() }, "degraded: hashing_full"),
            (Health { mail_fault: Some(minutes(0)), ..health() }, "degraded: mails_refused"),
            (Health { mail_withheld: Some(minutes(59)), ..health() }, "degraded: mails_withheld"),
            (Health { mail_withheld: Some(minutes(60)), ..health() }, "ok"),
            (with(DatabaseHealth { schema: 4, ..WELL }), "degraded: schema_newer"),
            (with(DatabaseHealth { schema: 2, ..WELL }), "down: schema_older"),
            (with(DatabaseHealth { can_write: false, ..WELL }), "down: writes_fail"),
            (Health { database: None, ..health() }, "down: database_down"),
            (
                Health { database: None, hashing: 130, ..health() },
                "down: database_down hashing_full",
            ),
        ] {
            assert_eq!(health.to_string(), says);
            assert_eq!(health.is_ok(), says == "ok");
            assert_eq!(health.is_ready(), !says.starts_with("down"));
        }
    }
}
