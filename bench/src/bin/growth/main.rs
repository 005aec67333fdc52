//! How the time of a sign-up in the database grows with the number of accounts.
//!
//! `growth fill URL ACCOUNTS` makes a database as two years of sign-ups would leave it.
//! `growth measure FLUSH ROUNDS ACCOUNTS=URL…` takes turns between databases of one kind, of different sizes,
//! and prints what each operation of the store took; FLUSH is `durable`, as hosts run it, or `lazy`,
//! without waiting for the disk.
//! `growth report PLOT` makes a table of that from standard input, and a plot.

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

/// Whatever ends the program.
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
