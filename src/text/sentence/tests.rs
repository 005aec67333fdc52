//! Tests of the sentences.

use super::*;
use crate::{email::EmailAddress, text::languages::en::ENGLISH};

fn of(input: &str) -> String {
    let error = EmailAddress::parse(input).unwrap_err();
    let character = error.character(input);
    let code = ProblemCode::Email { reason: error.reason(), character };
    sentence(&Catalogue::new(&ENGLISH), &code, None)
}

#[test]
fn a_sentence_names_the_character_that_is_in_the_way() {
    for (input, named) in [
        ("ada lovelace@example.org", "cannot contain spaces."),
        ("ada,b@example.org", "Remove “,” from the part before the @."),
        ("ada@exa_mple.org", "Remove “_” from the part after the @."),
        ("a@b@example.org", "can only have one @."),
        ("ada\u{200b}@example.org", "(U+200B)"),
        ("ada@example.org\n", "the character U+000A from the part after the @."),
    ] {
        assert!(of(input).contains(named), "{}", of(input));
    }
}

#[test]
fn every_reason_has_a_sentence_of_its_own_and_never_what_was_typed() {
    let texts = Catalogue::new(&ENGLISH);
    for reason in Reason::all() {
        let text = sentence(&texts, &ProblemCode::Email { reason, character: None }, None);
        assert!(text.ends_with('.') && text.len() > 20, "{text}");
    }
    for hidden in ['\u{202e}', '\u{0}', '\u{301}', '\u{e0041}', '\n'] {
        for reason in Reason::all() {
            let code = ProblemCode::Email { reason, character: Some(hidden) };
            assert!(!sentence(&texts, &code, None).contains(hidden));
        }
    }
}

/// The browser has the lines that the server wrote, and the same functions.
#[cfg(feature = "ssr")]
#[test]
fn the_browser_has_the_same_sentence_for_every_problem_in_every_language() {
    use crate::form::{Form, submission::Submission};

    let form = Form::new("account").invite().username().email().password();
    let typed =
        ["", "a", "ad a", "a@b@c.de", "ада", "a\u{200b}b@example.org", "-x-", "aaaaaaaaaaaaaaaa"];
    let mut problems = Vec::new();
    for typed in typed {
        let names = form.fields().iter().map(|field| (field.name(), typed));
        problems.extend(form.validate(&Submission::from_pairs(names)).err().unwrap_or_default());
    }
    let codes = Reason::all().map(|reason| ProblemCode::Email { reason, character: None });
    let codes = codes.chain(UsernameError::all().map(ProblemCode::Username));
    let numbers = (1..300).map(|max| ProblemCode::TooLong { max });
    let waits = (1..300).map(|n| ProblemCode::CaptchaWork { seconds: n * 17 });
    let bounds = [
        Bound::MinAge,
        Bound::MaxAge,
        Bound::MinNumber,
        Bound::MaxNumber,
        Bound::MaxDecimals,
        Bound::MinChoices,
        Bound::MaxChoices,
    ];
    let limits = [-1_000_000, 0, 1, 2, 3, 5, 18, 21, 120, 99_999, i64::MAX];
    let bounds = bounds
        .into_iter()
        .flat_map(|bound| limits.map(|limit| ProblemCode::OutOfBounds { bound, limit }));
    let malformed = [
        ProblemCode::NotADate,
        ProblemCode::NotANumber,
        ProblemCode::NotATelephone,
        ProblemCode::NotAUrl,
    ];
    let others = codes.chain(numbers).chain(waits).chain(bounds).chain(malformed);
    let others = others.map(|code| ("email", code));
    let found = problems.iter().map(|it| (it.field.as_str(), it.code.clone()));
    let all: Vec<_> = found.chain(others).collect();
    assert!(all.len() > 600, "{}", all.len());
    for translation in crate::text::languages::ALL {
        let server = Catalogue::new(translation);
        let browser = Catalogue::from_lines(&server.to_lines()).unwrap();
        for (name, code) in &all {
            let field = form.fields().iter().find(|field| field.name() == *name);
            let there = in_summary(&browser, code, field);
            assert_eq!(there, in_summary(&server, code, field), "{}", server.language());
            assert!(!there.contains(['{', '}']) && there.trim() == there, "{there}");
        }
    }
}
