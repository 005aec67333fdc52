//! The hook in the transaction of the account.

use leptos_signup::testing::{Finding, Outcome, conformance};

use super::*;
use crate::common::{account_form, routes};

crate::on_each_database! {
    a_hook_commits_and_rolls_back_with_the_account,
    a_hook_that_overlooks_what_ended_its_transaction_fails,
    a_hook_that_meets_a_deadlock_is_called_again,
    the_kit_tells_a_hook_that_rolls_back_from_one_that_commits,
}

/// A store with a hook that writes a row of the host's, and does what comes next.
macro_rules! with_hook {
    ($store:ident, $database:expr, $next:expr) => {{
        let next = $next.clone();
        let store = $store::connect(&$database.url).await.unwrap();
        let store = store.on_account(move |connection, account| {
            let next = next.clone();
            Box::pin(async move {
                sqlx::query("INSERT INTO member (name) VALUES ('ada')")
                    .execute(&mut *connection)
                    .await?;
                assert!(account.email_deliverable.is_some());
                let failure = next.lock().unwrap().pop();
                if let Some(sql) = failure {
                    let done = sqlx::raw_sql(sql).execute(&mut *connection).await;
                    if !sql.starts_with(UNNOTICED) {
                        done?;
                    }
                }
                Ok(())
            })
        });
        AnyStore::from(store)
    }};
}

type Next = Arc<Mutex<Vec<&'static str>>>;

/// A store whose hook does, once each, what is in `next`.
async fn store_with_hook(database: &Database, next: &Next) -> AnyStore {
    let store = match database.engine() {
        Engine::Sqlite => with_hook!(SqliteStore, database, next),
        Engine::Postgres => with_hook!(PostgresStore, database, next),
        Engine::Mysql => with_hook!(MysqlStore, database, next),
    };
    database.execute("CREATE TABLE member (name VARCHAR(20))").await;
    store
}

async fn host_with_hook(database: Database, next: &Next) -> Host {
    let store = store_with_hook(&database, next).await;
    Host::on_store(database, store, |builder| builder).await
}

const MEMBERS: &str = "SELECT count(*) FROM member";

/// Before a statement whose failure the hook overlooks.
const UNNOTICED: &str = "-- unnoticed\n";

async fn a_hook_commits_and_rolls_back_with_the_account(database: Database) {
    let next = Next::default();
    let host = host_with_hook(database, &next).await;
    next.lock().unwrap().push("SELECT * FROM no_such_table");
    host.register("ada@example.org").await;
    let cookie = host.open_newest("ada@example.org").await;
    let failed = host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(failed.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (0, 0));
    assert_eq!(confirm(&host, &cookie).await, DONE);
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (1, 1));
}

async fn a_hook_that_overlooks_what_ended_its_transaction_fails(database: Database) {
    let ends_it = match database.engine() {
        // An error undoes its statement alone.
        Engine::Sqlite => return,
        Engine::Postgres => "-- unnoticed\nSELECT * FROM no_such_table",
        // As after a deadlock.
        Engine::Mysql => "-- unnoticed\nROLLBACK",
    };
    let next = Next::default();
    let host = host_with_hook(database, &next).await;
    host.register("ada@example.org").await;
    let cookie = host.open_newest("ada@example.org").await;
    next.lock().unwrap().push(ends_it);
    let failed = host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(failed.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (0, 0));
    assert_eq!(confirm(&host, &cookie).await, DONE);
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (1, 1));
}

async fn a_hook_that_meets_a_deadlock_is_called_again(database: Database) {
    // As the database says it.
    let deadlock = match database.engine() {
        // Its writers wait for each other.
        Engine::Sqlite => return,
        Engine::Postgres => {
            "DO $$ BEGIN RAISE EXCEPTION 'deadlock' USING ERRCODE = '40P01'; END $$"
        }
        Engine::Mysql => "SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213",
    };
    let next = Next::default();
    let host = host_with_hook(database, &next).await;
    host.register("ada@example.org").await;
    let cookie = host.open_newest("ada@example.org").await;
    next.lock().unwrap().extend([deadlock; 3]);
    assert_eq!(confirm(&host, &cookie).await, DONE);
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (1, 1));
    // Not for ever.
    host.clock.advance(MINUTE);
    host.register("eve@example.org").await;
    let cookie = host.open_newest("eve@example.org").await;
    next.lock().unwrap().extend([deadlock; 100]);
    let failed = host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(failed.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (1, 1));
}

async fn the_kit_tells_a_hook_that_rolls_back_from_one_that_commits(database: Database) {
    let next = Next::default();
    let store = store_with_hook(&database, &next).await;
    let builder = SignupBuilder::for_testing().form(account_form()).store(store);
    let signup = builder.build().await.unwrap();
    let router = || routes().layer(signup.layer());
    let report = conformance(router(), &signup).await;
    report.assert();
    let is_about_it =
        |it: &&Finding| it.promise == "what the hook wrote goes with an account that fails";
    let finding = report.findings().iter().find(is_about_it).unwrap();
    assert_eq!(finding.outcome, Outcome::Kept);
    assert_eq!(database.count(MEMBERS).await, 1);
    next.lock().unwrap().push("COMMIT");
    let report = conformance(router(), &signup).await;
    let broken = report.broken().find(is_about_it).unwrap();
    assert!(
        matches!(&broken.outcome, Outcome::Broken(fix) if fix.contains("`member`")),
        "{report}"
    );
}
