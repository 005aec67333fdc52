//! The databases, each in a temporary folder, and queries on them.

use std::{
    collections::BTreeSet,
    fmt,
    marker::PhantomData,
    path::{Path, PathBuf},
    time::Duration,
};

use leptos_signup::{MysqlStore, PostgresStore, SqliteStore};
use sqlx::{
    AssertSqlSafe, Connection, MySqlConnection, MySqlPool, PgConnection, PgPool, SqlitePool,
};
use tempfile::TempDir;

use super::{
    common::{
        mysql::Mysql,
        postgres::Postgres,
        server::{Kind, Server},
    },
    galera::Galera,
};

/// A kind of database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// SQLite: a file.
    Sqlite,
    /// PostgreSQL: a server of the distribution's package.
    Postgres,
    /// MariaDB: a server of the distribution's package.
    Mariadb,
    /// MariaDB Galera: three nodes that `scripts/galera.sh` starts.
    Galera,
}

impl Engine {
    /// The engines that need no cluster.
    pub const ALL: [Self; 3] = [Self::Sqlite, Self::Postgres, Self::Mariadb];

    /// The usual name of the engine.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
            Self::Mariadb => "MariaDB",
            Self::Galera => "Galera",
        }
    }

    /// The engines with these lower-case names, or those that need no cluster when `names` is empty.
    #[must_use]
    pub fn named(names: &[String]) -> Vec<Self> {
        let is_named = |it: &Self| names.iter().any(|name| *name == it.name().to_lowercase());
        match names.is_empty() {
            true => Self::ALL.to_vec(),
            false => Self::ALL.into_iter().chain([Self::Galera]).filter(is_named).collect(),
        }
    }
}

/// The servers of the tests, but durable: the tests switch off the flushes that protect against power
/// loss, and this type restores the defaults of the distribution.
struct Durable<K>(PhantomData<K>);

impl Kind for Durable<Postgres> {
    const PACKAGE: &'static str = Postgres::PACKAGE;
    const USER: &'static str = Postgres::USER;
    const ADMIN: &'static str = Postgres::ADMIN;

    fn programs() -> Option<Vec<PathBuf>> {
        Postgres::programs()
    }

    fn prepare(programs: &[PathBuf], folder: &Path) -> Vec<String> {
        Postgres::prepare(programs, folder)
    }

    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        let mut command = Postgres::command(programs, folder, port);
        for setting in ["fsync=on", "default_transaction_isolation=read committed"] {
            command.extend(["-c".to_owned(), setting.to_owned()]);
        }
        command
    }

    fn url(port: u16, database: &str) -> String {
        Postgres::url(port, database)
    }
}

impl Kind for Durable<Mysql> {
    const PACKAGE: &'static str = Mysql::PACKAGE;
    const USER: &'static str = Mysql::USER;
    const ADMIN: &'static str = Mysql::ADMIN;

    fn programs() -> Option<Vec<PathBuf>> {
        Mysql::programs()
    }

    fn prepare(programs: &[PathBuf], folder: &Path) -> Vec<String> {
        Mysql::prepare(programs, folder)
    }

    fn command(programs: &[PathBuf], folder: &Path, port: u16) -> Vec<String> {
        let mut command = Mysql::command(programs, folder, port);
        command.push("--innodb-flush-log-at-trx-commit=1".to_owned());
        command
    }

    fn url(port: u16, database: &str) -> String {
        Mysql::url(port, database)
    }
}

/// An empty database, until it is dropped.
pub struct Database(Place);

enum Place {
    File(TempDir),
    Postgres(Server<Durable<Postgres>>),
    Mariadb(Server<Durable<Mysql>>),
    Galera(Galera),
}

impl Database {
    /// Starts a database; `None`, with a message, when the server is not installed.
    pub async fn start(engine: Engine) -> Option<Self> {
        let place = match engine {
            Engine::Sqlite => Place::File(TempDir::new().unwrap()),
            Engine::Postgres => Place::Postgres(Server::start()?),
            Engine::Mariadb => Place::Mariadb(Server::start()?),
            Engine::Galera => Place::Galera(Galera::start()),
        };
        let database = Self(place);
        database.create("app").await;
        Some(database)
    }

    /// Creates another database on the same server.
    pub async fn create(&self, name: &str) {
        let sql = || AssertSqlSafe(format!("CREATE DATABASE {name}"));
        match &self.0 {
            Place::File(_) => {}
            Place::Postgres(server) => {
                let url = server.url(<Durable<Postgres>>::ADMIN);
                let mut admin = ready(|| PgConnection::connect(&url)).await;
                sqlx::raw_sql(sql()).execute(&mut admin).await.unwrap();
            }
            Place::Mariadb(server) => {
                let url = server.url(<Durable<Mysql>>::ADMIN);
                let mut admin = ready(|| MySqlConnection::connect(&url)).await;
                sqlx::raw_sql(sql()).execute(&mut admin).await.unwrap();
            }
            Place::Galera(cluster) => {
                let url = cluster.node("mysql");
                let mut admin = ready(|| MySqlConnection::connect(&url)).await;
                sqlx::raw_sql(sql()).execute(&mut admin).await.unwrap();
            }
        }
    }

