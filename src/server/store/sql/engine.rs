//! What differs between the databases; all else is written once.
//!
//! Statements are written for PostgreSQL, within what all of them have: no `RETURNING`, no table
//! that is read and written by one statement. The other engines translate placeholders, locks and
//! the two kinds of upserts.

use std::{
    fmt,
    future::{Future, ready},
};

use sqlx::{Database, Pool, error::DatabaseError};

use super::value::{Columns, Value};

/// A kind of database. Sealed: the module is private.
pub trait Engine: fmt::Debug + Sized + Send + Sync + 'static {
    /// As sqlx knows it.
    type Database: Database<Row: Columns>;

    /// Begins a transaction that writes and sees what others commit meanwhile.
    const BEGIN: &'static str;

    /// Whether one transaction writes at a time, so that others wait in line on our side.
    const HAS_ONE_WRITER: bool;

    /// Whether a statement may wait for what is not on this machine.
    const IS_REMOTE: bool;

    /// The scripts that make the tables; the first makes version 1. None is changed once released.
    const MIGRATIONS: &'static [&'static str];

    /// Runs a statement, and tells how many rows it matched or inserted.
    fn execute(
        connection: &mut Connection<Self>,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> impl Future<Output = Result<u64, sqlx::Error>> + Send;

    /// Runs a query.
    fn fetch(
        connection: &mut Connection<Self>,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> impl Future<Output = Result<Vec<Row<Self>>, sqlx::Error>> + Send;

    /// Runs a script of statements, which do nothing where their work is done already.
    fn run_script(
        connection: &mut Connection<Self>,
        script: &'static str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Makes a connection of the pool fit for a transaction.
    fn mend(_: &mut Connection<Self>) -> impl Future<Output = Result<(), sqlx::Error>> + Send {
        ready(Ok(()))
    }

    /// Writes to the database what stands in a log of ours alone, while others write.
    fn write_back(
        _: &mut Connection<Self>,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send {
        ready(Ok(()))
    }

    /// Makes sure that what was wiped is in no file of ours any more, and tells whether that is so. The
    /// writer's turn is taken.
    fn forget_wiped(
        _: &Pool<Self::Database>,
    ) -> impl Future<Output = Result<bool, sqlx::Error>> + Send {
        ready(Ok(true))
    }

    /// Whether the database gave this transaction up in favour of another one.
    fn is_conflict(error: &(dyn DatabaseError + 'static)) -> bool;

    /// What of an error may be logged: never a value.
    fn describe(error: &(dyn DatabaseError + 'static)) -> String;
}

/// A connection to it.
pub type Connection<E> = <<E as Engine>::Database as Database>::Connection;

/// A row of it.
pub type Row<E> = <<E as Engine>::Database as Database>::Row;
