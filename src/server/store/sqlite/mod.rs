//! The embedded default: one SQLite file.
//!
//! Write-ahead log with `synchronous=FULL`, so that an acknowledged sign-up survives a power loss;
//! one writer at a time, in the order of arrival, so that nobody starves.

mod confirm;
mod row;

use std::{
    borrow::Cow,
    str::FromStr,
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use sqlx::{
    Row, Sqlite, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::{
    Attempt, By, Confirmation, Confirmed, KEY_VERSION, NewAttempt, NewMail, OutboxMail, Renewal,
    SendOutcome, Store, StoreError,
};
use row::{attempt, millis, outbox_mail};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// The store in a SQLite database.
#[derive(Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    writer: Mutex<()>,
}

impl SqliteStore {
    /// Opens the database at `url`, such as `sqlite:app.db`, and creates the file when it is
    /// missing.
    ///
    /// # Errors
    /// A [`StoreError`] that names the URL and the fix.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let shown = if url.contains('@') { "(not shown: it holds credentials)" } else { url };
        let cannot = |error: sqlx::Error| {
            StoreError::new(
                format!(
                    "the store cannot open `{shown}` (give a URL such as sqlite:app.db, in a folder \
                     that exists and may be written to)"
                ),
                error,
            )
        };
        if !url.starts_with("sqlite:") {
            return Err(cannot(sqlx::Error::Configuration(
                "it does not begin with sqlite:".into(),
            )));
        }
        let options = SqliteConnectOptions::from_str(url)
            .map_err(cannot)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            // What is wiped is wiped from the file as well.
            .pragma("secure_delete", "ON");
        // Every connection to a database in memory is a database of its own.
        let in_memory = url.contains(":memory:") || url.contains("mode=memory");
        let mut pool = SqlitePoolOptions::new().acquire_timeout(Duration::from_secs(10));
        if in_memory {
            // … and must therefore last.
            pool = pool.max_connections(1).idle_timeout(None).max_lifetime(None);
        } else {
            pool = pool.max_connections(8);
        }
        let pool = pool.connect_with(options).await.map_err(cannot)?;
        Ok(Self::from_pool(pool))
    }

    /// Uses the host's own pool. The sign-up lives in tables of its own beside the host's; the
    /// host answers for the journal mode and for `synchronous=FULL`.
    #[must_use]
    pub fn from_pool(pool: SqlitePool) -> Self {
        Self { pool, writer: Mutex::new(()) }
    }

    /// The pool, for the host's own queries.
    #[must_use]
    pub fn pool(&self) -> &SqlitePool {
        &self.pool
    }

    async fn write(&self) -> Result<Write<'_>, StoreError> {
        let turn = self.writer.lock().await;
        let transaction = self.pool.begin_with("BEGIN IMMEDIATE").await.map_err(failed)?;
        Ok(Write { transaction, _turn: turn })
    }
}

/// A write transaction and the writer's turn that it takes.
struct Write<'a> {
    transaction: Transaction<'static, Sqlite>,
    _turn: MutexGuard<'a, ()>,
}

