//! MySQL, MariaDB and compatible databases.

use std::{str::FromStr, time::SystemTime};

use sqlx::{
    Arguments, AssertSqlSafe, MySql as MySqlDatabase, MySqlConnection, Row,
    error::{BoxDynError, DatabaseError},
    mysql::{MySqlArguments, MySqlConnectOptions, MySqlDatabaseError, MySqlPoolOptions, MySqlRow},
};
use time::PrimitiveDateTime;

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

/// The store in a MySQL database, version 8, or in MariaDB, version 10.11 or later.
pub type MysqlStore = SqlStore<Mysql>;

/// MySQL and MariaDB.
#[derive(Debug)]
pub struct Mysql;

impl SqlStore<Mysql> {
    /// Connects to the database at `url`, such as `mysql://user:password@host/app`, with up to 16
    /// connections; TLS is used when the server offers it, and required by
    /// `?ssl-mode=VERIFY_IDENTITY`. In place of the host there may be several,
    /// `mysql://user:password@one:3306,other:3306/app`: the store uses the first that writes, and looks
    /// again when it fails. With Galera it reads what other nodes committed before
    /// (`wsrep_sync_wait`). For other settings use [`from_pool`](Self::from_pool).
    ///
    /// # Errors
    /// A [`StoreError`] that names the host and the fix, and never the credentials.
    pub async fn connect(url: &str) -> Result<Self, StoreError> {
        let cannot = |error| cannot_connect(url, "mysql://user:password@host/app", error);
        if !url.starts_with("mysql:") && !url.starts_with("mariadb:") {
            let error = "the URL does not start with mysql:";
            return Err(cannot(sqlx::Error::Configuration(error.into())));
        }
        // Names may have any character, whatever the database and the URL say.
        let options = |url: &str| Ok(MySqlConnectOptions::from_str(url)?.charset("utf8mb4"));
        let mut servers = Servers::of(url, options).await.map_err(cannot)?;
        let pool = MySqlPoolOptions::new().max_connections(CONNECTIONS).acquire_timeout(ACQUIRE);
        let pool = pool.after_release(|connection, _| Box::pin(answers(connection)));
        let pool = pool.after_connect(|connection, _| Box::pin(wait_for_other_nodes(connection)));
        let pool = pool.connect_with(servers.current()).await.map_err(cannot)?;
        Ok(Self { servers: servers.if_several(), ..Self::from_pool(pool) })
    }
}

impl Engine for Mysql {
    type Database = MySqlDatabase;

