//! The rows of a registration and of an account.

use std::time::SystemTime;

use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    server::{crypto::secret::SecretHash, store::captcha::AcceptedAnswer},
    text::language::Language,
};

/// An accepted registration, ready to be stored.
pub struct RegistrationRow {
    /// The address, where the form has one.
    pub email: Option<EmailRow>,
    /// The username, where the form has one.
    pub username: Option<UsernameRow>,
    /// The values of the host's fields, as a JSON object with their types.
    pub profile: String,
    /// The hash of the password as a PHC string, where the form has one.
    pub password_hash: Option<String>,
    /// The documents that the person agreed to.
    pub consents: Vec<ConsentRow>,
    /// The language of the page.
    pub language: Language,
}

/// The forms of an address.
pub struct EmailRow {
    /// The form for mail: the domain is in ASCII.
    pub deliverable: String,
    /// The form for people.
    pub normalized: String,
    /// The canonical key, which decides uniqueness, by the current rules of the form.
    pub key: String,
    /// The number of these rules: their version, and the level of the form.
    pub key_version: u32,
    /// The key of the mail budgets: a hash of the address's key at the level
    /// [`Aggressive`](crate::email::KeyLevel::Aggressive).
    pub mailbox_hash: SecretHash,
    /// Whether the host's policy flags the address as disposable.
    pub is_disposable: bool,
}

/// The forms of a username.
#[derive(Clone)]
pub struct UsernameRow {
    /// The form for people.
    pub shown: String,
    /// The canonical key, which decides uniqueness.
    pub key: String,
}

/// Agreement with one version of a document.
#[derive(Clone, Debug)]
pub struct ConsentRow {
    /// The id of the consent, a UUIDv7.
    pub id: Uuid,
    /// The id of the document.
    pub document: &'static str,
    /// The version of the document.
    pub version: &'static str,
    /// Hash of the document's text.
    pub text_hash: SecretHash,
    /// The language in which the document was shown (BCP 47).
    pub language: Language,
}

/// An account to create without confirmation.
pub struct NewAccount {
    /// The id of the account, a UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: &'static str,
    /// The registration, which has a username.
    pub registration: RegistrationRow,
    /// The invite that the registration uses.
    pub invite: Option<Uuid>,
    /// Hash of the submission. It makes the creation idempotent.
    pub request: SecretHash,
    /// Remembers that the page was posted.
    pub ticket: Option<AcceptedAnswer>,
    /// The time of the creation.
    pub now: SystemTime,
    /// The id of the event `confirmed`, a UUIDv7. `None` when the host has no event sink.
    pub event: Option<Uuid>,
}

/// An account, as the host's hook sees it. It never holds the hash of the password.
#[derive(Clone)]
#[non_exhaustive]
pub struct Account {
    /// The id of the account, a UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The address in the form for mail: the domain is in ASCII.
    pub email_deliverable: Option<String>,
    /// The address in the form for people.
    pub email_normalized: Option<String>,
    /// The username.
    pub username: Option<String>,
    /// The values of the host's fields, by name.
    pub profile: Map<String, Value>,
    /// The language in which the person signed up.
    pub language: Language,
    /// Whether the host's policy flagged the address as disposable.
    pub is_disposable: bool,
    /// When the account was created.
    pub confirmed_at: SystemTime,
    /// Changes with each new password. `None` for the first one.
    pub(crate) password_id: Option<Uuid>,
}

redacted_debug! {
    RegistrationRow {}
    EmailRow {}
    UsernameRow {}
    NewAccount { id }
    Account { id }
}
