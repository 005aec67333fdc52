//! What holds for every posted form, likely and unlikely.

use leptos_signup::{Submission, form::ProblemCode};
use proptest::{collection::vec, prelude::*};

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_body_is_read_or_refused(body in vec(any::<u8>(), 0..200)) {
        if let Ok(submission) = Submission::from_urlencoded(&body) {
            let again = Submission::from_urlencoded(submission.to_urlencoded().as_bytes());
            prop_assert_eq!(again, Ok(submission));
        }
    }

    #[test]
    fn pairs_come_back_from_a_body(pairs in vec((any::<String>(), any::<String>()), 0..8)) {
        let submission = Submission::from_pairs(pairs.clone());
        let again = Submission::from_urlencoded(submission.to_urlencoded().as_bytes());
        match again {
            Ok(again) => prop_assert_eq!(again, submission),
            Err(_) => prop_assert!((1..pairs.len()).any(|n| pairs[..n].iter().any(|p| p.0 == pairs[n].0))),
        }
    }

    #[test]
    fn any_word_is_a_code_or_none(word in "(email_|password_too_short:)?[a-z_0-9:+ -]{0,20}") {
        if let Ok(code) = word.parse::<ProblemCode>() {
            prop_assert_eq!(code.to_string().parse(), Ok(code));
        }
    }
}
