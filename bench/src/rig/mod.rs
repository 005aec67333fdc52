//! The environment of a host that is killed or measured: databases with production durability, a
//! counting mail server, and clients that sign up.
//!
//! These are programs for developers, so a failure panics with a message.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod database;
mod galera;
mod host;
mod old_way;
mod people;
mod sink;

/// The database servers of the integration tests.
#[allow(dead_code, missing_debug_implementations, missing_docs)]
#[path = "../../../tests/common"]
mod common {
    pub mod mysql;
    pub mod postgres;
    pub mod server;
}

pub use database::{Database, Engine, Rows};
pub use host::{PATH, pages, signup, signup_with};
pub use old_way::OldWay;
pub use people::{Person, Response, sign_up};
pub use sink::{Letter, Sink};
