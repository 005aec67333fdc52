//! A host among real servers of the distribution's packages: a mail server, a proxy, a cluster and a standby.
//!
//! `make world` runs these tests, and `scripts/galera.sh` starts the cluster.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod crowd;
mod galera;
mod nginx;
mod postfix;
mod replica;
