//! Why a call about accounts failed.

use crate::server::{error::store::StoreError, password::VerifyError};

/// Why a call of [`Accounts`](super::Accounts) failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AccountError {
    /// No form has this id.
    #[error("there is no form `{form}`: give the id of a form of the builder")]
    UnknownForm {
        /// The given value.
        form: String,
    },
    /// The store failed.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The password could not be verified.
    #[error(transparent)]
    Verify(#[from] VerifyError),
}

impl AccountError {
    /// Whether the hash queue is full, so that the same call may succeed in a few seconds. Answer 503 with
    /// `Retry-After: 5`.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self, Self::Verify(error) if error.is_busy())
    }
}
