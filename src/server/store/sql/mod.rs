//! The store in a SQL database: the transactions, written once for all of them.
//!
//! [`engine`] says what differs between the databases, and each database has a file. A transaction
//! locks what it read and will write. Where two transactions want the same, unique constraints
//! decide; where they deadlock, the database aborts one, and the store runs it again. Rows are
//! locked in the order attempts (all of an address, by id), accounts (by id), budgets, mails, so that this is
//! rare.

pub(crate) mod account;
pub(crate) mod account_change;
pub(crate) mod account_link;
pub(crate) mod attempt;
pub(crate) mod budget;
pub(crate) mod captcha;
pub(crate) mod claim;
pub(crate) mod confirmation;
pub(crate) mod connect;
pub(crate) mod consent;
pub(crate) mod create;
pub(crate) mod engine;
pub(crate) mod erasure;
pub(crate) mod event;
pub(crate) mod export;
pub(crate) mod failover;
#[cfg(feature = "sqlite")]
pub(crate) mod file_system;
pub(crate) mod foreign_table;
pub(crate) mod forms;
pub(crate) mod held_name;
pub(crate) mod hook;
pub(crate) mod identity;
pub(crate) mod invite;
pub(crate) mod link;
pub(crate) mod locked;
pub(crate) mod look_up;
pub(crate) mod migration;
#[cfg(feature = "mysql")]
pub(crate) mod mysql;
pub(crate) mod operations;
pub(crate) mod outbox;
#[cfg(feature = "postgres")]
pub(crate) mod postgres;
pub(crate) mod purge;
#[cfg(feature = "testing")]
pub(crate) mod rehearsal;
pub(crate) mod rekey;
#[cfg(any(feature = "mysql", feature = "postgres"))]
pub(crate) mod remote;
pub(crate) mod row;
pub(crate) mod servers;
pub(crate) mod session;
pub(crate) mod sql_store;
#[cfg(feature = "sqlite")]
pub(crate) mod sqlite;
pub(crate) mod takeover;
pub(crate) mod transactions;
pub(crate) mod value;
pub(crate) mod waitlist;
#[cfg(feature = "sqlite")]
pub(crate) mod wal;
