//! The links that owners of accounts get by mail, each for one purpose, and what they change.

use std::time::SystemTime;

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        account::EmailRow, attempt::NewMail, budget::MailFate, budget_key::BudgetKeys,
        look_up::LookUp,
    },
};

/// The part of the store for links of accounts, passwords and addresses. Every method is one transaction.
#[async_trait]
pub trait AccountLinkStore: Send + Sync {
    /// Writes a link for an account, and its mail. Where there is no account, or another one has the new
    /// address, the same statements write the same rows, and the link is dead. A mail that goes out at once
    /// voids the earlier links for the same purpose; one that waits voids none, because it may come too
    /// late.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn begin_account_link(&self, new: &NewAccountLink) -> Result<MailFate, StoreError>;

    /// Returns the link with this token, while it works.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_account_link(
        &self,
        form: &str,
        purpose: LinkPurpose,
        token: SecretHash,
        now: SystemTime,
    ) -> Result<Option<AccountLink>, StoreError>;

    /// Sets the password of an account, voids all of its links, and tells the owner by mail. Returns
    /// `false` when there is no such account, or its link no longer works.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written, and the link still works.
    async fn set_password(&self, new: &NewPassword) -> Result<bool, StoreError>;

    /// Gives an account the address that its link has proven, voids all of its links, ends the sign-ups for
    /// the address, and tells the owner at the old address. Returns `false` when the link no longer works,
    /// or another account has the address; then the link is void.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written, and the link still works.
    async fn change_account_address(&self, new: &ProvenAddress) -> Result<bool, StoreError>;
}

/// What a link of an account is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LinkPurpose {
    /// A new password. The mail goes to the address of the account.
    NewPassword,
    /// Another address. The mail goes to that address.
    NewAddress,
}

impl LinkPurpose {
    /// The word in the database.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NewPassword => "new_password",
            Self::NewAddress => "new_address",
        }
    }
}

/// A request for a link.
pub struct NewAccountLink {
    /// The id of the form.
    pub form: &'static str,
    /// What the link is for.
    pub purpose: LinkPurpose,
    /// The account that the link is for, if there is one.
    pub account: Option<Uuid>,
    /// An id that no account has and that belongs to the address, in the place of a missing account.
    pub stand_in: Uuid,
    /// Another account that has the new address.
    pub holder: Option<Uuid>,
    /// The address as it was typed.
    pub email: EmailRow,
    /// What finds the account of the address.
    pub look_up: LookUp,
    /// The mail and its link.
    pub mail: NewMail,
}

/// A link that works.
pub struct AccountLink {
    /// The account.
    pub account: Uuid,
    /// The address to change to, its display form. `None` for a new password.
    pub new_address: Option<String>,
}

/// A password to set.
pub struct NewPassword {
    /// The account.
    pub account: Uuid,
    /// The id of the form.
    pub form: &'static str,
    /// The hash, a PHC string.
    pub password_hash: String,
    /// The id of the password, a UUIDv7.
    pub password_id: Uuid,
    /// The link that allows it. `None` where the host does.
    pub link: Option<SecretHash>,
    /// The mail that tells the owner, if the account has an address.
    pub notice: Option<Notice>,
    /// The time of the change.
    pub now: SystemTime,
    /// The id of the event `password_changed`, a UUIDv7. `None` when the host has no event sink.
    pub event: Option<Uuid>,
}

/// An address that a link has proven.
pub struct ProvenAddress {
    /// The account.
    pub account: Uuid,
    /// The id of the form.
    pub form: &'static str,
    /// The link.
    pub link: SecretHash,
    /// The address.
    pub email: EmailRow,
    /// What names the silence of the address, as in `BudgetKeys::silence`.
    pub silence_name: String,
    /// Whether another account was found that has the address, by whatever key.
    pub is_taken: bool,
    /// The mail to the old address, if the account has one.
    pub notice: Option<Notice>,
    /// The time of the change.
    pub now: SystemTime,
    /// Computes the keys of the mailbox's budgets.
    pub budget_keys: BudgetKeys,
    /// The id of the event `address_changed`, a UUIDv7. `None` when the host has no event sink.
    pub event: Option<Uuid>,
}

/// A mail that tells the owner of a change, at the address that the account had before it. No budget counts
/// it: only a change causes it.
pub struct Notice {
    /// The id of the mail, a UUIDv7.
    pub id: Uuid,
    /// The hash of the mailbox.
    pub mailbox_hash: SecretHash,
    /// What the mail shows of a new address.
    pub shown: Option<String>,
    /// When the mail is no longer sent.
    pub expires_at: SystemTime,
}

redacted_debug! {
    NewAccountLink { purpose }
    AccountLink { account }
    NewPassword { account }
    ProvenAddress { account }
    Notice { id }
}
