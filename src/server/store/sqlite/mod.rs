//! The embedded default: one SQLite file.
//!
//! Write-ahead log with `synchronous=FULL`, so that an acknowledged sign-up survives a power loss;
//! one writer at a time, in the order of arrival, so that nobody starves.

mod admission;
mod attempt;
mod budget;
mod confirm;
mod event;
mod outbox;
mod purge;
mod row;
mod wal;

use std::{
    borrow::Cow,
    fmt,
    str::FromStr,
    time::{Duration, SystemTime},
};

use async_trait::async_trait;
use futures::future::BoxFuture;
use sqlx::{
    Row, Sqlite, SqliteConnection, SqliteExecutor, SqlitePool, Transaction,
    migrate::{MigrateError, Migrator},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};
use tokio::sync::{Mutex, MutexGuard};
use uuid::Uuid;

use super::{
    Account, Attempt, Begun, By, Confirmation, Confirmed, DueEvent, EventOutcome, KEY_VERSION,
    NewAccount, NewAttempt, OutboxMail, Outdated, Purged, Readdressing, Renewal, Renewed,
    SecretHash, SendOutcome, Store, StoreError, USERNAME_KEY_VERSION,
};
use attempt::Owner;
use row::{account, millis};

static MIGRATIONS: Migrator = sqlx::migrate!("migrations/sqlite");

/// The store in a SQLite database.
#[derive(Debug)]
pub struct SqliteStore {
    pool: SqlitePool,
    writer: Mutex<()>,
    hook: Option<Hook>,
}

/// What a host's hook fails with.
pub type HookError = Box<dyn std::error::Error + Send + Sync>;

type HookFn = dyn for<'a> Fn(&'a mut SqliteConnection, &'a Account) -> BoxFuture<'a, Result<(), HookError>>
    + Send
    + Sync;

/// The host's part of a new account.
struct Hook(Box<HookFn>);

impl fmt::Debug for Hook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hook(..)")
    }
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
        Ok(Self::from_pool(open(pool, options).await.map_err(cannot)?))
    }

    /// Uses the host's own pool. The sign-up lives in tables of its own beside the host's; the
    /// host answers for the journal mode and for `synchronous=FULL`.
    #[must_use]
    pub fn from_pool(pool: SqlitePool) -> Self {
        Self { pool, writer: Mutex::new(()), hook: None }
    }

    /// Calls `hook` with each new account, on the connection and inside the transaction that makes
    /// it: the host's own rows appear with the account or not at all.
    ///
    /// When it fails, panics or takes longer than 10 s, nothing of the confirmation happened: the
    /// person is told that something is wrong on our side (503 with `Retry-After`), no try of the
    /// code is counted, and the same link and the same code work later. Its error ends in the log,
    /// so it should hold no data of a person. SQLite has one writer at a time, and the hook runs in
    /// its turn: write rows, and leave what is slow or outside of the database to an
    /// [`EventSink`](crate::server::event::EventSink).
    ///
    /// ```no_run
    /// use leptos_signup::SqliteStore;
    ///
    /// # async fn example() -> Result<(), leptos_signup::StoreError> {
    /// let store = SqliteStore::connect("sqlite:app.db").await?.on_account(|connection, account| {
    ///     Box::pin(async move {
    ///         sqlx::query("INSERT INTO member (account_id, email) VALUES (?1, ?2)")
    ///             .bind(account.id)
    ///             .bind(&account.email)
    ///             .execute(connection)
    ///             .await?;
    ///         Ok(())
    ///     })
    /// });
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn on_account(
        self,
        hook: impl for<'a> Fn(
            &'a mut SqliteConnection,
            &'a Account,
        ) -> BoxFuture<'a, Result<(), HookError>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self { hook: Some(Hook(Box::new(hook))), ..self }
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

