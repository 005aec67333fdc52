//! Refusals as `application/problem+json` (RFC 9457).

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;

use crate::{
    form::{
        Form,
        problem::{Problem, ProblemCode},
    },
    server::{
        error::internal::InternalError,
        http::{
            api::json::json,
            response::{retry_after, status},
        },
    },
    text,
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
    fn row(self) -> (&'static str, StatusCode, &'static str) {
        match self {
            Self::Malformed => ("malformed", StatusCode::BAD_REQUEST, "Invalid request"),
            Self::ForeignOrigin => ("foreign_origin", StatusCode::FORBIDDEN, "Cross-site request"),
            Self::Closed => ("closed", StatusCode::FORBIDDEN, "Sign-up is closed"),
            Self::UnknownAttempt => ("unknown_attempt", StatusCode::NOT_FOUND, "Unknown attempt"),
            Self::UnknownLink => ("unknown_link", StatusCode::NOT_FOUND, "Unknown link"),
            Self::NotOffered => ("not_offered", StatusCode::NOT_FOUND, "Not available"),
            Self::MethodNotAllowed => {
                ("method_not_allowed", StatusCode::METHOD_NOT_ALLOWED, "Method not allowed")
            }
            Self::TooSlow => ("too_slow", StatusCode::REQUEST_TIMEOUT, "Request timeout"),
            Self::Taken => ("taken", StatusCode::CONFLICT, "Already taken"),
            Self::AlreadyConfirmed => {
                ("already_confirmed", StatusCode::CONFLICT, "Already confirmed")
            }
            Self::LinkExpired => ("link_expired", StatusCode::GONE, "Link expired"),
            Self::InviteSpent => ("invite_spent", StatusCode::GONE, "Invite no longer valid"),
            Self::TooLarge => ("too_large", StatusCode::PAYLOAD_TOO_LARGE, "Body too large"),
            Self::UnsupportedMediaType => (
                "unsupported_media_type",
                StatusCode::UNSUPPORTED_MEDIA_TYPE,
                "Unsupported media type",
            ),
            Self::Invalid => ("invalid", StatusCode::UNPROCESSABLE_ENTITY, "Invalid fields"),
            Self::RateLimited => {
                ("rate_limited", StatusCode::TOO_MANY_REQUESTS, "Too many requests")
            }
            Self::Busy => ("busy", StatusCode::SERVICE_UNAVAILABLE, "Server busy"),
            Self::Unavailable => {
                ("unavailable", StatusCode::SERVICE_UNAVAILABLE, "Temporarily unavailable")
            }
        }
    }

    pub(crate) fn urn(self) -> String {
        format!("urn:leptos-signup:problem:{}", self.row().0)
    }

    pub(crate) fn status(self) -> StatusCode {
        self.row().1
    }

    pub(crate) fn title(self) -> &'static str {
        self.row().2
    }
}

/// What a program can do where a limit that all share is used up.
const WORK: &str = "Too many people are signing up. Solve `challenge?for=limit` and send the solution, or try \
                    again later.";

/// One problem response.
#[derive(Debug)]
pub(crate) struct ProblemDetails {
    kind: ProblemKind,
    detail: String,
    problems: Vec<AtField>,
    /// Seconds to wait.
    retry_after: Option<u32>,
}

/// A problem at one field.
#[derive(Debug, Serialize)]
struct AtField {
    field: String,
    code: String,
    detail: String,
}

impl ProblemDetails {
    pub(crate) fn new(kind: ProblemKind, detail: impl Into<String>) -> Self {
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
                    detail: WORK.to_owned(),
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
        let problem = Self::new(kind, text::notice(refusal));
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
        let (kind, detail) = if problems.iter().any(is_taken) {
            (
                ProblemKind::Taken,
                "A user with that username or email address already exists; `problems` says which.",
            )
        } else {
            (ProblemKind::Invalid, "Some fields are invalid; `problems` names them.")
        };
        let fields = || form.fields().iter().chain(form.fields_at_confirmation());
        let problems = problems.iter().map(|problem| {
            let field = fields().find(|field| field.name() == problem.field);
            AtField {
                field: problem.field.clone(),
                code: problem.code.to_string(),
                detail: text::sentence(&problem.code, field).into_owned(),
            }
        });
        Self { problems: problems.collect(), ..Self::new(kind, detail) }
    }

    #[cfg(test)]
    pub(crate) fn detail(&self) -> &str {
        &self.detail
    }
}

impl From<InternalError> for ProblemDetails {
    fn from(_: InternalError) -> Self {
        Self::new(ProblemKind::Unavailable, text::notice(&Refusal::Unavailable))
    }
}

#[derive(Serialize)]
struct Body<'a> {
    r#type: String,
    title: &'static str,
    status: u16,
    detail: &'a str,
    #[serde(skip_serializing_if = "<[AtField]>::is_empty")]
    problems: &'a [AtField],
}

impl IntoResponse for ProblemDetails {
    fn into_response(self) -> Response {
        let status = self.kind.status();
        let mut response = json(
            status,
            &Body {
                r#type: self.kind.urn(),
                title: self.kind.title(),
                status: status.as_u16(),
                detail: &self.detail,
                problems: &self.problems,
            },
        );
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        if let Some(seconds) = self.retry_after {
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
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
