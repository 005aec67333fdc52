//! Secrets: random tokens and codes, and the keys that sign what comes back.

pub(crate) mod secret;
pub(crate) mod signing;
