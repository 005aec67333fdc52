//! When the workers of this process last read their queues.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// The heartbeats of the workers.
#[derive(Debug, Default)]
pub(crate) struct Heartbeats {
    pub(crate) mails: Heartbeat,
    pub(crate) events: Heartbeat,
}

impl Heartbeats {
    /// The time since the older heartbeat. Returns `None` when no worker runs.
    pub(crate) fn since(&self, now: SystemTime) -> Option<Duration> {
        let lasts = [self.mails.last(), self.events.last()].into_iter().flatten();
        // Clocks differ, so a heartbeat may be in the future.
        lasts.min().map(|last| now.duration_since(last).unwrap_or_default())
    }
}

/// When one worker last read its queue. `None` before it starts and after it was stopped.
#[derive(Debug, Default)]
pub(crate) struct Heartbeat(Mutex<Option<SystemTime>>);

impl Heartbeat {
    pub(crate) fn record(&self, now: SystemTime) {
        self.set(Some(now));
    }

    pub(crate) fn stop(&self) {
        self.set(None);
    }

    fn set(&self, last: Option<SystemTime>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = last;
    }

    /// When it was last recorded.
    pub(crate) fn last(&self) -> Option<SystemTime> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worker_that_is_stuck_tells_how_long() {
        let second = |n| SystemTime::UNIX_EPOCH + Duration::from_secs(n);
        let heartbeats = Heartbeats::default();
        assert_eq!(heartbeats.since(second(10)), None);
        heartbeats.mails.record(second(10));
        heartbeats.events.record(second(70));
        assert_eq!(heartbeats.since(second(71)), Some(Duration::from_secs(61)));
        heartbeats.mails.stop();
        assert_eq!(heartbeats.since(second(71)), Some(Duration::from_secs(1)));
        heartbeats.events.stop();
        assert_eq!(heartbeats.since(second(71)), None);
    }
}
