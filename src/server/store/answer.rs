//! The part of a [`Store`](super::Store) that is about answers to captchas.

use std::time::SystemTime;

use async_trait::async_trait;

use super::{SecretHash, StoreError};

/// Remembers answers to captchas, so that each is good once, whichever instance it is given to.
/// Every method is one transaction.
#[async_trait]
pub trait AnswerStore: Send + Sync {
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
