//! New passwords of accounts, and the links by which their owners choose them.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{account::EmailRow, attempt::NewMail, budget::MailFate},
};

/// The part of the store for passwords. Every method is one transaction.
#[async_trait]
pub trait PasswordStore: Send + Sync {
    /// Writes a link for a new password and its mail to the owner of the account. For an address without
    /// an account the same statements write the same rows, and the mail is withheld. A mail that goes
    /// out at once voids the earlier links; one that waits voids none, because it may come too late.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn begin_reset(&self, reset: &NewReset) -> Result<MailFate, StoreError>;

    /// Returns the account that the link is for, while it works.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_reset(
        &self,
        form: &str,
        token: SecretHash,
        now: SystemTime,
    ) -> Result<Option<Uuid>, StoreError>;

    /// Sets the password of an account, voids all links for a new one, and tells the owner by mail.
    /// Returns `false` when there is no such account, or its link no longer works.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written, and the link still works.
    async fn set_password(&self, new: &NewPassword) -> Result<bool, StoreError>;
}

/// A request for a link.
pub struct NewReset {
    /// The id of the form.
    pub form: &'static str,
    /// The address as it was typed. The mail goes to that of the account.
    pub email: EmailRow,
    /// The mail and its link.
    pub mail: NewMail,
    /// Whether a program asked for it. Then the rows are those of an address without an account.
    pub is_trapped: bool,
}

/// A password to set.
pub struct NewPassword {
    /// The account.
    pub account: Uuid,
    /// The hash, a PHC string.
    pub password_hash: String,
    /// The id of the password, a UUIDv7.
    pub password_id: Uuid,
    /// The link that allows it. `None` where the host does.
    pub link: Option<SecretHash>,
    /// The hash of the mailbox of the account, if it has one.
    pub mailbox_hash: Option<SecretHash>,
    /// The id of the mail to the owner, a UUIDv7.
    pub mail: Uuid,
    /// When the mail is no longer sent.
    pub mail_expires_at: SystemTime,
    /// The time of the change.
    pub now: SystemTime,
    /// The id of the event `password_changed`, a UUIDv7. `None` when the host has no event sink.
    pub event: Option<Uuid>,
}

redacted_debug! { NewReset {} NewPassword { account } }
