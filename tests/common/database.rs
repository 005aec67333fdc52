//! A fresh database of each kind, and what tests ask it.

use std::sync::{
    LazyLock,
    atomic::{AtomicU32, Ordering},
};

use leptos_signup::{MysqlStore, PostgresStore, store::AnyStore, store::connect};
use sqlx::{
    AssertSqlSafe, Connection, MySqlConnection, MySqlPool, PgConnection, PgPool, SqlitePool,
};
use tempfile::TempDir;

use super::{mysql::Mysql, postgres::Postgres, server::Server};

static POSTGRES: LazyLock<Option<Server<Postgres>>> = LazyLock::new(Server::start);
static MYSQL: LazyLock<Option<Server<Mysql>>> = LazyLock::new(Server::start);
static NEXT: AtomicU32 = AtomicU32::new(0);

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

/// An empty database.
pub struct Database {
    pub url: String,
    pub pool: Pool,
    folder: Option<TempDir>,
    _on_server: Option<OnServer>,
}

/// A database on a server. It is dropped with the test that created it, so that hundreds of them do not
/// fill the disk.
struct OnServer {
    admin: String,
    name: String,
}

impl Drop for OnServer {
    fn drop(&mut self) {
        let (admin, name) = (std::mem::take(&mut self.admin), std::mem::take(&mut self.name));
        // A thread of its own, because the runtime of the test is about to end.
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            // If this fails, the database is deleted with the server.
            drop(runtime.unwrap().block_on(drop_database(&admin, &name)));
        });
    }
}

async fn drop_database(admin: &str, name: &str) -> Result<(), sqlx::Error> {
    if admin.starts_with("postgres:") {
        let sql = AssertSqlSafe(format!("DROP DATABASE {name} WITH (FORCE)"));
        sqlx::raw_sql(sql).execute(&mut PgConnection::connect(admin).await?).await?;
    } else {
        let sql = AssertSqlSafe(format!("DROP DATABASE {name}"));
        sqlx::raw_sql(sql).execute(&mut MySqlConnection::connect(admin).await?).await?;
    }
    Ok(())
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
        if engine == Engine::Sqlite {
            let folder = TempDir::new().unwrap();
            let url = url(&folder);
            return Some(Self { folder: Some(folder), ..Self::at(url).await });
        }
        // Several processes may share a cluster.
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let name = format!("test{}_{number}", std::process::id());
        let create = AssertSqlSafe(format!("CREATE DATABASE {name}"));
        let (admin, url) = if engine == Engine::Postgres {
            let server = POSTGRES.as_ref()?;
            let admin = server.url("postgres");
            let mut connection = until_ready(|| PgConnection::connect(&admin)).await;
            sqlx::raw_sql(create).execute(&mut connection).await.unwrap();
            (admin, server.url(&name))
        } else if let Some(nodes) = galera_url() {
            let admin = format!("{}/mysql", nodes.split(',').next().unwrap());
            let mut connection = until_ready(|| MySqlConnection::connect(&admin)).await;
            sqlx::raw_sql(create).execute(&mut connection).await.unwrap();
            (admin, format!("{nodes}/{name}"))
        } else {
            let server = MYSQL.as_ref()?;
            let admin = server.url("mysql");
            let mut connection = until_ready(|| MySqlConnection::connect(&admin)).await;
            sqlx::raw_sql(create).execute(&mut connection).await.unwrap();
            (admin, server.url(&name))
        };
        let on_server = OnServer { admin, name };
        Some(Self { _on_server: Some(on_server), ..Self::at(url).await })
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
        Self { url, pool, folder: None, _on_server: None }
    }

    pub fn engine(&self) -> Engine {
        match self.pool {
            Pool::Sqlite(_) => Engine::Sqlite,
            Pool::Postgres(_) => Engine::Postgres,
            Pool::Mysql(_) => Engine::Mysql,
        }
    }

    pub fn folder(&self) -> &std::path::Path {
        self.folder.as_ref().expect("SQLite has one").path()
    }

    /// The URL of one server, for a pool of the host, which knows one.
    pub fn one_server(&self) -> String {
        let Some((start, rest)) = self.url.split_once('@') else { return self.url.clone() };
        let (servers, name) = rest.split_once('/').unwrap();
        format!("{start}@{}/{name}", servers.split(',').next().unwrap())
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
