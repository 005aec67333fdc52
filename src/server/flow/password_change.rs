//! A new password for an account: set by the host, or by the owner with a link from a mail.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::{
        Form, field::FieldKind, problem::ProblemCode, registration::Registration,
        submission::Submission,
    },
    password::{self as rules, Password, PasswordError},
    server::{
        check::{Checks, Reach},
        crypto::secret::{SecretHash, Token},
        error::internal::InternalError,
        flow::{account_link::AccountLinks, context::Context, held_values::words_of},
        limits::{Limits, Work},
        net::client::Client,
        password::{self, Passwords},
        store::{
            account::Account,
            account_link::{LinkPurpose, NewPassword},
        },
    },
    username::Username,
    wire::refusal::Refusal,
};

/// Why a password was not changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum SetPasswordError {
    /// The host has no form with this id.
    #[error("the host has no form `{0}`: add it with `SignupBuilder::form`")]
    UnknownForm(String),
    /// No account of this site has the id, or its form is gone.
    #[error("no account has this id")]
    UnknownAccount,
    /// The form asks for no password, or a reset needs an address and the form asks for none.
    #[error(
        "the form `{0}` must ask for a password, and for an address if passwords are reset by mail"
    )]
    NotOfThisForm(&'static str),
    /// The link is unknown, expired or used, or a newer one replaced it.
    #[error("the link does not work any more")]
    DeadLink,
    /// The password or the address breaks a rule, there were too many tries, or the server is busy.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<InternalError> for SetPasswordError {
    fn from(error: InternalError) -> Self {
        Self::Refused(error.into())
    }
}

/// Changes the passwords of accounts.
#[derive(Debug)]
pub(crate) struct PasswordChange {
    pub(crate) cx: Arc<Context>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) checks: Arc<Checks>,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) links: Arc<AccountLinks>,
}

impl PasswordChange {
    /// Sets the password of an account, as the host asks.
    pub(crate) async fn set(&self, account: Uuid, typed: &str) -> Result<(), SetPasswordError> {
        let account = self.account(account).await?.ok_or(SetPasswordError::UnknownAccount)?;
        let form = self.cx.owner_of(&account.form).ok_or(SetPasswordError::UnknownAccount)?;
        match self.write(form, &account, typed, None, Client::default()).await? {
            true => Ok(()),
            false => Err(SetPasswordError::UnknownAccount),
        }
    }

    /// Mails a link for a new password to the owner of an account. What is answered and done is the
    /// same for an address without an account, to which no mail goes: its reader asked for none.
    pub(crate) async fn request(
        &self,
        form: &str,
        address: &str,
        client: Client,
        work: Work,
    ) -> Result<(), SetPasswordError> {
        let form = self.form_with_reset(form)?;
        let submission = Submission::from_pairs([("email", address)]);
        let page = form.address_form();
        let accepted = page.validate(&submission).map_err(Refusal::Problems)?;
        let Some(email) = accepted.email else { return Err(Refusal::Malformed.into()) };
        self.limits.sign_up(form, client)?;
        self.limits.sign_up_counts(form, client, work)?;
        self.mail_link(form, &email, client, false).await?;
        Ok(())
    }

    /// Writes a link and its mail. A trapped request does what one for an address without an account does.
    pub(crate) async fn mail_link(
        &self,
        form: &Form,
        email: &EmailAddress,
        client: Client,
        is_trapped: bool,
    ) -> Result<(), InternalError> {
        let owner = self.links.owner(form, email).await?.filter(|_| !is_trapped);
        self.links.begin(form, email, (LinkPurpose::NewPassword, owner), None, client).await
    }

    /// Whether the link works.
    pub(crate) async fn find(
        &self,
        form: &Form,
        token: &Token,
        client: Client,
    ) -> Result<Option<Uuid>, Refusal> {
        let found = self.links.find(form, LinkPurpose::NewPassword, token, client).await?;
        Ok(found.map(|link| link.account))
    }

