//! Proof of a mailbox: what a link and a code are worth, and what confirming does.

use std::time::{Duration, SystemTime};

use uuid::Uuid;

use super::{
    Signup, check,
    client::Client,
    decoy,
    proof::COOLDOWN,
    registration::stored,
    secret::{Code, Token},
    signup::Failure,
    store::{Attempt, AttemptState, By, Confirmation, Confirmed, Proof, StoredUsername},
    telemetry,
};
use crate::{
    Form, Refusal, Submission,
    email::EmailAddress,
    form,
    wire::{CheckState, FormState, LinkState},
};

/// How long a welcome is worth sending.
const WELCOME_LIVES: Duration = Duration::from_secs(3 * 24 * 60 * 60);

/// An account that a request has just confirmed, among the extensions of its response.
///
/// The sign-up opens no session. A host that has sessions may open one here, in a middleware around
/// [`Signup::layer`](crate::Signup::layer), and only for the browser that began the sign-up: whoever
/// else opens the link of a mail may be its scanner.
///
/// ```
/// use axum::{Router, middleware, response::Response};
/// use leptos_signup::JustConfirmed;
///
/// async fn open_session(response: Response) -> Response {
///     if let Some(confirmed) = response.extensions().get::<JustConfirmed>()
///         && let Some(account) = confirmed.account_of_originator()
///     {
///         // Append the cookie of a session for `account` to the response.
///         # let _ = account;
///     }
///     response
/// }
///
/// let app: Router = Router::new() // .layer(signup.layer())
///     .layer(middleware::map_response(open_session));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct JustConfirmed {
    /// The id of the form.
    pub form: &'static str,
    /// The id of the account.
    pub account: Uuid,
    /// Who confirmed it.
    pub by: ConfirmedBy,
}

/// Who confirmed an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ConfirmedBy {
    /// The browser that began the sign-up.
    Originator,
    /// Another one, in which somebody opened the link.
    Elsewhere,
}

impl JustConfirmed {
    /// The account, where the browser that began the sign-up confirmed it.
    #[must_use]
    pub fn account_of_originator(&self) -> Option<Uuid> {
        (self.by == ConfirmedBy::Originator).then_some(self.account)
    }
}

/// What a proof came to.
#[derive(Debug)]
pub(crate) struct Proven {
    pub(crate) outcome: Confirmed,
    /// The account, where this very proof made it.
    pub(crate) just: Option<JustConfirmed>,
}

/// What was given with the confirmation only.
#[derive(Default)]
struct Late {
    password_hash: Option<String>,
    /// Instead of one that was taken in the meantime.
    username: Option<StoredUsername>,
}

impl Attempt {
    /// Whether the browser with this cookie began it.
    fn is_of(&self, originator: Option<&Token>) -> bool {
        originator.is_some_and(|token| token.hash() == self.originator_hash)
    }
}

/// Whether the page of a link asks for the password: in a browser that did not choose it, for
/// somebody else may have.
fn asks_password(form: &Form, attempt: &Attempt, originator: Option<&Token>) -> bool {
    form.password_field().is_some() && !attempt.is_of(originator)
}

/// How long one waits before another mail may be asked for. A mail that is dated further ahead than
/// that is of a clock that was wrong.
fn cooldown_left(mailed_at: SystemTime, now: SystemTime) -> Duration {
    match now.duration_since(mailed_at) {
        Ok(passed) => COOLDOWN.saturating_sub(passed),
        Err(ahead) if ahead.duration() > COOLDOWN => Duration::ZERO,
        Err(_) => COOLDOWN,
    }
}

impl Signup {
    /// What the browser with this cookie waits for; nothing when it began no attempt.
    pub(crate) async fn attempt_of(
        &self,
        form: &Form,
        originator: Option<&Token>,
    ) -> Result<Option<Attempt>, Failure> {
        let Some(token) = originator else { return Ok(None) };
        let found = self.inner().store.find(form.id(), By::Originator(token.hash())).await?;
        let lives = form.get_link_lifetime();
        Ok(found.or_else(|| decoy::open(&self.inner().keys, form.id(), token, self.now(), lives)))
    }

