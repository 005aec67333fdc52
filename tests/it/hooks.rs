//! The host's hook for new accounts: its rows appear with the account or not at all.

use std::{
    fmt,
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use axum::http::StatusCode;
use leptos_signup::{SqliteStore, store::Account};
use tokio::sync::Notify;

use crate::common::{Answer, Host, PASSWORD, class_form, code, link, with_garden};

/// What the hook does next.
#[derive(Clone, Copy, Debug)]
enum Mood {
    Works,
    Fails,
    Panics,
    NeverEnds,
    Waits,
}

/// A host with members, whose hook does as it is told.
#[derive(Clone)]
struct Members {
    mood: Arc<Mutex<Mood>>,
    calls: Arc<AtomicU32>,
    seen: Arc<Mutex<Vec<Account>>>,
    called: Arc<Notify>,
    go_on: Arc<Notify>,
}

impl Members {
    fn new(mood: Mood) -> Self {
        Self {
            mood: Arc::new(Mutex::new(mood)),
            calls: Arc::default(),
            seen: Arc::default(),
            called: Arc::default(),
            go_on: Arc::default(),
        }
    }

    fn becomes(&self, mood: Mood) {
        *self.mood.lock().unwrap() = mood;
    }

    /// The row is written first, so that it is the transaction that takes it back.
    fn hook(&self, store: SqliteStore) -> SqliteStore {
        let members = self.clone();
        store.on_account(move |connection, account| {
            let members = members.clone();
            Box::pin(async move {
                members.calls.fetch_add(1, Ordering::SeqCst);
                members.seen.lock().unwrap().push(account.clone());
                sqlx::query("INSERT INTO member (account_id, email) VALUES (?1, ?2)")
                    .bind(account.id)
                    .bind(&account.email_deliverable)
                    .execute(connection)
                    .await?;
                members.called.notify_one();
                let mood = *members.mood.lock().unwrap();
                match mood {
                    Mood::Works => Ok(()),
                    Mood::Fails => Err(Box::new(NoSeat) as _),
                    Mood::Panics => panic!("on purpose"),
                    Mood::NeverEnds => std::future::pending().await,
                    Mood::Waits => {
                        members.go_on.notified().await;
                        Ok(())
                    }
                }
            })
        })
    }

    async fn start(&self) -> Host {
        let host = Host::start_on(
            |store| self.hook(store),
            |builder| with_garden(builder).form(class_form()),
        )
        .await;
        sqlx::raw_sql("CREATE TABLE member (account_id BLOB NOT NULL, email TEXT)")
            .execute(host.pool())
            .await
            .unwrap();
        host
    }
}

#[derive(Debug)]
struct NoSeat;

impl fmt::Display for NoSeat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no seat is left")
    }
}

impl std::error::Error for NoSeat {}

const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";
const MEMBERS: &str = "SELECT count(*) FROM member";
const BOTH: &str = "SELECT count(*) FROM member JOIN signup_account ON id = account_id
                    WHERE member.email = signup_account.email_deliverable";

/// The person is told that it is not their fault, and nothing is left behind.
async fn assert_nothing_happened(host: &Host, answer: &Answer) {
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.header("retry-after"), "30");
    assert!(answer.body.contains("Sorry, something went wrong."), "{}", answer.body);
    assert!(!answer.body.contains("seat"), "the host's reason is for its log alone");
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (0, 0));
    let confirmed = "SELECT count(*) FROM signup_attempt WHERE state <> 'pending'
                     OR password_hash IS NULL OR code_tries > 0";
    assert_eq!(host.count(confirmed).await, 0);
    let welcomes = "SELECT count(*) FROM signup_outbox WHERE kind = 'welcome'";
    assert_eq!(host.count(welcomes).await, 0);
}

#[tokio::test]
async fn the_hosts_row_appears_with_the_account() {
    let members = Members::new(Mood::Works);
    let host = members.start().await;
    let cookie = host.register_and_open("ada@example.org").await;
    assert_eq!(host.count(MEMBERS).await, 0);
    assert_eq!(host.confirm(&cookie).await.location(), "/join/us/done");
    assert_eq!(host.count(BOTH).await, 1);
}

