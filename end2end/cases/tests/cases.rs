//! Runs the cases natively. `end2end/tests/agreement.spec.ts` runs them in a browser.

#![allow(clippy::unwrap_used)]

use std::{collections::HashMap, env, fs, path::Path};

use leptos_signup::email::EmailAddress;
use serde_json::Value;

/// Cases of this repository: every rule at least once.
const OWN: &str = include_str!("../cases.jsonl");

/// Deliberate differences from python-email-validator 2.4.0: the case's id, a tab, and the reason.
const DIFFERENCES: &str = include_str!("../differences.tsv");

fn read(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether a field of the outcome differs from the expected one.
fn differs(expected: &Value, outcome: &Value) -> bool {
    outcome.as_object().unwrap().iter().any(|(field, value)| expected[field] != *value)
}

#[test]
fn each_own_case_has_its_expected_outcome() {
    for case in read(OWN) {
        let outcome = cases::evaluate(&case);
        assert!(!differs(&case, &outcome), "{case}\n{outcome}");
    }
}

/// What a browser makes of a case: the code of the broken rule, or nothing.
fn code_in_browser(case: &Value) -> Option<String> {
    let input = case["input"].as_str().unwrap();
    let options = cases::options(&case["options"]);
    EmailAddress::parse_as_in_browser(input, &options).err().map(|error| error.to_string())
}

/// For an address of ASCII characters the browser names the rule that the server names, or accepts it.
fn assert_browser_agrees(cases: &[Value]) {
    for case in cases {
        let (browser, server) = (code_in_browser(case), cases::evaluate(case));
        let is_ascii = case["input"].as_str().unwrap().is_ascii();
        if let Some(code) = browser {
            assert_eq!(server["expect"], "invalid", "{case}\n{code}");
            assert!(!is_ascii || server["error_code"] == code, "{case}\n{code}\n{server}");
        }
    }
}

#[test]
fn the_browser_refuses_no_case_that_the_server_accepts() {
    assert_browser_agrees(&read(OWN));
}

#[test]
fn every_rule_of_a_sign_up_has_a_case() {
    let cases = read(OWN);
    for reason in leptos_signup::email::Reason::all() {
        let has_case = |case: &Value| {
            let code = case["error_code"].as_str().unwrap_or_default();
            code.strip_prefix("after_nfc.").unwrap_or(code) == reason.word()
        };
        assert!(cases.iter().any(has_case), "{}", reason.word());
    }
}

/// This repository does not contain the cases of the model: `EMAIL_CASES` names their folder.
#[test]
fn each_case_of_the_model_agrees_or_differs_for_a_reason() {
    let Some(folder) = env::var_os("EMAIL_CASES") else {
        eprintln!("SKIPPED: set EMAIL_CASES to the folder of cases_dev.jsonl to run these cases");
        return;
    };
    let cases = read(&fs::read_to_string(Path::new(&folder).join("cases_dev.jsonl")).unwrap());
    assert_browser_agrees(&cases);
    let reasons: HashMap<&str, &str> =
        DIFFERENCES.lines().filter_map(|line| line.split_once('\t')).collect();
    let (mut equal, mut deliberate, mut unexplained) = (0, 0, Vec::new());
    for case in &cases {
        let expected = case.get("unicode18").unwrap_or(case);
        let outcome = cases::evaluate(case);
        let id = case["id"].as_str().unwrap_or_default();
        if !differs(expected, &outcome) {
            equal += 1;
            assert!(
                !reasons.contains_key(id),
                "{id} no longer differs: remove it from differences.tsv"
            );
        } else if reasons.contains_key(id) {
            deliberate += 1;
        } else {
            unexplained.push(format!("{case}\n  {outcome}"));
        }
    }
    println!(
        "email cases: {} total, {equal} equal, {deliberate} deliberate, {} unexplained",
        cases.len(),
        unexplained.len()
    );
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
