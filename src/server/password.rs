//! Passwords of a sign-up: hashed and verified in the bounded line.

use super::{
    Signup,
    argon2id::{self, Hasher},
    hashing::{self, HashingError},
    registration::refused,
    store::Attempt,
    strength,
};
use crate::{Refusal, email::EmailAddress, form::Code, password::Password};

/// The line for hashing is full.
pub(super) fn busy() -> Refusal {
    tracing::warn!("the line for password hashing is full");
    Refusal::Busy { retry_after: hashing::RETRY_AFTER }
}

impl Signup {
    /// The hash of a password that is strong enough; nothing where the form asks for none.
    pub(super) async fn hash(
        &self,
        password: Option<&Password>,
        email: Option<&EmailAddress>,
    ) -> Result<Option<String>, Refusal> {
        let Some(password) = password.cloned() else { return Ok(None) };
        let (email, signup) = (email.cloned(), self.clone());
        let work = move |hasher: &mut Hasher| {
            strength::check(&password, email.as_ref(), &signup.inner().site_words)
                .map(|()| hasher.hash(password.expose()))
        };
        match self.in_line(work).await? {
            Ok(Ok(hash)) => Ok(Some(hash)),
            Ok(Err(error)) => {
                tracing::error!(%error, "a password could not be hashed");
                Err(Refusal::Unavailable)
            }
            Err(weakness) => Err(refused("password", Code::Password(weakness))),
        }
    }

    /// The password is the one that was chosen with the attempt. Whoever holds its link may choose
    /// another one anyway, so tries are not counted.
    pub(super) async fn verify(
        &self,
        password: Option<&Password>,
        attempt: &Attempt,
    ) -> Result<(), Refusal> {
        let wrong = || Err(refused("password", Code::WrongPassword));
        let (Some(password), Some(hash)) = (password.cloned(), attempt.password_hash.clone())
        else {
            return wrong();
        };
        let is_right = self.in_line(move |_| argon2id::verify(password.expose(), &hash)).await?;
        if is_right { Ok(()) } else { wrong() }
    }

    async fn in_line<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Hasher) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        self.inner().hashing.run(work).await.map_err(|error| match error {
            HashingError::Full => busy(),
            HashingError::Failed(error) => {
                tracing::error!(%error, "password hashing failed");
                Refusal::Unavailable
            }
        })
    }
}
