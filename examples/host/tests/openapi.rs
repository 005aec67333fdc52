//! The OpenAPI document of the host: clients depend on it, so a review must show each change.

#![allow(clippy::unwrap_used, missing_docs)]

use host::{account_form, classroom_form, join_form, newsletter_form, visit_form};
use leptos_signup::json_api::openapi_with_password_pages;

/// After an intended change, run `make openapi` to write the document again.
#[test]
fn the_openapi_document_matches_the_forms() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let forms = [account_form(), newsletter_form(), join_form(), classroom_form(), visit_form()];
    let current = openapi_with_password_pages(&forms, &["account", "join"]);
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap();
    assert!(known == current, "examples/host/openapi.json is out of date: run `make openapi`");
}
