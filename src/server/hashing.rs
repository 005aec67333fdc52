//! Password hashing, bounded: so many at a time, so many in line, and the rest is told to come
//! back.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use metrics::Gauge;
use tokio::{
    sync::{Semaphore, TryAcquireError},
    task::spawn_blocking,
};

use super::{argon2id::Hasher, hash_cost::HashCost, telemetry};

/// Seconds after which somebody who found the line full may try again.
pub(crate) const RETRY_AFTER: u32 = 5;

/// Runs expensive work on blocking threads, within bounds of memory and time.
#[derive(Clone, Debug)]
pub(crate) struct Hashing {
    running: Arc<Semaphore>,
    places: Arc<Semaphore>,
    all_places: usize,
    cost: HashCost,
    /// What is not in use. With what is, it is never more than may run at a time.
    idle: Arc<Mutex<Vec<Hasher>>>,
}

/// The line is full, or the work failed.
#[derive(Debug)]
pub(crate) enum HashingError {
    Full,
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl Hashing {
    /// At most `concurrency` at a time, each with its own memory, and `queue` more in line.
    pub(crate) fn new(concurrency: usize, queue: usize) -> Self {
        let all_places = concurrency + queue;
        Self {
            running: Arc::new(Semaphore::new(concurrency)),
            places: Arc::new(Semaphore::new(all_places)),
            all_places,
            cost: HashCost::default(),
            idle: Arc::default(),
        }
    }

    /// Hashes cost so much.
    pub(crate) fn at(self, cost: HashCost) -> Self {
        Self { cost, ..self }
    }

    /// What hashes cost.
    pub(crate) fn cost(&self) -> HashCost {
        self.cost
    }

    /// How many places in the line are taken, and how many there are.
    pub(crate) fn places(&self) -> (u32, u32) {
        let number = |places: usize| u32::try_from(places).unwrap_or(u32::MAX);
        let taken = self.all_places.saturating_sub(self.places.available_permits());
        (number(taken), number(self.all_places))
    }

    /// Whether [`run`](Self::run) would find the line full now: to say so before work is done in
    /// vain.
    pub(crate) fn is_full(&self) -> bool {
        self.places.available_permits() == 0
    }

    /// Runs `work` off the executor. The blocking task owns its permits and its memory: a client that
    /// goes away frees nothing before the work is done.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Hasher) -> T + Send + 'static,
    ) -> Result<T, HashingError> {
        let place = match Arc::clone(&self.places).try_acquire_owned() {
            Ok(place) => place,
            Err(TryAcquireError::NoPermits) => return Err(HashingError::Full),
            Err(error) => return Err(HashingError::Failed(error.into())),
        };
        let counted = Counted::new(telemetry::hash_queue());
        let turn = Arc::clone(&self.running)
            .acquire_owned()
            .await
            .map_err(|error| HashingError::Failed(error.into()))?;
        let hashing = self.clone();
        let task = spawn_blocking(move || {
            let hasher = hashing.idle().pop();
            let mut hasher = hasher.unwrap_or_else(|| Hasher::new(hashing.cost));
            let result = work(&mut hasher);
            hashing.idle().push(hasher);
            drop((turn, place, counted));
            hashing.wipe_when_idle();
            result
        });
        task.await.map_err(|error| HashingError::Failed(error.into()))
    }

    /// Under load the next hash overwrites the last one, and wiping would take time from it.
    /// Otherwise nothing is left when nobody is there any more; the answer does not wait for it.
    fn wipe_when_idle(&self) {
        if self.places.available_permits() == self.all_places {
            let hashing = self.clone();
            spawn_blocking(move || hashing.idle().iter_mut().for_each(Hasher::wipe));
        }
    }

    fn idle(&self) -> MutexGuard<'_, Vec<Hasher>> {
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// One in the line, as long as it lives.
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
    async fn past_the_line_the_answer_comes_at_once() {
        let hashing = Hashing::new(1, 1);
        let (release, gate) = std::sync::mpsc::channel::<()>();
        let running = hashing.clone();
        let running = tokio::spawn(async move { running.run(move |_| gate.recv()).await });
        let waiting = hashing.clone();
        while hashing.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let waiting = tokio::spawn(async move { waiting.run(|_| 7).await });
        while hashing.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hashing.run(|_| 8).await, Err(HashingError::Full)));
        release.send(()).unwrap();
        assert!(running.await.unwrap().is_ok());
        assert_eq!(waiting.await.unwrap().unwrap(), 7);
    }

    #[tokio::test]
    async fn the_line_is_measured_until_the_work_is_done() {
        use metrics_util::debugging::{DebugValue, DebuggingRecorder};

        let recorder = DebuggingRecorder::new();
        let _guard = metrics::set_default_local_recorder(&recorder);
        let change_since_the_last_look =
            || match recorder.snapshotter().snapshot().into_vec().as_slice() {
                [(key, .., DebugValue::Gauge(change))]
                    if key.key().name() == telemetry::HASH_QUEUE =>
                {
                    change.0
                }
                other => panic!("{other:?}"),
            };
        let hashing = Hashing::new(1, 1);
        let (release, gate) = std::sync::mpsc::channel::<()>();
        let running = hashing.clone();
        let running = tokio::spawn(async move { running.run(move |_| gate.recv()).await });
        let waiting = hashing.clone();
        let waiting = tokio::spawn(async move { waiting.run(|_| 7).await });
        while hashing.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hashing.run(|_| 8).await, Err(HashingError::Full)));
        assert_eq!(change_since_the_last_look(), 2.0);
        release.send(()).unwrap();
        assert!(running.await.unwrap().is_ok());
        assert_eq!(waiting.await.unwrap().unwrap(), 7);
        assert_eq!(change_since_the_last_look(), -2.0);
    }

    #[tokio::test]
    async fn a_caller_that_goes_away_frees_nothing_early() {
        let hashing = Hashing::new(1, 0);
        let (release, gate) = std::sync::mpsc::channel::<()>();
        let abandoned = hashing.clone();
        let abandoned = tokio::spawn(async move { abandoned.run(move |_| gate.recv()).await });
        while hashing.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        abandoned.abort();
        assert!(abandoned.await.unwrap_err().is_cancelled());
        assert!(matches!(hashing.run(|_| 8).await, Err(HashingError::Full)));
        release.send(()).unwrap();
        while hashing.places.available_permits() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(hashing.run(|_| 8).await.unwrap(), 8);
    }

    #[tokio::test]
    async fn two_hundred_clients_that_go_away_leave_the_bounds_as_they_are() {
        let hashing = Hashing::new(2, 128);
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
        assert_eq!(hashing.places.available_permits(), 128);
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

    #[tokio::test]
    async fn memory_is_used_again_and_wiped_when_nobody_is_there_any_more() {
        let hashing = Hashing::new(2, 2);
        for password in ["a password", "another password"] {
            hashing.run(|hasher| hasher.hash(password)).await.unwrap().unwrap();
            assert_eq!(hashing.idle().len(), 1);
        }
        while !hashing.idle().iter().all(Hasher::holds_nothing) {
            yield_now().await;
        }
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error_and_frees_its_place() {
        let hashing = Hashing::new(1, 0);
        assert!(matches!(
            hashing.run(|_| panic!("on purpose")).await,
            Err(HashingError::Failed(_))
        ));
        assert_eq!(hashing.run(|_| 8).await.unwrap(), 8);
    }
}
