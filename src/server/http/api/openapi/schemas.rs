//! The schemas and answers that operations refer to.

use axum::http::StatusCode;
use serde_json::{Value, json};
use utoipa::openapi::{
    ArrayBuilder, ComponentsBuilder, ContentBuilder, Header, Object, ObjectBuilder, Ref, Response,
    ResponseBuilder, Type,
    schema::{AdditionalProperties, AnyOfBuilder, SchemaType},
};

use crate::{
    form::{Form, WORK_FIELD, page_forms::ConfirmationFields},
    server::http::api::{
        openapi::{challenges::Challenges, fields},
        problem::ProblemKind,
    },
};

/// A secret: 256 bits in base64url.
const SECRET: &str = "^[A-Za-z0-9_-]{43}$";

const EXAMPLE_SECRET: &str = "b3JpZ2luYXRvcnMgc2VjcmV0LCBhbiBleGFtcGxlLiE";

/// What a client without the secret of the sign-up must send.
const ELSEWHERE: &str = "Without the `attempt`, a stranger may have begun the sign-up. So send the \
                         fields of the form again: they replace the values of the sign-up, and the \
                         consents count from now on. An optional field that you leave out is empty. \
                         Send the password of the sign-up, or another one with `new_password`.";

/// The component that holds the schema `name` of `form`.
pub(crate) fn name_of(form: &Form, name: &str) -> String {
    [form.id(), ".", name].concat()
}

pub(crate) fn reference(name: &str) -> Ref {
    Ref::from_schema_name(name)
}

/// What a form asks for, and what it is answered with.
pub(crate) fn of_form(
    components: ComponentsBuilder,
    form: &Form,
    challenges: Challenges<'_>,
) -> ComponentsBuilder {
    let captcha = challenges.captcha;
    let registration = with_challenges(fields::object(form.fields()), challenges)
        .description(Some("The fields of the form. Other members are ignored."))
        .examples([Value::Object(fields::example_with(form.fields(), captcha))]);
    let components = components.schema(name_of(form, "Registration"), registration);
    let components = match challenges.exist() {
        true => components.schema("Challenge", challenge()),
        false => components,
    };
    let components = if form.has_live_availability() {
        components.schema("Availability", availability())
    } else {
        components
    };
    if !form.has_email() {
        return components.schema("Account", account());
    }
    let late = ConfirmationFields::default();
    let elsewhere = ConfirmationFields { username: true, elsewhere: true };
    let (link_form, code_form) = (form.link_form(late), form.code_form(late));
    let elsewhere = form.link_form(elsewhere);
    let token = || secret("The token at the end of the link in the email.");
    let by_link = with_username(fields::object(link_form.fields()), form)
        .title(Some("By the link, where the sign-up began"))
        .property("token", token())
        .property("attempt", secret("The secret from the response to the registration."))
        .required("token")
        .required("attempt");
    let by_link_elsewhere = fields::object(elsewhere.fields())
        .title(Some("By the link alone"))
        .description(Some(ELSEWHERE))
        .property("token", token())
        .required("token");
    let by_code = with_username(fields::object(code_form.fields()), form)
        .title(Some("By the code"))
        .property("attempt", secret("The secret from the response to the registration."))
        .required("attempt");
    let confirmation = AnyOfBuilder::new().item(by_link).item(by_link_elsewhere).item(by_code);
    let confirmation = confirmation.examples([example_confirmation(form)]);
    components
        .schema(name_of(form, "Confirmation"), confirmation)
        .schema("Accepted", accepted())
        .schema("Confirmed", confirmed())
        .schema("Resend", resend())
        .schema("Resent", resent())
}

