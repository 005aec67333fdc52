//! The time by which buckets refill: the crate's clock, but never backwards.

use std::{
    fmt,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use governor::clock;

use crate::server::clock::Clock;

/// Counts how long the clock ran forwards. A system clock may be set back, and a bucket must not stay
/// empty until the clock has caught up.
#[derive(Clone)]
pub(crate) struct SteadyClock {
    clock: Clock,
    passed: Arc<Mutex<Passed>>,
}

struct Passed {
    at: SystemTime,
    since_start: Duration,
}

impl SteadyClock {
    pub(crate) fn new(clock: Clock) -> Self {
        let passed = Passed { at: clock.now(), since_start: Duration::ZERO };
        Self { clock, passed: Arc::new(Mutex::new(passed)) }
    }
}

impl clock::Clock for SteadyClock {
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

impl fmt::Debug for SteadyClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SteadyClock(..)")
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU64, Ordering};

    use governor::clock::Clock as _;

    use super::*;

    #[test]
    fn a_clock_that_is_set_back_delays_no_refill() {
        let seconds = Arc::new(AtomicU64::new(1000));
        let told = Arc::clone(&seconds);
        let steady = SteadyClock::new(Clock::from_fn(move || {
            SystemTime::UNIX_EPOCH + Duration::from_secs(told.load(Ordering::SeqCst))
        }));
        for (told, passed) in [(1010, 10), (400, 10), (405, 15), (1000, 610)] {
            seconds.store(told, Ordering::SeqCst);
            assert_eq!(steady.now(), Duration::from_secs(passed));
        }
    }
}
