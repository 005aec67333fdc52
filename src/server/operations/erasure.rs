//! Erasure of a person's data in one call.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    server::{
        error::store::StoreError,
        flow::context::Context,
        limits::mail_budgets::mailbox_hash,
        store::{
            account::Account,
            erasure::{Erased, ErasureRequest, Mailbox, Reach},
            lease::LEASE,
            rekey::{KeyKind, StaleKey},
        },
        telemetry::metrics,
    },
    username::{Username, key::of as key_of},
};

/// The rows of one page.
const PAGE: u32 = 500;

/// The person whose data an erasure deletes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// The person with this address: all their data in all forms. Each form decides by its
    /// [level](crate::Form::key_level) which other spellings are the same person.
    Address(EmailAddress),
    /// The person with this account: the account, and all data of its address in the same form. Data of
    /// other forms stays.
    Account(Uuid),
    /// The person with the account of this username, like [`Account`](Self::Account): for forms without
    /// an address.
    Username {
        /// The id of the form.
        form: String,
        /// The username, in any spelling that counts as the same.
        username: Username,
    },
}

/// Erases people's data.
#[derive(Debug)]
pub(crate) struct Erasure {
    pub(crate) cx: Arc<Context>,
}

/// What an erasure of a subject reaches, the address if there is one, and the known accounts.
type Found = (Reach, Option<EmailAddress>, Vec<Uuid>);

impl Erasure {
    /// Deletes all data of a person and returns how much that was.
    pub(crate) async fn run(&self, subject: &Subject) -> Result<Erased, StoreError> {
        let Some((reach, address, mut accounts)) = self.find(subject).await? else {
            return Ok(Erased::default());
        };
        let levels = self.cx.key_levels();
        let mailbox = address.map(|address| {
            let hash = mailbox_hash(&address);
            Mailbox { address, hash, levels }
        });
        let (mut attempts, mut invites) = (Vec::new(), Vec::new());
        if let Some(mailbox) = &mailbox {
            let is_reached = |form: &str| match &reach {
                Reach::Everywhere => true,
                Reach::Form(own) => own == form,
            };
            let is_theirs = |stale: &StaleKey| {
                let StaleKey { form, text, version, .. } = stale;
                let is_it = |text| mailbox.is_of_row(form, *version, text);
                is_reached(form) && text.as_deref().is_some_and(is_it)
            };
            attempts = self.stale(KeyKind::AttemptEmail, is_theirs).await?;
            if reach == Reach::Everywhere {
                accounts.extend(self.stale(KeyKind::AccountEmail, is_theirs).await?);
            }
            invites = self.invites_for(mailbox, is_reached).await?;
        }
        let now = self.cx.now();
        let new_event = || self.cx.new_event_id();
        let (delivered_until, new_event) = (now + LEASE, &new_event);
        let request = ErasureRequest {
            reach,
            mailbox,
            accounts,
            attempts,
            invites,
            budget_keys: self.cx.budget_keys(),
            now,
            delivered_until,
            new_event,
        };
        let erased = self.cx.store.erase(&request).await?;
        self.finish(&erased).await;
        Ok(erased)
    }

    async fn find(&self, subject: &Subject) -> Result<Option<Found>, StoreError> {
        match subject {
            Subject::Address(address) => {
                Ok(Some((Reach::Everywhere, Some(address.clone()), Vec::new())))
            }
            Subject::Account(id) => self.reach_of(*id).await,
            Subject::Username { form, username } => match self.named(form, username).await? {
                Some(id) => self.reach_of(id).await,
                None => Ok(None),
            },
        }
    }

    /// Counts and logs an erasure, and removes the data from the log of the database.
    async fn finish(&self, erased: &Erased) {
        tracing::info!(?erased, "personal data erased");
        if erased.is_empty() {
            return;
        }
        metrics::count_rows(metrics::ERASED, &erased.by_kind());
        // A worker of this process retries what cannot be removed now.
        self.cx.wake_workers();
        match self.cx.store.scrub_log().await {
            Ok(true) => {}
            Ok(false) => tracing::warn!(
                "erased data is still in the log of the database because another reader uses it"
            ),
            Err(error) => {
                tracing::warn!(%error, "erased data may still be in the log of the database");
            }
        }
    }

    /// What an erasure of one account reaches. Returns `None` when there is no such account.
    async fn reach_of(&self, id: Uuid) -> Result<Option<Found>, StoreError> {
        let Some(Account { form, email_normalized: email, .. }) =
            self.cx.store.find_account(id).await?
        else {
            return Ok(None);
        };
        let address = email.as_deref().and_then(|email| EmailAddress::parse_stored(email).ok());
        if email.is_some() && address.is_none() {
            tracing::warn!(
                account = %id,
                "the address of an account is invalid by the current rules: the rest of its attempts \
                 and mails stays until it is outdated"
            );
        }
        Ok(Some((Reach::Form(form), address, vec![id])))
    }

    /// The account with this username.
    async fn named(&self, form: &str, username: &Username) -> Result<Option<Uuid>, StoreError> {
        let key = username.key();
        if let Some(id) = self.cx.store.find_account_by_username(form, &key).await? {
            return Ok(Some(id));
        }
        let is_theirs = |stale: &StaleKey| {
            stale.form == form && stale.text.as_ref().is_some_and(|name| key_of(name) == key)
        };
        Ok(self.stale(KeyKind::AccountUsername, is_theirs).await?.pop())
    }

    /// The person's rows with an outdated key.
    async fn stale(
        &self,
        kind: KeyKind,
        is_theirs: impl Fn(&StaleKey) -> bool,
    ) -> Result<Vec<Uuid>, StoreError> {
        let (mut found, mut last) = (Vec::new(), None);
        loop {
            let levels = self.cx.key_levels();
            let page = self.cx.store.list_stale_keys(kind, &levels, last.as_ref(), PAGE).await?;
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
            let page = self.cx.store.list_addressed_invites(last, PAGE).await?;
            let Some(newest) = page.last() else { return Ok(found) };
            last = newest.id;
            let theirs =
                page.iter().filter(|it| is_reached(&it.form) && mailbox.is(&it.form, &it.email));
            found.extend(theirs.map(|invite| invite.id));
        }
    }
}
