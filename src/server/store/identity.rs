//! What other parties know the owners of accounts by.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::{
    server::{
        crypto::secret::SecretHash,
        error::store::StoreError,
        store::{
            account::{Account, EmailRow},
            admission::AdmissionPath,
        },
    },
    text::language::Language,
};

/// The most bytes of an issuer and of a subject. `OpenID` Connect allows 255 characters of ASCII.
const MAX_BYTES: usize = 255;

/// What another party knows a person by: the issuer of an `OpenID` provider and its `sub`, or the credential of a
/// passkey. An account may have several, and each belongs to one account.
///
/// ```
/// use leptos_signup::Identity;
///
/// let google = Identity::new("https://accounts.google.com", "110169484474386276334")?;
/// let passkey = Identity::new("passkey", "lTqW8H7x-credential-id")?;
/// assert_ne!(google, passkey);
/// assert!(Identity::new("https://accounts.google.com", "").is_err());
/// # Ok::<(), leptos_signup::IdentityError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Identity {
    issuer: String,
    subject: String,
}

/// Why something is no proven identity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum IdentityError {
    /// The issuer or the subject is empty, too long, or has a control character or white space around it.
    #[error("the issuer or the subject is not 1 to 255 bytes of text without control characters")]
    Malformed,
    /// The provider sent no address. Ask it for the scope `email`.
    #[error("the provider sent no address: ask for the scope `email`")]
    NoAddress,
    /// The provider does not say that it has verified the address.
    #[error("the provider has not verified the address")]
    NotVerified,
    /// The address is no valid address.
    #[error("the address of the provider is invalid")]
    InvalidAddress,
}

impl Identity {
    /// An identity. Both texts are compared byte by byte.
    ///
    /// # Errors
    /// [`IdentityError::Malformed`].
    pub fn new(
        issuer: impl Into<String>,
        subject: impl Into<String>,
    ) -> Result<Self, IdentityError> {
        let (issuer, subject) = (issuer.into(), subject.into());
        // MySQL takes two texts for the same that differ in white space at their ends.
        let is_text = |text: &String| {
            (1..=MAX_BYTES).contains(&text.len())
                && !text.contains(char::is_control)
                && text.trim() == text
        };
        match is_text(&issuer) && is_text(&subject) {
            true => Ok(Self { issuer, subject }),
            false => Err(IdentityError::Malformed),
        }
    }

    /// The party that knows the person.
    #[must_use]
    pub fn issuer(&self) -> &str {
        &self.issuer
    }

    /// What the party calls the person.
    #[must_use]
    pub fn subject(&self) -> &str {
        &self.subject
    }
}

/// An identity of an account.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct LinkedIdentity {
    /// The identity.
    pub identity: Identity,
    /// When it was linked to the account.
    pub linked_at: SystemTime,
}

/// The result of linking an identity to an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use = "another account may have the identity"]
pub enum LinkOutcome {
    /// The account has the identity now.
    Linked,
    /// The account had it before.
    AlreadyLinked,
    /// Another account has it, and keeps it. This is its id.
    HeldBy(Uuid),
    /// There is no such account.
    UnknownAccount,
}

/// A sign-up whose mailbox another party has proven.
pub struct NewProven {
    /// The id of the attempt, a UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: &'static str,
    /// The language of the page.
    pub language: Language,
    /// The address.
    pub email: EmailRow,
    /// What the party knows the person by.
    pub identity: Option<Identity>,
    /// How the sign-up was admitted.
    pub admission: AdmissionPath,
    /// The page of the host to go on to after the sign-up, at most 512 bytes of ASCII.
    pub next_page: Option<String>,
    /// Hash of the token that only the browser of the person has.
    pub token: SecretHash,
    /// A random hash in place of a code's.
    pub code_hash: SecretHash,
    /// The time.
    pub now: SystemTime,
    /// When the page of the sign-up works no longer.
    pub expires_at: SystemTime,
    /// The id of the event `attempt_started`, a UUIDv7. `None` when the host has no event sink.
    pub event: Option<Uuid>,
}

/// The part of the store for identities. Every method is one transaction.
#[async_trait]
pub trait IdentityStore: Send + Sync {
    /// Writes an attempt whose mailbox is proven. It has one link, whose token only this browser has, and no
    /// mail.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn begin_proven(&self, proven: &NewProven) -> Result<(), StoreError>;

    /// Returns the account with this identity.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_account_by_identity(
        &self,
        form: &str,
        identity: &Identity,
    ) -> Result<Option<Account>, StoreError>;

    /// Gives an account an identity, unless another account has it.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn link_identity(
        &self,
        form: &str,
        account: Uuid,
        identity: &Identity,
        now: SystemTime,
    ) -> Result<LinkOutcome, StoreError>;

    /// Takes an identity from an account. Returns whether the account had it.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was deleted.
    async fn unlink_identity(
        &self,
        form: &str,
        account: Uuid,
        identity: &Identity,
    ) -> Result<bool, StoreError>;

    /// Returns the identities of an account, in the order of issuers and subjects.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn list_identities(
        &self,
        form: &str,
        account: Uuid,
    ) -> Result<Vec<LinkedIdentity>, StoreError>;
}

redacted_debug! { Identity {} LinkedIdentity { linked_at } NewProven { id } }

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_is_text_that_every_database_tells_apart() {
        let long = "x".repeat(MAX_BYTES + 1);
        for bad in ["", " a", "a ", "a\u{a0}", "a\0b", "\n", long.as_str()] {
            assert_eq!(Identity::new(bad, "1"), Err(IdentityError::Malformed), "{bad:?}");
            assert_eq!(Identity::new("a", bad), Err(IdentityError::Malformed), "{bad:?}");
        }
        let identity = Identity::new("https://example.org", "Ünï|1 2").unwrap();
        assert_eq!((identity.issuer(), identity.subject()), ("https://example.org", "Ünï|1 2"));
        assert!(!format!("{identity:?}").contains("example"));
    }
}