    /// The attempt with this id, as it is now.
    #[cfg(feature = "api")]
    pub(crate) async fn attempt_with(
        &self,
        form: &Form,
        id: Uuid,
    ) -> Result<Option<Attempt>, Failure> {
        Ok(self.inner().store.find(form.id(), By::Id(id)).await?)
    }

    /// When the last mail for an attempt was written, after another one was asked for: now, unless the
    /// one before is too recent.
    pub(crate) fn mailed_at_last(&self, attempt: &Attempt) -> SystemTime {
        let now = self.now();
        if cooldown_left(attempt.mailed_at, now).is_zero() { now } else { attempt.mailed_at }
    }

    /// What the page *check your mail* shows of an attempt.
    pub(crate) fn waiting(&self, attempt: Option<&Attempt>) -> CheckState {
        let Some(attempt) = attempt else { return CheckState::default() };
        let left = cooldown_left(attempt.mailed_at, self.now());
        // Rounded up: a second too late is better than a button that does nothing.
        let resend_in = u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or_default();
        CheckState { address: Some(attempt.email.clone()), resend_in, draft: FormState::default() }
    }

    /// What the link with this token is worth. Changes nothing.
    pub(crate) async fn link_state(
        &self,
        form: &Form,
        link: Option<&Token>,
        originator: Option<&Token>,
    ) -> Result<LinkState, Failure> {
        let attempt = match link {
            Some(token) => self.attempt_behind(form, token).await?,
            None => None,
        };
        let Some(attempt) = attempt else {
            let own = self.attempt_of(form, originator).await?;
            let originator = own.is_some_and(|own| {
                !matches!(own.state, AttemptState::Confirmed | AttemptState::Parked)
            });
            return Ok(LinkState::Unknown { originator });
        };
        Ok(match attempt.state {
            AttemptState::Parked => LinkState::Parked,
            AttemptState::Confirmed => LinkState::Confirmed,
            AttemptState::Superseded => LinkState::Superseded,
            AttemptState::Pending if attempt.expires_at <= self.now() => LinkState::Expired,
            AttemptState::Pending if asks_password(form, &attempt, originator) => {
                LinkState::PendingElsewhere
            }
            AttemptState::Pending => LinkState::Pending,
        })
    }

