//! Runs the usernames natively. `end2end/tests/username.spec.ts` runs them in a browser.

#![allow(clippy::unwrap_used)]

use leptos_signup::username::{Username, UsernameError};
use serde_json::Value;

const CASES: &str = include_str!("../usernames.jsonl");

fn read() -> Vec<Value> {
    CASES.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn each_username_has_its_expected_outcome() {
    let mut wrong = Vec::new();
    for case in read() {
        let outcome = cases::evaluate(&case);
        let is_same = |(field, value): (&String, &Value)| case[field] == *value;
        if !outcome.as_object().unwrap().iter().all(is_same) {
            wrong.push(format!("{case}\n  {outcome}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_browser_refuses_no_name_that_the_server_accepts() {
    for case in read() {
        let (input, rules) = (case["input"].as_str().unwrap(), cases::rules(&case["rules"]));
        let browser = Username::parse_as_in_browser(input, &rules);
        assert!(browser.is_ok() || case["expect"] == "invalid", "{case}\n{browser:?}");
    }
}

#[test]
fn every_rule_of_a_username_has_a_case() {
    let cases = read();
    for reason in UsernameError::all().filter(|reason| *reason != UsernameError::Taken) {
        let has_case = |case: &Value| {
            let code = case["error_code"].as_str().and_then(UsernameError::from_word);
            code.is_some_and(|code| code.word() == reason.word())
        };
        assert!(cases.iter().any(has_case), "{}", reason.word());
    }
}
