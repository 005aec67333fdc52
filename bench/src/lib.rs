//! What is measured: the parsers, and the addresses that all of them are given.

mod addresses;
mod parsers;

pub use addresses::{Group, groups, hostile};
pub use parsers::{Parser, parsers};
