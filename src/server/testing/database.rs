//! A fresh database for a test, which goes with it.

use std::fmt;

#[cfg(any(feature = "mysql", feature = "postgres"))]
use sqlx::{AssertSqlSafe, Connection};
use tempfile::TempDir;

use crate::server::store::{any::AnyStore, sql::connect::connect};

/// An empty database of a test. It is dropped with this value, also when the test panics.
///
/// ```no_run
/// use leptos_signup::{SignupBuilder, testing::Database};
///
/// # async fn example() {
/// let database = Database::on_server("postgres://postgres@127.0.0.1/postgres").await;
/// let builder = SignupBuilder::for_testing().store(database.store().await);
/// # }
/// ```
pub struct Database {
    url: String,
    place: Place,
}

/// What holds the database.
enum Place {
    #[cfg(feature = "sqlite")]
    Folder(TempDir),
    #[cfg(any(feature = "mysql", feature = "postgres"))]
    Server { admin: String, name: String },
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The URL may hold a password.
        f.debug_struct("Database")
            .field("kind", &self.url.split(':').next())
            .finish_non_exhaustive()
    }
}

impl Database {
    /// A file of SQLite in a temporary folder.
    ///
    /// # Panics
    /// Where no folder can be made.
    #[cfg(feature = "sqlite")]
    #[must_use]
    pub fn sqlite() -> Self {
        let folder = match TempDir::with_prefix("signup-") {
            Ok(folder) => folder,
            Err(error) => panic!("no temporary folder for the database: {error}"),
        };
        let url = format!("sqlite:{}", folder.path().join("test.db").display());
        Self { url, place: Place::Folder(folder) }
    }

    /// A database with a random name on a server of PostgreSQL, MySQL or MariaDB. `url` leads to any database
    /// there, as a user who may create others.
    ///
    /// # Panics
    /// Where the server does not create it.
    #[cfg(any(feature = "mysql", feature = "postgres"))]
    pub async fn on_server(url: &str) -> Self {
        let name = format!("signup_test_{}", uuid::Uuid::now_v7().simple());
        // Names of databases cannot be parameters; this one has letters, digits and `_` alone.
        if let Err(error) = execute(url, format!("CREATE DATABASE {name}")).await {
            panic!("no database on the server of the test: {error}");
        }
        let own = with_name(url, &name);
        Self { url: own, place: Place::Server { admin: url.to_owned(), name } }
    }

    /// The URL of the database.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The folder of a database of SQLite.
    #[must_use]
    pub fn folder(&self) -> Option<&std::path::Path> {
        match &self.place {
            #[cfg(feature = "sqlite")]
            Place::Folder(folder) => Some(folder.path()),
            #[cfg(any(feature = "mysql", feature = "postgres"))]
            Place::Server { .. } => None,
        }
    }

    /// A store on the database. Each call opens a pool of its own, as another instance does.
    ///
    /// # Panics
    /// Where the connection fails.
    pub async fn store(&self) -> AnyStore {
        match connect(&self.url).await {
            Ok(store) => store,
            Err(error) => panic!("no connection to the database of the test: {error}"),
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        #[cfg(any(feature = "mysql", feature = "postgres"))]
        if let Place::Server { admin, name } = &self.place {
            let (admin, name) = (admin.clone(), name.clone());
            // A thread of its own, because the runtime of the test is about to end.
            let dropping = std::thread::spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                // If this fails, the database stays on the server of the tests.
                runtime.is_ok_and(|runtime| runtime.block_on(drop_database(&admin, &name)).is_ok())
            });
            drop(dropping.join());
        }
    }
}

/// Drops a database, also while connections to it are open: the test that left them can close them no more.
#[cfg(any(feature = "mysql", feature = "postgres"))]
async fn drop_database(admin: &str, name: &str) -> Result<(), sqlx::Error> {
    if admin.starts_with("postgres") {
        return execute(admin, format!("DROP DATABASE {name} WITH (FORCE)")).await;
    }
    #[cfg(feature = "mysql")]
    {
        let mut connection = sqlx::MySqlConnection::connect(&one_server(admin)).await?;
        let open = "SELECT CAST(id AS SIGNED) FROM information_schema.processlist WHERE db = ?";
        let open: Vec<i64> = sqlx::query_scalar(open).bind(name).fetch_all(&mut connection).await?;
        for id in open {
            // It may have ended by itself.
            drop(sqlx::raw_sql(AssertSqlSafe(format!("KILL {id}"))).execute(&mut connection).await);
        }
        sqlx::raw_sql("SET SESSION lock_wait_timeout = 10").execute(&mut connection).await?;
        let sql = format!("DROP DATABASE {name}");
        sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut connection).await?;
    }
    Ok(())
}

/// The same URL with another database.
#[cfg(any(feature = "mysql", feature = "postgres"))]
fn with_name(url: &str, name: &str) -> String {
    let (url, query) = url.split_once('?').map_or((url, None), |(url, query)| (url, Some(query)));
    let start = url.find("://").map_or(0, |at| at + 3);
    let end = url[start..].find('/').map_or(url.len(), |at| start + at);
    let query = query.map(|query| ["?", query].concat()).unwrap_or_default();
    [&url[..end], "/", name, &query].concat()
}

/// One of several servers in a URL, which is enough to create and to drop.
#[cfg(any(feature = "mysql", feature = "postgres"))]
fn one_server(url: &str) -> String {
    let (start, rest) = url.split_once('@').map_or(("", url), |(start, rest)| (start, rest));
    let (servers, name) = rest.split_once('/').unwrap_or((rest, ""));
    match (start, servers.split(',').next()) {
        ("", _) | (_, None) => url.to_owned(),
        (start, Some(server)) => [start, "@", server, "/", name].concat(),
    }
}

#[cfg(any(feature = "mysql", feature = "postgres"))]
async fn execute(url: &str, sql: String) -> Result<(), sqlx::Error> {
    let url = one_server(url);
    let sql = AssertSqlSafe(sql);
    match url.split(':').next() {
        #[cfg(feature = "postgres")]
        Some("postgres" | "postgresql") => {
            sqlx::raw_sql(sql).execute(&mut sqlx::PgConnection::connect(&url).await?).await?;
        }
        #[cfg(feature = "mysql")]
        Some("mysql" | "mariadb") => {
            sqlx::raw_sql(sql).execute(&mut sqlx::MySqlConnection::connect(&url).await?).await?;
        }
        _ => {
            let text =
                "start the URL with postgres: or mysql:, and enable the feature of the same name";
            return Err(sqlx::Error::Configuration(text.into()));
        }
    }
    Ok(())
}

#[cfg(all(test, any(feature = "mysql", feature = "postgres")))]
mod tests {
    use super::*;

    #[test]
    fn a_url_keeps_all_but_the_name() {
        for (given, expected) in [
            (
                "postgres://u:p@one:5432/postgres?sslmode=disable",
                "postgres://u:p@one:5432/t?sslmode=disable",
            ),
            ("mysql://root@one,two:3307/mysql", "mysql://root@one,two:3307/t"),
            ("postgres://one", "postgres://one/t"),
        ] {
            assert_eq!(with_name(given, "t"), expected);
        }
        assert_eq!(one_server("mysql://root@one:1,two:2/mysql"), "mysql://root@one:1/mysql");
        assert_eq!(one_server("postgres://one/postgres"), "postgres://one/postgres");
    }
}
