//! Tests of whole forms.

use super::*;
use crate::{email::error::Reason, password::PasswordError};

fn problems(pairs: &[(&str, &str)]) -> Vec<(String, ProblemCode)> {
    let form = Form::new("account").email().password();
    let result = form.validate(&Submission::from_pairs(pairs.iter().copied()));
    result.err().into_iter().flatten().map(|p| (p.field, p.code)).collect()
}

#[test]
fn every_field_is_validated_at_once() {
    assert_eq!(
        problems(&[("email", "ada"), ("password", "short")]),
        [
            ("email".to_owned(), ProblemCode::Email { reason: Reason::MissingAt, character: None }),
            ("password".to_owned(), ProblemCode::Password(PasswordError::TooShort { min: 15 })),
        ]
    );
}

#[test]
fn an_address_is_no_option_and_no_encoded_word() {
    for (typed, at_fault) in [
        ("-oQ/x@example.org", Some('-')),
        ("=?utf-8?q?eve=40evil.test=3e?=@example.org", Some('=')),
        ("a=?b@example.org", Some('=')),
        ("a-b@example.org", None),
        ("a=b?@example.org", None),
    ] {
        let code = |character| ProblemCode::Email {
            reason: Reason::LocalInvalidChars,
            character: Some(character),
        };
        let expected: Vec<_> =
            at_fault.map(|it| ("email".to_owned(), code(it))).into_iter().collect();
        assert_eq!(problems(&[("email", typed), ("password", "just many plain words")]), expected);
    }
}

#[test]
fn a_password_is_not_what_other_fields_say() {
    let form = Form::new("account").username().password().field(Field::text("name"));
    let verdict = |password: &str| {
        let typed = [
            ("username", "grupprjsprjsgjw"),
            ("name", "Ada Lovelace of London"),
            ("password", password),
        ];
        let problem = form.validate(&Submission::from_pairs(typed)).err()?.pop()?;
        Some(problem.code)
    };
    let refused = Some(ProblemCode::Password(PasswordError::FromFields));
    assert_eq!(verdict("grupprjsprjsgjw"), refused);
    assert_eq!(verdict("Lovelace-London-1815"), refused);
    assert_eq!(verdict("just many plain words"), None);
}

#[test]
fn an_absent_field_is_missing() {
    let missing = ["email", "password"].map(|name| (name.to_owned(), ProblemCode::Missing));
    assert_eq!(problems(&[]), missing);
    assert_eq!(problems(&[("email", "  "), ("password", "")]), missing);
}

#[test]
fn outer_white_space_is_trimmed_from_an_address_and_kept_in_a_password() {
    let form = Form::new("account").email().password();
    let submission = Submission::from_pairs([
        ("email", " ada@example.org\t"),
        ("password", " many plain words "),
    ]);
    let registration = form.validate(&submission).unwrap();
    assert_eq!(registration.email.unwrap().as_str(), "ada@example.org");
    assert_eq!(registration.password.unwrap().expose(), " many plain words ");
}

#[test]
fn debug_shows_which_fields_are_filled_in_and_no_values() {
    let form = Form::new("account").email().username().password();
    let form = form.field(Field::text("city")).field(Field::text("street").optional());
    let submission = Submission::from_pairs([
        ("email", "ada@example.org"),
        ("username", "lovelace"),
        ("password", "many plain words"),
        ("city", "London"),
    ]);
    let shown = format!("{:?}", form.validate(&submission).unwrap());
    assert_eq!(shown, r#"Registration { fields: ["email", "username", "password", "city"], .. }"#);
}

#[test]
fn unknown_fields_change_nothing() {
    assert_eq!(
        problems(&[
            ("email", "ada@example.org"),
            ("password", "just many plain words"),
            ("is_admin", "true"),
            ("confirmed", "1"),
        ]),
        []
    );
}
