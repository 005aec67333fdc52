//! Another address for an attempt.

use crate::{
    form::submission::Submission,
    server::{
        error::internal::InternalError,
        http::pages::{
            outcome::Outcome,
            request::{PageRequest, closed, draft, next_page, show},
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
        let Some(attempt) = self.own_attempt().await? else { return Ok(Outcome::GoTo("")) };
        if let Some(next) = next_page(&attempt) {
            return Ok(next);
        }
        let values = Submission::from_pairs([("email", attempt.email.as_str())]);
        Ok(show(PageState::Address(FormState { values, refusal: None })))
    }

    /// Changes the address.
    pub(crate) async fn post_address(
        &self,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let Some(attempt) = self.own_attempt().await? else { return Ok(Outcome::GoTo("")) };
        if let Some(next) = next_page(&attempt) {
            return Ok(next);
        }
        let (proof_mail, client) = (&self.state.proof_mail, self.client());
        Ok(match proof_mail.change_address(self.form, &attempt, submission, client).await {
            Ok(()) => self.wait(),
            Err(Refusal::Closed) => closed(),
            Err(refusal) => {
                let draft = draft(&self.form.address_form(), submission);
                let draft = FormState { refusal: Some(refusal.clone()), ..draft };
                Outcome::ShowAgain(PageState::Address(draft), refusal)
            }
        })
    }
}
