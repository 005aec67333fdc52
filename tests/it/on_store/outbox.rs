//! The outbox: sooner or later, at least once, recognisable when twice.

use std::time::{Duration, Instant};

use leptos_signup::{
    Mail, MailError, Mailer, async_trait, internal::SendOutcome, testing::FailingMailer,
};

use crate::common::{CapturedMailer, Host};

async fn start(failures: Vec<MailError>) -> (Host, FailingMailer) {
    let mailer = FailingMailer::new();
    failures.into_iter().for_each(|failure| mailer.fail_next(failure));
    let given = mailer.clone();
    (Host::start_with(|builder| builder.mailer(given)).await, mailer)
}

fn away() -> MailError {
    MailError::transient("451 come back later")
}

#[tokio::test]
async fn a_mail_server_that_is_away_is_tried_again_with_growing_pauses() {
    let (host, mailer) = start((0..6).map(|_| away()).collect()).await;
    host.register("ada@example.org").await;
    let mut seconds = Vec::new();
    let mut waited = 0;
    while mailer.mailbox().mails().is_empty() {
        let delivery = host.signup.deliver_due_mail().await.unwrap();
        if delivery.retried == 1 {
            seconds.push(waited);
            waited = 0;
        }
        host.clock.advance(Duration::from_secs(1));
        waited += 1;
        assert!(waited < 1000);
    }
    assert_eq!(seconds.len(), 6);
    for (pause, full) in seconds[1..].iter().zip([2, 4, 8, 16, 32]) {
        assert!((full / 2..=full + 1).contains(pause), "{pause} of {full}");
    }
    let tried = mailer.tried();
    assert_eq!(tried.len(), 7);
    assert!(tried.iter().all(|id| *id == tried[0]), "every try has the same Message-ID");
}

#[tokio::test]
async fn a_refused_mail_is_dead_and_keeps_no_secret() {
    let (host, mailer) =
        start(vec![MailError::permanent("550 <ada@example.org> no mailbox")]).await;
    host.register("ada@example.org").await;
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().dead, 1);
    host.clock.advance(Duration::from_secs(3600));
    assert_eq!(host.signup.deliver_due_mail().await.unwrap(), Default::default());
    assert_eq!(mailer.tried().len(), 1);
    let dead = "SELECT count(*) FROM signup_outbox WHERE state = 'dead' AND secret IS NULL
                AND failure = '550 <(recipient)> no mailbox'";
    assert_eq!(host.count(dead).await, 1);
}

#[tokio::test]
async fn a_mail_is_not_sent_after_its_link_expired() {
    let (host, mailer) = start(vec![away()]).await;
    host.register("ada@example.org").await;
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().retried, 1);
    host.clock.advance(Duration::from_secs(24 * 60 * 60));
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().dead, 1);
    assert!(mailer.mailbox().mails().is_empty());
}

#[tokio::test]
async fn one_refused_mail_holds_no_other_back() {
    let (host, mailer) = start(vec![MailError::permanent("550"), away()]).await;
    for n in 0..40 {
        host.register(&format!("person{n}@example.org")).await;
    }
    let delivery = host.signup.deliver_due_mail().await.unwrap();
    assert_eq!((delivery.sent, delivery.retried, delivery.dead), (38, 1, 1));
    assert_eq!(mailer.mailbox().mails().len(), 38);
}

/// Takes a mail, and the process dies before anybody hears of it.
#[derive(Clone, Debug, Default)]
struct Unheard(CapturedMailer);

#[async_trait]
impl Mailer for Unheard {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.send(mail).await?;
        std::future::pending().await
    }
}

/// Never ends with one recipient and panics at another.
#[derive(Clone, Debug, Default)]
struct Unreliable(CapturedMailer);

#[async_trait]
impl Mailer for Unreliable {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        assert!(!mail.to.starts_with("panic@"), "on purpose");
        if mail.to.starts_with("slow@") {
            std::future::pending::<()>().await;
        }
        self.0.send(mail).await
    }
}

