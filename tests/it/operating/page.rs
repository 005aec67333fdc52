//! The page for operators says what the code does.

use std::{collections::BTreeSet, fs, path::Path};

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// The words in a text that are names of metrics.
fn metrics(text: &str) -> BTreeSet<String> {
    let is_part = |c: char| c.is_ascii_lowercase() || c == '_';
    let words = text.split(|c| !is_part(c)).filter(|word| word.starts_with("signup_"));
    words.map(str::to_owned).collect()
}

#[test]
fn every_metric_is_on_the_page_and_every_one_on_it_exists() {
    let code = read("src/server/telemetry/metrics.rs");
    let constants = code.lines().filter(|line| line.starts_with("pub const"));
    let named: BTreeSet<String> = constants.flat_map(metrics).collect();
    assert!(named.len() > 12, "{named:?}");
    let page = read("docs/operating.md");
    let (_, section) = page.split_once("## Metrics").unwrap();
    let section = section.split("\n## ").next().unwrap();
    assert_eq!(metrics(section), named);
}

#[test]
fn every_problem_of_the_health_check_is_on_the_page() {
    let page = read("docs/operating.md");
    let code = read("src/server/operations/health.rs");
    let (_, words) = code.split_once("/// A stable word, such as").unwrap();
    let words = words.split("\n    }\n}").next().unwrap();
    let words: Vec<&str> = words.split('"').skip(1).step_by(2).collect();
    assert_eq!(words.len(), 10, "{words:?}");
    for word in words {
        assert!(page.contains(&format!("`{word}`")), "{word}");
    }
}

#[test]
fn every_table_is_on_the_page() {
    let page = read("docs/operating.md");
    let schema = read("migrations/postgres/0001_signup.sql");
    let tables = schema.lines().filter_map(|line| line.strip_prefix("CREATE TABLE IF NOT EXISTS "));
    let tables: Vec<&str> = tables.filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(tables.len(), 13, "{tables:?}");
    for table in tables {
        assert!(page.contains(&format!("`{table}`")), "{table}");
    }
}
