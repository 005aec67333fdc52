//! The measurements: a line for each operation on each database, and tables of them.

use std::{
    fmt::{self, Write},
    str::FromStr,
};

use super::{Failure, operation::Operation, subject::Flush};

/// The measurement of an operation on a database.
#[derive(Clone, Debug)]
pub struct Line {
    pub database: String,
    pub flush: Flush,
    pub operation: Operation,
    pub accounts: u64,
    pub times: Times,
}

/// Times of an operation, in microseconds.
#[derive(Clone, Copy, Debug)]
pub struct Times {
    pub samples: usize,
    pub median: f64,
    pub percentile_95: f64,
    pub mean: f64,
    /// The ratio to the median on the smallest database in the same round: the median of all rounds,
    /// and the quartiles `low` and `high`.
    pub ratio: f64,
    pub low: f64,
    pub high: f64,
}

impl Times {
    /// The times of the rounds on a database, compared with those on the smallest one.
    pub fn of(rounds: &[Vec<f64>], smallest: &[Vec<f64>]) -> Self {
        let all = sorted(rounds.iter().flatten().copied());
        let pairs = rounds.iter().zip(smallest);
        let median = |round: &Vec<f64>| quantile(&sorted(round.iter().copied()), 0.5);
        let ratios = sorted(pairs.map(|(round, smallest)| median(round) / median(smallest)));
        Self {
            samples: all.len(),
            median: quantile(&all, 0.5),
            percentile_95: quantile(&all, 0.95),
            mean: all.iter().sum::<f64>() / all.len() as f64,
            ratio: quantile(&ratios, 0.5),
            low: quantile(&ratios, 0.25),
            high: quantile(&ratios, 0.75),
        }
    }
}

fn sorted(numbers: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut numbers: Vec<f64> = numbers.collect();
    numbers.sort_by(f64::total_cmp);
    numbers
}

/// The quantile of `sorted` for `part` in 0 to 1.
fn quantile(sorted: &[f64], part: f64) -> f64 {
    let below = sorted
        .iter()
        .enumerate()
        .take_while(|(place, _)| *place as f64 <= part * sorted.len().saturating_sub(1) as f64);
    below.last().map_or(f64::NAN, |(_, number)| *number)
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (operation, times) = (self.operation.name(), self.times);
        write!(f, "{}\t{}\t{operation}\t{}", self.database, self.flush.word(), self.accounts)?;
        write!(f, "\t{}\t{:.1}", times.samples, times.median)?;
        write!(f, "\t{:.1}\t{:.1}", times.percentile_95, times.mean)?;
        write!(f, "\t{:.3}\t{:.3}\t{:.3}", times.ratio, times.low, times.high)
    }
}

impl FromStr for Line {
    type Err = Failure;

    fn from_str(line: &str) -> Result<Self, Failure> {
        let cells: Vec<&str> = line.split('\t').collect();
        let [database, flush, operation, accounts, samples, ref times @ ..] = cells[..] else {
            return Err(format!("not a line of a measurement: {line}").into());
        };
        let times: Vec<f64> = times.iter().map(|time| time.parse()).collect::<Result<_, _>>()?;
        let [median, percentile_95, mean, ratio, low, high] = times[..] else {
            return Err(format!("not a line of a measurement: {line}").into());
        };
        let samples = samples.parse()?;
        Ok(Self {
            database: database.to_owned(),
            flush: Flush::from_word(flush).ok_or("unknown FLUSH: use `durable` or `lazy`")?,
            operation: Operation::from_name(operation).ok_or("unknown operation")?,
            accounts: accounts.parse()?,
            times: Times { samples, median, percentile_95, mean, ratio, low, high },
        })
    }
}

/// Parses the lines of a measurement.
pub fn read(text: &str) -> Result<Vec<Line>, Failure> {
    text.lines().map(str::parse).collect()
}

/// A Markdown table for each database and each kind of commit.
pub fn tables(lines: &[Line]) -> String {
    let mut text = String::new();
    for flush in Flush::ALL {
        for database in ["SQLite", "PostgreSQL"] {
            let of_it = |line: &&Line| line.flush == flush && line.database == database;
            let lines: Vec<&Line> = lines.iter().filter(of_it).collect();
            table(&mut text, &lines).unwrap_or_default();
        }
    }
    text
}

fn table(text: &mut String, lines: &[&Line]) -> fmt::Result {
    let Some(first) = lines.first() else { return Ok(()) };
    let of_first = |line: &&&Line| line.operation == first.operation;
    let sizes: Vec<String> =
        lines.iter().filter(of_first).map(|line| of_accounts(line.accounts)).collect();
    let (database, flush) = (&first.database, first.flush.word());
    writeln!(text, "\n{database}, {flush}, µs:\n")?;
    writeln!(
        text,
        "| operation | samples | {} | ratio | quartiles | of means |",
        sizes.join(" | ")
    )?;
    writeln!(text, "|---|---:|{}---:|---:|---:|", "---:|".repeat(sizes.len()))?;
    for operation in Operation::ALL {
        let row: Vec<Times> =
            lines.iter().filter(|line| line.operation == operation).map(|it| it.times).collect();
        let (Some(smallest), Some(largest)) = (row.first(), row.last()) else { continue };
        let medians: Vec<String> = row.iter().map(|times| micros(times.median)).collect();
        writeln!(
            text,
            "| {} | {} | {} | {} | {:.2}–{:.2} | {:.2} |",
            operation.name(),
            largest.samples,
            medians.join(" | "),
            ratio(largest.ratio),
            largest.low,
            largest.high,
            largest.mean / smallest.mean,
        )?;
    }
    Ok(())
}

/// The ratio, in bold when it misses the goal.
fn ratio(ratio: f64) -> String {
    if ratio > 1.2 { format!("**{ratio:.2}**") } else { format!("{ratio:.2}") }
}

fn micros(time: f64) -> String {
    let whole = format!("{time:.0}");
    match whole.len() {
        5.. => format!("{},{}", &whole[..whole.len() - 3], &whole[whole.len() - 3..]),
        _ => whole,
    }
}

/// A short form of a number of accounts.
pub fn of_accounts(accounts: u64) -> String {
    match accounts {
        0..1_000 => accounts.to_string(),
        1_000..1_000_000 => format!("{} thousand", accounts / 1_000),
        _ => format!("{} million", accounts / 1_000_000),
    }
}