/// What the endpoints for links of accounts take and answer.
pub(crate) fn of_links(components: ComponentsBuilder, form: &Form) -> ComponentsBuilder {
    let (address, password) = (form.address_form(), form.new_password_form());
    let token = || secret("The token at the end of the link in the email.");
    let forgot = fields::object(address.fields()).examples([example_forgot(form)]);
    let reset = fields::object(password.fields()).property("token", token()).required("token");
    let new_address = fields::object(&[]).property("token", token()).required("token");
    let requested = closed()
        .property("expires_in", seconds("Seconds until the link expires."))
        .required("expires_in")
        .examples([json!({"expires_in": 1800})]);
    let changed = string("What the account has by now.");
    let changed = closed()
        .property("changed", changed.enum_values(Some(["password", "address"])))
        .required("changed")
        .examples([json!({"changed": "password"})]);
    components
        .schema(name_of(form, "Forgot"), forgot)
        .schema(name_of(form, "Reset"), reset.examples([example_reset(form)]))
        .schema("NewAddress", new_address.examples([example_token()]))
        .schema("LinkRequested", requested)
        .schema("Changed", changed)
}

/// A call of `forgot`.
pub(crate) fn example_forgot(form: &Form) -> Value {
    Value::Object(fields::example(form.address_form().fields()))
}

/// A call of `reset`.
pub(crate) fn example_reset(form: &Form) -> Value {
    let mut example = fields::example(form.new_password_form().fields());
    example.insert("token".to_owned(), json!(EXAMPLE_SECRET));
    Value::Object(example)
}

/// A call of `new-address`.
pub(crate) fn example_token() -> Value {
    json!({"token": EXAMPLE_SECRET})
}

