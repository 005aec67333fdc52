//! Finds a person's data, for an export or an erasure.

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
            person::{Mailbox, Person, Reach},
            rekey::{KeyKind, StaleKey},
        },
    },
    username::{Username, key::of as key_of},
};

/// The rows of one page.
const PAGE: u32 = 500;

/// The person whose data is exported or deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Subject {
    /// The person with this address: all their data in all forms. Each form decides by its
    /// [level](crate::Form::key_level) which other spellings are the same person.
    Address(EmailAddress),
    /// The person with this account: the account, and all data of its address in the same form. Data of
    /// other forms stays, unless they [share](crate::SignupBuilder::share_accounts) their accounts.
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

/// Finds people.
#[derive(Debug)]
pub(crate) struct People {
    pub(crate) cx: Arc<Context>,
}

/// What a subject reaches, the address if there is one, and the known accounts.
type Found = (Reach, Option<EmailAddress>, Vec<Uuid>);

impl People {
    /// What finds all data of the subject. `None` when there is no such account.
    pub(crate) async fn find(&self, subject: &Subject) -> Result<Option<Person>, StoreError> {
        let Some((reach, address, mut accounts)) = self.reached_by(subject).await? else {
            return Ok(None);
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
                Reach::Forms(own) => own.iter().any(|own| own == form),
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
        let budget_keys = self.cx.budget_keys();
        Ok(Some(Person { reach, mailbox, accounts, attempts, invites, budget_keys }))
    }

    async fn reached_by(&self, subject: &Subject) -> Result<Option<Found>, StoreError> {
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

    /// What one account reaches. Returns `None` when there is no such account.
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
        Ok(Some((Reach::Forms(self.cx.sharing(&form)), address, vec![id])))
    }

    /// The account with this username.
    async fn named(&self, form: &str, username: &Username) -> Result<Option<Uuid>, StoreError> {
        let key = username.key();
        if let Some(id) = self.cx.store.find_account_by_username(form, &key).await? {
            return Ok(Some(id));
        }
        let forms = self.cx.sharing(form);
        let is_theirs = |stale: &StaleKey| {
            forms.contains(&stale.form)
                && stale.text.as_ref().is_some_and(|name| key_of(name) == key)
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
            let theirs = page.iter().filter(|it| {
                it.is_of_site && is_reached(&it.form) && mailbox.is(&it.form, &it.email)
            });
            found.extend(theirs.map(|invite| invite.id));
        }
    }
}
