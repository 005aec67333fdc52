//! The kit for tests of a host: what `leptos_signup::testing` offers.
//!
//! [`host`] is the host under test, [`browser`] what asks it, [`attempt`] and [`account`] a sign-up and its end, and
//! [`conformance`] the promises of the crate. Steps that fail panic with the reason: they run in tests alone.

#![allow(clippy::panic, reason = "a test shows the reason, and nothing else uses this kit")]

pub(crate) mod account;
pub(crate) mod answer;
pub(crate) mod attempt;
pub(crate) mod browser;
pub(crate) mod captcha;
pub(crate) mod check;
pub(crate) mod conformance;
#[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
pub(crate) mod database;
pub(crate) mod host;
pub(crate) mod page;
pub(crate) mod site;
