//! A bounded queue for password hashing. When it is full, callers are told to come back later.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::{
    sync::{Semaphore, TryAcquireError},
    task::spawn_blocking,
};

use crate::server::{
    password::{argon2id::Hasher, hash_cost::HashCost},
    telemetry::metrics,
};
use ::metrics::Gauge;

/// Seconds until a caller may try again after the queue was full.
pub(crate) const RETRY_AFTER: u32 = 5;

/// Runs expensive work on blocking threads, within bounds of memory and time.
#[derive(Clone, Debug)]
pub(crate) struct HashPool {
    running: Arc<Semaphore>,
    slots: Arc<Semaphore>,
    all_slots: usize,
    cost: HashCost,
    /// Idle hashers. With the busy ones, there are never more than may run at a time.
    idle: Arc<Mutex<Vec<Hasher>>>,
}

/// The queue is full, or the work failed.
#[derive(Debug)]
pub(crate) enum HashPoolError {
    Full,
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl HashPool {
    /// Runs at most `concurrency` hashes at a time, each in its own memory, and queues `queue` more.
    pub(crate) fn new(concurrency: usize, queue: usize) -> Self {
        let all_slots = concurrency + queue;
        Self {
            running: Arc::new(Semaphore::new(concurrency)),
            slots: Arc::new(Semaphore::new(all_slots)),
            all_slots,
            cost: HashCost::default(),
            idle: Arc::default(),
        }
    }

    /// Sets the cost of a hash.
    pub(crate) fn with_cost(self, cost: HashCost) -> Self {
        Self { cost, ..self }
    }

    /// The cost of a hash.
    pub(crate) fn cost(&self) -> HashCost {
        self.cost
    }

    /// The number of busy slots, and the number of all slots.
    pub(crate) fn slots(&self) -> (u32, u32) {
        let number = |slots: usize| u32::try_from(slots).unwrap_or(u32::MAX);
        let taken = self.all_slots.saturating_sub(self.slots.available_permits());
        (number(taken), number(self.all_slots))
    }

    /// Whether [`run`](Self::run) would find the queue full now.
    pub(crate) fn is_full(&self) -> bool {
        self.slots.available_permits() == 0
    }

    /// Runs `work` on a blocking thread, which owns its permits and its memory: a caller that goes away
    /// frees nothing before the work is done.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Hasher) -> T + Send + 'static,
    ) -> Result<T, HashPoolError> {
        let slot = match Arc::clone(&self.slots).try_acquire_owned() {
            Ok(slot) => slot,
            Err(TryAcquireError::NoPermits) => return Err(HashPoolError::Full),
            Err(error) => return Err(HashPoolError::Failed(error.into())),
        };
        let counted = Counted::new(metrics::hash_queue());
        let permit = Arc::clone(&self.running)
            .acquire_owned()
            .await
            .map_err(|error| HashPoolError::Failed(error.into()))?;
        let hashing = self.clone();
        let task = spawn_blocking(move || {
            let hasher = hashing.idle().pop();
            let mut hasher = hasher.unwrap_or_else(|| Hasher::new(hashing.cost));
            let result = work(&mut hasher);
            hashing.idle().push(hasher);
            drop((permit, slot, counted));
            hashing.wipe_when_idle();
            result
        });
        task.await.map_err(|error| HashPoolError::Failed(error.into()))
    }

