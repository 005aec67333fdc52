//! What all instances share about captchas.

use std::time::SystemTime;

use async_trait::async_trait;

use crate::server::{crypto::secret::SecretHash, error::store::StoreError};

/// The part of the store for captchas: every instance knows which answers were accepted and which
/// providers are down. Every method is one transaction.
#[async_trait]
pub trait CaptchaStore: Send + Sync {
    /// Returns the hash of the submission with which this answer was accepted.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_answer(&self, answer: &SecretHash) -> Result<Option<SecretHash>, StoreError>;

    /// Accepts an answer with this submission, unless it was accepted before. Returns the hash of
    /// the first submission: of several at once, one wins.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn accept_answer(&self, answer: &AcceptedAnswer) -> Result<SecretHash, StoreError>;

    /// Returns the end of the last outage of a form's provider, if there was one.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_outage(&self, form: &str) -> Result<Option<SystemTime>, StoreError>;

    /// Records that the provider of a form is down until then.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn record_outage(&self, form: &str, until: SystemTime) -> Result<(), StoreError>;
}

/// An answer that was verified.
#[derive(Clone, Copy, Debug)]
pub struct AcceptedAnswer {
    /// Hash of the answer.
    pub answer: SecretHash,
    /// Hash of the submission that brought the answer.
    pub post: SecretHash,
    /// When the provider would refuse the answer anyway.
    pub expires_at: SystemTime,
}
