//! The behaviour of python-email-validator 2.4.0, case by case.
//!
//! The cases are not a part of this repository: `EMAIL_CASES` names the folder that holds them.

#![allow(clippy::expect_used, clippy::panic)]

mod email_support;

use std::collections::HashMap;

use email_support::cases;
use leptos_signup::email::{EmailAddress, Options};
use serde_json::{Value, json};

/// Where this crate differs on purpose: the case's name, a tab, and the reason.
const DIFFERENCES: &str = include_str!("email_differences.tsv");

fn options(case: &Value) -> Options {
    let is_on = |name: &str, default: bool| case["options"][name].as_bool().unwrap_or(default);
    let defaults = Options::default();
    Options {
        allow_smtputf8: is_on("allow_smtputf8", defaults.allow_smtputf8),
        allow_empty_local: is_on("allow_empty_local", defaults.allow_empty_local),
        allow_quoted_local: is_on("allow_quoted_local", defaults.allow_quoted_local),
        allow_domain_literal: is_on("allow_domain_literal", defaults.allow_domain_literal),
        allow_display_name: is_on("allow_display_name", defaults.allow_display_name),
        strict: is_on("strict", defaults.strict),
        test_environment: is_on("test_environment", defaults.test_environment),
        globally_deliverable: is_on("globally_deliverable", defaults.globally_deliverable),
    }
}

fn outcome(input: &str, options: &Options) -> Value {
    match EmailAddress::parse_with(input, options) {
        Ok(address) => json!({
            "expect": "valid",
            "normalized": address.as_str(),
            "local_part": address.local_part(),
            "domain": address.domain(),
            "ascii_email": address.ascii_email(),
            "ascii_local_part": address.ascii_local_part(),
            "ascii_domain": address.ascii_domain(),
            "smtputf8": address.needs_smtputf8(),
            "display_name": address.display_name(),
            "domain_address": address.literal_address().map(|address| address.to_string()),
            "error_code": null,
        }),
        Err(error) => {
            assert!(input.get(error.span()).is_some(), "{input:?}: {:?}", error.span());
            json!({ "expect": "invalid", "error_code": error.to_string() })
        }
    }
}

fn differs(expected: &Value, outcome: &Value) -> bool {
    let fields = outcome.as_object().expect("an outcome is an object");
    fields.iter().any(|(field, value)| expected[field] != *value)
}

#[test]
fn every_case_ends_as_in_the_model_or_differs_for_a_reason() {
    let Some(cases) = cases("cases_dev.jsonl") else { return };
    let reasons: HashMap<&str, &str> =
        DIFFERENCES.lines().filter_map(|line| line.split_once('\t')).collect();
    let (mut equal, mut deliberate, mut unexplained) = (0, 0, Vec::new());
    for case in &cases {
        let expected = case.get("unicode18").unwrap_or(case);
        let input = case["input"].as_str().expect("an input is text");
        let outcome = outcome(input, &options(case));
        let id = case["id"].as_str().unwrap_or_default();
        if !differs(expected, &outcome) {
            equal += 1;
            assert!(!reasons.contains_key(id), "{id} is no difference any more");
        } else if reasons.contains_key(id) {
            deliberate += 1;
        } else {
            unexplained.push(format!("{id} {input:?} {} {expected}\n  {outcome}", case["options"]));
        }
    }
    let total = cases.len();
    println!(
        "e-mail cases: {total} total, {equal} equal, {deliberate} deliberate, {} unexplained",
        unexplained.len()
    );
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