fn with_challenges(object: ObjectBuilder, challenges: Challenges<'_>) -> ObjectBuilder {
    let object = match challenges.has_work {
        true => object.property(
            WORK_FIELD,
            string("The solution of a proof of work, where a limit is used up. See `challenge`.")
                // Anything else counts as no solution.
                .schema_type(fields::flat()),
        ),
        false => object,
    };
    match challenges.captcha {
        Some(name) => object
            .property(name, string("The solution of the captcha. See `challenge`."))
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
        .property("field", string("The member of the registration that carries the solution."))
        .property("challenge", work)
        .property("most", seconds("The largest number to try."))
        .property("expires_in", seconds("Seconds until the challenge expires."))
        .property("script", string("The script of a widget that a person solves in a browser."))
        .property("site_key", string("The site key of the widget."))
        .required("field")
}

/// A name may come along, for one that was taken in the meantime.
fn with_username(object: ObjectBuilder, form: &Form) -> ObjectBuilder {
    match form.username_field() {
        Some(field) => object.property(field.name(), fields::schema(field)),
        None => object,
    }
}

/// A call of `confirm` by the code.
pub(crate) fn example_confirmation(form: &Form) -> Value {
    let mut example = fields::example(form.code_form(ConfirmationFields::default()).fields());
    example.insert("attempt".to_owned(), json!(EXAMPLE_SECRET));
    Value::Object(example)
}

/// A call of `resend`.
pub(crate) fn example_resend() -> Value {
    json!({"attempt": EXAMPLE_SECRET})
}

/// What all forms share: why something is not taken.
pub(crate) fn shared(components: ComponentsBuilder) -> ComponentsBuilder {
    let components = components
        .schema("Problem", problem())
        .schema("FieldProblems", field_problems().required("problems"))
        .schema("LimitProblem", field_problems());
    let responses = PROBLEMS
        .iter()
        .map(|(status, name, sentence)| (*name, problem_response(*status, sentence)));
    responses.fold(components, |components, (name, response)| components.response(name, response))
}

fn accepted() -> ObjectBuilder {
    closed()
        .description(Some("A sign-up that waits for its confirmation."))
        .property("attempt", secret("A secret for `confirm` and `resend`. Do not disclose it."))
        .property("expires_in", seconds("Seconds until the link and the code expire."))
        .property("resend_in", seconds("Seconds until another email can be requested."))
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
        .description(Some("The values of the form's own fields, by name."))
        .additional_properties(Some(AdditionalProperties::from(value)));
    closed()
        .description(Some("The public data of an account."))
        .property("id", string("A UUID."))
        .property("form", string("The form that created the account."))
        .property("email", string("The email address."))
        .property("username", string("The username."))
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
        "Whether the account was created now or before. With `parked` there is no account until the host admits the person.",
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
        .item(by("token", "The token of an expired link."))
        .item(by("attempt", "The secret from the response to the registration."))
        .examples([example_resend()])
}

fn resent() -> ObjectBuilder {
    let undeliverable = string("Whether the mail server refused the address of the last email.");
    let undeliverable = undeliverable.schema_type(Type::Boolean);
    closed()
        .property("expires_in", seconds("Seconds until the link and the code expire."))
        .property("resend_in", seconds("Seconds until another email can be requested."))
        .required("expires_in")
        .required("resend_in")
        .property("undeliverable", undeliverable)
        .required("undeliverable")
        .examples([json!({"expires_in": 86400, "resend_in": 60, "undeliverable": false})])
}

fn availability() -> ObjectBuilder {
    let available = Object::with_type(Type::Boolean);
    closed()
        .property("available", available)
        .required("available")
        .examples([json!({"available": true})])
}

fn problem() -> ObjectBuilder {
    let types = string("Identifies the kind of problem.")
        .enum_values(Some(ProblemKind::ALL.map(ProblemKind::urn)));
    closed()
        .description(Some("Why the request failed (RFC 9457)."))
        .property("type", types)
        .property("title", string("A title of the kind, for people."))
        .property("status", ObjectBuilder::new().schema_type(Type::Integer))
        .property("detail", string("An explanation, for people."))
        .required("type")
        .required("title")
        .required("status")
        .required("detail")
}

fn field_problems() -> ObjectBuilder {
    let at_field = closed()
        .property("field", string("The name of the field."))
        .property(
            "code",
            string("A stable code for what is wrong.").pattern(Some("^[a-z0-9_]+(:[0-9]+)?$")),
        )
        .property("detail", string("An error message, for people."))
        .required("field")
        .required("code")
        .required("detail");
    let problems = ArrayBuilder::new().items(at_field.build()).min_items(Some(1));
    problem()
        .description(Some("The problems of the fields (RFC 9457)."))
        .property("problems", problems)
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
pub(crate) const PROBLEMS: [(StatusCode, &str, &str); 11] = [
    (
        StatusCode::BAD_REQUEST,
        "Malformed",
        "The body is not a flat JSON object with the right types.",
    ),
    (
        StatusCode::FORBIDDEN,
        "Forbidden",
        "The form is closed, or the request came from another site.",
    ),
    (StatusCode::NOT_FOUND, "Unknown", "No such sign-up or link exists."),
    (StatusCode::REQUEST_TIMEOUT, "TooSlow", "The body did not arrive within 10 seconds."),
    (StatusCode::CONFLICT, "Already taken", "An account with this address or name already exists."),
    (StatusCode::GONE, "Gone", "The link has expired, or the invite can no longer be used."),
    (StatusCode::PAYLOAD_TOO_LARGE, "TooLarge", "The body is larger than 16 KiB."),
    (StatusCode::UNSUPPORTED_MEDIA_TYPE, "UnsupportedMediaType", "The body is not JSON in UTF-8."),
    (StatusCode::UNPROCESSABLE_ENTITY, "Invalid", "Some fields are not valid."),
    (StatusCode::TOO_MANY_REQUESTS, "RateLimited", "Too many requests. Try again later."),
    (StatusCode::SERVICE_UNAVAILABLE, "Unavailable", "Temporarily unavailable. Try again later."),
];

fn problem_response(status: StatusCode, sentence: &str) -> Response {
    let has_fields = [StatusCode::CONFLICT, StatusCode::UNPROCESSABLE_ENTITY].contains(&status);
    let schema = match status {
        _ if has_fields => "FieldProblems",
        // With a problem where a solved challenge helps.
        StatusCode::TOO_MANY_REQUESTS => "LimitProblem",
        _ => "Problem",
    };
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
    let kind = ProblemKind::ALL.into_iter().find(|kind| kind.status() == status)?;
    let mut example = json!({
        "type": kind.urn(), "title": kind.title().english(), "status": status.as_u16(), "detail": sentence,
    });
    let (field, code, detail) = match kind {
        ProblemKind::Taken => {
            ("email", "address_taken", "There is already an account with this email address.")
        }
        ProblemKind::Invalid => ("email", "missing", "Enter your email address."),
        _ => return Some(example),
    };
    example["problems"] = json!([{"field": field, "code": code, "detail": detail}]);
    Some(example)
}

fn retry_after() -> Header {
    Header::new(seconds("Seconds to wait."))
}
