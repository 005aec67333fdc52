//! How many lines the log-in takes of a host: what stands between the marks in the example.

use std::fs;

/// The most lines of the integration.
const MOST: usize = 20;

/// The lines of code between `// integration: begin` and `// integration: end`: no blank lines, comments,
/// attributes, imports, modules around them, and no lines that only close something.
fn lines(file: &str) -> Vec<String> {
    let path = [env!("CARGO_MANIFEST_DIR"), "/src/", file].concat();
    let text = fs::read_to_string(path).unwrap();
    let mut found = Vec::new();
    let mut is_marked = false;
    for line in text.lines().map(str::trim) {
        match line {
            "// integration: begin" => is_marked = true,
            "// integration: end" => is_marked = false,
            _ if !is_marked || line.is_empty() || line.starts_with("//") => {}
            _ if ["#[rustfmt::skip]", "use ", "mod "].iter().any(|it| line.starts_with(it)) => {}
            _ if line.chars().all(|it| "(){}[];,".contains(it)) => {}
            _ => found.push(line.to_owned()),
        }
    }
    found
}

/// The code in `docs/log-in.md` is that of the examples, line by line.
#[test]
fn the_documentation_shows_the_code_of_the_examples() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");
    let mut code = String::new();
    for example in ["with_login", "with_sessions"] {
        for file in fs::read_dir(format!("{root}/examples/{example}/src")).unwrap() {
            code += &fs::read_to_string(file.unwrap().path()).unwrap();
        }
    }
    let known: Vec<&str> = code.lines().map(str::trim).collect();
    let text = fs::read_to_string(format!("{root}/docs/log-in.md")).unwrap();
    let blocks = text.split("```rust").skip(1).map(|rest| rest.split("```").next().unwrap());
    let lines = blocks.flat_map(str::lines).map(|line| line.split("// ").next().unwrap().trim());
    let shown: Vec<&str> = lines.filter(|line| line.len() > 1).collect();
    assert!(shown.len() > 50);
    for line in shown {
        assert!(known.contains(&line.trim_end_matches(';')) || known.contains(&line), "{line}");
    }
}

#[test]
fn the_integration_is_short() {
    let all: Vec<String> = ["auth.rs", "lib.rs"].into_iter().flat_map(lines).collect();
    println!("{} lines:\n{}", all.len(), all.join("\n"));
    assert!((15..=MOST).contains(&all.len()), "{} lines:\n{}", all.len(), all.join("\n"));
}
