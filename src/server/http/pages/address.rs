//! Another address for an attempt.

use crate::{
    email::MAX_BYTES,
    form::{TICKET, submission::Submission},
    server::{
        error::internal::InternalError,
        http::pages::{
            outcome::Outcome,
            request::{PageRequest, closed, draft, show},
        },
    },
    wire::{
        page::{FormState, PageState},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Shows the address in a form.
    pub(crate) async fn get_address(&self) -> Result<Outcome, InternalError> {
        let attempt = self.own_attempt(&self.ticket_in_query()).await?;
        let Some(attempt) = attempt else { return Ok(Outcome::GoTo("")) };
        if let Some(next) = self.settled(&attempt).await? {
            return Ok(next);
        }
        // *Did you mean …?* leads here with the corrected address.
        let meant = self.in_query("email").filter(|meant| (1..=MAX_BYTES).contains(&meant.len()));
        let address = meant.as_deref().unwrap_or(attempt.email.as_str());
        let values = Submission::from_pairs([("email", address)]);
        let draft = FormState { values, refusal: None };
        Ok(show(PageState::Address(self.about_attempt(&attempt, draft))))
    }

    /// Changes the address.
    pub(crate) async fn post_address(
        &self,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let attempt = self.own_attempt(submission.get(TICKET)).await?;
        let Some(attempt) = attempt else { return Ok(Outcome::GoTo("")) };
        if let Some(next) = self.settled(&attempt).await? {
            return Ok(next);
        }
        let (proof_mail, client) = (&self.state.proof_mail, self.client());
        Ok(match proof_mail.change_address(self.form, &attempt, submission, client).await {
            Ok(()) => self.wait(&attempt),
            Err(Refusal::Closed) => closed(),
            Err(refusal) => {
                let draft = draft(&self.form.address_form(), submission);
                let draft = FormState { refusal: Some(refusal.clone()), ..draft };
                let page = PageState::Address(self.about_attempt(&attempt, draft));
                Outcome::ShowAgain(page, refusal)
            }
        })
    }
}
