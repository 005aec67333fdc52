//! The schema of one field, and an example that the field takes.

use serde_json::{Map, Value, json};
use utoipa::openapi::{
    KnownFormat, Object, ObjectBuilder, SchemaFormat, Type,
    schema::{AdditionalProperties, SchemaType},
};

use crate::{
    form::{
        Form,
        field::{Field, FieldKind},
        submission::Submission,
    },
    password,
    server::http::api::members::MAX_MEMBERS,
    text::{catalogue::Catalogue, languages::en::ENGLISH, sentence},
};

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
    fields.iter().fold(object, |object, field| match field.is_required() {
        true => object.property(field.name(), schema(field)).required(field.name()),
        false => object.property(field.name(), or_null(schema(field))),
    })
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
        FieldKind::Select(choices) => {
            schema.enum_values(Some(choices.iter().map(|choice| choice.value)))
        }
        FieldKind::Checkbox | FieldKind::Consent(_) => {
            let schema = schema.schema_type(Type::Boolean);
            if field.is_required() { schema.enum_values(Some([true])) } else { schema }
        }
    };
    let examples = example_of(field).map(|example| [example]);
    schema.description(Some(description(field))).examples(examples.into_iter().flatten())
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
    if let FieldKind::Text { .. } | FieldKind::Multiline { .. } = field.kind() {
        sentences.push("Without white space at either end; counted in NFC.".to_owned());
    }
    sentences.join(". ").replace("..", ".")
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
    let alone = Form::new("example").field(*field);
    let is_taken = |posted: &str| {
        let submission = Submission::from_pairs([(field.name(), posted)]);
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
        FieldKind::Code => Some("BCDF-GHJK"),
        FieldKind::Hidden { value } => first(&[value]),
        FieldKind::Select(choices) => {
            choices.iter().map(|choice| choice.value).find(|value| is_taken(value))
        }
        FieldKind::Text { .. } | FieldKind::Multiline { .. } => first(&TEXTS),
    };
    text.map(Value::from)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::PasswordPolicy;

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
    }
}
