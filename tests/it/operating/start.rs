//! What a start refuses, and what it takes as it finds it.

use axum::http::StatusCode;
use leptos_signup::{MysqlStore, SqliteStore, internal::Store};
use sqlx::mysql::MySqlPool;

use super::erasure::forms;
use crate::common::{
    Host,
    database::{Database, Engine},
};

crate::on_each_database! {
    a_table_of_the_host_with_one_of_our_names_is_named,
    a_host_that_counts_by_our_name_is_named_too,
}

const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";

async fn refused(database: &Database) -> String {
    database.store().await.migrate().await.unwrap_err().to_string()
}

async fn a_table_of_the_host_with_one_of_our_names_is_named(database: Database) {
    // It makes the file of SQLite.
    drop(database.store().await);
    database.execute("CREATE TABLE signup_event (id INTEGER PRIMARY KEY, note VARCHAR(20))").await;
    let error = refused(&database).await;
    for part in ["`signup_event`", "rename it", "docs/databases.md"] {
        assert!(error.contains(part), "{error}");
    }
    database.execute("INSERT INTO signup_event (id, note) VALUES (1, 'ours')").await;
    database.execute("ALTER TABLE signup_event RENAME TO event").await;
    let host = Host::on(database, |builder| builder).await;
    host.has_account("ada@example.org").await;
    assert_eq!(host.text("SELECT note FROM event").await, "ours");
}

async fn a_host_that_counts_by_our_name_is_named_too(database: Database) {
    drop(database.store().await);
    database.execute("CREATE TABLE signup_migrations (number INTEGER)").await;
    let error = refused(&database).await;
    assert!(error.contains("`signup_migrations`") && error.contains("`version`"), "{error}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn in_postgres_a_schema_of_its_own_is_named_in_the_url() {
    let Some(database) = Database::fresh(Engine::Postgres).await else { return };
    database.execute("CREATE TABLE signup_event (id INTEGER PRIMARY KEY)").await;
    database.execute("CREATE SCHEMA signup").await;
    let url = format!("{}?options=-csearch_path%3Dsignup", database.url);
    let host = Host::on(Database::at(url).await, |builder| builder).await;
    host.has_account("ada@example.org").await;
    assert_eq!(host.count("SELECT count(*) FROM signup.signup_account").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_name_in_emoji_is_stored_whatever_the_default_of_the_mysql_database() {
    let Some(database) = Database::fresh(Engine::Mysql).await else { return };
    database.execute("ALTER DATABASE CHARACTER SET utf8mb3").await;
    let url = format!("{}?charset=utf8mb3", database.url);
    let pool = MySqlPool::connect(&url).await.unwrap();
    let error = MysqlStore::from_pool(pool).migrate().await.unwrap_err().to_string();
    assert!(error.contains("utf8mb3") && error.contains("utf8mb4"), "{error}");
    let host = Host::on(Database::at(url).await, forms).await;
    let fields = [("name", "Ada 🦊"), ("side", "sun"), ("rules", "on"), ("source", "site")];
    let answer =
        host.post("/garden", &[&fields[..], &[("email", "ada@example.org")]].concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    assert!(host.database.profile("signup_attempt").await.contains("Ada 🦊"));
    host.has_account("ada@example.org").await;
    assert_eq!(host.count(ACCOUNTS).await, 1);
}

#[tokio::test]
async fn a_file_system_without_a_write_ahead_log_is_refused_with_a_sentence() {
    let folder = tempfile::TempDir::new().unwrap();
    // Locks by files beside the database, as where the file system has no locks, share no memory.
    let url = format!("{}?vfs=unix-dotfile", crate::common::url(&folder));
    let error = SqliteStore::connect(&url).await.unwrap_err().to_string();
    for part in ["write-ahead log", "NFS and CIFS", "local disk", "from_pool"] {
        assert!(error.contains(part), "{error}");
    }
}
