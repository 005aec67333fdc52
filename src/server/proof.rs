//! The mail that asks for proof of a mailbox: written, sent again, sent to another address, and
//! disowned by whoever got it.

use std::time::Duration;

use tracing::Span;
use uuid::Uuid;

use super::{
    Signup, check,
    client::Client,
    registration::stored_email,
    secret::{Code, Token},
    signup::Failure,
    store::{Attempt, MailSecret, NewMail, Readdressing, Renewal, Renewed},
    telemetry,
};
use crate::{Form, Refusal, Submission, email::EmailAddress};

/// How long one waits before another mail may be asked for.
pub(crate) const COOLDOWN: Duration = Duration::from_secs(60);

impl Signup {
    /// Sends another mail for an attempt, unless one was sent within the cooldown. The new link and
    /// code replace the old ones: of an attempt one link and one code are good, those of the latest
    /// mail that was sent.
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
    ) -> Result<(), Refusal> {
        telemetry::about(attempt);
        self.inner().limits.resend(form, client)?;
        let Ok(email) = EmailAddress::parse(&attempt.email) else {
            tracing::error!(attempt = %attempt.id, "the address of an attempt cannot be read");
            return Err(Refusal::Unavailable);
        };
        let mail = self.new_mail(form, attempt.id, &email, client)?;
        let not_since = mail.now - COOLDOWN;
        let renewal = Renewal { attempt: attempt.id, not_since, mail };
        let renewed = self.inner().store.renew(&renewal).await.map_err(Failure::from)?;
        let outcome = match renewed {
            Renewed::Written => "renewed",
            Renewed::Withheld => {
                telemetry::withheld(form);
                "withheld"
            }
            Renewed::Not => "too_soon",
        };
        Span::current().record("outcome", outcome);
        tracing::info!(attempt = %attempt.id, ?renewed, "another mail was asked for");
        self.wake_workers();
        Ok(())
    }

    /// Gives an attempt of the originator another address, as it is sent to. What was mailed to the old
    /// one is void.
    pub(crate) async fn readdress(
        &self,
        form: &Form,
        attempt: &Attempt,
        submission: &Submission,
        client: Client,
    ) -> Result<String, Refusal> {
        let page = form.address_form();
        let registration = page.validate(submission).map_err(Refusal::Problems)?;
        let email = registration.email.as_ref();
        self.inner().limits.address(form, client, attempt.id, email)?;
        let admission = self.inner().admissions.of(form);
        if admission.is_closed() {
            return Err(Refusal::Closed);
        }
        self.enter(form, &admission, &registration).await?;
        let is_disposable = self.is_disposable(registration.email.as_ref())?;
        check::run(&self.inner().checks, &page, &registration).await?;
        let Some(email) = &registration.email else { return Err(Refusal::Malformed) };
        let mail = self.new_mail(form, attempt.id, email, client)?;
        let deliverable = email.as_deliverable().to_owned();
        let email = stored_email(email, is_disposable);
        let change = Readdressing { attempt: attempt.id, email, mail };
        let is_changed = self.inner().store.readdress(&change).await.map_err(Failure::from)?;
        tracing::info!(attempt = %attempt.id, is_changed, "another address was given");
        self.wake_workers();
        Ok(deliverable)
    }

    /// Deletes the attempt of a link, because whoever got the mail did not ask for it, and leaves the
    /// mailbox alone for a while. Tells whether there was one.
    pub(crate) async fn disown(&self, form: &Form, link: &Token) -> Result<bool, Failure> {
        let until = self.inner().mail_budgets.silent_until(self.now());
        let is_deleted = self.inner().store.disown(form.id(), link.hash(), until).await?;
        tracing::info!(form = form.id(), is_deleted, "an attempt was disowned");
        Ok(is_deleted)
    }

    pub(super) fn new_mail(
        &self,
        form: &Form,
        attempt: Uuid,
        email: &EmailAddress,
        client: Client,
    ) -> Result<NewMail, Failure> {
        let (token, code) = (Token::generate()?, Code::generate()?);
        let now = self.now();
        Ok(NewMail {
            id: self.new_id(),
            link_hash: token.hash(),
            code_hash: code.hash(attempt),
            secret: MailSecret::new(format!("{} {}", token.expose(), code.expose())),
            now,
            expires_at: now + form.get_link_lifetime(),
            budgets: self.inner().mail_budgets.of(email, client, now),
        })
    }
}
