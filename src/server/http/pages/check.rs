//! *Check your mail*: the code, and another mail.

use crate::{
    form::{TICKET, submission::Submission},
    server::{
        error::internal::InternalError,
        http::{
            cookie::Cookie,
            pages::{
                outcome::Outcome,
                request::{PageRequest, show},
            },
        },
        store::attempt::{Attempt, ConfirmOutcome},
    },
    wire::{
        page::{FormState, PageState, REFUSED},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Shows what the browser waits for. A superseded attempt looks like a pending one: only the
    /// reader of the mail may learn that the address has an account.
    pub(crate) async fn get_check(&self) -> Result<Outcome, InternalError> {
        let attempt = self.own_attempt(&self.ticket_in_query()).await?;
        if let Some(attempt) = &attempt
            && let Some(next) = self.settled(attempt).await?
        {
            return Ok(next);
        }
        if let Some(attempt) = attempt.as_ref().filter(|it| it.is_refused && !self.shows_refused())
        {
            return Ok(Outcome::GoToOwn(self.check_path(attempt, REFUSED)));
        }
        let waiting = attempt.map(|attempt| self.check_page(&attempt, FormState::default()));
        Ok(show(waiting.unwrap_or(PageState::NoAttempt)))
    }

    /// Confirms by the code.
    pub(crate) async fn post_code(
        &self,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let attempt = self.own_attempt(submission.get(TICKET)).await?;
        let Some(attempt) = attempt else { return Ok(Outcome::GoTo("/check")) };
        let (confirm, client) = (&self.state.confirm, self.client());
        let confirmed = match confirm.by_code(self.form, &attempt, submission, client).await {
            Ok(confirmed) => confirmed,
            Err(refusal) => return Ok(self.check_again(&attempt, submission, refusal)),
        };
        Ok(match confirmed.outcome.problem() {
            None if confirmed.outcome == ConfirmOutcome::Parked => Outcome::Waitlisted,
            None => Outcome::Confirmed(confirmed.just_confirmed, confirmed.next_page),
            // The page has no field for the invite.
            Some(("invite", code)) => {
                self.check_again(&attempt, submission, Refusal::at("code", code))
            }
            Some((field, code)) => self.check_again(&attempt, submission, Refusal::at(field, code)),
        })
    }

    /// Sends another mail.
    pub(crate) async fn post_resend(
        &self,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let attempt = self.own_attempt(submission.get(TICKET)).await?;
        let Some(attempt) = attempt else { return Ok(Outcome::GoTo("/check")) };
        match self.state.proof_mail.resend(self.form, &attempt, self.client()).await {
            Ok(is_sent) => Ok(self.wait_again(&attempt, is_sent)),
            Err(refusal) => Ok(self.check_again(&attempt, &Submission::default(), refusal)),
        }
    }

    /// This page about an attempt, with the rest of its query.
    fn check_path(&self, attempt: &Attempt, rest: &str) -> String {
        let ticket = Cookie::Originator.ticket(self.form, &attempt.originator_hash);
        ["/check?", TICKET, "=", &ticket, rest].concat()
    }

    fn shows_refused(&self) -> bool {
        self.parts.uri.query().is_some_and(|query| query.ends_with(REFUSED))
    }

    fn check_again(&self, attempt: &Attempt, posted: &Submission, refusal: Refusal) -> Outcome {
        let draft = self.confirmation_draft(posted, refusal.clone());
        Outcome::ShowAgain(self.check_page(attempt, draft), refusal)
    }
}