/// Opens the pool. Of two instances that turn a new file into one with a write-ahead log at the
/// same time, SQLite tells one that it is busy, without waiting for its busy timeout.
async fn open(
    pool: SqlitePoolOptions,
    options: SqliteConnectOptions,
) -> Result<SqlitePool, sqlx::Error> {
    let mut tries = 0..100;
    loop {
        match pool.clone().connect_with(options.clone()).await {
            Err(error) if is_busy(&error) && tries.next().is_some() => {
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
            opened => return opened,
        }
    }
}

fn is_busy(error: &sqlx::Error) -> bool {
    const SQLITE_BUSY: &str = "5";
    error.as_database_error().is_some_and(|error| error.code().as_deref() == Some(SQLITE_BUSY))
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

    async fn begin(&self, attempt: &NewAttempt) -> Result<Begun, StoreError> {
        let mut write = self.write().await?;
        let begun = attempt::begin(&mut write.transaction, attempt).await?;
        let is_written = matches!(begun, Begun::Written | Begun::Withheld);
        if is_written && !attempt.is_trapped {
            write.commit().await?;
        }
        Ok(begun)
    }

    async fn create(&self, new: &NewAccount) -> Result<Begun, StoreError> {
        let mut write = self.write().await?;
        let username = new.person.username.as_ref();
        let made = sqlx::query(
            "INSERT INTO signup_account
                 (id, form, key_version, is_disposable, username, username_key, username_version,
                  profile, password_hash, created_at, confirmed_at, request_hash)
             VALUES (?1, ?2, ?3, 0, ?4, ?5, ?9, ?6, ?7, ?8, ?8, ?10)
             ON CONFLICT DO NOTHING
             RETURNING id, form, email, email_normalized, username, profile, is_disposable,
                       confirmed_at",
        )
        .bind(new.id)
        .bind(new.form)
        .bind(KEY_VERSION)
        .bind(username.map(|name| &name.shown))
        .bind(username.map(|name| &name.key))
        .bind(&new.person.profile)
        .bind(&new.person.password_hash)
        .bind(millis(new.now))
        .bind(username.map(|_| USERNAME_KEY_VERSION))
        .bind(&new.request[..])
        .fetch_optional(&mut *write.transaction)
        .await
        .map_err(failed)?;
        let Some(row) = made else {
            let same = find_account(&mut *write.transaction, new.form, new.request).await?;
            return Ok(if same.is_some() { Begun::Repeated } else { Begun::UsernameTaken });
        };
        if !admission::spend(&mut write.transaction, new.invite).await? {
            return Ok(Begun::InviteSpent);
        }
        for consent in &new.person.consents {
            let owner = Owner::Account(new.id);
            attempt::note_consent(&mut write.transaction, new.form, owner, consent, new.now)
                .await?;
        }
        event::note(&mut write.transaction, event::account_created(new)).await?;
        let account = account(&row).map_err(failed)?;
        confirm::call(self.hook.as_ref(), &mut write.transaction, &account).await?;
        write.commit().await?;
        Ok(Begun::Written)
    }

    async fn is_username_free(&self, form: &str, key: &str) -> Result<bool, StoreError> {
        sqlx::query(
            "SELECT NOT EXISTS (SELECT 1 FROM signup_account
                                WHERE form = ?1 AND username_key = ?2)",
        )
        .bind(form)
        .bind(key)
        .fetch_one(&self.pool)
        .await
        .and_then(|row| row.try_get(0))
        .map_err(failed)
    }

    async fn find(&self, form: &str, by: By) -> Result<Option<Attempt>, StoreError> {
        attempt::find(&self.pool, form, by).await
    }

    async fn find_account(
        &self,
        form: &str,
        request: SecretHash,
    ) -> Result<Option<Account>, StoreError> {
        find_account(&self.pool, form, request).await
    }

    async fn renew(&self, renewal: &Renewal) -> Result<Renewed, StoreError> {
        let mut write = self.write().await?;
        let renewed = attempt::renew(&mut write.transaction, renewal).await?;
        write.commit().await?;
        Ok(renewed)
    }

    async fn readdress(&self, change: &Readdressing) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_changed = attempt::readdress(&mut write.transaction, change).await?;
        write.commit().await?;
        Ok(is_changed)
    }

    async fn disown(
        &self,
        form: &str,
        link: SecretHash,
        until: SystemTime,
    ) -> Result<bool, StoreError> {
        let mut write = self.write().await?;
        let is_deleted = attempt::disown(&mut write.transaction, form, link, until).await?;
        write.commit().await?;
        Ok(is_deleted)
    }

    async fn confirm(&self, confirmation: &Confirmation) -> Result<Confirmed, StoreError> {
        let mut write = self.write().await?;
        let outcome =
            confirm::confirm(&mut write.transaction, confirmation, self.hook.as_ref()).await?;
        // The proof is not used up by a name that is taken, nor by an invite that is used up.
        if !matches!(outcome, Confirmed::UsernameTaken | Confirmed::InviteSpent) {
            write.commit().await?;
        }
        Ok(outcome)
    }

    async fn forget_wiped(&self) -> Result<(), StoreError> {
        wal::truncate(&self.pool, &self.writer).await.map_err(failed)
    }

    async fn lease(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError> {
        // A look without the writer's turn, so that an idle worker disturbs nobody.
        if !outbox::is_due(&self.pool, now).await? {
            return Ok(Vec::new());
        }
        let mut write = self.write().await?;
        let mails = outbox::lease(&mut write.transaction, now, until, limit).await?;
        write.commit().await?;
        Ok(mails)
    }

    async fn settle(&self, id: Uuid, outcome: &SendOutcome) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        outbox::settle(&mut write.transaction, id, outcome).await?;
        write.commit().await
    }

    async fn lease_events(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<DueEvent>, StoreError> {
        if !event::is_due(&self.pool, now).await? {
            return Ok(Vec::new());
        }
        let mut write = self.write().await?;
        let events = event::lease(&mut write.transaction, now, until, limit).await?;
        write.commit().await?;
        Ok(events)
    }

    async fn settle_event(&self, id: Uuid, outcome: &EventOutcome) -> Result<(), StoreError> {
        let mut write = self.write().await?;
        event::settle(&mut write.transaction, id, outcome).await?;
        write.commit().await
    }

    async fn purge(&self, outdated: &Outdated, limit: u32) -> Result<Purged, StoreError> {
        let mut write = self.write().await?;
        let purged = purge::purge(&mut write.transaction, outdated, limit).await?;
        write.commit().await?;
        Ok(purged)
    }

    async fn count_outdated(&self, outdated: &Outdated) -> Result<Purged, StoreError> {
        purge::count(&self.pool, outdated).await
    }
}

/// The account that a post made without confirmation.
async fn find_account(
    executor: impl SqliteExecutor<'_>,
    form: &str,
    request: SecretHash,
) -> Result<Option<Account>, StoreError> {
    let row = sqlx::query(
        "SELECT id, form, email, email_normalized, username, profile, is_disposable, confirmed_at
         FROM signup_account
         WHERE request_hash = ?1 AND form = ?2",
    )
    .bind(&request[..])
    .bind(form)
    .fetch_optional(executor)
    .await
    .map_err(failed)?;
    row.as_ref().map(account).transpose().map_err(failed)
}

fn failed(error: sqlx::Error) -> StoreError {
    StoreError::new("the database failed", error)
}
