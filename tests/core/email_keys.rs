//! Pairs of addresses that reach one mailbox, or two.
//!
//! The pairs are not a part of this repository: `EMAIL_CASES` names the folder that holds them.

use leptos_signup::email::{EmailAddress, KeyLevel, Options};

use crate::email_support::cases;

/// The level at which a pair of this confidence must come out as labelled.
fn level(confidence: &str) -> Option<KeyLevel> {
    match confidence {
        "documented" | "standard" => Some(KeyLevel::Safe),
        "library-consensus" => Some(KeyLevel::Strict),
        _ => None,
    }
}

fn key(text: &str, level: KeyLevel) -> String {
    let mut options = Options::new();
    options.allow_quoted_local = true;
    options.allow_domain_literal = true;
    EmailAddress::parse_with(text, &options).expect("a pair is of addresses").key_at(level)
}

#[test]
fn every_undisputed_pair_comes_out_as_labelled() {
    let Some(pairs) = cases("canonical_pairs_dev.jsonl") else { return };
    let (mut equal, mut contested_equal, mut contested) = (0, 0, 0);
    let mut wrong = Vec::new();
    for pair in &pairs {
        let text = |name: &str| pair[name].as_str().unwrap_or_default();
        let same = |level| key(text("a"), level) == key(text("b"), level);
        let expected = text("same_mailbox") == "yes";
        match level(text("confidence")) {
            Some(level) if same(level) == expected => equal += 1,
            Some(_) => wrong.push(pair.to_string()),
            None => {
                contested += 1;
                contested_equal += usize::from(same(KeyLevel::Strict) == expected);
            }
        }
        assert!(expected || !same(KeyLevel::Strict), "a wrong merge: {pair}");
    }
    println!(
        "pairs: {} total, {equal} as labelled, {} not; contested: {contested_equal} of {contested}",
        pairs.len(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
