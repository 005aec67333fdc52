//! What all instances have to know of captchas.

use std::time::SystemTime;

use async_trait::async_trait;

use super::{SecretHash, StoreError};

/// The part of a [`Store`](super::Store) that is about captchas: an answer is good once, whichever
/// instance it is given to, and of a provider that is down all know. Every method is one
/// transaction.
#[async_trait]
pub trait CaptchaStore: Send + Sync {
    /// The post with which an answer was accepted, if it was.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_answer(&self, answer: &SecretHash) -> Result<Option<SecretHash>, StoreError>;

    /// Accepts an answer with this post, unless it was accepted before. Tells with which post it
    /// was: of several at once, one is the first.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn accept_answer(&self, answer: &AcceptedAnswer) -> Result<SecretHash, StoreError>;

    /// Until when the provider of a form is taken for down, if it was down ever.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_outage(&self, form: &str) -> Result<Option<SystemTime>, StoreError>;

    /// Takes the provider of a form for down until then.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn note_outage(&self, form: &str, until: SystemTime) -> Result<(), StoreError>;
}

/// An answer that was judged to be right.
#[derive(Clone, Copy, Debug)]
pub struct AcceptedAnswer {
    /// Of the answer.
    pub answer: SecretHash,
    /// Of the post that it came with.
    pub post: SecretHash,
    /// When it could not be given again anyway.
    pub expires_at: SystemTime,
}
