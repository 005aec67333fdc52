//! What is stored of invites, and of people who wait to be admitted.

use std::{fmt, time::SystemTime};

use async_trait::async_trait;
use uuid::Uuid;

use super::{SecretHash, StoreError};

/// The part of a [`Store`](super::Store) that is about who may sign up. Every method is one
/// transaction.
#[async_trait]
pub trait AdmissionStore: Send + Sync {
    /// Writes an invite, of whose code nothing but the hash is kept.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn add_invite(&self, invite: &StoredInvite, code: SecretHash) -> Result<(), StoreError>;

    /// The invite with this code.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_invite(
        &self,
        form: &str,
        code: SecretHash,
    ) -> Result<Option<StoredInvite>, StoreError>;

    /// Up to `limit` invites, the newest first, from the one made before `before`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn invites(
        &self,
        form: &str,
        before: Option<Uuid>,
        limit: u32,
    ) -> Result<Vec<StoredInvite>, StoreError>;

    /// Ends an invite, unless it was ended before. Tells whether it did.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn revoke_invite(
        &self,
        form: &str,
        id: Uuid,
        now: SystemTime,
    ) -> Result<bool, StoreError>;

    /// Up to `limit` people who wait, the longest first, from the one parked after `after`.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn parked(
        &self,
        form: &str,
        after: Option<&Parked>,
        limit: u32,
    ) -> Result<Vec<Parked>, StoreError>;

    /// Deletes a parked attempt and those that died for it, with all that belongs to them. Tells
    /// whether there was one.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was deleted.
    async fn forget_parked(&self, form: &str, id: Uuid) -> Result<bool, StoreError>;
}

/// By which door somebody came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// It is open to everybody.
    Open,
    /// With this invite, which is used when the account is made.
    Invite(Uuid),
    /// To be parked once the mailbox is proven.
    Waitlist,
}

impl Entry {
    /// The invite.
    #[must_use]
    pub fn invite(self) -> Option<Uuid> {
        match self {
            Self::Invite(id) => Some(id),
            Self::Open | Self::Waitlist => None,
        }
    }
}

/// An invite, without its code, which nobody knows but whom it was given to.
#[derive(Clone, PartialEq, Eq)]
pub struct StoredInvite {
    /// A UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The one address that it is for.
    pub email: Option<String>,
    /// The domain, in ASCII, at or below which the address must be.
    pub domain: Option<String>,
    /// How many accounts were made with it.
    pub uses: u32,
    /// How many may be made with it.
    pub max_uses: u32,
    /// When it was made.
    pub created_at: SystemTime,
    /// From when on nobody signs up with it.
    pub expires_at: SystemTime,
    /// When it was revoked.
    pub revoked_at: Option<SystemTime>,
}

/// Somebody who waits to be admitted, with an address that is proven.
#[derive(Clone, PartialEq)]
pub struct Parked {
    /// Of the attempt, a UUIDv7.
    pub id: Uuid,
    /// Where mail goes.
    pub email: String,
    /// The name, which is not reserved.
    pub username: Option<String>,
    /// The values of the host's fields, by name.
    pub profile: serde_json::Map<String, serde_json::Value>,
    /// Whether the host's policy flagged the address as one to throw away.
    pub is_disposable: bool,
    /// Since when.
    pub parked_at: SystemTime,
}

impl Parked {
    /// The address without most of what stands before the `@`, for screens that others see:
    /// `a…@example.org`.
    #[must_use]
    pub fn masked_email(&self) -> String {
        let (local, domain) = self.email.rsplit_once('@').unwrap_or_default();
        let first: String = local.chars().take(1).collect();
        format!("{first}…@{domain}")
    }
}

/// The id alone: the rest is somebody's.
impl fmt::Debug for StoredInvite {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredInvite").field("id", &self.id).finish_non_exhaustive()
    }
}

/// The id alone: the rest is somebody's.
impl fmt::Debug for Parked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Parked").field("id", &self.id).finish_non_exhaustive()
    }
}
