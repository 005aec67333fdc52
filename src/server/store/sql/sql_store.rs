//! The store itself: a pool, and the host's hooks.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32},
    },
};

use futures::future::BoxFuture;
use sqlx::Pool;
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::server::store::{
    account::Account,
    held_name::HeldNames,
    site::Site,
    sql::{
        engine::{Connection, Engine, Statements},
        servers::Servers,
    },
};

/// The store in a SQL database: `SqliteStore`, `PostgresStore` or `MysqlStore`.
pub struct SqlStore<E: Engine> {
    pub(crate) pool: Pool<E::Database>,
    pub(crate) writer: Mutex<()>,
    pub(crate) hook: Option<Hook<E>>,
    pub(crate) erasure_hook: Option<ErasureHook<E>>,
    pub(crate) statements: Statements,
    /// The lot of large budgets in which this instance counts, until it meets another instance there.
    pub(crate) lot: AtomicU32,
    /// The servers of the URL, when it names several.
    pub(crate) servers: Option<Servers<E>>,
    /// Whether the server in use may have failed.
    pub(crate) suspicion: Arc<AtomicBool>,
    pub(crate) site: Site,
    pub(crate) held_names: Option<HeldNames>,
    #[cfg(feature = "testing")]
    pub(crate) failing: crate::server::store::rehearsal::Failing,
}

/// A random lot.
pub(crate) fn any_lot() -> u32 {
    getrandom::u32().unwrap_or_default()
}

/// The error of a host's hook.
pub type HookError = Box<dyn std::error::Error + Send + Sync>;

/// The host's hook for a new account.
pub(crate) type Hook<E> = Box<
    dyn for<'a> Fn(&'a mut Connection<E>, &'a Account) -> BoxFuture<'a, Result<(), HookError>>
        + Send
        + Sync,
>;

/// The host's hook for an erasure.
pub(crate) type ErasureHook<E> = Box<
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
        Self {
            pool,
            writer: Mutex::new(()),
            hook: None,
            erasure_hook: None,
            statements: Statements::Named,
            lot: AtomicU32::new(any_lot()),
            servers: None,
            suspicion: Arc::default(),
            site: Site::default(),
            held_names: None,
            #[cfg(feature = "testing")]
            failing: Default::default(),
        }
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
    ///             .bind(&account.email_deliverable)
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
    /// on the connection and inside that transaction: the host's own rows go with the account or not
    /// at all. It runs before any row of the sign-up goes, so it can still read the account, and rows that
    /// reference it with a foreign key must go here, unless the key has `ON DELETE CASCADE` or `SET NULL`.
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

    /// The pool, for the host's own queries.
    #[must_use]
    pub fn pool(&self) -> &Pool<E::Database> {
        &self.pool
    }
}
