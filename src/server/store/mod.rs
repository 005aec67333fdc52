//! The database behind a sign-up: one method, one transaction.
//!
//! [`SqlStore`](sql::sql_store::SqlStore) is the one implementation, for SQLite, PostgreSQL and
//! MySQL. Uniqueness is decided by the database's own constraints, never by a read before a write.

pub(crate) mod account;
pub(crate) mod account_link;
pub(crate) mod account_list;
pub(crate) mod admission;
pub(crate) mod any;
pub(crate) mod attempt;
pub(crate) mod budget;
pub(crate) mod budget_key;
pub(crate) mod captcha;
pub(crate) mod erasure;
pub(crate) mod export;
pub(crate) mod held_name;
pub(crate) mod identity;
pub(crate) mod key_rules;
pub(crate) mod lease;
pub(crate) mod look_up;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
pub(crate) mod lots;
pub(crate) mod operations;
pub(crate) mod outbox;
pub(crate) mod person;
pub(crate) mod purge;
#[cfg(feature = "testing")]
pub(crate) mod rehearsal;
pub(crate) mod rekey;
pub(crate) mod rfc3339;
pub(crate) mod site;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
pub(crate) mod sql;

use std::{fmt, time::SystemTime};

use async_trait::async_trait;
use uuid::Uuid;

use crate::server::{
    crypto::secret::SecretHash,
    error::store::StoreError,
    store::{
        account::{Account, NewAccount},
        account_link::AccountLinkStore,
        admission::AdmissionStore,
        attempt::{
            AddressChange, AddressOutcome, Attempt, BeginOutcome, ConfirmOutcome, Confirmation,
            FindAttemptBy, NewAttempt, Rejection, Resend, ResendOutcome,
        },
        captcha::CaptchaStore,
        held_name::HeldNames,
        identity::IdentityStore,
        operations::OperationsStore,
        outbox::{DueEvent, EventOutcome, OutboxMail, SendOutcome},
        purge::{Outdated, Purged},
        site::Site,
    },
};

