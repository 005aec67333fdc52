//! The operations of one form: what is asked, and everything that may be answered.

use axum::http::StatusCode;
use serde_json::{Value, json};
use utoipa::openapi::{
    ContentBuilder, HttpMethod, Ref, Required, ResponseBuilder, ResponsesBuilder,
    link::LinkBuilder,
    path::{Operation, OperationBuilder, ParameterBuilder, ParameterIn},
    request_body::{RequestBody, RequestBodyBuilder},
    schema::{ObjectBuilder, Type},
};

use crate::{
    form::Form,
    server::http::api::openapi::{
        challenges::Challenges,
        fields,
        schemas::{self, PROBLEMS, name_of, reference},
    },
};

/// What any POST may be answered with.
const OF_A_POST: [StatusCode; 7] = [
    StatusCode::BAD_REQUEST,
    StatusCode::FORBIDDEN,
    StatusCode::REQUEST_TIMEOUT,
    StatusCode::PAYLOAD_TOO_LARGE,
    StatusCode::UNSUPPORTED_MEDIA_TYPE,
    StatusCode::TOO_MANY_REQUESTS,
    StatusCode::SERVICE_UNAVAILABLE,
];

/// Makes the operations of one form.
pub(crate) struct Operations<'a> {
    pub(crate) form: &'a Form,
    pub(crate) challenges: Challenges<'a>,
}

impl Operations<'_> {
    pub(crate) fn register(&self) -> (HttpMethod, Operation) {
        let example =
            Value::Object(fields::example_with(self.form.fields(), self.challenges.captcha));
        let body = body(&name_of(self.form, "Registration"), example);
        let (status, done) = if self.form.has_email() {
            (StatusCode::ACCEPTED, self.accepted())
        } else {
            (StatusCode::CREATED, success("Account", "The account exists."))
        };
        let mut others = vec![StatusCode::UNPROCESSABLE_ENTITY];
        others.extend(self.may_be_taken().then_some(StatusCode::CONFLICT));
        let operation = self
            .operation("register", "Signs up.")
            .parameter(idempotency_key())
            .request_body(Some(body))
            .responses(responses(status, done, OF_A_POST.into_iter().chain(others)));
        (HttpMethod::Post, operation.build())
    }

    pub(crate) fn confirm(&self) -> (HttpMethod, Operation) {
        let example = schemas::example_confirmation(self.form);
        let done = success("Confirmed", "The email address is confirmed.");
        let mut others =
            vec![StatusCode::NOT_FOUND, StatusCode::GONE, StatusCode::UNPROCESSABLE_ENTITY];
        others.extend(self.form.username_field().map(|_| StatusCode::CONFLICT));
        let operation = self
            .operation("confirm", "Confirms the sign-up by the token of the link or by the code.")
            .request_body(Some(body(&name_of(self.form, "Confirmation"), example)))
            .responses(responses(StatusCode::OK, done, OF_A_POST.into_iter().chain(others)));
        (HttpMethod::Post, operation.build())
    }

    pub(crate) fn resend(&self) -> (HttpMethod, Operation) {
        let done = success("Resent", "Another email is on its way, or was sent a moment ago.");
        let others = [StatusCode::NOT_FOUND, StatusCode::CONFLICT];
        let operation = self
            .operation("resend", "Sends another email, at most once a minute.")
            .request_body(Some(body("Resend", schemas::example_resend())))
            .responses(responses(StatusCode::ACCEPTED, done, OF_A_POST.into_iter().chain(others)));
        (HttpMethod::Post, operation.build())
    }

    pub(crate) fn availability(&self) -> (HttpMethod, Operation) {
        let name = ParameterBuilder::new()
            .name("username")
            .parameter_in(ParameterIn::Query)
            .required(Required::True)
            .description(Some("The username as typed."))
            .schema(Some(ObjectBuilder::new().schema_type(Type::String)))
            .example(Some(json!("ada")));
        let done = success("Availability", "Whether the username is available.");
        let others = [
            StatusCode::BAD_REQUEST,
            StatusCode::FORBIDDEN,
            StatusCode::UNPROCESSABLE_ENTITY,
            StatusCode::TOO_MANY_REQUESTS,
            StatusCode::SERVICE_UNAVAILABLE,
        ];
        let operation = self
            .operation("availability", "Says whether a username is available.")
            .parameter(name)
            .responses(responses(StatusCode::OK, done, others));
        (HttpMethod::Get, operation.build())
    }

    pub(crate) fn challenge(&self) -> (HttpMethod, Operation) {
        let done = success("Challenge", "The challenge, which can be used once.");
        let mut others = vec![StatusCode::SERVICE_UNAVAILABLE];
        others.extend(self.challenges.captcha.is_none().then_some(StatusCode::NOT_FOUND));
        let operation = self.operation("challenge", "Returns a challenge to solve.");
        let operation = match self.challenges.has_work {
            true => operation.parameter(for_limit()),
            false => operation,
        };
        let operation = operation.responses(responses(StatusCode::OK, done, others));
        (HttpMethod::Get, operation.build())
    }

    pub(crate) fn forgot(&self) -> (HttpMethod, Operation) {
        let done = success("LinkRequested", "A link is on its way, if the address has an account.");
        let example = schemas::example_forgot(self.form);
        let operation = self
            .operation("forgot", "Sends a link for a new password to the owner of an account.")
            .request_body(Some(body(&name_of(self.form, "Forgot"), example)))
            .responses(responses(StatusCode::ACCEPTED, done, with_invalid()));
        (HttpMethod::Post, operation.build())
    }

    pub(crate) fn reset(&self) -> (HttpMethod, Operation) {
        let example = schemas::example_reset(self.form);
        let others = with_invalid().chain([StatusCode::NOT_FOUND]);
        let operation = self
            .operation("reset", "Sets a new password by the token of the link.")
            .request_body(Some(body(&name_of(self.form, "Reset"), example)))
            .responses(responses(StatusCode::OK, changed(), others));
        (HttpMethod::Post, operation.build())
    }

    pub(crate) fn new_address(&self) -> (HttpMethod, Operation) {
        let others = OF_A_POST.into_iter().chain([StatusCode::NOT_FOUND]);
        let operation = self
            .operation("new_address", "Gives an account the new address that a link proves.")
            .request_body(Some(body("NewAddress", schemas::example_token())))
            .responses(responses(StatusCode::OK, changed(), others));
        (HttpMethod::Post, operation.build())
    }

    fn operation(&self, name: &str, summary: &str) -> OperationBuilder {
        OperationBuilder::new()
            .operation_id(Some(self.id(name)))
            .summary(Some(summary))
            .tag(self.form.id())
    }

    fn id(&self, name: &str) -> String {
        [name, "_", self.form.id()].concat()
    }

    fn may_be_taken(&self) -> bool {
        self.form.reveals_duplicates() || self.form.username_field().is_some()
    }

    /// An attempt, and what can be done with it.
    fn accepted(&self) -> ResponseBuilder {
        let attempt = "$response.body#/attempt";
        let mut confirmation = schemas::example_confirmation(self.form);
        confirmation["attempt"] = json!(attempt);
        let link = |name: &str, body: Value| {
            LinkBuilder::new().operation_id(self.id(name)).request_body(Some(body)).build()
        };
        success("Accepted", "A mail is on its way, with a link and a code.")
            .link("confirm", link("confirm", confirmation))
            .link("resend", link("resend", json!({"attempt": attempt})))
    }
}

