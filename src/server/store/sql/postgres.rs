//! PostgreSQL and compatible databases.

use std::str::FromStr;

use sqlx::{
    Arguments, PgConnection, Postgres as PostgresDatabase,
    error::{BoxDynError, DatabaseError},
    postgres::{PgArguments, PgConnectOptions, PgPoolOptions, PgRow},
    types::{Json, JsonRawValue},
};
use time::OffsetDateTime;

use crate::server::{
    error::store::StoreError,
    store::sql::{
        engine::{Engine, Statements},
        remote::{ACQUIRE, CONNECTIONS, answers, cannot_connect, stored_time, system_time},
        servers::Servers,
        sql_store::SqlStore,
        value::{Value, add_to, columns},
    },
};

/// The store in a PostgreSQL database, version 15 or later.
pub type PostgresStore = SqlStore<Postgres>;

/// PostgreSQL.
#[derive(Debug)]
pub struct Postgres;

impl SqlStore<Postgres> {
    /// Connects to the database at `url`, such as `postgres://user:password@host/app`, with up to
    /// 16 connections; TLS is used when the server offers it, and required by
    /// `?sslmode=verify-full`. In place of the host there may be several,
    /// `postgres://user:password@one:5432,other:5432/app`: the store uses the one that writes, and looks
    /// for it again after a failover.
    /// `?pgbouncer=true` is for a PgBouncer in transaction mode, see
    /// [`behind_pgbouncer`](Self::behind_pgbouncer). For other settings use
    /// [`from_pool`](Self::from_pool).
    ///
    /// # Errors
    /// A [`StoreError`] that names the host and the fix, and never the credentials.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let cannot = |error| cannot_connect(url, "postgres://user:password@host/app", error);
        if !url.starts_with("postgres:") && !url.starts_with("postgresql:") {
            let error = "the URL does not start with postgres:";
            return Err(cannot(sqlx::Error::Configuration(error.into())));
        }
        let (url, is_behind_pgbouncer) = without_pgbouncer(url).map_err(cannot)?;
        // The store has no floats, and PgBouncer refuses the parameter.
        let options = |url: &str| Ok(PgConnectOptions::from_str(url)?.extra_float_digits(None));
        let mut servers = Servers::of(&url, options).await.map_err(cannot)?;
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(ACQUIRE);
        let pool = pool.after_release(|connection, _| Box::pin(answers(connection)));
        let pool = pool.connect_with(servers.current()).await.map_err(cannot)?;
        let store = Self { servers: servers.if_several(), ..Self::from_pool(pool) };
        Ok(if is_behind_pgbouncer { store.behind_pgbouncer() } else { store })
    }

    /// Says that the pool leads to a PgBouncer, or another pooler, that gives each transaction another
    /// connection (`pool_mode = transaction`). The store then prepares no statement by a name, and reads
    /// inside transactions, which takes more round trips.
    ///
    /// The host's own pool must connect without `extra_float_digits`
    /// (`PgConnectOptions::extra_float_digits(None)`), and the host's own queries, also in hooks, must be
    /// `.persistent(false)` inside a transaction.
    #[must_use]
    pub fn behind_pgbouncer(self) -> Self {
        Self { statements: Statements::Unnamed, ..self }
    }
}

impl Engine for Postgres {
    type Database = PostgresDatabase;

