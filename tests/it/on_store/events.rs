//! Events: after the commit, at least once, in the order of each attempt.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{SqliteStore, event::EventKind};
use sqlx::Row;
use uuid::Uuid;

use crate::common::{
    self, CapturedMailer, Diary, Host, PASSWORD, TRAP, class_form, database::Engine, diary::Mood,
    link,
};

const WAITING: &str = "SELECT count(*) FROM signup_event";

async fn id(host: &Host, sql: &'static str) -> Uuid {
    host.database.uuid(sql).await
}

#[tokio::test]
async fn events_of_a_sign_up_are_delivered_in_order_and_leave_no_rows() {
    let diary = Diary::default();
    let host = diary.start().await;
    // All at one instant of the clock, so that no time tells the order.
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await;
    assert!(diary.taken().is_empty());
    assert_eq!(host.count(WAITING).await, 2);
    let delivery = host.signup.deliver_due_events().await.unwrap();
    assert_eq!((delivery.sent, delivery.retried, delivery.dead), (2, 0, 0));
    let attempt = Some(id(&host, "SELECT id FROM signup_attempt").await);
    let account = Some(id(&host, "SELECT id FROM signup_account").await);
    let events = diary.taken();
    assert_ne!(events[0].id, events[1].id);
    for (event, (kind, account)) in
        events.iter().zip([(EventKind::AttemptStarted, None), (EventKind::Confirmed, account)])
    {
        let form = "account".to_owned();
        let happened_at = host.clock.now();
        assert_eq!((event.kind, &event.form), (kind, &form));
        assert_eq!(
            (event.attempt, event.account, event.happened_at),
            (attempt, account, happened_at)
        );
        assert_eq!(event.id.get_version_num(), 7);
    }
    assert_eq!(host.count(WAITING).await, 0);
    assert_eq!(host.signup.deliver_due_events().await.unwrap(), Default::default());
}

#[tokio::test]
async fn an_event_holds_no_data_of_a_person() {
    if !Engine::is_sqlite() {
        return;
    }
    let diary = Diary::default();
    let host = diary.start().await;
    host.has_account("lovelace@example.org").await;
    let columns = "SELECT group_concat(name, ' ') FROM pragma_table_info('signup_event')";
    let columns: String = sqlx::query(columns).fetch_one(host.pool()).await.unwrap().get(0);
    assert_eq!(columns, "id form language kind attempt_id account_id happened_at due_at tries");
    host.signup.deliver_due_events().await.unwrap();
    let told = format!("{:?}", diary.taken());
    assert!(
        told.contains("Confirmed") && !told.contains("lovelace") && !told.contains('@'),
        "{told}"
    );
}

#[tokio::test]
async fn an_address_that_has_an_account_starts_attempts_like_any_other() {
    let diary = Diary::default();
    let host = diary.start().await;
    host.has_account("ada@example.org").await;
    host.signup.deliver_due_events().await.unwrap();
    diary.taken.lock().unwrap().clear();
    host.register("ada@example.org").await;
    host.register("eve@example.org").await;
    host.signup.deliver_due_events().await.unwrap();
    let events = diary.taken();
    assert_eq!(diary.kinds(), [EventKind::AttemptStarted; 2]);
    assert!(events.iter().all(|event| event.attempt.is_some() && event.account.is_none()));
}

#[tokio::test]
async fn without_a_sink_nothing_is_written() {
    let host = Host::start().await;
    host.has_account("ada@example.org").await;
    assert_eq!(host.count(WAITING).await, 0);
    assert_eq!(host.signup.deliver_due_events().await.unwrap(), Default::default());
}

