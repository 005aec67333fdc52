//! What stands around a host that is killed or measured: databases as durable as in service, a mail
//! server that keeps count, and people who sign up.
//!
//! These are programs for developers: what fails here ends them, with a message.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod database;
mod host;
mod people;
mod sink;

/// Servers of the tests.
#[allow(dead_code, missing_debug_implementations, missing_docs)]
#[path = "../../../tests/common"]
mod common {
    pub mod mysql;
    pub mod postgres;
    pub mod server;
}

pub use database::{Database, Engine, Rows};
pub use host::{PATH, pages, signup};
pub use people::{Answered, Person, sign_up};
pub use sink::{Letter, Sink};
