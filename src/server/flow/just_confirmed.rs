//! What a response tells the host about a confirmation.

use axum::http::Response;
use uuid::Uuid;

/// An account that a request has just confirmed, among the extensions of its response.
///
/// It is there on every path: pages, server functions and the JSON API, by link and by code, and for a form
/// without an address. When the link was confirmed on another device with the password of the sign-up, the
/// account has two of them: the response to that device says [`Elsewhere`](ConfirmedBy::Elsewhere), and the
/// next one to the page that waits says [`Claimed`](ConfirmedBy::Claimed), once.
///
/// The sign-up opens no session. A host with sessions may open one here, in a middleware around
/// [`Signup::layer`](crate::Signup::layer), and only for the browser that began the sign-up: any
/// other client that opens the link may be the mail scanner of a provider.
///
/// ```
/// use axum::{Router, extract::Request, middleware::{self, Next}, response::Response};
/// use leptos_signup::JustConfirmed;
///
/// async fn open_session(request: Request, next: Next) -> Response {
///     let response = next.run(request).await;
///     if let Some(account) = JustConfirmed::originator_of(&response) {
///         // Open a session for `account`: an extractor before `request` has that of your library.
///         # let _ = account;
///     }
///     response
/// }
///
/// let app: Router = Router::new() // .layer(signup.layer())
///     .layer(middleware::from_fn(open_session));
/// ```
///
/// `examples/with_login` does so with `axum-login`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct JustConfirmed {
    /// The id of the form.
    pub form: &'static str,
    /// The id of the account.
    pub account: Uuid,
    /// Which browser confirmed the account.
    pub by: ConfirmedBy,
}

/// Which browser confirmed an account.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfirmedBy {
    /// The browser that began the sign-up.
    Originator,
    /// Another browser, in which the link was opened.
    Elsewhere,
    /// The browser that began the sign-up, after another one confirmed the account.
    ///
    /// The response to a request of the page that waits says so, and no later one. The person who confirmed
    /// knew the password that was chosen with the sign-up, and the account still has it. Where another
    /// password was chosen, or the form has none, the browser that began claims nothing.
    Claimed,
    /// The browser whose person another party has proven to own the mailbox, by
    /// [`Signup::begin_proven`](crate::Signup::begin_proven).
    Proven,
}

impl JustConfirmed {
    /// The account that the response confirmed for the browser that began the sign-up. `None` for all other
    /// responses.
    #[must_use]
    pub fn originator_of<Body>(response: &Response<Body>) -> Option<Uuid> {
        response.extensions().get().and_then(Self::account_of_originator)
    }

    /// The account, if this is the browser that began the sign-up.
    #[must_use]
    pub fn account_of_originator(&self) -> Option<Uuid> {
        let is_own = match self.by {
            ConfirmedBy::Originator | ConfirmedBy::Claimed | ConfirmedBy::Proven => true,
            ConfirmedBy::Elsewhere => false,
        };
        is_own.then_some(self.account)
    }
}
