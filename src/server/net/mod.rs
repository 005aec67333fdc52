//! The network around a host: who sends a request, where the host is, which services it asks.

pub(crate) mod client;
#[cfg(feature = "_service")]
#[cfg_attr(
    not(any(feature = "github", feature = "breached-passwords")),
    allow(dead_code, reason = "a captcha needs less than host checks do")
)]
pub(crate) mod outbound;
pub(crate) mod public_url;
pub(crate) mod site_names;
