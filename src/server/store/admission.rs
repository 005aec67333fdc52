//! Invites and the waitlist.

use std::time::SystemTime;

use async_trait::async_trait;
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    email::{EmailAddress, domain_list, key::KeyLevel},
    server::{crypto::secret::SecretHash, error::store::StoreError},
};

/// The part of the store that decides who may sign up. Every method is one transaction.
#[async_trait]
pub trait AdmissionStore: Send + Sync {
    /// Writes an invite. The database keeps only the hash of its code.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn add_invite(&self, invite: &StoredInvite, code: SecretHash) -> Result<(), StoreError>;

    /// Returns the invite with this code.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_invite(
        &self,
        form: &str,
        code: SecretHash,
    ) -> Result<Option<StoredInvite>, StoreError>;

    /// Returns up to `limit` invites, the newest first, starting after `before`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn list_invites(
        &self,
        form: &str,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<StoredInvite>, StoreError>;

    /// Revokes an invite and returns whether it was valid until now.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn revoke_invite(
        &self,
        form: &str,
        id: Uuid,
        now: SystemTime,
    ) -> Result<bool, StoreError>;

    /// Returns up to `limit` people on the waitlist, the longest-waiting first, starting after
    /// `after`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn list_waitlist(
        &self,
        form: &str,
        after: Option<&Parked>,
        limit: u32,
    ) -> Result<Vec<Parked>, StoreError>;

    /// Deletes a parked attempt and the attempts that it superseded, with all that belongs to them.
    /// Returns whether there was one.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was deleted.
    async fn remove_from_waitlist(&self, form: &str, id: Uuid) -> Result<bool, StoreError>;
}

/// How a registration was admitted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AdmissionPath {
    /// The form is open to everyone.
    Open,
    /// The registration has this invite. The account uses it up.
    Invite(Uuid),
    /// The form has a waitlist. The attempt is parked once the mailbox is proven.
    Waitlist,
}

impl AdmissionPath {
    /// The id of the invite.
    pub(crate) fn invite(self) -> Option<Uuid> {
        match self {
            Self::Invite(id) => Some(id),
            Self::Open | Self::Waitlist => None,
        }
    }
}

/// An invite without its code. Only the recipient of the code knows it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredInvite {
    /// The id of the invite, a UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The only address that may use the invite.
    pub email: Option<String>,
    /// The domain, in ASCII, at or below which the address must be.
    pub domain: Option<String>,
    /// The number of accounts that used the invite.
    pub uses: u32,
    /// The number of accounts that may use the invite.
    pub max_uses: u32,
    /// When the invite was created.
    pub created_at: SystemTime,
    /// When the invite expires.
    pub expires_at: SystemTime,
    /// When the invite was revoked.
    pub revoked_at: Option<SystemTime>,
}

impl StoredInvite {
    /// Whether a person with the address `email` may use the invite, on a form of this level.
    pub(crate) fn is_for(&self, email: Option<&EmailAddress>, level: KeyLevel) -> bool {
        let is_same = |own: &String| {
            let own = EmailAddress::parse_stored(own).ok();
            own.zip(email).is_some_and(|(own, email)| own.key_at(level) == email.key_at(level))
        };
        let is_within =
            |domain: &String| email.is_some_and(|email| domain_list::is_at_or_below(email, domain));
        self.email.as_ref().is_none_or(is_same) && self.domain.as_ref().is_none_or(is_within)
    }
}

/// A person on the waitlist, with a proven address.
#[derive(Clone, PartialEq)]
#[non_exhaustive]
pub struct Parked {
    /// The id of the attempt, a UUIDv7.
    pub id: Uuid,
    /// The address in the form for mail: the domain is in ASCII.
    pub email_deliverable: String,
    /// The username. The waitlist does not reserve it.
    pub username: Option<String>,
    /// The values of the host's fields, by name.
    pub profile: Map<String, Value>,
    /// Whether the host's policy flagged the address as disposable.
    pub is_disposable: bool,
    /// When the address was proven.
    pub parked_at: SystemTime,
}

impl Parked {
    /// The address with its local part shortened, for screens that other people see:
    /// `a…@example.org`.
    #[must_use]
    pub fn masked_email(&self) -> String {
        let (local, domain) = self.email_deliverable.rsplit_once('@').unwrap_or_default();
        let first: String = local.chars().take(1).collect();
        format!("{first}…@{domain}")
    }
}

redacted_debug! { StoredInvite { id } Parked { id } }
