//! A tag of an account that changes with its password.

use crate::server::{
    crypto::{secret::SecretHash, signing::SigningKeys},
    store::account::Account,
};

/// A tag of an account that changes with each new password, so that a host ends all sessions that
/// began before. It is an HMAC of the account's id and of the id of its password, and never the hash. A
/// raised cost of the hash does not change it.
///
/// A host stores its bytes in the session at log-in, and refuses the session once
/// [`Signup::session_tag`](crate::Signup::session_tag) of the account is another one. In `axum-login`
/// it is the `session_auth_hash`:
///
/// ```
/// use leptos_signup::{SessionTag, store::Account};
///
/// struct Member {
///     account: Account,
///     tag: SessionTag,
/// }
///
/// impl Member {
///     /// For `AuthUser::session_auth_hash`.
///     fn session_auth_hash(&self) -> &[u8] {
///         self.tag.as_bytes()
///     }
/// }
/// ```
///
/// The tag depends on the first [`signing_key`](crate::SignupBuilder::signing_key): another key, and a
/// restart without one, end all sessions. Two tags compare in constant time.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SessionTag(SecretHash);

impl SessionTag {
    pub(crate) fn of(keys: &SigningKeys, account: &Account) -> Self {
        let password = account.password_id.unwrap_or_default();
        let message = [account.id.as_bytes().as_slice(), password.as_bytes()].concat();
        Self(keys.sign("session tag", &message).into())
    }

    /// The 32 bytes, for the session.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }
}

impl From<[u8; 32]> for SessionTag {
    /// A tag that a session holds.
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes.into())
    }
}

redacted_debug! { SessionTag {} }
