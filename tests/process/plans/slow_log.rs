//! What MariaDB did for each statement. It plans by values, which are known only when a statement runs:
//! so it writes each, with its plan, into its log of slow statements.

use std::{collections::BTreeSet, fs, iter::Peekable, str::Chars};

use sqlx::MySqlPool;

use super::{
    is_own,
    rows::run,
    written::{is_of_the_store, normal},
};
use crate::common::database::{Database, Pool};

/// Logs what runs, where it is MariaDB, on connections that are made from now on.
pub async fn begin(database: &Database) {
    if !matches!(database.pool, Pool::Mysql(_)) {
        return;
    }
    for setting in [
        "log_output = 'FILE'",
        "slow_query_log_file = 'statements.log'",
        "log_slow_verbosity = 'explain'",
        "long_query_time = 0",
        "slow_query_log = ON",
    ] {
        run(&database.pool, format!("SET GLOBAL {setting}")).await;
    }
}

/// What reads all of a table or of an index, among all that ran; or a statement whose plan is not there.
pub async fn whole(pool: &Pool, statements: &BTreeSet<String>) -> Vec<String> {
    let Pool::Mysql(pool) = pool else { return Vec::new() };
    let ran = read(pool).await;
    let of_the_store = |ran: &&Ran| is_of_the_store(&ran.statement) && !ran.is_ours();
    let ran: Vec<&Ran> = ran.iter().filter(of_the_store).collect();
    let shapes: BTreeSet<String> =
        ran.iter().filter(|it| it.plan.len() > 1).map(|it| shape(&it.statement)).collect();
    let reads = ran.iter().filter(|ran| ran.plan.iter().any(|line| reads_all(line)));
    let whole = reads.map(|ran| format!("{:#?}\n{}", ran.plan, ran.statement));
    let unknown = statements.iter().filter(|it| !shapes.contains(&shape(it)));
    whole.chain(unknown.map(|it| format!("no plan of {it}: {}", shape(it)))).collect()
}

/// A statement, as it ran, and its plan.
struct Ran {
    statement: String,
    plan: Vec<String>,
}

impl Ran {
    /// It is one of the test, such as what fills the tables.
    fn is_ours(&self) -> bool {
        self.statement.contains("WITH RECURSIVE") || is_own(&self.statement)
    }
}

async fn read(pool: &MySqlPool) -> Vec<Ran> {
    let folder: String = sqlx::query_scalar("SELECT @@datadir").fetch_one(pool).await.unwrap();
    // Hashes are no text.
    let log = fs::read(format!("{folder}statements.log")).unwrap();
    let log = String::from_utf8_lossy(&log).into_owned();
    log.split("# User@Host:").skip(1).map(ran).collect()
}

fn ran(entry: &str) -> Ran {
    let plan = entry.lines().filter_map(|line| line.strip_prefix("# explain: "));
    let is_said = |line: &&str| line.starts_with('#') || line.starts_with("SET timestamp");
    let statement: Vec<&str> = entry.lines().skip(1).filter(|line| !is_said(line)).collect();
    let statement = statement.join("\n").trim().trim_end_matches(';').to_owned();
    Ran { statement, plan: plan.map(str::to_owned).collect() }
}

/// A line is of an id, a kind of statement, a table, a type, and more. What is inserted is not read.
fn reads_all(line: &str) -> bool {
    let cells: Vec<&str> = line.split('\t').collect();
    cells.len() > 3 && cells[1] != "INSERT" && ["ALL", "index"].contains(&cells[3])
}

/// A statement without values, which are known in the log and places before.
fn shape(statement: &str) -> String {
    let mut shape = String::new();
    let mut letters = statement.chars().peekable();
    while let Some(letter) = letters.next() {
        let is_new = !shape.ends_with(|last: char| last.is_alphanumeric() || last == '_');
        if letter == '\'' {
            skip_text(&mut letters);
            shape.push('?');
        } else if letter.is_ascii_digit() && is_new {
            while letters.next_if(char::is_ascii_digit).is_some() {}
            shape.push('?');
        } else {
            shape.push(letter);
        }
    }
    normal(&shape.replace("NULL", "?").replace("TIMESTAMP?", "?"))
}

/// Up to the quote that ends it.
fn skip_text(letters: &mut Peekable<Chars<'_>>) {
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => drop(letters.next()),
            '\'' if letters.next_if_eq(&'\'').is_none() => return,
            _ => {}
        }
    }
}

#[test]
fn a_plan_that_reads_a_whole_table_is_told_from_others() {
    let entry = |kind: &str, of: &str| {
        format!(
            " root[root] @ localhost []\n# Query_time: 0.1\n#\n# explain: id\tselect_type\ttable\ttype\n\
             # explain: 1\t{kind}\tsignup_budget\t{of}\n#\nSET timestamp=1;\n\
             DELETE FROM signup_budget WHERE ends_at < TIMESTAMP'2027-01-15' AND scope = 'o\\'n';\n"
        )
    };
    let read = ran(&entry("SIMPLE", "ALL"));
    assert_eq!(
        shape(&read.statement),
        shape("DELETE FROM signup_budget WHERE ends_at < ? AND scope = ?")
    );
    for (kind, of, is_whole) in [
        ("SIMPLE", "ALL", true),
        ("SIMPLE", "index", true),
        ("SIMPLE", "range", false),
        ("INSERT", "ALL", false),
    ] {
        assert_eq!(ran(&entry(kind, of)).plan.iter().any(|it| reads_all(it)), is_whole, "{of}");
    }
}
