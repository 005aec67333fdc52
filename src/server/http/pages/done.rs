//! The ends of a sign-up.

use crate::{
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
    /// The account is ready. A browser that did not begin the sign-up is told to continue in the other
    /// one.
    pub(crate) fn get_done(&self) -> Outcome {
        let elsewhere = self.form.has_email() && self.tokens(Cookie::Originator).is_empty();
        show(PageState::Done { elsewhere })
    }

    /// The person waits for admission. The page is the same for everyone.
    pub(crate) fn get_waitlist() -> Outcome {
        show(PageState::Link(LinkState::Parked, FormState::default()))
    }
}
