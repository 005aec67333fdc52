//! `outbox-rate [MAILS [DATABASE…]]` measures how many mails a second one and three instances send over
//! SMTP, and whether recipients with a slow server delay the others.
//!
//! The first part sends each backlog twice: the old way, with a connection for each mail, and by
//! `SmtpMailer`. Both are in one run, so that the ratio says something on a machine that others use.
//!
//! One process contains the mail server and the instances, each with its own connections. The program
//! fails when a mail does not arrive, or arrives twice.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::{
    collections::HashMap,
    env,
    sync::{Arc, Mutex},
    time::{Duration, Instant},
};

use axum::{
    Router,
    body::Body,
    http::{Request, StatusCode, header},
};
use bench::rig::{Database, Engine, OldWay, PATH, Rows, Sink, pages, signup_with};
use leptos_signup::{Clock, MailBudgets, Signup, SmtpMailer};
use tokio::time::{interval, sleep};
use tower::ServiceExt;

/// The delay of the mail server for a slow recipient.
const SLOW_DELAY: Duration = Duration::from_secs(10);

/// One recipient in this many is slow.
const SLOW_INTERVAL: usize = 50;

#[tokio::main]
async fn main() {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let mails = arguments.first().map_or(5000, |mails| mails.parse().expect("MAILS is a number"));
    let mut databases = Vec::new();
    for engine in Engine::named(arguments.get(1..).unwrap_or_default()) {
        databases.extend(Database::start(engine).await.map(|database| (engine, database)));
    }
    println!("| database | instances | mails | old way | mails/s | times | sent twice |");
    println!("|---|---:|---:|---:|---:|---:|---:|");
    for (engine, database) in &databases {
        for instances in [1, 3] {
            let (old, _) = backlog(database, instances, mails, Way::Old).await;
            let (new, twice) = backlog(database, instances, mails, Way::New).await;
            println!(
                "| {} | {instances} | {mails} | {old:.0} | {new:.0} | {:.1} | {twice} |",
                engine.name(),
                new / old
            );
            assert_eq!(twice, 0, "a mail was sent twice");
        }
    }
    if env::var_os("BACKLOG_ONLY").is_some() {
        return;
    }
    println!("\n| database | slow recipients | mails/s | p50 | p99 | longest |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (engine, database) in &databases {
        for slow in [false, true] {
            stream(*engine, database, slow).await;
        }
    }
}

/// How mails are sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Old,
    New,
}

async fn instance(url: &str, sink: &Sink, way: Way) -> Signup {
    let (clock, budgets) = (Clock::system(), MailBudgets::unlimited());
    match way {
        Way::Old => signup_with(url, OldWay::to(&sink.url()), clock, budgets).await,
        Way::New => {
            let mailer = SmtpMailer::from_url(&sink.url()).unwrap();
            signup_with(url, mailer, clock, budgets).await
        }
    }
}

async fn write(router: &Router, email: &str) {
    let request = Request::post(PATH)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header(header::HOST, "127.0.0.1:3000")
        .body(Body::from(format!("email={email}")))
        .unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
}

/// Measures with all mails queued before the first one is sent. Returns the mails a second, and how many
/// were sent twice.
async fn backlog(database: &Database, instances: usize, mails: usize, way: Way) -> (f64, usize) {
    let name = format!("backlog{instances}_{way:?}").to_lowercase();
    database.create(&name).await;
    let url = database.url(&name);
    let sink = Sink::start(SLOW_DELAY).await;
    let first = instance(&url, &sink, way).await;
    let router = pages(&first);
    let writers: Vec<_> = (0..16)
        .map(|writer| {
            let router = router.clone();
            tokio::spawn(async move {
                for number in (writer..mails).step_by(16) {
                    write(&router, &format!("person{number}@example.org")).await;
                }
            })
        })
        .collect();
    for writer in writers {
        writer.await.unwrap();
    }
    let mut signups = vec![first];
    while signups.len() < instances {
        signups.push(instance(&url, &sink, way).await);
    }
    let begun = Instant::now();
    let workers: Vec<_> = signups.iter().map(Signup::run_in_background).collect();
    wait_for_mails(&sink, mails, Duration::from_secs(600)).await;
    let took = begun.elapsed().as_secs_f64();
    for worker in workers {
        worker.stop().await;
    }
    let sent = "SELECT count(*) FROM signup_outbox WHERE state = 'sent' AND tries = 1";
    assert_eq!(usize::try_from(Rows::at(&url).await.count(sent).await).unwrap(), mails);
    (f64::from(u32::try_from(mails).unwrap()) / took, sent_twice(&sink))
}

/// Measures with fifty sign-ups a second: the time of each mail starts at the response.
async fn stream(engine: Engine, database: &Database, with_slow: bool) {
    const RATE: u32 = 50;
    const MAILS: usize = 1500;
    let name = if with_slow { "stream_slow" } else { "stream" };
    database.create(name).await;
    let sink = Sink::start(SLOW_DELAY).await;
    let signup = instance(&database.url(name), &sink, Way::New).await;
    let router = pages(&signup);
    let background = signup.run_in_background();
    let written: Arc<Mutex<HashMap<String, Instant>>> = Arc::default();
    let mut ticks = interval(Duration::from_secs(1) / RATE);
    let mut writing = Vec::new();
    for number in 0..MAILS {
        ticks.tick().await;
        let is_slow = with_slow && number % SLOW_INTERVAL == 0;
        let email = format!("{}{number}@example.org", if is_slow { "slow" } else { "person" });
        let (router, written) = (router.clone(), Arc::clone(&written));
        writing.push(tokio::spawn(async move {
            written.lock().unwrap().insert(email.clone(), Instant::now());
            write(&router, &email).await;
            written.lock().unwrap().insert(email, Instant::now());
        }));
    }
    for one in writing {
        one.await.unwrap();
    }
    wait_for_mails(&sink, MAILS, Duration::from_secs(600)).await;
    background.stop().await;
    let written = written.lock().unwrap();
    let mut millis: Vec<u128> = sink
        .letters()
        .values()
        .filter(|letter| !letter.recipient.starts_with("slow"))
        .map(|letter| letter.at.saturating_duration_since(written[&letter.recipient]).as_millis())
        .collect();
    millis.sort_unstable();
    let at = |share: usize| millis[(millis.len() - 1) * share / 1000];
    println!(
        "| {} | {} | {RATE} | {} ms | {} ms | {} ms |",
        engine.name(),
        if with_slow { format!("1 of {SLOW_INTERVAL}") } else { "none".to_owned() },
        at(500),
        at(990),
        at(1000)
    );
    assert_eq!(sent_twice(&sink), 0, "a mail was sent twice");
}

async fn wait_for_mails(sink: &Sink, mails: usize, time_limit: Duration) {
    let begun = Instant::now();
    while sink.count() < mails {
        assert!(
            begun.elapsed() < time_limit,
            "only {} of {mails} mails arrived in time",
            sink.count()
        );
        sleep(Duration::from_millis(5)).await;
    }
}

fn sent_twice(sink: &Sink) -> usize {
    sink.letters().values().filter(|letter| letter.times > 1).count()
}
