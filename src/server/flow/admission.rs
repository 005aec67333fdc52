//! Whether a registration may come in, and how.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    email::{
        EmailAddress,
        disposable::policy::{DisposablePolicy, DisposableVerdict},
        error::Reason,
    },
    form::{Form, invite::InviteCode, problem::ProblemCode, registration::Registration},
    server::{
        admission::{Admission, Admissions},
        error::internal::InternalError,
        flow::{context::Context, invites},
        mail::Mailer,
        store::admission::AdmissionPath,
    },
    wire::refusal::Refusal,
};

/// Decides who may sign up. It looks at the address, the invite and the settings, and never at who
/// has an account.
#[derive(Debug)]
pub(crate) struct AdmissionCheck {
    pub(crate) cx: Arc<Context>,
    pub(crate) admissions: Arc<Admissions>,
    pub(crate) disposable: DisposablePolicy,
    pub(crate) mailer: Arc<dyn Mailer>,
}

impl AdmissionCheck {
    /// The admission of a form that takes sign-ups.
    ///
    /// # Errors
    /// The form is closed.
    pub(crate) fn open(&self, form: &Form) -> Result<Arc<Admission>, Refusal> {
        let admission = self.admissions.of(form);
        if admission.is_closed() { Err(Refusal::Closed) } else { Ok(admission) }
    }

    /// Refuses an address of an account that the form does not take, whether or not it takes sign-ups.
    pub(crate) async fn admit_address(
        &self,
        form: &Form,
        registration: &Registration,
    ) -> Result<(), Refusal> {
        self.admit(form, &self.admissions.of(form), registration).await?;
        self.flag_disposable(registration.email.as_ref())?;
        Ok(())
    }

    /// Admits a registration and returns how.
    pub(crate) async fn admit(
        &self,
        form: &Form,
        admission: &Admission,
        registration: &Registration,
    ) -> Result<AdmissionPath, Refusal> {
        let email = registration.email.as_ref();
        if email.is_some_and(|address| !admission.takes(address)) {
            return Err(Refusal::at("email", ProblemCode::DomainNotAdmitted));
        }
        self.check_carried(email)?;
        match &registration.invite {
            Some(code) => Ok(AdmissionPath::Invite(self.check_invite(form, code, email).await?)),
            None if admission.has_waitlist() => Ok(AdmissionPath::Waitlist),
            None => Ok(AdmissionPath::Open),
        }
    }

    /// Refuses an address with an international local part where the mail server takes none. What the
    /// server takes is known from earlier mails, so no request waits for it.
    fn check_carried(&self, email: Option<&EmailAddress>) -> Result<(), Refusal> {
        let is_plain = email.is_none_or(|email| email.local_part().is_ascii());
        if is_plain || self.mailer.takes_smtputf8() != Some(false) {
            return Ok(());
        }
        let (reason, character) = (Reason::LocalNeedsSmtputf8, None);
        Err(Refusal::at("email", ProblemCode::Email { reason, character }))
    }

    /// Whether the host's policy flags the address as disposable.
    ///
    /// # Errors
    /// The policy refuses the address.
    pub(crate) fn flag_disposable(&self, email: Option<&EmailAddress>) -> Result<bool, Refusal> {
        match email.map(|email| self.disposable.verdict(email)) {
            Some(DisposableVerdict::Refuse) => {
                Err(Refusal::at("email", ProblemCode::DisposableAddress))
            }
            verdict => Ok(verdict == Some(DisposableVerdict::Flag)),
        }
    }

    /// The id of the invite with this code, if `email` may use it now.
    async fn check_invite(
        &self,
        form: &Form,
        code: &InviteCode,
        email: Option<&EmailAddress>,
    ) -> Result<Uuid, Refusal> {
        let found = self.cx.store.find_invite(form.id(), invites::hash(code)).await;
        let found = found.map_err(InternalError::from)?;
        // One answer for every code that is not valid. Only the invited learn more.
        let valid = found.filter(|it| it.revoked_at.is_none() && it.expires_at > self.cx.now());
        let problem = match valid {
            None => ProblemCode::InviteUnknown,
            Some(invite) if !invite.is_for(email, form.get_key_level()) => {
                ProblemCode::InviteForAnother
            }
            Some(invite) if invite.uses >= invite.max_uses => ProblemCode::InviteUsedUp,
            Some(invite) => return Ok(invite.id),
        };
        Err(Refusal::at("invite", problem))
    }
}
