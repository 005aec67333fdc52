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
    },
    wire::{
        page::{FormState, PageState, PasswordPage},
        refusal::Refusal,
    },
};

impl PageRequest<'_> {
    /// Asks for the address.
    pub(crate) fn get_forgot(&self) -> Outcome {
        let ticket = self.state.tokens.issue(self.state.cx.now());
        show(forgot_page(&ticket, FormState::default()))
    }

    /// Mails a link. The page that follows is the same for every address.
    pub(crate) async fn post_forgot(&self, submission: &Submission) -> Outcome {
        match self.state.forgotten_password.run(self.form, submission, self.client()).await {
            Ok(()) => Outcome::GoTo("/forgot-sent"),
            Err(refusal) => {
                let draft = draft(&self.form.forgot_form(), submission);
                let draft = FormState { refusal: Some(refusal.clone()), ..draft };
                Outcome::ShowAgain(forgot_page(submission.get(TICKET), draft), refusal)
            }
        }
    }

    /// Says that the password was changed, and leads to the log-in of the host.
    pub(crate) fn get_changed(&self) -> Outcome {
        Self::get_password(PasswordPage::Changed { sign_in: self.state.owners.sign_in.clone() })
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

/// The page that asks for the address. Its form carries a ticket, as that of the sign-up does.
fn forgot_page(ticket: &str, draft: FormState) -> PageState {
    PageState::Password(PasswordPage::Forgot(with(draft, [(TICKET, ticket)])))
}

/// The page of a link that a limit refused.
pub(crate) fn refuse(refusal: Refusal) -> Outcome {
    let draft = FormState { refusal: Some(refusal.clone()), ..FormState::default() };
    Outcome::ShowAgain(PageState::Password(PasswordPage::Refused(draft)), refusal)
}
