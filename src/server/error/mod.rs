//! Why something failed. Each message names the fix where there is one.

pub(crate) mod admission;
pub(crate) mod config;
pub(crate) mod internal;
pub(crate) mod store;
