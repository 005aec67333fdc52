//! The embedded default: one SQLite file.
//!
//! A write-ahead log with `synchronous=FULL`, so that an acknowledged sign-up survives a power loss,
//! and one writer at a time in the order of arrival, so that no writer starves.

use std::{
    str::FromStr,
    time::{Duration, SystemTime, UNIX_EPOCH},
};

use sqlx::{
    Arguments, AssertSqlSafe, Connection, Sqlite as SqliteDatabase, SqliteConnection, SqlitePool,
    error::{BoxDynError, DatabaseError},
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteRow,
        SqliteSynchronous,
    },
};

use crate::server::{
    error::store::StoreError,
    store::sql::{
        engine::{Engine, Statements},
        file_system,
        sql_store::SqlStore,
        value::{Value, add_to, columns},
        wal,
    },
};

/// The store in a SQLite database.
pub type SqliteStore = SqlStore<Sqlite>;

/// SQLite.
#[derive(Debug)]
pub struct Sqlite;

impl SqlStore<Sqlite> {
    /// Opens the database at `url`, such as `sqlite:app.db`, and creates the file when it is
    /// missing.
    ///
    /// # Errors
    /// A [`StoreError`] that names the URL and the fix.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let shown = if url.contains('@') { "(hidden: it holds credentials)" } else { url };
        let cannot = |error: sqlx::Error| {
            StoreError::new(
                format!(
                    "the store cannot open `{shown}` (give a URL such as sqlite:app.db, in a folder \
                     that exists and is writable)"
                ),
                error,
            )
        };
        if !url.starts_with("sqlite:") {
            return Err(cannot(sqlx::Error::Configuration(
                "the URL does not start with sqlite:".into(),
            )));
        }
        let options = SqliteConnectOptions::from_str(url)
            .map_err(cannot)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(5))
            // In KiB. A purge fits in the cache; a small database uses little of it.
            .pragma("cache_size", "-16384")
            // Wiped values are overwritten in the file too.
            .pragma("secure_delete", "ON");
        // Every connection to a database in memory is a database of its own.
        let in_memory = url.contains(":memory:") || url.contains("mode=memory");
        // A file needs no liveness test, which would cost a round trip to another thread.
        let pool = SqlitePoolOptions::new().test_before_acquire(false);
        let mut pool = pool.acquire_timeout(Duration::from_secs(3));
        if in_memory {
            // … so the only connection must stay open.
            pool = pool.max_connections(1).idle_timeout(None).max_lifetime(None);
        } else {
            pool = pool.max_connections(8);
        }
        let pool = open(pool, options).await.map_err(|error| match is_of_file_system(&error) {
            true => unfit_file_system(shown, error),
            false => cannot(error),
        })?;
        if !in_memory {
            check_file_system(&pool, shown).await?;
        }
        Ok(Self::from_pool(pool))
    }
}

/// Refuses a file system that has no write-ahead log, and warns of one that several machines share.
async fn check_file_system(pool: &SqlitePool, shown: &str) -> Result<(), StoreError> {
    let mode = sqlx::query_scalar("PRAGMA journal_mode").fetch_one(pool).await;
    let mode: String = mode.map_err(|error| unfit_file_system(shown, error))?;
    if mode != "wal" {
        let error = sqlx::Error::Configuration(format!("the journal mode is {mode}").into());
        return Err(unfit_file_system(shown, error));
    }
    let options = pool.connect_options();
    let mounts = std::fs::read_to_string("/proc/mounts").unwrap_or_default();
    let file = std::fs::canonicalize(options.get_filename()).unwrap_or_default();
    if let Some(kind) = file_system::remote_kind(&mounts, &file) {
        tracing::warn!(
            kind,
            "the SQLite file is on a file system of a network, which may damage it: put it on a local \
             disk, or use PostgreSQL or MySQL"
        );
    }
    Ok(())
}

fn unfit_file_system(shown: &str, error: sqlx::Error) -> StoreError {
    let message = format!(
        "the store cannot keep a write-ahead log beside `{shown}`: its file system must lock files and \
         share memory, which NFS and CIFS do not (put the file on a local disk, use PostgreSQL or MySQL, \
         or give `SqliteStore::from_pool` a pool with another journal mode)"
    );
    StoreError::new(message, error)
}

