//! The schema of one field, and an example that the field takes.

use serde_json::{Map, Value, json};
use utoipa::openapi::{
    ArrayBuilder, KnownFormat, Object, ObjectBuilder, Schema, SchemaFormat, Type,
    schema::{AdditionalProperties, SchemaType},
};

use crate::{
    form::{
        Form,
        bound::Bound,
        date::Date,
        field::{Field, FieldKind},
        problem::ProblemCode,
        submission::Submission,
    },
    password,
    server::http::api::members::{MAX_ELEMENTS, MAX_MEMBERS},
    text::{catalogue::Catalogue, countries, languages::en::ENGLISH, sentence},
};

/// The least and the greatest length of a telephone number as it is typed.
const TELEPHONE: (usize, usize) = (5, 100);
/// The greatest length of the address of a web page.
const URL: usize = 2000;

/// The same, or `null`, which is absence.
pub(crate) fn or_null(schema: ObjectBuilder) -> Object {
    let mut object = schema.build();
    object.schema_type = match object.schema_type {
        SchemaType::Type(one) => SchemaType::from_iter([one, Type::Null]),
        other => other,
    };
    if let Some(values) = &mut object.enum_values {
        values.push(serde_json::Value::Null);
    }
    object
}

/// All that a member can be whose value does not matter.
pub(crate) fn flat() -> SchemaType {
    SchemaType::from_iter([Type::String, Type::Boolean, Type::Number, Type::Null])
}

/// An object with a member for each of `fields`. What else there is must be flat, and is ignored.
pub(crate) fn object(fields: &[Field]) -> ObjectBuilder {
    let flat = ObjectBuilder::new().schema_type(flat());
    let object = ObjectBuilder::new()
        .schema_type(Type::Object)
        .additional_properties(Some(AdditionalProperties::from(flat)))
        .max_properties(Some(MAX_MEMBERS));
    fields.iter().fold(object, |object, field| match is_always_required(field) {
        true => object.property(field.name(), property(field)).required(field.name()),
        false => object.property(field.name(), property(field)),
    })
}

/// Whether each request needs the field. One with a condition is needed by some requests.
fn is_always_required(field: &Field) -> bool {
    field.is_required() && field.condition().is_none()
}

/// The schema of a member. `null` is absence, which a field that each request needs does not take.
fn property(field: &Field) -> Schema {
    match (field.kind(), is_always_required(field)) {
        (FieldKind::Several { .. }, is_required) => list(field, is_required).into(),
        (_, true) => schema(field).into(),
        (_, false) if field.condition().is_some() => or_null(without_bounds(field)).into(),
        (_, false) => or_null(schema(field)).into(),
    }
}

/// What the server takes for a field that the form does not ask for: anything of the type, which it ignores.
fn without_bounds(field: &Field) -> ObjectBuilder {
    let schema = match field.kind() {
        FieldKind::Number { .. } => schema(field).schema_type(Type::Number),
        _ => schema(field),
    };
    schema
        .enum_values(None::<[Value; 0]>)
        .format(None)
        .minimum(None::<i64>)
        .maximum(None::<i64>)
        .min_length(None)
        .max_length(None)
}

/// An array of choices.
fn list(field: &Field, is_required: bool) -> ArrayBuilder {
    let FieldKind::Several { count: (min, max), .. } = field.kind() else {
        return ArrayBuilder::new();
    };
    let choice = ObjectBuilder::new().schema_type(Type::String);
    // What is optional may be empty, and a choice that is there twice counts once.
    let least = is_required.then_some(1);
    let kind = match is_required {
        true => SchemaType::Type(Type::Array),
        false => SchemaType::from_iter([Type::Array, Type::Null]),
    };
    let counted = format!("From {} to {max} choices.", min.max(1));
    let has_bounds = (min, max) != (0, u16::MAX);
    let sentences = [Some(description(field)), has_bounds.then_some(counted)];
    let sentences: Vec<String> = sentences.into_iter().flatten().collect();
    ArrayBuilder::new()
        .schema_type(kind)
        .items(choice.enum_values(field.condition().is_none().then(|| values(field))).build())
        .min_items(least)
        .max_items(Some(MAX_ELEMENTS))
        .description(Some(sentences.join(". ").replace("..", ".")))
        .examples(example_of(field))
}

