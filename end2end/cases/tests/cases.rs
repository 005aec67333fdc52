//! The cases, natively. `end2end/tests/agreement.spec.ts` runs the same in a browser.

#![allow(clippy::unwrap_used)]

use std::{collections::HashMap, env, fs, path::Path};

use serde_json::Value;

/// Our own: every rule at least once.
const OWN: &str = include_str!("../cases.jsonl");

/// Where we differ from python-email-validator 2.4.0 on purpose: the case's id, a tab, and why.
const DIFFERENCES: &str = include_str!("../differences.tsv");

fn read(lines: &str) -> Vec<Value> {
    lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// Whether a field of the outcome is not as expected.
fn differs(expected: &Value, outcome: &Value) -> bool {
    outcome.as_object().unwrap().iter().any(|(field, value)| expected[field] != *value)
}

#[test]
fn every_case_of_ours_ends_as_it_says() {
    for case in read(OWN) {
        let outcome = cases::judge(&case);
        assert!(!differs(&case, &outcome), "{case}\n{outcome}");
    }
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

/// The cases of the model are not a part of this repository: `EMAIL_CASES` names their folder.
#[test]
fn every_case_of_the_model_ends_as_there_or_differs_for_a_reason() {
    let Some(folder) = env::var_os("EMAIL_CASES") else {
        eprintln!("SKIPPED: set EMAIL_CASES to the folder of cases_dev.jsonl to run these cases");
        return;
    };
    let cases = read(&fs::read_to_string(Path::new(&folder).join("cases_dev.jsonl")).unwrap());
    let reasons: HashMap<&str, &str> =
        DIFFERENCES.lines().filter_map(|line| line.split_once('\t')).collect();
    let (mut equal, mut deliberate, mut unexplained) = (0, 0, Vec::new());
    for case in &cases {
        let expected = case.get("unicode18").unwrap_or(case);
        let outcome = cases::judge(case);
        let id = case["id"].as_str().unwrap_or_default();
        if !differs(expected, &outcome) {
            equal += 1;
            assert!(!reasons.contains_key(id), "{id} is no difference any more");
        } else if reasons.contains_key(id) {
            deliberate += 1;
        } else {
            unexplained.push(format!("{case}\n  {outcome}"));
        }
    }
    println!(
        "e-mail cases: {} total, {equal} equal, {deliberate} deliberate, {} unexplained",
        cases.len(),
        unexplained.len()
    );
    assert!(unexplained.is_empty(), "{}", unexplained.join("\n"));
}
