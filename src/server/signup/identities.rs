//! Sign-ups with identities that another party has proven, for the host.

use axum::http::request::Parts;

use crate::server::{
    flow::proven::{BeginProvenError, ProvenIdentity},
    http::proven::{self, Begun},
    signup::Signup,
};

impl Signup {
    /// Signs a person up whose mailbox another party has proven, such as an `OpenID` provider: the rest of the
    /// form follows (username, consents, the host's fields), and then there is the account, without a mail to
    /// confirm and without a password. Call it in the callback of the provider, after all checks of the token,
    /// with the request to the callback, whose route is inside [`layer`](Self::layer).
    ///
    /// - The rest of the form is bound to this browser by a cookie, works once, and for 30 minutes. The page
    ///   names the address and cannot change it. It asks for no password and has no captcha; a person who wants
    ///   a password gets one with [`PasswordRoutes`](crate::PasswordRoutes).
    /// - The account is made like any other: with the host's hook in its transaction, events, consents, invites
    ///   and the waitlist. [`JustConfirmed`](crate::JustConfirmed) says
    ///   [`Proven`](crate::ConfirmedBy::Proven). The welcome mail tells the owner.
    /// - An account is never merged. With an account for the address the answer is
    ///   [`AccountExists`](Begun::AccountExists). Sign-ups for the address that are not confirmed end with
    ///   the account, and their passwords go.
    ///
    /// Answer the request with what the provider proved, and tell nothing before: whether an address has an
    /// account is for the owner of the mailbox alone.
    ///
    /// # Errors
    /// A [`BeginProvenError`]: an address that the form refuses, a closed form, a missing invite, or a limit.
    ///
    /// ```
    /// use axum::{http::request::Parts, response::{IntoResponse, Redirect, Response}};
    /// use leptos_signup::{Begun, BeginProvenError, Identity, IdentityError, ProvenIdentity, Signup};
    ///
    /// /// What the host needs of an ID token that it has verified.
    /// struct Claims { issuer: String, subject: String, email: Option<String>, verified: Option<bool> }
    ///
    /// async fn callback(signup: Signup, request: Parts, claims: Claims) -> Result<Response, IdentityError> {
    ///     let identity = Identity::new(claims.issuer, claims.subject)?;
    ///     let email = claims.email.as_deref();
    ///     let proven = ProvenIdentity::from_claims(identity, email, claims.verified)?;
    ///     Ok(match signup.begin_proven("account", &proven, &request).await {
    ///         Ok(Begun::Known(account)) => log_in(account),
    ///         Ok(Begun::AccountExists(_)) => Redirect::to("/login?then=link").into_response(),
    ///         Ok(Begun::Continue(response) | Begun::Done(response)) => response,
    ///         // A form that refuses the address, a limit, …
    ///         _ => Redirect::to("/sorry").into_response(),
    ///     })
    /// }
    /// # fn log_in(_: uuid::Uuid) -> Response { Redirect::to("/").into_response() }
    /// ```
    pub async fn begin_proven(
        &self,
        form: &str,
        proven: &ProvenIdentity,
        request: &Parts,
    ) -> Result<Begun, BeginProvenError> {
        proven::begin(&self.0.http, form, proven, request).await
    }
}