fn changed() -> ResponseBuilder {
    success("Changed", "The account has what the link is for.")
}

/// What a POST with fields may be answered with.
fn with_invalid() -> impl Iterator<Item = StatusCode> {
    OF_A_POST.into_iter().chain([StatusCode::UNPROCESSABLE_ENTITY])
}

fn for_limit() -> ParameterBuilder {
    ParameterBuilder::new()
        .name("for")
        .parameter_in(ParameterIn::Query)
        .required(Required::False)
        .description(Some(
            "`limit` asks for the proof of work after a registration was refused with the problem \
             `captcha_work`. Without it, the challenge is the form's captcha, if it has one.",
        ))
        .schema(Some(ObjectBuilder::new().schema_type(Type::String).enum_values(Some(["limit"]))))
        .example(Some(json!("limit")))
}

fn idempotency_key() -> ParameterBuilder {
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "Something random that no one can guess. The same call with the same key is one sign-up, \
             however often it is sent.",
        ))
        // An empty key is none.
        .schema(Some(
            ObjectBuilder::new().schema_type(Type::String).pattern(Some("^(.{16,255})?$")),
        ))
        .example(Some(json!("8e03978e-40d5-43e8-bc93-6894a57f9324")))
}

fn body(schema: &str, example: Value) -> RequestBody {
    let content = ContentBuilder::new().schema(Some(reference(schema))).example(Some(example));
    RequestBodyBuilder::new()
        .content("application/json", content.build())
        .required(Some(Required::True))
        .build()
}

fn success(schema: &str, sentence: &str) -> ResponseBuilder {
    let content = ContentBuilder::new().schema(Some(reference(schema)));
    ResponseBuilder::new().description(sentence).content("application/json", content.build())
}

fn responses(
    status: StatusCode,
    done: ResponseBuilder,
    others: impl IntoIterator<Item = StatusCode>,
) -> ResponsesBuilder {
    let responses = ResponsesBuilder::new().response(status.as_str(), done);
    others.into_iter().fold(responses, |responses, status| {
        let known = PROBLEMS.iter().find(|(known, ..)| *known == status);
        match known {
            Some((_, name, _)) => {
                responses.response(status.as_str(), Ref::from_response_name(*name))
            }
            None => responses,
        }
    })
}
