//! The database behind a sign-up: one method, one transaction.
//!
//! SQLite (`SqliteStore`, feature `sqlite`), PostgreSQL (`PostgresStore`, feature `postgres`), and
//! MySQL or MariaDB (`MysqlStore`, feature `mysql`) are equal: each connects by a URL or uses the
//! host's own pool, and `connect` chooses by the URL. Any number of instances may share a server.
//!
//! Uniqueness is decided by the database's own constraints, never by a read before a write. The
//! tables are `signup_attempt`, `signup_account`, `signup_consent`, `signup_invite`,
//! `signup_outbox`, `signup_budget`, `signup_event`, `signup_answer` and `signup_outage`; their
//! migrations live in a table of their own, beside the host's.

mod admission;
mod budget;
mod captcha;
mod erasure;
mod operating;
mod person;
mod purge;
mod rekey;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
mod sql;

use std::{fmt, time::SystemTime};

use async_trait::async_trait;
use uuid::Uuid;

use super::event::Event;

pub use super::secret::SecretHash;
pub use crate::{email::KEY_VERSION, username::KEY_VERSION as USERNAME_KEY_VERSION};
pub use admission::{AdmissionStore, Entry, Parked, StoredInvite};
pub use budget::{Budget, BudgetScope};
pub use captcha::{AcceptedAnswer, CaptchaStore};
pub use erasure::{AddressedInvite, Erased, Erasure, Mailbox, Reach};
pub use operating::{Backlog, MOST_COUNTED, OperatingStore, Probe};
pub use person::{Account, Person, StoredConsent, StoredEmail, StoredUsername};
pub use purge::{Outdated, Purged};
pub use rekey::{KeyKind, NewKey, Rekeying, StaleKey};
#[cfg(feature = "mysql")]
pub use sql::MysqlStore;
#[cfg(feature = "postgres")]
pub use sql::PostgresStore;
#[cfg(feature = "sqlite")]
pub use sql::SqliteStore;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
pub use sql::{HookError, SqlStore, connect};

/// Wrong codes that an attempt takes before it takes none.
pub const MAX_CODE_TRIES: u32 = 5;