    /// Confirms by the token of a link, with what the page of the link asked for.
    #[tracing::instrument(
        name = "signup.confirm",
        skip_all,
        fields(form = form.id(), proof = "link", attempt, address, outcome)
    )]
    pub(crate) async fn confirm_link(
        &self,
        form: &Form,
        token: &Token,
        originator: Option<&Token>,
        submission: &Submission,
        client: Client,
    ) -> Result<Proven, Refusal> {
        let result = self.take_link(form, token, originator, submission, client).await;
        telemetry::confirmed_by_link(form, result.as_ref().map(|proven| proven.outcome));
        result
    }

    async fn take_link(
        &self,
        form: &Form,
        token: &Token,
        originator: Option<&Token>,
        submission: &Submission,
        client: Client,
    ) -> Result<Proven, Refusal> {
        let attempt = self.attempt_behind(form, token).await?;
        let by = match &attempt {
            Some(attempt) if attempt.is_of(originator) => ConfirmedBy::Originator,
            _ => ConfirmedBy::Elsewhere,
        };
        if let Some(attempt) = &attempt {
            telemetry::about(attempt);
        }
        let waits = |attempt: &Attempt| {
            attempt.state == AttemptState::Pending && attempt.expires_at > self.now()
        };
        let late = match attempt.filter(waits) {
            Some(attempt) => {
                let asked = form::ConfirmationFields {
                    username: form::ConfirmationFields::of(submission).username,
                    password: asks_password(form, &attempt, originator),
                };
                let page = form.link_form(asked);
                if page.password_field().is_some() {
                    self.inner().limits.password(form, client, attempt.id)?;
                }
                self.late(&page, asked, &attempt, submission).await?
            }
            None => Late::default(),
        };
        Ok(self.confirm(form, Proof::Link(token.hash()), late, by).await?)
    }

    /// Confirms by the code that somebody typed for this attempt, with what else the page asked
    /// for.
    #[tracing::instrument(
        name = "signup.confirm",
        skip_all,
        fields(form = form.id(), proof = "code", attempt, address, outcome)
    )]
    pub(crate) async fn confirm_code(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
        client: Client,
    ) -> Result<Proven, Refusal> {
        telemetry::about(attempt);
        let result = match self.inner().limits.code(form, client) {
            Ok(()) => self.take_code(form, attempt, submission).await,
            Err(refusal) => Err(refusal),
        };
        telemetry::confirmed_by_code(form, result.as_ref().map(|proven| proven.outcome));
        result
    }

    async fn take_code(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
    ) -> Result<Proven, Refusal> {
        // The same for an attempt that another one superseded: whoever has the cookie and not the
        // mailbox learns nothing.
        let asked = form::ConfirmationFields::of(submission);
        let late = self.late(&form.code_form(asked), asked, attempt, submission).await?;
        let hash = Code::from_request(submission.get("code")).hash(attempt.id);
        let proof = Proof::Code { attempt: attempt.id, hash };
        Ok(self.confirm(form, proof, late, ConfirmedBy::Originator).await?)
    }

    /// What is asked for with the confirmation.
    async fn late(
        &self,
        page: &Form,
        asked: form::ConfirmationFields,
        attempt: &Attempt,
        submission: &Submission,
    ) -> Result<Late, Refusal> {
        let mut registration = page.validate(submission).map_err(Refusal::Problems)?;
        registration.email = EmailAddress::parse(&attempt.email).ok();
        let is_new = !asked.password || submission.get(form::NEW_PASSWORD) == "on";
        let username = registration.username.as_ref().map(stored);
        if !is_new {
            self.verify(registration.password.as_ref(), attempt).await?;
            return Ok(Late { password_hash: None, username });
        }
        check::run(&self.inner().checks, page, &registration).await?;
        let password_hash =
            self.hash(registration.password.as_ref(), registration.email.as_ref()).await?;
        Ok(Late { password_hash, username })
    }

    async fn confirm(
        &self,
        form: &Form,
        proof: Proof,
        late: Late,
        by: ConfirmedBy,
    ) -> Result<Proven, Failure> {
        let confirmation = self.confirmation(form, proof, late);
        let outcome = self.inner().store.confirm(&confirmation).await?;
        tracing::info!(form = form.id(), ?outcome, ?by, "confirmation");
        self.wake_workers();
        let is_now = outcome == Confirmed::Now;
        let just =
            is_now.then(|| JustConfirmed { form: form.id(), account: confirmation.account, by });
        Ok(Proven { outcome, just })
    }

    /// Of somebody whom the host admits.
    pub(super) fn admitting(&self, form: &Form, attempt: Uuid) -> Confirmation {
        self.confirmation(form, Proof::Admitted(attempt), Late::default())
    }

    fn confirmation(&self, form: &Form, proof: Proof, late: Late) -> Confirmation {
        let now = self.now();
        Confirmation {
            proof,
            form: form.id(),
            account: self.new_id(),
            mail: self.new_id(),
            password_hash: late.password_hash,
            is_open: self.inner().admissions.of(form).is_open(),
            username: late.username,
            now,
            mail_expires_at: now + WELCOME_LIVES,
            event: self.new_event_id(),
        }
    }

    /// The attempt behind a link.
    pub(crate) async fn attempt_behind(
        &self,
        form: &Form,
        link: &Token,
    ) -> Result<Option<Attempt>, Failure> {
        Ok(self.inner().store.find(form.id(), By::Link(link.hash())).await?)
    }
}
