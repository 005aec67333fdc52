//! The page of a link in a mail.

use axum::http::StatusCode;

use crate::{
    form::{problem::ProblemCode, submission::Submission},
    server::{
        error::internal::InternalError,
        flow::held_values::link_draft,
        http::{
            cookie::Cookie,
            pages::{
                outcome::Outcome,
                request::{Link, PageRequest, refuse_link},
            },
        },
        store::attempt::{AttemptState, ConfirmOutcome},
        telemetry::metrics,
    },
    wire::{
        page::{FormState, LinkState, PageState},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Shows the state of the link. It changes nothing.
    pub(crate) async fn get_link(&self, link: Option<&Link>) -> Result<Outcome, InternalError> {
        if let Some(taken) = self.take_token("/confirm") {
            return Ok(taken);
        }
        let state = self.link_state(link).await?;
        let status = match state {
            // The same page, whichever browser confirmed and whenever.
            LinkState::Confirmed => return Ok(self.get_done()),
            LinkState::Pending
            | LinkState::PendingElsewhere
            | LinkState::Superseded
            | LinkState::Parked => StatusCode::OK,
            LinkState::Expired | LinkState::InviteSpent => StatusCode::GONE,
            LinkState::Unknown { .. } => StatusCode::NOT_FOUND,
        };
        let draft = link.map(|link| link_draft(self.form, &link.attempt, state));
        Ok(Outcome::Show(PageState::Link(state, draft.unwrap_or_default()), status))
    }

    /// Confirms by the link.
    pub(crate) async fn post_link(
        &self,
        link: Option<Link>,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let Some(link) = link else {
            if self.token(Cookie::Link).is_some() {
                metrics::problem(self.form, "link", "link_unknown");
            }
            return Ok(Outcome::GoTo("/confirm"));
        };
        let originator = self.token(Cookie::Originator);
        let (originator, client) = (originator.as_ref(), self.client());
        let confirm = &self.state.confirm;
        let Link { token, attempt } = &link;
        let confirmed =
            confirm.by_link(self.form, token, attempt, originator, submission, client).await;
        let refusal = match confirmed.map(|it| (it.outcome, it.just_confirmed)) {
            Ok((ConfirmOutcome::Confirmed, just)) => return Ok(Outcome::Confirmed(just)),
            Ok((ConfirmOutcome::Parked, _)) => return Ok(Outcome::GoTo("/waitlist")),
            Ok((ConfirmOutcome::InviteSpent | ConfirmOutcome::InviteForAnother, _)) => {
                let page = PageState::Link(LinkState::InviteSpent, FormState::default());
                return Ok(Outcome::Show(page, StatusCode::GONE));
            }
            Ok((outcome @ ConfirmOutcome::UsernameTaken, _)) => {
                let (field, code) = outcome.problem().unwrap_or(("username", ProblemCode::Missing));
                Refusal::at(field, code)
            }
            Ok((ConfirmOutcome::AlreadyConfirmed, _)) => {
                // By this link, or by another one of the same address.
                let now = confirm.find_by_link(self.form, Some(token), self.client()).await;
                return Ok(match now.unwrap_or_default().map(|attempt| attempt.state) {
                    Some(AttemptState::Confirmed) => Outcome::Confirmed(None),
                    _ => Outcome::GoTo("/confirm"),
                });
            }
            // The page of the link says why.
            Ok(_) => return Ok(Outcome::GoTo("/confirm")),
            Err(refusal) => refusal,
        };
        let state = self.link_state(Some(&link)).await?;
        let draft = match state {
            LinkState::PendingElsewhere => self.elsewhere_draft(submission, &link.attempt),
            _ => self.confirmation_draft(submission, refusal.clone()),
        };
        let draft = FormState { refusal: Some(refusal.clone()), ..draft };
        Ok(Outcome::ShowAgain(PageState::Link(state, draft), refusal))
    }

    /// Sends a new link: for the attempt of the link, or else for the one that this browser began.
    pub(crate) async fn post_new_link(&self, link: Option<Link>) -> Result<Outcome, InternalError> {
        let is_own = link.is_none();
        let attempt = match link {
            Some(link) => Some(link.attempt),
            None => self.own_attempt().await?,
        };
        let Some(attempt) = attempt else { return Ok(Outcome::GoTo("/check")) };
        if let Err(refusal) = self.state.proof_mail.resend(self.form, &attempt, self.client()).await
        {
            return Ok(refuse_link(refusal));
        }
        Ok(if is_own { self.wait() } else { Outcome::GoTo("/check") })
    }

    /// Goes to *check your mail* and renews the cookie, which must live as long as the new mail.
    pub(crate) fn wait(&self) -> Outcome {
        self.token(Cookie::Originator).map_or(Outcome::GoTo("/check"), Outcome::Began)
    }
}
