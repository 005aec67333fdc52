//! The schemas and answers that operations refer to.

use axum::http::StatusCode;
use serde_json::{Value, json};
use utoipa::openapi::{
    ArrayBuilder, ComponentsBuilder, ContentBuilder, Header, Object, ObjectBuilder, Ref, Response,
    ResponseBuilder, Type,
    schema::{AdditionalProperties, AnyOfBuilder, SchemaType},
};

use super::{super::problem::Kind, fields};
use crate::{Form, form::Late};

/// The secrets: 256 bits in base64url, and what they are about.
const SECRET: &str = "^[A-Za-z0-9_.-]{43,600}$";

const EXAMPLE_SECRET: &str = "b3JpZ2luYXRvcnMgc2VjcmV0LCBhbiBleGFtcGxlLiE";

/// The component that holds the schema `name` of `form`.
pub(super) fn name_of(form: &Form, name: &str) -> String {
    [form.id(), ".", name].concat()
}

pub(super) fn reference(name: &str) -> Ref {
    Ref::from_schema_name(name)
}

/// What a form asks for, and what it is answered with.
pub(super) fn of_form(
    components: ComponentsBuilder,
    form: &Form,
    captcha: Option<&str>,
) -> ComponentsBuilder {
    let registration = with_captcha(fields::object(form.fields()), captcha)
        .description(Some("What the form asks for. Other members are ignored."))
        .examples([Value::Object(fields::example_with(form.fields(), captcha))]);
    let components = components.schema(name_of(form, "Registration"), registration);
    let components = match captcha {
        Some(_) => components.schema("Challenge", challenge()),
        None => components,
    };
    let components = if form.has_live_names() {
        components.schema("Availability", availability())
    } else {
        components
    };
    if !form.has_email() {
        return components.schema("Account", account());
    }
    let late = Late::default();
    let (at_link, at_check) = (form.at_link(late), form.at_check(late));
    let by_link = with_password(with_username(fields::object(at_link.fields()), form), form)
        .title(Some("By the link"))
        .property("token", secret("What the link in the mail ends with."))
        .property("attempt", secret("The secret of the sign-up, where it is known."))
        .required("token");
    let by_code = with_username(fields::object(at_check.fields()), form)
        .title(Some("By the code"))
        .property("attempt", secret("The secret that signing up was answered with."))
        .required("attempt");
    let confirmation =
        AnyOfBuilder::new().item(by_link).item(by_code).examples([example_confirmation(form)]);
    components
        .schema(name_of(form, "Confirmation"), confirmation)
        .schema("Accepted", accepted())
        .schema("Confirmed", confirmed())
        .schema("Resend", resend())
        .schema("Resent", resent())
}

fn with_captcha(object: ObjectBuilder, captcha: Option<&str>) -> ObjectBuilder {
    match captcha {
        Some(name) => object
            .property(name, string("The answer to the captcha, see `challenge`."))
            .required(name),
        None => object,
    }
}

/// A proof of work, or a widget for a browser.
fn challenge() -> ObjectBuilder {
    let work = ObjectBuilder::new()
        .schema_type(Type::Object)
        .description(Some("A challenge of the ALTCHA protocol, version 2."))
        .additional_properties(Some(AdditionalProperties::FreeForm(true)));
    closed()
        .property("field", string("The member of a registration that has the answer."))
        .property("challenge", work)
        .property("most", seconds("The last number to try."))
        .property("expires_in", seconds("Seconds for which the challenge is good."))
        .property("script", string("The script of a widget that a person solves in a browser."))
        .property("site_key", string("The key of the site, for the widget."))
        .required("field")
}

/// A name may come along, for one that was taken in the meantime.
fn with_username(object: ObjectBuilder, form: &Form) -> ObjectBuilder {
    match form.username_field() {
        Some(field) => object.property(field.name(), fields::schema(field)),
        None => object,
    }
}

