//! HTTP: the layer between the host's router and the use cases.
//!
//! The layer puts an [`HttpState`](state::HttpState) into every request, so that pages, server
//! functions and the fallback find it, and handles the sign-up's own requests in this order:
//!
//! 1. It answers assets (and, in development, the mailbox and the clock) at once.
//! 2. A POST must come from the public URL's own pages, as a form of at most 16 KiB
//!    ([`request_guard`]); a POST to the JSON API must be JSON.
//! 3. A use case does the work ([`pages`]). Its result goes with the request as a `PageState`, and the
//!    host's Leptos app renders it.
//! 4. The response gets the headers of a page that holds personal data, and a
//!    [`ContentSecurityPolicy`](policy::ContentSecurityPolicy).
//!
//! The host's own requests pass unchanged.

#[cfg(feature = "api")]
pub(crate) mod api;
pub(crate) mod asset;
pub(crate) mod cookie;
#[cfg(feature = "dev")]
pub(crate) mod dev;
pub(crate) mod layer;
pub(crate) mod leptos;
#[cfg(feature = "dev")]
pub(crate) mod local;
#[cfg(feature = "dev")]
pub(crate) mod mailbox;
pub(crate) mod pages;
pub(crate) mod plain_page;
pub(crate) mod policy;
pub(crate) mod proven;
pub(crate) mod public_path;
pub(crate) mod request_guard;
pub(crate) mod response;
pub(crate) mod state;
pub(crate) mod target;
