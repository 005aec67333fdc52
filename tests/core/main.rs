//! What needs no server: addresses, usernames, forms and whether a domain takes mail, with the feature
//! `core` alone (and `dns`), and what the documents say.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[cfg(feature = "dns")]
mod deliverability;
mod documents;
mod email_disposable;
mod email_hostile;
mod email_keys;
mod email_oracle;
mod email_properties;
mod email_support;
mod email_typos;
mod form_properties;
mod username_oracles;
mod username_properties;
