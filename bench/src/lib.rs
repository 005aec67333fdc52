//! The measured parsers and their input addresses. With the feature `faults`, also hosts with a
//! monitored outbox.

mod addresses;
mod parsers;
#[cfg(feature = "faults")]
pub mod rig;

pub use addresses::{Group, groups, hostile};
pub use parsers::{Parser, parsers};
