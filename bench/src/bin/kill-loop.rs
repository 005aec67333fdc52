//! `kill-loop [ROUNDS [DATABASE…]]` repeatedly kills a host with SIGKILL while people sign up, and then
//! checks that every response was true.
//!
//! Each round starts the host on the same database and kills it at a random moment. `KILL_SEED` is
//! the seed (default 1). Every fifth round kills the database server first and restarts it. The clock
//! of each host is 200 s ahead of the previous host's, like a restart after 200 s, so that the leases
//! of the killed host expire.
//!
//! Each domain has a small budget, so that mails wait. At the end the clock jumps from hour to hour until
//! all have gone out.
//!
//! On the cluster of `scripts/galera.sh` (`galera`) the host has three instances, each with a node of its own
//! first in its URL. All of them are killed, and in every fifth round a node as well.
//!
//! It prints one line for each database. It fails when a sign-up was lost, a mail went to a wrong
//! recipient, or a person received two different mails.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::{
    collections::{BTreeMap, BTreeSet},
    env,
    process::{Child, Command, ExitCode, Stdio},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant, SystemTime},
};

use bench::rig::{Database, Engine, Person, Response, Rows, Sink, pages, sign_up, signup};
use leptos_signup::{Clock, MailBudgets};
use tokio::{
    net::{TcpListener, TcpStream},
    time::sleep,
};

const CLIENTS: usize = 16;

/// The domains of the addresses, and the mails that each may get in an hour.
const DOMAINS: u64 = 2_000;
const MAILS_AN_HOUR: u32 = 2;

const HOUR: Duration = Duration::from_secs(60 * 60);

/// Longer than any link lives, in hours.
const PATIENCE: u32 = 30;

/// Longer than a lease.
const AHEAD: Duration = Duration::from_secs(200);

#[tokio::main]
async fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if arguments.first().is_some_and(|first| first == "host") {
        host(&arguments[1..]).await;
        return ExitCode::SUCCESS;
    }
    let rounds = arguments.first().map_or(50, |rounds| rounds.parse().expect("ROUNDS is a number"));
    let seed = env::var("KILL_SEED").map_or(1, |seed| seed.parse().expect("KILL_SEED is a number"));
    println!(
        "| database | rounds | servers killed | accepted | got 503 | no response | attempts | mails | \
         deferred | duplicates | lost | incomplete | mismatched | integrity | seconds |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|---:|");
    let mut has_passed = true;
    for engine in Engine::named(arguments.get(1..).unwrap_or_default()) {
        let Some(database) = Database::start(engine).await else { continue };
        let outcome = run_rounds(&database, rounds, seed).await;
        has_passed &= outcome.has_passed();
        outcome.print(engine);
    }
    if has_passed { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// The process to kill: `host URL SMTP PORT SECONDS`, with a clock that many seconds ahead.
async fn host(arguments: &[String]) {
    let [database, smtp, port, ahead] = arguments else {
        panic!("usage: host URL SMTP PORT SECONDS; only kill-loop runs it")
    };
    let ahead = Duration::from_secs(ahead.parse().unwrap());
    let clock = Clock::from_fn(move || SystemTime::now() + ahead);
    let budgets = MailBudgets::unlimited().per_domain(MAILS_AN_HOUR);
    let signup = signup(database, smtp, clock, budgets).await;
    let app = pages(&signup);
    let listener = TcpListener::bind(("127.0.0.1", port.parse().unwrap())).await.unwrap();
    let _background = signup.run_in_background();
    axum::serve(listener, app).await.unwrap();
}

/// The instances of a host, each a process of its own. They are killed and started together.
struct HostProcess<'a> {
    urls: Vec<String>,
    sink: &'a Sink,
    ports: Vec<u16>,
    ahead: Duration,
    children: Vec<Child>,
}

impl<'a> HostProcess<'a> {
    async fn start(urls: Vec<String>, sink: &'a Sink) -> Self {
        let mut ports = Vec::new();
        for _ in &urls {
            let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
            ports.push(listener.local_addr().unwrap().port());
        }
        let mut host = Self { urls, sink, ports, ahead: Duration::ZERO, children: Vec::new() };
        host.start_again().await;
        host
    }

