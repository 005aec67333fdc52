//! Another address for an account: the owner asks for it, and a link in a mail to it proves it.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::{Form, problem::ProblemCode, submission::Submission},
    server::{
        check::{Checks, Reach},
        crypto::secret::Token,
        error::internal::InternalError,
        flow::{
            account_link::AccountLinks, admission::AdmissionCheck, context::Context,
            rows::email_row,
        },
        limits::{Limits, Work},
        net::client::Client,
        store::{
            account::Account,
            account_link::{AccountLink, LinkPurpose, ProvenAddress},
        },
    },
    wire::refusal::Refusal,
};

/// Why the address of an account was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ChangeAddressError {
    /// The host has no form with this id.
    #[error("the host has no form `{0}`: add it with `SignupBuilder::form`")]
    UnknownForm(String),
    /// No account of this site has the id, or its form is gone.
    #[error("no account has this id")]
    UnknownAccount,
    /// The form asks for no address.
    #[error("the form `{0}` must ask for an address")]
    NotOfThisForm(&'static str),
    /// The link is unknown, expired or used, a newer one replaced it, or another account has the address by
    /// now. Which of these, no answer tells.
    #[error("the link does not work any more")]
    DeadLink,
    /// The address breaks a rule, there were too many tries, or the server failed.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<InternalError> for ChangeAddressError {
    fn from(error: InternalError) -> Self {
        Self::Refused(error.into())
    }
}

/// Changes the addresses of accounts.
#[derive(Debug)]
pub(crate) struct AddressChange {
    pub(crate) cx: Arc<Context>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) admission: Arc<AdmissionCheck>,
    pub(crate) checks: Arc<Checks>,
    pub(crate) links: Arc<AccountLinks>,
}

impl AddressChange {
    /// Mails a link to the new address. What is answered and done is the same where another account has
    /// the address, whose owner then gets a mail without a link.
    pub(crate) async fn request(
        &self,
        account: Uuid,
        typed: &str,
        client: Client,
    ) -> Result<(), ChangeAddressError> {
        let unknown = ChangeAddressError::UnknownAccount;
        let account = self.account(account).await?.ok_or(unknown.clone())?;
        let form = with_address(self.cx.owner_of(&account.form).ok_or(unknown)?)?;
        let page = form.address_form();
        let submission = Submission::from_pairs([("email", typed)]);
        let registration = page.validate(&submission).map_err(Refusal::Problems)?;
        self.limits.address(form, client, account.id)?;
        self.limits.sign_up_counts(form, client, Work::NotOffered)?;
        self.admission.admit_address(form, &registration).await?;
        self.checks.run(&page, &registration, client, Reach::All).await?;
        let Some(email) = &registration.email else { return Err(Refusal::Malformed.into()) };
        let holder = self.holder(form, email, account.id).await?;
        if holder.is_some() && form.reveals_duplicates() {
            return Err(Refusal::at("email", ProblemCode::AddressTaken).into());
        }
        let link = (LinkPurpose::NewAddress, Some(account.id));
        Ok(self.links.begin(form, email, link, holder, client).await?)
    }

    /// The new address of a link, while the link works.
    pub(crate) async fn find(
        &self,
        form: &Form,
        token: &Token,
        client: Client,
    ) -> Result<Option<EmailAddress>, Refusal> {
        let found = self.links.find(form, LinkPurpose::NewAddress, token, client).await?;
        Ok(found.and_then(|link| new_address(&link)))
    }

    /// Gives the account of a link the address that the link proves, and returns the id of the account.
    pub(crate) async fn confirm(
        &self,
        form: &str,
        token: &str,
        client: Client,
    ) -> Result<Uuid, ChangeAddressError> {
        use ChangeAddressError::DeadLink;

        let unknown = || ChangeAddressError::UnknownForm(form.to_owned());
        let form = with_address(self.cx.form(form).ok_or_else(unknown)?)?;
        let token = Token::from_request(token).ok_or(DeadLink)?;
        let link = self.links.find(form, LinkPurpose::NewAddress, &token, client).await?;
        let link = link.ok_or(DeadLink)?;
        self.limits.link(form, link.account)?;
        let email = new_address(&link).ok_or(DeadLink)?;
        let account = self.account(link.account).await?.ok_or(DeadLink)?;
        let is_taken = self.holder(form, &email, account.id).await?.is_some();
        // A policy that refuses the address by now does not refuse its proof.
        let is_disposable = self.admission.flag_disposable(Some(&email)).unwrap_or(true);
        let old = account.email_normalized.as_deref().and_then(parse);
        let old = old.filter(|old| old.as_deliverable() != email.as_deliverable());
        let new = ProvenAddress {
            account: account.id,
            form: form.id(),
            link: token.hash(),
            email: email_row(form, &email, is_disposable),
            silence_name: email.key(),
            is_taken,
            notice: old.map(|old| self.links.notice(&old, Some(shown(&email)))),
            now: self.cx.now(),
            budget_keys: self.cx.budget_keys(),
            event: self.cx.new_event_id(),
        };
        let is_changed = self.cx.store.change_account_address(&new).await;
        let is_changed = is_changed.map_err(InternalError::from)?;
        tracing::info!(account = %account.id, is_changed, "new address processed");
        self.cx.wake_workers();
        if is_changed { Ok(account.id) } else { Err(DeadLink) }
    }

    async fn account(&self, id: Uuid) -> Result<Option<Account>, InternalError> {
        Ok(self.cx.store.find_account(id).await?)
    }

    /// Another account that has the address.
    async fn holder(
        &self,
        form: &Form,
        email: &EmailAddress,
        account: Uuid,
    ) -> Result<Option<Uuid>, InternalError> {
        Ok(self.links.owner(form, email).await?.filter(|owner| *owner != account))
    }
}

/// The form, if it asks for an address.
fn with_address(form: &Form) -> Result<&Form, ChangeAddressError> {
    match form.has_email() {
        true => Ok(form),
        false => Err(ChangeAddressError::NotOfThisForm(form.id())),
    }
}

fn parse(address: &str) -> Option<EmailAddress> {
    EmailAddress::parse_stored(address).ok()
}

fn new_address(link: &AccountLink) -> Option<EmailAddress> {
    link.new_address.as_deref().and_then(parse)
}

/// What the old address learns of the new one: its first letter and its domain.
fn shown(email: &EmailAddress) -> String {
    let first: String = email.local_part().chars().take(1).collect();
    [&first, "…@", email.domain()].concat()
}
