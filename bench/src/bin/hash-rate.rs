//! `hash-rate CLIENTS SECONDS` prints how many passwords a second the crate hashes without other
//! load.

use std::{
    env,
    error::Error,
    time::{Duration, Instant},
};

use leptos_signup::{CapturedMailer, Form, Signup, SqliteStore};

type Failure = Box<dyn Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    let numbers: Vec<u64> =
        env::args().skip(1).map(|number| number.parse()).collect::<Result<_, _>>()?;
    let [clients, seconds] = numbers[..] else {
        return Err("usage: hash-rate CLIENTS SECONDS".into());
    };
    let rate = tokio::runtime::Runtime::new()?.block_on(hash_rate(clients, seconds))?;
    println!("{rate}");
    Ok(())
}

/// Passwords a second, hashed for this many clients at the same time. A log-in without an account
/// costs one hash and no query.
async fn hash_rate(clients: u64, seconds: u64) -> Result<f64, Failure> {
    let signup = Signup::builder()
        .form(Form::new("account").at("/signup").email().password())
        .store(SqliteStore::connect("sqlite::memory:").await?)
        .public_url("http://127.0.0.1:3000")
        .mailer(CapturedMailer::new())
        .build()
        .await?;
    let started = Instant::now();
    let end = started + Duration::from_secs(seconds);
    let all: Vec<_> = (0..clients)
        .map(|_| {
            let signup = signup.clone();
            tokio::spawn(async move {
                let mut hashed = 0;
                while Instant::now() < end {
                    signup.verify_password(None, "just many plain words").await?;
                    hashed += 1;
                }
                Ok::<u32, Failure>(hashed)
            })
        })
        .collect();
    let mut hashed = 0;
    for client in all {
        hashed += client.await??;
    }
    Ok(f64::from(hashed) / started.elapsed().as_secs_f64())
}
