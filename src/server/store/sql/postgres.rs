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
        engine::Engine,
        remote::{ACQUIRE, CONNECTIONS, answers, cannot_connect, stored_time, system_time},
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
    /// `?sslmode=verify-full`.
    /// For other settings use [`from_pool`](Self::from_pool).
    ///
    /// # Errors
    /// A [`StoreError`] that names the host and the fix, and never the credentials.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let cannot = |error| cannot_connect(url, "postgres://user:password@host/app", error);
        if !url.starts_with("postgres:") && !url.starts_with("postgresql:") {
            let error = "the URL does not start with postgres:";
            return Err(cannot(sqlx::Error::Configuration(error.into())));
        }
        let options = PgConnectOptions::from_str(url).map_err(cannot)?;
        let pool = PgPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(ACQUIRE);
        let pool = pool.after_release(|connection, _| Box::pin(answers(connection)));
        Ok(Self::from_pool(pool.connect_with(options).await.map_err(cannot)?))
    }
}

impl Engine for Postgres {
    type Database = PostgresDatabase;

    const BEGIN: &'static str = "BEGIN ISOLATION LEVEL READ COMMITTED";
    const HAS_ONE_WRITER: bool = false;
    const IS_REMOTE: bool = true;
    const MIGRATIONS: &'static [&'static str] =
        &[include_str!("../../../../migrations/postgres/0001_signup.sql")];

    async fn execute(
        connection: &mut PgConnection,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<u64, sqlx::Error> {
        let query = sqlx::query_with(sql, arguments(values)?);
        Ok(query.execute(connection).await?.rows_affected())
    }

    async fn fetch(
        connection: &mut PgConnection,
        sql: &'static str,
        values: &[Value<'_>],
    ) -> Result<Vec<PgRow>, sqlx::Error> {
        sqlx::query_with(sql, arguments(values)?).fetch_all(connection).await
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

    fn describe(error: &(dyn DatabaseError + 'static)) -> String {
        // The detail holds values and is not shown.
        error.message().to_owned()
    }
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
