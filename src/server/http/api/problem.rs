//! Refusals as `application/problem+json` (RFC 9457).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::Response,
};
use serde::Serialize;

use crate::{
    form::{
        Form,
        field::Field,
        problem::{Problem, ProblemCode},
    },
    server::{
        error::internal::InternalError,
        http::{
            api::json::json,
            response::{add_language, retry_after, status},
        },
    },
    text::{
        catalogue::{Catalogue, Value},
        message::Message,
        sentence::{notice, sentence},
    },
    username::error::UsernameError,
    wire::refusal::Refusal,
};

/// The kinds of problems. Programs rely on them, so a word never changes its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemKind {
    Malformed,
    ForeignOrigin,
    Closed,
    UnknownAttempt,
    UnknownLink,
    NotOffered,
    MethodNotAllowed,
    TooSlow,
    Taken,
    AlreadyConfirmed,
    LinkExpired,
    InviteSpent,
    TooLarge,
    UnsupportedMediaType,
    Invalid,
    RateLimited,
    Busy,
    Unavailable,
}

impl ProblemKind {
    pub(crate) const ALL: [Self; 18] = [
        Self::Malformed,
        Self::ForeignOrigin,
        Self::Closed,
        Self::UnknownAttempt,
        Self::UnknownLink,
        Self::NotOffered,
        Self::MethodNotAllowed,
        Self::TooSlow,
        Self::Taken,
        Self::AlreadyConfirmed,
        Self::LinkExpired,
        Self::InviteSpent,
        Self::TooLarge,
        Self::UnsupportedMediaType,
        Self::Invalid,
        Self::RateLimited,
        Self::Busy,
        Self::Unavailable,
    ];

