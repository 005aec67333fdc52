//! Rows in every table that no statement is about, so that a database has a reason to use an index.

use sqlx::AssertSqlSafe;

use crate::common::database::{Database, Pool};

/// The numbers of the rows. MariaDB counts up to 1,000 in one statement.
const BATCHES: [(u32, u32); 3] = [(1, 900), (901, 1800), (1801, 2700)];

/// Of each table its columns and values, in words of [`Words`]. None of them is ever due or outdated.
const TABLES: [(&str, &str, &str); 13] = [
    (
        "signup_attempt",
        "id, form, language, email_deliverable, email_normalized, email_key, key_version, mailbox_hash, is_disposable,
         profile, originator_hash, code_hash, code_tries, all_code_tries, is_waitlisted, is_trapped, next_page, state,
         created_at, mailed_at, expires_at",
        "{id}, 'account', 'en', {text}, {text}, {text}, 1, {hash}, {false}, '{}', {hash}, {hash}, 0, 0,
         {false}, {false}, '/home', 'pending', {later}, {later}, {later}",
    ),
    ("signup_link", "link_hash, attempt_id, expires_at", "{hash}, {id}, {later}"),
    (
        "signup_account",
        "id, form, realm, language, email_deliverable, email_normalized, email_key, username, username_key, key_version,
         is_disposable, profile, request_hash, request_expires_at, created_at, confirmed_at",
        "{id}, 'account', 'account', 'en', {text}, {text}, {text}, {text}, {text}, 1, {false}, '{}', {hash}, {later},
         {later}, {later}",
    ),
    (
        "signup_identity",
        "realm, issuer, subject, account_id, linked_at",
        "'account', 'https://id.example.org', {text}, {id}, {later}",
    ),
    (
        "signup_account_link",
        "token_hash, form, purpose, account_id, expires_at",
        "{hash}, 'account', 'new_password', {id}, {later}",
    ),
    (
        "signup_consent",
        "id, form, attempt_id, account_id, document, version, text_hash, language, agreed_at",
        "{id}, 'account', {id}, {id}, 'rules', '1', {hash}, 'en', {later}",
    ),
    (
        "signup_invite",
        "id, form, code_hash, uses, max_uses, created_at, expires_at",
        "{id}, 'account', {hash}, 0, 1, {later}, {later}",
    ),
    (
        "signup_outbox",
        "id, form, language, attempt_id, kind, recipient, mailbox_hash, state, tries, created_at, due_at,
         expires_at",
        "{id}, 'account', 'en', {id}, 'confirm', {text}, {hash}, 'sent', 1, {later}, {later}, {later}",
    ),
    (
        "signup_budget",
        "scope, key_hash, spent, reserved, ends_at",
        "'mailbox', {hash}, 1, 0, {later}",
    ),
    (
        "signup_event",
        "id, form, kind, attempt_id, happened_at, due_at, tries",
        "{id}, 'account', 'confirmed', {id}, {soon}, {soon}, 1",
    ),
    ("signup_answer", "answer_hash, post_hash, expires_at", "{hash}, {hash}, {later}"),
    ("signup_outage", "form, ends_at", "{text}, {later}"),
    ("signup_held_name", "name_hash, ends_at", "{hash}, {later}"),
];

/// How a database writes what they do not write alike; `n` is the number of the row.
struct Words {
    id: &'static str,
    hash: &'static str,
    text: &'static str,
    no: &'static str,
    later: &'static str,
    /// Not due while the test runs, and not so far ahead that a clock must have been wrong.
    soon: &'static str,
    /// Makes the statistics that a server makes by itself after a while.
    analyze: &'static str,
}

const fn words(pool: &Pool) -> Words {
    match pool {
        Pool::Sqlite(_) => Words {
            id: "randomblob(16)",
            hash: "randomblob(32)",
            text: "CAST(n AS TEXT)",
            no: "0",
            later: "4000000000000",
            soon: "1800001500000",
            // No host runs it.
            analyze: "",
        },
        Pool::Postgres(_) => Words {
            id: "gen_random_uuid()",
            hash: "sha256(n::TEXT::BYTEA)",
            text: "n::TEXT",
            no: "FALSE",
            later: "TIMESTAMPTZ '2096-10-02'",
            soon: "TIMESTAMPTZ '2027-01-15 08:25+00'",
            analyze: "ANALYZE {table}",
        },
        Pool::Mysql(_) => Words {
            id: "UNHEX(LEFT(SHA2(n, 256), 32))",
            hash: "UNHEX(SHA2(n, 256))",
            text: "CAST(n AS CHAR)",
            no: "FALSE",
            later: "'2096-10-02'",
            soon: "'2027-01-15 08:25'",
            analyze: "ANALYZE TABLE {table} PERSISTENT FOR ALL",
        },
    }
}

/// Fills every table.
pub async fn fill(database: &Database) {
    let words = words(&database.pool);
    for (table, columns, values) in TABLES {
        let values = values
            .replace("{id}", words.id)
            .replace("{hash}", words.hash)
            .replace("{text}", words.text)
            .replace("{false}", words.no)
            .replace("{later}", words.later)
            .replace("{soon}", words.soon);
        for (first, last) in BATCHES {
            let insert = format!(
                "INSERT INTO {table} ({columns})
                 WITH RECURSIVE numbers (n) AS
                     (SELECT {first} UNION ALL SELECT n + 1 FROM numbers WHERE n < {last})
                 SELECT {values} FROM numbers"
            );
            run(&database.pool, insert).await;
        }
        run(&database.pool, words.analyze.replace("{table}", table)).await;
    }
}

pub async fn run(pool: &Pool, sql: String) {
    let sql = AssertSqlSafe(sql);
    match pool {
        Pool::Sqlite(pool) => drop(sqlx::raw_sql(sql).execute(pool).await.unwrap()),
        Pool::Postgres(pool) => drop(sqlx::raw_sql(sql).execute(pool).await.unwrap()),
        Pool::Mysql(pool) => drop(sqlx::raw_sql(sql).execute(pool).await.unwrap()),
    }
}