/// A database that keeps attempts, accounts and the outbox.
///
/// Every method is one transaction: it happens as a whole or not at all, and when it returns it is
/// on disk.
#[async_trait]
pub trait Store:
    AdmissionStore + CaptchaStore + OperatingStore + fmt::Debug + Send + Sync + 'static
{
    /// Creates or upgrades the tables.
    ///
    /// # Errors
    /// A [`StoreError`], [newer schema](StoreError::is_newer_schema) when a later version of the
    /// crate was here before.
    async fn migrate(&self) -> Result<(), StoreError>;

    /// Writes an attempt and its mail. When the address has an account or a budget for mails is
    /// spent, the same rows are written by the same statements, and only words in the row of the
    /// mail differ; unless the form [says so openly](NewAttempt::reveals_duplicates). An attempt
    /// with the same originator is a repeat, and nothing more is written.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn begin(&self, attempt: &NewAttempt) -> Result<Begun, StoreError>;

    /// Makes an account without an address at once, for there is nothing to prove.
    ///
    /// # Errors
    /// A [`StoreError`], also when the host's hook fails; then nothing was written.
    async fn create(&self, account: &NewAccount) -> Result<Begun, StoreError>;

    /// The username's key is free.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn is_username_free(&self, form: &str, key: &str) -> Result<bool, StoreError>;

    /// The attempt that one of its secrets names.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find(&self, form: &str, by: By) -> Result<Option<Attempt>, StoreError>;

    /// The account that a post made without confirmation.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_account(
        &self,
        form: &str,
        request: SecretHash,
    ) -> Result<Option<Account>, StoreError>;

    /// Gives an attempt that did not become the account new secrets and writes a new mail, unless
    /// the last one was written after `renewal.not_since`. Earlier mails that are still to be sent
    /// are withdrawn. Where a budget is spent, the secrets stay and the mail is withheld.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn renew(&self, renewal: &Renewal) -> Result<Renewed, StoreError>;

    /// Gives an attempt that did not become the account another address, with new secrets and a
    /// mail there. What was mailed before is void, whatever the budgets say. Tells whether there
    /// was such an attempt.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written.
    async fn readdress(&self, change: &Readdressing) -> Result<bool, StoreError>;

    /// Deletes the attempt of a link that did not become the account, with all that belongs to it,
    /// and spends the budget of its address until then. Tells whether there was such an attempt.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was changed.
    async fn disown(
        &self,
        form: &str,
        link: SecretHash,
        until: SystemTime,
    ) -> Result<bool, StoreError>;

    /// Consumes the attempt's link and makes the account, or tells why not.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was written, and the link still works.
    async fn confirm(&self, confirmation: &Confirmation) -> Result<Confirmed, StoreError>;

    /// Hands out up to `limit` mails that are due, to nobody else before `until`. What is due in more
    /// than half an hour was put off by a clock that was ahead, and is due.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn lease(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError>;

    /// Ends a lease.
    ///
    /// # Errors
    /// A [`StoreError`]; then the mail is handed out again when its lease ends.
    async fn settle(&self, id: Uuid, outcome: &SendOutcome) -> Result<(), StoreError>;

    /// Makes sure that secrets which were wiped since are in no file of the database any more, and tells
    /// whether that is so: not while others still read what was there before. It is called when nothing
    /// waits to be sent, at most once a second, and until it is so. Default: nothing.
    ///
    /// # Errors
    /// A [`StoreError`], which is logged; it is called again after the next mail.
    async fn forget_wiped(&self) -> Result<bool, StoreError> {
        Ok(true)
    }

    /// Hands out up to `limit` events that are due, to nobody else before `until`; of each attempt
    /// the first that waits, and no other. When they are due is judged like that of mails.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn lease_events(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<DueEvent>, StoreError>;

    /// Ends a lease: an event that was taken is deleted.
    ///
    /// # Errors
    /// A [`StoreError`]; then the event is handed out again when its lease ends.
    async fn settle_event(&self, id: Uuid, outcome: &EventOutcome) -> Result<(), StoreError>;

    /// Deletes up to `limit` rows of each kind that are outdated, and tells how many.
    ///
    /// # Errors
    /// A [`StoreError`]; then nothing was deleted.
    async fn purge(&self, outdated: &Outdated, limit: u32) -> Result<Purged, StoreError>;

    /// How many rows of each kind [`purge`](Self::purge) would delete in all.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn count_outdated(&self, outdated: &Outdated) -> Result<Purged, StoreError>;
}

impl<S: Store> From<S> for Box<dyn Store> {
    fn from(store: S) -> Self {
        Box::new(store)
    }
}

/// An attempt to be written.
pub struct NewAttempt {
    /// A UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: &'static str,
    /// Who signs up, with an address.
    pub person: Person,
    /// Whether nothing is written when the address has an account.
    pub reveals_duplicates: bool,
    /// By which door somebody came.
    pub entry: Entry,
    /// Whether it is from a bot: everything is done as for anybody, and then undone.
    pub is_trapped: bool,
    /// Of the cookie of the browser that submitted the form.
    pub originator_hash: SecretHash,
    /// The mail and its secrets.
    pub mail: NewMail,
    /// A UUIDv7 for the event `attempt_started`, where the host listens.
    pub event: Option<Uuid>,
}

/// An account to be made without confirmation.
#[derive(Debug)]
pub struct NewAccount {
    /// A UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: &'static str,
    /// Who signs up, with a name.
    pub person: Person,
    /// The invite that is used with it.
    pub invite: Option<Uuid>,
    /// Of the post that makes it: the same again makes no other account.
    pub request: SecretHash,
    /// When.
    pub now: SystemTime,
    /// A UUIDv7 for the event `confirmed`, where the host listens.
    pub event: Option<Uuid>,
}

/// What came of a registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begun {
    /// It was written.
    Written,
    /// It was written, and its mail is withheld: a budget is spent.
    Withheld,
    /// It is there already, of the same post.
    Repeated,
    /// An account has the name: nothing was written.
    UsernameTaken,
    /// An account has the address: nothing was written, as the form is open about it.
    AddressTaken,
    /// The invite was used up or revoked just now: nothing was written.
    InviteSpent,
}

