//! What an attempt holds, as the values of the inputs of a page.

use serde_json::Value as Json;

use crate::{
    form::{
        Form,
        field::{Field, FieldKind},
        page_forms::ConfirmationFields,
        registration::Registration,
        submission::Submission,
        value::Value,
    },
    password::MAX_LENGTH,
    server::store::attempt::Attempt,
    wire::page::{FormState, LinkState},
};

/// The values of the attempt for the open fields of `page`. A consent is not among them: the person
/// who confirms must give it.
fn held_values(page: &Form, attempt: &Attempt) -> Submission {
    let values = page.fields().iter().filter_map(|field| {
        let text = match field.kind() {
            FieldKind::Username(_) => attempt.username.clone()?,
            _ => text_of(field, attempt.profile.get(field.name())?)?,
        };
        Some((field.name(), text))
    });
    Submission::from_pairs(values)
}

/// The inputs of the page of a link, filled in with what the attempt holds. The browser that began
/// the attempt is asked for none of it.
pub(crate) fn link_draft(form: &Form, attempt: &Attempt, state: LinkState) -> FormState {
    if state != LinkState::PendingElsewhere {
        return FormState::default();
    }
    let page = form.link_form(ConfirmationFields { username: true, elsewhere: true });
    FormState { values: held_values(&page, attempt), refusal: None }
}

/// The words of all open fields, which a new password must not be made of. Elsewhere, the entered
/// values replace all that the attempt holds.
pub(crate) fn open_words(
    asked: ConfirmationFields,
    attempt: &Attempt,
    entered: &Registration,
) -> Vec<String> {
    let entered = entered.words().into_iter().map(str::to_owned);
    let held = if asked.elsewhere { Vec::new() } else { held_words(attempt) };
    entered.chain(held).collect()
}

/// The words of the username and of the texts that an attempt holds.
fn held_words(attempt: &Attempt) -> Vec<String> {
    let texts = attempt.profile.values().filter_map(Json::as_str);
    let texts = texts.filter(|text| text.len() <= MAX_LENGTH).chain(attempt.username.as_deref());
    texts.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// The text that the field reads as `stored`. Returns `None` when there is none, as for a value that
/// a parser of the host made of another text.
fn text_of(field: &Field, stored: &Json) -> Option<String> {
    let candidates: Vec<String> = match (field.kind(), stored) {
        (FieldKind::Checkbox, _) => vec!["on".to_owned()],
        (FieldKind::Select(choices), _) => {
            choices.iter().map(|choice| choice.value.to_owned()).collect()
        }
        (_, Json::String(text)) => vec![text.clone()],
        (_, other) => vec![other.to_string()],
    };
    candidates.into_iter().find(|text| reads_as(field, text, stored))
}

fn reads_as(field: &Field, text: &str, stored: &Json) -> bool {
    let alone = Form::new("alone").field(*field);
    let read = alone.validate(&Submission::from_pairs([(field.name(), text)]));
    match (read.as_ref().ok().and_then(|read| read.value(field.name())), stored) {
        (Some(Value::Text(read)), Json::String(stored)) => read == stored,
        (Some(Value::Number(read)), stored) => stored.as_i64() == Some(*read),
        (Some(Value::Flag(read)), stored) => stored.as_bool() == Some(*read),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{field::Choice, problem::ProblemCode};

    const SIDES: [Choice; 2] = [Choice::new("sun", "In the sun"), Choice::new("shade", "Shade")];

    fn half(text: &str) -> Result<Value, ProblemCode> {
        let number: i64 = text.parse().map_err(|_| ProblemCode::host("no_number"))?;
        Ok(Value::from(number / 2))
    }

    fn place(text: &str) -> Result<Value, ProblemCode> {
        Ok(Value::from(if text == "sun" { 1 } else { 2 }))
    }

    #[test]
    fn a_value_is_shown_as_the_text_that_is_read_as_it() {
        let side = Field::select("side", &SIDES);
        for (field, stored, shown) in [
            (Field::text("name"), Json::from("Ada"), Some("Ada")),
            (Field::multiline("about"), Json::from("a\nb"), Some("a\nb")),
            (Field::hidden("source", "site"), Json::from("friends"), Some("friends")),
            (Field::checkbox("tools"), Json::from(true), Some("on")),
            (Field::checkbox("tools"), Json::from(false), None),
            (side, Json::from("shade"), Some("shade")),
            (side, Json::from("moon"), None),
            (side.parser(place), Json::from(2), Some("shade")),
            (Field::text("half").parser(half), Json::from(0), Some("0")),
            (Field::text("half").parser(half), Json::from(21), None),
        ] {
            assert_eq!(text_of(&field, &stored).as_deref(), shown, "{}", field.name());
        }
    }
}
