//! The store in a database that speaks SQL: the transactions, written once for all of them.
//!
//! [`engine`] says what differs between the databases, and each has a file. A transaction locks
//! what it read and is going to write; where two want the same, unique constraints decide, and
//! where they block each other the database gives one up, which is then done again. Rows are
//! locked in the order attempts (all of an address, by id), budgets, mails, so that this is rare.

mod account;
mod admission;
mod attempt;
mod budget;
mod captcha;
mod confirm;
mod engine;
mod erase;
mod event;
mod migration;
#[cfg(feature = "mysql")]
mod mysql;
#[cfg(any(feature = "mysql", feature = "postgres"))]
mod network;
mod operating;
mod outbox;
#[cfg(feature = "postgres")]
mod postgres;
mod purge;
mod rekey;
mod row;
mod session;
#[cfg(feature = "sqlite")]
mod sqlite;
mod value;
#[cfg(feature = "sqlite")]
mod wal;

use std::{fmt, time::SystemTime};

use async_trait::async_trait;
use futures::future::BoxFuture;
use sqlx::Pool;
use tokio::sync::Mutex;
use uuid::Uuid;

use super::{
    Account, Attempt, Begun, By, Confirmation, Confirmed, DueEvent, EventOutcome, NewAccount,
    NewAttempt, OutboxMail, Outdated, Purged, Readdressing, Renewal, Renewed, SecretHash,
    SendOutcome, Store, StoreError,
};
use engine::{Connection, Engine};
use value::{get, values};

#[cfg(feature = "mysql")]
pub use mysql::MysqlStore;
#[cfg(feature = "postgres")]
pub use postgres::PostgresStore;
#[cfg(feature = "sqlite")]
pub use sqlite::SqliteStore;

/// The store in a database that speaks SQL: `SqliteStore`, `PostgresStore` or `MysqlStore`.
pub struct SqlStore<E: Engine> {
    pool: Pool<E::Database>,
    writer: Mutex<()>,
    hook: Option<Hook<E>>,
    erasure_hook: Option<ErasureHook<E>>,
}

/// What a host's hook fails with.
pub type HookError = Box<dyn std::error::Error + Send + Sync>;

/// The host's part of a new account.
type Hook<E> = Box<
    dyn for<'a> Fn(&'a mut Connection<E>, &'a Account) -> BoxFuture<'a, Result<(), HookError>>
        + Send
        + Sync,
>;

/// The host's part of an erasure.
type ErasureHook<E> = Box<
    dyn for<'a> Fn(&'a mut Connection<E>, Uuid) -> BoxFuture<'a, Result<(), HookError>>
        + Send
        + Sync,
>;

impl<E: Engine> fmt::Debug for SqlStore<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SqlStore")
            .field("connections", &self.pool.size())
            .field("has_hook", &self.hook.is_some())
            .finish_non_exhaustive()
    }
}

impl<E: Engine> SqlStore<E> {
    /// Uses the host's own pool. The sign-up lives in tables of its own beside the host's.
    ///
    /// The host answers for how the pool connects. With MySQL that is a strict `sql_mode`, which is the
    /// default of the server; with PostgreSQL and MySQL an `after_release` with a time limit, without
    /// which a connection whose client went away may be lost for hours. With SQLite it is what
    /// `connect` sets:
    ///
    #[cfg_attr(feature = "sqlite", doc = "```no_run")]
    #[cfg_attr(not(feature = "sqlite"), doc = "```ignore")]
    /// use std::{str::FromStr, time::Duration};
    /// use leptos_signup::SqliteStore;
    /// use sqlx::sqlite::{
    ///     SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous,
    /// };
    ///
    /// # async fn example() -> Result<(), sqlx::Error> {
    /// let options = SqliteConnectOptions::from_str("sqlite:app.db")?
    ///     .create_if_missing(true)
    ///     .journal_mode(SqliteJournalMode::Wal)
    ///     .synchronous(SqliteSynchronous::Full) // what was answered survives a power loss
    ///     .foreign_keys(true)
    ///     .busy_timeout(Duration::from_secs(5))
    ///     .pragma("secure_delete", "ON"); // what is wiped is wiped from the file
    /// let pool = SqlitePoolOptions::new().test_before_acquire(false).connect_with(options).await?;
    /// let store = SqliteStore::from_pool(pool);
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn from_pool(pool: Pool<E::Database>) -> Self {
        Self { pool, writer: Mutex::new(()), hook: None, erasure_hook: None }
    }

