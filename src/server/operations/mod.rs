//! What operators do: health, export, erasure, new keys, purging.

pub(crate) mod erasure;
pub(crate) mod export;
pub(crate) mod health;
pub(crate) mod person;
pub(crate) mod rekeying;
pub(crate) mod retention;
