//! New addresses of accounts, for the host.

use std::net::IpAddr;

use uuid::Uuid;

use crate::server::{
    flow::address_change::ChangeAddressError, net::client::Client, signup::Signup,
};

impl Signup {
    /// Mails a link to a new address of an account, at `{path of the form}/new-address?token=…`. The link
    /// works once, for 30 minutes, and nothing changes before
    /// [`confirm_address_change`](Self::confirm_address_change). The new address has the rules and the host
    /// checks of the form.
    ///
    /// The answer, the statements and the time are the same whether another account has the new address or
    /// not. If one has, its owner gets a mail without a link. Only a form with
    /// [`reveal_duplicates`](crate::Form::reveal_duplicates) refuses such an address. The request counts
    /// like a sign-up for [`RateLimits`](crate::RateLimits), and for the account like another address of an
    /// attempt. Its mail counts for [`MailBudgets`](crate::MailBudgets).
    ///
    /// Who has the address of an account can reset its password. So the host must have authenticated the
    /// person again, with the present password (ASVS 7.5.1): a stolen session must not be enough.
    ///
    /// # Errors
    /// A [`ChangeAddressError`]: an address that the form refuses, an unknown account, or a limit.
    ///
    /// ```no_run
    /// use leptos_signup::{ChangeAddressError, Refusal, Signup};
    ///
    /// async fn change(signup: &Signup, id: uuid::Uuid, password: &str, new: &str) -> &'static str {
    ///     if !signup.verify_password(Some(id), password).await.unwrap_or(false) {
    ///         return "Your password is a different one.";
    ///     }
    ///     match signup.request_address_change(id, new, None).await {
    ///         Ok(()) => "Check your email: we are sending a link to the new address.",
    ///         Err(ChangeAddressError::Refused(Refusal::Problems(_))) => "Check the address.",
    ///         Err(_) => "Please try again later.",
    ///     }
    /// }
    /// ```
    pub async fn request_address_change(
        &self,
        account: Uuid,
        new_address: &str,
        client: Option<IpAddr>,
    ) -> Result<(), ChangeAddressError> {
        self.0.address_change.request(account, new_address, Client { address: client }).await
    }

    /// Gives the account of a link the address that the link proves, and returns the id of the account. Call
    /// it after the person pressed a button, never while a page is opened: mail scanners open links. The
    /// pages of [`PasswordRoutes`](crate::PasswordRoutes) do so.
    ///
    /// In one transaction the account gets the address, all other links of the account are void, also those
    /// for a new password, sign-ups that wait for the address end, and the old address gets a mail. Nothing
    /// keeps the old address, except that mail, for as long as [`Retention`](crate::Retention) says. The
    /// event [`AddressChanged`](crate::event::EventKind::AddressChanged) follows. The
    /// [`session_tag`](Self::session_tag) stays: it is the owner who changed the address, and sessions that
    /// the owner does not trust end with a new password.
    ///
    /// # Errors
    /// A [`ChangeAddressError`]: a dead link, or a limit. Another account may have taken the address after
    /// the link was mailed. Then the link is dead too, and the owner learns why by asking for another one.
    pub async fn confirm_address_change(
        &self,
        form: &str,
        token: &str,
        client: Option<IpAddr>,
    ) -> Result<Uuid, ChangeAddressError> {
        self.0.address_change.confirm(form, token, Client { address: client }).await
    }
}
