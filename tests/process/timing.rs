//! Whether the time of a call tells who has an account. It says no more than the machine lets it, so it runs
//! when it is asked for: `make timing`.

use std::{
    collections::BTreeMap,
    time::{Duration, Instant},
};

use crate::common::{
    Host, PASSWORD,
    database::{Database, Engine},
};

/// The first calls warm up.
const WARM: usize = 10;

/// The calls of each kind. `TIMING_ROUNDS` says how many.
fn rounds() -> usize {
    std::env::var("TIMING_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(200)
}

/// What is called, for whom, and the calls to compare it with.
const KINDS: [(&str, &str); 9] = [
    ("log-in, unknown", "log-in, unknown"),
    ("log-in, account", "log-in, unknown"),
    ("log-in, pending", "log-in, unknown"),
    ("forgot, unknown", "forgot, unknown"),
    ("forgot, account", "forgot, unknown"),
    ("forgot, unknown, again", "forgot, unknown, again"),
    ("forgot, account, again", "forgot, unknown, again"),
    ("new address, free", "new address, free"),
    ("new address, account", "new address, free"),
];

async fn call(host: &Host, kind: &str, turn: usize, asker: uuid::Uuid) -> Duration {
    let signup = &host.signup;
    let accounts = signup.accounts("account");
    let (call, whose) = kind.split_once(", ").unwrap();
    let address = match whose {
        "unknown, again" => "unknown@example.org".to_owned(),
        "account, again" => "account@example.org".to_owned(),
        "pending" => "pending@example.org".to_owned(),
        "account" => format!("account{turn}@example.org"),
        whose => format!("{whose}{turn}@example.org"),
    };
    let start = Instant::now();
    match call {
        "log-in" => {
            let refused = accounts.authenticate(&address, "some other plain words").await.unwrap();
            assert!(refused.account().is_none());
        }
        "forgot" => signup.request_password_reset("account", &address, None).await.unwrap(),
        _ => signup.request_address_change(asker, &address, None).await.unwrap(),
    }
    start.elapsed()
}

/// Accounts of the same age, with the password of one that signed up.
async fn fill(host: &Host, count: usize) {
    host.has_account("account@example.org").await;
    host.register("pending@example.org").await;
    let crate::common::database::Pool::Sqlite(pool) = &host.database.pool else { return };
    for number in 0..count {
        let address = format!("account{number}@example.org");
        sqlx::query(
            "INSERT INTO signup_account
                 (id, form, language, email_deliverable, email_normalized, email_key, key_version,
                  is_disposable, profile, password_hash, created_at, confirmed_at)
             SELECT ?1, form, language, ?2, ?2, ?2, key_version, is_disposable, profile,
                    password_hash, created_at, confirmed_at
             FROM signup_account WHERE email_key = 'account@example.org'",
        )
        .bind(uuid::Uuid::now_v7())
        .bind(&address)
        .execute(pool)
        .await
        .unwrap();
    }
}

/// What comes before a call may change its time, so the order is another one each time (xorshift64).
fn shuffle(order: &mut [&str], random: &mut u64) {
    for last in (1..order.len()).rev() {
        for (left, shift) in [(true, 13), (false, 7), (true, 17)] {
            *random ^= if left { *random << shift } else { *random >> shift };
        }
        let at = usize::try_from(*random % (last as u64 + 1)).unwrap();
        order.swap(last, at);
    }
}

/// The share of pairs in which the slower call is one of these. 0.5 is chance.
fn auc(ones: &[Duration], others: &[Duration]) -> f64 {
    let wins: f64 = ones
        .iter()
        .flat_map(|one| others.iter().map(move |other| (one, other)))
        .map(|(one, other)| match one.cmp(other) {
            std::cmp::Ordering::Greater => 1.0,
            std::cmp::Ordering::Equal => 0.5,
            std::cmp::Ordering::Less => 0.0,
        })
        .sum();
    #[allow(clippy::cast_precision_loss, reason = "a few hundred")]
    let pairs = (ones.len() * others.len()) as f64;
    wins / pairs
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement: make timing"]
async fn the_time_of_a_call_does_not_tell_who_has_an_account() {
    let database = Database::fresh(Engine::Sqlite).await.unwrap();
    let host = Host::on(database, |builder| builder).await;
    let rounds = rounds();
    fill(&host, rounds + WARM).await;
    let asker = host.database.uuid("SELECT id FROM signup_account ORDER BY id LIMIT 1").await;
    let mut times: BTreeMap<&str, Vec<Duration>> = BTreeMap::new();
    let mut order: Vec<&str> = KINDS.iter().map(|(kind, _)| *kind).collect();
    let mut random = 7;
    for turn in 0..rounds + WARM {
        shuffle(&mut order, &mut random);
        for kind in &order {
            let took = call(&host, kind, turn, asker).await;
            if turn >= WARM {
                times.entry(kind).or_default().push(took);
            }
        }
        host.signup.deliver_due_mail().await.unwrap();
        host.clock.advance(Duration::from_secs(1));
    }
    assert!(
        host.signup.accounts("account").authenticate("account@example.org", PASSWORD).await.is_ok()
    );
    println!("{rounds} calls of each kind, by turns");
    println!("| call | median | AUC |\n|---|---|---|");
    for (kind, other) in KINDS {
        let area = auc(&times[kind], &times[other]);
        let all = times.get_mut(kind).unwrap();
        all.sort_unstable();
        let median = all[all.len() / 2].as_secs_f64() * 1000.0;
        println!("| {kind} | {median:.2} ms | {area:.3} |");
    }
}
