//! The write-ahead log of SQLite, which holds earlier versions of pages.
//!
//! `secure_delete` overwrites a secret in its page, and in the database once that page is written
//! back. The log still holds the page as it was until the log is reset.

use std::time::Duration;

use sqlx::{ConnectOptions, Connection, SqliteConnection, sqlite::SqliteConnectOptions};

/// Writes the log back as far as possible while others read and write.
pub(crate) async fn write_back(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(connection).await.map(drop)
}

/// Writes everything back, empties the log, and returns whether it could: readers prevent it. It does
/// not wait for readers, because that would block writers. So it uses its own connection, with a busy
/// timeout of zero that no other connection gets.
pub(crate) async fn truncate(options: &SqliteConnectOptions) -> Result<bool, sqlx::Error> {
    let mut connection = options.clone().busy_timeout(Duration::ZERO).connect().await?;
    let statement = sqlx::query_scalar("PRAGMA wal_checkpoint(TRUNCATE)");
    let is_busy: i64 = statement.fetch_one(&mut connection).await?;
    connection.close().await?;
    Ok(is_busy == 0)
}
