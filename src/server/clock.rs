//! The injected time: no other file of the server reads the system clock.

use std::{fmt, sync::Arc, time::SystemTime};

/// A source of the current time.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use leptos_signup::Clock;
///
/// let tomorrow = Clock::from_fn(|| SystemTime::now() + Duration::from_secs(86_400));
/// assert!(tomorrow.now() > Clock::system().now());
/// ```
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> SystemTime + Send + Sync>);

impl Clock {
    /// The system's clock.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "this is the one place that asks the system")]
    pub fn system() -> Self {
        Self::from_fn(SystemTime::now)
    }

    /// A clock that returns the result of `now`, for tests.
    #[must_use]
    pub fn from_fn(now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Self(Arc::new(now))
    }

    /// The current time.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        (self.0)()
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}
