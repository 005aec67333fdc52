//! What an attempt holds, as the values of the inputs of a page.

use serde_json::{Map, Value as Json};

use crate::{
    form::{
        Form,
        field::{Field, FieldKind},
        page_forms::ConfirmationFields,
        registration::Registration,
        submission::Submission,
    },
    password::MAX_LENGTH,
    server::{flow::rows::json_of, store::attempt::Attempt},
    wire::page::{FormState, LinkState},
};

/// The values of the attempt for the open fields of `page`. A consent is not among them: the person
/// who confirms must give it.
fn held_values(page: &Form, attempt: &Attempt) -> Submission {
    let values = page.fields().iter().filter_map(|field| {
        let texts = match field.kind() {
            FieldKind::Username(_) => vec![attempt.username.clone()?],
            _ => texts_of(field, attempt.profile.get(field.name())?)?,
        };
        Some((field.input_name(), texts))
    });
    let pairs =
        values.flat_map(|(name, texts)| texts.into_iter().map(move |it| (name.clone(), it)));
    Submission::from_pairs(pairs)
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
    words_of(&attempt.profile, attempt.username.as_deref())
}

/// The words of a username and of the texts of a profile.
pub(crate) fn words_of(profile: &Map<String, Json>, username: Option<&str>) -> Vec<String> {
    let texts = profile.values().filter_map(Json::as_str);
    let texts = texts.filter(|text| text.len() <= MAX_LENGTH).chain(username);
    texts.flat_map(str::split_whitespace).map(str::to_owned).collect()
}

/// The texts that the field reads as `stored`: one, except for several choices. Returns `None` when there
/// is none, as for a value that a parser of the host made of another text.
fn texts_of(field: &Field, stored: &Json) -> Option<Vec<String>> {
    let one = |text: &str| vec![text.to_owned()];
    let candidates: Vec<Vec<String>> = match (field.kind(), stored) {
        (FieldKind::Checkbox, _) => vec![one("on")],
        (FieldKind::Select(choices) | FieldKind::Radio(choices), _) => {
            choices.iter().map(|choice| one(choice.value)).collect()
        }
        (_, Json::Array(chosen)) => {
            vec![chosen.iter().filter_map(Json::as_str).map(str::to_owned).collect()]
        }
        (_, Json::String(text)) => vec![one(text)],
        // `Display` of a double has no exponent, which no person would write.
        (_, Json::Number(number)) if number.is_f64() => {
            vec![one(&number.as_f64().unwrap_or_default().to_string())]
        }
        (_, other) => vec![one(&other.to_string())],
    };
    candidates.into_iter().find(|texts| reads_as(field, texts, stored))
}

fn reads_as(field: &Field, texts: &[String], stored: &Json) -> bool {
    let alone = Form::new("alone").field(field.always());
    let pairs = texts.iter().map(|text| (field.input_name(), text.as_str()));
    let read = alone.validate(&Submission::from_pairs(pairs));
    let read = read.as_ref().ok().and_then(|read| read.value(field.name()));
    read.is_some_and(|read| json_of(read) == *stored)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::form::{choice::Choice, problem::ProblemCode, value::Value};

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
        let price = Field::number("price", 0..=100).decimals(6);
        for (field, stored, shown) in [
            (Field::text("name"), Json::from("Ada"), Some("Ada")),
            (Field::multiline("about"), Json::from("a\nb"), Some("a\nb")),
            (Field::hidden("source", "site"), Json::from("friends"), Some("friends")),
            (Field::checkbox("tools"), Json::from(true), Some("on")),
            (Field::checkbox("tools"), Json::from(false), None),
            (side, Json::from("shade"), Some("shade")),
            (side, Json::from("moon"), None),
            (Field::radio("side", &SIDES), Json::from("shade"), Some("shade")),
            (Field::several("sides", &SIDES), Json::from(vec!["shade"]), Some("shade")),
            (Field::several("sides", &SIDES), Json::from(vec!["sun", "shade"]), Some("sun shade")),
            (Field::several("sides", &SIDES), Json::from(vec!["moon"]), None),
            (Field::several("sides", &SIDES), Json::from("sun"), None),
            (Field::date("born"), Json::from("2007-03-27"), Some("2007-03-27")),
            (Field::country("country"), Json::from("FR"), Some("FR")),
            (Field::telephone("phone"), Json::from("+442079460958"), Some("+442079460958")),
            (Field::url("blog"), Json::from("https://example.org"), Some("https://example.org")),
            (Field::number("trees", 0..=100), Json::from(12), Some("12")),
            (price, Json::from(12.5), Some("12.5")),
            (price, Json::from(12), Some("12")),
            (price, Json::from(0.000_001), Some("0.000001")),
            (side.when("plan", "team"), Json::from("sun"), Some("sun")),
            (side.parser(place), Json::from(2), Some("shade")),
            (Field::text("half").parser(half), Json::from(0), Some("0")),
            (Field::text("half").parser(half), Json::from(21), None),
        ] {
            let texts = texts_of(&field, &stored).map(|texts| texts.join(" "));
            assert_eq!(texts.as_deref(), shown, "{}", field.name());
        }
    }
}
