//! The ends of a sign-up.

use crate::{
    form::next::NEXT,
    server::{
        error::internal::InternalError,
        http::{
            cookie::{Cookie, End},
            pages::{
                outcome::Outcome,
                request::{PageRequest, show},
            },
        },
        store::attempt::AttemptState,
    },
    wire::page::{FormState, LinkState, PageState},
};

impl PageRequest<'_> {
    /// The last page. It claims success only where a sign-up ended, because anyone may open it. Its URL says where
    /// to go on to. Anyone can write one, so it is checked.
    pub(crate) async fn get_done(&self) -> Result<Outcome, InternalError> {
        if self.ended(End::Done) {
            return Ok(self.done(self.in_query(NEXT).as_deref()));
        }
        self.not_ended().await
    }

    fn ended(&self, end: End) -> bool {
        let mark = end.mark().hash();
        self.tokens(Cookie::Ended).iter().any(|token| token.hash() == mark)
    }

    /// The page of the sign-up that this browser began last.
    async fn not_ended(&self) -> Result<Outcome, InternalError> {
        let Some(own) = self.own_attempt("").await? else { return Ok(show(PageState::NotDone)) };
        Ok(match own.state {
            AttemptState::Confirmed => self.done(own.next_page.as_deref()),
            AttemptState::Parked => waitlist(),
            _ => Outcome::GoTo("/check"),
        })
    }

    /// The account is ready. A browser that did not begin the sign-up is told to continue in the other
    /// one.
    pub(crate) fn done(&self, next: Option<&str>) -> Outcome {
        let elsewhere = self.form.has_email() && self.tokens(Cookie::Originator).is_empty();
        let next = next.and_then(|next| self.form.next(next));
        show(PageState::Done { elsewhere, next })
    }

    /// The person waits for admission.
    pub(crate) async fn get_waitlist(&self) -> Result<Outcome, InternalError> {
        if self.ended(End::Waitlist) {
            return Ok(waitlist());
        }
        self.not_ended().await
    }
}

fn waitlist() -> Outcome {
    show(PageState::Link(LinkState::Parked, FormState::default()))
}