/// The example of an object with `fields`: of each field something that it takes.
pub(crate) fn example(fields: &[Field]) -> Map<String, Value> {
    let examples = fields.iter().filter_map(|f| Some((f.name().to_owned(), example_of(f)?)));
    examples.collect()
}

/// The same, with an answer to the captcha.
pub(crate) fn example_with(fields: &[Field], captcha: Option<&str>) -> Map<String, Value> {
    let mut example = example(fields);
    example.extend(captcha.map(|name| (name.to_owned(), json!("eyJjaGFsbGVuZ2UiOnt9fQ=="))));
    example
}

pub(crate) fn schema(field: &Field) -> ObjectBuilder {
    let schema = ObjectBuilder::new().schema_type(Type::String);
    let schema = match field.kind() {
        // Only an address alone has this format.
        FieldKind::Email(options) if options.allow_display_name => schema,
        FieldKind::Email(_) => schema.format(Some(format(KnownFormat::IdnEmail))),
        FieldKind::Username(rules) => schema
            .min_length(Some(rules.min_length().into()))
            .max_length(Some(rules.max_length().into())),
        FieldKind::Password(policy) => schema
            .format(Some(format(KnownFormat::Password)))
            .min_length(Some(policy.min_length().into()))
            .max_length(Some(password::MAX_LENGTH))
            .write_only(true),
        FieldKind::Text { length: (min, max) } | FieldKind::Multiline { length: (min, max) } => {
            // What is optional may be empty, however long it is otherwise.
            let least = field.is_required().then_some(usize::from(min.max(1)));
            schema.min_length(least).max_length(Some(max.into()))
        }
        FieldKind::Hidden { value } => schema.max_length(Some(200)).default(Some(json!(value))),
        FieldKind::Code | FieldKind::Invite => schema.min_length(Some(1)),
        FieldKind::Date { .. } => schema.format(Some(format(KnownFormat::Date))),
        FieldKind::Telephone => schema.min_length(Some(TELEPHONE.0)).max_length(Some(TELEPHONE.1)),
        FieldKind::Url => schema.max_length(Some(URL)),
        FieldKind::Number { range, decimals } => {
            let kind = if decimals == 0 { Type::Integer } else { Type::Number };
            let (min, max) = limits(range);
            schema.schema_type(kind).minimum(Some(min)).maximum(Some(max))
        }
        FieldKind::Select(_) | FieldKind::Radio(_) => schema.enum_values(Some(values(field))),
        FieldKind::Country => schema.enum_values(Some(countries::codes())),
        // See `list`.
        FieldKind::Several { .. } => schema,
        FieldKind::Checkbox | FieldKind::Consent(_) => {
            let schema = schema.schema_type(Type::Boolean);
            if field.is_required() { schema.enum_values(Some([true])) } else { schema }
        }
    };
    let examples = example_of(field).map(|example| [example]);
    schema.description(Some(description(field))).examples(examples.into_iter().flatten())
}

/// The values of the choices.
fn values(field: &Field) -> impl Iterator<Item = &'static str> + use<> {
    field.choices().iter().map(|choice| choice.value)
}

/// The limits of a number, which has at most 15 digits.
fn limits((min, max): (i64, i64)) -> (i64, i64) {
    const LARGEST: i64 = 999_999_999_999_999;
    (min.clamp(-LARGEST, LARGEST), max.clamp(-LARGEST, LARGEST))
}

fn format(known: KnownFormat) -> SchemaFormat {
    SchemaFormat::KnownFormat(known)
}

