//! Who may sign up: all visitors, none, invited ones, or those whom the host admits from a list.

mod domains;
mod invites;
mod policy;
mod waitlist;

use leptos::server_fn::ServerFn;
use leptos_signup::server_functions::Register;

use crate::common::{Answer, Host, PASSWORD};

/// What the server function answers, which is codes and numbers.
async fn call(host: &Host, fields: &[(&str, &str)]) -> Answer {
    host.post(Register::PATH, fields).await
}

/// Signs up with the form `account`.
async fn call_account(host: &Host, email: &str) -> Answer {
    call(host, &[("form", "account"), ("email", email), ("password", PASSWORD)]).await
}

/// An answer without what differs between two people and two requests.
fn without(page: &Answer, names: &[&str]) -> String {
    names.iter().fold(page.without_nonce(), |page, name| page.replace(name, "?"))
}
