//! Password hashing, bounded: so many at a time, so many in line, and the rest is told to come
//! back.

use std::sync::Arc;

use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version, password_hash};
use metrics::Gauge;
use tokio::sync::{Semaphore, TryAcquireError};

use super::telemetry;

/// Seconds after which somebody who found the line full may try again.
pub(crate) const RETRY_AFTER: u32 = 5;

/// Runs expensive work on blocking threads, within bounds of memory and time.
#[derive(Clone, Debug)]
pub(crate) struct Hashing {
    running: Arc<Semaphore>,
    places: Arc<Semaphore>,
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
        Self {
            running: Arc::new(Semaphore::new(concurrency)),
            places: Arc::new(Semaphore::new(concurrency + queue)),
        }
    }

    /// Runs `work` off the executor. The blocking task owns its permits: a client that goes away
    /// frees nothing before the work is done.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
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
        let task = tokio::task::spawn_blocking(move || {
            let result = work();
            drop((turn, place, counted));
            result
        });
        task.await.map_err(|error| HashingError::Failed(error.into()))
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

/// Argon2id with the parameters of the OWASP Password Storage Cheat Sheet (ASVS 5.0, appendix C)
/// and a random salt, as a PHC string.
pub(crate) fn hash(password: &str) -> Result<String, password_hash::Error> {
    let params =
        Params::new(19_456, 2, 1, None).map_err(|_| password_hash::Error::ParamsInvalid)?;
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    Ok(argon2.hash_password(password.as_bytes())?.to_string())
}

/// Whether `hash`, a PHC string of ours, is of `password`.
pub(crate) fn verify(password: &str, hash: &str) -> bool {
    Argon2::default().verify_password(password.as_bytes(), hash).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_a_phc_string_with_a_salt_of_its_own() {
        let (first, second) = (hash("a password").unwrap(), hash("a password").unwrap());
        assert!(first.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{first}");
        assert_ne!(first, second);
        assert!(verify("a password", &first) && verify("a password", &second));
        assert!(!verify("another password", &first) && !verify("a password", "no hash"));
    }

    #[tokio::test]
    async fn past_the_line_the_answer_comes_at_once() {
        let hashing = Hashing::new(1, 1);
        let (release, gate) = std::sync::mpsc::channel::<()>();
        let running = hashing.clone();
        let running = tokio::spawn(async move { running.run(move || gate.recv()).await });
        let waiting = hashing.clone();
        while hashing.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        let waiting = tokio::spawn(async move { waiting.run(|| 7).await });
        while hashing.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hashing.run(|| 8).await, Err(HashingError::Full)));
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
        let running = tokio::spawn(async move { running.run(move || gate.recv()).await });
        let waiting = hashing.clone();
        let waiting = tokio::spawn(async move { waiting.run(|| 7).await });
        while hashing.places.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        assert!(matches!(hashing.run(|| 8).await, Err(HashingError::Full)));
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
        let abandoned = tokio::spawn(async move { abandoned.run(move || gate.recv()).await });
        while hashing.running.available_permits() > 0 {
            tokio::task::yield_now().await;
        }
        abandoned.abort();
        assert!(abandoned.await.unwrap_err().is_cancelled());
        assert!(matches!(hashing.run(|| 8).await, Err(HashingError::Full)));
        release.send(()).unwrap();
        while hashing.places.available_permits() == 0 {
            tokio::task::yield_now().await;
        }
        assert_eq!(hashing.run(|| 8).await.unwrap(), 8);
    }

    #[tokio::test]
    async fn work_that_panics_is_an_error_and_frees_its_place() {
        let hashing = Hashing::new(1, 0);
        assert!(matches!(hashing.run(|| panic!("on purpose")).await, Err(HashingError::Failed(_))));
        assert_eq!(hashing.run(|| 8).await.unwrap(), 8);
    }
}
