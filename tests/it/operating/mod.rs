//! What operators do: look whether all is well, export and delete a person's data, remake keys, raise the cost
//! of hashes, rotate keys, upgrade.

mod accounts;
mod erasure;
mod export;
mod hash_cost;
mod health;
mod held_names;
mod key_levels;
mod migrations;
mod page;
mod rekeying;
mod rolling;
mod rotation;
mod sites;
mod sizing;
mod start;
