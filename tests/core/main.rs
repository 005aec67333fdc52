//! Tests without a server: addresses, usernames, forms, deliverability and the documents. They need the
//! feature `core`, `dns` for deliverability, and `languages` for all languages.

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
mod fields;
mod form_properties;
#[cfg(feature = "_internal")]
mod in_browser;
#[cfg(feature = "languages")]
mod languages;
mod sentences;
mod username_oracles;
mod username_properties;
