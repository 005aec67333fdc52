//! Evaluates email addresses, usernames and forms case by case: the same code natively and, built
//! for WASM, in a browser.
//!
//! A case is an object with an `input` and `options`, as a line of `cases.jsonl`, or with an `input`
//! and `rules`, as a line of `usernames.jsonl`.

mod form;

pub use form::evaluate_form;

use leptos_signup::{
    email::{EmailAddress, Options},
    username::{Scripts, Username, UsernameRules},
};
use serde_json::{Value, json};

/// Evaluates a case: every form of the address or the name, or the code of the broken rule.
#[must_use]
pub fn evaluate(case: &Value) -> Value {
    if case["rules"].is_object() { evaluate_username(case) } else { evaluate_address(case) }
}

fn evaluate_username(case: &Value) -> Value {
    let input = case["input"].as_str().unwrap_or_default();
    match Username::parse(input, &rules(&case["rules"])) {
        Ok(name) => json!({ "expect": "valid", "name": name.as_str(), "error_code": null }),
        Err(error) => json!({ "expect": "invalid", "error_code": error.to_string() }),
    }
}

/// The rules of a case.
#[must_use]
pub fn rules(given: &Value) -> UsernameRules {
    let rules = UsernameRules::new();
    let number = |name: &str| given[name].as_u64().and_then(|number| u16::try_from(number).ok());
    let min = number("min").unwrap_or(rules.min_length());
    let max = number("max").unwrap_or(rules.max_length());
    rules.with_length(min, max).with_scripts(match given["scripts"].as_str() {
        Some("ascii") => Scripts::Ascii,
        Some("single") => Scripts::Single,
        _ => rules.scripts(),
    })
}

fn evaluate_address(case: &Value) -> Value {
    let input = case["input"].as_str().unwrap_or_default();
    match EmailAddress::parse_with(input, &options(&case["options"])) {
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
        Err(error) => json!({ "expect": "invalid", "error_code": error.to_string() }),
    }
}

/// The options of a case.
#[must_use]
pub fn options(given: &Value) -> Options {
    let mut options = Options::new();
    for (name, option) in [
        ("allow_smtputf8", &mut options.allow_smtputf8),
        ("allow_empty_local", &mut options.allow_empty_local),
        ("allow_quoted_local", &mut options.allow_quoted_local),
        ("allow_domain_literal", &mut options.allow_domain_literal),
        ("allow_display_name", &mut options.allow_display_name),
        ("strict", &mut options.strict),
        ("test_environment", &mut options.test_environment),
        ("globally_deliverable", &mut options.globally_deliverable),
        ("allow_private_domain", &mut options.allow_private_domain),
    ] {
        *option = given[name].as_bool().unwrap_or(*option);
    }
    options
}

/// [`evaluate`] for an address in a browser; returns the outcome as JSON.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = evaluate)]
#[must_use]
pub fn evaluate_in_browser(input: &str, options: &str) -> String {
    let options: Value = serde_json::from_str(options).unwrap_or_default();
    evaluate(&json!({ "input": input, "options": options })).to_string()
}

/// [`evaluate_form`] for a browser; returns the outcome as JSON.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = evaluateForm)]
#[must_use]
pub fn evaluate_form_in_browser(body: &str) -> String {
    evaluate_form(body).to_string()
}

/// [`evaluate`] for a username in a browser; returns the outcome as JSON.
#[cfg(target_arch = "wasm32")]
#[wasm_bindgen::prelude::wasm_bindgen(js_name = evaluateUsername)]
#[must_use]
pub fn evaluate_username_in_browser(input: &str, rules: &str) -> String {
    let rules: Value = serde_json::from_str(rules).unwrap_or_default();
    evaluate(&json!({ "input": input, "rules": rules })).to_string()
}
