//! Prints what comes of each case on standard input, one JSON object a line.

use std::io::{self, BufRead, Write};

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let case = serde_json::from_str(&line?)?;
        writeln!(out, "{}", cases::judge(&case))?;
    }
    Ok(())
}