    const BEGIN: &'static str = "BEGIN ISOLATION LEVEL READ COMMITTED";
    const HAS_ONE_WRITER: bool = false;
    const IS_REMOTE: bool = true;
    const MIGRATIONS: &'static [&'static str] =
        &[include_str!("../../../../migrations/postgres/0001_signup.sql")];

    const COLUMNS: &'static str =
        "SELECT CAST(column_name AS TEXT) AS name FROM information_schema.columns
         WHERE table_schema = current_schema() AND table_name = $1";

    #[cfg(feature = "testing")]
    const TABLES: &'static str =
        "SELECT CAST(table_name AS TEXT) AS name FROM information_schema.tables
         WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'";
    #[cfg(feature = "testing")]
    const QUOTE: &'static str = "\"";

    async fn execute(
        connection: &mut PgConnection,
        sql: &'static str,
        values: &[Value<'_>],
        statements: Statements,
    ) -> Result<u64, sqlx::Error> {
        let query = sqlx::query_with(sql, arguments(values)?);
        let query = query.persistent(statements == Statements::Named);
        Ok(query.execute(connection).await?.rows_affected())
    }

    async fn fetch(
        connection: &mut PgConnection,
        sql: &'static str,
        values: &[Value<'_>],
        statements: Statements,
    ) -> Result<Vec<PgRow>, sqlx::Error> {
        let query = sqlx::query_with(sql, arguments(values)?);
        query.persistent(statements == Statements::Named).fetch_all(connection).await
    }

    async fn run_script(
        connection: &mut PgConnection,
        script: &'static str,
    ) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(script).execute(connection).await.map(drop)
    }

    fn is_conflict(error: &(dyn DatabaseError + 'static)) -> bool {
        const SERIALIZATION_FAILURE: &str = "40001";
        const DEADLOCK: &str = "40P01";
        // Two instances create the tables at once.
        const DUPLICATE_TABLE: &str = "42P07";
        const DUPLICATE_OBJECT: &str = "42710";
        let codes = [SERIALIZATION_FAILURE, DEADLOCK, DUPLICATE_TABLE, DUPLICATE_OBJECT];
        error.code().is_some_and(|code| codes.contains(&&*code))
    }

    async fn writes(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
        // A standby says `on`.
        let sql = "SELECT current_setting('transaction_read_only') = 'off'";
        sqlx::query_scalar(sql).persistent(false).fetch_one(connection).await
    }

    fn is_read_only(error: &(dyn DatabaseError + 'static)) -> bool {
        const READ_ONLY_SQL_TRANSACTION: &str = "25006";
        error.code().as_deref() == Some(READ_ONLY_SQL_TRANSACTION)
    }

    async fn end_session(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        let sql = "ROLLBACK; SELECT pg_terminate_backend(pg_backend_pid())";
        sqlx::raw_sql(sql).execute(connection).await.map(drop)
    }

    fn describe(error: &(dyn DatabaseError + 'static)) -> String {
        // The detail holds values and is not shown.
        error.message().to_owned()
    }
}

/// Takes our own parameter `pgbouncer` out of a URL, and returns whether it is `true`.
fn without_pgbouncer(url: &str) -> Result<(String, bool), sqlx::Error> {
    let Some((start, query)) = url.split_once('?') else { return Ok((url.to_owned(), false)) };
    let (own, others): (Vec<&str>, Vec<&str>) =
        query.split('&').partition(|it| it.split('=').next() == Some("pgbouncer"));
    let is_behind = match own[..] {
        [] | ["pgbouncer=false"] => false,
        ["pgbouncer=true"] => true,
        _ => return Err(sqlx::Error::Configuration("write pgbouncer=true or leave it out".into())),
    };
    Ok(([start, "?", &others.join("&")].concat(), is_behind))
}

fn arguments(values: &[Value<'_>]) -> Result<PgArguments, sqlx::Error> {
    let mut arguments = PgArguments::default();
    for value in values {
        add(&mut arguments, *value).map_err(sqlx::Error::Encode)?;
    }
    Ok(arguments)
}

add_to!(PgArguments, stored_time, |json| serde_json::from_str::<&JsonRawValue>(json).map(Json));

columns!(PgRow, OffsetDateTime, system_time);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parameter_for_pgbouncer_is_taken_out_of_the_url() {
        for (url, rest, is_behind) in [
            ("postgres://a/b", "postgres://a/b", false),
            ("postgres://a/b?pgbouncer=true", "postgres://a/b?", true),
            ("postgres://a/b?x=1&pgbouncer=true&y=2", "postgres://a/b?x=1&y=2", true),
            ("postgres://a/b?pgbouncer=false", "postgres://a/b?", false),
            (
                "postgres://a/b?application_name=pgbouncer",
                "postgres://a/b?application_name=pgbouncer",
                false,
            ),
        ] {
            assert_eq!(without_pgbouncer(url).unwrap(), (rest.to_owned(), is_behind), "{url}");
        }
        for url in ["postgres://a/b?pgbouncer", "postgres://a/b?pgbouncer=yes"] {
            assert!(without_pgbouncer(url).is_err(), "{url}");
        }
    }
}
