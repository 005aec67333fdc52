//! Validates email addresses from the arguments, or line by line from standard input.
//!
//! ```sh
//! cargo run --example email --no-default-features --features core -- ada@example.org ada@gmial.com
//! cargo run --example email --no-default-features --features core -- --json < addresses.txt
//! cargo run --example email --no-default-features --features dns -- --dns ada@example.org
//! ```
//!
//! With the feature `dns`, `--dns` asks the name servers of the system whether the domain accepts
//! mail, `--dns-server 192.0.2.53:53` asks this server, and `--dns-strict` adds stricter rules.
//!
//! The exit code is 0 when all addresses are accepted, 1 when one is refused, and 2 for wrong usage.

use std::{
    env,
    io::{self, BufRead, Write},
    net::SocketAddr,
    process::ExitCode,
};

use leptos_signup::{
    email::{DomainClass, EmailAddress, EmailError, KeyLevel, Options, suggest},
    form::ProblemCode,
    text::{self, Catalogue, languages::ENGLISH},
};
use serde_json::{Value, json};

const USAGE: &str = "usage: email [--json] [--no-smtputf8] [--empty-local] [--quoted-local] \
    [--domain-literal] [--display-name] [--strict] [--test-environment] [--any-domain] \
    [--private-domain] [--dns] [--dns-server ADDRESS:PORT] [--dns-strict] [address …]";

#[derive(Clone, Copy)]
enum Output {
    Text,
    Json,
}

struct Arguments {
    output: Output,
    options: Options,
    dns: Option<Dns>,
    addresses: Vec<String>,
}

/// The name server for the domains, and whether the check is strict.
#[derive(Default)]
struct Dns {
    server: Option<SocketAddr>,
    strict: bool,
}

impl Arguments {
    /// Parses the arguments. The error is the unknown argument.
    fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut call = Self {
            output: Output::Text,
            options: Options::default(),
            dns: None,
            addresses: Vec::new(),
        };
        while let Some(argument) = arguments.next() {
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
                "--private-domain" => call.options.allow_private_domain = true,
                "--dns" => _ = call.dns.get_or_insert_default(),
                "--dns-strict" => call.dns.get_or_insert_default().strict = true,
                "--dns-server" => {
                    let server = arguments.next().unwrap_or_default();
                    let server = server.parse().map_err(|_| server)?;
                    call.dns.get_or_insert_default().server = Some(server);
                }
                unknown if unknown.starts_with("--") => return Err(argument),
                _ => call.addresses.push(argument),
            }
        }
        Ok(call)
    }
}

fn main() -> io::Result<ExitCode> {
    let call = match Arguments::parse(env::args().skip(1)) {
        Ok(call) => call,
        Err(unknown) => {
            eprintln!("email: {unknown:?} is not an option or its value\n{USAGE}");
            return Ok(ExitCode::from(2));
        }
    };
    let dns = match call.dns.as_ref().map(dns::Checks::new).transpose() {
        Ok(dns) => dns,
        Err(error) => {
            eprintln!("email: {error}");
            return Ok(ExitCode::from(2));
        }
    };
    let mut all_accepted = true;
    let mut out = io::stdout().lock();
    let mut check = |input: &str| {
        let result = EmailAddress::parse_with(input, &call.options);
        let found = match (&dns, &result) {
            (Some(dns), Ok(address)) => Some(dns.check(address)),
            _ => None,
        };
        all_accepted &= result.is_ok() && found.as_ref().is_none_or(|found| found.is_good);
        match call.output {
            Output::Text => writeln!(out, "{}", as_text(input, &result, found)),
            Output::Json => writeln!(out, "{}", as_json(input, &result, found)),
        }
    };
    if call.addresses.is_empty() {
        for line in io::stdin().lock().lines() {
            check(&line?)?;
        }
    }
    for address in &call.addresses {
        check(address)?;
    }
    Ok(if all_accepted { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// One line of text. The input is escaped, because it may contain terminal control sequences.
fn as_text(input: &str, result: &Result<EmailAddress, EmailError>, found: Option<Found>) -> String {
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
    if let Some(found) = found {
        line.push_str(&format!(", deliverability {}", found.deliverability));
        for (preference, host) in found.mx.iter().flatten() {
            line.push_str(&format!(" {preference} {host:?}"));
        }
    }
    if let Some(meant) = suggest(input) {
        line.push_str(&format!(" Did you mean {meant:?}?"));
    }
    line
}

fn as_json(input: &str, result: &Result<EmailAddress, EmailError>, found: Option<Found>) -> Value {
    let mut value = match result {
        Ok(address) => accepted(address),
        Err(error) => refused(*error, input),
    };
    if let Some(found) = found {
        value["deliverable"] = json!(found.is_good);
        value["deliverability"] = json!(found.deliverability);
        value["mx"] = json!(found.mx);
        value["mx_fallback_type"] = json!(found.mx_fallback_type);
    }
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
            "ignore_case": address.key_at(KeyLevel::IgnoreCase),
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
    let code = ProblemCode::Email { reason: error.reason(), character };
    text::sentence(&Catalogue::new(&ENGLISH), &code, None)
}

/// The result of the DNS check of a domain.
struct Found {
    is_good: bool,
    deliverability: &'static str,
    mx: Option<Vec<(u16, String)>>,
    mx_fallback_type: Option<&'static str>,
}

#[cfg(feature = "dns")]
mod dns {
    use leptos_signup::{
        deliverability::{Deliverability, Fallback, MailExchange},
        email::EmailAddress,
    };
    use tokio::runtime::{self, Runtime};

    use super::{Dns, Found};

    pub struct Checks {
        deliverability: Deliverability,
        runtime: Runtime,
    }

    impl Checks {
        pub fn new(dns: &Dns) -> Result<Self, Box<dyn std::error::Error>> {
            let builder = Deliverability::builder().name_servers(dns.server);
            let builder = if dns.strict { builder.strict() } else { builder };
            let runtime = runtime::Builder::new_current_thread().enable_all().build()?;
            Ok(Self { deliverability: builder.build()?, runtime })
        }

        pub fn check(&self, address: &EmailAddress) -> Found {
            match self.runtime.block_on(self.deliverability.check(address)) {
                Ok(found) => Found {
                    is_good: true,
                    deliverability: found.word(),
                    mx: found.mx().map(|servers| servers.iter().map(pair).collect()),
                    mx_fallback_type: found.mx_fallback().map(Fallback::word),
                },
                Err(reason) => Found {
                    is_good: false,
                    deliverability: reason.word(),
                    mx: None,
                    mx_fallback_type: None,
                },
            }
        }
    }

    fn pair(server: &MailExchange) -> (u16, String) {
        (server.preference, server.host.clone())
    }
}

#[cfg(not(feature = "dns"))]
mod dns {
    use leptos_signup::email::EmailAddress;

    use super::{Dns, Found};

    pub enum Checks {}

    impl Checks {
        pub fn new(_: &Dns) -> Result<Self, &'static str> {
            Err("the DNS options need a build with `--features dns`")
        }

        pub fn check(&self, _: &EmailAddress) -> Found {
            match *self {}
        }
    }
}
