//! A posted form is parsed without a panic, and a parsed form round-trips.

#![no_main]

use leptos_signup::{Submission, form::ProblemCode};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    if let Ok(word) = core::str::from_utf8(body)
        && let Ok(code) = word.parse::<ProblemCode>()
    {
        assert_eq!(code.to_string().parse(), Ok(code));
    }
    if let Ok(submission) = Submission::from_urlencoded(body) {
        let again = Submission::from_urlencoded(submission.to_urlencoded().as_bytes());
        assert_eq!(again.as_ref(), Ok(&submission));
    }
});
