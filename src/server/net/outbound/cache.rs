//! A cache of responses with a time to live.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// At most `capacity` values, each for its time to live.
pub(crate) struct TtlCache<V> {
    capacity: usize,
    entries: Mutex<HashMap<String, CachedValue<V>>>,
}

#[derive(Clone, Copy)]
struct CachedValue<V> {
    value: V,
    since: SystemTime,
    until: SystemTime,
}

impl<V: Copy> TtlCache<V> {
    pub(crate) fn new(capacity: usize) -> Self {
        Self { capacity, entries: Mutex::default() }
    }

    pub(crate) fn get(&self, key: &str, now: SystemTime) -> Option<V> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.get(key).filter(|entry| entry.is_valid_at(now)).map(|entry| entry.value)
    }

    /// Keeps `value` for `time`. A full cache drops expired values, and then the oldest.
    pub(crate) fn insert(&self, key: String, value: V, now: SystemTime, time: Duration) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= self.capacity {
            entries.retain(|_, entry| entry.is_valid_at(now));
        }
        if entries.len() >= self.capacity {
            let oldest = entries.iter().min_by_key(|(_, entry)| entry.since);
            if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                entries.remove(&oldest);
            }
        }
        entries.insert(key, CachedValue { value, since: now, until: now + time });
    }
}

impl<V> CachedValue<V> {
    /// A time before the insertion counts as expired, so that a clock that was set back prolongs nothing.
    fn is_valid_at(&self, now: SystemTime) -> bool {
        (self.since..self.until).contains(&now)
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn a_value_is_kept_for_its_time() {
        let cache = TtlCache::new(8);
        let (now, minute) = (UNIX_EPOCH + Duration::from_secs(1_000), Duration::from_secs(60));
        cache.insert("ada".to_owned(), true, now, minute);
        assert_eq!(cache.get("ada", now), Some(true));
        assert_eq!(cache.get("eve", now), None);
        assert_eq!(cache.get("ada", now + minute), None);
        assert_eq!(cache.get("ada", now - minute), None);
    }

    #[test]
    fn a_full_cache_drops_expired_values_and_then_the_oldest() {
        let cache = TtlCache::new(3);
        let (start, second) = (UNIX_EPOCH, Duration::from_secs(1));
        cache.insert("over".to_owned(), 0, start + second, second);
        cache.insert("old".to_owned(), 1, start, 60 * second);
        cache.insert("new".to_owned(), 2, start + second, 60 * second);
        let now = start + 2 * second;
        cache.insert("newer".to_owned(), 3, now, 60 * second);
        let kept = |key| cache.get(key, now);
        assert_eq!((kept("old"), kept("new"), kept("newer")), (Some(1), Some(2), Some(3)));
        cache.insert("newest".to_owned(), 4, now, 60 * second);
        assert_eq!((kept("old"), kept("new"), kept("newest")), (None, Some(2), Some(4)));
        assert_eq!(cache.entries.lock().unwrap().len(), 3);
    }
}