    /// The level applies to the next transaction only.
    const BEGIN: &'static str = "SET TRANSACTION ISOLATION LEVEL READ COMMITTED; START TRANSACTION";
    const HAS_ONE_WRITER: bool = false;
    const IS_REMOTE: bool = true;
    const MIGRATIONS: &'static [&'static str] =
        &[include_str!("../../../../migrations/mysql/0001_signup.sql")];

    const COLUMNS: &'static str =
        "SELECT CAST(column_name AS CHAR) AS name FROM information_schema.columns
         WHERE table_schema = database() AND table_name = $1";

    #[cfg(feature = "testing")]
    const TABLES: &'static str =
        "SELECT CAST(table_name AS CHAR) AS name FROM information_schema.tables
         WHERE table_schema = database() AND table_type = 'BASE TABLE'";
    #[cfg(feature = "testing")]
    const QUOTE: &'static str = "`";

    async fn execute(
        connection: &mut MySqlConnection,
        sql: &'static str,
        values: &[Value<'_>],
        _: Statements,
    ) -> Result<u64, sqlx::Error> {
        let (inserts_or_nothing, sql) = match sql.strip_suffix("ON CONFLICT DO NOTHING") {
            Some(insert) => (true, insert),
            None => (false, sql),
        };
        match query(sql, values)?.execute(connection).await {
            Ok(result) => Ok(result.rows_affected()),
            // MySQL rolls the statement back, and the transaction goes on.
            Err(sqlx::Error::Database(error))
                if inserts_or_nothing && error.is_unique_violation() =>
            {
                Ok(0)
            }
            Err(error) => Err(error),
        }
    }

    async fn fetch(
        connection: &mut MySqlConnection,
        sql: &'static str,
        values: &[Value<'_>],
        _: Statements,
    ) -> Result<Vec<MySqlRow>, sqlx::Error> {
        query(sql, values)?.fetch_all(connection).await
    }

    /// MySQL commits each statement that changes a table, so another instance, or one that stopped
    /// halfway, may have run some of them before.
    async fn run_script(
        connection: &mut MySqlConnection,
        script: &'static str,
    ) -> Result<(), sqlx::Error> {
        for statement in script.split(";\n").filter(|statement| !statement.trim().is_empty()) {
            match sqlx::raw_sql(statement).execute(&mut *connection).await {
                Ok(_) => {}
                Err(sqlx::Error::Database(error)) if is_done_already(&*error) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Another character set would store `?` for some letters, or refuse them.
    async fn unfit(connection: &mut MySqlConnection) -> Result<Option<String>, sqlx::Error> {
        let sql = "SELECT CAST(concat_ws(' ', @@character_set_client, @@character_set_connection,
                                         @@character_set_results) AS CHAR)";
        let charsets: String = sqlx::query_scalar(sql).fetch_one(connection).await?;
        Ok((charsets != "utf8mb4 utf8mb4 utf8mb4").then(|| {
            format!(
                "the pool's connections have the character sets `{charsets}`: remove `charset` from its \
                 URL, or set MySqlConnectOptions::charset(\"utf8mb4\")"
            )
        }))
    }

    fn is_conflict(error: &(dyn DatabaseError + 'static)) -> bool {
        const CHANGED_SINCE: u16 = 1020;
        const LOCK_WAIT_TIMEOUT: u16 = 1205;
        // Of Galera too, also at COMMIT: another node was first.
        const DEADLOCK: u16 = 1213;
        const ERROR_DURING_COMMIT: u16 = 1180;
        let codes = [CHANGED_SINCE, LOCK_WAIT_TIMEOUT, DEADLOCK, ERROR_DURING_COMMIT];
        number(error).is_some_and(|number| codes.contains(&number))
    }

    async fn writes(connection: &mut MySqlConnection) -> Result<bool, sqlx::Error> {
        let sql = "SELECT CAST(@@global.read_only AS SIGNED)";
        let is_read_only: i64 = sqlx::query_scalar(sql).fetch_one(&mut *connection).await?;
        // Not every server has these, and a node that is cut off answers nothing else.
        let is_on = async |show: &'static str, connection: &mut MySqlConnection| {
            let row = sqlx::raw_sql(show).fetch_optional(connection).await?;
            row.map(|row| row.try_get::<String, _>(1))
                .transpose()
                .map(|value| value.as_deref() == Some("ON"))
        };
        let is_node = is_on("SHOW VARIABLES LIKE 'wsrep_on'", connection).await?;
        let is_ready = is_on("SHOW STATUS LIKE 'wsrep_ready'", connection).await?;
        Ok(is_read_only == 0 && (is_ready || !is_node))
    }

    fn is_read_only(error: &(dyn DatabaseError + 'static)) -> bool {
        // A node of Galera that is cut off from the others neither reads nor writes.
        const UNKNOWN_COMMAND: u16 = 1047;
        // `--read-only` and `--super-read-only`, among other options of the server.
        const OPTION_PREVENTS_STATEMENT: u16 = 1290;
        const READ_ONLY_TRANSACTION: u16 = 1792;
        const READ_ONLY_MODE: u16 = 1836;
        let codes =
            [UNKNOWN_COMMAND, OPTION_PREVENTS_STATEMENT, READ_ONLY_TRANSACTION, READ_ONLY_MODE];
        number(error).is_some_and(|number| codes.contains(&number))
    }

    async fn end_session(connection: &mut MySqlConnection) -> Result<(), sqlx::Error> {
        sqlx::raw_sql("KILL CONNECTION_ID()").execute(connection).await.map(drop)
    }

    fn describe(error: &(dyn DatabaseError + 'static)) -> String {
        // The message holds values and is not shown.
        match number(error) {
            Some(number) => format!("database error {number}"),
            None => "database error".to_owned(),
        }
    }
}

/// Lets a node of Galera apply what other nodes committed before it begins a transaction or reads. Other
/// servers do not know the variable.
async fn wait_for_other_nodes(connection: &mut MySqlConnection) -> Result<(), sqlx::Error> {
    match sqlx::raw_sql("SET SESSION wsrep_sync_wait = 1").execute(connection).await {
        Err(sqlx::Error::Database(_)) | Ok(_) => Ok(()),
        Err(error) => Err(error),
    }
}

fn number(error: &(dyn DatabaseError + 'static)) -> Option<u16> {
    error.try_downcast_ref::<MySqlDatabaseError>().map(MySqlDatabaseError::number)
}

fn is_done_already(error: &(dyn DatabaseError + 'static)) -> bool {
    const TABLE_EXISTS: u16 = 1050;
    const COLUMN_EXISTS: u16 = 1060;
    const INDEX_EXISTS: u16 = 1061;
    const NOTHING_TO_DROP: u16 = 1091;
    let codes = [TABLE_EXISTS, COLUMN_EXISTS, INDEX_EXISTS, NOTHING_TO_DROP];
    number(error).is_some_and(|number| codes.contains(&number))
}

type Query = sqlx::query::Query<'static, MySqlDatabase, MySqlArguments>;

/// Placeholders have no numbers, so a value is passed as often as it occurs.
fn query(sql: &str, values: &[Value<'_>]) -> Result<Query, sqlx::Error> {
    let mut arguments = MySqlArguments::default();
    let mut translated = String::with_capacity(sql.len());
    let mut parts = sql.split('$');
    translated.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let end = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
        let (place, rest) = part.split_at(end);
        let value = place.parse().ok().and_then(|place: usize| values.get(place.wrapping_sub(1)));
        let value = value.ok_or_else(|| sqlx::Error::Encode("a value is missing".into()))?;
        add(&mut arguments, *value).map_err(sqlx::Error::Encode)?;
        translated.push('?');
        translated.push_str(rest);
    }
    let upsert = "ON CONFLICT (key_hash, scope, lot) DO UPDATE SET";
    let translated = translated.replace(upsert, "ON DUPLICATE KEY UPDATE");
    Ok(sqlx::query_with(AssertSqlSafe(translated), arguments))
}

add_to!(MySqlArguments, utc, Ok::<_, BoxDynError>);

/// A time without a time zone, which the zone of the session cannot change.
fn utc(time: SystemTime) -> PrimitiveDateTime {
    let time = stored_time(time);
    PrimitiveDateTime::new(time.date(), time.time())
}

columns!(MySqlRow, PrimitiveDateTime, |utc: PrimitiveDateTime| system_time(utc.assume_utc()));
