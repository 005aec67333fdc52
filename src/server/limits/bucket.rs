//! Token buckets by key. The number of remembered keys is bounded.

use std::{
    collections::HashMap,
    fmt,
    hash::{BuildHasher, Hash, RandomState},
    mem,
    num::NonZeroU32,
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

use governor::{Quota, RateLimiter, middleware::NoOpMiddleware, nanos::Nanos, state::StateStore};

use crate::server::{
    error::config::ConfigError,
    limits::{
        settings::{Limit, MAX_BURST, MAX_PAUSE},
        steady_clock::SteadyClock,
    },
};

/// The keys of one generation. There are two generations.
const GENERATION: usize = 50_000;

/// One bucket for each key, or none when the limit is off.
#[derive(Debug)]
pub(crate) struct Bucket(Option<Measure>);

struct Measure {
    limiter: RateLimiter<u64, Remembered, SteadyClock, NoOpMiddleware<Duration>>,
    /// Looks without taking a token.
    viewer: RateLimiter<u64, View, SteadyClock, NoOpMiddleware<Duration>>,
    remembered: Remembered,
    /// Seeded at random, so that an attacker cannot find colliding keys. No address stays in memory.
    hasher: RandomState,
    pause: Duration,
}

impl Bucket {
    /// # Errors
    /// The limit is out of range. The error names the setting.
    pub(crate) fn new(
        setting: &'static str,
        limit: Option<Limit>,
        steady: &SteadyClock,
    ) -> Result<Self, ConfigError> {
        let Some(Limit { burst, pause }) = limit else { return Ok(Self(None)) };
        let is_in_range = burst <= MAX_BURST && pause <= MAX_PAUSE;
        let quota = NonZeroU32::new(burst).zip(Quota::with_period(pause));
        let quota = quota.filter(|_| is_in_range);
        let Some((burst, quota)) = quota else { return Err(ConfigError::RateLimit { setting }) };
        let (remembered, quota) = (Remembered::default(), quota.allow_burst(burst));
        Ok(Self(Some(Measure {
            limiter: RateLimiter::new(quota, remembered.clone(), steady.clone()),
            viewer: RateLimiter::new(quota, View(remembered.clone()), steady.clone()),
            remembered,
            hasher: RandomState::new(),
            pause,
        })))
    }

    /// Takes a token out of the bucket of `key` and returns whether there was one. Without a key there
    /// is no limit.
    pub(crate) fn admits(&self, key: Option<impl Hash>) -> bool {
        let (Some(measure), Some(key)) = (&self.0, key) else { return true };
        measure.limiter.check_key(&measure.hasher.hash_one(key)).is_ok()
    }

    /// Whether [`admits`](Self::admits) would find a token now.
    pub(crate) fn has_one(&self, key: Option<impl Hash>) -> bool {
        let (Some(measure), Some(key)) = (&self.0, key) else { return true };
        measure.viewer.check_key(&measure.hasher.hash_one(key)).is_ok()
    }

    /// Fills the bucket of `key`.
    pub(crate) fn forget(&self, key: impl Hash) {
        let Some(measure) = &self.0 else { return };
        measure.remembered.forget(measure.hasher.hash_one(key));
    }

    /// The time after which an empty bucket has a token again.
    pub(crate) fn pause(&self) -> Duration {
        self.0.as_ref().map(|measure| measure.pause).unwrap_or_default()
    }
}

impl fmt::Debug for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Measure").field("keys", &self.remembered.len()).finish_non_exhaustive()
    }
}

/// The buckets of the keys that were used last: a young generation and an old one. When the young one
/// is full, it replaces the old one, which is dropped. A key that is used again becomes young. So the
/// memory is bounded, and no search is needed.
#[derive(Clone, Default)]
struct Remembered(Arc<Mutex<Generations>>);

#[derive(Default)]
struct Generations {
    young: HashMap<u64, Nanos>,
    old: HashMap<u64, Nanos>,
}

