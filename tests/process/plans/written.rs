//! The statements that stand in the source of the store, so that one which no test runs is noticed.

use std::{collections::BTreeSet, fs};

/// Where they stand.
const SOURCE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/server/store/sql");

/// Each statement, in [one form](normal).
pub fn statements() -> BTreeSet<String> {
    let mut statements = BTreeSet::new();
    for file in fs::read_dir(SOURCE).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for statement in literals(&text).into_iter().filter(|it| is_of_the_store(it)) {
            // The macro `lock_where` goes on with a condition.
            let conditions = match statement.ends_with("WHERE") {
                true => conditions(&text),
                false => vec![""],
            };
            let whole = conditions.iter().map(|it| normal(&format!("{statement} {it}")));
            statements.extend(whole);
        }
    }
    statements
}

/// The conditions that macros such as `select_attempt` append to a statement, in [one form](normal).
pub fn macro_conditions() -> BTreeSet<String> {
    let mut all = BTreeSet::new();
    for file in fs::read_dir(SOURCE).unwrap() {
        let text = fs::read_to_string(file.unwrap().path()).unwrap();
        for call in text.split("select_").skip(1) {
            let Some((name, arguments)) = call.split_once("!(") else { continue };
            if name.chars().all(|c| c.is_ascii_lowercase()) {
                let end = arguments.find([';', '?']).unwrap_or(arguments.len());
                let end = arguments[..end].rfind('"').unwrap_or(0);
                all.extend(arguments[..end].rsplit('"').next().map(normal));
            }
        }
    }
    all
}

fn conditions(text: &str) -> Vec<&str> {
    let calls = text.split("lock_where!(\"").skip(1);
    calls.filter_map(|call| call.split('"').next()).collect()
}

/// Statements that find rows, or write them; not what makes the tables, or asks for their version.
pub fn is_of_the_store(statement: &str) -> bool {
    let kinds = ["SELECT ", "INSERT ", "UPDATE ", "DELETE "];
    kinds.iter().any(|kind| statement.starts_with(kind))
        && statement.contains("signup_")
        && !statement.contains("signup_migrations")
        // A start on an empty database asks the catalogue.
        && !statement.contains("information_schema")
}

/// What all databases write alike: without numbers of placeholders, locks, and kinds of spaces.
pub fn normal(statement: &str) -> String {
    let upsert = "ON CONFLICT (key_hash, scope, lot) DO UPDATE SET";
    let statement = statement
        .replace("FOR UPDATE", "")
        .replace("SKIP LOCKED", "")
        .replace(upsert, "ON DUPLICATE KEY UPDATE")
        .replace("ON CONFLICT DO NOTHING", "");
    let mut normal = String::new();
    for word in statement.split_whitespace() {
        let mut letters = word.chars().peekable();
        while let Some(letter) = letters.next() {
            let is_place = letter == '$' || letter == '?';
            normal.push(if is_place { '?' } else { letter });
            while is_place && letters.next_if(char::is_ascii_digit).is_some() {}
        }
        normal.push(' ');
    }
    normal.trim().to_owned()
}

/// What stands in quotes in a file of Rust, where those of comments come in pairs.
fn literals(text: &str) -> Vec<String> {
    let mut literals = Vec::new();
    let code = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    let code: Vec<&str> = code.collect();
    let code = code.join("\n").replace("\\\"", "").replace("'\"'", "");
    for (place, part) in code.split('"').enumerate() {
        if place % 2 == 1 {
            literals.push(part.trim().to_owned());
        }
    }
    literals
}

#[test]
fn a_statement_is_one_however_a_database_writes_it() {
    let written =
        "SELECT id FROM signup_attempt\n    WHERE form = $1 AND email_key = $12\n FOR UPDATE";
    for run in [written.replace('$', "?").replace("FOR UPDATE", ""), normal(written)] {
        assert_eq!(normal(&run), "SELECT id FROM signup_attempt WHERE form = ? AND email_key = ?");
    }
}
