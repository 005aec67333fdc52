//! What nobody needs any more goes, and nothing else does.

use std::time::Duration;

use leptos_signup::{Admission, MailBudgets, Retention};

use crate::common::{self, Host, database::Engine, with_garden};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const SECOND: Duration = Duration::from_secs(1);

async fn rows(host: &Host) -> [i64; 4] {
    [
        host.count("SELECT count(*) FROM signup_attempt").await,
        host.count("SELECT count(*) FROM signup_outbox").await,
        host.count("SELECT count(*) FROM signup_budget").await,
        host.count("SELECT count(*) FROM signup_account").await,
    ]
}

#[tokio::test]
async fn an_attempt_goes_a_day_after_its_link_expired_and_frees_the_address() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    host.signup.deliver_due_mail().await.unwrap();
    host.clock.advance(2 * DAY);
    assert_eq!(host.signup.purge().await.unwrap().attempts, 0);
    host.clock.advance(SECOND);
    let would_go = host.signup.count_outdated().await.unwrap();
    assert_eq!(rows(&host).await[0], 1, "counting deletes nothing");
    let purged = host.signup.purge().await.unwrap();
    assert_eq!((purged.attempts, purged.mails), (1, 0));
    assert_eq!(purged, would_go);
    host.clock.advance(DAY);
    assert_eq!(host.signup.purge().await.unwrap().mails, 1);
    assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");
}

#[tokio::test]
async fn accounts_and_what_they_agreed_to_stay() {
    let host = Host::start_with(with_garden).await;
    host.has_account("ada@example.org").await;
    let fields = [
        ("email", "bob@example.org"),
        ("name", "Bob"),
        ("side", "sun"),
        ("source", "site"),
        ("rules", "on"),
    ];
    assert_eq!(host.post("/garden", &fields).await.location(), "/garden/check");
    host.signup.deliver_due_mail().await.unwrap();
    host.clock.advance(30 * DAY);
    let purged = host.signup.purge().await.unwrap();
    assert_eq!((purged.attempts, purged.consents, purged.mails), (2, 1, 3));
    assert_eq!(rows(&host).await, [0, 0, 0, 1]);
}

#[tokio::test]
async fn budgets_go_when_their_window_is_over() {
    let host = Host::start_with(|builder| builder.mail_budgets(MailBudgets::new())).await;
    host.register("ada@example.org").await;
    assert_eq!(rows(&host).await[2], 5, "host, domain, mailbox, its pause and its silence");
    host.clock.advance(Duration::from_secs(61));
    assert_eq!(host.signup.purge().await.unwrap().budgets, 1);
    host.clock.advance(DAY);
    assert_eq!(host.signup.purge().await.unwrap().budgets, 4);
}

#[tokio::test]
async fn people_on_the_waitlist_are_not_purged() {
    let host =
        Host::start_with(|builder| builder.admission("account", Admission::waitlist())).await;
    let cookie = host.register("ada@example.org").await.cookie();
    let opened = host.open(&common::link(&host.mails("ada@example.org").await[0])).await;
    let parked = host.post_as("/join/us/confirm", &format!("{cookie}; {opened}"), &[]).await;
    assert_eq!(parked.location(), "/join/us/waitlist");
    host.clock.advance(365 * DAY);
    assert_eq!(host.signup.purge().await.unwrap().attempts, 0);
    assert_eq!(host.signup.waitlist("account").admit_next(1).await.unwrap(), 1);
    // … and its password with it.
    let hash = "SELECT count(*) FROM signup_account WHERE password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(hash).await, 1);
}

#[tokio::test]
async fn mails_that_wait_stay_however_old_they_are() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    host.clock.advance(30 * DAY);
    host.signup.purge().await.unwrap();
    assert_eq!(rows(&host).await[1], 1);
    // The worker gives it up, and then it goes.
    host.signup.deliver_due_mail().await.unwrap();
    assert_eq!(host.signup.purge().await.unwrap().mails, 1);
}

#[tokio::test]
async fn more_than_one_batch_goes() {
    if !Engine::is_sqlite() {
        return;
    }
    let retention = Retention::new().attempts(Duration::ZERO).mails(Duration::ZERO);
    let host = Host::start_with(|builder| builder.retention(retention)).await;
    sqlx::query(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1200)
         INSERT INTO signup_budget (scope, key_hash, spent, reserved, ends_at)
         SELECT 'domain', CAST(printf('%032d', i) AS BLOB), 1, 0, i FROM n",
    )
    .execute(host.pool())
    .await
    .unwrap();
    assert_eq!(host.signup.count_outdated().await.unwrap().budgets, 1200);
    assert_eq!(host.signup.purge().await.unwrap().budgets, 1200);
    assert_eq!(host.signup.purge().await.unwrap(), Default::default());
}

#[tokio::test]
async fn the_hash_of_a_request_goes_after_a_day_and_its_account_stays() {
    let host = Host::start_with(|builder| builder.form(common::class_form())).await;
    let fields = [("ticket", "one"), ("username", "ada"), ("password", common::PASSWORD)];
    assert_eq!(host.post("/class", &fields).await.location(), "/class/done");
    let hashes = "SELECT count(*) FROM signup_account WHERE request_hash IS NOT NULL";
    host.clock.advance(DAY);
    assert_eq!(host.signup.purge().await.unwrap().requests, 0);
    assert_eq!(host.post("/class", &fields).await.location(), "/class/done", "the same request");
    host.clock.advance(SECOND);
    assert_eq!(host.signup.count_outdated().await.unwrap().requests, 1);
    assert_eq!(host.count(hashes).await, 1);
    assert_eq!(host.signup.purge().await.unwrap().requests, 1);
    assert_eq!((host.count(hashes).await, rows(&host).await[3]), (0, 1));
    assert_eq!(host.signup.purge().await.unwrap().requests, 0);
}
