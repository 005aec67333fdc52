//! The JSON API: the sign-up for programs.

pub(crate) mod account_link;
pub(crate) mod availability;
pub(crate) mod challenge;
pub(crate) mod confirmation;
pub(crate) mod cors;
pub(crate) mod endpoint;
pub(crate) mod json;
pub(crate) mod members;
pub(crate) mod openapi;
pub(crate) mod problem;
pub(crate) mod registration;

use axum::{
    body::to_bytes,
    extract::Request,
    http::{HeaderValue, Method, header},
    response::{IntoResponse, Response},
};

use crate::{
    form::Form,
    server::{
        http::{
            api::{
                endpoint::{Api, Endpoint},
                members::Members,
                problem::{ProblemDetails, ProblemKind},
            },
            policy,
            request_guard::{BodyKind, GuardRejection},
            state::HttpState,
        },
        net::client::Client,
    },
    text::{catalogue::Catalogue, message::Message},
};

/// The length of an `Idempotency-Key`. A client that guesses a shorter one, and knows the address,
/// would get the attempt of another client.
const KEY_LENGTH: std::ops::RangeInclusive<usize> = 16..=255;

/// Answers a request to the API.
pub(crate) async fn answer(
    state: &HttpState,
    form: &Form,
    endpoint: Endpoint,
    request: Request,
) -> Response {
    let app = state.api.origins.of(request.headers());
    if app.is_some()
        && let Some(answer) = cors::preflight(endpoint.allow(), &request)
    {
        return with_headers(answer, app);
    }
    let texts = state.texts(request.extensions());
    let request = if app.is_some() { cors::without_origin(request) } else { request };
    let is_get = matches!(*request.method(), Method::GET | Method::HEAD);
    let response = match endpoint {
        Endpoint::Challenge if is_get => {
            let query = request.uri().query();
            challenge::get(state, form, query, Client::of(request.extensions()))
                .await
                .unwrap_or_else(|problem| problem.respond(&texts))
        }
        Endpoint::Document if is_get => document(&state.api),
        Endpoint::Availability if is_get => {
            let query = request.uri().query().unwrap_or_default();
            availability::get(state, form, query, Client::of(request.extensions()))
                .await
                .unwrap_or_else(|problem| problem.respond(&texts))
        }
        endpoint if endpoint.takes_posts() && *request.method() == Method::POST => {
            let answered = |request| async {
                let answer = post(state, form, endpoint, request).await;
                answer.unwrap_or_else(|problem| problem.respond(&texts))
            };
            let rejected = |why, _: &str| rejected(why).respond(&texts);
            state.guard.check(BodyKind::Json, request, answered, rejected).await
        }
        _ => method_not_allowed(endpoint, &texts),
    };
    with_headers(response, app)
}

async fn post(
    state: &HttpState,
    form: &Form,
    endpoint: Endpoint,
    request: Request,
) -> Result<Response, ProblemDetails> {
    let language = state.texts(request.extensions()).language();
    let client = Client::of(request.extensions());
    let key = request.headers().get("idempotency-key").map_or(Ok(""), HeaderValue::to_str);
    let Some(key) = key.ok().filter(|key| is_key(key)).map(str::to_owned) else {
        return Err(ProblemDetails::new(ProblemKind::Malformed, Message::ApiBadKey));
    };
    // The guard has read the body into memory.
    let body = to_bytes(request.into_body(), usize::MAX).await.unwrap_or_default();
    let has_fields = matches!(endpoint, Endpoint::Register | Endpoint::Confirm);
    let fields = if has_fields { form.fields() } else { &[] };
    let members = Members::read(&body, fields)?.in_language(language);
    match endpoint {
        Endpoint::Confirm => confirmation::post_confirm(state, form, &members, client).await,
        Endpoint::Resend => confirmation::post_resend(state, form, &members, client).await,
        Endpoint::Forgot => account_link::post_forgot(state, form, &members, client).await,
        Endpoint::Reset => account_link::post_reset(state, form, &members, client).await,
        Endpoint::NewAddress => account_link::post_new_address(state, form, &members, client).await,
        _ => registration::post_registration(state, form, &members, client, &key).await,
    }
}

/// Whether a key may be used. An empty one is none.
fn is_key(key: &str) -> bool {
    key.is_empty() || KEY_LENGTH.contains(&key.len())
}

/// The problem for a post that the guard rejected.
fn rejected(why: GuardRejection) -> ProblemDetails {
    let (kind, detail) = match why {
        GuardRejection::Foreign | GuardRejection::OtherName => {
            (ProblemKind::ForeignOrigin, Message::ApiForeignOriginDetail)
        }
        GuardRejection::UnsupportedType => {
            (ProblemKind::UnsupportedMediaType, Message::ApiMediaTypeDetail)
        }
        GuardRejection::TooLarge => (ProblemKind::TooLarge, Message::ApiTooLargeDetail),
        GuardRejection::TooSlow => (ProblemKind::TooSlow, Message::ApiTooSlowDetail),
        GuardRejection::Failed => (ProblemKind::Unavailable, Message::ApiFailedDetail),
    };
    ProblemDetails::new(kind, detail)
}

fn method_not_allowed(endpoint: Endpoint, texts: &Catalogue) -> Response {
    let problem = ProblemDetails::new(ProblemKind::MethodNotAllowed, Message::ApiMethodDetail);
    let mut response = problem.respond(texts);
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static(endpoint.allow()));
    response
}

fn document(api: &Api) -> Response {
    let kind = [(header::CONTENT_TYPE, HeaderValue::from_static("application/json"))];
    (kind, api.document.clone()).into_response()
}

/// Adds the headers of a response that may hold a secret, which an allowed app may read.
fn with_headers(mut response: Response, app: Option<HeaderValue>) -> Response {
    if let Some(origin) = app {
        cors::allow(&mut response, origin);
    }
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers
        .append(header::VARY, HeaderValue::from_static("Accept-Language, Origin, Sec-Fetch-Site"));
    policy::write_bare(headers);
    response
}
