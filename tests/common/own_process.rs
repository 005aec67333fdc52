//! Tests that set what a process has once, such as the subscriber that hears all of its threads: each
//! runs in a process of its own.

use std::{
    env, io,
    process::{self, Command, Stdio},
    thread,
};

/// Set in a process that runs one test.
const ALONE: &str = "SIGNUP_TEST_ALONE";

/// Runs the test that it stands in once more, in a process of its own, and there goes on with the test.
#[macro_export]
macro_rules! in_own_process {
    () => {
        if $crate::common::own_process::ran(std::any::type_name_of_val(&|| ())) {
            return;
        }
    };
}

/// Whether the test ran elsewhere. `closure` is the path of a closure in it, with the name of the crate.
pub fn ran(closure: &str) -> bool {
    if env::var_os(ALONE).is_some() {
        end_with_the_parent();
        return false;
    }
    let (_, path) = closure.split_once("::").unwrap();
    let test = path.split("::{{closure}}").next().unwrap();
    let mut child = Command::new(env::current_exe().unwrap())
        .args([test, "--exact"])
        .env(ALONE, "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    // It is closed when this process ends, whatever ends it.
    let lifeline = child.stdin.take();
    let output = child.wait_with_output().unwrap();
    drop(lifeline);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success() && said.contains(" 1 passed;"), "{said}");
    true
}

fn end_with_the_parent() {
    thread::spawn(|| {
        drop(io::copy(&mut io::stdin(), &mut io::sink()));
        process::exit(1);
    });
}