#[tokio::test]
async fn what_is_refused_repeated_or_a_bots_is_no_event() {
    let diary = Diary::default();
    let host = diary.start().await;
    host.post("/join/us", &[("email", "no address"), ("password", PASSWORD)]).await;
    let bot = [("email", "bot@example.org"), ("password", PASSWORD), (TRAP, "x")];
    assert_eq!(host.post("/join/us", &bot).await.location(), "/join/us/check");
    assert_eq!(host.count(WAITING).await, 0);
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    for _ in 0..3 {
        host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await;
    }
    host.signup.deliver_due_events().await.unwrap();
    assert_eq!(diary.kinds(), [EventKind::AttemptStarted, EventKind::Confirmed]);
}

#[tokio::test]
async fn a_rolled_back_change_sends_no_event() {
    let diary = Diary::default();
    let failing = |store: SqliteStore| {
        store.on_account(|_, _| Box::pin(async { Err("no seat is left".into()) }))
    };
    let host = Host::start_on(failing, diary.given_to()).await;
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    let answer = host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    host.signup.deliver_due_events().await.unwrap();
    assert_eq!(diary.kinds(), [EventKind::AttemptStarted]);
}

#[tokio::test]
async fn a_sink_that_fails_or_panics_is_asked_again_with_growing_pauses() {
    let moods = [Mood::Fails, Mood::Panics, Mood::Fails, Mood::Panics, Mood::Fails];
    let diary = Diary::in_moods(&moods);
    let host = diary.start().await;
    host.register("ada@example.org").await;
    let mut seconds = Vec::new();
    let mut waited = 0;
    while diary.taken().is_empty() {
        if host.signup.deliver_due_events().await.unwrap().retried == 1 {
            seconds.push(waited);
            waited = 0;
        }
        host.clock.advance(Duration::from_secs(1));
        waited += 1;
        assert!(waited < 1000);
    }
    assert_eq!(seconds.len(), moods.len());
    for (pause, full) in seconds[1..].iter().zip([2, 4, 8, 16]) {
        assert!((full / 2..=full + 1).contains(pause), "{pause} of {full}");
    }
    let tried = diary.tried.lock().unwrap().clone();
    assert!(tried.iter().all(|event| *event == tried[0]), "a repeat is the same event");
    assert_eq!(host.count(WAITING).await, 0);
}

#[tokio::test]
async fn what_a_sink_does_not_take_holds_up_its_own_attempt_alone() {
    let diary = Diary::in_moods(&[Mood::Fails]);
    let host = diary.start().await;
    host.register("ada@example.org").await;
    assert_eq!(host.signup.deliver_due_events().await.unwrap().retried, 1);
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await;
    host.register("eve@example.org").await;
    assert_eq!(host.signup.deliver_due_events().await.unwrap().sent, 1);
    assert_eq!(host.count(WAITING).await, 2);
    host.clock.advance(Duration::from_secs(5));
    assert_eq!(host.signup.deliver_due_events().await.unwrap().sent, 2);
    let taken = diary.taken();
    assert_ne!(taken[0].attempt, taken[1].attempt);
    assert_eq!(taken[1].attempt, taken[2].attempt);
    let kinds = [EventKind::AttemptStarted, EventKind::AttemptStarted, EventKind::Confirmed];
    assert_eq!(diary.kinds(), kinds);
}

#[tokio::test]
async fn a_sink_that_never_ends_is_given_up_for_this_try() {
    let diary = Diary::in_moods(&[Mood::NeverEnds]);
    let host = diary.start().await;
    host.register("ada@example.org").await;
    let signup = host.signup.clone();
    let delivering = tokio::spawn(async move { signup.deliver_due_events().await });
    diary.asked.notified().await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(31)).await;
    tokio::time::resume();
    assert_eq!(delivering.await.unwrap().unwrap().retried, 1);
    host.clock.advance(Duration::from_secs(5));
    assert_eq!(host.signup.deliver_due_events().await.unwrap().sent, 1);
}

/// Another instance on the same database.
async fn other(host: &Host, diary: &Diary) -> leptos_signup::Signup {
    leptos_signup::Signup::builder()
        .form(common::account_form())
        .store(host.database.store().await)
        .public_url(common::ORIGIN)
        .clock(host.clock.clock())
        .mailer(CapturedMailer::new())
        .on_event(diary.clone())
        .build()
        .await
        .unwrap()
}

