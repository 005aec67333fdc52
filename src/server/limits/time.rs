//! The time that buckets fill by: that of the crate's clock, and never backwards.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use governor::clock;

use super::super::Clock;

/// Counts how long the clock ran forwards. A system's clock is set back at times, and a bucket must
/// not stay empty until it has caught up.
#[derive(Clone)]
pub(super) struct Steady {
    clock: Clock,
    passed: Arc<Mutex<Passed>>,
}

struct Passed {
    at: SystemTime,
    since_start: Duration,
}

impl Steady {
    pub(super) fn new(clock: Clock) -> Self {
        let passed = Passed { at: clock.now(), since_start: Duration::ZERO };
        Self { clock, passed: Arc::new(Mutex::new(passed)) }
    }
}

impl clock::Clock for Steady {
    type Instant = Duration;

    fn now(&self) -> Duration {
        let mut passed = self.passed.lock().unwrap_or_else(PoisonError::into_inner);
        let now = self.clock.now();
        let forwards = now.duration_since(passed.at).unwrap_or_default();
        passed.since_start = passed.since_start.saturating_add(forwards);
        passed.at = now;
        passed.since_start
    }
}

impl fmt::Debug for Steady {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Steady(..)")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use governor::clock::Clock as _;

    use super::*;

    #[test]
    fn a_clock_that_is_set_back_costs_nobody_anything() {
        let seconds = Arc::new(AtomicU64::new(1000));
        let told = Arc::clone(&seconds);
        let steady = Steady::new(Clock::from_fn(move || {
            SystemTime::UNIX_EPOCH + Duration::from_secs(told.load(Ordering::SeqCst))
        }));
        for (told, passed) in [(1010, 10), (400, 10), (405, 15), (1000, 610)] {
            seconds.store(told, Ordering::SeqCst);
            assert_eq!(steady.now(), Duration::from_secs(passed));
        }
    }
}
