//! Who may sign up: everybody, nobody, whoever was invited, or whoever the host picks from a list.

#![allow(clippy::unwrap_used)]

#[path = "../common/mod.rs"]
mod common;
mod domains;
mod invites;
mod policy;
mod waitlist;

use common::{Answer, Host, PASSWORD};
use leptos::server_fn::ServerFn;
use leptos_signup::Register;

/// What the server function answers, which is codes and numbers.
async fn call(host: &Host, fields: &[(&str, &str)]) -> Answer {
    host.post(Register::PATH, fields).await
}

/// Signs up with the form `account`.
async fn call_account(host: &Host, email: &str) -> Answer {
    call(host, &[("form", "account"), ("email", email), ("password", PASSWORD)]).await
}

/// Opens the newest link to `email` and returns the cookie that the browser then has.
async fn open_link(host: &Host, email: &str) -> String {
    let mail = host.mails(email).await.remove(0);
    host.get(common::link(&mail).strip_prefix(common::ORIGIN).unwrap()).await.cookie()
}

/// An answer without what differs between two people and two requests.
fn without(page: &str, names: &[&str]) -> String {
    let nonce = page.split_once("nonce=\"").map(|(_, rest)| rest.split('"').next().unwrap());
    let page = page.replace(nonce.unwrap_or("no nonce"), "");
    names.iter().fold(page, |page, name| page.replace(name, "?"))
}
