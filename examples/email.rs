//! Judges e-mail addresses from the arguments, or line by line from standard input.
//!
//! ```sh
//! cargo run --example email --no-default-features --features core -- ada@example.org ada@gmial.com
//! cargo run --example email --no-default-features --features core -- --json < addresses.txt
//! ```
//!
//! Ends with 0 when all are accepted, with 1 when one is not, and with 2 when it was called wrongly.

use std::{
    env,
    io::{self, BufRead, Write},
    process::ExitCode,
};

use leptos_signup::{
    email::{DomainClass, EmailAddress, EmailError, KeyLevel, Options, suggest},
    form::Code,
    text,
};
use serde_json::{Value, json};

const USAGE: &str = "usage: email [--json] [--no-smtputf8] [--empty-local] [--quoted-local] \
    [--domain-literal] [--display-name] [--strict] [--test-environment] [--any-domain] [address …]";

#[derive(Clone, Copy)]
enum Output {
    Text,
    Json,
}

struct Call {
    output: Output,
    options: Options,
    addresses: Vec<String>,
}

impl Call {
    /// Reads the arguments, or names the one that is not known.
    fn parse(arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut call =
            Self { output: Output::Text, options: Options::default(), addresses: Vec::new() };
        for argument in arguments {
            match argument.as_str() {
                "--json" => call.output = Output::Json,
                "--no-smtputf8" => call.options.allow_smtputf8 = false,
                "--empty-local" => call.options.allow_empty_local = true,
                "--quoted-local" => call.options.allow_quoted_local = true,
                "--domain-literal" => call.options.allow_domain_literal = true,
                "--display-name" => call.options.allow_display_name = true,
                "--strict" => call.options.strict = true,
                "--test-environment" => call.options.test_environment = true,
                "--any-domain" => call.options.globally_deliverable = false,
                unknown if unknown.starts_with("--") => return Err(argument),
                _ => call.addresses.push(argument),
            }
        }
        Ok(call)
    }
}

fn main() -> io::Result<ExitCode> {
    let call = match Call::parse(env::args().skip(1)) {
        Ok(call) => call,
        Err(unknown) => {
            eprintln!("email: {unknown:?} is not an option\n{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    let mut all_accepted = true;
    let mut out = io::stdout().lock();
    let mut judge = |input: &str| {
        let result = EmailAddress::parse_with(input, &call.options);
        all_accepted &= result.is_ok();
        match call.output {
            Output::Text => writeln!(out, "{}", as_text(input, &result)),
            Output::Json => writeln!(out, "{}", as_json(input, &result)),
        }
    };
    if call.addresses.is_empty() {
        for line in io::stdin().lock().lines() {
            judge(&line?)?;
        }
    }
    for address in &call.addresses {
        judge(address)?;
    }
    Ok(if all_accepted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One line, with what was typed escaped: it may hold what a terminal obeys.
fn as_text(input: &str, result: &Result<EmailAddress, EmailError>) -> String {
    let mut line = match result {
        Ok(address) => format!("accepted {:?}, key {:?}", address.as_str(), address.key()),
        Err(error) => {
            let sentence = sentence(*error, input);
            format!("refused  {input:?}, {error} at {:?}: {sentence}", error.span())
        }
    };
    if let Some(class) = result.as_ref().ok().map(EmailAddress::domain_class)
        && class != DomainClass::Ordinary
    {
        line.push_str(&format!(", {class} domain"));
    }
    if let Some(meant) = suggest(input) {
        line.push_str(&format!(" Did you mean {meant:?}?"));
    }
    line
}

fn as_json(input: &str, result: &Result<EmailAddress, EmailError>) -> Value {
    let mut value = match result {
        Ok(address) => accepted(address),
        Err(error) => refused(*error, input),
    };
    value["input"] = json!(input);
    value["suggestion"] = json!(suggest(input));
    value
}

fn accepted(address: &EmailAddress) -> Value {
    json!({
        "valid": true,
        "original": address.original(),
        "normalized": address.as_str(),
        "local_part": address.local_part(),
        "domain": address.domain(),
        "ascii_email": address.ascii_email(),
        "ascii_local_part": address.ascii_local_part(),
        "ascii_domain": address.ascii_domain(),
        "domain_class": address.domain_class().word(),
        "smtputf8": address.needs_smtputf8(),
        "display_name": address.display_name(),
        "domain_address": address.literal_address().map(|address| address.to_string()),
        "keys": {
            "exact": address.key_at(KeyLevel::Exact),
            "safe": address.key_at(KeyLevel::Safe),
            "strict": address.key_at(KeyLevel::Strict),
            "aggressive": address.key_at(KeyLevel::Aggressive),
        },
    })
}

fn refused(error: EmailError, input: &str) -> Value {
    json!({
        "valid": false,
        "error_code": error.to_string(),
        "span": [error.span().start, error.span().end],
        "message": sentence(error, input),
    })
}

fn sentence(error: EmailError, input: &str) -> String {
    let character = error.character(input);
    text::sentence(Code::Email { reason: error.reason(), character }, None)
}
