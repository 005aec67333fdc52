//! A failure of the server that a visitor only sees as "try again".

use crate::{server::error::store::StoreError, wire::refusal::Refusal};

/// The server failed. The reason is in the log.
#[derive(Debug)]
pub(crate) struct InternalError;

impl From<StoreError> for InternalError {
    fn from(error: StoreError) -> Self {
        tracing::error!(%error, "the sign-up store failed");
        Self
    }
}

impl From<getrandom::Error> for InternalError {
    fn from(error: getrandom::Error) -> Self {
        tracing::error!(%error, "the system random number generator failed");
        Self
    }
}

impl From<InternalError> for Refusal {
    fn from(_: InternalError) -> Self {
        Self::Unavailable
    }
}
