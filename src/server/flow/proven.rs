//! A sign-up whose mailbox another party has proven: an `OpenID` provider, or the host by a mail of its own.
//!
//! It is an attempt like any other, with a link whose token only the cookies of this browser have. So the rest
//! of the form, the waitlist, the consents and the transaction that makes the account are those of a link. No
//! mail is sent for it, nothing changes its address, and it never has a password.

use std::{sync::Arc, time::Duration};

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::{Form, registration::Registration, submission::Submission},
    server::{
        check::{Checks, Reach},
        crypto::secret::{SecretHash, Token},
        error::internal::InternalError,
        flow::{
            admission::AdmissionCheck, confirm::Confirm, confirm_outcome::ConfirmResult,
            context::Context, rows::email_row,
        },
        limits::{Limits, Work},
        net::client::Client,
        store::{
            attempt::FindAttemptBy,
            identity::{Identity, IdentityError, NewProven},
            look_up::LookUp,
        },
        telemetry::metrics,
    },
    text::language::Language,
    wire::refusal::Refusal,
};

/// How long the page with the rest of the form works. Nothing waits for a mail.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

/// A mailbox that another party has proven, with what that party knows its owner by.
/// [`Signup::begin_proven`](crate::Signup::begin_proven) makes an account of it.
///
/// An address that is not verified makes none: with it a stranger could get into the account of its owner
/// ("pre-hijacking").
///
/// ```
/// use leptos_signup::{Identity, IdentityError, ProvenIdentity};
///
/// // The claims of an ID token whose signature, issuer, audience and nonce the host has verified.
/// let identity = Identity::new("https://id.example.org", "248289761001")?;
/// let (email, email_verified) = (Some("ada@example.org"), Some(true));
/// let proven = ProvenIdentity::from_claims(identity.clone(), email, email_verified)?;
/// assert_eq!(proven.address().as_str(), "ada@example.org");
///
/// let unverified = ProvenIdentity::from_claims(identity, email, None);
/// assert_eq!(unverified.unwrap_err(), IdentityError::NotVerified);
/// # Ok::<(), IdentityError>(())
/// ```
#[derive(Clone)]
#[must_use = "pass it to `Signup::begin_proven`"]
pub struct ProvenIdentity {
    address: EmailAddress,
    identity: Option<Identity>,
    invite: Option<String>,
    next: Option<String>,
    language: Option<Language>,
}

redacted_debug! { ProvenIdentity {} }

impl ProvenIdentity {
    /// The claims `email` and `email_verified` of an ID token, with its `iss` and `sub` as the identity.
    ///
    /// The host must have verified the token, and must trust the provider with this address. A provider
    /// whose customers enter any address for their own users, such as the multi-tenant endpoint of Entra ID,
    /// proves nothing about a mailbox, whatever it says in `email_verified`.
    ///
    /// # Errors
    /// An [`IdentityError`] when there is no address, when the claim `email_verified` is missing or `false`,
    /// or when the address is invalid.
    pub fn from_claims(
        identity: Identity,
        email: Option<&str>,
        email_verified: Option<bool>,
    ) -> Result<Self, IdentityError> {
        let email = email.ok_or(IdentityError::NoAddress)?;
        if email_verified != Some(true) {
            return Err(IdentityError::NotVerified);
        }
        let address = EmailAddress::parse(email).map_err(|_| IdentityError::InvalidAddress)?;
        Ok(Self { identity: Some(identity), ..Self::of_mailbox(address) })
    }

    /// A mailbox whose owner the host has verified itself, such as with a link from a mail that only this
    /// mailbox got. It has no identity at another party.
    pub fn of_mailbox(address: EmailAddress) -> Self {
        Self { address, identity: None, invite: None, next: None, language: None }
    }

    /// Uses an invite code, on a form that asks for one.
    pub fn invite(self, code: impl Into<String>) -> Self {
        Self { invite: Some(code.into()), ..self }
    }

    /// The page of the host to go on to after the sign-up, if the form
    /// [allows it](crate::Form::continue_among).
    pub fn next(self, path: impl Into<String>) -> Self {
        Self { next: Some(path.into()), ..self }
    }

    /// The language of the pages. Default: that of the request, like any other page.
    pub fn language(self, language: Language) -> Self {
        Self { language: Some(language), ..self }
    }

    /// The address.
    #[must_use]
    pub fn address(&self) -> &EmailAddress {
        &self.address
    }

    /// The language of the pages, if the host has set it.
    pub(crate) fn get_language(&self) -> Option<Language> {
        self.language
    }
}

/// Why a sign-up with a proven identity did not begin.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BeginProvenError {
    /// The host has no form with this id.
    #[error("the host has no form `{0}`: add it with `SignupBuilder::form`")]
    UnknownForm(String),
    /// The form asks for no address, so an address proves nothing there.
    #[error("the form `{0}` asks for no address: begin with a form that has `.email()`")]
    NoAddress(&'static str),
    /// The form refuses the address or the invite, takes no sign-ups, there were too many, or the server is
    /// busy.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

impl From<InternalError> for BeginProvenError {
    fn from(error: InternalError) -> Self {
        Self::Refused(error.into())
    }
}

/// What a proven identity led to.
pub(crate) enum ProvenStep {
    /// The identity is one of this account.
    Known(Uuid),
    /// An account has the address, and not the identity.
    AccountExists(Uuid),
    /// The browser with this token goes on with the rest of the form.
    Asked(Token),
    /// There was nothing to ask for.
    Done(Token, Box<ConfirmResult>),
}

/// Begins sign-ups with proven identities.
#[derive(Debug)]
pub(crate) struct ProvenSignUps {
    pub(crate) cx: Arc<Context>,
    pub(crate) admission: Arc<AdmissionCheck>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) checks: Arc<Checks>,
    pub(crate) confirm: Arc<Confirm>,
}

