//! What is kept of somebody: in an attempt, and then in the account.

use std::{fmt, time::SystemTime};

use uuid::Uuid;

use super::super::secret::SecretHash;

/// What an accepted registration comes to, ready to be stored.
pub struct Person {
    /// The address, where the form asks for one.
    pub email: Option<StoredEmail>,
    /// The name, where the form asks for one.
    pub username: Option<StoredUsername>,
    /// The values of the host's fields, as a JSON object with their types.
    pub profile: String,
    /// A PHC string, where the form asks for a password.
    pub password_hash: Option<String>,
    /// The documents that were agreed to.
    pub consents: Vec<StoredConsent>,
}

/// An address in its forms.
pub struct StoredEmail {
    /// Where mail goes: the domain in ASCII.
    pub deliverable: String,
    /// What people read.
    pub normalized: String,
    /// What decides uniqueness, of [`KEY_VERSION`](super::KEY_VERSION).
    pub key: String,
    /// What mails to it are counted by: the hash of its key at the level
    /// [`Aggressive`](crate::email::KeyLevel::Aggressive).
    pub mailbox_hash: SecretHash,
    /// Whether the host's policy flags it as one to throw away.
    pub is_disposable: bool,
}

/// A name in its forms.
#[derive(Clone)]
pub struct StoredUsername {
    /// What people read.
    pub shown: String,
    /// What decides uniqueness.
    pub key: String,
}

/// Agreement with one version of a document.
#[derive(Clone, Debug)]
pub struct StoredConsent {
    /// A UUIDv7.
    pub id: Uuid,
    /// The id of the document.
    pub document: &'static str,
    /// Which version of it.
    pub version: &'static str,
    /// Of its text.
    pub text_hash: SecretHash,
    /// The language in which it was shown (BCP 47).
    pub language: &'static str,
}

/// An account as it has just been made, for the host's hook. It never holds the password's hash.
#[derive(Clone)]
#[non_exhaustive]
pub struct Account {
    /// A UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// Where mail goes.
    pub email: Option<String>,
    /// What people read of the address.
    pub email_normalized: Option<String>,
    /// The name.
    pub username: Option<String>,
    /// The values of the host's fields, by name.
    pub profile: serde_json::Map<String, serde_json::Value>,
    /// Whether the host's policy flagged the address as one to throw away.
    pub is_disposable: bool,
    /// When it was made.
    pub confirmed_at: SystemTime,
}

/// The id alone: the rest is somebody's.
impl fmt::Debug for Account {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Account").field("id", &self.id).finish_non_exhaustive()
    }
}

/// Nothing of it: all of it is somebody's.
impl fmt::Debug for Person {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Person").finish_non_exhaustive()
    }
}

impl fmt::Debug for StoredEmail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredEmail").finish_non_exhaustive()
    }
}

impl fmt::Debug for StoredUsername {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredUsername").finish_non_exhaustive()
    }
}
