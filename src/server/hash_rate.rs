//! What `make load` compares sign-ups with: hashing by the same code, with nothing beside it.

use std::time::{Duration, Instant};

use futures::future::join_all;

use super::hashing::{Hashing, HashingError};

/// How many passwords a second are hashed for `clients` that ask one after the other, over about
/// `span`. For the measurements of this repository alone.
///
/// # Errors
/// When hashing fails.
pub async fn hash_rate(
    clients: usize,
    span: Duration,
) -> Result<f64, Box<dyn std::error::Error + Send + Sync>> {
    let cores = std::thread::available_parallelism()?.get();
    let hashing = Hashing::new(cores, clients);
    let begun = Instant::now();
    let client = || async {
        let mut hashes = 0;
        while begun.elapsed() < span {
            match hashing.run(|hasher| hasher.hash("just many plain words")).await {
                Ok(hash) => drop(hash?),
                Err(HashingError::Full) => return Err("the line is full".into()),
                Err(HashingError::Failed(error)) => return Err(error),
            }
            hashes += 1;
        }
        Ok(hashes)
    };
    let hashes = join_all((0..clients).map(|_| client())).await;
    let hashes: u32 =
        hashes.into_iter().sum::<Result<_, Box<dyn std::error::Error + Send + Sync>>>()?;
    Ok(f64::from(hashes) / begun.elapsed().as_secs_f64())
}