/// A mail to be written, with the secrets that it carries.
#[derive(Debug)]
pub struct NewMail {
    /// A UUIDv7; the `Message-ID` is made of it.
    pub id: Uuid,
    /// Of the token in the link.
    pub link_hash: SecretHash,
    /// Of the code.
    pub code_hash: SecretHash,
    /// Token and code, to be wiped once the mail is sent.
    pub secret: MailSecret,
    /// When it is written.
    pub now: SystemTime,
    /// When its secrets expire.
    pub expires_at: SystemTime,
    /// What it is counted against, each scope at most once and in its order.
    pub budgets: Vec<Budget>,
}

/// What a mail carries and nobody else may see. `Debug` never shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct MailSecret(String);

impl MailSecret {
    /// Wraps the text.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self(text)
    }

    /// The text, to be stored or mailed.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for MailSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MailSecret(..)")
    }
}

/// The secret by which an attempt is found.
#[derive(Clone, Copy, Debug)]
pub enum By {
    /// The cookie of the originator.
    Originator(SecretHash),
    /// The token of the link.
    Link(SecretHash),
    /// Its id, which is no secret.
    Id(Uuid),
}

/// An attempt, as far as pages need it.
#[derive(Clone)]
pub struct Attempt {
    /// A UUIDv7.
    pub id: Uuid,
    /// Where mail goes.
    pub email: String,
    /// How far it got.
    pub state: AttemptState,
    /// Of the cookie of the browser that began it.
    pub originator_hash: SecretHash,
    /// Of the password that was chosen with it, while it waits.
    pub password_hash: Option<String>,
    /// When the last mail was written.
    pub mailed_at: SystemTime,
    /// When its secrets expire.
    pub expires_at: SystemTime,
}

/// How far an attempt got.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AttemptState {
    /// Waits for proof of the mailbox.
    Pending,
    /// Became the account.
    Confirmed,
    /// The mailbox is proven, and the host is to admit its owner. So are, by their link, the other
    /// attempts for the address.
    Parked,
    /// Another attempt for the address became the account.
    Superseded,
}

/// New secrets for an attempt.
#[derive(Debug)]
pub struct Renewal {
    /// The attempt.
    pub attempt: Uuid,
    /// A mail written later than this stands in the way, unless it is as far in the future: then a
    /// clock was ahead.
    pub not_since: SystemTime,
    /// The mail and its secrets.
    pub mail: NewMail,
}

/// What came of a wish for another mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Renewed {
    /// There are new secrets and a new mail.
    Written,
    /// A budget is spent: the old secrets are good, and no mail is sent.
    Withheld,
    /// The last mail is too young, or there is nothing to confirm any more.
    Not,
}

/// Another address for an attempt.
pub struct Readdressing {
    /// The attempt.
    pub attempt: Uuid,
    /// The new address.
    pub email: StoredEmail,
    /// The mail and its secrets.
    pub mail: NewMail,
}

/// Proof of a mailbox.
pub struct Confirmation {
    /// What was proven.
    pub proof: Proof,
    /// The id of the form.
    pub form: &'static str,
    /// A UUIDv7 for the account.
    pub account: Uuid,
    /// A UUIDv7 for the welcome mail.
    pub mail: Uuid,
    /// The hash of a password that was chosen only now.
    pub password_hash: Option<String>,
    /// Whether the form is open to everybody by now, so that nobody is parked.
    pub is_open: bool,
    /// A name that was chosen only now, for another was taken in the meantime.
    pub username: Option<StoredUsername>,
    /// When.
    pub now: SystemTime,
    /// When a welcome comes too late.
    pub mail_expires_at: SystemTime,
    /// A UUIDv7 for the event `confirmed`, where the host listens.
    pub event: Option<Uuid>,
}

/// What proves a mailbox.
#[derive(Clone, Copy, Debug)]
pub enum Proof {
    /// The token of a link.
    Link(SecretHash),
    /// The code, for this attempt. A try is counted before the code is compared.
    Code {
        /// The attempt.
        attempt: Uuid,
        /// Of the code that was entered.
        hash: SecretHash,
    },
    /// It was proven before; now the host admits this parked attempt.
    Admitted(Uuid),
}

