//! `kill-loop [ROUNDS [DATABASE…]]` kills a host with SIGKILL again and again while people sign up, and
//! looks afterwards whether what they were told is true.
//!
//! Each round starts the host on the same database and kills it at a moment that a seed chooses
//! (`KILL_SEED`, 1). In each fifth the database server is killed before it, and comes back. The clock
//! of each host is 200 s ahead of the one before, as if somebody had needed so long to start it: the
//! leases of the dead end.
//!
//! It prints one line for each database and fails when something was lost, sent to the wrong, or
//! sent twice as two different mails.

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

use bench::rig::{Answered, Database, Engine, Person, Rows, Sink, pages, sign_up, signup};
use leptos_signup::Clock;
use tokio::{
    net::{TcpListener, TcpStream},
    time::sleep,
};

const CLIENTS: usize = 16;

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
        "| database | rounds | servers killed | accepted | told 503 | not told | attempts | mails | \
         duplicates | lost | halves | unlike | integrity | seconds |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---|---:|");
    let mut is_fine = true;
    for engine in Engine::named(arguments.get(1..).unwrap_or_default()) {
        let Some(database) = Database::start(engine).await else { continue };
        let verdict = torment(&database, rounds, seed).await;
        is_fine &= verdict.is_fine();
        verdict.print(engine);
    }
    if is_fine { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// What is killed: `host URL SMTP PORT SECONDS`, with a clock so many seconds ahead.
async fn host(arguments: &[String]) {
    let [database, smtp, port, ahead] = arguments else { panic!("kill-loop runs it by itself") };
    let ahead = Duration::from_secs(ahead.parse().unwrap());
    let clock = Clock::from_fn(move || SystemTime::now() + ahead);
    let signup = signup(database, smtp, clock).await;
    let app = pages(&signup);
    let listener = TcpListener::bind(("127.0.0.1", port.parse().unwrap())).await.unwrap();
    let _background = signup.run_in_background();
    axum::serve(listener, app).await.unwrap();
}

/// A host that is a process of its own.
struct Victim<'a> {
    url: String,
    sink: &'a Sink,
    port: u16,
    ahead: Duration,
    child: Child,
}

impl<'a> Victim<'a> {
    async fn start(url: String, sink: &'a Sink) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        drop(listener);
        let child = run(&url, sink, port, AHEAD);
        let mut victim = Self { url, sink, port, ahead: AHEAD, child };
        victim.ready().await;
        victim
    }

    async fn ready(&mut self) {
        for _ in 0..600 {
            if TcpStream::connect(("127.0.0.1", self.port)).await.is_ok() {
                return;
            }
            // The database may not be ready yet.
            if self.child.try_wait().unwrap().is_some() {
                self.child = run(&self.url, self.sink, self.port, self.ahead);
            }
            sleep(Duration::from_millis(50)).await;
        }
        panic!("the host does not start");
    }

    fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    async fn start_again(&mut self) {
        self.ahead += AHEAD;
        self.child = run(&self.url, self.sink, self.port, self.ahead);
        self.ready().await;
    }
}

impl Drop for Victim<'_> {
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

/// What people were told.
#[derive(Clone, Default)]
struct Crowd {
    accepted: Arc<Mutex<BTreeSet<String>>>,
    unavailable: Arc<AtomicU64>,
    unheard: Arc<AtomicU64>,
    is_over: Arc<AtomicBool>,
    next: Arc<AtomicU64>,
}

impl Crowd {
    /// Signs up again and again, each time as somebody else.
    async fn press(self, port: u16) {
        while !self.is_over.load(Ordering::SeqCst) {
            let number = self.next.fetch_add(1, Ordering::SeqCst);
            let person = Person { email: format!("person{number}@example.org") };
            match sign_up(port, &person).await {
                Answered::Accepted => {
                    self.accepted.lock().unwrap().insert(person.email);
                }
                Answered::Unavailable => {
                    self.unavailable.fetch_add(1, Ordering::SeqCst);
                    sleep(Duration::from_millis(50)).await;
                }
                Answered::Nothing => {
                    self.unheard.fetch_add(1, Ordering::SeqCst);
                }
                Answered::NotConnected => sleep(Duration::from_millis(10)).await,
                Answered::Other(status) => panic!("a sign-up was answered with {status}"),
            }
        }
    }
}

