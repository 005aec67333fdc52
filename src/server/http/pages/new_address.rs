//! The page of the link to a new address of an account.

use axum::http::StatusCode;

use crate::{
    form::{TICKET, submission::Submission},
    server::{
        crypto::secret::Token,
        flow::address_change::ChangeAddressError,
        http::{
            cookie::Cookie,
            pages::{
                outcome::Outcome,
                password::refuse,
                request::{PageRequest, show, with},
            },
        },
    },
    wire::page::{FormState, PageState, PasswordPage},
};

impl PageRequest<'_> {
    /// Shows the new address and a button. It changes nothing: mail scanners open links.
    ///
    /// # Errors
    /// Too many unknown links from one network, or a failure of the store.
    pub(crate) async fn get_new_address(&self) -> Result<Outcome, Outcome> {
        if let Some(text) = self.in_query("token") {
            let token = Token::from_request(&text);
            return Ok(Outcome::TakeToken("/new-address", Cookie::NewAddress, token));
        }
        let dead = PageState::Password(PasswordPage::DeadAddressLink);
        let Some(token) = self.tokens(Cookie::NewAddress).into_iter().next() else {
            return Ok(Outcome::Show(dead, StatusCode::NOT_FOUND));
        };
        let found = self.state.address_change.find(self.form, &token, self.client()).await;
        let Some(address) = found.map_err(refuse)? else {
            return Ok(Outcome::Show(dead, StatusCode::GONE));
        };
        let ticket = Cookie::NewAddress.ticket(self.form, &token.hash());
        let values = [(TICKET, ticket.as_str()), ("email", address.as_str())];
        let draft = with(FormState::default(), values);
        Ok(show(PageState::Password(PasswordPage::NewAddress(draft))))
    }

    /// Changes the address by the link whose page was posted.
    pub(crate) async fn post_new_address(&self, submission: &Submission) -> Outcome {
        let Some(token) = self.token_of(Cookie::NewAddress, submission.get(TICKET)) else {
            return Outcome::GoTo("/new-address");
        };
        let change = &self.state.address_change;
        match change.confirm(self.form.id(), token.expose(), self.client()).await {
            Ok(_) => Outcome::GoTo("/new-address-done").ends(Cookie::NewAddress, token),
            // The page says why.
            Err(ChangeAddressError::DeadLink) => Outcome::GoTo("/new-address"),
            Err(ChangeAddressError::Refused(refusal)) => refuse(refusal),
            Err(_) => Outcome::Failed,
        }
    }
}