/// Whether SQLite failed to read, lock or share the files of a database.
fn is_of_file_system(error: &sqlx::Error) -> bool {
    const SQLITE_IOERR: i32 = 10;
    const SQLITE_PROTOCOL: i32 = 15;
    let code = error.as_database_error().and_then(|error| error.code()?.parse::<i32>().ok());
    // The low byte is the kind of an extended code.
    code.is_some_and(|code| [SQLITE_IOERR, SQLITE_PROTOCOL].contains(&(code & 0xff)))
}

/// Opens the pool. When two instances switch a new file to a write-ahead log at the same time, SQLite
/// answers one with "busy" and does not wait for the busy timeout.
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

impl Engine for Sqlite {
    type Database = SqliteDatabase;

    const BEGIN: &'static str = "BEGIN IMMEDIATE";
    const HAS_ONE_WRITER: bool = true;
    const IS_REMOTE: bool = false;
    const MIGRATIONS: &'static [&'static str] =
        &[include_str!("../../../../migrations/sqlite/0001_signup.sql")];

    const COLUMNS: &'static str = "SELECT name FROM pragma_table_info($1)";

    #[cfg(feature = "testing")]
    const TABLES: &'static str = "SELECT name FROM sqlite_schema
         WHERE type = 'table' AND name NOT LIKE 'sqlite~_%' ESCAPE '~'";
    #[cfg(feature = "testing")]
    const QUOTE: &'static str = "\"";

    async fn execute(
        connection: &mut SqliteConnection,
        sql: &'static str,
        values: &[Value<'_>],
        _: Statements,
    ) -> Result<u64, sqlx::Error> {
        let query = sqlx::query_with(AssertSqlSafe(translate(sql)), arguments(values)?);
        Ok(query.execute(connection).await?.rows_affected())
    }

    async fn fetch(
        connection: &mut SqliteConnection,
        sql: &'static str,
        values: &[Value<'_>],
        _: Statements,
    ) -> Result<Vec<SqliteRow>, sqlx::Error> {
        let query = sqlx::query_with(AssertSqlSafe(translate(sql)), arguments(values)?);
        query.fetch_all(connection).await
    }

    async fn run_script(
        connection: &mut SqliteConnection,
        script: &'static str,
    ) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(script).execute(connection).await.map(drop)
    }

    /// When the disk is full, SQLite rolls a transaction back by itself
    /// (<https://sqlite.org/lang_transaction.html>, "Response To Errors Within A Transaction"). sqlx
    /// then has nothing to roll back, believes the transaction open for ever, and begins no other.
    async fn repair(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        if !connection.is_in_transaction() {
            return Ok(());
        }
        // Wait for the statements that are under way.
        connection.ping().await?;
        if !connection.is_in_transaction() {
            return Ok(());
        }
        // Now there is something to roll back, and the refused transaction does it.
        drop(sqlx::raw_sql("BEGIN").execute(&mut *connection).await);
        drop(connection.begin_with(Self::BEGIN).await);
        connection.ping().await
    }

    async fn write_back(connection: &mut SqliteConnection) -> Result<(), sqlx::Error> {
        wal::write_back(connection).await
    }

    async fn scrub_log(pool: &SqlitePool) -> Result<bool, sqlx::Error> {
        match wal::truncate(&pool.connect_options()).await {
            Err(error) if is_busy(&error) => Ok(false),
            truncated => truncated,
        }
    }

    /// Writers wait for each other, so SQLite aborts none.
    fn is_conflict(_: &(dyn DatabaseError + 'static)) -> bool {
        false
    }

    fn describe(error: &(dyn DatabaseError + 'static)) -> String {
        error.to_string()
    }
}

/// Writes `?1` for PostgreSQL's `$1` and drops row locks: there is only one writer.
fn translate(sql: &str) -> String {
    sql.replace('$', "?").replace("FOR UPDATE", "").replace("SKIP LOCKED", "")
}

fn arguments(values: &[Value<'_>]) -> Result<SqliteArguments, sqlx::Error> {
    let mut arguments = SqliteArguments::default();
    for value in values {
        add(&mut arguments, *value).map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

add_to!(SqliteArguments, millis, Ok::<_, BoxDynError>);

columns!(SqliteRow, i64, time);

/// SQLite stores times as milliseconds since 1970.
fn millis(time: SystemTime) -> i64 {
    let since = time.duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

fn time(millis: i64) -> SystemTime {
    UNIX_EPOCH + Duration::from_millis(u64::try_from(millis).unwrap_or_default())
}
