//! Tests that set something a process has only once, such as the subscriber for all threads. Each of them
//! runs in its own process.

use std::{
    env, io,
    process::{self, Command, Stdio},
    thread,
};

/// The environment variable of a process that runs a single test.
const ALONE: &str = "SIGNUP_TEST_ALONE";

/// Runs the rest of the enclosing test in its own process, and fails if that process fails.
#[macro_export]
macro_rules! in_own_process {
    () => {
        if $crate::common::own_process::ran(std::any::type_name_of_val(&|| ())) {
            return;
        }
    };
}

/// Returns true after the test ran in a child process, and false inside that child. `closure` is the type
/// name of a closure in the test, from which the name of the test follows.
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
    // The pipe closes when this process ends, even if it is killed, and then the child ends too.
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
