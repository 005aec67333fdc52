//! The cases that are kept outside this repository.

use std::{env, fs, path::Path};

use serde_json::Value;

/// The lines of a file in the folder that `EMAIL_CASES` names; nothing, and a loud word about it,
/// when it names none.
pub fn cases(name: &str) -> Option<Vec<Value>> {
    let Some(folder) = env::var_os("EMAIL_CASES") else {
        eprintln!("SKIPPED: set EMAIL_CASES to the folder of {name} to run these cases");
        return None;
    };
    let path = Path::new(&folder).join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    Some(text.lines().map(|line| serde_json::from_str(line).expect("a line is JSON")).collect())
}
