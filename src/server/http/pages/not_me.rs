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
                request::{Link, PageRequest, refuse_link, show},
            },
        },
    },
    wire::{
        page::{FormState, LinkState, NotMe},
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
        Ok(Outcome::Show(self.not_me_page(not_me, link, FormState::default()), status))
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
            let page = self.not_me_page(NotMe::Asked, Some(&link), draft);
            return Ok(Outcome::ShowAgain(page, refusal));
        }
        let originator = self.originator_of(&link.attempt);
        let (token, attempt) = (&link.token, &link.attempt);
        let rejected =
            self.state.proof_mail.reject(self.form, token, attempt, originator.as_ref()).await;
        Ok(match rejected {
            Ok(true) => {
                let page = self.not_me_page(NotMe::Deleted, None, FormState::default());
                show(page).ends(Cookie::Link, link.token)
            }
            Ok(false) => Outcome::GoTo("/not-me"),
            Err(refusal) => refuse_link(refusal),
        })
    }
}
