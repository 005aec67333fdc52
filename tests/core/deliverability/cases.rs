//! The deliverability of python-email-validator 2.4.0, case by case, with a real name server in the
//! place of its mock.
//!
//! The cases are not a part of this repository: `EMAIL_CASES` names the folder that holds them.

use std::time::Duration;

use hickory_proto::{
    op::ResponseCode,
    rr::RecordType::{A, AAAA, MX, TXT},
};
use leptos_signup::{
    deliverability::{Deliverability, Deliverable, Fallback, Undeliverable},
    email::{EmailAddress, Options},
};
use serde_json::{Value, json};

use super::{
    name_server::NameServer,
    zone::{Answer, Zone},
};
use crate::email_support::cases;

/// Where this crate differs on purpose: the case's name, its outcome here, and the reason.
const DIFFERENCES: [(&str, &str, &str); 1] = [(
    "mx-unexpected-exception",
    "valid",
    "a failure that nobody expects says nothing about the domain, so the address passes",
)];

/// The zone of a case: for each type its records, or a word for what happens instead.
fn zone(domain: &str, case: &Value) -> Zone {
    let mut zone = Zone::new();
    for kind in [MX, A, AAAA, TXT] {
        zone = match &case["zone"][kind.to_string()] {
            Value::Null => zone,
            Value::String(word) => zone.answering(domain, kind, failure(word)),
            records => zone.with(domain, kind, &texts(records)),
        };
    }
    zone
}

fn failure(word: &str) -> Answer {
    match word {
        "NXDOMAIN" => Answer::Code(ResponseCode::NXDomain),
        "REFUSED" => Answer::Code(ResponseCode::Refused),
        "SERVFAIL" | "NONAMESERVERS" => Answer::Code(ResponseCode::ServFail),
        "NOANSWER" => Answer::Records(Vec::new()),
        "TIMEOUT" => Answer::Silence,
        "BOOM" => Answer::Garbage,
        other => panic!("what does {other} mean?"),
    }
}

fn texts(value: &Value) -> Vec<&str> {
    let texts = value.as_array().expect("records are a list");
    texts.iter().map(|text| text.as_str().expect("a record is text")).collect()
}

async fn outcome(case: &Value) -> Value {
    let mut options = Options::new();
    options.allow_domain_literal = true;
    let input = case["input"].as_str().expect("an input is text");
    let address = EmailAddress::parse_with(input, &options).expect("an address");
    let server = NameServer::start(zone(address.ascii_domain(), case)).await;
    let is_silent = case["zone"].to_string().contains("TIMEOUT");
    // Long enough for the answers that come before the silence, even on a busy machine.
    let limit = Duration::from_secs(if is_silent { 1 } else { 60 });
    let deliverability = Deliverability::builder()
        .name_servers([server.address])
        .lookup_timeout(limit)
        .check_timeout(Duration::from_secs(60))
        .build()
        .expect("a name server is given");
    let mut outcome = match deliverability.check(&address).await {
        Ok(found) => valid(&found),
        Err(reason) => json!({ "expect": "undeliverable", "error": sentence(reason, &address) }),
    };
    outcome["queries"] = json!(server.queries());
    outcome
}

fn valid(found: &Deliverable) -> Value {
    let mx = found.mx().map(|exchanges| {
        let pairs = exchanges.iter().map(|exchange| json!([exchange.preference, exchange.host]));
        pairs.collect::<Vec<_>>()
    });
    json!({
        "expect": "valid",
        "mx": mx,
        "mx_fallback_type": found.mx_fallback().map(Fallback::word),
    })
}

fn sentence(reason: Undeliverable, address: &EmailAddress) -> String {
    let what = match reason {
        Undeliverable::DomainDoesNotExist => "does not exist",
        Undeliverable::DoesNotAcceptMail => "does not accept email",
        Undeliverable::DoesNotSendMail => "does not send email",
        other => panic!("{other} is new"),
    };
    format!("The domain name {} {what}.", address.domain())
}

fn differs(expected: &Value, outcome: &Value) -> bool {
    let fields = outcome.as_object().expect("an outcome is an object");
    fields.iter().any(|(field, value)| expected[field] != *value)
}

#[tokio::test]
async fn every_case_ends_as_in_the_model_or_differs_for_a_reason() {
    let Some(cases) = cases("dns_dev.jsonl") else { return };
    let (mut equal, mut deliberate, mut unexplained) = (0, 0, Vec::new());
    for case in &cases {
        let outcome = outcome(case).await;
        let known = DIFFERENCES.iter().find(|(id, ..)| case["id"] == *id);
        if !differs(case, &outcome) {
            equal += 1;
            assert!(known.is_none(), "{} is no difference any more", case["id"]);
        } else if known.is_some_and(|(_, expect, _)| outcome["expect"] == *expect) {
            deliberate += 1;
        } else {
            unexplained.push(format!("{case}\n  {outcome}"));
        }
    }
    println!(
        "DNS cases: {} total, {equal} equal, {deliberate} deliberate, {} unexplained",
        cases.len(),
        unexplained.len()
    );
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
