//! The page of a link in a mail.

use axum::http::StatusCode;

use crate::{
    form::{TICKET, problem::ProblemCode, submission::Submission},
    server::{
        error::internal::InternalError,
        flow::held_values::link_draft,
        http::{
            cookie::Cookie,
            pages::{
                outcome::Outcome,
                request::{Link, PageRequest, draft, refuse_link},
            },
        },
        store::attempt::{Attempt, AttemptState, ConfirmOutcome},
        telemetry::metrics,
    },
    wire::{
        page::{FormState, LinkState, SENT, TOO_SOON},
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
        let draft = link.map(|link| link_draft(self.form, &link.attempt, state));
        let page = self.link_page(state, link, draft.unwrap_or_default());
        let status = match state {
            // The same page, whichever browser confirmed and whenever.
            LinkState::Confirmed => {
                let next = link.and_then(|link| link.attempt.next_page.as_deref());
                return Ok(self.done(next));
            }
            LinkState::Pending
            | LinkState::PendingElsewhere
            | LinkState::PendingProven
            | LinkState::Superseded
            | LinkState::Parked => StatusCode::OK,
            LinkState::Expired | LinkState::InviteSpent => StatusCode::GONE,
            LinkState::Unknown { .. } => match self.done_here().await? {
                // The cookie of a link that confirmed here is gone.
                Some(own) => return Ok(self.done(own.next_page.as_deref())),
                None => StatusCode::NOT_FOUND,
            },
        };
        Ok(Outcome::Show(page, status))
    }

    /// Confirms by the link.
    pub(crate) async fn post_link(
        &self,
        link: Option<Link>,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let Some(link) = link else {
            if self.token_of(Cookie::Link, submission.get(TICKET)).is_some() {
                metrics::problem(self.form, "link", "link_unknown");
            }
            // Shows the page of the link that the browser has now, if it has one.
            return Ok(Outcome::GoTo("/confirm"));
        };
        let originator = self.originator_of(&link.attempt);
        let (originator, client) = (originator.as_ref(), self.client());
        let confirm = &self.state.confirm;
        let Link { token, attempt } = &link;
        let confirmed =
            confirm.by_link(self.form, token, attempt, originator, submission, client).await;
        let refusal = match confirmed.map(|it| (it.outcome, it)) {
            Ok((ConfirmOutcome::Confirmed, it)) => {
                return Ok(Outcome::Confirmed(it.just_confirmed, it.next_page)
                    .ends(Cookie::Link, link.token));
            }
            Ok((ConfirmOutcome::Parked, _)) => {
                return Ok(Outcome::Waitlisted.ends(Cookie::Link, link.token));
            }
            Ok((ConfirmOutcome::InviteSpent | ConfirmOutcome::InviteForAnother, _)) => {
                let state = LinkState::InviteSpent;
                let page = self.link_page(state, Some(&link), FormState::default());
                return Ok(Outcome::Show(page, StatusCode::GONE));
            }
            Ok((outcome @ ConfirmOutcome::UsernameTaken, _)) => {
                let (field, code) = outcome.problem().unwrap_or(("username", ProblemCode::Missing));
                Refusal::at(field, code)
            }
            Ok((ConfirmOutcome::AlreadyConfirmed, it)) => {
                // By this link, or by another one of the same address.
                let now = confirm.find_by_link(self.form, Some(token), self.client()).await;
                return Ok(match now.unwrap_or_default() {
                    Some(Attempt { state: AttemptState::Confirmed, next_page, .. }) => {
                        Outcome::Confirmed(it.just_confirmed, next_page)
                            .ends(Cookie::Link, link.token)
                    }
                    _ => Outcome::GoTo("/confirm"),
                });
            }
            // The page of the link says why.
            Ok(_) => return Ok(Outcome::GoTo("/confirm")),
            Err(refusal) => refusal,
        };
        let state = self.link_state(Some(&link)).await?;
        let draft = match state {
            LinkState::PendingElsewhere => self.elsewhere_draft(submission),
            LinkState::PendingProven => draft(&self.form.proven_form(), submission),
            _ => self.confirmation_draft(submission, refusal.clone()),
        };
        let draft = FormState { refusal: Some(refusal.clone()), ..draft };
        Ok(Outcome::ShowAgain(self.link_page(state, Some(&link), draft), refusal))
    }

    /// What this browser began and confirmed, if it has no link any more.
    async fn done_here(&self) -> Result<Option<Attempt>, InternalError> {
        if !self.tokens(Cookie::Link).is_empty() {
            return Ok(None);
        }
        let own = self.own_attempt("").await?;
        Ok(own.filter(|own| own.state == AttemptState::Confirmed))
    }

    /// Sends a new link: for the attempt of the link, or else for the one that this browser began.
    pub(crate) async fn post_new_link(
        &self,
        link: Option<Link>,
        submission: &Submission,
    ) -> Result<Outcome, InternalError> {
        let attempt = match link {
            Some(link) => Some(link.attempt),
            None => self.own_attempt(submission.get(TICKET)).await?,
        };
        let Some(attempt) = attempt else { return Ok(Outcome::GoTo("/check")) };
        let proof_mail = &self.state.proof_mail;
        Ok(match proof_mail.resend(self.form, &attempt, self.client()).await {
            Ok(is_sent) => self.wait_again(&attempt, is_sent),
            Err(refusal) => refuse_link(refusal),
        })
    }

    /// Goes back to *check your mail* after a request for another mail.
    pub(crate) fn wait_again(&self, attempt: &Attempt, is_sent: bool) -> Outcome {
        let query = if is_sent { SENT } else { TOO_SOON };
        let again = |token| Outcome::AskedAgain(token, query);
        self.originator_of(attempt).map_or(Outcome::GoTo("/check"), again)
    }

    /// Goes to *check your mail* of this attempt and renews the cookie, which must live as long as
    /// the new mail.
    pub(crate) fn wait(&self, attempt: &Attempt) -> Outcome {
        self.originator_of(attempt).map_or(Outcome::GoTo("/check"), Outcome::Began)
    }
}
