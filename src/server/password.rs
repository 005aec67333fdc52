//! Passwords: hashed and verified in the bounded line.

use uuid::Uuid;

use super::{
    Signup,
    argon2id::{self, Hasher},
    hashing::{self, HashingError},
    registration::refused,
    store::{Attempt, StoreError},
    strength,
};
use crate::{
    Refusal,
    email::EmailAddress,
    form::ProblemCode,
    password::{MAX_BYTES, Password},
    unicode,
};

/// The line for hashing is full.
pub(super) fn busy() -> Refusal {
    tracing::warn!("the line for password hashing is full");
    Refusal::Busy { retry_after: hashing::RETRY_AFTER }
}

/// Why nobody knows whether a password is right.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct VerifyError(#[from] Cause);

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error("the line for password hashing is full")]
    Busy,
    #[error("password hashing failed")]
    Hashing(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error(transparent)]
    Store(StoreError),
}

impl VerifyError {
    /// Whether so many wait for their turn that the same may succeed in a few seconds: a reason for
    /// 503 with `Retry-After: 5`.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.0, Cause::Busy)
    }
}

impl From<HashingError> for VerifyError {
    fn from(error: HashingError) -> Self {
        Self(match error {
            HashingError::Full => Cause::Busy,
            HashingError::Failed(error) => Cause::Hashing(error),
        })
    }
}

impl From<StoreError> for VerifyError {
    fn from(error: StoreError) -> Self {
        Self(Cause::Store(error))
    }
}

impl Signup {
    /// Whether `password` is that of the account, for the host's own log-in: with the normalisation
    /// of the sign-up, in the same bounded line as its hashes. A right one whose hash cost less than
    /// [`hash_cost`](crate::SignupBuilder::hash_cost) asks for now is hashed anew and stored, so that
    /// a raised cost reaches everybody who logs in.
    ///
    /// Nothing for an account stands for nobody: it takes as long as a wrong password, and is wrong.
    /// So is every password of an account that has none. How often somebody may try, and what a right
    /// one opens, is for the host to say.
    ///
    /// ```no_run
    /// use leptos_signup::Signup;
    /// use uuid::Uuid;
    ///
    /// /// `found` is the account of the name that was typed, where there is one.
    /// async fn log_in(signup: &Signup, found: Option<Uuid>, typed: &str) -> Option<Uuid> {
    ///     let is_right = signup.verify_password(found, typed).await;
    ///     found.filter(|_| is_right.unwrap_or(false))
    /// }
    /// ```
    ///
    /// # Errors
    /// A [`VerifyError`], when the line is full or the store or the hashing fails.
    pub async fn verify_password(
        &self,
        account: Option<Uuid>,
        password: &str,
    ) -> Result<bool, VerifyError> {
        // No such password was ever taken.
        if password.len() > 4 * MAX_BYTES {
            return Ok(false);
        }
        let stored = match account {
            Some(account) => self.inner().store.password_hash(account).await?,
            None => None,
        };
        let typed = unicode::nfc(password).into_owned();
        let cost = self.inner().hashing.cost();
        let hash = stored.clone();
        let verified = self.inner().hashing.run(move |hasher| {
            let Some(hash) = hash else {
                // As long as for somebody.
                drop(hasher.hash(&typed));
                return (false, None);
            };
            let is_right = hasher.verify(&typed, &hash);
            let is_outdated = is_right && argon2id::is_outdated(&hash, cost);
            (is_right, is_outdated.then(|| hasher.hash(&typed)))
        });
        let (is_right, renewed) = verified.await?;
        match (account, stored, renewed) {
            (Some(account), Some(old), Some(Ok(new))) => {
                let replaced = self.inner().store.replace_password_hash(account, &old, &new).await;
                match replaced {
                    Ok(_) => tracing::info!(%account, "the hash of a password was renewed"),
                    // The password is right all the same.
                    Err(error) => tracing::error!(%error, %account, "a hash was not renewed"),
                }
            }
            (_, _, Some(Err(error))) => tracing::error!(%error, "a hash was not renewed"),
            _ => {}
        }
        Ok(is_right)
    }

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
            Err(weakness) => Err(refused("password", ProblemCode::Password(weakness))),
        }
    }

    /// The password is the one that was chosen with the attempt. Whoever holds its link may choose
    /// another one anyway, so tries are counted for what they cost alone.
    pub(super) async fn verify(
        &self,
        password: Option<&Password>,
        attempt: &Attempt,
    ) -> Result<(), Refusal> {
        let wrong = || Err(refused("password", ProblemCode::WrongPassword));
        let (Some(password), Some(hash)) = (password.cloned(), attempt.password_hash.clone())
        else {
            return wrong();
        };
        let work = move |hasher: &mut Hasher| hasher.verify(password.expose(), &hash);
        let is_right = self.in_line(work).await?;
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