fn description(field: &Field) -> String {
    let texts = Catalogue::new(&ENGLISH);
    let mut sentences = vec![match field.kind() {
        FieldKind::Consent(document) => {
            let title = document.title.of(&texts);
            format!("Agrees to {title}, version {}: {}", document.version, document.url)
        }
        _ => sentence::label(&texts, field).into_owned(),
    }];
    sentences.extend(sentence::hint(&texts, field));
    sentences.extend(match field.kind() {
        FieldKind::Text { .. } | FieldKind::Multiline { .. } => {
            Some("Without white space at either end; counted in NFC.".to_owned())
        }
        FieldKind::Number { decimals: decimals @ 1.., .. } => {
            let decimals =
                ProblemCode::OutOfBounds { bound: Bound::MaxDecimals, limit: decimals.into() };
            Some(sentence::sentence(&texts, &decimals, Some(field)))
        }
        FieldKind::Date { min_age, max_age } => {
            let min = min_age.map(|min| (Bound::MinAge, min));
            let max = max_age.map(|max| (Bound::MaxAge, max));
            let rules = min.into_iter().chain(max).map(|(bound, limit)| {
                let rule = ProblemCode::OutOfBounds { bound, limit: limit.into() };
                sentence::sentence(&texts, &rule, Some(field))
            });
            Some(rules.collect::<Vec<_>>().join(" ")).filter(|rules| !rules.is_empty())
        }
        FieldKind::Country => Some("The code of ISO 3166-1.".to_owned()),
        _ => None,
    });
    if let Some(condition) = field.condition() {
        // The schema of such a field has no bounds.
        sentences.extend(bounds(field));
        let values = condition.values().join("`, `");
        let asked =
            format!("Needed only if `{}` is `{values}`; ignored otherwise.", condition.name());
        sentences.push(asked);
    }
    sentences.join(". ").replace("..", ".").replace("?.", "?")
}

/// What the schema of a field without a condition says by itself.
fn bounds(field: &Field) -> Option<String> {
    Some(match field.kind() {
        FieldKind::Number { range, decimals } => {
            let (min, max) = limits(range);
            let from = if decimals == 0 { "A whole number from" } else { "From" };
            format!("{from} {min} to {max}.")
        }
        FieldKind::Text { length: (min, max) } | FieldKind::Multiline { length: (min, max) } => {
            format!("From {min} to {max} code points.")
        }
        FieldKind::Date { .. } => "A full-date of RFC 3339.".to_owned(),
        FieldKind::Telephone => {
            format!("From {} to {} code points.", TELEPHONE.0, TELEPHONE.1)
        }
        FieldKind::Url => format!("At most {URL} code points."),
        FieldKind::Select(_) | FieldKind::Radio(_) | FieldKind::Several { .. } => {
            format!("Of these: `{}`.", values(field).collect::<Vec<_>>().join("`, `"))
        }
        _ => return None,
    })
}

/// Texts for fields of a host, whose own rules only the field knows: the first that it takes.
const TEXTS: [&str; 8] = [
    "Ada Lovelace",
    "Ada",
    "ada",
    "A",
    "2026",
    "2026-11-21",
    "https://example.org",
    "A garden with a pond, some old trees and a bench.",
];

const PASSWORDS: [&str; 2] = [
    "just many plain words",
    "just many plain words, and then some more of them until it is long enough",
];