#[tokio::test]
async fn a_failing_hook_leaves_neither_and_the_link_works_once_the_cause_is_gone() {
    let members = Members::new(Mood::Fails);
    let host = members.start().await;
    let cookie = host.register_and_open("ada@example.org").await;
    for _ in 0..7 {
        assert_nothing_happened(&host, &host.confirm(&cookie).await).await;
    }
    // The link itself, opened once more, still asks for the click.
    let page = host.get_as("/join/us/confirm", &cookie).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    members.becomes(Mood::Works);
    assert_eq!(host.confirm(&cookie).await.location(), "/join/us/done");
    assert_eq!(host.count(BOTH).await, 1);
    assert_eq!(members.calls.load(Ordering::SeqCst), 8);
}

#[tokio::test]
async fn a_failing_hook_costs_no_try_of_the_code() {
    let members = Members::new(Mood::Fails);
    let host = members.start().await;
    let originator = host.register("ada@example.org").await.cookie();
    let code = code(&host.mails("ada@example.org").await[0]);
    let enter = async || host.post_as("/join/us/check", &originator, &[("code", &code)]).await;
    for _ in 0..7 {
        assert_nothing_happened(&host, &enter().await).await;
    }
    members.becomes(Mood::Works);
    assert_eq!(enter().await.location(), "/join/us/done");
    assert_eq!(host.count(BOTH).await, 1);
}

#[tokio::test]
async fn a_hook_that_panics_is_one_that_fails() {
    let members = Members::new(Mood::Panics);
    let host = members.start().await;
    let cookie = host.register_and_open("ada@example.org").await;
    for _ in 0..3 {
        assert_nothing_happened(&host, &host.confirm(&cookie).await).await;
    }
    members.becomes(Mood::Works);
    assert_eq!(host.confirm(&cookie).await.location(), "/join/us/done");
    host.has_account("eve@example.org").await;
    assert_eq!(host.count(BOTH).await, 2);
}

#[tokio::test]
async fn a_hook_that_panics_before_it_returns_a_future_is_one_that_fails() {
    let host = Host::start_on(|store| store.on_account(|_, _| panic!("on purpose")), |b| b).await;
    let cookie = host.register_and_open("ada@example.org").await;
    assert_eq!(host.confirm(&cookie).await.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(host.count(ACCOUNTS).await, 0);
}

#[tokio::test]
async fn a_hook_that_never_ends_is_one_that_fails() {
    let members = Members::new(Mood::NeverEnds);
    let host = Arc::new(members.start().await);
    let cookie = host.register_and_open("ada@example.org").await;
    let confirming = {
        let (host, cookie) = (Arc::clone(&host), cookie.clone());
        tokio::spawn(async move { host.confirm(&cookie).await })
    };
    members.called.notified().await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(11)).await;
    tokio::time::resume();
    assert_nothing_happened(&host, &confirming.await.unwrap()).await;
    members.becomes(Mood::Works);
    assert_eq!(host.confirm(&cookie).await.location(), "/join/us/done");
    assert_eq!(host.count(BOTH).await, 1);
}

