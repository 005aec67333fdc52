//! The steps of a sign-up for the server functions: what the pages do and say, without the pages.

use axum::http::{HeaderValue, request::Parts};

use crate::{
    form::{Form, TICKET, submission::Submission},
    server::{
        error::internal::InternalError,
        flow::just_confirmed::JustConfirmed,
        http::{
            cookie::{Cookie, End},
            pages::{
                outcome::{Outcome, ended},
                request::PageRequest,
            },
            state::HttpState,
        },
        store::attempt::Attempt,
    },
    wire::{page::PageState, refusal::Refusal, step::Step},
};

/// What a server function does.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Call {
    Register,
    ConfirmByCode,
    Resend,
    ChangeAddress,
    State,
}

/// The step that follows, and what else the response carries.
pub(crate) struct Answer {
    pub(crate) step: Step,
    pub(crate) cookie: Option<HeaderValue>,
    pub(crate) just_confirmed: Option<JustConfirmed>,
}

impl From<Step> for Answer {
    fn from(step: Step) -> Self {
        Self { step, cookie: None, just_confirmed: None }
    }
}

/// Answers the call of a server function.
pub(crate) async fn answer(
    state: &HttpState,
    form: &Form,
    parts: &Parts,
    call: Call,
    submission: &Submission,
) -> Result<Answer, Refusal> {
    let request = PageRequest { state, form, parts };
    let outcome = match call {
        Call::Register => Ok(request.post_form(submission).await),
        Call::ConfirmByCode => request.post_code(submission).await,
        Call::Resend => request.post_resend(submission).await,
        Call::ChangeAddress => request.post_address(submission).await,
        Call::State => {
            let attempt = request.own_attempt(submission.get(TICKET)).await?;
            return match attempt {
                Some(attempt) => Ok(request.step_of(&attempt).await?),
                None => Ok(Step::form().into()),
            };
        }
    };
    request.answer_of(outcome?).await
}

impl PageRequest<'_> {
    async fn answer_of(&self, outcome: Outcome) -> Result<Answer, Refusal> {
        Ok(match outcome {
            Outcome::Began(originator) | Outcome::AskedAgain(originator, _) => {
                let cookie = Cookie::Originator.add(
                    &self.state.guard,
                    self.form,
                    &self.parts.headers,
                    &originator,
                );
                let confirm = &self.state.confirm;
                let attempt = confirm.find_by_originator(self.form, Some(&originator)).await?;
                let answer = match attempt {
                    Some(attempt) => self.step_of(&attempt).await?,
                    None => Step::form().into(),
                };
                Answer { cookie, ..answer }
            }
            Outcome::Confirmed(just_confirmed, next) => {
                self.done_answer(just_confirmed, next.as_deref())
            }
            Outcome::Waitlisted => self.waitlist_answer(),
            Outcome::GoTo(_) | Outcome::GoToOwn(_) => Step::form().into(),
            Outcome::ShowAgain(_, refusal) | Outcome::Refused(_, refusal) => return Err(refusal),
            Outcome::Show(PageState::Closed, _) => return Err(Refusal::Closed),
            // No post of these pages ends so.
            _ => return Err(Refusal::Unavailable),
        })
    }

    /// The step of an attempt. A superseded one looks like a pending one, as on its page.
    async fn step_of(&self, attempt: &Attempt) -> Result<Answer, InternalError> {
        Ok(match self.settled(attempt).await? {
            Some(Outcome::Confirmed(just_confirmed, next)) => {
                self.done_answer(just_confirmed, next.as_deref())
            }
            Some(_) => self.waitlist_answer(),
            None => {
                let ticket = Cookie::Originator.ticket(self.form, &attempt.originator_hash);
                Step::check(&ticket, &self.state.confirm.waiting(attempt)).into()
            }
        })
    }

    fn done_answer(&self, just_confirmed: Option<JustConfirmed>, next: Option<&str>) -> Answer {
        let step = Step::done(next.and_then(|next| self.form.next(next)).as_deref());
        Answer { step, cookie: self.ended_cookie(End::Done), just_confirmed }
    }

    fn waitlist_answer(&self) -> Answer {
        Answer { cookie: self.ended_cookie(End::Waitlist), ..Step::waitlist().into() }
    }

    fn ended_cookie(&self, end: End) -> Option<HeaderValue> {
        ended(self.state, self.form, self.parts, end)
    }
}
