//! Whether an instance is well.

use std::time::{Duration, Instant};

use axum::{
    Router,
    body::Body,
    extract::State,
    http::{Request, StatusCode},
    routing::get,
};
use leptos_signup::{
    MysqlStore, PostgresStore, Signup, SqliteStore,
    operations::{HealthProblem, HealthStatus},
    store::AnyStore,
};
use sqlx::{mysql::MySqlPoolOptions, postgres::PgPoolOptions, sqlite::SqlitePoolOptions};

use crate::common::{
    Host,
    database::{Database, Engine},
    mysql::Mysql,
    postgres::Postgres,
    send,
    server::{Kind, Server},
};

crate::on_each_database! {
    an_instance_that_is_well_says_so,
    the_backlog_is_counted_and_reported_when_it_is_late,
    the_worker_is_seen_while_it_runs,
    tables_of_another_version_are_reported,
    a_probe_is_answered_by_a_status_and_a_word,
    an_exhausted_pool_is_down_within_two_seconds,
}

async fn an_instance_that_is_well_says_so(database: Database) {
    let host = Host::on(database, |builder| builder.hash_concurrency(2).hash_queue(5)).await;
    let health = host.signup.health().await;
    assert!(health.is_ok() && health.is_ready(), "{health:?}");
    assert_eq!(health.to_string(), "ok");
    assert_eq!((health.hashing, health.hashing_slots, health.worker), (0, 7, None));
    let database = health.database.unwrap();
    assert_eq!(database.schema, database.newest_schema);
    assert_eq!((database.mails.rows, database.events.rows), (0, 0));
}

async fn the_backlog_is_counted_and_reported_when_it_is_late(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    for name in ["ada", "eve", "bob"] {
        host.register(&format!("{name}@example.org")).await;
        host.clock.advance(Duration::from_secs(60));
    }
    let health = host.signup.health().await;
    let mails = health.database.unwrap().mails;
    assert_eq!((mails.rows, mails.oldest), (3, Duration::from_secs(180)));
    assert!(health.is_ok(), "{health}");
    host.clock.advance(Duration::from_secs(121));
    let health = host.signup.health().await;
    assert_eq!(health.problems(), [HealthProblem::MailsLate]);
    assert_eq!(health.status(), HealthStatus::Degraded);
    assert!(health.is_ready(), "it is as late elsewhere");
    host.signup.deliver_due_mail().await.unwrap();
    assert!(host.signup.health().await.is_ok());
}

/// The workers are tasks of their own, and take their time to begin and to end.
async fn until(signup: &Signup, is_so: impl Fn(Option<Duration>) -> bool) -> bool {
    for _ in 0..500 {
        if is_so(signup.health().await.worker) {
            return true;
        }
        tokio::task::yield_now().await;
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    false
}

async fn the_worker_is_seen_while_it_runs(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    let background = host.signup.run_in_background();
    assert!(until(&host.signup, |worker| worker == Some(Duration::ZERO)).await);
    background.stop().await;
    host.clock.advance(Duration::from_secs(3600));
    assert_eq!(host.signup.health().await.worker, None, "it was stopped, and is not stuck");
    assert!(host.signup.health().await.is_ok());
}

async fn tables_of_another_version_are_reported(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    host.database.execute("INSERT INTO signup_migrations (version) VALUES (9999)").await;
    let health = host.signup.health().await;
    assert_eq!(health.problems(), [HealthProblem::SchemaNewer]);
    assert!(health.is_ready(), "instances of the old version serve while those of the new start");
    host.database.execute("DELETE FROM signup_migrations").await;
    let health = host.signup.health().await;
    assert_eq!(health.problems(), [HealthProblem::SchemaOlder]);
    assert!(!health.is_ready());
}

/// As the documentation of `Health` has it.
async fn ready(State(signup): State<Signup>) -> (StatusCode, String) {
    let health = signup.health().await;
    let status = if health.is_ready() { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, health.to_string())
}

async fn a_probe_is_answered_by_a_status_and_a_word(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    let routes = Router::new().route("/health/ready", get(ready)).with_state(host.signup.clone());
    let probe = async || {
        let answer =
            send(&routes, Request::get("/health/ready").body(Body::empty()).unwrap()).await;
        (answer.status, answer.body)
    };
    host.register("ada@example.org").await;
    assert_eq!(probe().await, (StatusCode::OK, "ok".to_owned()));
    host.clock.advance(Duration::from_secs(600));
    assert_eq!(probe().await, (StatusCode::OK, "degraded: mails_late".to_owned()));
    host.database.execute("DELETE FROM signup_migrations").await;
    let down = "down: schema_older mails_late".to_owned();
    assert_eq!(probe().await, (StatusCode::SERVICE_UNAVAILABLE, down));
}

/// The bound is two seconds; tests have others beside them.
const BOUND: Duration = Duration::from_millis(2_900);

async fn is_down_soon(signup: &Signup) {
    let since = Instant::now();
    let health = signup.health().await;
    assert!(since.elapsed() < BOUND, "{:?}", since.elapsed());
    assert_eq!(health.to_string(), "down: database_down");
    assert!(!health.is_ready());
}

macro_rules! exhausted {
    ($database:ident, $store:ident, $options:ident) => {{
        // It makes the file.
        drop($database.store().await);
        let pool =
            $options::new().max_connections(1).connect(&$database.one_server()).await.unwrap();
        let store: AnyStore = $store::from_pool(pool.clone()).into();
        let host = Host::on_store($database, store, |builder| builder).await;
        let held = pool.acquire().await.unwrap();
        is_down_soon(&host.signup).await;
        drop(held);
        assert!(host.signup.health().await.is_ok());
    }};
}

async fn an_exhausted_pool_is_down_within_two_seconds(database: Database) {
    match database.engine() {
        Engine::Sqlite => exhausted!(database, SqliteStore, SqlitePoolOptions),
        Engine::Postgres => exhausted!(database, PostgresStore, PgPoolOptions),
        Engine::Mysql => exhausted!(database, MysqlStore, MySqlPoolOptions),
    }
}

async fn a_frozen_server<K: Kind>() {
    let Some(server) = Server::<K>::start() else { return };
    let admin = Database::at_once_ready(server.url(K::ADMIN)).await;
    admin.execute("CREATE DATABASE app").await;
    let host = Host::on(Database::at(server.url("app")).await, |builder| builder).await;
    assert!(host.signup.health().await.is_ok());
    server.freeze();
    // What was running just then may still answer.
    host.signup.health().await;
    is_down_soon(&host.signup).await;
    server.thaw();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_postgres_that_does_not_answer_is_down_within_two_seconds() {
    a_frozen_server::<Postgres>().await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_mysql_that_does_not_answer_is_down_within_two_seconds() {
    a_frozen_server::<Mysql>().await;
}
