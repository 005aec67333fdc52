//! What an account takes on the disk, and how long new keys take: `make sizing`.

use std::time::Instant;

use crate::common::{
    Host,
    database::{Database, Engine},
};

const ACCOUNTS: i64 = 100_000;

/// An address of about twenty letters, the hash of a password, and a profile of one field.
macro_rules! insert {
    ($id:literal, $flag:literal, $time:literal, $numbers:literal) => {
        concat!(
            "INSERT INTO signup_account
                 (id, form, realm, language, email_deliverable, email_normalized, email_key, key_version, is_disposable, profile,
                  password_hash, created_at, confirmed_at)
             SELECT ", $id, ", 'account', 'account', 'en', concat('person', n, '@example.org'),
                    concat('person', n, '@example.org'), concat('person', n, '@example.org'), 1,
                    ", $flag, ", '{\"name\":\"Somebody\"}',
                    concat('$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0c2E$aGFzaGhhc2hoYXNoaGFzaGhhc2hoYXNoaGFz', n),
                    ", $time, ", ", $time, "
             FROM ", $numbers
        )
    };
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "it measures"]
async fn what_an_account_takes_on_the_disk() {
    for engine in [Engine::Sqlite, Engine::Postgres, Engine::Mysql] {
        if let Some(database) = Database::fresh(engine).await {
            measure(database).await;
        }
    }
}

async fn measure(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    let (insert, size) = match host.database.engine() {
        Engine::Sqlite => (
            insert!(
                "unhex(printf('%032x', n))",
                "0",
                "1800000000000",
                "(WITH RECURSIVE n (n) AS
                      (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 100000) SELECT n FROM n)"
            ),
            "SELECT (SELECT page_count FROM pragma_page_count)
                    * (SELECT page_size FROM pragma_page_size)",
        ),
        Engine::Postgres => (
            insert!(
                "CAST(lpad(to_hex(n), 32, '0') AS UUID)",
                "false",
                "now()",
                "generate_series(1, 100000) AS n"
            ),
            "SELECT pg_total_relation_size('signup_account')",
        ),
        Engine::Mysql => (
            insert!(
                "UNHEX(LPAD(HEX(n), 32, '0'))",
                "0",
                "NOW()",
                "(SELECT seq AS n FROM seq_1_to_100000) AS numbers"
            ),
            "SELECT sum(data_length + index_length) FROM information_schema.tables
             WHERE table_schema = DATABASE() AND table_name = 'signup_account'",
        ),
    };
    host.database.execute(insert).await;
    if host.database.engine() == Engine::Mysql {
        host.database.execute("ANALYZE TABLE signup_account").await;
    }
    let bytes = host.count(size).await / ACCOUNTS;
    println!("{:?}: {bytes} bytes for an account", host.database.engine());
    host.database.execute("UPDATE signup_account SET key_version = 0").await;
    let since = Instant::now();
    assert_eq!(host.signup.rekey().await.unwrap().accounts, ACCOUNTS.unsigned_abs());
    println!("{:?}: {:?} to make all keys anew", host.database.engine(), since.elapsed());
}
