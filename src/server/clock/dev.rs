//! A clock that a developer or a test moves.

use std::{
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// The time of a clock that stands still, before it is moved: 15 January 2027, in seconds since 1970.
const START: Duration = Duration::from_secs(1_800_000_000);

/// A century: longer steps could overflow the time.
const LONGEST_STEP: Duration = Duration::from_secs(100 * 365 * 24 * 60 * 60);

/// A clock for development and tests, which [`advance`](Self::advance) moves. A clone is the same clock.
///
/// A sign-up with this clock starts only when its public URL is loopback. It has the route
/// `POST /dev/clock`, for this machine only: the form field `advance` holds the seconds by which the clock
/// moves, and the answer is how many seconds it was moved in all.
///
/// ```
/// use std::time::Duration;
/// use leptos_signup::{DevClock, Signup};
///
/// let clock = DevClock::still();
/// let builder = Signup::builder().clock(clock.clock());
/// let before = clock.now();
/// clock.advance(Duration::from_secs(60));
/// assert_eq!(clock.now(), before + Duration::from_secs(60));
/// ```
#[derive(Clone, Debug)]
pub struct DevClock {
    is_still: bool,
    /// By how many milliseconds the clock was moved.
    moved: Arc<AtomicI64>,
}

impl DevClock {
    /// A clock that shows the system's time, plus what it was advanced.
    #[must_use]
    pub fn running() -> Self {
        Self { is_still: false, moved: Arc::default() }
    }

    /// A clock that stands still until it is moved.
    #[must_use]
    pub fn still() -> Self {
        Self { is_still: true, moved: Arc::default() }
    }

    /// Moves the clock on, by at most a century.
    pub fn advance(&self, by: Duration) {
        self.moved.fetch_add(millis(by), Ordering::SeqCst);
    }

    /// Moves the clock back, as a correction of the system's time does.
    pub fn go_back(&self, by: Duration) {
        self.moved.fetch_sub(millis(by), Ordering::SeqCst);
    }

    /// The time that the clock shows.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        let base = if self.is_still { UNIX_EPOCH + START } else { system() };
        let moved = self.moved.load(Ordering::SeqCst);
        let by = Duration::from_millis(moved.unsigned_abs());
        let time = if moved < 0 { base.checked_sub(by) } else { base.checked_add(by) };
        time.unwrap_or(base)
    }

    /// By how many seconds the clock was moved in all.
    pub(crate) fn seconds_moved(&self) -> i64 {
        self.moved.load(Ordering::SeqCst) / 1_000
    }
}

/// The system's time.
#[allow(clippy::disallowed_methods, reason = "a clock that runs shows it")]
fn system() -> SystemTime {
    SystemTime::now()
}

fn millis(step: Duration) -> i64 {
    i64::try_from(step.min(LONGEST_STEP).as_millis()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_still_clock_moves_only_when_it_is_told_to() {
        let clock = DevClock::still();
        let copy = clock.clone();
        assert_eq!(clock.now(), UNIX_EPOCH + START);
        copy.advance(Duration::from_millis(90_500));
        assert_eq!(clock.now(), UNIX_EPOCH + START + Duration::from_millis(90_500));
        assert_eq!(clock.seconds_moved(), 90);
        clock.go_back(Duration::from_secs(100));
        assert_eq!(clock.now(), UNIX_EPOCH + START - Duration::from_millis(9_500));
    }

    #[test]
    fn a_running_clock_is_ahead_of_the_system() {
        let clock = DevClock::running();
        clock.advance(Duration::from_secs(3_600));
        let ahead = clock.now().duration_since(system()).unwrap();
        assert!((3_590..=3_600).contains(&ahead.as_secs()), "{ahead:?}");
    }

    #[test]
    fn no_step_overflows_the_time() {
        let clock = DevClock::still();
        for _ in 0..3 {
            clock.advance(Duration::MAX);
        }
        assert_eq!(clock.now(), UNIX_EPOCH + START + 3 * LONGEST_STEP);
    }
}
