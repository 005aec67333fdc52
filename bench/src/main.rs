//! `bench list` prints the addresses for a program in another language. `bench table` prints the
//! results of the last `cargo bench` and the times of the other program from standard input.

use std::{
    env, fs,
    io::{self, IsTerminal, Read},
    path::PathBuf,
    process::ExitCode,
};

use bench::{groups, hostile, parsers};

const OTHER: &str = "python-email-validator";

fn main() -> ExitCode {
    match env::args().nth(1).as_deref() {
        Some("list") => list(),
        Some("table") => table(&other_times()),
        _ => {
            eprintln!("usage: bench list | bench table");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

/// One line for each address: the group, a tab, the address.
fn list() {
    for group in groups() {
        for address in &group.addresses {
            println!("{}\t{address}", group.name);
        }
    }
}

fn table(other: &str) {
    for group in groups() {
        let count = u32::try_from(group.addresses.len()).unwrap_or(u32::MAX);
        let per_address = |nanoseconds: f64| nanoseconds / f64::from(count);
        let measured =
            parsers().map(|parser| (parser.name, median(group.name, parser.name).map(per_address)));
        println!("\n{:<38} {:>12} {:>7}", group.name, "ns/address", "× ours");
        let ours = measured.first().and_then(|(_, time)| *time);
        for (name, time) in measured.into_iter().chain([(OTHER, time_in(other, group.name))]) {
            println!("  {name:<36} {:>12} {:>7}", whole(time), ratio(time, ours));
        }
    }
    println!("\n{:<38} {:>12}", "hostile, leptos_signup", "ns/input");
    for (name, _) in hostile() {
        println!("  {name:<36} {:>12}", whole(median("hostile", name)));
    }
}

/// The median in criterion's report, in nanoseconds for one round.
fn median(group: &str, benchmark: &str) -> Option<f64> {
    let home =
        env::var_os("CRITERION_HOME").map_or_else(|| "target/criterion".into(), PathBuf::from);
    let path = home.join(group).join(benchmark).join("new/estimates.json");
    let estimates: serde_json::Value = serde_json::from_slice(&fs::read(path).ok()?).ok()?;
    estimates["median"]["point_estimate"].as_f64()
}

/// Lines from standard input: a group, a tab, and nanoseconds for one address.
fn other_times() -> String {
    let mut lines = String::new();
    let stdin = io::stdin();
    if !stdin.is_terminal() && stdin.lock().read_to_string(&mut lines).is_err() {
        lines.clear();
    }
    lines
}

fn time_in(lines: &str, group: &str) -> Option<f64> {
    let mut times = lines.lines().filter_map(|line| line.split_once('\t'));
    times.find(|(name, _)| *name == group)?.1.parse().ok()
}

fn whole(time: Option<f64>) -> String {
    time.map_or_else(|| "–".to_owned(), |time| format!("{time:.0}"))
}

fn ratio(time: Option<f64>, ours: Option<f64>) -> String {
    match (time, ours) {
        (Some(time), Some(ours)) => format!("{:.1}", time / ours),
        _ => "–".to_owned(),
    }
}
