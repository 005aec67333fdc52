//! No sentence that a person reads stands outside the catalogue.

use std::{fs, path::Path};

/// The folders and files whose code writes what people read.
const PLACES: [&str; 5] =
    ["src/form", "src/server/flow", "src/server/http", "src/server/mail/letter.rs", "src/ui"];

/// What is in English for those who build a host: the OpenAPI document, and what a machine in development serves.
const FOR_DEVELOPERS: [&str; 3] =
    ["src/server/http/api/openapi", "src/server/http/dev.rs", "src/server/http/mailbox.rs"];

fn files(path: &Path, found: &mut Vec<(String, String)>) {
    let name = path.to_string_lossy().replace('\\', "/");
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let name = name.strip_prefix(root).unwrap_or(&name).to_owned();
    if FOR_DEVELOPERS.iter().any(|skipped| name.starts_with(skipped)) {
        return;
    }
    if path.is_dir() {
        for entry in fs::read_dir(path).unwrap() {
            files(&entry.unwrap().path(), found);
        }
    } else if name.ends_with(".rs") {
        found.push((name, fs::read_to_string(path).unwrap()));
    }
}

/// The string literals of the code above the tests, without comments, log lines and reasons of lints.
fn literals(source: &str) -> Vec<String> {
    let code = source.split("#[cfg(test)]\nmod tests").next().unwrap();
    let code: Vec<&str> =
        code.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let code = code.join("\n");
    let mut found = Vec::new();
    let mut rest = code.as_str();
    while let Some((before, after)) = rest.split_once('"') {
        let end = after.char_indices().scan(false, |escaped, (at, c)| {
            let ends = c == '"' && !*escaped;
            *escaped = c == '\\' && !*escaped;
            Some((at, ends))
        });
        let Some((end, _)) = end.into_iter().find(|(_, ends)| *ends) else { break };
        let is_log = ["tracing::", "reason = ", "log_", "write!(f, ", "f.write_str(", "security::"];
        let statement = before.rsplit([';', '{', '}']).next().unwrap_or(before);
        if !is_log.iter().any(|word| statement.contains(word)) && !before.ends_with('\'') {
            found.push(after[..end].to_owned());
        }
        rest = &after[end + 1..];
    }
    found
}

/// Words with a capital letter at the start of the first alone, or with a full stop at the end.
fn is_sentence(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let is_word = |word: &&&str| word.chars().all(|c| c.is_alphabetic() || ".,:?!…".contains(c));
    let are_words = words.iter().filter(is_word).count();
    let begins_small = |word: &&str| word.starts_with(char::is_lowercase);
    let begins = text.starts_with(char::is_uppercase) && words.get(1).is_some_and(begins_small);
    are_words > 1 && (begins || text.ends_with(['.', '…']))
}

#[test]
fn every_sentence_is_in_the_catalogue() {
    let mut found = Vec::new();
    for place in PLACES {
        files(&Path::new(env!("CARGO_MANIFEST_DIR")).join(place), &mut found);
    }
    assert!(found.len() > 60, "{}", found.len());
    let outside: Vec<String> = found
        .iter()
        .flat_map(|(name, source)| {
            literals(source).into_iter().map(move |text| (name.clone(), text))
        })
        .filter(|(_, text)| is_sentence(text))
        .map(|(name, text)| format!("{name}: {text}"))
        .collect();
    assert_eq!(outside, Vec::<String>::new());
}

#[test]
fn a_sentence_is_told_from_other_literals() {
    for text in ["Check your email", "Please wait…", "must be at least {min} characters."] {
        assert!(is_sentence(text), "{text}");
    }
    for text in ["signup-field signup-box", "GET, HEAD", "minlength: ", "Content-Type", "no-store"]
    {
        assert!(!is_sentence(text), "{text}");
    }
}
