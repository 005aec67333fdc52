//! Prints the outcome of each case on standard input, one JSON object per line. A case with a `body`
//! is a posted form, any other an address or a username.

use std::io::{self, BufRead, Write};

use serde_json::Value;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let outcome = match case["body"].as_str() {
            Some(body) => cases::evaluate_form(body),
            None => cases::evaluate(&case),
        };
        writeln!(out, "{outcome}")?;
    }
    Ok(())
}
