//! A fresh database of each kind, and what tests ask it.

use std::sync::{
    LazyLock,
    atomic::{AtomicU32, Ordering},
};

use leptos_signup::{
    MysqlStore, PostgresStore,
    store::{AnyStore, connect},
    testing,
};
use sqlx::{
    AssertSqlSafe, Connection, MySqlConnection, MySqlPool, PgConnection, PgPool, SqlitePool,
};
use tempfile::TempDir;

use super::{mysql::Mysql, postgres::Postgres, server::Server};

static POSTGRES: LazyLock<Option<Server<Postgres>>> = LazyLock::new(Server::start);
static MYSQL: LazyLock<Option<Server<Mysql>>> = LazyLock::new(Server::start);

/// A database of the server of this kind, from which others can be made.
pub fn server_url(engine: Engine) -> Option<String> {
    match engine {
        Engine::Sqlite => None,
        Engine::Postgres => POSTGRES.as_ref().map(|server| server.url("postgres")),
        Engine::Mysql => MYSQL.as_ref().map(|server| server.url("mysql")),
    }
}

/// The port of the PostgreSQL that all tests share.
pub fn postgres_port() -> Option<u16> {
    POSTGRES.as_ref().map(|server| server.port)
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
    Mysql,
}

impl Engine {
    /// Whether the whole suite runs on SQLite, into whose file a test wants to look.
    pub fn is_sqlite() -> bool {
        Self::chosen() == Self::Sqlite
    }

    /// That of the whole suite: `SIGNUP_TEST_STORE=postgres cargo test …`.
    pub fn chosen() -> Self {
        match std::env::var("SIGNUP_TEST_STORE").as_deref() {
            Ok("postgres") => Self::Postgres,
            Ok("mysql") => Self::Mysql,
            Ok("sqlite") | Err(_) => Self::Sqlite,
            Ok(other) => panic!("SIGNUP_TEST_STORE={other}: give sqlite, postgres or mysql"),
        }
    }
}

/// Makes a test of each function for each kind of database.
#[macro_export]
macro_rules! on_each_database {
    ($($name:ident,)*) => {
        $crate::on_each_database!(sqlite Sqlite $($name,)*);
        $crate::on_each_database!(postgres Postgres $($name,)*);
        $crate::on_each_database!(mysql Mysql $($name,)*);
    };
    ($kind:ident $engine:ident $($name:ident,)*) => {
        mod $kind {
            use $crate::common::database::{Database, Engine};

            $(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    if let Some(database) = Database::fresh(Engine::$engine).await {
                        super::$name(database).await;
                    }
                }
            )*
        }
    };
}

/// An empty database, and what tests ask it.
pub struct Database {
    pub url: String,
    pub pool: Pool,
    /// It is dropped with the test, so that hundreds of them do not fill the disk.
    own: Option<testing::Database>,
}

/// The tests' own connections.
#[derive(Clone)]
pub enum Pool {
    Sqlite(SqlitePool),
    Postgres(PgPool),
    Mysql(MySqlPool),
}

/// Evaluates one expression with the pool of whichever database this is.
macro_rules! on_each_pool {
    ($database:expr, $pool:ident => $act:expr) => {
        match &$database.pool {
            Pool::Sqlite($pool) => $act,
            Pool::Postgres($pool) => $act,
            Pool::Mysql($pool) => $act,
        }
    };
}

impl Database {
    /// Nothing where the server is not installed.
    pub async fn fresh(engine: Engine) -> Option<Self> {
        let own = match (engine, galera_url()) {
            (Engine::Sqlite, _) => testing::Database::sqlite(),
            (Engine::Postgres, _) => on_server(&POSTGRES.as_ref()?.url("postgres")).await,
            (Engine::Mysql, Some(nodes)) => on_server(&format!("{nodes}/mysql")).await,
            (Engine::Mysql, None) => on_server(&MYSQL.as_ref()?.url("mysql")).await,
        };
        let at = Self::at(own.url().to_owned()).await;
        Some(Self { own: Some(own), ..at })
    }

