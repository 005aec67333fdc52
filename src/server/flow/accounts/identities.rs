//! The identities of accounts at other parties.

use uuid::Uuid;

use crate::server::{
    flow::accounts::{Accounts, error::AccountError},
    store::{
        account::Account,
        identity::{Identity, LinkOutcome, LinkedIdentity},
    },
};

impl Accounts {
    /// The account with this identity at another party, such as the subject of an `OpenID` provider. The host
    /// must have verified it.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn by_identity(&self, identity: &Identity) -> Result<Option<Account>, AccountError> {
        let form = self.known()?;
        Ok(self.cx.store.find_account_by_identity(form.id(), identity).await?)
    }

    /// Gives an account an identity at another party, for later log-ins: the `iss` and `sub` of an ID token, or
    /// the credential of a passkey. Call it for the account of the session of this very request, after the
    /// owner has logged in as before. Never choose the account by the address that the party tells.
    ///
    /// The account has to exist: an unconfirmed sign-up has no identity, so a stranger can put none into the
    /// account that its owner confirms later.
    ///
    /// ```
    /// use leptos_signup::{Identity, Signup, accounts::{AccountError, LinkOutcome}};
    /// use uuid::Uuid;
    ///
    /// /// Adds a passkey on the page of the settings. `owner` is the account of the session.
    /// async fn add_passkey(signup: &Signup, owner: Uuid, key: &Identity) -> Result<bool, AccountError> {
    ///     let outcome = signup.accounts("account").link(owner, key).await?;
    ///     Ok(matches!(outcome, LinkOutcome::Linked | LinkOutcome::AlreadyLinked))
    /// }
    /// ```
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn link(
        &self,
        account: Uuid,
        identity: &Identity,
    ) -> Result<LinkOutcome, AccountError> {
        let form = self.known()?;
        let now = self.cx.now();
        let outcome = self.cx.store.link_identity(form.id(), account, identity, now).await?;
        tracing::info!(form = form.id(), %account, ?outcome, "identity processed");
        Ok(outcome)
    }

    /// Takes an identity from an account, and returns whether the account had it. The host must see that the
    /// owner has another way to log in.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn unlink(&self, account: Uuid, identity: &Identity) -> Result<bool, AccountError> {
        let form = self.known()?;
        let had = self.cx.store.unlink_identity(form.id(), account, identity).await?;
        tracing::info!(form = form.id(), %account, had, "identity removed");
        Ok(had)
    }

    /// The identities of an account. Show them to its owner, above all after a new password: a thief may have
    /// added one, and a new password ends none of them.
    ///
    /// # Errors
    /// An [`AccountError`] when there is no such form or the store fails.
    pub async fn identities(&self, account: Uuid) -> Result<Vec<LinkedIdentity>, AccountError> {
        let form = self.known()?;
        Ok(self.cx.store.list_identities(form.id(), account).await?)
    }
}
