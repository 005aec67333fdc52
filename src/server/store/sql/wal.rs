//! The write-ahead log of SQLite, which holds what pages were before.
//!
//! `secure_delete` wipes a secret from the page that it stood on, and so from the database when that
//! page is written back. The log still has the page as it was, until the log begins anew.

use std::time::Duration;

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

/// Writes back what it can while others read and write.
pub(super) async fn write_back(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(connection).await.map(drop)
}

/// Writes everything back and empties the log, and tells whether it did: while others read it, it stays
/// as it is. It waits for nobody, as whoever waits for readers here holds up those who write; so it has a
/// connection of its own, whose patience no other one gets.
pub(super) async fn truncate(options: &SqliteConnectOptions) -> Result<bool, sqlx::Error> {
    let mut connection = options.clone().busy_timeout(Duration::ZERO).connect().await?;
    let statement = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)");
    let is_busy: i64 = statement.fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(is_busy == 0)
}
