//! Prints what comes of each case on standard input, one JSON object a line. A case with a `body`
//! is a post of the form, any other an address.

use std::io::{self, BufRead, Write};

use serde_json::Value;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for line in io::stdin().lock().lines() {
        let case: Value = serde_json::from_str(&line?)?;
        let outcome = match case["body"].as_str() {
            Some(body) => cases::judge_form(body),
            None => cases::judge(&case),
        };
        writeln!(out, "{outcome}")?;
    }
    Ok(())
}
