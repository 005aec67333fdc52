//! A new password: *forgot password*, and the page of the link in the mail.

use axum::http::StatusCode;

use crate::{
    form::{TICKET, submission::Submission},
    server::{
        crypto::secret::Token,
        flow::password_change::SetPasswordError,
        http::{
            cookie::Cookie,
            pages::{
                outcome::Outcome,
                request::{PageRequest, draft, show, with},
            },
        },
        limits::Work,
    },
    wire::{
        page::{FormState, PageState, PasswordPage},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Asks for the address.
    pub(crate) fn get_forgot() -> Outcome {
        show(PageState::Password(PasswordPage::Forgot(FormState::default())))
    }

    /// Mails a link. The page that follows is the same for every address.
    pub(crate) async fn post_forgot(&self, submission: &Submission) -> Outcome {
        let (change, address) = (&self.state.password_change, submission.get("email"));
        let id = self.form.id();
        match change.request(id, address, self.client(), Work::NotOffered).await {
            Ok(()) => Outcome::GoTo("/forgot-sent"),
            Err(SetPasswordError::Refused(refusal)) => {
                let draft = draft(&self.form.address_form(), submission);
                let draft = FormState { refusal: Some(refusal.clone()), ..draft };
                Outcome::ShowAgain(PageState::Password(PasswordPage::Forgot(draft)), refusal)
            }
            Err(_) => Outcome::Failed,
        }
    }

    /// Shows a page that is about nothing of this browser.
    pub(crate) fn get_password(page: PasswordPage) -> Outcome {
        show(PageState::Password(page))
    }

    /// Asks for the new password. It changes nothing.
    ///
    /// # Errors
    /// Too many unknown links from one network, or a failure of the store.
    pub(crate) async fn get_reset(&self) -> Result<Outcome, Outcome> {
        if let Some(text) = self.in_query("token") {
            let token = Token::from_request(&text);
            return Ok(Outcome::TakeToken("/reset", Cookie::Reset, token));
        }
        let dead = PageState::Password(PasswordPage::DeadLink);
        let Some(token) = self.tokens(Cookie::Reset).into_iter().next() else {
            return Ok(Outcome::Show(dead, StatusCode::NOT_FOUND));
        };
        let found = self.state.password_change.find(self.form, &token, self.client()).await;
        match found.map_err(refuse)? {
            Some(_) => Ok(show(self.choose_page(&token, FormState::default()))),
            None => Ok(Outcome::Show(dead, StatusCode::GONE)),
        }
    }

    /// Sets the password with the link whose page was posted.
    pub(crate) async fn post_reset(&self, submission: &Submission) -> Outcome {
        let Some(token) = self.token_of(Cookie::Reset, submission.get(TICKET)) else {
            return Outcome::GoTo("/reset");
        };
        let (change, typed) = (&self.state.password_change, submission.get("password"));
        match change.reset(self.form.id(), token.expose(), typed, self.client()).await {
            Ok(_) => Outcome::GoTo("/reset-done").ends(Cookie::Reset, token),
            // The page says why.
            Err(SetPasswordError::DeadLink) => Outcome::GoTo("/reset"),
            Err(SetPasswordError::Refused(refusal)) => {
                let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
                Outcome::ShowAgain(self.choose_page(&token, draft), refusal)
            }
            Err(_) => Outcome::Failed,
        }
    }

    /// The page of a link. Its form carries the ticket of the link.
    fn choose_page(&self, token: &Token, draft: FormState) -> PageState {
        let ticket = Cookie::Reset.ticket(self.form, &token.hash());
        PageState::Password(PasswordPage::Choose(with(draft, [(TICKET, ticket.as_str())])))
    }
}

/// The page of a link that a limit refused.
pub(crate) fn refuse(refusal: Refusal) -> Outcome {
    let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
    Outcome::ShowAgain(PageState::Password(PasswordPage::Refused(draft)), refusal)
}
