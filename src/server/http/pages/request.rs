//! A request to a page.

use std::borrow::Cow;

use axum::http::{StatusCode, request::Parts};

use crate::{
    form::{
        Form, TICKET,
        field::{Field, FieldKind},
        page_forms::ConfirmationFields,
        submission::Submission,
    },
    server::{
        crypto::secret::Token,
        error::internal::InternalError,
        http::{cookie::Cookie, pages::outcome::Outcome, response::status, state::HttpState},
        net::client::Client,
        store::attempt::{Attempt, AttemptState},
    },
    wire::{
        page::{CheckState, FormState, LinkState, NotMe, PageState, Resent, SENT, TOO_SOON},
        refusal::Refusal,
    },
};

/// A request to a page of a form. Each page has a file with a `get_…` and a `post_…` method.
pub(crate) struct PageRequest<'a> {
    pub(crate) state: &'a HttpState,
    pub(crate) form: &'a Form,
    pub(crate) parts: &'a Parts,
}

/// A link of a request, and its attempt.
pub(crate) struct Link {
    pub(crate) token: Token,
    pub(crate) attempt: Attempt,
}

impl PageRequest<'_> {
    pub(crate) fn client(&self) -> Client {
        Client::of(&self.parts.extensions)
    }

    /// The secrets in a cookie of this browser, the newest first.
    pub(crate) fn tokens(&self, cookie: Cookie) -> Vec<Token> {
        cookie.read(&self.state.guard, self.form, &self.parts.headers)
    }

    /// The secret that a page with this ticket is about.
    pub(crate) fn token_of(&self, cookie: Cookie, ticket: &str) -> Option<Token> {
        let is_of = |token: &Token| cookie.ticket(self.form, &token.hash()) == ticket;
        self.tokens(cookie).into_iter().find(is_of)
    }

    /// The secret of an attempt, if this browser began it.
    pub(crate) fn originator_of(&self, attempt: &Attempt) -> Option<Token> {
        let is_of = |token: &Token| token.hash() == attempt.originator_hash;
        self.tokens(Cookie::Originator).into_iter().find(is_of)
    }

    /// The attempt that a page with this ticket is about, or without a ticket the attempt that this
    /// browser began last. Returns `None` for an attempt that this browser did not begin.
    pub(crate) async fn own_attempt(&self, ticket: &str) -> Result<Option<Attempt>, InternalError> {
        let originator = match ticket {
            "" => self.tokens(Cookie::Originator).into_iter().next(),
            ticket => self.token_of(Cookie::Originator, ticket),
        };
        self.state.confirm.find_by_originator(self.form, originator.as_ref()).await
    }

    /// Where this browser goes, if its attempt no longer waits for proof. When another browser confirmed
    /// it with the password of the attempt, this takes the claim to the account.
    pub(crate) async fn settled(&self, own: &Attempt) -> Result<Option<Outcome>, InternalError> {
        Ok(match own.state {
            AttemptState::Confirmed => {
                let claimed = self.state.confirm.claim(self.form, own).await?;
                Some(Outcome::Confirmed(claimed, own.next_page.clone()))
            }
            AttemptState::Parked => Some(Outcome::Waitlisted),
            AttemptState::Pending | AttemptState::Superseded | AttemptState::Rejected => None,
        })
    }

    /// The link in the URL, or else the link that this browser opened last: what a GET shows. A
    /// request looks the link up once, unless another one confirmed meanwhile.
    ///
    /// # Errors
    /// Too many unknown links from one network, or a failure of the store.
    pub(crate) async fn shown_link(&self) -> Result<Option<Link>, Outcome> {
        match self.in_query("token") {
            Some(text) => self.find_link(Token::from_request(&text)).await,
            None => match self.tokens(Cookie::Link).into_iter().next() {
                Some(token) => self.find_link(Some(token)).await,
                None => Ok(None),
            },
        }
    }

    /// The link whose page was posted. The URL does not count, and neither does a link that the
    /// browser opened since: the visitor has not read its page.
    ///
    /// # Errors
    /// Too many unknown links from one network, or a failure of the store.
    pub(crate) async fn posted_link(&self, posted: &Submission) -> Result<Option<Link>, Outcome> {
        match self.token_of(Cookie::Link, posted.get(TICKET)) {
            Some(token) => self.find_link(Some(token)).await,
            None => Ok(None),
        }
    }

    async fn find_link(&self, token: Option<Token>) -> Result<Option<Link>, Outcome> {
        let found = self.state.confirm.find_by_link(self.form, token.as_ref(), self.client()).await;
        let found = found.map_err(refuse_link)?;
        Ok(token.zip(found).map(|(token, attempt)| Link { token, attempt }))
    }

    /// The state of a link.
    pub(crate) async fn link_state(&self, link: Option<&Link>) -> Result<LinkState, InternalError> {
        let confirm = &self.state.confirm;
        match link {
            Some(link) => {
                let originator = self.originator_of(&link.attempt);
                Ok(confirm.link_state(self.form, &link.attempt, originator.as_ref()))
            }
            None => {
                let newest = self.tokens(Cookie::Originator).into_iter().next();
                confirm.unknown_link(self.form, newest.as_ref()).await
            }
        }
    }

    /// The page of a link. Its form carries the ticket of the link, and the page names the address.
    pub(crate) fn link_page(
        &self,
        state: LinkState,
        link: Option<&Link>,
        draft: FormState,
    ) -> PageState {
        PageState::Link(state, self.about_link(link, draft))
    }

    /// The page that cancels the sign-up of a link, alike.
    pub(crate) fn not_me_page(
        &self,
        not_me: NotMe,
        link: Option<&Link>,
        draft: FormState,
    ) -> PageState {
        PageState::NotMe(not_me, self.about_link(link, draft))
    }

    fn about_link(&self, link: Option<&Link>, draft: FormState) -> FormState {
        let Some(Link { token, attempt }) = link else { return draft };
        let ticket = Cookie::Link.ticket(self.form, &token.hash());
        with(draft, [(TICKET, ticket.as_str()), ("email", attempt.email.as_str())])
    }

    /// *Check your mail* of an attempt. Its forms carry the ticket of the attempt.
    pub(crate) fn check_page(&self, attempt: &Attempt, draft: FormState) -> PageState {
        let waiting = self.state.confirm.waiting(attempt);
        let (draft, resent) = (self.about_attempt(attempt, draft), self.resent(waiting.resend_in));
        PageState::Check(CheckState { draft, resent, ..waiting })
    }

    /// What became of a request for another email, which the query tells for as long as it is true.
    fn resent(&self, resend_in: u32) -> Option<Resent> {
        let query = self.parts.uri.query().filter(|_| resend_in > 0)?;
        match query {
            _ if query.ends_with(SENT) => Some(Resent::Sent),
            _ if query.ends_with(TOO_SOON) => Some(Resent::TooSoon),
            _ => None,
        }
    }

    /// The draft of a form about an attempt, with its ticket.
    pub(crate) fn about_attempt(&self, attempt: &Attempt, draft: FormState) -> FormState {
        let ticket = Cookie::Originator.ticket(self.form, &attempt.originator_hash);
        with(draft, [(TICKET, ticket.as_str())])
    }

    /// The token of a mail's link to this page, on its way from the URL into a cookie.
    pub(crate) fn take_token(&self, page: &'static str) -> Option<Outcome> {
        Some(Outcome::TakeToken(page, Cookie::Link, Token::from_request(&self.in_query("token")?)))
    }

    /// The ticket in the URL of a page that another page links to.
    pub(crate) fn ticket_in_query(&self) -> Cow<'_, str> {
        self.in_query(TICKET).unwrap_or_default()
    }

    pub(crate) fn in_query(&self, name: &str) -> Option<Cow<'_, str>> {
        let mut query = form_urlencoded::parse(self.parts.uri.query()?.as_bytes());
        Some(query.find(|(known, _)| known == name)?.1)
    }

    /// The values that were posted with a confirmation, without secrets.
    pub(crate) fn confirmation_draft(&self, posted: &Submission, refusal: Refusal) -> FormState {
        let page = self.form.code_form(ConfirmationFields::of(posted));
        FormState { refusal: Some(refusal), ..draft(&page, posted) }
    }

    /// The same for the page of a link in a browser that did not begin the attempt.
    pub(crate) fn elsewhere_draft(&self, posted: &Submission) -> FormState {
        let asked = ConfirmationFields { username: true, elsewhere: true };
        draft(&self.form.link_form(asked), posted)
    }
}

/// Adds values to a draft.
pub(crate) fn with<const N: usize>(draft: FormState, added: [(&str, &str); N]) -> FormState {
    let FormState { values, refusal } = draft;
    FormState { values: Submission::from_pairs(values.pairs().chain(added)), refusal }
}

/// The page of a refused link.
pub(crate) fn refuse_link(refusal: Refusal) -> Outcome {
    let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
    Outcome::ShowAgain(PageState::Link(LinkState::Expired, draft), refusal)
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
    // A wrong code is no secret, and one digit of it is easier to mend than to type all.
    let is_shown = |field: &&Field| !field.is_secret() || matches!(field.kind(), FieldKind::Code);
    let shown = form.fields().iter().filter(is_shown);
    let values = shown.flat_map(|field| {
        field.posted(submission).into_iter().map(|value| (field.input_name(), value))
    });
    FormState { values: Submission::from_pairs(values), refusal: None }
}
