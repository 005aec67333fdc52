//! Notices a table of the host, or of another program, that has the name of a table of this crate.
//!
//! A script creates a table unless there is one of its name. So a table with other columns would be
//! taken for ours, and the first statement that misses a column would fail, without the name of the table.

use std::collections::BTreeSet;

use crate::server::{
    error::store::StoreError,
    store::sql::{
        engine::Engine,
        session::Session,
        value::{get, values},
    },
};

const CREATE: &str = "CREATE TABLE IF NOT EXISTS ";

/// Refuses to run a script that would take another program's table for its own.
pub(crate) async fn refuse<E: Engine>(
    session: &mut Session<E>,
    script: &str,
) -> Result<(), StoreError> {
    for (table, columns) in tables(script) {
        let rows = session.rows(E::COLUMNS, values![table]).await?;
        let found = rows.iter().map(|row| get(row, "name"));
        let found: BTreeSet<String> = found.collect::<Result<_, _>>()?;
        if found.is_empty() {
            continue;
        }
        if let Some(missing) = columns.iter().find(|column| !found.contains(**column)) {
            return Err(of_others(table, missing));
        }
    }
    Ok(())
}

fn of_others(table: &str, missing: &str) -> StoreError {
    StoreError::new(
        format!(
            "the database has a table `{table}` that leptos_signup did not create: rename it, or give \
             the sign-up a schema or a database of its own (see docs/databases.md)"
        ),
        format!("it has no column `{missing}`"),
    )
}

/// The tables that a script creates, each with its columns. A column is on a line of its own.
fn tables(script: &str) -> Vec<(&str, Vec<&str>)> {
    let creations = script.split(CREATE).skip(1);
    let tables = creations.filter_map(|rest| {
        let (table, rest) = rest.split_once(" (\n")?;
        let (body, _) = rest.split_once("\n)")?;
        let columns = body.lines().filter_map(|line| line.split_whitespace().next());
        let is_name = |word: &&str| word.starts_with(|letter: char| letter.is_ascii_lowercase());
        Some((table, columns.filter(is_name).collect()))
    });
    tables.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_scripts_of_all_databases_create_the_same_columns() {
        let scripts = [
            include_str!("../../../../migrations/sqlite/0001_signup.sql"),
            include_str!("../../../../migrations/postgres/0001_signup.sql"),
            include_str!("../../../../migrations/mysql/0001_signup.sql"),
        ];
        let [first, others @ ..] = scripts.map(tables);
        assert!(first.len() >= 10, "{first:?}");
        let event = first.iter().find(|(table, _)| *table == "signup_event").unwrap();
        let columns = "id form language kind attempt_id account_id happened_at due_at tries";
        assert_eq!(event.1.join(" "), columns);
        for other in others {
            assert_eq!(other, first);
        }
    }
}
