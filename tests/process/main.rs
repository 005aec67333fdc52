//! Tests that own a process, a database server or a disk: the log of a whole process, the plans of all
//! statements, servers that are killed and disks that are full.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;

mod faults;
mod full_disk;
mod plans;
mod read_only;
#[cfg(all(feature = "api", feature = "github"))]
mod secrets;
mod security_events;
mod telemetry;
mod timing;
