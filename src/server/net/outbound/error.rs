//! Why an outside service gave no usable response.

use std::{error::Error, fmt::Write, time::Duration};

use axum::http::StatusCode;

/// A failure of an outside service. It quotes neither request nor response, so it may be logged.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OutboundError {
    #[error("the service could not be reached: {0}")]
    Unreachable(String),
    #[error("the service gave no response within {0:?}")]
    Slow(Duration),
    #[error("this host asks the service {0} questions already")]
    Busy(usize),
    #[error("the service asked not to be called for a while")]
    Paused,
    #[error("the service redirected to another origin")]
    LeadsElsewhere,
    #[error("the service answered {0}")]
    Status(StatusCode),
    #[error("the response was longer than {0} bytes")]
    TooLong(usize),
    #[error("the response was not {0}")]
    Garbage(&'static str),
}

impl OutboundError {
    /// Includes all sources of `error`, because the outer error of a failed connection says nothing.
    pub(crate) fn unreachable(error: &dyn Error) -> Self {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            // Writing to a string cannot fail.
            let _ = write!(text, ": {error}");
            source = error.source();
        }
        Self::Unreachable(text)
    }
}