fn example_of(field: &Field) -> Option<Value> {
    let alone = Form::new("example").field(field.always());
    let is_taken = |posted: &str| {
        let submission = Submission::from_pairs([(field.input_name(), posted)]);
        alone.validate(&submission).is_ok()
    };
    let first = |texts: &[&'static str]| texts.iter().copied().find(|text| is_taken(text));
    let text = match field.kind() {
        FieldKind::Checkbox | FieldKind::Consent(_) => {
            return is_taken("on").then_some(true.into());
        }
        FieldKind::Email(_) => first(&["ada@example.org"]),
        FieldKind::Username(_) => first(&["ada", "ada_lovelace", "a"]),
        FieldKind::Password(_) => first(&PASSWORDS),
        FieldKind::Invite => first(&["7ZK1-90AB-CDEF-GHJK-MNPQ-RSTV"]),
        FieldKind::Code => Some("1234-5678"),
        FieldKind::Hidden { value } => first(&[value]),
        FieldKind::Date { min_age, max_age } => {
            let born = born(min_age.unwrap_or_default(), max_age.unwrap_or(u16::MAX))?.to_string();
            return is_taken(&born).then(|| born.into());
        }
        FieldKind::Number { range: (min, max), .. } => {
            let number = 12.clamp(min, max.max(min));
            return is_taken(&number.to_string()).then(|| number.into());
        }
        FieldKind::Several { choices, count: (min, _) } => {
            let chosen = values(field).take(choices.len().min(min.max(1).into()));
            return Some(chosen.collect::<Vec<_>>().into());
        }
        FieldKind::Telephone => first(&["+442079460958"]),
        FieldKind::Url => first(&["https://example.org"]),
        FieldKind::Country => first(&["FR"]),
        FieldKind::Select(_) | FieldKind::Radio(_) => values(field).find(|value| is_taken(value)),
        FieldKind::Text { .. } | FieldKind::Multiline { .. } => first(&TEXTS),
    };
    text.map(Value::from)
}

/// A day that fits the ages for ten years at least.
fn born(min_age: u16, max_age: u16) -> Option<Date> {
    const YEAR: u16 = 2025;
    let is_lasting = max_age >= min_age.saturating_add(10);
    is_lasting.then(|| Date::new(YEAR.checked_sub(min_age)?, 5, 17)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{form::choice::Choice, password::PasswordPolicy};

    fn is_number(text: &str) -> bool {
        text.parse::<u32>().is_ok()
    }

    #[test]
    fn an_example_is_something_that_the_field_takes() {
        let long = PasswordPolicy::new().with_min_length(64);
        let fields = Form::new("x")
            .email()
            .password_with(long)
            .field(Field::text("name").length(2..=5))
            .field(Field::text("plot").matching(is_number, "A number."))
            .field(Field::text("odd").matching(|text| text.contains('§'), "A section."))
            .field(Field::hidden("source", "site"))
            .field(Field::checkbox("tools"));
        let example = Value::Object(example(fields.fields()));
        assert_eq!(example["email"], "ada@example.org");
        assert_eq!((&example["name"], &example["plot"]), (&json!("Ada"), &json!("2026")));
        assert_eq!((&example["source"], &example["tools"]), (&json!("site"), &json!(true)));
        assert!(example["password"].as_str().is_some_and(|text| text.len() >= 64));
        assert_eq!(example.get("odd"), None);
    }

    #[test]
    fn a_schema_has_the_bounds_of_its_field() {
        let of = |field: Field| serde_json::to_value(schema(&field).build()).unwrap_or_default();
        let required = of(Field::text("name").length(0..=20));
        assert_eq!((&required["minLength"], &required["maxLength"]), (&json!(1), &json!(20)));
        let optional = of(Field::text("name").length(2..=20).optional());
        assert_eq!(optional.get("minLength"), None);
        assert_eq!(of(Field::checkbox("a").required())["enum"], json!([true]));
        assert_eq!(of(Field::checkbox("a")).get("enum"), None);
        let number = of(Field::number("n", -5..=i64::MAX));
        assert_eq!((&number["type"], &number["minimum"]), (&json!("integer"), &json!(-5)));
        assert_eq!(number["maximum"], json!(999_999_999_999_999_i64));
        assert_eq!(of(Field::number("n", 0..=5).decimals(2))["type"], json!("number"));
        assert_eq!(of(Field::date("d"))["format"], json!("date"));
        assert_eq!(of(Field::radio("r", &CHOICES))["enum"], json!(["a", "b"]));
        assert_eq!(of(Field::country("c"))["enum"].as_array().map(Vec::len), Some(249));
    }

    const CHOICES: [Choice; 2] = [Choice::new("a", "A"), Choice::new("b", "B")];

    #[test]
    fn several_choices_are_an_array_and_a_condition_makes_a_member_optional() {
        let fields = [
            Field::radio("plan", &CHOICES),
            Field::several("all", &CHOICES).count(2..=2),
            Field::several("some", &CHOICES).optional(),
            Field::date("born").min_age(18).when("plan", "b"),
            Field::number("size", 2..=9).label("How many?").when("plan", "b"),
        ];
        let object = serde_json::to_value(object(&fields).build()).unwrap_or_default();
        assert_eq!(object["required"], json!(["plan", "all"]));
        let of = |name: &str| &object["properties"][name];
        assert_eq!((&of("all")["type"], &of("all")["minItems"]), (&json!("array"), &json!(1)));
        assert_eq!(of("all")["items"]["enum"], json!(["a", "b"]));
        assert_eq!(of("some")["type"], json!(["array", "null"]));
        assert_eq!(
            of("born")["description"],
            json!(
                "born. born must be at least 18 years ago. A full-date of RFC 3339. Needed only if `plan` is \
                 `b`; ignored otherwise."
            )
        );
        assert_eq!(of("born").get("format"), None);
        assert_eq!(of("size").get("minimum"), None);
        assert_eq!(
            of("size")["description"],
            json!(
                "How many? A whole number from 2 to 9. Needed only if `plan` is `b`; ignored otherwise."
            )
        );
        let example = Value::Object(example(&fields));
        assert_eq!((&example["all"], &example["born"]), (&json!(["a", "b"]), &json!("2007-05-17")));
    }
}