    /// One of a server that has just begun to listen.
    pub async fn at_once_ready(url: String) -> Self {
        for _ in 0..100 {
            if connect(&url).await.is_ok() {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        }
        Self::at(url).await
    }

    /// One that is there.
    pub async fn at(url: String) -> Self {
        let pool = match url.split(':').next().unwrap() {
            "sqlite" => Pool::Sqlite(SqlitePool::connect_lazy(&url).unwrap()),
            "postgres" => {
                Pool::Postgres(PostgresStore::connect(&url).await.unwrap().pool().clone())
            }
            _ => Pool::Mysql(MysqlStore::connect(&url).await.unwrap().pool().clone()),
        };
        Self { url, pool, own: None }
    }

    pub fn engine(&self) -> Engine {
        match self.pool {
            Pool::Sqlite(_) => Engine::Sqlite,
            Pool::Postgres(_) => Engine::Postgres,
            Pool::Mysql(_) => Engine::Mysql,
        }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.own.as_ref().and_then(testing::Database::folder).expect("SQLite has one")
    }

    /// The URL of one server, for a pool of the host, which knows one.
    pub fn one_server(&self) -> String {
        one_server(&self.url)
    }

    /// Another instance's way to it.
    pub async fn store(&self) -> AnyStore {
        connect(&other_node_first(&self.url)).await.unwrap()
    }

    pub async fn count(&self, sql: &'static str) -> i64 {
        // Sums are of other types than what is summed.
        let integer = match self.engine() {
            Engine::Mysql => "SIGNED",
            Engine::Sqlite | Engine::Postgres => "BIGINT",
        };
        let sql = AssertSqlSafe(format!("SELECT CAST(({sql}) AS {integer})"));
        on_each_pool!(self, pool => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap())
    }

    /// That of the one row.
    pub async fn profile(&self, table: &str) -> String {
        let text = if self.engine() == Engine::Mysql { "CHAR" } else { "TEXT" };
        let sql = AssertSqlSafe(format!("SELECT CAST(profile AS {text}) FROM {table}"));
        on_each_pool!(self, pool => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap())
    }

    pub async fn uuid(&self, sql: &'static str) -> uuid::Uuid {
        on_each_pool!(self, pool => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap())
    }

    pub async fn text(&self, sql: &'static str) -> String {
        on_each_pool!(self, pool => sqlx::query_scalar(sql).fetch_one(pool).await.unwrap())
    }

    pub async fn execute(&self, sql: &'static str) {
        on_each_pool!(self, pool => drop(sqlx::raw_sql(sql).execute(pool).await.unwrap()));
    }

    /// Creates a table of the host that references accounts.
    pub async fn create_members(&self, on_delete: &str) {
        let id = match self.engine() {
            Engine::Sqlite => "BLOB",
            Engine::Postgres => "UUID",
            Engine::Mysql => "BINARY(16)",
        };
        let sql = AssertSqlSafe(format!(
            "CREATE TABLE member (account_id {id} NOT NULL,
                 FOREIGN KEY (account_id) REFERENCES signup_account (id) {on_delete})"
        ));
        on_each_pool!(self, pool => drop(sqlx::raw_sql(sql).execute(pool).await.unwrap()));
    }

    /// Copies all accounts of forms without an address, under other ids and names.
    pub async fn double_accounts(&self, round: u32) {
        let (id, name) = match self.engine() {
            Engine::Sqlite => ("randomblob(16)".to_owned(), "hex(randomblob(8))".to_owned()),
            Engine::Postgres => ("gen_random_uuid()".into(), "gen_random_uuid()::text".into()),
            Engine::Mysql => (
                format!("UNHEX(MD5(CONCAT(HEX(id), '{round}')))"),
                format!("MD5(CONCAT(HEX(id), 'name{round}'))"),
            ),
        };
        let sql = AssertSqlSafe(format!(
            "INSERT INTO signup_account (id, form, realm, language, key_version, is_disposable, username,
                 username_key, username_version, profile, created_at, confirmed_at)
             SELECT {id}, form, realm, language, key_version, is_disposable, {name}, {name},
                 username_version, profile, created_at, confirmed_at
             FROM signup_account WHERE email_key IS NULL"
        ));
        on_each_pool!(self, pool => drop(sqlx::raw_sql(sql).execute(pool).await.unwrap()));
    }
}

/// The same URL with the first of its servers.
fn one_server(url: &str) -> String {
    let Some((start, rest)) = url.split_once('@') else { return url.to_owned() };
    let (servers, name) = rest.split_once('/').unwrap();
    format!("{start}@{}/{name}", servers.split(',').next().unwrap())
}

/// The nodes of the cluster that `scripts/galera.sh` started, where it runs the tests.
pub fn galera_url() -> Option<String> {
    std::env::var("GALERA_URL").ok()
}

/// The same servers, another one first: each instance of a host has a node of its own.
fn other_node_first(url: &str) -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let Some((start, rest)) = url.split_once('@') else { return url.to_owned() };
    let (servers, name) = rest.split_once('/').unwrap_or((rest, ""));
    let mut servers: Vec<&str> = servers.split(',').collect();
    let first = NEXT.fetch_add(1, Ordering::SeqCst) as usize % servers.len();
    servers.rotate_left(first);
    format!("{start}@{}/{name}", servers.join(","))
}

/// The URL of an SQLite database in a folder.
pub fn url(folder: &TempDir) -> String {
    format!("sqlite:{}", folder.path().join("test.db").display())
}

/// A database on a server that has just begun to listen, which may still say that it starts.
async fn on_server(url: &str) -> testing::Database {
    let one = one_server(url);
    if url.starts_with("postgres") {
        drop(until_ready(|| PgConnection::connect(&one)).await);
    } else {
        drop(until_ready(|| MySqlConnection::connect(&one)).await);
    }
    testing::Database::on_server(url).await
}

/// A server that has just begun to listen may still say that it starts.
pub async fn until_ready<T, F>(connect: impl Fn() -> F) -> T
where
    F: Future<Output = Result<T, sqlx::Error>>,
{
    for _ in 0..100 {
        if let Ok(connected) = connect().await {
            return connected;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    connect().await.unwrap()
}
