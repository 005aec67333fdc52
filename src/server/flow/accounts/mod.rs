//! The accounts of a form, for the host's own pages and programs: looked up, listed, exported, and logged in to.

pub(crate) mod error;
pub(crate) mod export;
pub(crate) mod identities;
pub(crate) mod log_in;

use std::sync::Arc;

use axum::http::Extensions;
use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::Form,
    server::{
        flow::{accounts::error::AccountError, context::Context},
        limits::Limits,
        net::client::Client,
        password::Passwords,
        store::{
            account::Account,
            account_list::{AccountCursor, AccountFilter},
            look_up::LookUp,
        },
    },
};

/// The most accounts in one page of a list.
const MAX_PAGE: u32 = 1_000;

/// The accounts of one form, from [`Signup::accounts`](crate::Signup::accounts), with those of the forms that
/// [share](crate::SignupBuilder::share_accounts) them. Cheap to clone.
///
/// Each look-up has a fixed number of statements, the same with and without an account. It finds an account by
/// each spelling that the form takes for the same, also while [`Signup::rekey`](crate::Signup::rekey) replaces
/// keys: rows with an outdated key are compared one by one, up to 5,000 of them. Beyond that, a spelling that
/// differs from the stored one may be found only after its key was replaced.
#[derive(Clone, Debug)]
pub struct Accounts {
    pub(crate) cx: Arc<Context>,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) form: String,
    pub(crate) client: Client,
}

impl Accounts {
    /// Counts [`authenticate`](Self::authenticate) for the network of this request. Pass the extensions of a
    /// request inside [`Signup::layer`](crate::Signup::layer), such as those of `use_context::<Parts>()` in a
    /// server function. Without it no limit per network applies.
    #[must_use]
    pub fn asked_by(self, request: &Extensions) -> Self {
        Self { client: Client::of(request), ..self }
    }

    /// The account with this id, if it is one of this form.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn get(&self, id: Uuid) -> Result<Option<Account>, AccountError> {
        let form = self.known()?;
        let found = self.cx.store.find_account(id).await?;
        let is_of_form = |account: &Account| {
            let forms = self.cx.sharing(form.id());
            forms.contains(&account.form)
        };
        Ok(found.filter(is_of_form))
    }

    /// The account with this address, in any spelling that the form takes for the same.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn by_address(
        &self,
        address: &EmailAddress,
    ) -> Result<Option<Account>, AccountError> {
        let form = self.known()?;
        Ok(self.cx.store.look_up_account(&LookUp::address(form, address)).await?)
    }

    /// The account with this username, in any spelling that counts as the same.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn by_username(&self, username: &str) -> Result<Option<Account>, AccountError> {
        let form = self.known()?;
        Ok(self.cx.store.look_up_account(&LookUp::username(form, username)).await?)
    }

    /// The account with this address or this username, whichever the text is. A text that could be both is
    /// looked up as both, and the address counts first.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn by_login(&self, login: &str) -> Result<Option<Account>, AccountError> {
        let form = self.known()?;
        Ok(self.cx.store.look_up_account(&LookUp::login(form, login)).await?)
    }

    /// Lists up to `limit` accounts, at most 1,000, in the order in which they were created. For the next page,
    /// pass the [cursor](Account::cursor) of the last one. An account that is erased meanwhile loses no other.
    ///
    /// ```
    /// use leptos_signup::{Signup, accounts::{AccountError, AccountFilter}};
    ///
    /// async fn print(signup: &Signup) -> Result<(), AccountError> {
    ///     let accounts = signup.accounts("account");
    ///     let mut after = None;
    ///     loop {
    ///         let page = accounts.list(&AccountFilter::new(), after, 100).await?;
    ///         for account in &page {
    ///             println!("{} {:?}", account.id, account.confirmed_at);
    ///         }
    ///         after = page.last().map(|last| last.cursor());
    ///         if after.is_none() {
    ///             return Ok(());
    ///         }
    ///     }
    /// }
    /// ```
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn list(
        &self,
        filter: &AccountFilter,
        after: Option<AccountCursor>,
        limit: u32,
    ) -> Result<Vec<Account>, AccountError> {
        let form = self.known()?;
        Ok(self.cx.store.list_accounts(form.id(), filter, after, limit.min(MAX_PAGE)).await?)
    }

    /// Counts accounts, by one statement that reads all that it counts.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn count(&self, filter: &AccountFilter) -> Result<u64, AccountError> {
        let form = self.known()?;
        Ok(self.cx.store.count_accounts(form.id(), filter).await?)
    }

    /// The form by whose rules accounts are found: this one, or the one whose accounts it shares.
    fn known(&self) -> Result<&Form, AccountError> {
        let unknown = || AccountError::UnknownForm { form: self.form.clone() };
        self.cx.owner_of(&self.form).ok_or_else(unknown)
    }
}
