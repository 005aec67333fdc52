//! A failover: connections lead to a server that answers and refuses to write. Each test has a server of
//! its own to break.

use axum::http::StatusCode;
use futures::future::join_all;

use crate::common::{
    Host,
    database::{Database, Engine},
    mysql::Mysql,
    postgres::Postgres,
    server::{Kind, Server},
};

/// A server of its own, with tables in its database `app`, and its administrator.
async fn own<K: Kind>() -> Option<(Server<K>, Database)> {
    let server = tokio::task::block_in_place(Server::<K>::start)?;
    let admin = Database::at_once_ready(server.url(K::ADMIN)).await;
    admin.execute("CREATE DATABASE app").await;
    drop(Host::on(Database::at(server.url("app")).await, |builder| builder).await);
    Some((server, admin))
}

/// Sign-ups fail, and the health check says why.
async fn assert_read_only(host: &Host) {
    assert_eq!(host.register("ada@example.org").await.status, StatusCode::SERVICE_UNAVAILABLE);
    let health = host.signup.health().await;
    assert_eq!((health.to_string().as_str(), health.is_ready()), ("down: writes_fail", false));
}

/// The first sign-up succeeds, whatever the connections of the pool remember.
async fn assert_writes(host: &Host) {
    assert_eq!(host.register("ada@example.org").await.status, StatusCode::SEE_OTHER);
    let health = host.signup.health().await;
    assert_eq!(health.to_string(), "ok");
    host.has_account("eve@example.org").await;
}

/// Sessions that begin after `demote` only read for as long as they last, as on the old primary of a
/// failover. Those that begin after `promote` write.
async fn a_failover<K: Kind>(demote: &'static str, promote: &'static str) {
    let Some((server, admin)) = own::<K>().await else { return };
    admin.execute(demote).await;
    let host = Host::on(Database::at(server.url("app")).await, |builder| builder).await;
    assert_read_only(&host).await;
    // Eight connections that only read, and answer.
    let counts = join_all((0..8).map(|_| host.signup.count_outdated())).await;
    assert!(counts.iter().all(Result::is_ok), "{counts:?}");
    admin.execute(promote).await;
    assert_writes(&host).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn postgres_is_read_only_and_then_another_server_writes() {
    a_failover::<Postgres>(
        "ALTER DATABASE app SET default_transaction_read_only = on",
        "ALTER DATABASE app RESET default_transaction_read_only",
    )
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn mysql_is_read_only_and_then_another_server_writes() {
    // MySQL itself, at the path of `SIGNUP_TEST_MYSQLD`, has another word for it.
    match Mysql::programs().as_deref() {
        Some([_mysqld]) => {
            let demote = "SET GLOBAL transaction_read_only = 1";
            a_failover::<Mysql>(demote, "SET GLOBAL transaction_read_only = 0").await;
        }
        _ => {
            let demote = "SET GLOBAL tx_read_only = 1";
            a_failover::<Mysql>(demote, "SET GLOBAL tx_read_only = 0").await;
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mysql_server_that_is_set_to_read_only_and_back_is_noticed() {
    let Some((server, admin)) = own::<Mysql>().await else { return };
    // An administrator writes all the same.
    admin.execute("CREATE USER plain@'127.0.0.1'").await;
    admin.execute("GRANT ALL ON app.* TO plain@'127.0.0.1'").await;
    let url = server.url("app").replace("root@", "plain@");
    let host = Host::on(Database::at(url).await, |builder| builder).await;
    assert_eq!(host.signup.health().await.to_string(), "ok");
    admin.execute("SET GLOBAL read_only = 1").await;
    assert_read_only(&host).await;
    admin.execute("SET GLOBAL read_only = 0").await;
    assert_writes(&host).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_file_that_cannot_be_written_is_noticed() {
    let Some(database) = Database::fresh(Engine::Sqlite).await else { return };
    let host = Host::on(database, |builder| builder).await;
    let url = format!("{}?mode=ro", host.database.url);
    let pool = sqlx::SqlitePool::connect(&url).await.unwrap();
    let store = leptos_signup::SqliteStore::from_pool(pool);
    let reader = Host::on_store(Database::at(url).await, store, |builder| builder).await;
    assert_read_only(&reader).await;
    assert_eq!(host.signup.health().await.to_string(), "ok");
}
