//! The database goes away and comes back: who asks meanwhile is told to try again soon, nothing is
//! half-written, and connections are made anew. Each test has a server of its own to break.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use futures::future::join_all;
use leptos_signup::{MysqlStore, PostgresStore, SqliteStore, store::AnyStore};
use sqlx::{mysql::MySqlPoolOptions, postgres::PgPoolOptions, sqlite::SqlitePoolOptions};

use crate::common::{
    self, Answer, Host,
    database::{Database, Engine, Pool},
    mysql::Mysql,
    postgres::Postgres,
    server::{Kind, Server},
};

const DONE: &str = "/join/us/done";
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";

/// Longer than anybody is to wait for an answer.
const FEW_SECONDS: Duration = Duration::from_secs(8);

/// The answer is "try again soon", and it comes soon.
async fn assert_unavailable(asked: impl Future<Output = Answer>) {
    let since = Instant::now();
    let answer = asked.await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    assert_eq!(answer.header("retry-after"), "30");
    assert!(since.elapsed() < FEW_SECONDS, "after {:?}", since.elapsed());
}

/// A server of its own, with a host.
async fn broken_later<K: Kind>() -> Option<(Server<K>, Host)> {
    let server = Server::<K>::start()?;
    let admin = Database::at_once_ready(server.url(K::ADMIN)).await;
    admin.execute("CREATE DATABASE app").await;
    let host = Host::on(Database::at(server.url("app")).await, |builder| builder).await;
    Some((server, host))
}

async fn a_server_that_dies_and_comes_back<K: Kind>() {
    let Some((server, host)) = broken_later::<K>().await else { return };
    let cookie = host.register_and_open("ada@example.org").await;
    tokio::task::block_in_place(|| server.kill());
    assert_unavailable(host.register("eve@example.org")).await;
    assert_unavailable(host.confirm(&cookie)).await;
    tokio::task::block_in_place(|| server.restart());
    common::database::until_ready(|| ready(&host)).await;
    assert_eq!(host.count(ACCOUNTS).await, 0);
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);
    assert_eq!(host.confirm(&cookie).await.location(), DONE);
    host.has_account("eve@example.org").await;
    assert_eq!(host.count(ACCOUNTS).await, 2);
}

async fn a_server_that_does_not_answer<K: Kind>() {
    let Some((server, host)) = broken_later::<K>().await else { return };
    let cookie = host.register_and_open("ada@example.org").await;
    server.freeze();
    let confirming = assert_unavailable(host.confirm(&cookie));
    let registering = assert_unavailable(host.register("eve@example.org"));
    tokio::join!(confirming, registering);
    server.thaw();
    common::database::until_ready(|| ready(&host)).await;
    // What was under way when the waiting ended may have ended well.
    let answer = host.confirm(&cookie).await;
    assert_ne!(answer.status, StatusCode::SERVICE_UNAVAILABLE, "{}", answer.body);
    let halves = "SELECT count(*) FROM signup_attempt AS attempt WHERE NOT EXISTS
                  (SELECT 1 FROM signup_outbox AS mail WHERE mail.attempt_id = attempt.id)";
    assert_eq!((host.count(ACCOUNTS).await, host.count(halves).await), (1, 0));
}

