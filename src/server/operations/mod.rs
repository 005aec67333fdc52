//! What operators do: health, erasure, new keys, purging.

pub(crate) mod erasure;
pub(crate) mod health;
pub(crate) mod rekeying;
pub(crate) mod retention;