#[tokio::test]
async fn events_leased_by_a_dead_worker_are_delivered_when_the_lease_ends() {
    let dead = Diary::in_moods(&[Mood::NeverEnds]);
    let host = dead.start().await;
    host.register("ada@example.org").await;
    let signup = host.signup.clone();
    let worker = tokio::spawn(async move { signup.deliver_due_events().await });
    dead.asked.notified().await;
    worker.abort();
    let diary = Diary::default();
    let other = other(&host, &diary).await;
    assert_eq!(other.deliver_due_events().await.unwrap(), Default::default());
    host.clock.advance(Duration::from_secs(180));
    assert_eq!(other.deliver_due_events().await.unwrap().sent, 1);
    assert_eq!(diary.taken(), *dead.tried.lock().unwrap(), "the same id, for the second time");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_tell_each_event_once_and_in_order() {
    let diary = Diary::default();
    let host = diary.start().await;
    for n in 0..10 {
        host.has_account(&format!("person{n}@example.org")).await;
    }
    let other = other(&host, &diary).await;
    let (first, second) =
        tokio::join!(host.signup.deliver_due_events(), other.deliver_due_events());
    // One may find nothing while the other holds the last ones, so what is left comes now.
    let rest = host.signup.deliver_due_events().await.unwrap();
    assert_eq!(first.unwrap().sent + second.unwrap().sent + rest.sent, 20);
    let taken = diary.taken();
    assert_eq!(taken.len(), 20);
    for (at, event) in taken.iter().enumerate() {
        let before = taken[..at].iter().filter(|before| before.attempt == event.attempt).count();
        assert_eq!(before, usize::from(event.kind == EventKind::Confirmed));
    }
}

#[tokio::test]
async fn the_event_worker_delivers_by_itself_and_stops_on_request() {
    let diary = Diary::default();
    let host = diary.start().await;
    let background = host.signup.run_in_background();
    host.register("ada@example.org").await;
    while diary.taken().is_empty() || host.mailer.mails().is_empty() {
        tokio::task::yield_now().await;
    }
    background.stop().await;
    host.register("eve@example.org").await;
    assert_eq!((diary.taken().len(), host.count(WAITING).await), (1, 1));
}

#[tokio::test]
async fn what_waits_while_a_host_has_no_sink_waits_for_the_next_one() {
    let diary = Diary::default();
    let host = diary.start().await;
    host.register("ada@example.org").await;
    let silent = leptos_signup::Signup::builder()
        .form(common::account_form())
        .store(host.database.store().await)
        .public_url(common::ORIGIN)
        .clock(host.clock.clock())
        .mailer(CapturedMailer::new())
        .build()
        .await
        .unwrap();
    assert_eq!(silent.deliver_due_events().await.unwrap(), Default::default());
    host.clock.advance(Duration::from_secs(30 * 24 * 60 * 60));
    assert_eq!(other(&host, &diary).await.deliver_due_events().await.unwrap().sent, 1);
}

#[tokio::test]
async fn an_event_of_an_account_without_confirmation_names_no_attempt() {
    let diary = Diary::default();
    let host = Host::start_with(|b| diary.given_to()(b).form(class_form())).await;
    let background = host.signup.run_in_background();
    let pupil = [("username", "ada_l"), ("password", PASSWORD)];
    assert_eq!(host.post("/class", &pupil).await.location(), "/class/done");
    host.post("/class", &pupil).await;
    while diary.taken().is_empty() {
        tokio::task::yield_now().await;
    }
    background.stop().await;
    let account = Some(id(&host, "SELECT id FROM signup_account").await);
    let events = diary.taken();
    assert_eq!((events.len(), host.count(WAITING).await), (1, 0));
    assert_eq!((events[0].kind, events[0].form.as_str()), (EventKind::Confirmed, "class"));
    assert_eq!((events[0].attempt, events[0].account), (None, account));
}
