//! A pooler that gives each transaction another connection.

use axum::http::StatusCode;
use futures::future::join_all;
use leptos_signup::{PostgresStore, store::connect};

use super::{ACCOUNTS, Host};
use crate::common::{
    database::{Database, Engine, postgres_port},
    pgbouncer::PgBouncer,
    server::Kind,
};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_pooler_in_front_of_postgres_needs_one_word_in_the_url() {
    let Some(database) = Database::fresh(Engine::Postgres).await else { return };
    let port = postgres_port().unwrap();
    let Some(pooler) = tokio::task::block_in_place(|| PgBouncer::in_front_of(port)) else { return };
    let name = database.url.rsplit_once('/').unwrap().1.to_owned();
    let url = PgBouncer::url(pooler.port, &name);
    // It is refused nothing, also without the word.
    drop(PostgresStore::connect(&url).await.unwrap());
    let store = connect(&format!("{url}?pgbouncer=true")).await.unwrap();
    let host = Host::on_store(database, store, |builder| builder).await;
    for round in 0..3 {
        let names: Vec<_> = (0..16).map(|n| format!("ada{round}{n}@example.org")).collect();
        let answers = join_all(names.iter().map(|name| host.register(name))).await;
        assert!(answers.iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
        let counts = join_all((0..16).map(|_| host.signup.count_outdated())).await;
        assert!(counts.iter().all(Result::is_ok), "{counts:?}");
        host.signup.deliver_due_mail().await.unwrap();
        let health = host.signup.health().await;
        assert!(health.is_ok(), "{health}");
    }
    for name in ["ada", "eve", "bob"] {
        host.has_account(&format!("{name}@example.org")).await;
    }
    assert_eq!(host.count(ACCOUNTS).await, 3);
}
