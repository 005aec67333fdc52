//! What every mail of a site has in common.

use crate::server::mail::look::Look;

/// What mails say about the host.
#[derive(Debug)]
pub(crate) struct Letterhead {
    pub(crate) site_name: String,
    /// The URL of the site, without a slash at its end.
    pub(crate) site_url: String,
    pub(crate) mail_from: String,
    /// The host's pages for owners of accounts.
    pub(crate) owners: OwnersLinks,
    /// The ids of the forms whose own page asks for a new password.
    pub(crate) forgot_pages: Vec<&'static str>,
    pub(crate) look: Look,
}

/// The host's pages for owners of accounts. The URLs hold no secret.
#[derive(Clone, Debug, Default)]
pub(crate) struct OwnersLinks {
    pub(crate) sign_in: Option<String>,
    pub(crate) password_reset: Option<String>,
}
