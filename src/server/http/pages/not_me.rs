//! "This was not me": the recipient of a mail ends the attempt.

use axum::http::StatusCode;

use crate::{
    form::submission::Submission,
    server::{
        error::internal::InternalError,
        http::{
            cookie::Cookie,
            pages::{
                outcome::Outcome,
                request::{Link, PageRequest, show},
            },
        },
    },
    wire::{
        page::{FormState, LinkState, NotMe, PageState},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Asks whether to end the attempt.
    pub(crate) async fn get_not_me(&self, link: Option<&Link>) -> Result<Outcome, InternalError> {
        if let Some(taken) = self.take_token("/not-me") {
            return Ok(taken);
        }
        let not_me = match self.link_state(link).await? {
            LinkState::Confirmed | LinkState::Parked => NotMe::Confirmed,
            LinkState::Unknown { .. } => NotMe::Unknown,
            _ => NotMe::Asked,
        };
        let status = match not_me {
            NotMe::Unknown => StatusCode::NOT_FOUND,
            _ => StatusCode::OK,
        };
        Ok(Outcome::Show(PageState::NotMe(not_me, FormState::default()), status))
    }

    /// Ends the attempt.
    pub(crate) async fn post_not_me(
        &self,
        link: Option<Link>,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let Some(link) = link else { return Ok(Outcome::GoTo("/not-me")) };
        if let Err(problems) = self.form.not_me_form().validate(submission) {
            let refusal = Refusal::Problems(problems);
            let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
            return Ok(Outcome::ShowAgain(PageState::NotMe(NotMe::Asked, draft), refusal));
        }
        let originator = self.token(Cookie::Originator);
        if self.state.proof_mail.reject(self.form, &link.token, originator.as_ref()).await? {
            return Ok(show(PageState::NotMe(NotMe::Deleted, FormState::default())));
        }
        Ok(Outcome::GoTo("/not-me"))
    }
}
