//! `hash-rate CLIENTS SECONDS` prints how many passwords a second the crate hashes without other
//! load.

use std::{env, error::Error, time::Duration};

fn main() -> Result<(), Box<dyn Error + Send + Sync>> {
    let numbers: Vec<u64> =
        env::args().skip(1).map(|number| number.parse()).collect::<Result<_, _>>()?;
    let [clients, seconds] = numbers[..] else {
        return Err("usage: hash-rate CLIENTS SECONDS".into());
    };
    let span = Duration::from_secs(seconds);
    let rate = leptos_signup::server::hash_rate(clients.try_into()?, span);
    println!("{}", tokio::runtime::Runtime::new()?.block_on(rate)?);
    Ok(())
}
