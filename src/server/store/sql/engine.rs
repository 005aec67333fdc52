//! What differs between the databases. Everything else is written once.
//!
//! Statements are written for PostgreSQL, within what all of them have: no `RETURNING`, no table
//! that is read and written by one statement. The other engines translate placeholders, locks and
//! the two kinds of upserts.

use std::{
    fmt,
    future::{Future, ready},
};

use sqlx::{Database, Pool, error::DatabaseError};

use crate::server::store::sql::value::{Columns, Value};

/// A kind of database. Sealed: the module is private.
pub trait Engine: fmt::Debug + Sized + Send + Sync + 'static {
    /// The database in sqlx's terms.
    type Database: Database<Row: Columns>;

    /// Begins a transaction that writes and sees what others commit in the meantime.
    const BEGIN: &'static str;

    /// Whether only one transaction writes at a time, so that the store queues the others.
    const HAS_ONE_WRITER: bool;

    /// Whether the database is on another machine.
    const IS_REMOTE: bool;

    /// The scripts that create the tables; the first creates version 1. A released script never changes.
    const MIGRATIONS: &'static [&'static str];

    /// Finds the columns of the table `$1`, each as `name`. No row when there is no such table.
    const COLUMNS: &'static str;

    /// Finds all tables, each as `name`.
    #[cfg(feature = "testing")]
    const TABLES: &'static str;

    /// What stands around the name of a table.
    #[cfg(feature = "testing")]
    const QUOTE: &'static str;

    /// Runs a statement and returns how many rows it matched or inserted.
    fn execute(
        connection: &mut Connection<Self>,
        sql: &'static str,
        values: &[Value<'_>],
        statements: Statements,
    ) -> impl Future<Output = Result<u64, sqlx::Error>> + Send;

    /// Runs a query.
    fn fetch(
        connection: &mut Connection<Self>,
        sql: &'static str,
        values: &[Value<'_>],
        statements: Statements,
    ) -> impl Future<Output = Result<Vec<Row<Self>>, sqlx::Error>> + Send;

    /// Runs a script whose statements do nothing when their work is already done.
    fn run_script(
        connection: &mut Connection<Self>,
        script: &'static str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Why the store cannot use connections like this one.
    fn unfit(
        _: &mut Connection<Self>,
    ) -> impl Future<Output = Result<Option<String>, sqlx::Error>> + Send {
        ready(Ok(None))
    }

    /// Makes a connection of the pool ready for a transaction.
    fn repair(_: &mut Connection<Self>) -> impl Future<Output = Result<(), sqlx::Error>> + Send {
        ready(Ok(()))
    }

    /// Writes the log back to the database while others write.
    fn write_back(
        _: &mut Connection<Self>,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send {
        ready(Ok(()))
    }

    /// Removes wiped values from all files and returns whether it could. The caller holds the writer
    /// lock.
    fn scrub_log(
        _: &Pool<Self::Database>,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send {
        ready(Ok(true))
    }

    /// Whether the database aborted this transaction in favour of another one.
    fn is_conflict(error: &(dyn DatabaseError + 'static)) -> bool;

    /// Whether the server of a new connection writes.
    fn writes(_: &mut Connection<Self>) -> impl Future<Output = Result<bool, sqlx::Error>> + Send {
        ready(Ok(true))
    }

    /// Whether the server of this connection does not write.
    fn is_read_only(_: &(dyn DatabaseError + 'static)) -> bool {
        false
    }

    /// Asks the server to end the session of a connection that is in a transaction. The pool then finds
    /// the connection dead and opens another one; sqlx has no way to tell it so.
    fn end_session(
        _: &mut Connection<Self>,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send {
        ready(Ok(()))
    }

    /// The loggable part of an error: never a value.
    fn describe(error: &(dyn DatabaseError + 'static)) -> String;
}

/// How statements are prepared. Only PostgreSQL has poolers that forget them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Statements {
    /// They are prepared once by a name.
    Named,
    /// A pooler gives each transaction another connection, so no name is known to the next one.
    #[cfg_attr(not(feature = "postgres"), allow(dead_code, reason = "PostgreSQL has poolers"))]
    Unnamed,
}

/// A connection to the database.
pub(crate) type Connection<E> = <<E as Engine>::Database as Database>::Connection;

/// A row of the database.
pub(crate) type Row<E> = <<E as Engine>::Database as Database>::Row;
