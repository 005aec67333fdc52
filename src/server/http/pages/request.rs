//! A request to a page.

use std::borrow::Cow;

use axum::http::{StatusCode, request::Parts};

use crate::{
    form::{Form, page_forms::ConfirmationFields, submission::Submission},
    server::{
        crypto::secret::Token,
        error::internal::InternalError,
        http::{cookie::Cookie, pages::outcome::Outcome, response::status, state::HttpState},
        net::client::Client,
        store::attempt::{Attempt, AttemptState},
    },
    wire::{
        page::{FormState, LinkState, PageState},
        refusal::Refusal,
    },
};

/// A request to a page of a form. Each page has a file with a `get_…` and a `post_…` method.
pub(crate) struct PageRequest<'a> {
    pub(crate) state: &'a HttpState,
    pub(crate) form: &'a Form,
    pub(crate) parts: &'a Parts,
}

/// A link that a request names, and its attempt.
pub(crate) struct Link {
    pub(crate) token: Token,
    pub(crate) attempt: Attempt,
}

impl PageRequest<'_> {
    pub(crate) fn client(&self) -> Client {
        Client::of(&self.parts.extensions)
    }

    pub(crate) fn token(&self, cookie: Cookie) -> Option<Token> {
        cookie.read(&self.state.guard, self.form, &self.parts.headers)
    }

    /// The attempt that this browser began.
    pub(crate) async fn own_attempt(&self) -> Result<Option<Attempt>, InternalError> {
        let originator = self.token(Cookie::Originator);
        self.state.confirm.find_by_originator(self.form, originator.as_ref()).await
    }

    /// The link in the URL, or else the link that this browser opened last. A request looks the
    /// link up once, unless another one confirmed meanwhile.
    ///
    /// # Errors
    /// Too many unknown links from one network, or a failure of the store.
    pub(crate) async fn link(&self) -> Result<Option<Link>, Outcome> {
        let token = match self.token_in_query() {
            Some(text) => Token::from_request(&text),
            None => match self.token(Cookie::Link) {
                Some(token) => Some(token),
                None => return Ok(None),
            },
        };
        let found = self.state.confirm.find_by_link(self.form, token.as_ref(), self.client()).await;
        let found = found.map_err(refuse_link)?;
        Ok(token.zip(found).map(|(token, attempt)| Link { token, attempt }))
    }

    /// The state of a link.
    pub(crate) async fn link_state(&self, link: Option<&Link>) -> Result<LinkState, InternalError> {
        let originator = self.token(Cookie::Originator);
        let (confirm, originator) = (&self.state.confirm, originator.as_ref());
        match link {
            Some(link) => Ok(confirm.link_state(self.form, &link.attempt, originator)),
            None => confirm.unknown_link(self.form, originator).await,
        }
    }

    /// The token of a mail's link to this page, on its way from the URL into a cookie.
    pub(crate) fn take_token(&self, page: &'static str) -> Option<Outcome> {
        Some(Outcome::TakeToken(page, Token::from_request(&self.token_in_query()?)))
    }

    fn token_in_query(&self) -> Option<Cow<'_, str>> {
        let mut query = form_urlencoded::parse(self.parts.uri.query()?.as_bytes());
        Some(query.find(|(name, _)| name == "token")?.1)
    }

    /// The values that were posted with a confirmation, without secrets.
    pub(crate) fn confirmation_draft(&self, posted: &Submission, refusal: Refusal) -> FormState {
        let page = self.form.link_form(ConfirmationFields::of(posted));
        FormState { refusal: Some(refusal), ..draft(&page, posted) }
    }

    /// The same for the page of a link in a browser that did not begin the attempt, which also shows
    /// the address.
    pub(crate) fn elsewhere_draft(&self, posted: &Submission, attempt: &Attempt) -> FormState {
        let asked = ConfirmationFields { username: true, elsewhere: true };
        let typed = draft(&self.form.link_form(asked), posted).values;
        let address = ("email", attempt.email.as_str());
        let values = Submission::from_pairs(typed.pairs().chain([address]));
        FormState { values, refusal: None }
    }
}

/// The page of a refused link.
pub(crate) fn refuse_link(refusal: Refusal) -> Outcome {
    let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
    Outcome::ShowAgain(PageState::Link(LinkState::Expired, draft), refusal)
}

/// Where a browser goes whose attempt no longer waits for proof.
pub(crate) fn next_page(attempt: &Attempt) -> Option<Outcome> {
    match attempt.state {
        AttemptState::Confirmed => Some(Outcome::GoTo("/done")),
        AttemptState::Parked => Some(Outcome::GoTo("/waitlist")),
        AttemptState::Pending | AttemptState::Superseded | AttemptState::Rejected => None,
    }
}

/// The page of a form that takes no sign-ups.
pub(crate) fn closed() -> Outcome {
    Outcome::Show(PageState::Closed, status(&Refusal::Closed))
}

/// Shows a page with status 200.
pub(crate) fn show(state: PageState) -> Outcome {
    Outcome::Show(state, StatusCode::OK)
}

/// The typed values of a form, without secrets.
pub(crate) fn draft(form: &Form, submission: &Submission) -> FormState {
    let shown = form.fields().iter().filter(|field| !field.is_secret());
    let values = shown.map(|field| (field.name(), submission.get(field.name())));
    FormState { values: Submission::from_pairs(values), refusal: None }
}
