//! The database goes away and comes back: who asks meanwhile is told to try again soon, nothing is
//! half-written, and connections are made anew. Each test has a server of its own to break.

#![allow(clippy::unwrap_used)]

mod common;

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use common::{
    Answer, Host, PASSWORD,
    database::{Database, Engine, Pool},
    link,
    mysql::Mysql,
    postgres::Postgres,
    server::{Kind, Server},
};
use leptos_signup::{MysqlStore, PostgresStore, SqliteStore, server::store::Store};
use sqlx::{mysql::MySqlPoolOptions, postgres::PgPoolOptions, sqlite::SqlitePoolOptions};

const CONFIRM: &str = "/join/us/confirm";
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

/// Signs up and opens the link; returns the cookie that the link leaves.
async fn proves(host: &Host, email: &str) -> String {
    host.register(email).await;
    host.open(&link(&host.mails(email).await[0])).await
}

async fn confirm(host: &Host, cookie: &str) -> Answer {
    host.post_as(CONFIRM, cookie, &[("password", PASSWORD)]).await
}

async fn a_server_that_dies_and_comes_back<K: Kind>() {
    let Some((server, host)) = broken_later::<K>().await else { return };
    let cookie = proves(&host, "ada@example.org").await;
    tokio::task::block_in_place(|| server.kill());
    assert_unavailable(host.register("eve@example.org")).await;
    assert_unavailable(confirm(&host, &cookie)).await;
    tokio::task::block_in_place(|| server.restart());
    common::database::until_ready(|| ready(&host)).await;
    assert_eq!(host.count(ACCOUNTS).await, 0);
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);
    assert_eq!(confirm(&host, &cookie).await.location(), DONE);
    host.has_account("eve@example.org").await;
    assert_eq!(host.count(ACCOUNTS).await, 2);
}

async fn a_server_that_does_not_answer<K: Kind>() {
    let Some((server, host)) = broken_later::<K>().await else { return };
    let cookie = proves(&host, "ada@example.org").await;
    server.freeze();
    let confirming = assert_unavailable(confirm(&host, &cookie));
    let registering = assert_unavailable(host.register("eve@example.org"));
    tokio::join!(confirming, registering);
    server.thaw();
    common::database::until_ready(|| ready(&host)).await;
    // What was under way when the waiting ended may have ended well.
    let answer = confirm(&host, &cookie).await;
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

/// The one connection of the host's pool is somebody else's for a while.
macro_rules! exhausts {
    ($name:ident, $engine:ident, $store:ident, $options:ident) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            let Some(database) = Database::fresh(Engine::$engine).await else { return };
            // It makes the file.
            drop(database.store().await);
            let pool = $options::new().max_connections(1).connect(&database.url).await.unwrap();
            let store: Box<dyn Store> = $store::from_pool(pool.clone()).into();
            let host = Host::on_store(database, store, |builder| builder).await;
            let cookie = proves(&host, "ada@example.org").await;
            let held = pool.acquire().await.unwrap();
            let asked = confirm(&host, &cookie);
            // The pool's own patience is 30 s.
            tokio::join!(
                assert_unavailable(asked),
                assert_unavailable(host.register("eve@example.org"))
            );
            drop(held);
            assert_eq!(confirm(&host, &cookie).await.location(), DONE);
            assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);
        }
    };
}

exhausts!(an_exhausted_pool_of_sqlite_is_told_soon, Sqlite, SqliteStore, SqlitePoolOptions);
exhausts!(an_exhausted_pool_of_postgres_is_told_soon, Postgres, PostgresStore, PgPoolOptions);
exhausts!(an_exhausted_pool_of_mysql_is_told_soon, Mysql, MysqlStore, MySqlPoolOptions);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_row_that_somebody_holds_is_no_hang() {
    for engine in [Engine::Postgres, Engine::Mysql] {
        let Some(database) = Database::fresh(engine).await else { continue };
        let host = Host::on(database, |builder| builder).await;
        let cookie = proves(&host, "ada@example.org").await;
        let locked = "UPDATE signup_attempt SET code_tries = 0";
        match &host.database.pool {
            Pool::Postgres(pool) => {
                let mut held = pool.begin().await.unwrap();
                sqlx::query(locked).execute(&mut *held).await.unwrap();
                assert_unavailable(confirm(&host, &cookie)).await;
                held.rollback().await.unwrap();
            }
            Pool::Mysql(pool) => {
                let mut held = pool.begin().await.unwrap();
                sqlx::query(locked).execute(&mut *held).await.unwrap();
                assert_unavailable(confirm(&host, &cookie)).await;
                held.rollback().await.unwrap();
            }
            Pool::Sqlite(_) => {}
        }
        host.has_account("eve@example.org").await;
        let again = confirm(&host, &cookie).await;
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
        let error = leptos_signup::server::store::connect(url).await.unwrap_err();
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("hunter"), "{shown}");
        if !url.contains("broken") && !url.contains("oracle") {
            assert!(shown.contains("127.0.0.1:1/app"), "{shown}");
        }
    }
}
