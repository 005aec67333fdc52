//! Deleting a person's data, in one call.

use uuid::Uuid;

use super::{
    Signup, budget,
    store::{Account, Erased, Erasure, KeyKind, Mailbox, Reach, StaleKey, StoreError},
    telemetry,
    worker::LEASE,
};
use crate::{
    email::EmailAddress,
    username::{Username, key_of},
};

/// How many rows are looked at at a time.
const PAGE: u32 = 500;

/// Whose data is to be deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// Whoever has this address, however they write it: all that is stored of them, in all forms.
    Address(EmailAddress),
    /// Whoever has this account: the account, and what is stored of its address in the same form.
    /// What they have by other forms stays.
    Account(Uuid),
    /// Whoever has an account with this name, as if it were named by its id: for forms without an
    /// address.
    Username {
        /// The id of the form.
        form: String,
        /// The name, in any way to write it that counts as the same.
        username: Username,
    },
}

impl Signup {
    /// Deletes all that is stored of a person, in one transaction, and tells how many rows of each
    /// kind that was: accounts, attempts, consents, mails, invites for the address, what mails to the
    /// mailbox were counted by, and events that waited. Where there is nothing, nothing happens.
    ///
    /// The host's own rows go in the same transaction by
    /// [`on_erasure`](crate::SqliteStore::on_erasure), or after it by the event
    /// [`Erased`](super::event::EventKind::Erased), which has the account's id and nothing else.
    ///
    /// A confirmation at the same time is either over, and its account goes too, or finds nothing to
    /// confirm. Somebody may sign up with the address again at once. A mail that is on its way just
    /// then may still arrive. Backups and the logs of the database are for the host to see to; SQLite's
    /// write-ahead log is emptied.
    ///
    /// Rows are found by indexes, but for invites that are for one address, which are gone through,
    /// and rows whose key is of an older version: [`rekey`](Self::rekey) before, where there are many.
    ///
    /// ```no_run
    /// use leptos_signup::{Signup, Subject, email::EmailAddress};
    ///
    /// # async fn forget(signup: &Signup) -> Result<(), Box<dyn std::error::Error>> {
    /// let ada = EmailAddress::parse("ada@example.org")?;
    /// let erased = signup.erase(&Subject::Address(ada)).await?;
    /// println!("{} accounts, {} mails", erased.accounts.len(), erased.mails);
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// A [`StoreError`], also when the host's hook fails; then nothing was deleted, and the same call
    /// may be made again.
    pub async fn erase(&self, subject: &Subject) -> Result<Erased, StoreError> {
        let found = match subject {
            Subject::Address(address) => {
                Some((Reach::Everywhere, Some(address.clone()), Vec::new()))
            }
            Subject::Account(id) => self.reach_of(*id).await?,
            Subject::Username { form, username } => match self.named(form, username).await? {
                Some(id) => self.reach_of(id).await?,
                None => None,
            },
        };
        let Some((reach, address, mut accounts)) = found else { return Ok(Erased::default()) };
        let mailbox = address
            .as_ref()
            .map(|address| Mailbox { key: address.key(), hash: budget::mailbox(address) });
        let (mut attempts, mut invites) = (Vec::new(), Vec::new());
        if let Some(mailbox) = &mailbox {
            let is_reached = |form: &str| match &reach {
                Reach::Everywhere => true,
                Reach::Form(own) => own == form,
            };
            let is_theirs = |stale: &StaleKey| {
                is_reached(&stale.form) && stale.text.as_ref().is_some_and(|it| mailbox.is(it))
            };
            attempts = self.stale(KeyKind::AttemptEmail, is_theirs).await?;
            if reach == Reach::Everywhere {
                accounts.extend(self.stale(KeyKind::AccountEmail, is_theirs).await?);
            }
            invites = self.invites_for(mailbox, is_reached).await?;
        }
        let now = self.now();
        let new_event = || self.new_event_id();
        let (told_until, new_event) = (now + LEASE, &new_event);
        let erasure =
            Erasure { reach, mailbox, accounts, attempts, invites, now, told_until, new_event };
        let erased = self.inner().store.erase(&erasure).await?;
        self.note(&erased).await;
        Ok(erased)
    }

    async fn note(&self, erased: &Erased) {
        tracing::info!(?erased, "somebody's data was erased");
        if erased.is_nothing() {
            return;
        }
        telemetry::erased(erased);
        // A worker of this process tries again what cannot be forgotten now.
        self.wake_workers();
        match self.inner().store.forget_wiped().await {
            Ok(true) => {}
            Ok(false) => {
                tracing::warn!(
                    "what was erased is still in the log of the database: others read it"
                );
            }
            Err(error) => {
                tracing::warn!(%error, "what was erased may still be in the log of the database");
            }
        }
    }

    /// What an erasure of one account reaches; nothing where there is no such account.
    async fn reach_of(
        &self,
        id: Uuid,
    ) -> Result<Option<(Reach, Option<EmailAddress>, Vec<Uuid>)>, StoreError> {
        let Some(Account { form, email, .. }) = self.inner().store.account(id).await? else {
            return Ok(None);
        };
        let address = email.as_deref().and_then(|email| EmailAddress::parse(email).ok());
        if email.is_some() && address.is_none() {
            tracing::warn!(
                account = %id,
                "the address of an account is none by today's rules: what is left of its attempts and \
                 mails goes when it is outdated"
            );
        }
        Ok(Some((Reach::Form(form), address, vec![id])))
    }

    /// The account with this name.
    async fn named(&self, form: &str, username: &Username) -> Result<Option<Uuid>, StoreError> {
        let key = username.key();
        if let Some(id) = self.inner().store.account_named(form, &key).await? {
            return Ok(Some(id));
        }
        let is_theirs = |stale: &StaleKey| {
            stale.form == form && stale.text.as_ref().is_some_and(|name| key_of(name) == key)
        };
        Ok(self.stale(KeyKind::AccountUsername, is_theirs).await?.pop())
    }

    /// The rows with a key of an older version that are somebody's.
    async fn stale(
        &self,
        kind: KeyKind,
        is_theirs: impl Fn(&StaleKey) -> bool,
    ) -> Result<Vec<Uuid>, StoreError> {
        let (mut found, mut last) = (Vec::new(), None);
        loop {
            let page = self.inner().store.stale_keys(kind, last.as_ref(), PAGE).await?;
            found.extend(page.iter().filter(|stale| is_theirs(stale)).map(|stale| stale.id));
            last = page.into_iter().last();
            if last.is_none() {
                return Ok(found);
            }
        }
    }

    async fn invites_for(
        &self,
        mailbox: &Mailbox,
        is_reached: impl Fn(&str) -> bool,
    ) -> Result<Vec<Uuid>, StoreError> {
        let (mut found, mut last) = (Vec::new(), Uuid::nil());
        loop {
            let page = self.inner().store.addressed_invites(last, PAGE).await?;
            let Some(newest) = page.last() else { return Ok(found) };
            last = newest.id;
            let theirs = page.iter().filter(|it| is_reached(&it.form) && mailbox.is(&it.email));
            found.extend(theirs.map(|invite| invite.id));
        }
    }
}