#[tokio::test]
async fn others_wait_for_a_slow_hook_and_none_is_lost() {
    let members = Members::new(Mood::Waits);
    let host = Arc::new(members.start().await);
    let cookie = host.register_and_open("ada@example.org").await;
    let confirming = {
        let host = Arc::clone(&host);
        tokio::spawn(async move { host.confirm(&cookie).await })
    };
    members.called.notified().await;
    let others: Vec<_> = (0..4)
        .map(|n| {
            let host = Arc::clone(&host);
            tokio::spawn(async move { host.register(&format!("person{n}@example.org")).await })
        })
        .collect();
    // Reading goes on meanwhile.
    assert_eq!(host.get("/join/us").await.status, StatusCode::OK);
    assert_eq!(host.count(ACCOUNTS).await, 0);
    members.go_on.notify_one();
    assert_eq!(confirming.await.unwrap().location(), "/join/us/done");
    for other in others {
        assert_eq!(other.await.unwrap().location(), "/join/us/check");
    }
    assert_eq!(host.count(BOTH).await, 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 5);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_many_confirmations_at_once_one_calls_the_hook() {
    let members = Members::new(Mood::Works);
    let host = members.start().await;
    let originator = host.register("ada@example.org").await.cookie();
    let mails = host.mails("ada@example.org").await;
    let (cookie, code) = (host.open(&link(&mails[0])).await, code(&mails[0]));
    let by_code = async || host.post_as("/join/us/check", &originator, &[("code", &code)]).await;
    let answers = tokio::join!(
        host.confirm(&cookie),
        host.confirm(&cookie),
        by_code(),
        host.confirm(&cookie),
        by_code(),
    );
    let all = [answers.0, answers.1, answers.2, answers.3, answers.4];
    assert!(all.iter().all(|answer| answer.status == StatusCode::SEE_OTHER));
    assert_eq!(members.calls.load(Ordering::SeqCst), 1);
    assert_eq!((host.count(BOTH).await, host.count(MEMBERS).await), (1, 1));
}

#[tokio::test]
async fn the_hook_sees_who_signed_up_and_no_hash() {
    let members = Members::new(Mood::Works);
    let host = members.start().await;
    let filled = [
        ("email", "Ada@example.org"),
        ("name", "Ada"),
        ("since", "1999"),
        ("side", "shade"),
        ("tools", "on"),
        ("rules", "on"),
    ];
    host.post("/garden", &filled).await;
    let cookie = host.open_newest("Ada@example.org").await;
    let again = [&filled[..], &[("password", PASSWORD)]].concat();
    let done = host.post_as("/garden/confirm", &cookie, &again).await;
    assert_eq!(done.location(), "/garden/done", "{}", done.body);
    let account = members.seen.lock().unwrap().pop().unwrap();
    assert_eq!(account.form, "garden");
    assert_eq!(account.email_deliverable.as_deref(), Some("Ada@example.org"));
    assert_eq!(account.email_normalized.as_deref(), Some("Ada@example.org"));
    assert_eq!((account.username.as_deref(), account.is_disposable), (None, false));
    assert_eq!(account.confirmed_at, host.clock.now());
    let profile = serde_json::Value::Object(account.profile.clone());
    assert_eq!((&profile["name"], &profile["since"]), (&"Ada".into(), &1999.into()));
    // Everything there is to see, and its `Debug` shows none of it.
    let Account { id, .. } = account;
    assert_eq!(format!("{account:?}"), format!("Account {{ id: {id:?}, .. }}"));
    let hashed = "SELECT count(*) FROM signup_account WHERE password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(hashed).await, 1);
    assert!(!profile.to_string().contains("argon2"));
}

#[tokio::test]
async fn an_account_that_needs_no_confirmation_calls_the_hook_too() {
    let members = Members::new(Mood::Fails);
    let host = members.start().await;
    let pupil = [("username", "ada_l"), ("password", PASSWORD)];
    for mood in [Mood::Fails, Mood::Panics] {
        members.becomes(mood);
        let answer = host.post("/class", &pupil).await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(answer.header("retry-after"), "30");
        // The page is the form, with the name kept and the reason above it.
        assert!(answer.body.contains(r#"value="ada_l""#), "{}", answer.body);
        assert!(answer.body.contains("Sorry, something went wrong"), "{}", answer.body);
        assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (0, 0));
    }
    members.becomes(Mood::Works);
    assert_eq!(host.post("/class", &pupil).await.location(), "/class/done");
    assert_eq!((host.count(ACCOUNTS).await, host.count(MEMBERS).await), (1, 1));
    assert_eq!(host.post("/class", &pupil).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(members.calls.load(Ordering::SeqCst), 3);
    let account = members.seen.lock().unwrap().pop().unwrap();
    assert_eq!((account.form.as_str(), account.username.as_deref()), ("class", Some("ada_l")));
    assert_eq!((account.email_deliverable, account.email_normalized), (None, None));
}
