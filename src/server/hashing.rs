//! Password hashing, bounded: so many at a time, so many in line, and the rest is told to come
//! back.

use std::{
    collections::VecDeque,
    fmt,
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use metrics::Gauge;
use tokio::{
    sync::{Semaphore, TryAcquireError, oneshot},
    task::spawn_blocking,
};

use super::{argon2id::Hasher, telemetry};

/// Seconds after which somebody who found the line full may try again.
pub(crate) const RETRY_AFTER: u32 = 5;

/// Runs expensive work on blocking threads, within bounds of memory and time.
///
/// A thread that is done takes the next from the line itself. Where hashing keeps every core busy, to
/// wait for the executor in between costs more than all else about a sign-up.
#[derive(Clone, Debug)]
pub(crate) struct Hashing {
    concurrency: usize,
    places: Arc<Semaphore>,
    line: Arc<Mutex<Line>>,
}

type Job = Box<dyn FnOnce(&mut Hasher) + Send>;

#[derive(Default)]
struct Line {
    waiting: VecDeque<Job>,
    threads: usize,
    /// What no thread has now. With what they have, never more than may run at a time.
    idle: Vec<Hasher>,
}

/// The line is full, or the work failed.
#[derive(Debug)]
pub(crate) enum HashingError {
    Full,
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl Hashing {
    /// At most `concurrency` at a time, each with 19 MiB, and `queue` more in line.
    pub(crate) fn new(concurrency: usize, queue: usize) -> Self {
        let places = Arc::new(Semaphore::new(concurrency + queue));
        Self { concurrency, places, line: Arc::default() }
    }

    /// Whether [`run`](Self::run) would find the line full now: to say so before work is done in
    /// vain.
    pub(crate) fn is_full(&self) -> bool {
        self.places.available_permits() == 0
    }

    /// Runs `work` off the executor. The work owns its place: a client that goes away frees nothing
    /// before it is done, or before its turn comes and finds nobody there.
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
        let (tell, told) = oneshot::channel();
        self.put(Box::new(move |hasher| {
            let held = (place, counted);
            if tell.is_closed() {
                return;
            }
            let result = work(hasher);
            drop(held);
            // Whoever asked may be gone by now.
            drop(tell.send(result));
        }));
        told.await.map_err(|error| HashingError::Failed(error.into()))
    }

    fn put(&self, job: Job) {
        let mut line = self.line();
        line.waiting.push_back(job);
        if line.threads < self.concurrency {
            line.threads += 1;
            let hashing = self.clone();
            spawn_blocking(move || hashing.work_off());
        }
    }

    /// Under load the next hash overwrites what the last one left, and wiping would take time from
    /// it. When nobody is there any more, nothing is left.
    fn work_off(&self) {
        let mut hasher = self.line().idle.pop().unwrap_or_default();
        loop {
            let mut line = self.line();
            if let Some(job) = line.waiting.pop_front() {
                drop(line);
                // Whoever asked learns of a panic by the end of the channel.
                drop(catch_unwind(AssertUnwindSafe(|| job(&mut hasher))));
            } else if hasher.is_used() {
                drop(line);
                hasher.wipe();
            } else {
                line.idle.push(hasher);
                line.threads -= 1;
                return;
            }
        }
    }

    fn line(&self) -> MutexGuard<'_, Line> {
        self.line.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Line")
            .field("waiting", &self.waiting.len())
            .field("threads", &self.threads)
            .finish_non_exhaustive()
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
        mpsc::{self, Receiver},
    };

    use futures::future::join_all;
    use tokio::task::{JoinHandle, yield_now};

    use super::*;

    #[tokio::test]
    async fn past_the_line_the_answer_comes_at_once() {
        let hashing = Hashing::new(1, 1);
        let (release, gate) = mpsc::channel::<()>();
        let running = hashing.clone();
        let running = tokio::spawn(async move { running.run(move |_| gate.recv()).await });
        let waiting = hashing.clone();
        let waiting = tokio::spawn(async move { waiting.run(|_| 7).await });
        while !hashing.is_full() {
            yield_now().await;
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
        let (release, gate) = mpsc::channel::<()>();
        let running = hashing.clone();
        let running = tokio::spawn(async move { running.run(move |_| gate.recv()).await });
        let waiting = hashing.clone();
        let waiting = tokio::spawn(async move { waiting.run(|_| 7).await });
        while !hashing.is_full() {
            yield_now().await;
        }
        assert!(matches!(hashing.run(|_| 8).await, Err(HashingError::Full)));
        assert_eq!(change_since_the_last_look(), 2.0);
        release.send(()).unwrap();
        assert!(running.await.unwrap().is_ok());
        assert_eq!(waiting.await.unwrap().unwrap(), 7);
        assert_eq!(change_since_the_last_look(), -2.0);
    }

    /// Work that says that it began, and ends when the other end of `gate` is dropped.
    fn held(
        begun: &Arc<AtomicUsize>,
        gate: &Arc<Mutex<Receiver<()>>>,
    ) -> impl FnOnce(&mut Hasher) + use<> {
        let (begun, gate) = (begun.clone(), gate.clone());
        move |_| {
            begun.fetch_add(1, SeqCst);
            drop(gate.lock().map(|gate| gate.recv()));
        }
    }

    #[tokio::test]
    async fn two_hundred_clients_that_go_away_free_nothing_early() {
        let hashing = Hashing::new(2, 128);
        let (release, gate) = mpsc::channel();
        let (begun, gate) = (Arc::default(), Arc::new(Mutex::new(gate)));
        let client = || {
            let (hashing, work) = (hashing.clone(), held(&begun, &gate));
            tokio::spawn(async move { hashing.run(work).await })
        };
        let gone: Vec<_> = (0..200).map(|_| client()).collect();
        while begun.load(SeqCst) < 2 || !hashing.is_full() {
            yield_now().await;
        }
        gone.iter().for_each(JoinHandle::abort);
        for client in gone {
            assert!(!matches!(client.await, Ok(Ok(()))));
        }
        assert!(hashing.is_full());
        assert!(matches!(hashing.run(|_| 8).await, Err(HashingError::Full)));
        drop(release);
        while hashing.places.available_permits() < 130 {
            yield_now().await;
        }
        assert_eq!(begun.load(SeqCst), 2, "nobody waited for the others");
        assert_eq!(hashing.run(|_| 8).await.unwrap(), 8);
    }

    #[tokio::test]
    async fn no_more_run_at_a_time_and_hold_memory_than_may() {
        let hashing = Hashing::new(2, 128);
        let (running, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let counts = Arc::new((running, most));
        let clients = (0..130).map(|_| {
            let counts = counts.clone();
            hashing.run(move |_| {
                let (running, most) = &*counts;
                most.fetch_max(running.fetch_add(1, SeqCst) + 1, SeqCst);
                std::thread::yield_now();
                running.fetch_sub(1, SeqCst);
            })
        });
        assert!(join_all(clients).await.iter().all(Result::is_ok));
        assert!(counts.1.load(SeqCst) <= 2);
        while hashing.line().threads > 0 {
            yield_now().await;
        }
        assert!(hashing.line().idle.len() <= 2);
    }

    #[tokio::test]
    async fn memory_is_used_again_and_wiped_when_nobody_is_there_any_more() {
        let hashing = Hashing::new(2, 2);
        for password in ["a password", "another password"] {
            hashing.run(|hasher| hasher.hash(password)).await.unwrap().unwrap();
            while hashing.line().threads > 0 {
                yield_now().await;
            }
            let line = hashing.line();
            assert_eq!(line.idle.len(), 1);
            assert!(line.idle.iter().all(Hasher::holds_nothing));
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