impl Remembered {
    fn forget(&self, key: u64) {
        let mut generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        generations.young.remove(&key);
        generations.old.remove(&key);
    }

    fn len(&self) -> usize {
        let generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        generations.young.len() + generations.old.len()
    }
}

impl StateStore for Remembered {
    type Key = u64;

    fn measure_and_replace<T, F, E>(&self, key: &u64, judge: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let mut generations = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = generations.young.get_mut(key) {
            let (admitted, next) = judge(Some(*known))?;
            *known = next;
            return Ok(admitted);
        }
        let known = generations.old.remove(key);
        if generations.young.len() >= GENERATION {
            generations.old = mem::take(&mut generations.young);
        }
        let judged = judge(known);
        // A refused key stays remembered too.
        let next = judged.as_ref().ok().map(|(_, next)| *next).or(known);
        generations.young.extend(next.map(|next| (*key, next)));
        judged.map(|(admitted, _)| admitted)
    }
}

/// A read-only view of the buckets.
struct View(Remembered);

impl StateStore for View {
    type Key = u64;

    fn measure_and_replace<T, F, E>(&self, key: &u64, judge: F) -> Result<T, E>
    where
        F: Fn(Option<Nanos>) -> Result<(T, Nanos), E>,
    {
        let generations = self.0.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = generations.young.get(key).or_else(|| generations.old.get(key));
        judge(known.copied()).map(|(admitted, _)| admitted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::server::clock::Clock;

    fn bucket(burst: u32) -> Bucket {
        let limit = Limit::burst(burst).refill_every(Duration::from_secs(3600));
        Bucket::new("a_limit", Some(limit), &SteadyClock::new(Clock::system())).unwrap()
    }

    fn keys(bucket: &Bucket) -> usize {
        bucket.0.as_ref().unwrap().remembered.len()
    }

    #[test]
    fn each_key_has_a_bucket_of_its_own() {
        let bucket = bucket(3);
        let taken = |key: &str| (0..10).filter(|_| bucket.admits(Some(key))).count();
        assert_eq!((taken("one"), taken("other")), (3, 3));
        assert!((0..10).all(|_| bucket.admits(None::<()>)));
    }

    #[test]
    fn a_look_takes_nothing_out() {
        let bucket = bucket(1);
        assert!((0..10).all(|_| bucket.has_one(Some("one"))));
        assert_eq!(keys(&bucket), 0);
        assert!(bucket.admits(Some("one")));
        assert!(!bucket.has_one(Some("one")) && bucket.has_one(Some("other")));
        assert!(bucket.has_one(None::<()>));
    }

    #[test]
    fn a_million_keys_take_no_more_room_than_a_hundred_thousand() {
        let bucket = bucket(3);
        for key in 0..1_000_000 {
            assert!(bucket.admits(Some(key)));
        }
        assert!(keys(&bucket) <= 2 * GENERATION, "{}", keys(&bucket));
    }

    #[test]
    fn a_key_that_keeps_asking_stays_remembered_among_many_others() {
        let bucket = bucket(3);
        let admitted = (0..10 * GENERATION)
            .filter(|other| {
                bucket.admits(Some(("other", other)));
                other.is_multiple_of(1000) && bucket.admits(Some(("flood", 0_usize)))
            })
            .count();
        assert_eq!(admitted, 3);
    }

    #[test]
    fn a_limit_out_of_range_is_refused() {
        let steady = SteadyClock::new(Clock::system());
        for limit in [
            Limit::burst(0),
            Limit::burst(u32::MAX),
            Limit::burst(1).refill_every(Duration::ZERO),
            Limit::burst(1).refill_every(Duration::MAX),
        ] {
            let error = Bucket::new("codes_per_network", Some(limit), &steady).unwrap_err();
            assert!(error.to_string().contains("codes_per_network"), "{error}");
        }
    }
}