    /// The URL of the database with this name: `app`, or a created one.
    #[must_use]
    pub fn url(&self, name: &str) -> String {
        match &self.0 {
            Place::File(folder) => {
                format!("sqlite:{}", folder.path().join(name).with_extension("db").display())
            }
            Place::Postgres(server) => server.url(name),
            Place::Mariadb(server) => server.url(name),
            Place::Galera(cluster) => cluster.url(name, 0),
        }
    }

    /// The URLs of the instances of a host: on a cluster one for each node, else one.
    #[must_use]
    pub fn instances(&self, name: &str) -> Vec<String> {
        match &self.0 {
            Place::Galera(cluster) => (0..3).map(|first| cluster.url(name, first)).collect(),
            _ => vec![self.url(name)],
        }
    }

    /// Kills the server with SIGKILL. Returns `false` for SQLite, which has no server.
    pub fn kill(&self) -> bool {
        match &self.0 {
            Place::File(_) => return false,
            Place::Postgres(server) => tokio::task::block_in_place(|| server.kill()),
            Place::Mariadb(server) => tokio::task::block_in_place(|| server.kill()),
            Place::Galera(cluster) => tokio::task::block_in_place(|| cluster.kill()),
        }
        true
    }

    /// Starts the server again on the same folder.
    pub fn restart(&self) {
        match &self.0 {
            Place::File(_) => {}
            Place::Postgres(server) => tokio::task::block_in_place(|| server.restart()),
            Place::Mariadb(server) => tokio::task::block_in_place(|| server.restart()),
            Place::Galera(cluster) => tokio::task::block_in_place(|| cluster.restart()),
        }
    }
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Database").field(&self.url("app")).finish()
    }
}

/// Connects, with retries: a server that listens may still refuse connections during its start.
async fn ready<T, F>(connect: impl Fn() -> F) -> T
where
    F: Future<Output = Result<T, sqlx::Error>>,
{
    for _ in 0..300 {
        if let Ok(connected) = connect().await {
            return connected;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    connect().await.unwrap()
}

/// Direct access to the tables, without the store.
#[derive(Clone, Debug)]
pub enum Rows {
    /// Rows in SQLite.
    Sqlite(SqlitePool),
    /// Rows in PostgreSQL.
    Postgres(PgPool),
    /// Rows in MariaDB.
    Mariadb(MySqlPool),
}

impl Rows {
    /// Opens the database at a URL, which must have the tables.
    pub async fn at(url: &str) -> Self {
        match url.split(':').next().unwrap() {
            "sqlite" => Self::Sqlite(SqliteStore::connect(url).await.unwrap().pool().clone()),
            "postgres" => Self::Postgres(PostgresStore::connect(url).await.unwrap().pool().clone()),
            _ => Self::Mariadb(MysqlStore::connect(url).await.unwrap().pool().clone()),
        }
    }

    /// The result of a counting query.
    pub async fn count(&self, sql: &'static str) -> i64 {
        match self {
            Self::Sqlite(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
            Self::Postgres(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
            Self::Mariadb(pool) => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap(),
        }
    }

    /// The values of a query for one text column.
    pub async fn texts(&self, sql: &'static str) -> BTreeSet<String> {
        let texts: Vec<String> = match self {
            Self::Sqlite(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
            Self::Postgres(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
            Self::Mariadb(pool) => sqlx::query_scalar(sql).fetch_all(pool).await.unwrap(),
        };
        texts.into_iter().collect()
    }

    /// The database's own integrity check: `ok`, or the error.
    pub async fn integrity(&self) -> String {
        match self {
            Self::Sqlite(pool) => {
                sqlx::query_scalar("PRAGMA integrity_check").fetch_one(pool).await.unwrap()
            }
            Self::Postgres(pool) => {
                let check = "SELECT bt_index_check(c.oid, true) FROM pg_class AS c
                             JOIN pg_index AS i ON i.indexrelid = c.oid
                             WHERE c.relname LIKE 'signup%'";
                sqlx::raw_sql("CREATE EXTENSION amcheck").execute(pool).await.unwrap();
                match sqlx::raw_sql(check).execute(pool).await {
                    Ok(_) => "ok".to_owned(),
                    Err(error) => error.to_string(),
                }
            }
            Self::Mariadb(pool) => {
                let check =
                    "CHECK TABLE signup_attempt, signup_outbox, signup_budget, signup_account
                             EXTENDED";
                let rows: Vec<(String, String, String, String)> =
                    sqlx::query_as(check).fetch_all(pool).await.unwrap();
                let bad = rows.into_iter().map(|row| row.3).find(|text| text != "OK");
                bad.unwrap_or_else(|| "ok".to_owned())
            }
        }
    }
}