/// A database that keeps attempts, accounts and the outbox.
///
/// Every method is one transaction: it happens as a whole or not at all, and when it returns it is
/// on disk.
#[async_trait]
pub trait Store:
    AccountLinkStore
    + AdmissionStore
    + CaptchaStore
    + IdentityStore
    + OperationsStore
    + fmt::Debug
    + Send
    + Sync
    + 'static
{
    /// Sets the site whose rows this store reads and writes, and what computes the hashes of names that
    /// are held back. Default: the site without a name, and no name is held back.
    fn set_up(&mut self, site: Site, held_names: HeldNames);

    /// What the kit for tests asks of this store.
    #[cfg(feature = "testing")]
    fn rehearsal(&self) -> &dyn rehearsal::Rehearsal;

    /// Creates or upgrades the tables.
    ///
    /// # Errors
    /// A [`StoreError`]; [`is_newer_schema`](StoreError::is_newer_schema) when a later version of
    /// the crate has upgraded the tables.
    async fn migrate(&self) -> Result<(), StoreError>;

    /// Writes an attempt and its mail. When the address has an account, or the mail waits or is
    /// withheld, the same statements write the same rows, and only words in the row of the mail differ,
    /// unless the form [says so openly](NewAttempt::reveals_duplicates). An attempt with the same
    /// originator is a repeat, and nothing more is written.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn begin_attempt(&self, attempt: &NewAttempt) -> Result<BeginOutcome, StoreError>;

    /// Creates an account without an address at once, because there is nothing to prove.
    ///
    /// # Errors
    /// A [`StoreError`], also when the host's hook fails. Then nothing was written.
    async fn create_account(&self, account: &NewAccount) -> Result<BeginOutcome, StoreError>;

    /// Returns whether no account has a username with this key, and the name is not held back.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn is_username_free(
        &self,
        form: &str,
        key: &str,
        now: SystemTime,
    ) -> Result<bool, StoreError>;

    /// Returns the attempt that a secret or an id names.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_attempt(
        &self,
        form: &str,
        by: FindAttemptBy,
    ) -> Result<Option<Attempt>, StoreError>;

    /// Returns the account that this submission created without confirmation.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn find_account_by_request(
        &self,
        form: &str,
        request: SecretHash,
    ) -> Result<Option<Account>, StoreError>;

    /// Gives an open attempt another link and another code and writes a new mail, unless the last
    /// mail is newer than `resend.not_since`. Earlier mails that still wait are withdrawn. Earlier
    /// links stay valid. While the mail waits for its budgets, and when it is withheld, the code
    /// stays. The time of the attempt is extended and the tries of the code restart in every case,
    /// within the tries of the attempt.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn resend(&self, resend: &Resend) -> Result<ResendOutcome, StoreError>;

    /// Gives an open attempt another address, with new secrets and a mail to it. Earlier links and
    /// codes are void, whatever the budgets say, and the mailbox that it leaves gets the mail back.
    /// The invite of the attempt must be for the new address too.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written.
    async fn change_address(&self, change: &AddressChange) -> Result<AddressOutcome, StoreError>;

    /// Ends the open attempt of a link, and lets further mails to its address wait. Nothing confirms
    /// the attempt any more, and no mail is sent for it. Its row stays, so that the originator learns
    /// nothing; the originator's own rejection deletes it. Returns whether there was such an attempt.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was changed.
    async fn reject_attempt(&self, rejection: &Rejection) -> Result<bool, StoreError>;

    /// Consumes the proof and creates the account, or returns the reason why not.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was written, and the proof still works.
    async fn confirm(&self, confirmation: &Confirmation) -> Result<ConfirmOutcome, StoreError>;

    /// Takes the claim of an attempt's originator to its account, and returns the account. `None` when there
    /// is no claim any more: it was taken, the attempt has expired, or the account has another password.
    ///
    /// # Errors
    /// A [`StoreError`]. Then the claim was not taken.
    async fn take_claim(&self, attempt: Uuid, now: SystemTime) -> Result<Option<Uuid>, StoreError>;

    /// Leases up to `limit` due mails of these forms until `until`. A mail that is due in more than
    /// half an hour was dated by a clock that was ahead, and is due now. Mails of other forms are left
    /// to instances that have the form.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn lease_mails(
        &self,
        forms: &[&'static str],
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError>;

    /// Ends the lease of a mail.
    ///
    /// # Errors
    /// A [`StoreError`]. Then the mail is leased again when its lease ends.
    async fn settle_mail(&self, id: Uuid, outcome: &SendOutcome) -> Result<(), StoreError>;

    /// Ends the leases of several mails. Mails that were sent get the time of the last one.
    ///
    /// # Errors
    /// A [`StoreError`]. Then no lease ended.
    async fn settle_mails(&self, settled: &[(Uuid, SendOutcome)]) -> Result<(), StoreError>;

    /// Removes wiped secrets from the files of the database. Returns `false` while other readers
    /// prevent it. The worker calls it at most once a second while no mail waits, and after longer and
    /// longer pauses up to a minute, until it returns `true`.
    ///
    /// # Errors
    /// A [`StoreError`], which the worker logs. It calls again after the next mail.
    async fn scrub_log(&self) -> Result<bool, StoreError> {
        Ok(true)
    }

    /// Leases up to `limit` due events of the site until `until`: of each attempt only the first that waits.
    /// Wrong dates are handled as for mails.
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn lease_events(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<DueEvent>, StoreError>;

    /// Ends the lease of an event, and deletes a delivered one.
    ///
    /// # Errors
    /// A [`StoreError`]. Then the event is leased again when its lease ends.
    async fn settle_event(&self, id: Uuid, outcome: &EventOutcome) -> Result<(), StoreError>;

    /// Deletes up to `limit` outdated rows of each kind, of this site, and returns how many. Rows without
    /// a form, such as budgets, are outdated for every site.
    ///
    /// # Errors
    /// A [`StoreError`]. Then nothing was deleted.
    async fn purge(&self, outdated: &Outdated, limit: u32) -> Result<Purged, StoreError>;

    /// Returns how many rows of each kind are outdated, as for [`purge`](Self::purge).
    ///
    /// # Errors
    /// A [`StoreError`].
    async fn count_outdated(&self, outdated: &Outdated) -> Result<Purged, StoreError>;
}