    /// Sets the password of the account that the link is for, and returns the id of the account.
    pub(crate) async fn reset(
        &self,
        form: &str,
        token: &str,
        typed: &str,
        client: Client,
    ) -> Result<Uuid, SetPasswordError> {
        let form = self.form_with_reset(form)?;
        let token = Token::from_request(token).ok_or(SetPasswordError::DeadLink)?;
        let found = self.find(form, &token, client).await?;
        let id = found.ok_or(SetPasswordError::DeadLink)?;
        self.limits.password(form, client, id)?;
        let account = self.account(id).await?.ok_or(SetPasswordError::DeadLink)?;
        match self.write(form, &account, typed, Some(token.hash()), client).await? {
            true => Ok(id),
            false => Err(SetPasswordError::DeadLink),
        }
    }

    /// The form, if owners of its accounts can choose a new password by mail.
    fn form_with_reset(&self, id: &str) -> Result<&Form, SetPasswordError> {
        let unknown = || SetPasswordError::UnknownForm(id.to_owned());
        let form = self.cx.form(id).ok_or_else(unknown)?;
        match form.has_email() && form.has_password() {
            true => Ok(form),
            false => Err(SetPasswordError::NotOfThisForm(form.id())),
        }
    }

    async fn account(&self, id: Uuid) -> Result<Option<Account>, InternalError> {
        Ok(self.cx.store.find_account(id).await?)
    }

    /// Checks the password as the form does, cheap checks first, and writes it.
    async fn write(
        &self,
        form: &Form,
        account: &Account,
        typed: &str,
        link: Option<SecretHash>,
        client: Client,
    ) -> Result<bool, SetPasswordError> {
        let (accepted, words) = accept(form, account, typed)?;
        if self.passwords.is_full() {
            return Err(password::busy().into());
        }
        self.checks.run(&form.new_password_form(), &accepted, client, Reach::All).await?;
        let (typed, email) = (accepted.password.as_ref(), accepted.email.as_ref());
        let hash = self.passwords.hash(typed, email, words).await?;
        let Some(password_hash) = hash else { return Err(Refusal::Malformed.into()) };
        let new = NewPassword {
            account: account.id,
            form: form.id(),
            password_hash,
            password_id: self.cx.new_id(),
            link,
            notice: email.map(|email| self.links.notice(email, None)),
            now: self.cx.now(),
            event: self.cx.new_event_id(),
        };
        let is_set = self.cx.store.set_password(&new).await.map_err(InternalError::from)?;
        tracing::info!(account = %account.id, is_set, "new password processed");
        self.cx.wake_workers();
        Ok(is_set)
    }
}

/// Judges the password by the rules of the form, beside what the account says. Also returns the words
/// that it must not be made of.
fn accept(
    form: &Form,
    account: &Account,
    typed: &str,
) -> Result<(Registration, Vec<String>), SetPasswordError> {
    let page = form.new_password_form();
    let Some(FieldKind::Password(policy)) = page.fields().first().map(|field| field.kind()) else {
        return Err(SetPasswordError::NotOfThisForm(form.id()));
    };
    let address = account.email_normalized.as_deref();
    let email = address.and_then(|address| EmailAddress::parse_stored(address).ok());
    let words = words_of(&account.profile, account.username.as_deref());
    let refused = |code| SetPasswordError::Refused(Refusal::at("password", code));
    if typed.is_empty() {
        return Err(refused(ProblemCode::Missing));
    }
    let password = Password::parse(typed, policy, email.as_ref());
    let password = password.map_err(|error| refused(ProblemCode::Password(error)))?;
    let borrowed: Vec<&str> = words.iter().map(String::as_str).collect();
    if rules::is_made_of_words(&password, &borrowed) {
        return Err(refused(ProblemCode::Password(PasswordError::FromFields)));
    }
    let username = match form.username_field().map(|field| field.kind()) {
        Some(FieldKind::Username(rules)) => {
            account.username.as_deref().and_then(|name| Username::parse(name, &rules).ok())
        }
        _ => None,
    };
    let password = Some(password);
    Ok((Registration { email, username, password, ..Registration::default() }, words))
}