/// Whoever has the link alone says which password the account is to have.
fn with_password(object: ObjectBuilder, form: &Form) -> ObjectBuilder {
    let asked = form.at_link(Late { username: false, password: true });
    let is_asked = form.password_field().is_some();
    let fields = asked.fields().iter().filter(|_| is_asked);
    fields.fold(object, |object, field| object.property(field.name(), fields::schema(field)))
}

/// A call of `confirm` by the code.
pub(super) fn example_confirmation(form: &Form) -> Value {
    let mut example = fields::example(form.at_check(Late::default()).fields());
    example.insert("attempt".to_owned(), json!(EXAMPLE_SECRET));
    Value::Object(example)
}

/// A call of `resend`.
pub(super) fn example_resend() -> Value {
    json!({"attempt": EXAMPLE_SECRET})
}

/// What all forms share: why something is not taken.
pub(super) fn shared(components: ComponentsBuilder) -> ComponentsBuilder {
    let components =
        components.schema("Problem", problem()).schema("FieldProblems", field_problems());
    let responses = PROBLEMS
        .iter()
        .map(|(status, name, sentence)| (*name, problem_response(*status, sentence)));
    responses.fold(components, |components, (name, response)| components.response(name, response))
}

fn accepted() -> ObjectBuilder {
    closed()
        .description(Some("An attempt that waits for its confirmation."))
        .property("attempt", secret("A secret, for `confirm` and `resend`. Keep it to yourself."))
        .property("expires_in", seconds("Seconds for which the link and the code are good."))
        .property("resend_in", seconds("Seconds until another mail may be asked for."))
        .required("attempt")
        .required("expires_in")
        .required("resend_in")
        .examples([json!({"attempt": EXAMPLE_SECRET, "expires_in": 86400, "resend_in": 60})])
}

fn account() -> ObjectBuilder {
    let value = ObjectBuilder::new().schema_type(SchemaType::from_iter([
        Type::String,
        Type::Boolean,
        Type::Integer,
    ]));
    let profile = ObjectBuilder::new()
        .schema_type(Type::Object)
        .description(Some("The values of the host's fields, by name."))
        .additional_properties(Some(AdditionalProperties::from(value)));
    closed()
        .description(Some("What may be shown of an account."))
        .property("id", string("A UUID."))
        .property("form", string("The form by which it was made."))
        .property("email", string("Its address."))
        .property("username", string("Its name."))
        .property("profile", profile)
        .required("id")
        .required("form")
        .required("profile")
        .examples([json!({
            "id": "019aa5a0-7a00-7000-8000-000000000000", "form": "club", "username": "ada",
            "profile": {},
        })])
}

fn confirmed() -> ObjectBuilder {
    let when = string(
        "Whether the account was made just now; with `parked` there is none before the host admits \
         somebody.",
    )
    .enum_values(Some(["now", "before", "parked"]));
    closed()
        .property("confirmed", when)
        .required("confirmed")
        .examples([json!({"confirmed": "now"})])
}

fn resend() -> AnyOfBuilder {
    let by = |name: &'static str, description: &'static str| {
        fields::object(&[]).property(name, secret(description)).required(name)
    };
    AnyOfBuilder::new()
        .item(by("token", "That of a link which expired."))
        .item(by("attempt", "The secret that signing up was answered with."))
        .examples([example_resend()])
}

fn resent() -> ObjectBuilder {
    closed()
        .property("expires_in", seconds("Seconds for which the link and the code are good."))
        .property("resend_in", seconds("Seconds until another mail may be asked for."))
        .required("expires_in")
        .required("resend_in")
        .examples([json!({"expires_in": 86400, "resend_in": 60})])
}

fn availability() -> ObjectBuilder {
    let available = Object::with_type(Type::Boolean);
    closed()
        .property("available", available)
        .required("available")
        .examples([json!({"available": true})])
}

fn problem() -> ObjectBuilder {
    let types =
        string("Names the kind of the problem.").enum_values(Some(Kind::ALL.map(Kind::urn)));
    closed()
        .description(Some("Why something was not taken (RFC 9457)."))
        .property("type", types)
        .property("title", string("The kind, for people."))
        .property("status", ObjectBuilder::new().schema_type(Type::Integer))
        .property("detail", string("What is wrong, for people."))
        .required("type")
        .required("title")
        .required("status")
        .required("detail")
}

