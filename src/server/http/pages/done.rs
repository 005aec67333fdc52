//! The ends of a sign-up.

use crate::{
    form::next::NEXT,
    server::http::{
        cookie::Cookie,
        pages::{
            outcome::Outcome,
            request::{PageRequest, show},
        },
    },
    wire::page::{FormState, LinkState, PageState},
};

impl PageRequest<'_> {
    /// The last page. Its URL says where to go on to. Anyone can write one, so it is checked.
    pub(crate) fn get_done(&self) -> Outcome {
        self.done(self.in_query(NEXT).as_deref())
    }

    /// The account is ready. A browser that did not begin the sign-up is told to continue in the other
    /// one.
    pub(crate) fn done(&self, next: Option<&str>) -> Outcome {
        let elsewhere = self.form.has_email() && self.tokens(Cookie::Originator).is_empty();
        let next = next.and_then(|next| self.form.next(next));
        show(PageState::Done { elsewhere, next })
    }

    /// The person waits for admission. The page is the same for everyone.
    pub(crate) fn get_waitlist() -> Outcome {
        show(PageState::Link(LinkState::Parked, FormState::default()))
    }
}