    fn run(&self, instance: usize) -> Child {
        run(&self.urls[instance], self.sink, self.ports[instance], self.ahead)
    }

    async fn ready(&mut self, instance: usize) {
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", self.ports[instance])).await.is_ok() {
                return;
            }
            // The database may not be ready yet.
            if self.children[instance].try_wait().unwrap().is_some() {
                self.children[instance] = self.run(instance);
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("the host did not start within 30 seconds");
    }

    fn kill(&mut self) {
        for child in &mut self.children {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }

    async fn start_again(&mut self) {
        self.ahead += AHEAD;
        self.children = (0..self.urls.len()).map(|instance| self.run(instance)).collect();
        for instance in 0..self.urls.len() {
            self.ready(instance).await;
        }
    }
}

impl Drop for HostProcess<'_> {
    fn drop(&mut self) {
        self.kill();
    }
}

fn run(url: &str, sink: &Sink, port: u16, ahead: Duration) -> Child {
    Command::new(env::current_exe().unwrap())
        .args(["host", url, &sink.url(), &port.to_string(), &ahead.as_secs().to_string()])
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

/// The responses that the clients received.
#[derive(Clone, Default)]
struct Tally {
    accepted: Arc<Mutex<BTreeSet<String>>>,
    unavailable: Arc<AtomicU64>,
    interrupted: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
    next: Arc<AtomicU64>,
}

impl Tally {
    /// Signs up repeatedly, each time with a new address.
    async fn sign_up_until_over(self, port: u16) {
        while !self.is_over.load(Ordering::SeqCst) {
            let number = self.next.fetch_add(1, Ordering::SeqCst);
            let domain = number % DOMAINS;
            let person = Person { email: format!("person{number}@example{domain}.org") };
            match sign_up(port, &person).await {
                Response::Accepted => {
                    self.accepted.lock().unwrap().insert(person.email);
                }
                Response::Unavailable => {
                    self.unavailable.fetch_add(1, Ordering::SeqCst);
                    sleep(Duration::from_millis(50)).await;
                }
                Response::Interrupted => {
                    self.interrupted.fetch_add(1, Ordering::SeqCst);
                }
                Response::NotConnected => sleep(Duration::from_millis(10)).await,
                Response::Other(status) => panic!("a sign-up was answered with {status}"),
            }
        }
    }
}

async fn run_rounds(database: &Database, rounds: u32, seed: u64) -> Outcome {
    let begun = Instant::now();
    let mut random = fastrand::Rng::with_seed(seed);
    let mut millis = |range| Duration::from_millis(random.u64(range));
    let sink = Sink::start_with_delay(Duration::from_millis(20)).await;
    let url = database.url("app");
    let mut host = HostProcess::start(database.instances("app"), &sink).await;
    let tally = Tally::default();
    let ports = (0..CLIENTS).map(|client| host.ports[client % host.ports.len()]);
    let clients: Vec<_> =
        ports.map(|port| tokio::spawn(tally.clone().sign_up_until_over(port))).collect();
    let mut servers_killed = 0;
    for round in 1..=rounds {
        sleep(millis(50..1500)).await;
        if round % 5 == 0 && database.kill() {
            servers_killed += 1;
            sleep(millis(0..500)).await;
            // Every second time, the host dies while its database is down.
            if round % 10 == 0 {
                host.kill();
                database.restart();
            } else {
                database.restart();
                sleep(millis(50..1500)).await;
                host.kill();
            }
        } else {
            host.kill();
        }
        host.start_again().await;
    }
    sleep(millis(50..1500)).await;
    host.kill();
    tally.is_over.store(true, Ordering::SeqCst);
    for client in clients {
        client.await.unwrap();
    }
    host.start_again().await;
    let rows = Rows::at(&url).await;
    let deferred = rows.count(DEFERRED).await;
    drain(&rows).await;
    for _ in 0..PATIENCE {
        if rows.count(DEFERRED).await == 0 {
            break;
        }
        host.kill();
        host.ahead += HOUR;
        host.start_again().await;
        // Longer than the worker's pause between two looks.
        sleep(Duration::from_millis(1500)).await;
        drain(&rows).await;
    }
    host.kill();
    let outcome = Outcome::of(&rows, &tally, &sink, rounds, servers_killed, begun).await;
    Outcome { deferred, ..outcome }
}

/// Mails that wait for their budgets.
const DEFERRED: &str = "SELECT count(*) FROM signup_outbox WHERE state = 'deferred'";

/// Waits until all mails that may go have gone.
async fn drain(rows: &Rows) {
    let queued = "SELECT count(*) FROM signup_outbox WHERE state = 'queued'";
    let mut polls = 0..1200;
    while rows.count(queued).await > 0 && polls.next().is_some() {
        sleep(Duration::from_millis(250)).await;
    }
}

/// The result for one database.
struct Outcome {
    rounds: u32,
    servers_killed: u32,
    accepted: usize,
    unavailable: u64,
    interrupted: u64,
    attempts: usize,
    mails: usize,
    /// Mails that waited for their budgets after the last kill.
    deferred: i64,
    duplicates: u32,
    /// People who received 303 and have no attempt or no mail.
    lost: usize,
    /// Attempts without a mail row, mail rows without an attempt, and attempts whose mail never
    /// arrived, with or without a response.
    incomplete: usize,
    /// Repeated mails that differ, and people who received two different mails.
    mismatched: usize,
    integrity: String,
    took: Duration,
}

impl Outcome {
    async fn of(
        rows: &Rows,
        tally: &Tally,
        sink: &Sink,
        rounds: u32,
        servers_killed: u32,
        begun: Instant,
    ) -> Self {
        let accepted = tally.accepted.lock().unwrap().clone();
        let attempts = rows.texts("SELECT email_deliverable FROM signup_attempt").await;
        let letters = sink.letters();
        let mut ids: BTreeMap<&str, u32> = BTreeMap::new();
        for letter in letters.values() {
            *ids.entry(&letter.recipient).or_default() += 1;
        }
        let has_mail = |email: &String| ids.contains_key(email.as_str());
        let without_row = "SELECT count(*) FROM signup_attempt AS attempt WHERE NOT EXISTS
                           (SELECT 1 FROM signup_outbox AS mail
                            WHERE mail.attempt_id = attempt.id AND mail.state = 'sent')";
        let without_attempt = "SELECT count(*) FROM signup_outbox AS mail WHERE NOT EXISTS
                               (SELECT 1 FROM signup_attempt AS attempt
                                WHERE attempt.id = mail.attempt_id)";
        let incomplete = rows.count(without_row).await + rows.count(without_attempt).await;
        let lost =
            accepted.iter().filter(|email| !attempts.contains(*email) || !has_mail(email)).count();
        Self {
            rounds,
            servers_killed,
            accepted: accepted.len(),
            unavailable: tally.unavailable.load(Ordering::SeqCst),
            interrupted: tally.interrupted.load(Ordering::SeqCst),
            attempts: attempts.len(),
            mails: letters.len(),
            deferred: 0,
            duplicates: letters.values().map(|letter| letter.times - 1).sum(),
            lost,
            incomplete: usize::try_from(incomplete).unwrap()
                + attempts.iter().filter(|email| !has_mail(email)).count(),
            mismatched: letters.values().filter(|letter| !letter.is_same).count()
                + ids.values().filter(|mails| **mails > 1).count(),
            integrity: rows.integrity().await,
            took: begun.elapsed(),
        }
    }

    fn has_passed(&self) -> bool {
        self.accepted > 0
            && (self.lost, self.incomplete, self.mismatched) == (0, 0, 0)
            && self.integrity == "ok"
    }

    fn print(&self, engine: Engine) {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            engine.name(),
            self.rounds,
            self.servers_killed,
            self.accepted,
            self.unavailable,
            self.interrupted,
            self.attempts,
            self.mails,
            self.deferred,
            self.duplicates,
            self.lost,
            self.incomplete,
            self.mismatched,
            self.integrity,
            self.took.as_secs(),
        );
    }
}
