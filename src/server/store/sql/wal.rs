//! The write-ahead log of SQLite, which holds what pages were before.
//!
//! `secure_delete` wipes a secret from the page that it stood on, and so from the database when that
//! page is written back. The log still has the page as it was, until the log begins anew.

use sqlx::SqliteConnection;

/// Writes back what it can while others read and write.
pub(super) async fn write_back(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    sqlx::query("PRAGMA wal_checkpoint(PASSIVE)").execute(connection).await.map(drop)
}

/// Writes everything back and empties the log. While others read it, it stays as it is.
pub(super) async fn truncate(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
    let patience: i64 =
        sqlx::query_scalar("PRAGMA busy_timeout").fetch_one(&mut *connection).await?;
    // Whoever waits for readers here holds up those who write.
    wait(connection, 0).await?;
    let truncated = sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(&mut *connection).await;
    wait(connection, patience).await?;
    truncated.map(drop)
}

async fn wait(connection: &mut SqliteConnection, millis: i64) -> Result<(), sqlx::Error> {
    // It takes no placeholder.
    let statement = format!("PRAGMA busy_timeout = {millis}");
    sqlx::query(sqlx::AssertSqlSafe(statement)).execute(connection).await.map(drop)
}
