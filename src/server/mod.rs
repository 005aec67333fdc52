//! The server half of a sign-up.

pub(crate) mod admission;
pub(crate) mod builder;
pub(crate) mod captcha;
pub(crate) mod check;
pub(crate) mod clock;
pub(crate) mod crypto;
#[cfg_attr(
    not(any(feature = "mysql", feature = "postgres", feature = "sqlite")),
    allow(dead_code, reason = "the databases use all of it")
)]
pub(crate) mod error;
pub(crate) mod event;
pub(crate) mod flow;
pub(crate) mod http;
pub(crate) mod language;
pub(crate) mod limits;
pub(crate) mod mail;
pub(crate) mod net;
pub(crate) mod operations;
pub(crate) mod password;
pub(crate) mod signup;
#[cfg_attr(
    not(any(feature = "mysql", feature = "postgres", feature = "sqlite")),
    allow(dead_code, reason = "the databases use all of it")
)]
pub(crate) mod store;
pub(crate) mod telemetry;
#[cfg(feature = "testing")]
pub(crate) mod testing;
pub(crate) mod worker;
