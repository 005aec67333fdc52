//! The document that programs are written by: a change of it is to be seen in review.

#![allow(clippy::unwrap_used, missing_docs)]

use host::{account_form, classroom_form, join_form, newsletter_form};
use leptos_signup::server::api::openapi;

/// After a change that is meant, `make openapi` writes it anew.
#[test]
fn the_openapi_document_is_that_of_the_forms() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/openapi.json");
    let current = openapi(&[account_form(), newsletter_form(), join_form(), classroom_form()]);
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(path, &current).unwrap();
    }
    let known = std::fs::read_to_string(path).unwrap();
    assert!(known == current, "examples/host/openapi.json is out of date: run `make openapi`");
}