fn field_problems() -> ObjectBuilder {
    let at_field = closed()
        .property("field", string("The name of the field."))
        .property("code", string("What is wrong.").pattern(Some("^[a-z0-9_]+(:[0-9]+)?$")))
        .property("detail", string("The same, for people."))
        .required("field")
        .required("code")
        .required("detail");
    let problems = ArrayBuilder::new().items(at_field.build()).min_items(Some(1));
    problem()
        .description(Some("What is wrong, at which fields (RFC 9457)."))
        .property("problems", problems)
        .required("problems")
}

/// An object without other members: nothing can slip into an answer.
fn closed() -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::Object)
        .additional_properties(Some(AdditionalProperties::FreeForm(false)))
}

fn string(description: &str) -> ObjectBuilder {
    ObjectBuilder::new().schema_type(Type::String).description(Some(description))
}

fn seconds(description: &str) -> ObjectBuilder {
    string(description).schema_type(Type::Integer).minimum(Some(0))
}

fn secret(description: &str) -> ObjectBuilder {
    string(description).pattern(Some(SECRET)).examples([json!(EXAMPLE_SECRET)])
}

/// The answers that say why not: their status, their component, and what they say.
pub(super) const PROBLEMS: [(StatusCode, &str, &str); 11] = [
    (StatusCode::BAD_REQUEST, "Malformed", "Not one flat JSON object with the right types."),
    (StatusCode::FORBIDDEN, "Forbidden", "The form is closed, or another site sent it."),
    (StatusCode::NOT_FOUND, "Unknown", "There is no such attempt, or no such link."),
    (StatusCode::REQUEST_TIMEOUT, "TooSlow", "The body did not arrive within 10 seconds."),
    (StatusCode::CONFLICT, "Taken", "There is an account with this already."),
    (StatusCode::GONE, "Gone", "The link has expired, or the invite is used up."),
    (StatusCode::PAYLOAD_TOO_LARGE, "TooLarge", "More than 16 KiB."),
    (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType", "Not JSON in UTF-8."),
    (StatusCode::UNPROCESSABLE_ENTITY, "Invalid", "Some fields cannot be taken as they are."),
    (StatusCode::TOO_MANY_REQUESTS, "RateLimited", "Too often. Come back later."),
    (StatusCode::SERVICE_UNAVAILABLE, "Unavailable", "Not right now. Come back later."),
];

fn problem_response(status: StatusCode, sentence: &str) -> Response {
    let has_fields = [StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY].contains(&status);
    let schema = if has_fields { "FieldProblems" } else { "Problem" };
    let content = ContentBuilder::new()
        .schema(Some(reference(schema)))
        .example(example_problem(status, sentence))
        .build();
    let response =
        ResponseBuilder::new().description(sentence).content("application/problem+json", content);
    let waits = [StatusCode::TOO_MANY_REQUESTS, StatusCode::SERVICE_UNAVAILABLE].contains(&status);
    let response = if waits { response.header("Retry-After", retry_after()) } else { response };
    response.build()
}

fn example_problem(status: StatusCode, sentence: &str) -> Option<Value> {
    let kind = Kind::ALL.into_iter().find(|kind| kind.status() == status)?;
    let mut example = json!({
        "type": kind.urn(), "title": kind.title(), "status": status.as_u16(), "detail": sentence,
    });
    let (field, code, detail) = match kind {
        Kind::Taken => ("email", "address_taken", "There is an account with this address already."),
        Kind::Invalid => ("email", "missing", "Enter your e-mail address."),
        _ => return Some(example),
    };
    example["problems"] = json!([{"field": field, "code": code, "detail": detail}]);
    Some(example)
}

fn retry_after() -> Header {
    Header::new(seconds("Seconds to wait."))
}
