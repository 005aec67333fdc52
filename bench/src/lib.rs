//! What is measured: the parsers, and the addresses that all of them are given; and, with the feature
//! `faults`, hosts whose outbox is watched.

mod addresses;
mod parsers;
#[cfg(feature = "faults")]
pub mod rig;

pub use addresses::{Group, groups, hostile};
pub use parsers::{Parser, parsers};
