//! Answers that are kept for a while, so that nobody asks twice.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

/// At most `capacity` answers, each for as long as it was said to be good.
pub(in crate::server) struct Memory<V> {
    capacity: usize,
    entries: Mutex<HashMap<String, Entry<V>>>,
}

#[derive(Clone, Copy)]
struct Entry<V> {
    value: V,
    since: SystemTime,
    until: SystemTime,
}

impl<V: Copy> Memory<V> {
    pub(in crate::server) fn new(capacity: usize) -> Self {
        Self { capacity, entries: Mutex::default() }
    }

    pub(in crate::server) fn recall(&self, key: &str, now: SystemTime) -> Option<V> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.get(key).filter(|entry| entry.is_good_at(now)).map(|entry| entry.value)
    }

    /// Keeps `value` for `time`; when there is no room, in the place of the oldest.
    pub(in crate::server) fn keep(&self, key: String, value: V, now: SystemTime, time: Duration) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        if entries.len() >= self.capacity {
            entries.retain(|_, entry| entry.is_good_at(now));
        }
        if entries.len() >= self.capacity {
            let oldest = entries.iter().min_by_key(|(_, entry)| entry.since);
            if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                entries.remove(&oldest);
            }
        }
        entries.insert(key, Entry { value, since: now, until: now + time });
    }
}

impl<V> Entry<V> {
    /// Not before it was kept either: a clock that was set back must not make it last.
    fn is_good_at(&self, now: SystemTime) -> bool {
        (self.since..self.until).contains(&now)
    }
}

#[cfg(test)]
mod tests {
    use std::time::UNIX_EPOCH;

    use super::*;

    #[test]
    fn an_answer_is_kept_for_its_time() {
        let memory = Memory::new(8);
        let (now, minute) = (UNIX_EPOCH + Duration::from_secs(1_000), Duration::from_secs(60));
        memory.keep("ada".to_owned(), true, now, minute);
        assert_eq!(memory.recall("ada", now), Some(true));
        assert_eq!(memory.recall("eve", now), None);
        assert_eq!(memory.recall("ada", now + minute), None);
        assert_eq!(memory.recall("ada", now - minute), None);
    }

    #[test]
    fn what_is_over_gives_way_first_and_then_the_oldest() {
        let memory = Memory::new(3);
        let (start, second) = (UNIX_EPOCH, Duration::from_secs(1));
        memory.keep("over".to_owned(), 0, start + second, second);
        memory.keep("old".to_owned(), 1, start, 60 * second);
        memory.keep("new".to_owned(), 2, start + second, 60 * second);
        let now = start + 2 * second;
        memory.keep("newer".to_owned(), 3, now, 60 * second);
        let kept = |key| memory.recall(key, now);
        assert_eq!((kept("old"), kept("new"), kept("newer")), (Some(1), Some(2), Some(3)));
        memory.keep("newest".to_owned(), 4, now, 60 * second);
        assert_eq!((kept("old"), kept("new"), kept("newest")), (None, Some(2), Some(4)));
        assert_eq!(memory.entries.lock().unwrap().len(), 3);
    }
}
