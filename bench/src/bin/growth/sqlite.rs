//! Bulk writes to SQLite: one transaction, with many rows per statement.

use std::str::FromStr;

use sqlx::{
    AssertSqlSafe, Connection, SqliteConnection,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous},
};

use super::{
    Failure,
    rows::{Cell, Table},
};

/// The number of rows per statement.
const ROWS: usize = 100;

/// A connection for bulk writes.
#[derive(Debug)]
pub struct Insert(SqliteConnection);

impl Insert {
    pub async fn begin(url: &str) -> Result<Self, Failure> {
        let options = SqliteConnectOptions::from_str(url)?
            .journal_mode(SqliteJournalMode::Off)
            .synchronous(SqliteSynchronous::Off)
            // A negative size is in KiB. Indexes in random order are built in memory.
            .pragma("cache_size", "-2000000");
        let mut connection = SqliteConnection::connect_with(&options).await?;
        sqlx::raw_sql("BEGIN IMMEDIATE").execute(&mut connection).await?;
        Ok(Self(connection))
    }

    pub async fn write(&mut self, table: &Table, mut rows: Vec<Vec<Cell>>) -> Result<(), Failure> {
        while !rows.is_empty() {
            let rest = rows.split_off(rows.len().min(ROWS));
            let places = vec!["?"; table.columns.len()].join(", ");
            let sql = format!(
                "INSERT INTO {} ({}) VALUES {}",
                table.name,
                table.columns.join(", "),
                vec![format!("({places})"); rows.len()].join(", ")
            );
            let mut query = sqlx::query(AssertSqlSafe(sql));
            for cell in rows.into_iter().flatten() {
                query = match cell {
                    Cell::Null => query.bind(None::<i64>),
                    Cell::Id(id) => query.bind(id),
                    Cell::Text(text) | Cell::Json(text) => query.bind(text),
                    Cell::Word(word) => query.bind(word),
                    Cell::Bytes(bytes) => query.bind(bytes.to_vec()),
                    Cell::Number(number) | Cell::Time(number) => query.bind(number),
                    Cell::Flag(flag) => query.bind(flag),
                };
            }
            query.execute(&mut self.0).await?;
            rows = rest;
        }
        Ok(())
    }

    /// Commits and closes, without `ANALYZE`, which no host runs.
    pub async fn end(mut self) -> Result<(), Failure> {
        sqlx::raw_sql("COMMIT").execute(&mut self.0).await?;
        // Otherwise the store would have to write everything to the disk first.
        let finish = "PRAGMA synchronous = FULL; PRAGMA journal_mode = WAL";
        sqlx::raw_sql(finish).execute(&mut self.0).await?;
        Ok(self.0.close().await?)
    }
}