/// What a confirmation did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Confirmed {
    /// The account was made just now.
    Now,
    /// The account was there already.
    Before,
    /// The proof is right and too old.
    Expired,
    /// No attempt has this proof.
    Unknown,
    /// The code is wrong and may be tried again.
    WrongCode,
    /// The code was tried too often.
    TooManyTries,
    /// The proof is right, but an account has the name: nothing was written.
    UsernameTaken,
    /// The proof is right, and the host is to admit its owner.
    Parked,
    /// The proof is right, but the invite was used up or revoked: nothing was written.
    InviteSpent,
}

/// What a mail is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MailKind {
    /// Asks for proof of the mailbox.
    Confirm,
    /// Tells the owner of an account that somebody signed up with the address.
    AccountExists,
    /// Welcomes.
    Welcome,
}

/// A mail that is due.
#[derive(Clone)]
pub struct OutboxMail {
    /// A UUIDv7.
    pub id: Uuid,
    /// The id of the form.
    pub form: String,
    /// The attempt that it belongs to, where there is one.
    pub attempt: Option<Uuid>,
    /// What it is for.
    pub kind: MailKind,
    /// Where it goes.
    pub recipient: String,
    /// What it carries.
    pub secret: Option<MailSecret>,
    /// How often it was tried before.
    pub tries: u32,
    /// After this it is not sent any more.
    pub expires_at: SystemTime,
}

/// `Debug` of what holds an address, a hash or a secret shows the id alone.
macro_rules! debug_by_id {
    ($($name:ident),*) => {$(
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.debug_struct(stringify!($name)).field("id", &self.id).finish_non_exhaustive()
            }
        }
    )*};
}

/// Without the hash and the name.
impl fmt::Debug for Confirmation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut debug = f.debug_struct("Confirmation");
        debug.field("form", &self.form).field("account", &self.account).finish_non_exhaustive()
    }
}

/// Without the address.
impl fmt::Debug for Readdressing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Readdressing").field("attempt", &self.attempt).finish_non_exhaustive()
    }
}

debug_by_id!(NewAttempt, Attempt, OutboxMail);

/// How an attempt to send ended.
#[derive(Clone, Debug)]
pub enum SendOutcome {
    /// Accepted by the mail server.
    Sent {
        /// When.
        at: SystemTime,
    },
    /// To be tried again.
    Retry {
        /// When.
        at: SystemTime,
        /// Why it failed.
        failure: String,
    },
    /// Never to be tried again.
    Dead {
        /// Why it failed.
        failure: String,
    },
}

/// An event that is due.
#[derive(Clone, Debug)]
pub struct DueEvent {
    /// What happened.
    pub event: Event,
    /// How often it was told in vain.
    pub tries: u32,
}

/// How telling the host ended.
#[derive(Clone, Copy, Debug)]
pub enum EventOutcome {
    /// The host took it.
    Delivered,
    /// To be told again.
    Retry {
        /// When.
        at: SystemTime,
    },
}

/// A failure of the database. It never holds data of a person or a secret.
#[derive(Debug)]
pub struct StoreError {
    kind: StoreErrorKind,
    message: String,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StoreErrorKind {
    NewerSchema,
    Conflict,
    Other,
}

impl StoreError {
    /// A failure with a sentence for the log and its cause.
    #[must_use]
    pub fn new(
        message: impl Into<String>,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        let (message, source) = (message.into(), Some(source.into()));
        Self { kind: StoreErrorKind::Other, message, source }
    }

    /// The tables were made by a later version of the crate.
    #[must_use]
    pub fn newer_schema(version: i64) -> Self {
        let message = format!(
            "the sign-up tables are of schema {version}, which this version of leptos_signup does \
             not know: upgrade the crate, or restore the database from before its upgrade"
        );
        Self { kind: StoreErrorKind::NewerSchema, message, source: None }
    }

    /// The database gave the transaction up in favour of another one.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn into_conflict(self) -> Self {
        Self { kind: StoreErrorKind::Conflict, ..self }
    }

    /// Whether the database gave the transaction up in favour of another one, so that the same may
    /// succeed the next time. The stores of this crate tried it several times.
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        self.kind == StoreErrorKind::Conflict
    }

    /// Whether the tables were made by a later version of the crate.
    #[must_use]
    pub fn is_newer_schema(&self) -> bool {
        self.kind == StoreErrorKind::NewerSchema
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.source {
            Some(source) => write!(f, ": {source}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for StoreError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.source.as_deref().map(|source| source as _)
    }
}