async fn torment(database: &Database, rounds: u32, seed: u64) -> Verdict {
    let begun = Instant::now();
    let mut random = fastrand::Rng::with_seed(seed);
    let mut millis = |range| Duration::from_millis(random.u64(range));
    let sink = Sink::start_thoughtful(Duration::from_millis(20)).await;
    let url = database.url("app");
    let mut victim = Victim::start(url.clone(), &sink).await;
    let crowd = Crowd::default();
    let clients: Vec<_> =
        (0..CLIENTS).map(|_| tokio::spawn(crowd.clone().press(victim.port))).collect();
    let mut servers_killed = 0;
    for round in 1..=rounds {
        sleep(millis(50..1500)).await;
        if round % 5 == 0 && database.kill() {
            servers_killed += 1;
            sleep(millis(0..500)).await;
            // In each second of them the host dies while its database is away.
            if round % 10 == 0 {
                victim.kill();
                database.restart();
            } else {
                database.restart();
                sleep(millis(50..1500)).await;
                victim.kill();
            }
        } else {
            victim.kill();
        }
        victim.start_again().await;
    }
    sleep(millis(50..1500)).await;
    victim.kill();
    crowd.is_over.store(true, Ordering::SeqCst);
    for client in clients {
        client.await.unwrap();
    }
    victim.start_again().await;
    let rows = Rows::at(&url).await;
    let waiting = "SELECT count(*) FROM signup_outbox WHERE state = 'queued'";
    let mut patience = 0..1200;
    while rows.count(waiting).await > 0 && patience.next().is_some() {
        sleep(Duration::from_millis(250)).await;
    }
    victim.kill();
    Verdict::of(&rows, &crowd, &sink, rounds, servers_killed, begun).await
}

/// What became of everybody.
struct Verdict {
    rounds: u32,
    servers_killed: u32,
    accepted: usize,
    unavailable: u64,
    unheard: u64,
    attempts: usize,
    mails: usize,
    duplicates: u32,
    /// Who was told 303 and has no attempt or no mail.
    lost: usize,
    /// Attempts without a row of a mail, rows of mails without an attempt, and attempts whose mail
    /// never came, whether or not anybody was told.
    halves: usize,
    /// Repeats that are not the same mail, and people who were sent two different ones.
    unlike: usize,
    integrity: String,
    took: Duration,
}

impl Verdict {
    async fn of(
        rows: &Rows,
        crowd: &Crowd,
        sink: &Sink,
        rounds: u32,
        servers_killed: u32,
        begun: Instant,
    ) -> Self {
        let accepted = crowd.accepted.lock().unwrap().clone();
        let attempts = rows.texts("SELECT email FROM signup_attempt").await;
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
        let halves = rows.count(without_row).await + rows.count(without_attempt).await;
        let lost =
            accepted.iter().filter(|email| !attempts.contains(*email) || !has_mail(email)).count();
        Self {
            rounds,
            servers_killed,
            accepted: accepted.len(),
            unavailable: crowd.unavailable.load(Ordering::SeqCst),
            unheard: crowd.unheard.load(Ordering::SeqCst),
            attempts: attempts.len(),
            mails: letters.len(),
            duplicates: letters.values().map(|letter| letter.times - 1).sum(),
            lost,
            halves: usize::try_from(halves).unwrap()
                + attempts.iter().filter(|email| !has_mail(email)).count(),
            unlike: letters.values().filter(|letter| !letter.is_same).count()
                + ids.values().filter(|mails| **mails > 1).count(),
            integrity: rows.integrity().await,
            took: begun.elapsed(),
        }
    }

    fn is_fine(&self) -> bool {
        self.accepted > 0
            && (self.lost, self.halves, self.unlike) == (0, 0, 0)
            && self.integrity == "ok"
    }

    fn print(&self, engine: Engine) {
        println!(
            "| {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            engine.name(),
            self.rounds,
            self.servers_killed,
            self.accepted,
            self.unavailable,
            self.unheard,
            self.attempts,
            self.mails,
            self.duplicates,
            self.lost,
            self.halves,
            self.unlike,
            self.integrity,
            self.took.as_secs(),
        );
    }
}
