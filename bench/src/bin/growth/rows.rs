//! Rows for bulk writes to both databases.

use uuid::Uuid;

/// A value for either database.
#[derive(Debug)]
pub enum Cell {
    Null,
    Id(Uuid),
    Text(String),
    Word(&'static str),
    Bytes([u8; 32]),
    Number(i64),
    Flag(bool),
    /// Milliseconds since 1970.
    Time(i64),
    Json(String),
}

/// A table with its filled columns.
#[derive(Debug)]
pub struct Table {
    pub name: &'static str,
    pub columns: &'static [&'static str],
}

pub const ACCOUNTS: Table = Table {
    name: "signup_account",
    columns: &[
        "id",
        "form",
        "realm",
        "language",
        "email_deliverable",
        "email_normalized",
        "email_key",
        "key_version",
        "is_disposable",
        "username",
        "username_key",
        "username_version",
        "profile",
        "password_hash",
        "created_at",
        "confirmed_at",
    ],
};

pub const CONSENTS: Table = Table {
    name: "signup_consent",
    columns: &[
        "id",
        "form",
        "attempt_id",
        "account_id",
        "document",
        "version",
        "text_hash",
        "language",
        "agreed_at",
    ],
};

pub const ATTEMPTS: Table = Table {
    name: "signup_attempt",
    columns: &[
        "id",
        "form",
        "language",
        "email_deliverable",
        "email_normalized",
        "email_key",
        "key_version",
        "mailbox_hash",
        "is_disposable",
        "username",
        "username_key",
        "username_version",
        "profile",
        "password_hash",
        "originator_hash",
        "code_hash",
        "code_tries",
        "all_code_tries",
        "is_waitlisted",
        "is_trapped",
        "state",
        "created_at",
        "mailed_at",
        "expires_at",
    ],
};

pub const LINKS: Table =
    Table { name: "signup_link", columns: &["link_hash", "attempt_id", "expires_at"] };

pub const MAILS: Table = Table {
    name: "signup_outbox",
    columns: &[
        "id",
        "form",
        "language",
        "attempt_id",
        "kind",
        "recipient",
        "mailbox_hash",
        "state",
        "tries",
        "created_at",
        "due_at",
        "expires_at",
        "sent_at",
    ],
};

pub const BUDGETS: Table = Table {
    name: "signup_budget",
    columns: &["scope", "key_hash", "spent", "reserved", "ends_at"],
};

#[cfg(test)]
mod tests {
    use leptos_signup::{SqliteStore, internal::Store};
    use sqlx::{Row, SqlitePool};

    use super::*;

    #[tokio::test]
    async fn the_columns_are_those_that_a_row_must_have() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("growth.db").display());
        SqliteStore::connect(&url).await.unwrap().migrate().await.unwrap();
        let pool = SqlitePool::connect(&url).await.unwrap();
        for table in [ACCOUNTS, CONSENTS, ATTEMPTS, LINKS, MAILS, BUDGETS] {
            let sql = "SELECT name, \"notnull\" AND dflt_value IS NULL AS must FROM pragma_table_info($1)";
            let rows = sqlx::query(sql).bind(table.name).fetch_all(&pool).await.unwrap();
            let known: Vec<String> = rows.iter().map(|row| row.get("name")).collect();
            for column in table.columns {
                assert!(known.iter().any(|it| it == column), "{}.{column}", table.name);
            }
            for (row, name) in rows.iter().zip(&known) {
                let is_written = table.columns.contains(&name.as_str());
                assert!(is_written || !row.get::<bool, _>("must"), "{}.{name}", table.name);
            }
        }
    }
}
