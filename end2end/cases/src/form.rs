//! A form with a field of each kind, for both sides.

use leptos_signup::{
    Form, Submission,
    email::Options,
    form::{Choice, Document, Field, ProblemCode, Value},
};
use serde_json::json;

const SIDES: [Choice; 2] = [Choice::new("sun", "In the sun"), Choice::new("shade", "In the shade")];

const RULES: Document = Document::new("rules", "1", "garden rules", "/rules");

fn year(text: &str) -> Result<Value, ProblemCode> {
    let year: i64 = text.parse().map_err(|_| ProblemCode::host("no_year"))?;
    if year < 1900 { Err(ProblemCode::host("too_early")) } else { Ok(Value::from(year)) }
}

fn is_word(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_lowercase())
}

/// A form may accept more addresses than others, and then both sides do.
fn private_domains() -> Options {
    let mut options = Options::new();
    options.allow_private_domain = true;
    options.allow_domain_literal = true;
    options
}

fn form() -> Form {
    Form::new("garden")
        .email_with(private_domains())
        .field(Field::text("name").length(2..=20))
        .field(Field::text("since").optional().parser(year))
        .field(Field::multiline("about").optional().length(0..=40))
        .field(Field::select("side", &SIDES))
        .field(Field::checkbox("tools"))
        .field(Field::hidden("source", "site").matching(is_word, "Not a source."))
        .consent(RULES)
        .password()
}

/// Evaluates a posted body: the problems with their codes, or the values with their types.
#[must_use]
pub fn evaluate_form(body: &str) -> serde_json::Value {
    let submission = match Submission::from_urlencoded(body.as_bytes()) {
        Ok(submission) => submission,
        Err(error) => return json!({ "error": error.to_string() }),
    };
    match form().validate(&submission) {
        Ok(accepted) => json!({
            "email": accepted.email.map(|email| email.as_str().to_owned()),
            "password": accepted.password.map(|password| password.expose().to_owned()),
            "profile": format!("{:?}", accepted.profile),
            "consents": accepted.consents.len(),
        }),
        Err(problems) => problems.iter().map(|it| json!([it.field, it.code.to_string()])).collect(),
    }
}