impl ProvenSignUps {
    /// The form that a proven identity can begin with.
    pub(crate) fn form(&self, id: &str) -> Result<&Form, BeginProvenError> {
        let form = self.cx.form(id).ok_or_else(|| BeginProvenError::UnknownForm(id.to_owned()))?;
        match form.has_email() {
            true => Ok(form),
            false => Err(BeginProvenError::NoAddress(form.id())),
        }
    }

    /// Finds the account, or begins a sign-up.
    #[tracing::instrument(
        name = "signup.begin_proven",
        skip_all,
        fields(form = form.id(), attempt, address, outcome)
    )]
    pub(crate) async fn begin(
        &self,
        form: &Form,
        proven: &ProvenIdentity,
        language: Language,
        client: Client,
    ) -> Result<ProvenStep, BeginProvenError> {
        let found = self.find(form, proven).await?;
        let step = match found {
            Some(step) => step,
            None => self.write(form, proven, language, client).await?,
        };
        metrics::record_outcome(match step {
            ProvenStep::Known(_) => "known",
            ProvenStep::AccountExists(_) => "account_exists",
            ProvenStep::Asked(_) => "asked",
            ProvenStep::Done(..) => "done",
        });
        Ok(step)
    }

    /// The account of the identity, or of the address. An identity counts before its address, which may
    /// have changed since.
    async fn find(
        &self,
        form: &Form,
        proven: &ProvenIdentity,
    ) -> Result<Option<ProvenStep>, InternalError> {
        let store = &self.cx.store;
        if let Some(identity) = &proven.identity
            && let Some(account) = store.find_account_by_identity(form.id(), identity).await?
        {
            return Ok(Some(ProvenStep::Known(account.id)));
        }
        let look_up = LookUp::address(form, &proven.address);
        let account = store.look_up_account(&look_up).await?;
        Ok(account.map(|account| ProvenStep::AccountExists(account.id)))
    }

    /// Checks the address as the form does, cheap checks first, and writes the attempt.
    async fn write(
        &self,
        form: &Form,
        proven: &ProvenIdentity,
        language: Language,
        client: Client,
    ) -> Result<ProvenStep, BeginProvenError> {
        let admission = self.admission.open(form)?;
        let accepted = accept(form, proven)?;
        self.limits.sign_up(form, client)?;
        self.limits.has_room(form, client, Work::NotOffered)?;
        let path = self.admission.admit(form, &admission, &accepted).await?;
        let is_disposable = self.admission.flag_disposable(accepted.email.as_ref())?;
        self.limits.sign_up_counts(form, client, Work::NotOffered)?;
        self.checks.run(&form.address_form(), &accepted, client, Reach::All).await?;
        let Some(email) = &accepted.email else { return Err(Refusal::Malformed.into()) };
        let token = Token::generate().map_err(InternalError::from)?;
        let now = self.cx.now();
        let new = NewProven {
            id: self.cx.new_id(),
            form: form.id(),
            language,
            email: email_row(form, email, is_disposable),
            identity: proven.identity.clone(),
            admission: path,
            next_page: form.next(proven.next.as_deref().unwrap_or_default()),
            token: token.hash(),
            code_hash: SecretHash::of_no_secret().map_err(InternalError::from)?,
            now,
            expires_at: now + LIFETIME,
            event: self.cx.new_event_id(),
        };
        self.cx.store.begin_proven(&new).await.map_err(InternalError::from)?;
        metrics::record_attempt(new.id, email);
        tracing::info!(form = form.id(), attempt = %new.id, "sign-up with a proven address begun");
        metrics::attempt_started(form);
        self.cx.wake_workers();
        match form.proven_form().fields().is_empty() {
            true => self.finish(form, token, client).await,
            false => Ok(ProvenStep::Asked(token)),
        }
    }

    /// Makes the account of a form that asks for nothing more.
    async fn finish(
        &self,
        form: &Form,
        token: Token,
        client: Client,
    ) -> Result<ProvenStep, BeginProvenError> {
        let by = FindAttemptBy::Link(token.hash());
        let found = self.cx.store.find_attempt(form.id(), by).await.map_err(InternalError::from)?;
        let Some(attempt) = found else { return Err(Refusal::Unavailable.into()) };
        let nothing = Submission::default();
        let result =
            self.confirm.by_link(form, &token, &attempt, Some(&token), &nothing, client).await?;
        if let Some((field, code)) = result.outcome.problem() {
            return Err(Refusal::at(field, code).into());
        }
        Ok(ProvenStep::Done(token, Box::new(result)))
    }
}

/// Judges the address and the invite by the rules of the form.
fn accept(form: &Form, proven: &ProvenIdentity) -> Result<Registration, Refusal> {
    let submission = Submission::from_pairs([("email", proven.address.as_str())]);
    let mut accepted = form.address_form().validate(&submission).map_err(Refusal::Problems)?;
    if form.has_invite() {
        let code = proven.invite.as_deref().unwrap_or_default();
        let submission = Submission::from_pairs([("invite", code)]);
        let invited = form.invite_form().validate(&submission).map_err(Refusal::Problems)?;
        accepted.invite = invited.invite;
    }
    Ok(accepted)
}
