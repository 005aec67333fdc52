//! Sessions in SQLite, in the file that the accounts are in.
//!
//! The published stores are on another version of sqlx, whose SQLite would be a second one in the program. A host
//! with Redis or PostgreSQL takes one of them.

use axum_login::tower_sessions::{
    Expiry, SessionManagerLayer, SessionStore,
    cookie::{SameSite, time::Duration, time::OffsetDateTime},
    session::{Id, Record},
    session_store::{Error, Result},
};
use leptos_signup::async_trait;
use sqlx::SqlitePool;

/// How long a session lives after the last change of it.
const LIFETIME: Duration = Duration::days(14);

#[derive(Clone, Debug)]
pub struct SqliteSessions {
    pool: SqlitePool,
}

impl SqliteSessions {
    /// Creates the table.
    pub async fn on(pool: SqlitePool) -> Result<Self> {
        let sql = "CREATE TABLE IF NOT EXISTS session (
                       id TEXT NOT NULL PRIMARY KEY,
                       record TEXT NOT NULL,
                       expires_at INTEGER NOT NULL
                   ) STRICT";
        sqlx::query(sql).execute(&pool).await.map_err(failed)?;
        Ok(Self { pool })
    }

    /// The layer. Scripts never see the cookie. `Lax`, because a link in a mail must not find a person signed out.
    /// With https no other host of the domain can set it (`__Host-`).
    pub fn layer(self, is_https: bool) -> SessionManagerLayer<Self> {
        SessionManagerLayer::new(self)
            .with_name(if is_https { "__Host-session" } else { "session" })
            .with_secure(is_https)
            .with_same_site(SameSite::Lax)
            .with_expiry(Expiry::OnInactivity(LIFETIME))
    }
}

#[async_trait]
impl SessionStore for SqliteSessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        let now = OffsetDateTime::now_utc().unix_timestamp();
        let sql = "DELETE FROM session WHERE expires_at <= ?1";
        sqlx::query(sql).bind(now).execute(&self.pool).await.map_err(failed)?;
        loop {
            let sql = "INSERT INTO session (id, record, expires_at) VALUES (?1, ?2, ?3)
                       ON CONFLICT DO NOTHING";
            if write(&self.pool, sql, record).await? == 1 {
                return Ok(());
            }
            record.id = Id::default();
        }
    }

    async fn save(&self, record: &Record) -> Result<()> {
        let sql = "INSERT INTO session (id, record, expires_at) VALUES (?1, ?2, ?3)
                   ON CONFLICT (id) DO UPDATE SET record = ?2, expires_at = ?3";
        write(&self.pool, sql, record).await.map(drop)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let now = OffsetDateTime::now_utc().unix_timestamp();
        let sql = "SELECT record FROM session WHERE id = ?1 AND expires_at > ?2";
        let found: Option<String> = sqlx::query_scalar(sql)
            .bind(id.to_string())
            .bind(now)
            .fetch_optional(&self.pool)
            .await
            .map_err(failed)?;
        found
            .map(|text| serde_json::from_str(&text))
            .transpose()
            .map_err(|error| Error::Decode(error.to_string()))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let sql = "DELETE FROM session WHERE id = ?1";
        sqlx::query(sql).bind(id.to_string()).execute(&self.pool).await.map_err(failed)?;
        Ok(())
    }
}

async fn write(pool: &SqlitePool, sql: &'static str, record: &Record) -> Result<u64> {
    let text = serde_json::to_string(record).map_err(|error| Error::Encode(error.to_string()))?;
    let query = sqlx::query(sql).bind(record.id.to_string()).bind(text);
    let written = query.bind(record.expiry_date.unix_timestamp()).execute(pool).await;
    Ok(written.map_err(failed)?.rows_affected())
}

fn failed(error: sqlx::Error) -> Error {
    Error::Backend(error.to_string())
}
