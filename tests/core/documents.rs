//! What the documents say is so: the table of threats names tests that exist, and the code in the README
//! is the code that is compiled as an example.

use std::{collections::BTreeSet, fs, path::Path};

use leptos_signup::form::{Look, Part};

/// The text of all files below `folder` that have this name or are in a folder of this name.
fn read_named(folder: &Path, name: &str) -> String {
    let mut text = String::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        let is_named = path.file_stem().is_some_and(|stem| stem == name);
        if path.is_dir() {
            text += &if is_named { read_all(&path) } else { read_named(&path, name) };
        } else if is_named {
            text += &fs::read_to_string(&path).unwrap();
        }
    }
    text
}

fn read_all(folder: &Path) -> String {
    let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let text = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    entries.map(|path| if path.is_dir() { read_all(&path) } else { text(&path) }).collect()
}

#[test]
fn every_test_in_the_table_of_threats_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let table = fs::read_to_string(root.join("docs/threats.md")).unwrap();
    let mut named = 0;
    for name in table.split('`').skip(1).step_by(2) {
        if let Some((file, test)) = name.split_once(".spec: ") {
            let spec = root.join(format!("end2end/tests/{file}.spec.ts"));
            let text = fs::read_to_string(&spec).unwrap_or_default();
            assert!(text.contains(&format!("test('{test}'")), "{name}");
            named += 1;
        } else if let Some((file, test)) = name.split_once("::") {
            if !test.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') {
                continue;
            }
            // `Form::reveal_duplicates` and its kin are no tests.
            if file.chars().all(|c| c.is_ascii_lowercase() || c == '_') {
                let folders =
                    ["tests", "src/server", "examples/host/tests", "examples/with_login/tests"]
                        .map(|folder| root.join(folder));
                let text = folders.map(|folder| read_named(&folder, file)).concat();
                assert!(text.contains(&format!("fn {test}(")), "{name}");
                named += 1;
            }
        }
    }
    assert!(named > 25, "{named}");
}

/// The lines of code after a mark, up to the end of its block, without what is said of them.
fn code(text: &str, mark: &str) -> Vec<String> {
    let block = text.split_once(mark).unwrap().1.split("```").next().unwrap();
    let lines = block.lines().filter(|line| !line.starts_with("# "));
    // `https://` is no comment.
    let lines = lines.map(|line| line.split(" //").next().unwrap().trim().to_owned());
    lines.filter(|line| !line.is_empty()).collect()
}

#[test]
fn the_lines_of_the_readme_are_those_that_are_compiled() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(root.join("README.md")).unwrap();
    let example = fs::read_to_string(root.join("src/crate.md")).unwrap();
    assert_eq!(code(&readme, "// main.rs\n"), code(&example, "```no_run\n"));
}

/// The classes of a look, each once.
fn classes(look: &Look) -> String {
    let all = Part::ALL.iter().flat_map(|part| look.classes(*part).split_whitespace());
    all.collect::<BTreeSet<_>>().into_iter().collect::<Vec<_>>().join(" ")
}

#[test]
fn the_document_about_looks_names_every_class() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/looks.md");
    let text = fs::read_to_string(&path).unwrap();
    let (start, rest) = text.split_once("--test core documents` -->\n").unwrap();
    let (_, end) = rest.split_once("<!-- end -->").unwrap();
    let looks =
        [("TAILWIND", Look::TAILWIND), ("DAISY_UI", Look::DAISY_UI), ("SHADCN", Look::SHADCN)];
    let block = |(name, look): (&str, Look)| {
        let list = classes(&look);
        format!("\n`Look::{name}`:\n\n```css\n@source inline(\"{list}\");\n```\n")
    };
    let blocks: String = looks.into_iter().map(block).collect();
    let expected = format!("{start}--test core documents` -->\n{blocks}\n<!-- end -->{end}");
    if std::env::var_os("UPDATE_LOOKS").is_some() {
        fs::write(&path, &expected).unwrap();
    }
    let text = fs::read_to_string(&path).unwrap();
    assert!(text == expected, "UPDATE_LOOKS=1 writes the classes into docs/looks.md");
}