    /// Wipes the memory once the queue is empty, without delaying the answer. Under load the next hash
    /// overwrites it anyway.
    fn wipe_when_idle(&self) {
        if self.slots.available_permits() == self.all_slots {
            let hashing = self.clone();
            spawn_blocking(move || hashing.idle().iter_mut().for_each(Hasher::wipe));
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Hasher>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Counts one caller in the gauge while it lives.
struct Counted(Gauge);

impl Counted {
    fn new(gauge: Gauge) -> Self {
        gauge.increment(1);
        Self(gauge)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.decrement(1);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::{
        atomic::{AtomicUsize, Ordering::SeqCst},
        mpsc,
    };

    use tokio::task::{JoinHandle, yield_now};

    use super::*;

    #[tokio::test]
    async fn a_full_queue_refuses_at_once() {
        let hashing = HashPool::new(1, 1);
        let (release, gate) = std::sync::mpsc::channel::<()>();
        let running = hashing.clone();
        let running = tokio::spawn(async move { running.run(move |_| gate.recv()).await });
        let waiting = hashing.clone();
        while hashing.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let waiting = tokio::spawn(async move { waiting.run(|_| 7).await });
        while hashing.slots.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hashing.run(|_| 8).await, Err(HashPoolError::Full)));
        release.send(()).unwrap();
        assert!(running.await.unwrap().is_ok());
        assert_eq!(waiting.await.unwrap().unwrap(), 7);
    }

    #[tokio::test]
    async fn the_gauge_counts_callers_until_their_work_is_done() {
        use metrics_util::debugging::{DebugValue, DebuggingRecorder};

        let recorder = DebuggingRecorder::new();
        let _guard = ::metrics::set_default_local_recorder(&recorder);
        let change_since_the_last_look =
            || match recorder.snapshotter().snapshot().into_vec().as_slice() {
                [(key, .., DebugValue::Gauge(change))]
                    if key.key().name() == metrics::HASH_QUEUE =>
                {
                    change.0
                }
                other => panic!("{other:?}"),
            };
        let hashing = HashPool::new(1, 1);
        let (release, gate) = std::sync::mpsc::channel::<()>();
        let running = hashing.clone();
        let running = tokio::spawn(async move { running.run(move |_| gate.recv()).await });
        let waiting = hashing.clone();
        let waiting = tokio::spawn(async move { waiting.run(|_| 7).await });
        while hashing.slots.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hashing.run(|_| 8).await, Err(HashPoolError::Full)));
        assert_eq!(change_since_the_last_look(), 2.0);
        release.send(()).unwrap();
        assert!(running.await.unwrap().is_ok());
        assert_eq!(waiting.await.unwrap().unwrap(), 7);
        assert_eq!(change_since_the_last_look(), -2.0);
    }

    #[tokio::test]
    async fn a_caller_that_goes_away_frees_nothing_early() {
        let hashing = HashPool::new(1, 0);
        let (release, gate) = std::sync::mpsc::channel::<()>();
        let abandoned = hashing.clone();
        let abandoned = tokio::spawn(async move { abandoned.run(move |_| gate.recv()).await });
        while hashing.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        abandoned.abort();
        assert!(abandoned.await.unwrap_err().is_cancelled());
        assert!(matches!(hashing.run(|_| 8).await, Err(HashPoolError::Full)));
        release.send(()).unwrap();
        while hashing.slots.available_permits() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(hashing.run(|_| 8).await.unwrap(), 8);
    }

    #[tokio::test]
    async fn two_hundred_callers_that_go_away_leave_the_bounds_unchanged() {
        let hashing = HashPool::new(2, 128);
        let (release, gate) = mpsc::channel::<()>();
        let gate = Arc::new(Mutex::new(gate));
        let (running, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
        let client = || {
            let (hashing, gate) = (hashing.clone(), gate.clone());
            let (running, most) = (running.clone(), most.clone());
            let work = move |_: &mut Hasher| {
                most.fetch_max(running.fetch_add(1, SeqCst) + 1, SeqCst);
                // Until the other end is dropped.
                drop(gate.lock().map(|gate| gate.recv()));
                running.fetch_sub(1, SeqCst);
            };
            tokio::spawn(async move { hashing.run(work).await })
        };
        let gone: Vec<_> = (0..200).map(|_| client()).collect();
        while running.load(SeqCst) < 2 {
            yield_now().await;
        }
        gone.iter().for_each(JoinHandle::abort);
        for client in gone {
            assert!(!matches!(client.await, Ok(Ok(()))));
        }
        assert_eq!(hashing.running.available_permits(), 0);
        assert_eq!(hashing.slots.available_permits(), 128);
        let patient: Vec<_> = (0..200).map(|_| client()).collect();
        while patient.iter().filter(|client| client.is_finished()).count() < 72 {
            yield_now().await;
        }
        drop(release);
        let mut served = 0;
        for client in patient {
            served += usize::from(client.await.unwrap().is_ok());
        }
        assert_eq!((served, most.load(SeqCst)), (128, 2));
        assert!(hashing.idle().len() <= 2);
    }

    /// With `argon2-simd` no test can look into the memory.
    #[cfg(not(feature = "argon2-simd"))]
    #[tokio::test]
    async fn memory_is_reused_and_wiped_once_the_queue_is_empty() {
        let hashing = HashPool::new(2, 2);
        for password in ["a password", "another password"] {
            hashing.run(|hasher| hasher.hash(password)).await.unwrap().unwrap();
            assert_eq!(hashing.idle().len(), 1);
        }
        while !hashing.idle().iter().all(Hasher::is_wiped) {
            yield_now().await;
        }
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error_and_frees_its_slot() {
        let hashing = HashPool::new(1, 0);
        assert!(matches!(
            hashing.run(|_| panic!("on purpose")).await,
            Err(HashPoolError::Failed(_))
        ));
        assert_eq!(hashing.run(|_| 8).await.unwrap(), 8);
    }
}
