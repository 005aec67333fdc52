//! Measures how the database time of a sign-up grows with the number of accounts.
//!
//! `growth fill URL ACCOUNTS` fills a database with two years of sign-ups.
//! `growth measure FLUSH ROUNDS ACCOUNTS=URL…` alternates between databases of one kind and different
//! sizes, and prints the time of each operation of the store. FLUSH is `durable`, as in production, or
//! `lazy`, without waiting for the disk.
//! `growth report PLOT` reads these lines from standard input, prints tables and writes a plot.

mod chance;
mod fill;
mod measure;
mod operation;
mod people;
mod plot;
mod postgres;
mod report;
mod rows;
mod sqlite;
mod subject;

use std::{env, error::Error, fs, io, time::Instant};

/// An error that ends the program.
type Failure = Box<dyn Error + Send + Sync>;

const USAGE: &str = "usage: growth fill URL ACCOUNTS | growth measure durable|lazy ROUNDS \
                     ACCOUNTS=URL… | growth report PLOT";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["fill", url, accounts] => {
            let begun = Instant::now();
            let accounts = accounts.parse()?;
            fill::fill(url, accounts).await?;
            println!("{accounts} accounts in {:.0} s", begun.elapsed().as_secs_f64());
        }
        ["measure", flush, rounds, ref databases @ ..] if !databases.is_empty() => {
            let flush = subject::Flush::from_word(flush).ok_or(USAGE)?;
            measure::measure(flush, rounds.parse()?, databases).await?;
        }
        ["report", path] => {
            let lines = report::read(&io::read_to_string(io::stdin())?)?;
            print!("{}", report::tables(&lines));
            fs::write(path, plot::plot(&lines))?;
        }
        _ => return Err(USAGE.into()),
    }
    Ok(())
}