    /// The word of the type, the status and the title.
    fn row(self) -> (&'static str, StatusCode, Message) {
        match self {
            Self::Malformed => ("malformed", StatusCode::BAD_REQUEST, Message::ApiMalformed),
            Self::ForeignOrigin => {
                ("foreign_origin", StatusCode::FORBIDDEN, Message::ApiForeignOrigin)
            }
            Self::Closed => ("closed", StatusCode::FORBIDDEN, Message::ClosedTitle),
            Self::UnknownAttempt => {
                ("unknown_attempt", StatusCode::NOT_FOUND, Message::ApiUnknownAttempt)
            }
            Self::UnknownLink => ("unknown_link", StatusCode::NOT_FOUND, Message::ApiUnknownLink),
            Self::NotOffered => ("not_offered", StatusCode::NOT_FOUND, Message::ApiNotOffered),
            Self::MethodNotAllowed => {
                ("method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, Message::ApiMethodNotAllowed)
            }
            Self::TooSlow => ("too_slow", StatusCode::REQUEST_TIMEOUT, Message::ApiTooSlow),
            Self::Taken => ("taken", StatusCode::CONFLICT, Message::ApiTaken),
            Self::AlreadyConfirmed => {
                ("already_confirmed", StatusCode::CONFLICT, Message::AlreadyConfirmedTitle)
            }
            Self::LinkExpired => ("link_expired", StatusCode::GONE, Message::ApiLinkExpired),
            Self::InviteSpent => ("invite_spent", StatusCode::GONE, Message::ApiInviteSpent),
            Self::TooLarge => ("too_large", StatusCode::PAYLOAD_TOO_LARGE, Message::ApiTooLarge),
            Self::UnsupportedMediaType => (
                "unsupported_media_type",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                Message::ApiUnsupportedMediaType,
            ),
            Self::Invalid => ("invalid", StatusCode::UNPROCESSABLE_ENTITY, Message::ApiInvalid),
            Self::RateLimited => {
                ("rate_limited", StatusCode::TOO_MANY_REQUESTS, Message::ApiRateLimited)
            }
            Self::Busy => ("busy", StatusCode::SERVICE_UNAVAILABLE, Message::ApiBusy),
            Self::Unavailable => {
                ("unavailable", StatusCode::SERVICE_UNAVAILABLE, Message::ApiUnavailable)
            }
        }
    }

    pub(crate) fn urn(self) -> String {
        format!("urn:leptos-signup:problem:{}", self.row().0)
    }

    pub(crate) fn status(self) -> StatusCode {
        self.row().1
    }

    pub(crate) fn title(self) -> Message {
        self.row().2
    }
}

/// One problem response, in no language yet.
#[derive(Debug)]
pub(crate) struct ProblemDetails {
    kind: ProblemKind,
    detail: Detail,
    problems: Vec<AtField>,
    /// Seconds to wait.
    retry_after: Option<u32>,
}

/// What a problem says in detail.
#[derive(Debug)]
pub(crate) enum Detail {
    Message(Message),
    /// A message with a text.
    Text(Message, &'static str, String),
    /// A message with numbers.
    Numbers(Message, Vec<(&'static str, u32)>),
    Code(ProblemCode),
    Refusal(Refusal),
}

impl From<Message> for Detail {
    fn from(message: Message) -> Self {
        Self::Message(message)
    }
}

impl Detail {
    fn sentence(&self, texts: &Catalogue) -> String {
        match self {
            Self::Message(message) => texts.get(*message).to_owned(),
            Self::Text(message, name, text) => texts.fill(*message, &[(name, Value::Text(text))]),
            Self::Numbers(message, numbers) => {
                let values: Vec<_> =
                    numbers.iter().map(|(name, number)| (*name, Value::Number(*number))).collect();
                texts.fill(*message, &values)
            }
            Self::Code(code) => sentence(texts, code, None),
            Self::Refusal(refusal) => notice(texts, refusal),
        }
    }
}

/// A problem at one field.
#[derive(Debug)]
struct AtField {
    problem: Problem,
    field: Option<Field>,
}

impl ProblemDetails {
    pub(crate) fn new(kind: ProblemKind, detail: impl Into<Detail>) -> Self {
        let retry_after = (kind.status() == StatusCode::SERVICE_UNAVAILABLE).then_some(30);
        Self { kind, detail: detail.into(), problems: Vec::new(), retry_after }
    }

    /// The problem of a refusal by `form`, which may also be the form of one of its pages.
    pub(crate) fn of(refusal: &Refusal, form: &Form) -> Self {
        if let Refusal::Problems(problems) = refusal {
            let problem = Self::at_fields(problems, form);
            return match refusal.asks_for_work() {
                None => problem,
                seconds => Self {
                    kind: ProblemKind::RateLimited,
                    detail: Message::ApiWorkDetail.into(),
                    retry_after: seconds,
                    ..problem
                },
            };
        }
        let kind = match status(refusal) {
            _ if matches!(refusal, Refusal::Busy { .. }) => ProblemKind::Busy,
            StatusCode::BAD_REQUEST => ProblemKind::Malformed,
            StatusCode::FORBIDDEN => ProblemKind::Closed,
            StatusCode::TOO_MANY_REQUESTS => ProblemKind::RateLimited,
            _ => ProblemKind::Unavailable,
        };
        let problem = Self::new(kind, Detail::Refusal(refusal.clone()));
        Self { retry_after: retry_after(refusal).or(problem.retry_after), ..problem }
    }

    /// A problem at one field.
    pub(crate) fn at(field: &str, code: ProblemCode, form: &Form) -> Self {
        Self::at_fields(&[Problem { field: field.to_owned(), code }], form)
    }

    fn at_fields(problems: &[Problem], form: &Form) -> Self {
        let is_taken = |p: &Problem| {
            matches!(
                p.code,
                ProblemCode::AddressTaken | ProblemCode::Username(UsernameError::Taken)
            )
        };
        let (kind, detail) = match problems.iter().any(is_taken) {
            true => (ProblemKind::Taken, Message::ApiTakenDetail),
            false => (ProblemKind::Invalid, Message::ApiInvalidDetail),
        };
        let fields = || form.fields().iter().chain(form.fields_at_confirmation());
        let problems = problems.iter().map(|problem| AtField {
            field: fields().find(|field| field.name() == problem.field).copied(),
            problem: problem.clone(),
        });
        Self { problems: problems.collect(), ..Self::new(kind, detail) }
    }

    #[cfg(test)]
    pub(crate) fn detail(&self) -> String {
        self.detail.sentence(&Catalogue::new(&crate::text::languages::ENGLISH))
    }

    /// The response, in the language of `texts`.
    pub(crate) fn respond(self, texts: &Catalogue) -> Response {
        let status = self.kind.status();
        let problems = self.problems.iter().map(|at| ShownProblem {
            field: &at.problem.field,
            code: at.problem.code.to_string(),
            detail: sentence(texts, &at.problem.code, at.field.as_ref()),
        });
        let body = Body {
            r#type: self.kind.urn(),
            title: texts.get(self.kind.title()),
            status: status.as_u16(),
            detail: self.detail.sentence(texts),
            problems: problems.collect(),
        };
        let mut response = json(status, &body);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        add_language(headers, texts.language());
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}

impl From<InternalError> for ProblemDetails {
    fn from(_: InternalError) -> Self {
        Self::new(ProblemKind::Unavailable, Detail::Refusal(Refusal::Unavailable))
    }
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'a str,
    status: u16,
    detail: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    problems: Vec<ShownProblem<'a>>,
}

/// A problem at one field.
#[derive(Serialize)]
struct ShownProblem<'a> {
    field: &'a str,
    code: String,
    detail: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_kinds_are_listed_once_each() {
        for (at, kind) in ProblemKind::ALL.into_iter().enumerate() {
            assert!(
                ProblemKind::ALL[..at].iter().all(|other| other.urn() != kind.urn()),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn a_problem_says_how_many_seconds_to_wait() {
        let form = Form::new("account").email();
        for (refusal, kind, seconds) in [
            (Refusal::Busy { retry_after: 5 }, ProblemKind::Busy, Some(5)),
            (Refusal::Unavailable, ProblemKind::Unavailable, Some(30)),
            (Refusal::NotConfigured, ProblemKind::Unavailable, Some(30)),
            (Refusal::Malformed, ProblemKind::Malformed, None),
            (Refusal::Closed, ProblemKind::Closed, None),
        ] {
            let problem = ProblemDetails::of(&refusal, &form);
            assert_eq!((problem.kind, problem.retry_after), (kind, seconds));
        }
    }

    #[test]
    fn a_name_that_is_taken_is_a_conflict() {
        let form = Form::new("account").email();
        let problem =
            ProblemDetails::at("username", ProblemCode::Username(UsernameError::Taken), &form);
        assert_eq!(problem.kind.status(), StatusCode::CONFLICT);
    }
}
