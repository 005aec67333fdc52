//! The mail that asks for proof of a mailbox: written, sent again, sent to another address, and
//! rejected by its recipient.

use std::{
    sync::Arc,
    time::{Duration, SystemTime},
};

use uuid::Uuid;

use crate::{
    email::EmailAddress,
    form::{Form, problem::ProblemCode, submission::Submission},
    server::{
        check::{Checks, Reach},
        crypto::secret::{OneTimeCode, SecretHash, Token},
        error::internal::InternalError,
        flow::{admission::AdmissionCheck, context::Context, rows::email_row},
        limits::{
            Limits, Work,
            mail_budgets::{Counted, MailBudgets},
        },
        net::client::Client,
        store::{
            attempt::{
                AddressChange, AddressOutcome, Attempt, AttemptState, NewMail, Rejection, Resend,
                ResendOutcome,
            },
            budget::MailFate,
            budget_key::BudgetKeys,
            outbox::MailSecret,
        },
        telemetry::{metrics, security},
    },
    wire::refusal::Refusal,
};

/// The pause before another mail may be requested.
pub(crate) const COOLDOWN: Duration = Duration::from_secs(60);

/// Writes the mails of attempts.
#[derive(Debug)]
pub(crate) struct ProofMail {
    pub(crate) cx: Arc<Context>,
    pub(crate) admission: Arc<AdmissionCheck>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) checks: Arc<Checks>,
    pub(crate) budgets: MailBudgets,
}

