//! Why the server refuses a submission.

use core::fmt;

use leptos::server_fn::{
    Bytes, Decodes, Encodes,
    error::{FromServerFnError, ServerFnErrorErr},
};

use crate::{
    form::{
        problem::{Problem, ProblemCode},
        submission::{Submission, SubmissionError},
    },
    wire::encoding::{Pairs, Urlencoded, number, pair},
};

/// Why the server did not accept a submission.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// These fields have problems.
    Problems(Vec<Problem>),
    /// The server is too busy.
    Busy {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// There were too many attempts.
    TooOften {
        /// Seconds to wait.
        retry_after: u32,
    },
    /// The form does not accept sign-ups at the moment.
    Closed,
    /// The request is not a submission of any form of this host.
    Malformed,
    /// The server could not be reached, or its response was not understood.
    Unreachable,
    /// The server failed; the reason is in its log.
    Unavailable,
    /// The host did not put `signup.layer()` onto its router.
    NotConfigured,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Problems(problems) => {
                f.write_str("fields with problems:")?;
                problems.iter().try_for_each(|problem| write!(f, " {problem};"))
            }
            Self::Busy { retry_after } => write!(f, "server busy, retry after {retry_after} s"),
            Self::TooOften { retry_after } => {
                write!(f, "too many attempts, retry after {retry_after} s")
            }
            Self::Closed => f.write_str("the form is closed"),
            Self::Malformed => f.write_str("the request is not a submission of any form"),
            Self::Unreachable => f.write_str("the server could not be reached"),
            Self::Unavailable => f.write_str("the server failed"),
            Self::NotConfigured => {
                f.write_str("`signup.layer()` is missing: add it to the host's router")
            }
        }
    }
}

impl std::error::Error for Refusal {}

impl Refusal {
    /// One problem at one field.
    #[cfg_attr(not(feature = "ssr"), allow(dead_code, reason = "only the server refuses"))]
    pub(crate) fn at(field: &str, code: ProblemCode) -> Self {
        Self::Problems(vec![Problem { field: field.to_owned(), code }])
    }

    /// The seconds to wait, where a proof of work would help too.
    #[cfg(feature = "ssr")]
    pub(crate) fn asks_for_work(&self) -> Option<u32> {
        let Self::Problems(problems) = self else { return None };
        problems.iter().find_map(|problem| match problem.code {
            ProblemCode::CaptchaWork { seconds } => Some(seconds),
            _ => None,
        })
    }

    pub(super) fn write(&self, pairs: &mut Pairs) {
        let word = match self {
            Self::Problems(problems) => {
                let problems = problems.iter();
                pairs.extend(
                    problems.map(|p| pair(&["at.", &p.field].concat(), &p.code.to_string())),
                );
                "problems"
            }
            Self::Busy { retry_after } => {
                pairs.push(pair("retry_after", &retry_after.to_string()));
                "busy"
            }
            Self::TooOften { retry_after } => {
                pairs.push(pair("retry_after", &retry_after.to_string()));
                "too_often"
            }
            Self::Closed => "closed",
            Self::Malformed => "malformed",
            Self::Unreachable => "unreachable",
            Self::Unavailable => "unavailable",
            Self::NotConfigured => "not_configured",
        };
        pairs.push(pair("refusal", word));
    }

    pub(super) fn read(pairs: &Submission) -> Option<Self> {
        Some(match pairs.get("refusal") {
            "problems" => {
                let problems = pairs.pairs().filter_map(|(name, value)| {
                    let (field, code) = (name.strip_prefix("at.")?, value.parse().ok()?);
                    Some(Problem::new(field, code))
                });
                Self::Problems(problems.collect())
            }
            "busy" => Self::Busy { retry_after: number(pairs, "retry_after") },
            "too_often" => Self::TooOften { retry_after: number(pairs, "retry_after") },
            "closed" => Self::Closed,
            "malformed" => Self::Malformed,
            "unreachable" => Self::Unreachable,
            "unavailable" => Self::Unavailable,
            "not_configured" => Self::NotConfigured,
            _ => return None,
        })
    }
}

impl Encodes<Refusal> for Urlencoded {
    type Error = SubmissionError;

    fn encode(refusal: &Refusal) -> Result<Bytes, Self::Error> {
        let mut pairs = Pairs::new();
        refusal.write(&mut pairs);
        Ok(Submission::from_pairs(pairs).to_urlencoded().into())
    }
}

impl Decodes<Refusal> for Urlencoded {
    type Error = SubmissionError;

    fn decode(bytes: Bytes) -> Result<Refusal, Self::Error> {
        let pairs = Submission::from_urlencoded(&bytes)?;
        Ok(Refusal::read(&pairs).unwrap_or_else(foreign))
    }
}

/// A response that is not of a sign-up, such as the page of a proxy. The author of the host sees why in the
/// console of the browser.
fn foreign() -> Refusal {
    #[cfg(target_arch = "wasm32")]
    leptos::logging::error!(
        "leptos_signup: a server function got a response of something else. Does each proxy forward /api/signup/*?"
    );
    Refusal::Unreachable
}

impl FromServerFnError for Refusal {
    type Encoder = Urlencoded;

    fn from_server_fn_error(error: ServerFnErrorErr) -> Self {
        match error {
            ServerFnErrorErr::Args(_) | ServerFnErrorErr::MissingArg(_) => Self::Malformed,
            #[cfg(not(target_arch = "wasm32"))]
            ServerFnErrorErr::Deserialization(_) => Self::Malformed,
            #[cfg(target_arch = "wasm32")]
            ServerFnErrorErr::Deserialization(_) => foreign(),
            #[cfg(target_arch = "wasm32")]
            ServerFnErrorErr::Request(_) => Self::Unreachable,
            _ => Self::Unavailable,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::email::error::Reason;

    #[test]
    fn a_refusal_is_codes_and_numbers() {
        let code = ProblemCode::Email { reason: Reason::UnsafeChars, character: Some('\u{200b}') };
        let problem = Problem::new("email", code);
        let bytes = Urlencoded::encode(&Refusal::Problems(vec![problem])).unwrap();
        assert_eq!(bytes, "at.email=email_unsafe_chars%3A8203&refusal=problems");
        let foreign: Refusal = Urlencoded::decode("refusal=Buy+now".into()).unwrap();
        assert_eq!(foreign, Refusal::Unreachable);
    }
}
