//! Alternates between the databases, so that other load on the machine affects all of them.

use std::time::Duration;

use super::{
    Failure,
    operation::Operation,
    report::{Line, Times},
    subject::{Flush, Subject},
};

/// The turns of each database in a round. A round ends with a purge.
const TURNS: usize = 25;

/// The number of calls of each operation in a turn.
const COUNT: u32 = 10;

/// Prints a line for each operation on each database. The first database must be the smallest.
pub async fn measure(flush: Flush, rounds: usize, databases: &[&str]) -> Result<(), Failure> {
    let mut subjects = Vec::new();
    for database in databases {
        subjects.push(Subject::open(database, flush).await?);
    }
    // A warm-up round.
    round(&mut subjects, 0).await?;
    for subject in &mut subjects {
        subject.times.clear();
    }
    let mut measured = Vec::new();
    for number in 1..=rounds {
        round(&mut subjects, number).await?;
        let times = subjects.iter_mut().map(|subject| std::mem::take(&mut subject.times));
        measured.push(times.collect::<Vec<_>>());
        eprintln!("{} {number}/{rounds}", flush.word());
    }
    let database = if databases[0].contains("=sqlite:") { "SQLite" } else { "PostgreSQL" };
    for operation in Operation::ALL {
        let of = |place: usize| -> Vec<Vec<f64>> {
            measured.iter().map(|round| micros(&round[place], operation)).collect()
        };
        let smallest = of(0);
        for (place, subject) in subjects.iter().enumerate() {
            let accounts = subject.accounts;
            let times = Times::of(&of(place), &smallest);
            println!(
                "{}",
                Line { database: database.to_owned(), flush, operation, accounts, times }
            );
        }
    }
    Ok(())
}

/// Runs a round. Each database comes first equally often.
async fn round(subjects: &mut [Subject], number: usize) -> Result<(), Failure> {
    let all = subjects.len();
    for turn in 0..TURNS {
        for place in 0..all {
            subjects[(place + turn + number) % all].turn(COUNT).await?;
        }
    }
    for place in 0..all {
        subjects[(place + number) % all].purge().await?;
    }
    Ok(())
}

fn micros(times: &[(Operation, Duration)], operation: Operation) -> Vec<f64> {
    let of_it = times.iter().filter(|(of, _)| *of == operation);
    of_it.map(|(_, time)| time.as_secs_f64() * 1e6).collect()
}
