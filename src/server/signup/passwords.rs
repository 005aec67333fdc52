//! New passwords of accounts, for the host.

use std::net::IpAddr;

use uuid::Uuid;

use crate::server::{
    flow::password_change::SetPasswordError, limits::Work, net::client::Client,
    password::session_tag::SessionTag, signup::Signup, store::account::Account,
};

impl Signup {
    /// Sets the password of an account, for the host's own page *change password*. It has the rules of
    /// the form, its host checks and its bounded queue. The [`session_tag`](Self::session_tag) changes,
    /// links for a new password are void, the owner gets a mail, and the event
    /// [`PasswordChanged`](crate::event::EventKind::PasswordChanged) follows. The host must have
    /// authenticated the person, with the present password (ASVS 6.2.3).
    ///
    /// # Errors
    /// A [`SetPasswordError`]. Then the password is as it was.
    ///
    /// ```no_run
    /// use leptos_signup::{Refusal, SetPasswordError, Signup};
    ///
    /// async fn change(signup: &Signup, id: uuid::Uuid, old: &str, new: &str) -> &'static str {
    ///     if !signup.verify_password(Some(id), old).await.unwrap_or(false) {
    ///         return "Your present password is a different one.";
    ///     }
    ///     match signup.set_password(id, new).await {
    ///         Ok(()) => "Your password was changed.",
    ///         Err(SetPasswordError::Refused(Refusal::Problems(_))) => "Choose a better password.",
    ///         Err(_) => "Please try again later.",
    ///     }
    /// }
    /// ```
    pub async fn set_password(&self, account: Uuid, new: &str) -> Result<(), SetPasswordError> {
        self.0.password_change.set(account, new).await
    }

    /// The tag of an account that changes with its password. See [`SessionTag`].
    #[must_use]
    pub fn session_tag(&self, account: &Account) -> SessionTag {
        SessionTag::of(&self.0.cx.keys, account)
    }

    /// Mails a link for a new password to the owner of an account of this form, at
    /// `{path of the form}/reset?token=…`. The link works once, for 30 minutes.
    ///
    /// The answer, the statements and the time are the same whether the address has an account or not.
    /// No mail goes to an address without one, so say "if there is an account". The request counts like a
    /// sign-up for [`RateLimits`](crate::RateLimits), by the address of the `client`, and its mail for
    /// [`MailBudgets`](crate::MailBudgets).
    ///
    /// # Errors
    /// A [`SetPasswordError`]: an address that the form refuses, or a limit.
    pub async fn request_password_reset(
        &self,
        form: &str,
        address: &str,
        client: Option<IpAddr>,
    ) -> Result<(), SetPasswordError> {
        let client = Client { address: client };
        self.0.password_change.request(form, address, client, Work::NotOffered).await
    }

    /// Sets the password of the account that the link is for, as [`set_password`](Self::set_password)
    /// does, and returns the id of the account. A password that is refused leaves the link as it is.
    ///
    /// # Errors
    /// A [`SetPasswordError`]: a dead link, a password that the form refuses, or a limit.
    pub async fn reset_password(
        &self,
        form: &str,
        token: &str,
        new: &str,
        client: Option<IpAddr>,
    ) -> Result<Uuid, SetPasswordError> {
        self.0.password_change.reset(form, token, new, Client { address: client }).await
    }
}
