//! The background workers: mails, events, outdated rows, outdated keys.

pub(crate) mod events;
pub(crate) mod housekeeping;
pub(crate) mod outbox;
pub(crate) mod queue;
pub(crate) mod senders;
pub(crate) mod settling;

use std::sync::Arc;

use futures::join;
use tokio::{sync::watch, task::JoinHandle};

use crate::server::{
    operations::{health::HealthCheck, rekeying::Rekeying, retention::Purge},
    worker::{
        events::Events,
        housekeeping::{purge_loop, rekey_loop},
        outbox::Outbox,
    },
};

/// The running workers: one sends mails, one delivers events, one deletes outdated rows, and one
/// replaces outdated keys.
///
/// Keep it, and [`stop`](Self::stop) it after the server's graceful shutdown. Dropping it lets the
/// workers run until the process ends. A mail that is cut off then is sent again after the next
/// start, with the same `Message-ID`.
#[derive(Debug)]
#[must_use = "keep it and call `stop` after the server's graceful shutdown"]
pub struct Background {
    stop: watch::Sender<bool>,
    workers: JoinHandle<()>,
}

impl Background {
    /// Starts the workers on the current tokio runtime.
    #[allow(clippy::disallowed_methods, reason = "this is the one place that starts workers")]
    pub(crate) fn start(
        outbox: Arc<Outbox>,
        events: Arc<Events>,
        purge: Arc<Purge>,
        health: Arc<HealthCheck>,
        rekeying: Arc<Rekeying>,
    ) -> Self {
        let (stop, stopped) = watch::channel(false);
        let mails = queue::work(outbox, stopped.clone());
        let events = queue::work(events, stopped.clone());
        let purge = purge_loop(purge, health, stopped.clone());
        let rekeying = rekey_loop(rekeying, stopped);
        let workers = tokio::spawn(async move {
            join!(mails, events, purge, rekeying);
        });
        Self { stop, workers }
    }

    /// Stops the workers within five seconds, after the deliveries that are on their way. The rest is
    /// delivered after the next start.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        if let Err(error) = self.workers.await {
            tracing::error!(%error, "a background worker panicked");
        }
    }
}