async fn ready(host: &Host) -> Result<(), sqlx::Error> {
    match &host.database.pool {
        Pool::Sqlite(pool) => pool.acquire().await.map(drop),
        Pool::Postgres(pool) => pool.acquire().await.map(drop),
        Pool::Mysql(pool) => pool.acquire().await.map(drop),
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_dies_and_comes_back() {
    a_server_that_dies_and_comes_back::<Postgres>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mysql_dies_and_comes_back() {
    a_server_that_dies_and_comes_back::<Mysql>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_does_not_answer_for_a_while() {
    a_server_that_does_not_answer::<Postgres>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mysql_does_not_answer_for_a_while() {
    a_server_that_does_not_answer::<Mysql>().await;
}

/// Everybody who signs up waits for a table, until their client goes away.
async fn clients_that_go_away<K: Kind>() {
    let Some((_server, host)) = broken_later::<K>().await else { return };
    let held = lock_table(&host.database.pool).await;
    // As many as there are connections, and longer than the hash of a password takes.
    let gone = join_all((0..16).map(|person| {
        let host = &host;
        async move {
            let email = format!("gone-{person}@example.org");
            tokio::time::timeout(Duration::from_secs(2), host.register(&email)).await.is_err()
        }
    }));
    assert_eq!(gone.await, [true; 16]);
    held.release().await;
    let since = Instant::now();
    while host.register("ada@example.org").await.status == StatusCode::SERVICE_UNAVAILABLE {
        assert!(since.elapsed() < 2 * FEW_SECONDS, "no connection came back");
    }
    let emails: Vec<_> = (0..16).map(|person| format!("here-{person}@example.org")).collect();
    for answer in join_all(emails.iter().map(|email| host.register(email))).await {
        assert_eq!(answer.location(), "/join/us/check");
    }
}

enum Held {
    Postgres(sqlx::Transaction<'static, sqlx::Postgres>),
    Mysql(sqlx::Transaction<'static, sqlx::MySql>),
}

/// Nobody can read or write attempts, nor prepare a statement about them.
async fn lock_table(pool: &Pool) -> Held {
    match pool {
        Pool::Sqlite(_) => panic!("a file has no such lock"),
        Pool::Postgres(pool) => {
            let mut held = pool.begin().await.unwrap();
            let lock = "LOCK TABLE signup_attempt IN ACCESS EXCLUSIVE MODE";
            sqlx::query(lock).execute(&mut *held).await.unwrap();
            Held::Postgres(held)
        }
        // A change of the table that waits for whoever reads it holds up everybody after it.
        Pool::Mysql(pool) => {
            let mut held = pool.begin().await.unwrap();
            let read = "SELECT count(*) FROM signup_attempt";
            let _: i64 = sqlx::query_scalar(read).fetch_one(&mut *held).await.unwrap();
            let (other, change) = (pool.clone(), "ALTER TABLE signup_attempt COMMENT = 'changed'");
            tokio::spawn(async move { sqlx::raw_sql(change).execute(&other).await });
            common::database::until_ready(|| somebody_waits(pool)).await;
            Held::Mysql(held)
        }
    }
}

async fn somebody_waits(pool: &sqlx::MySqlPool) -> Result<(), sqlx::Error> {
    let waiting = "SELECT id FROM information_schema.processlist
                   WHERE state = 'Waiting for table metadata lock'";
    sqlx::query(waiting).fetch_one(pool).await.map(drop)
}

impl Held {
    async fn release(self) {
        match self {
            Self::Postgres(held) => held.rollback().await.unwrap(),
            Self::Mysql(held) => held.rollback().await.unwrap(),
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_loses_no_connection_to_clients_that_go_away() {
    clients_that_go_away::<Postgres>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mysql_loses_no_connection_to_clients_that_go_away() {
    clients_that_go_away::<Mysql>().await;
}

/// The one connection of the host's pool is somebody else's for a while.
macro_rules! exhausts {
    ($name:ident, $engine:ident, $store:ident, $options:ident) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            let Some(database) = Database::fresh(Engine::$engine).await else { return };
            // It makes the file.
            drop(database.store().await);
            let pool = $options::new().max_connections(1).connect(&database.url).await.unwrap();
            let store: AnyStore = $store::from_pool(pool.clone()).into();
            let host = Host::on_store(database, store, |builder| builder).await;
            let cookie = host.register_and_open("ada@example.org").await;
            let held = pool.acquire().await.unwrap();
            let asked = host.confirm(&cookie);
            // The pool's own patience is 30 s.
            tokio::join!(
                assert_unavailable(asked),
                assert_unavailable(host.register("eve@example.org"))
            );
            drop(held);
            assert_eq!(host.confirm(&cookie).await.location(), DONE);
            assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);
        }
    };
}

exhausts!(an_exhausted_pool_of_sqlite_is_reported_soon, Sqlite, SqliteStore, SqlitePoolOptions);
exhausts!(an_exhausted_pool_of_postgres_is_reported_soon, Postgres, PostgresStore, PgPoolOptions);
exhausts!(an_exhausted_pool_of_mysql_is_reported_soon, Mysql, MysqlStore, MySqlPoolOptions);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_locked_row_causes_no_hang() {
    for engine in [Engine::Postgres, Engine::Mysql] {
        let Some(database) = Database::fresh(engine).await else { continue };
        let host = Host::on(database, |builder| builder).await;
        let cookie = host.register_and_open("ada@example.org").await;
        let locked = "UPDATE signup_attempt SET code_tries = 0";
        match &host.database.pool {
            Pool::Postgres(pool) => {
                let mut held = pool.begin().await.unwrap();
                sqlx::query(locked).execute(&mut *held).await.unwrap();
                assert_unavailable(host.confirm(&cookie)).await;
                held.rollback().await.unwrap();
            }
            Pool::Mysql(pool) => {
                let mut held = pool.begin().await.unwrap();
                sqlx::query(locked).execute(&mut *held).await.unwrap();
                assert_unavailable(host.confirm(&cookie)).await;
                held.rollback().await.unwrap();
            }
            Pool::Sqlite(_) => {}
        }
        host.has_account("eve@example.org").await;
        let again = host.confirm(&cookie).await;
        assert_ne!(again.status, StatusCode::SERVICE_UNAVAILABLE, "{}", again.body);
        assert_eq!(host.count(ACCOUNTS).await, 2);
    }
}

#[tokio::test]
async fn no_error_shows_the_credentials() {
    for url in [
        "postgres://ada:hunter2@127.0.0.1:1/app?password=hunter3",
        "mysql://ada:hunter2@127.0.0.1:1/app",
        "postgres://ada:hunter2@[broken/app",
        "oracle://ada:hunter2@127.0.0.1/app",
    ] {
        let error = leptos_signup::store::connect(url).await.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter"), "{shown}");
        if !url.contains("broken") && !url.contains("oracle") {
            assert!(shown.contains("127.0.0.1:1/app"), "{shown}");
        }
    }
}

#[tokio::test]
async fn a_log_with_an_open_reader_is_not_reported_as_empty() {
    let Some(database) = Database::fresh(Engine::Sqlite).await else { return };
    let store = database.store().await;
    store.migrate().await.unwrap();
    let pool = SqlitePoolOptions::new().connect(&database.url).await.unwrap();
    let mut reader = pool.begin().await.unwrap();
    let versions = "SELECT count(*) FROM signup_migrations";
    let _: i64 = sqlx::query_scalar(versions).fetch_one(&mut *reader).await.unwrap();
    database.execute("CREATE TABLE member (name TEXT)").await;
    assert!(!store.scrub_log().await.unwrap());
    reader.rollback().await.unwrap();
    assert!(store.scrub_log().await.unwrap());
    let file = database.url.strip_prefix("sqlite:").unwrap().split('?').next().unwrap();
    assert_eq!(std::fs::metadata(format!("{file}-wal")).unwrap().len(), 0);
}
