//! Typos to be mended and domains to be left alone.
//!
//! The cases are not a part of this repository: `EMAIL_CASES` names the folder that holds them.

use leptos_signup::email::suggest;

use crate::email_support::cases;

#[test]
fn typos_are_mended_and_correct_addresses_left_alone() {
    let Some(cases) = cases("typos_dev.jsonl") else { return };
    let (mut typos, mut mended, mut correct, mut disturbed) = (0, 0, 0, 0);
    for case in &cases {
        let input = case["input"].as_str().expect("an input is text");
        let suggestion = suggest(input);
        let domain = suggestion.as_deref().and_then(|text| text.split_once('@')).map(|(_, d)| d);
        if let Some(expected) = case["expect_domain"].as_str() {
            typos += 1;
            mended += usize::from(domain == Some(expected));
        } else {
            correct += 1;
            disturbed += usize::from(domain.is_some());
        }
    }
    println!("typos: {mended} of {typos} mended, {disturbed} of {correct} correct ones disturbed");
    assert_eq!(mended, typos);
    assert!(disturbed <= 1);
}
