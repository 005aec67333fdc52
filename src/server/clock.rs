//! The injected time: no other file of the server reads the system clock, but that of a clock for development.

#[cfg(feature = "dev")]
pub(crate) mod dev;

use std::{fmt, sync::Arc, time::SystemTime};

#[cfg(feature = "dev")]
use crate::server::clock::dev::DevClock;

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
pub struct Clock {
    now: Arc<dyn Fn() -> SystemTime + Send + Sync>,
    /// The clock behind it, if that can be moved.
    #[cfg(feature = "dev")]
    dev: Option<DevClock>,
}

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
        Self {
            now: Arc::new(now),
            #[cfg(feature = "dev")]
            dev: None,
        }
    }

    /// The current time.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        (self.now)()
    }

    /// The clock behind it, if that can be moved.
    #[cfg(feature = "dev")]
    pub(crate) fn dev(&self) -> Option<&DevClock> {
        self.dev.as_ref()
    }
}

#[cfg(feature = "dev")]
impl DevClock {
    /// The clock for [`SignupBuilder::clock`](crate::SignupBuilder::clock).
    #[must_use]
    pub fn clock(&self) -> Clock {
        let clock = self.clone();
        Clock { dev: Some(self.clone()), ..Clock::from_fn(move || clock.now()) }
    }
}

impl fmt::Debug for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Clock").field(&self.now()).finish()
    }
}
