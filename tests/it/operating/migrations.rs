//! From one version of the tables to the next.

use futures::future::join_all;
use leptos_signup::{MysqlStore, PostgresStore, SqliteStore, StoreError};

use crate::common::{
    Host,
    database::{Database, Engine},
};

crate::on_each_database! {
    an_old_schema_with_data_is_upgraded_by_several_instances_at_once,
    an_upgrade_that_failed_halfway_is_completed_by_the_next_start,
    an_instance_of_the_version_before_serves_on_and_does_not_start_again,
}

/// What a second version might be: a column with a value for old rows, an index, a table, and a change
/// of data. As the real ones, every statement does nothing where its work is done.
macro_rules! second {
    (Sqlite) => {
        "ALTER TABLE signup_account ADD COLUMN greeting TEXT NOT NULL DEFAULT 'hello';
         CREATE INDEX IF NOT EXISTS signup_account_greeting ON signup_account (greeting);
         CREATE TABLE IF NOT EXISTS signup_note (id BLOB NOT NULL PRIMARY KEY);
         UPDATE signup_account SET greeting = 'welcome' WHERE email_deliverable LIKE 'ada%';\n"
    };
    (Postgres) => {
        "ALTER TABLE signup_account ADD COLUMN IF NOT EXISTS greeting TEXT NOT NULL DEFAULT 'hello';
         CREATE INDEX IF NOT EXISTS signup_account_greeting ON signup_account (greeting);
         CREATE TABLE IF NOT EXISTS signup_note (id UUID NOT NULL PRIMARY KEY);
         UPDATE signup_account SET greeting = 'welcome' WHERE email_deliverable LIKE 'ada%';\n"
    };
    (Mysql) => {
        "ALTER TABLE signup_account ADD COLUMN greeting VARCHAR(20) NOT NULL DEFAULT 'hello';
         CREATE INDEX signup_account_greeting ON signup_account (greeting);
         CREATE TABLE IF NOT EXISTS signup_note (id BINARY(16) NOT NULL PRIMARY KEY);
         UPDATE signup_account SET greeting = 'welcome' WHERE email_deliverable LIKE 'ada%';\n"
    };
}

/// It ends before its work is done.
macro_rules! broken {
    ($engine:ident) => {
        concat!(second!($engine), "INSERT INTO no_such_table (id) VALUES (1);\n")
    };
}

const SQLITE: &str = include_str!("../../../migrations/sqlite/0001_signup.sql");
const POSTGRES: &str = include_str!("../../../migrations/postgres/0001_signup.sql");
const MYSQL: &str = include_str!("../../../migrations/mysql/0001_signup.sql");

type Scripts = &'static [&'static str];

struct Versions {
    first: Scripts,
    second: Scripts,
    broken: Scripts,
}

fn versions(engine: Engine) -> Versions {
    match engine {
        Engine::Sqlite => Versions {
            first: &[SQLITE],
            second: &[SQLITE, second!(Sqlite)],
            broken: &[SQLITE, broken!(Sqlite)],
        },
        Engine::Postgres => Versions {
            first: &[POSTGRES],
            second: &[POSTGRES, second!(Postgres)],
            broken: &[POSTGRES, broken!(Postgres)],
        },
        Engine::Mysql => Versions {
            first: &[MYSQL],
            second: &[MYSQL, second!(Mysql)],
            broken: &[MYSQL, broken!(Mysql)],
        },
    }
}

/// Starts an instance whose version has these scripts.
async fn start(database: &Database, scripts: Scripts) -> Result<(), StoreError> {
    let url = &database.url;
    match database.engine() {
        Engine::Sqlite => SqliteStore::connect(url).await?.migrate_by(scripts).await,
        Engine::Postgres => PostgresStore::connect(url).await?.migrate_by(scripts).await,
        Engine::Mysql => MysqlStore::connect(url).await?.migrate_by(scripts).await,
    }
}

/// A host of the first version, with two accounts.
async fn populated(database: Database) -> Host {
    let host = Host::on(database, |builder| builder).await;
    host.has_account("ada@example.org").await;
    host.has_account("eve@example.org").await;
    host
}

async fn assert_upgraded(host: &Host) {
    for (sql, expected) in [
        ("SELECT max(version) FROM signup_migrations", 2),
        ("SELECT count(*) FROM signup_migrations", 2),
        ("SELECT count(*) FROM signup_account WHERE greeting = 'welcome'", 1),
        ("SELECT count(*) FROM signup_account WHERE greeting = 'hello'", 1),
        ("SELECT count(*) FROM signup_note", 0),
    ] {
        assert_eq!(host.count(sql).await, expected, "{sql}");
    }
}

async fn an_old_schema_with_data_is_upgraded_by_several_instances_at_once(database: Database) {
    let host = populated(database).await;
    let Versions { first, second, .. } = versions(host.database.engine());
    start(&host.database, first).await.unwrap();
    for upgraded in join_all((0..5).map(|_| start(&host.database, second))).await {
        upgraded.unwrap();
    }
    assert_upgraded(&host).await;
    start(&host.database, second).await.unwrap();
    assert_upgraded(&host).await;
}

async fn an_upgrade_that_failed_halfway_is_completed_by_the_next_start(database: Database) {
    let host = populated(database).await;
    let Versions { second, broken, .. } = versions(host.database.engine());
    for _ in 0..2 {
        let error = start(&host.database, broken).await.unwrap_err();
        assert!(error.to_string().contains("cannot create or upgrade its tables"), "{error}");
        assert_eq!(host.count("SELECT max(version) FROM signup_migrations").await, 1);
    }
    // MySQL has committed each statement that changed a table; elsewhere nothing is left of it.
    let (column, left) = match host.database.engine() {
        Engine::Sqlite => {
            ("SELECT count(*) FROM pragma_table_info('signup_account') WHERE name = 'greeting'", 0)
        }
        Engine::Postgres => (
            "SELECT count(*) FROM information_schema.columns
             WHERE table_name = 'signup_account' AND column_name = 'greeting'",
            0,
        ),
        Engine::Mysql => (
            "SELECT count(*) FROM information_schema.columns
             WHERE table_name = 'signup_account' AND column_name = 'greeting'
               AND table_schema = DATABASE()",
            1,
        ),
    };
    assert_eq!(host.count(column).await, left);
    for upgraded in join_all((0..3).map(|_| start(&host.database, second))).await {
        upgraded.unwrap();
    }
    assert_upgraded(&host).await;
}

async fn an_instance_of_the_version_before_serves_on_and_does_not_start_again(database: Database) {
    let host = populated(database).await;
    let Versions { first, second, .. } = versions(host.database.engine());
    start(&host.database, second).await.unwrap();
    host.has_account("bob@example.org").await;
    assert_eq!(host.signup.health().await.to_string(), "degraded: schema_newer");
    let error = start(&host.database, first).await.unwrap_err();
    assert!(error.is_newer_schema());
    let sentence = error.to_string();
    for part in ["schema 2", "upgrade the crate", "restore the database"] {
        assert!(sentence.contains(part), "{sentence}");
    }
}