impl ProofMail {
    /// Sends another mail for an attempt, unless one was sent within the cooldown. Its code replaces
    /// the old one. Earlier links stay valid. Returns whether the request came after the cooldown.
    #[tracing::instrument(
        name = "signup.resend",
        skip_all,
        fields(form = form.id(), attempt, address, outcome)
    )]
    pub(crate) async fn resend(
        &self,
        form: &Form,
        attempt: &Attempt,
        client: Client,
    ) -> Result<bool, Refusal> {
        metrics::record_attempt(attempt.id, &attempt.email);
        self.limits.resend(form, client)?;
        let is_settled = matches!(attempt.state, AttemptState::Confirmed | AttemptState::Parked);
        // The mailbox is proven.
        let outcome = if is_settled || attempt.is_proven || resend_in(attempt, self.cx.now()) > 0 {
            ResendOutcome::TooSoon
        } else {
            let mail = self.new_mail(form, attempt.id, &attempt.email, client)?;
            let not_since = mail.now - COOLDOWN;
            let resend = Resend { attempt: attempt.id, not_since, mail };
            self.cx.store.resend(&resend).await.map_err(InternalError::from)?
        };
        metrics::record_outcome(match outcome {
            ResendOutcome::Renewed(MailFate::Queued) => "renewed",
            ResendOutcome::Renewed(MailFate::Deferred(_)) => "deferred",
            ResendOutcome::Renewed(MailFate::OverBudget(_) | MailFate::Trapped) => "withheld",
            ResendOutcome::TooSoon => "too_soon",
        });
        if let ResendOutcome::Renewed(fate) = outcome {
            self.record_fate(form, fate);
        }
        tracing::info!(attempt = %attempt.id, ?outcome, "another mail requested");
        self.cx.wake_workers();
        Ok(outcome != ResendOutcome::TooSoon)
    }

    /// Gives an attempt of the originator another address. Links and codes to the old one are void.
    pub(crate) async fn change_address(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
        client: Client,
    ) -> Result<(), Refusal> {
        let page = form.address_form();
        let registration = page.validate(submission).map_err(Refusal::Problems)?;
        let email = registration.email.as_ref();
        self.limits.address(form, client, attempt.id)?;
        // A bot takes nothing from others.
        if !attempt.is_trapped {
            self.limits.sign_up_counts(form, client, Work::NotOffered)?;
        }
        let admission = self.admission.open(form)?;
        self.admission.admit(form, &admission, &registration).await?;
        let is_disposable = self.admission.flag_disposable(email)?;
        self.checks.run(&page, &registration, client, Reach::of(attempt.is_trapped)).await?;
        let Some(email) = email else { return Err(Refusal::Malformed) };
        let mail = self.new_mail(form, attempt.id, email, client)?;
        let email = email_row(form, email, is_disposable);
        let budget_keys = self.cx.budget_keys();
        let change = AddressChange { attempt: attempt.id, email, budget_keys, mail };
        let outcome = self.cx.store.change_address(&change).await.map_err(InternalError::from)?;
        tracing::info!(attempt = %attempt.id, ?outcome, "change of address processed");
        if let AddressOutcome::Changed(fate) = outcome {
            self.record_fate(form, fate);
        }
        self.cx.wake_workers();
        match outcome {
            AddressOutcome::Changed(_) | AddressOutcome::NotOpen => Ok(()),
            AddressOutcome::InviteForAnother => {
                Err(Refusal::at("email", ProblemCode::InviteForAnother))
            }
            AddressOutcome::InviteSpent => Err(Refusal::at("email", ProblemCode::InviteUsedUp)),
        }
    }

    /// Counts a mail that waits, or that a budget allows too late, which the operator is told.
    pub(crate) fn record_fate(&self, form: &Form, fate: MailFate) {
        match fate {
            MailFate::Queued | MailFate::Trapped => {}
            MailFate::Deferred(_) => metrics::deferred(form),
            MailFate::OverBudget(budget) => {
                security::mail_withheld(form, budget.as_str());
                if budget.is_shared() {
                    self.cx.mails_withheld.record(self.cx.now());
                }
            }
        }
    }

    /// Ends the attempt of a link, because the recipient of the mail did not ask for it, and lets
    /// further mails to the address wait for a while. Returns whether there was an open attempt.
    pub(crate) async fn reject(
        &self,
        form: &Form,
        link: &Token,
        attempt: &Attempt,
        originator: Option<&Token>,
    ) -> Result<bool, Refusal> {
        self.limits.link(form, attempt.id)?;
        if !matches!(attempt.state, AttemptState::Pending | AttemptState::Superseded) {
            return Ok(false);
        }
        let rejection = Rejection {
            form: form.id(),
            link: link.hash(),
            originator: originator.map(Token::hash),
            code_hash: SecretHash::of_no_secret().map_err(InternalError::from)?,
            until: self.budgets.silent_until(self.cx.now()),
            budget_keys: self.cx.budget_keys(),
        };
        let rejected = self.cx.store.reject_attempt(&rejection).await;
        let is_rejected = rejected.map_err(InternalError::from)?;
        tracing::info!(form = form.id(), is_rejected, "attempt rejected");
        Ok(is_rejected)
    }

    /// A mail with a link for an account.
    pub(crate) fn account_mail(
        &self,
        form: &Form,
        token: &Token,
        email: &EmailAddress,
        client: Client,
        lifetime: Duration,
    ) -> Result<NewMail, InternalError> {
        let (now, keys) = (self.cx.now(), self.cx.budget_keys());
        Ok(NewMail {
            id: self.cx.new_id(),
            link_hash: token.hash(),
            code_hash: SecretHash::of_no_secret()?,
            secret: MailSecret::new(token.expose().to_owned()),
            now,
            expires_at: now + lifetime,
            budgets: self.budgets.of(&Counted { form: form.id(), email, client }, &keys),
            network_hash: network_hash(&keys, client),
        })
    }

    /// A mail with a new link and code for an attempt.
    pub(crate) fn new_mail(
        &self,
        form: &Form,
        attempt: Uuid,
        email: &EmailAddress,
        client: Client,
    ) -> Result<NewMail, InternalError> {
        let (token, code) = (Token::generate()?, OneTimeCode::generate()?);
        let (now, keys) = (self.cx.now(), self.cx.budget_keys());
        Ok(NewMail {
            id: self.cx.new_id(),
            link_hash: token.hash(),
            code_hash: code.hash(attempt),
            secret: MailSecret::new(format!("{} {}", token.expose(), code.expose())),
            now,
            expires_at: now + form.get_link_lifetime(),
            budgets: self.budgets.of(&Counted { form: form.id(), email, client }, &keys),
            network_hash: network_hash(&keys, client),
        })
    }
}

/// The keyed hash of the network that asks for a mail.
fn network_hash(keys: &BudgetKeys, client: Client) -> SecretHash {
    keys.of("asked", format!("{:?}", client.widest_network()).as_bytes())
}

/// The seconds until another mail may be requested. A mail that is dated further ahead than the
/// cooldown comes from a wrong clock.
pub(crate) fn resend_in(attempt: &Attempt, now: SystemTime) -> u32 {
    let left = match now.duration_since(attempt.mailed_at) {
        Ok(passed) => COOLDOWN.saturating_sub(passed),
        Err(ahead) if ahead.duration() > COOLDOWN => Duration::ZERO,
        Err(_) => COOLDOWN,
    };
    // Rounded up: a second too late is better than a button that does nothing.
    u32::try_from(left.as_millis().div_ceil(1000)).unwrap_or_default()
}
