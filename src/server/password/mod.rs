//! Passwords: hashed and verified in a bounded queue.

#[cfg(any(test, not(feature = "argon2-simd")))]
pub(crate) mod argon2_memory;
#[cfg(any(test, feature = "argon2-simd"))]
pub(crate) mod argon2_simd;
pub(crate) mod argon2id;
pub(crate) mod hash_cost;
pub(crate) mod hash_pool;
pub(crate) mod memory_limit;
pub(crate) mod session_tag;
pub(crate) mod strength;

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::problem::ProblemCode,
    password::{MAX_BYTES, Password},
    server::{
        error::store::StoreError,
        password::{
            argon2id::Hasher,
            hash_pool::{HashPool, HashPoolError, RETRY_AFTER},
        },
        store::Store,
    },
    unicode,
    wire::refusal::Refusal,
};

/// The refusal when the hash queue is full.
pub(crate) fn busy() -> Refusal {
    tracing::warn!("the password hash queue is full");
    Refusal::Busy { retry_after: RETRY_AFTER }
}

/// Why a password could not be verified.
#[derive(Debug, thiserror::Error)]
#[error(transparent)]
pub struct VerifyError(#[from] Cause);

#[derive(Debug, thiserror::Error)]
enum Cause {
    #[error("the password hash queue is full")]
    Busy,
    #[error("password hashing failed")]
    Hashing(#[source] Box<dyn std::error::Error + Send + Sync>),
    #[error(transparent)]
    Store(StoreError),
}

impl VerifyError {
    /// Whether the hash queue is full, so that the same call may succeed in a few seconds. Answer
    /// 503 with `Retry-After: 5`.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        matches!(self.0, Cause::Busy)
    }
}

impl From<HashPoolError> for VerifyError {
    fn from(error: HashPoolError) -> Self {
        Self(match error {
            HashPoolError::Full => Cause::Busy,
            HashPoolError::Failed(error) => Cause::Hashing(error),
        })
    }
}

impl From<StoreError> for VerifyError {
    fn from(error: StoreError) -> Self {
        Self(Cause::Store(error))
    }
}

/// Hashes and verifies passwords.
#[derive(Debug)]
pub(crate) struct Passwords {
    pub(crate) pool: HashPool,
    /// The words of the site, which a password must not consist of.
    pub(crate) site_words: Arc<[String]>,
}

impl Passwords {
    /// Whether the hash queue is full now.
    pub(crate) fn is_full(&self) -> bool {
        self.pool.is_full()
    }

    /// The hash of a password that is strong enough. Returns `None` when the form has no password. The
    /// password must not be made of `words`, which are those of the other fields.
    pub(crate) async fn hash(
        &self,
        password: Option<&Password>,
        email: Option<&EmailAddress>,
        words: Vec<String>,
    ) -> Result<Option<String>, Refusal> {
        let Some(password) = password.cloned() else { return Ok(None) };
        let (email, site_words) = (email.cloned(), Arc::clone(&self.site_words));
        let work = move |hasher: &mut Hasher| {
            strength::check(&password, email.as_ref(), &site_words, &words)
                .map(|()| hasher.hash(password.expose()))
        };
        match self.run(work).await? {
            Ok(Ok(hash)) => Ok(Some(hash)),
            Ok(Err(error)) => {
                tracing::error!(%error, "a password could not be hashed");
                Err(Refusal::Unavailable)
            }
            Err(weakness) => Err(Refusal::at("password", ProblemCode::Password(weakness))),
        }
    }

    /// Refuses a password that `hash` is not of. The tries are limited only for their cost: the
    /// holder of a link may choose a new password anyway.
    pub(crate) async fn verify(
        &self,
        password: Option<&Password>,
        hash: Option<&str>,
    ) -> Result<(), Refusal> {
        let wrong = || Err(Refusal::at("password", ProblemCode::WrongPassword));
        let (Some(password), Some(hash)) = (password.cloned(), hash.map(str::to_owned)) else {
            return wrong();
        };
        let work = move |hasher: &mut Hasher| hasher.verify(password.expose(), &hash);
        let is_right = self.run(work).await?;
        if is_right { Ok(()) } else { wrong() }
    }

    /// Whether `password` is the password of an account. Renews a hash that cost less than the
    /// current cost.
    pub(crate) async fn verify_account(
        &self,
        store: &dyn Store,
        account: Option<Uuid>,
        password: &str,
    ) -> Result<bool, VerifyError> {
        let stored = match account {
            Some(account) => store.find_password_hash(account).await?,
            None => None,
        };
        self.verify_stored(store, account, stored, password).await
    }

    /// The same for an account whose hash is known. Without a hash it takes as long and is `false`.
    pub(crate) async fn verify_stored(
        &self,
        store: &dyn Store,
        account: Option<Uuid>,
        stored: Option<String>,
        password: &str,
    ) -> Result<bool, VerifyError> {
        // The form accepts no password of this length.
        if password.len() > 4 * MAX_BYTES {
            return Ok(false);
        }
        let typed = unicode::nfc(password).into_owned();
        let cost = self.pool.cost();
        let hash = stored.clone();
        let verified = self.pool.run(move |hasher| {
            let Some(hash) = hash else {
                // An unknown account costs the same time as a wrong password.
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
                match store.replace_password_hash(account, &old, &new).await {
                    Ok(_) => tracing::info!(%account, "password hash renewed"),
                    // The password is right all the same.
                    Err(error) => tracing::error!(%error, %account, "password hash not renewed"),
                }
            }
            (_, _, Some(Err(error))) => tracing::error!(%error, "password hash not renewed"),
            _ => {}
        }
        Ok(is_right)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Hasher) -> T + Send + 'static,
    ) -> Result<T, Refusal> {
        self.pool.run(work).await.map_err(|error| match error {
            HashPoolError::Full => busy(),
            HashPoolError::Failed(error) => {
                tracing::error!(%error, "password hashing failed");
                Refusal::Unavailable
            }
        })
    }
}