    /// Calls `hook` with each new account, on the connection and inside the transaction that makes
    /// it: the host's own rows appear with the account or not at all.
    ///
    /// When it fails, panics or takes longer than 10 s, nothing of the confirmation happened: the
    /// person is told that something is wrong on our side (503 with `Retry-After`), no try of the
    /// code is counted, and the same link and the same code work later. Its error ends in the log,
    /// so it should hold no data of a person.
    ///
    /// It may be called again for the same account, after what it wrote was undone: when the
    /// database gave the transaction up in favour of another one. With SQLite it runs in the turn
    /// of the one writer, and elsewhere it holds locks. So write rows, and leave what is slow or
    /// outside of the database to an [`EventSink`](crate::server::event::EventSink).
    ///
    #[cfg_attr(feature = "sqlite", doc = "```no_run")]
    #[cfg_attr(not(feature = "sqlite"), doc = "```ignore")]
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
            &'a mut Connection<E>,
            &'a Account,
        ) -> BoxFuture<'a, Result<(), HookError>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self { hook: Some(Box::new(hook)), ..self }
    }

    /// Calls `hook` with the id of each account that [`Signup::erase`](crate::Signup::erase) deletes,
    /// on the connection and inside the transaction that does: what the host keeps of somebody goes
    /// with the account or not at all. The account's row is gone by then.
    ///
    /// It keeps to the same as that of [`on_account`](Self::on_account): when it fails, panics or
    /// takes longer than 10 s, nothing was erased, and it may be called again.
    ///
    #[cfg_attr(feature = "sqlite", doc = "```no_run")]
    #[cfg_attr(not(feature = "sqlite"), doc = "```ignore")]
    /// use leptos_signup::SqliteStore;
    ///
    /// # async fn example() -> Result<(), leptos_signup::StoreError> {
    /// let store = SqliteStore::connect("sqlite:app.db").await?.on_erasure(|connection, account| {
    ///     Box::pin(async move {
    ///         sqlx::query("DELETE FROM member WHERE account_id = ?1")
    ///             .bind(account)
    ///             .execute(connection)
    ///             .await?;
    ///         Ok(())
    ///     })
    /// });
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn on_erasure(
        self,
        hook: impl for<'a> Fn(&'a mut Connection<E>, Uuid) -> BoxFuture<'a, Result<(), HookError>>
        + Send
        + Sync
        + 'static,
    ) -> Self {
        Self { erasure_hook: Some(Box::new(hook)), ..self }
    }

    /// Runs these scripts as the migrations, the first of which makes version 1. For the tests of
    /// this repository alone.
    ///
    /// # Errors
    /// As [`migrate`](Store::migrate).
    #[doc(hidden)]
    pub async fn migrate_by(&self, scripts: &'static [&'static str]) -> Result<(), StoreError> {
        migration::migrate(self, scripts).await
    }

    /// The pool, for the host's own queries.
    #[must_use]
    pub fn pool(&self) -> &Pool<E::Database> {
        &self.pool
    }
}

#[async_trait]
impl<E: Engine> Store for SqlStore<E> {
    async fn migrate(&self) -> Result<(), StoreError> {
        migration::migrate(self, E::MIGRATIONS).await
    }

    async fn begin(&self, attempt: &NewAttempt) -> Result<Begun, StoreError> {
        self.write(|mut write| async move {
            let begun = attempt::begin(&mut write, attempt).await?;
            let is_written = matches!(begun, Begun::Written | Begun::Withheld);
            if is_written && !attempt.is_trapped {
                write.commit().await?;
            }
            Ok(begun)
        })
        .await
    }

    async fn create(&self, new: &NewAccount) -> Result<Begun, StoreError> {
        self.write(|mut write| async move {
            let begun = account::create(&mut write, new, self.hook.as_ref()).await?;
            if begun == Begun::Written {
                write.commit().await?;
            }
            Ok(begun)
        })
        .await
    }