impl Write<'_> {
    async fn commit(self) -> Result<(), StoreError> {
        self.transaction.commit().await.map_err(failed)
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn migrate(&self) -> Result<(), StoreError> {
        let mut migrator =
            Migrator { migrations: Cow::Borrowed(&MIGRATIONS.migrations), ..Migrator::DEFAULT };
        migrator.dangerous_set_table_name("signup_migrations");
        // In one write transaction, so that of two instances one waits for the other.
        let mut write = self.write().await?;
        migrator.run_direct(None, &mut *write.transaction, false).await.map_err(
            |error| match error {
                MigrateError::VersionMissing(version) => StoreError::newer_schema(version),
                error => StoreError::new("the store cannot create or upgrade its tables", error),
            },
        )?;
        write.commit().await
    }

    async fn begin(&self, attempt: &NewAttempt) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        sqlx::query(
            "INSERT INTO signup_attempt
                 (id, form, email, email_key, key_version, password_hash, originator_hash,
                  link_hash, code_hash, created_at, mailed_at, expires_at, is_disposable)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?10, ?11, ?12)",
        )
        .bind(attempt.id)
        .bind(attempt.form)
        .bind(&attempt.email)
        .bind(&attempt.email_key)
        .bind(KEY_VERSION)
        .bind(&attempt.password_hash)
        .bind(&attempt.originator_hash[..])
        .bind(&attempt.mail.link_hash[..])
        .bind(&attempt.mail.code_hash[..])
        .bind(millis(attempt.mail.now))
        .bind(millis(attempt.mail.expires_at))
        .bind(attempt.is_disposable)
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?;
        queue_proof(&mut write.transaction, attempt.id, &attempt.mail).await?;
        write.commit().await
    }

    async fn find(&self, form: &str, by: By) -> Result<Option<Attempt>, StoreError> {
        let (query, hash) = match by {
            By::Originator(hash) => (
                "SELECT id, email, state, mailed_at, expires_at FROM signup_attempt
                 WHERE originator_hash = ?1 AND form = ?2",
                hash,
            ),
            By::Link(hash) => (
                "SELECT id, email, state, mailed_at, expires_at FROM signup_attempt
                 WHERE link_hash = ?1 AND form = ?2",
                hash,
            ),
        };
        let row = sqlx::query(query).bind(&hash[..]).bind(form).fetch_optional(&self.pool).await;
        row.map_err(failed)?.as_ref().map(attempt).transpose().map_err(failed)
    }

    async fn renew(&self, renewal: &Renewal) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let renewed = sqlx::query(
            "UPDATE signup_attempt
             SET link_hash = ?2, code_hash = ?3, mailed_at = ?4, expires_at = ?5
             WHERE id = ?1 AND state <> 'confirmed' AND mailed_at <= ?6",
        )
        .bind(renewal.attempt)
        .bind(&renewal.mail.link_hash[..])
        .bind(&renewal.mail.code_hash[..])
        .bind(millis(renewal.mail.now))
        .bind(millis(renewal.mail.expires_at))
        .bind(millis(renewal.not_since))
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?
        .rows_affected();
        if renewed == 0 {
            return Ok(false);
        }
        sqlx::query(
            "UPDATE signup_outbox SET state = 'replaced', secret = NULL
             WHERE attempt_id = ?1 AND state = 'queued'",
        )
        .bind(renewal.attempt)
        .execute(&mut *write.transaction)
        .await
        .map_err(failed)?;
        queue_proof(&mut write.transaction, renewal.attempt, &renewal.mail).await?;
        write.commit().await?;
        Ok(true)
    }

    async fn confirm(&self, confirmation: &Confirmation) -> Result<Confirmed, StoreError> {
        let mut write = self.write().await?;
        let outcome = confirm::confirm(&mut write.transaction, confirmation).await?;
        write.commit().await?;
        Ok(outcome)
    }

    async fn lease(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError> {
        if !self.has_due_mail(now).await? {
            return Ok(Vec::new());
        }
        let mut write = self.write().await?;
        let rows = sqlx::query(
            "UPDATE signup_outbox SET leased_until = ?2
             WHERE id IN (
                 SELECT id FROM signup_outbox
                 WHERE state = 'queued' AND due_at <= ?1 AND leased_until <= ?1
                 ORDER BY due_at
                 LIMIT ?3
             )
             RETURNING id, form, kind, recipient, secret, tries, expires_at",
        )
        .bind(millis(now))
        .bind(millis(until))
        .bind(limit)
        .fetch_all(&mut *write.transaction)
        .await
        .map_err(failed)?;
        write.commit().await?;
        rows.iter().map(outbox_mail).collect::<Result<_, _>>().map_err(failed)
    }

    async fn settle(&self, id: Uuid, outcome: &SendOutcome) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        let query = match outcome {
            SendOutcome::Sent { at } => sqlx::query(
                "UPDATE signup_outbox
                 SET state = 'sent', sent_at = ?2, secret = NULL, tries = tries + 1, failure = NULL
                 WHERE id = ?1",
            )
            .bind(id)
            .bind(millis(*at)),
            SendOutcome::Retry { at, failure } => sqlx::query(
                "UPDATE signup_outbox
                 SET due_at = ?2, leased_until = 0, tries = tries + 1, failure = ?3
                 WHERE id = ?1 AND state = 'queued'",
            )
            .bind(id)
            .bind(millis(*at))
            .bind(failure),
            SendOutcome::Dead { failure } => sqlx::query(
                "UPDATE signup_outbox
                 SET state = 'dead', secret = NULL, tries = tries + 1, failure = ?2
                 WHERE id = ?1 AND state = 'queued'",
            )
            .bind(id)
            .bind(failure),
        };
        query.execute(&mut *write.transaction).await.map_err(failed)?;
        write.commit().await
    }
}

impl SqliteStore {
    /// A look without the writer's turn, so that an idle worker disturbs nobody.
    async fn has_due_mail(&self, now: SystemTime) -> Result<bool, StoreError> {
        sqlx::query(
            "SELECT EXISTS (SELECT 1 FROM signup_outbox
                            WHERE state = 'queued' AND due_at <= ?1 AND leased_until <= ?1)",
        )
        .bind(millis(now))
        .fetch_one(&self.pool)
        .await
        .and_then(|row| row.try_get(0))
        .map_err(failed)
    }
}

/// Writes the mail that asks for proof of the mailbox. Whether the address has an account changes
/// one word in the row and nothing else.
async fn queue_proof(
    transaction: &mut Transaction<'static, Sqlite>,
    attempt: Uuid,
    mail: &NewMail,
) -> Result<(), StoreError> {
    sqlx::query(
        "INSERT INTO signup_outbox
             (id, form, attempt_id, kind, recipient, secret, created_at, due_at, expires_at)
         SELECT ?1, attempt.form, attempt.id,
                CASE WHEN EXISTS (SELECT 1 FROM signup_account AS account
                                  WHERE account.form = attempt.form
                                    AND account.email_key = attempt.email_key)
                     THEN 'account_exists' ELSE 'confirm' END,
                attempt.email, ?3, ?4, ?4, ?5
         FROM signup_attempt AS attempt
         WHERE attempt.id = ?2",
    )
    .bind(mail.id)
    .bind(attempt)
    .bind(mail.secret.expose())
    .bind(millis(mail.now))
    .bind(millis(mail.expires_at))
    .execute(&mut **transaction)
    .await
    .map_err(failed)?;
    Ok(())
}

fn failed(error: sqlx::Error) -> StoreError {
    StoreError::new("the database failed", error)
}
