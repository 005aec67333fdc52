//! What a response tells the host about a confirmation.

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
/// use axum::{Router, middleware, response::Response};
/// use leptos_signup::JustConfirmed;
///
/// async fn open_session(response: Response) -> Response {
///     if let Some(confirmed) = response.extensions().get::<JustConfirmed>()
///         && let Some(account) = confirmed.account_of_originator()
///     {
///         // Append the cookie of a session for `account` to the response.
///         # let _ = account;
///     }
///     response
/// }
///
/// let app: Router = Router::new() // .layer(signup.layer())
///     .layer(middleware::map_response(open_session));
/// ```
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