    async fn is_username_free(&self, form: &str, key: &str) -> Result<bool, StoreError> {
        let sql = "SELECT EXISTS (SELECT 1 FROM signup_account
                                  WHERE form = $1 AND username_key = $2) AS is_taken";
        let row = self.read().await?.one(sql, values![form, key]).await?;
        let is_taken: bool = get(&row, "is_taken")?;
        Ok(!is_taken)
    }

    async fn find(&self, form: &str, by: By) -> Result<Option<Attempt>, StoreError> {
        attempt::find(&mut self.read().await?, form, by).await
    }

    async fn find_account(
        &self,
        form: &str,
        request: SecretHash,
    ) -> Result<Option<Account>, StoreError> {
        account::find(&mut self.read().await?, form, request).await
    }

    async fn renew(&self, renewal: &Renewal) -> Result<Renewed, StoreError> {
        self.write(|mut write| async move {
            let renewed = attempt::renew(&mut write, renewal).await?;
            write.commit().await?;
            Ok(renewed)
        })
        .await
    }

    async fn readdress(&self, change: &Readdressing) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_changed = attempt::readdress(&mut write, change).await?;
            write.commit().await?;
            Ok(is_changed)
        })
        .await
    }

    async fn disown(
        &self,
        form: &str,
        link: SecretHash,
        until: SystemTime,
    ) -> Result<bool, StoreError> {
        self.write(|mut write| async move {
            let is_deleted = attempt::disown(&mut write, form, link, until).await?;
            write.commit().await?;
            Ok(is_deleted)
        })
        .await
    }

    async fn confirm(&self, confirmation: &Confirmation) -> Result<Confirmed, StoreError> {
        self.write(|mut write| async move {
            let hook = self.hook.as_ref();
            let outcome = confirm::confirm(&mut write, confirmation, hook).await?;
            // The proof is not used up by a name that is taken, nor by an invite that is used up.
            if !matches!(outcome, Confirmed::UsernameTaken | Confirmed::InviteSpent) {
                write.commit().await?;
            }
            Ok(outcome)
        })
        .await
    }

    async fn lease(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<OutboxMail>, StoreError> {
        // A look without a transaction, so that an idle worker disturbs nobody.
        let line = outbox::Line::look(&mut self.read().await?, now).await?;
        if !line.has_work() {
            return Ok(Vec::new());
        }
        self.write(|mut write| async move {
            let mails = outbox::lease(&mut write, now, until, limit, line).await?;
            write.commit().await?;
            Ok(mails)
        })
        .await
    }

    async fn settle(&self, id: Uuid, outcome: &SendOutcome) -> Result<(), StoreError> {
        self.write_once(|mut write| async move {
            outbox::settle(&mut write, id, outcome).await?;
            write.commit().await
        })
        .await
    }

    async fn forget_wiped(&self) -> Result<bool, StoreError> {
        if !E::HAS_ONE_WRITER {
            return Ok(true);
        }
        // Before the turn, and on loan only until then: there may be one connection.
        E::write_back(self.read().await?.connection()).await.map_err(session::failed::<E>)?;
        let _turn = self.turn().await?;
        E::forget_wiped(&self.pool).await.map_err(session::failed::<E>)
    }

    async fn lease_events(
        &self,
        now: SystemTime,
        until: SystemTime,
        limit: u32,
    ) -> Result<Vec<DueEvent>, StoreError> {
        if !event::is_due(&mut self.read().await?, now).await? {
            return Ok(Vec::new());
        }
        self.write(|mut write| async move {
            let events = event::lease(&mut write, now, until, limit).await?;
            write.commit().await?;
            Ok(events)
        })
        .await
    }

    async fn settle_event(&self, id: Uuid, outcome: &EventOutcome) -> Result<(), StoreError> {
        self.write_once(|mut write| async move {
            event::settle(&mut write, id, outcome).await?;
            write.commit().await
        })
        .await
    }

    async fn purge(&self, outdated: &Outdated, limit: u32) -> Result<Purged, StoreError> {
        self.write(|mut write| async move {
            let purged = purge::purge(&mut write, outdated, limit).await?;
            write.commit().await?;
            Ok(purged)
        })
        .await
    }

    async fn count_outdated(&self, outdated: &Outdated) -> Result<Purged, StoreError> {
        purge::count(&mut self.read().await?, outdated).await
    }
}

/// Connects to the database at `url`, of whatever kind it is: `sqlite:app.db`,
/// `postgres://user:password@host/app` or `mysql://user:password@host/app`, each where the feature
/// of its name is enabled.
///
/// ```no_run
/// use leptos_signup::{Signup, server::store};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let url = std::env::var("DATABASE_URL")?;
/// let builder = Signup::builder().store(store::connect(&url).await?);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
/// A [`StoreError`] that names the kind or the host and the fix, and never the credentials.
pub async fn connect(url: &str) -> Result<Box<dyn Store>, StoreError> {
    let scheme = url.split_once(':').map_or("", |(scheme, _)| scheme);
    match scheme {
        #[cfg(feature = "sqlite")]
        "sqlite" => Ok(SqliteStore::connect(url).await?.into()),
        #[cfg(feature = "postgres")]
        "postgres" | "postgresql" => Ok(PostgresStore::connect(url).await?.into()),
        #[cfg(feature = "mysql")]
        "mysql" | "mariadb" => Ok(MysqlStore::connect(url).await?.into()),
        _ => Err(StoreError::new(
            "there is no store for the URL of the database",
            "give one that begins with sqlite:, postgres: or mysql:, and enable the feature of \
             leptos_signup that has the same name",
        )),
    }
}

/// A row that cannot be read.
impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        Self::new("the database holds what the store does not know", error)
    }
}
