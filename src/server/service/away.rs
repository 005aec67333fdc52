//! Why an outside service gave no answer that says anything.

use std::{error::Error, fmt::Write, time::Duration};

use axum::http::StatusCode;

use crate::server::check::CheckError;

/// It says neither what was asked nor what was answered, so that it can be logged.
#[derive(Debug, thiserror::Error)]
pub(in crate::server) enum Away {
    #[error("it could not be reached: {0}")]
    Unreachable(String),
    #[error("it gave no answer within {0:?}")]
    Slow(Duration),
    #[error("it asked to be left alone for a while, which is not over")]
    Pauses,
    #[error("it leads elsewhere")]
    LeadsElsewhere,
    #[error("it answered {0}")]
    Status(StatusCode),
    #[error("its answer was longer than {0} bytes")]
    TooLong(usize),
    #[error("its answer was not {0}")]
    Garbage(&'static str),
}

impl Away {
    /// With all that is behind `error`: of a connection that failed, the first says nothing.
    pub(super) fn unreachable(error: &dyn Error) -> Self {
        let mut text = error.to_string();
        let mut source = error.source();
        while let Some(error) = source {
            // A text takes everything that is written to it.
            let _ = write!(text, ": {error}");
            source = error.source();
        }
        Self::Unreachable(text)
    }
}

impl From<Away> for CheckError {
    fn from(away: Away) -> Self {
        Self::Failed(Box::new(away))
    }
}