#[tokio::test]
async fn a_slow_recipient_and_a_mailer_that_panics_delay_no_other_mail() {
    let mailer = Unreliable::default();
    let given = mailer.clone();
    let host = Host::start_with(|builder| builder.mailer(given)).await;
    let background = host.signup.run_in_background();
    for person in ["slow@example.org", "panic@example.org"] {
        host.register(person).await;
    }
    for n in 0..20 {
        host.register(&format!("person{n}@example.org")).await;
    }
    let sent = "SELECT count(*) FROM signup_outbox WHERE state = 'sent'";
    while host.count(sent).await < 20 {
        tokio::task::yield_now().await;
    }
    assert_eq!(mailer.0.mails().len(), 20);
    let panicked = "SELECT count(*) FROM signup_outbox WHERE failure = 'the mailer panicked'";
    assert_eq!(host.count(panicked).await, 1);
    // The slow one is given up for this run; the time of the test runtime may pass quickly.
    tokio::time::pause();
    background.stop().await;
    tokio::time::resume();
    let waiting = "SELECT count(*) FROM signup_outbox WHERE state = 'queued'";
    assert_eq!(host.count(waiting).await, 2);
}

/// As many as a small host has in an hour of a bad day.
#[tokio::test]
async fn many_slow_recipients_at_once_delay_no_other_mail() {
    let mailer = Unreliable::default();
    let given = mailer.clone();
    let host = Host::start_with(|builder| builder.mailer(given)).await;
    let background = host.signup.run_in_background();
    for n in 0..60 {
        let name = if n < 30 { "slow" } else { "person" };
        host.register(&format!("{name}@{n}.example.org")).await;
    }
    let sent = "SELECT count(*) FROM signup_outbox WHERE state = 'sent'";
    let since = Instant::now();
    while host.count(sent).await < 30 {
        assert!(since.elapsed() < Duration::from_secs(20), "{} sent", host.count(sent).await);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    tokio::time::pause();
    background.stop().await;
}

#[tokio::test]
async fn what_a_dead_worker_held_goes_out_again_as_the_same_mail_when_its_lease_ends() {
    let mailer = Unheard::default();
    let given = mailer.clone();
    let host = Host::start_with(|builder| builder.mailer(given)).await;
    host.register("ada@example.org").await;
    let signup = host.signup.clone();
    let worker = tokio::spawn(async move { signup.deliver_due_mail().await });
    while mailer.0.mails().is_empty() {
        tokio::task::yield_now().await;
    }
    worker.abort();
    let other = host.beside(|builder| builder.mailer(mailer.0.clone())).await;
    assert_eq!(other.signup.deliver_due_mail().await.unwrap(), Default::default());
    host.clock.advance(Duration::from_secs(180));
    assert_eq!(other.signup.deliver_due_mail().await.unwrap().sent, 1);
    host.clock.advance(Duration::from_secs(24 * 60 * 60));
    assert_eq!(other.signup.deliver_due_mail().await.unwrap(), Default::default());
    let mails = mailer.0.mails();
    let [first, again] = &mails[..] else { panic!("{} mails", mails.len()) };
    assert_eq!(first.message_id, again.message_id);
    assert_eq!(first.to_rfc5322().unwrap(), again.to_rfc5322().unwrap());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_workers_send_each_mail_once() {
    let host = Host::start().await;
    for n in 0..50 {
        host.register(&format!("person{n}@example.org")).await;
    }
    let (first, second) =
        tokio::join!(host.signup.deliver_due_mail(), host.signup.deliver_due_mail());
    assert_eq!(first.unwrap().sent + second.unwrap().sent, 50);
    assert_eq!(host.mailer.mails().len(), 50);
}

#[tokio::test]
async fn the_mail_worker_sends_by_itself_and_stops_on_request() {
    let host = Host::start().await;
    let background = host.signup.run_in_background();
    host.register("ada@example.org").await;
    while host.mailer.mails().is_empty() {
        tokio::task::yield_now().await;
    }
    background.stop().await;
    host.register("eve@example.org").await;
    assert_eq!(host.mailer.mails().len(), 1);
}

#[tokio::test]
async fn a_notice_to_the_owner_of_an_account_carries_no_secret() {
    let host = Host::start().await;
    host.has_account("ada@example.org").await;
    host.register("ada@example.org").await;
    host.register("eve@example.org").await;
    let secrets = "SELECT count(*) FROM signup_outbox WHERE secret IS NOT NULL AND kind = ";
    let of = async |kind: &'static str| host.count(kind).await;
    assert_eq!(of("SELECT count(*) FROM signup_outbox WHERE kind = 'account_exists'").await, 1);
    let kinds = [("'account_exists'", 0), ("'confirm'", 1)];
    for (kind, expected) in kinds {
        let sql: &'static str = Box::leak([secrets, kind].concat().into_boxed_str());
        assert_eq!(of(sql).await, expected, "{kind}");
    }
    assert_eq!(host.mails("ada@example.org").await.len(), 3);
}

/// More than one statement ends.
#[tokio::test]
async fn results_that_are_written_together_are_those_of_their_mails() {
    let host = Host::start().await;
    for n in 0..37 {
        host.register(&format!("person{n}@example.org")).await;
    }
    let store = host.database.store().await;
    let (now, minute) = (host.clock.now(), Duration::from_secs(60));
    let leased = store.lease_mails(&["account"], now, now + minute, 40).await.unwrap();
    assert_eq!(leased.len(), 37);
    assert!(store.lease_mails(&["account"], now, now + minute, 40).await.unwrap().is_empty());
    let failure = || "why".to_owned();
    let settled = leased.iter().enumerate().map(|(n, mail)| {
        let outcome = match n {
            3 => SendOutcome::Retry { at: now + 2 * minute, failure: failure() },
            5 => SendOutcome::Dead { failure: failure() },
            7 => SendOutcome::Refused { failure: failure() },
            _ => SendOutcome::Sent { at: now },
        };
        (mail.id, outcome)
    });
    store.settle_mails(&settled.collect::<Vec<_>>()).await.unwrap();
    for (sql, expected) in [
        (
            "SELECT count(*) FROM signup_outbox WHERE state = 'sent' AND secret IS NULL AND tries = 1
             AND sent_at IS NOT NULL AND failure IS NULL",
            34,
        ),
        ("SELECT count(*) FROM signup_outbox WHERE state = 'queued' AND failure = 'why'", 1),
        ("SELECT count(*) FROM signup_outbox WHERE state = 'dead' AND secret IS NULL", 1),
        ("SELECT count(*) FROM signup_outbox WHERE state = 'refused' AND secret IS NULL", 1),
        ("SELECT count(*) FROM signup_outbox WHERE tries = 1", 37),
    ] {
        assert_eq!(host.count(sql).await, expected, "{sql}");
    }
    assert!(
        store
            .lease_mails(&["account"], now + minute, now + 3 * minute, 40)
            .await
            .unwrap()
            .is_empty()
    );
    let again =
        store.lease_mails(&["account"], now + 2 * minute, now + 3 * minute, 40).await.unwrap();
    assert_eq!(again.iter().map(|mail| mail.id).collect::<Vec<_>>(), [leased[3].id]);
}

/// Fails for one recipient with words that PostgreSQL does not store.
#[derive(Clone, Debug, Default)]
struct Babbling(CapturedMailer);

#[async_trait]
impl Mailer for Babbling {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        match mail.to.starts_with("odd@") {
            true => Err(MailError::transient("what\0ever")),
            false => self.0.send(mail).await,
        }
    }
}

#[tokio::test]
async fn a_result_that_the_database_refuses_keeps_no_other_from_being_written() {
    let mailer = Babbling::default();
    let given = mailer.clone();
    let host = Host::start_with(|builder| builder.mailer(given)).await;
    for n in 0..20 {
        let name = if n == 4 { "odd" } else { "person" };
        host.register(&format!("{name}@{n}.example.org")).await;
    }
    let background = host.signup.run_in_background();
    let sent = "SELECT count(*) FROM signup_outbox WHERE state = 'sent' AND tries = 1";
    let since = Instant::now();
    while host.count(sent).await < 19 {
        assert!(since.elapsed() < Duration::from_secs(20), "{} sent", host.count(sent).await);
        tokio::task::yield_now().await;
    }
    background.stop().await;
    assert_eq!(mailer.0.mails().len(), 19);
}
