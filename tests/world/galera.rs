//! Three nodes of MariaDB Galera with an instance of the host on each. `scripts/galera.sh` starts the nodes.
//!
//! The tests run one after the other, because they break the nodes that they share.

use std::{
    process::Command,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
    time::{Duration, Instant},
};

use axum::http::StatusCode;
use leptos_signup::Background;

use crate::{
    common::{
        Host, code,
        database::{Database, Engine, galera_url},
    },
    crowd::{Crowd, Letters, newsletter, report},
};

/// The cluster belongs to one test at a time.
static TURN: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// They send mails as soon as they are due.
fn workers(hosts: &[Host]) -> Vec<Background> {
    hosts.iter().map(|host| host.signup.run_in_background()).collect()
}

/// The load of issue 15: 288 newsletter sign-ups.
const SIGN_UPS: usize = 288;

fn node(action: &str, number: u32) {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/scripts/galera.sh");
    let status = Command::new(script).arg(action).arg(number.to_string()).status().unwrap();
    assert!(status.success(), "{action} {number}");
}

async fn on_node(action: &'static str, number: u32) {
    tokio::task::spawn_blocking(move || node(action, number)).await.unwrap();
}

/// Three instances, each with a node of its own.
async fn hosts(letters: &Letters) -> Vec<Host> {
    assert!(galera_url().is_some(), "run `scripts/galera.sh cargo test …`, or `make world`");
    let database = Database::fresh(Engine::Mysql).await.unwrap();
    let host = Host::on(database, newsletter(letters)).await;
    let others = [host.beside(newsletter(letters)).await, host.beside(newsletter(letters)).await];
    [host].into_iter().chain(others).collect()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn three_hosts_accept_all_sign_ups_of_24_clients_at_once() {
    let _turn = TURN.lock().await;
    let letters = Letters::default();
    let hosts = hosts(&letters).await;
    let _workers = workers(&hosts);
    let (crowd, begun) = (Crowd::default(), Instant::now());
    let sign_ups = AtomicUsize::new(0);
    let one_more = |_: &Crowd| sign_ups.fetch_add(1, Ordering::SeqCst) >= SIGN_UPS;
    crowd.sign_up(&hosts, one_more).await;
    let took = begun.elapsed().as_millis();
    report(&format!("{} accepted, {} × 503, {took} ms", crowd.accepted(), crowd.unavailable()));
    assert_eq!((crowd.accepted(), crowd.unavailable()), (SIGN_UPS, 0));
    crowd.assert_nothing_is_lost(&hosts, &letters).await;
}

/// Lets people sign up while a node fails and comes back. Its instance uses another node meanwhile.
async fn while_a_node_fails(fail: &'static str, return_as: &'static str) {
    let _turn = TURN.lock().await;
    let letters = Letters::default();
    let hosts = hosts(&letters).await;
    let _workers = workers(&hosts);
    let crowd = Crowd::default();
    let is_over = AtomicBool::new(false);
    let story = async {
        let more = |count: usize| until(&crowd, crowd.accepted() + count);
        more(100).await;
        on_node(fail, 2).await;
        let failed = Instant::now();
        more(300).await;
        report(&format!("300 more accepted {} ms after it failed", failed.elapsed().as_millis()));
        on_node(return_as, 2).await;
        more(100).await;
        is_over.store(true, Ordering::SeqCst);
    };
    let over = |_: &Crowd| is_over.load(Ordering::SeqCst);
    tokio::join!(crowd.sign_up(&hosts, over), story);
    report(&format!("{} accepted, {} × 503", crowd.accepted(), crowd.unavailable()));
    crowd.assert_nothing_is_lost(&hosts, &letters).await;
    let calm = Crowd::starting_at(100_000);
    calm.sign_up(&hosts, |calm| calm.accepted() >= 48).await;
    assert_eq!(calm.unavailable(), 0, "all is well again");
}

async fn until(crowd: &Crowd, accepted: usize) {
    let since = Instant::now();
    while crowd.accepted() < accepted {
        assert!(since.elapsed() < Duration::from_secs(60), "no sign-up is accepted any more");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_is_killed_and_comes_back() {
    while_a_node_fails("kill", "start").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_network_of_a_node_is_cut() {
    while_a_node_fails("cut", "join").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_node_freezes() {
    while_a_node_fails("stop", "cont").await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_one_node_committed_the_next_one_shows_at_once() {
    let _turn = TURN.lock().await;
    assert!(galera_url().is_some(), "run `make world`");
    let host = Host::on(Database::fresh(Engine::Mysql).await.unwrap(), |builder| builder).await;
    let hosts = [host.beside(|it| it).await, host.beside(|it| it).await, host];
    for number in 0..30 {
        let email = format!("ada{number}@example.org");
        let [one, other, third] = [0, 1, 2].map(|n| &hosts[(number + n) % 3]);
        let cookie = one.register(&email).await.cookie();
        let page = other.get_as("/join/us/check", &cookie).await;
        assert_eq!(page.status, StatusCode::OK);
        assert!(page.body.contains("Check your email"), "{}", page.body);
        let mails = third.mails(&email).await;
        let done = third.post_as("/join/us/check", &cookie, &[("code", &code(&mails[0]))]).await;
        assert_eq!(done.location(), "/join/us/done", "{}", done.body);
    }
    assert_eq!(hosts[0].count("SELECT count(*) FROM signup_account").await, 30);
}
