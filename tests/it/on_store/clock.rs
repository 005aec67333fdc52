//! The clock is wrong for a while: it was set forwards, or back. Nothing panics, and nothing that was
//! written meanwhile stays in the way for long.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    time::Duration,
};

use leptos_signup::{
    Mail, MailBudgets, MailError, Mailer, async_trait,
    event::{Event, EventSink, SinkError},
};

use crate::common::{CapturedMailer, DevClock, Host, PASSWORD, link};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
const JUMPS: [Duration; 4] = [Duration::from_secs(1), HOUR, DAY, YEAR];

/// Longer than anything is put off.
const SOON: Duration = Duration::from_secs(30 * 60);

/// Away until it is told otherwise.
#[derive(Clone, Debug, Default)]
struct Away {
    is_back: Arc<AtomicBool>,
    mailbox: CapturedMailer,
}

#[async_trait]
impl Mailer for Away {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        if !self.is_back.load(Ordering::SeqCst) {
            return Err(MailError::transient("451 come back later"));
        }
        self.mailbox.send(mail).await
    }
}

/// Does something while the clock is ahead.
async fn ahead<T>(clock: &DevClock, by: Duration, then: impl Future<Output = T>) -> T {
    clock.advance(by);
    let done = then.await;
    clock.go_back(by);
    done
}

#[tokio::test]
async fn a_sign_up_can_be_confirmed_wherever_the_clock_jumps() {
    let host = Host::start_with(|builder| builder.mail_budgets(MailBudgets::new())).await;
    for (n, jump) in JUMPS.into_iter().enumerate() {
        for direction in ["forwards", "back"] {
            let email = format!("ada{n}@{direction}.example.org");
            host.register(&email).await;
            let cookie = host.open(&link(&host.mails(&email).await[0])).await;
            match direction {
                "forwards" => host.clock.advance(jump),
                _ => host.clock.go_back(jump),
            }
            host.get("/join/us").await;
            host.signup.purge().await.unwrap();
            let confirmed = host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]);
            let answer = confirmed.await;
            assert!(!answer.status.is_server_error(), "{answer:?}");
            let is_in_time = direction == "back" || jump < DAY;
            assert_eq!(answer.location() == "/join/us/done", is_in_time, "{direction} by {jump:?}");
            host.has_account(&format!("eve{n}@{direction}.example.org")).await;
        }
    }
}

#[tokio::test]
async fn a_mail_of_a_clock_that_was_ahead_goes_out_soon_after_it_was_set_back() {
    for jump in JUMPS {
        let host = Host::start().await;
        ahead(&host.clock, jump, host.register("ada@example.org")).await;
        // The worker looks all the time.
        host.signup.deliver_due_mail().await.unwrap();
        host.clock.advance(SOON);
        assert_eq!(host.mails("ada@example.org").await.len(), 1, "{jump:?}");
    }
}

#[tokio::test]
async fn a_mail_that_was_put_off_by_a_clock_that_was_ahead_goes_out_soon_after() {
    for jump in [HOUR, DAY - HOUR] {
        let mailer = Away::default();
        let given = mailer.clone();
        let host = Host::start_with(|builder| builder.mailer(given)).await;
        host.register("ada@example.org").await;
        let tried = ahead(&host.clock, jump, host.signup.deliver_due_mail()).await.unwrap();
        assert_eq!(tried.retried, 1, "{jump:?}");
        mailer.is_back.store(true, Ordering::SeqCst);
        host.clock.advance(SOON);
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1, "{jump:?}");
    }
}

#[tokio::test]
async fn a_mail_that_waits_for_its_budget_by_a_clock_that_was_ahead_goes_out_all_the_same() {
    for jump in JUMPS {
        let host = Host::start_with(|builder| builder.mail_budgets(MailBudgets::new())).await;
        for _ in 0..2 {
            ahead(&host.clock, jump, host.register("ada@example.org")).await;
        }
        host.signup.deliver_due_mail().await.unwrap();
        host.clock.advance(DAY + HOUR);
        host.signup.deliver_due_mail().await.unwrap();
        let waiting = "SELECT count(*) FROM signup_outbox WHERE state IN ('queued', 'deferred')";
        assert_eq!(host.count(waiting).await, 0, "{jump:?}");
    }
}

#[tokio::test]
async fn a_mail_that_another_instance_holds_is_not_taken_from_it() {
    let mailer = Away::default();
    let given = mailer.clone();
    let host = Host::start_with(|builder| builder.mailer(given)).await;
    host.register("ada@example.org").await;
    for _ in 0..20 {
        host.clock.advance(HOUR / 2);
        host.signup.deliver_due_mail().await.unwrap();
        // The longest pause is no clock that is ahead.
        assert_eq!(host.signup.deliver_due_mail().await.unwrap(), Default::default());
    }
}

/// Counts, and is away at first.
#[derive(Clone, Debug, Default)]
struct Listener(Arc<AtomicUsize>);

#[async_trait]
impl EventSink for Listener {
    async fn take(&self, _: &Event) -> Result<(), SinkError> {
        match self.0.fetch_add(1, Ordering::SeqCst) {
            0 => Err("away".into()),
            _ => Ok(()),
        }
    }
}

#[tokio::test]
async fn an_event_delayed_by_a_clock_that_was_ahead_is_delivered_soon_after() {
    for jump in JUMPS {
        let listener = Listener::default();
        let given = listener.clone();
        let host = Host::start_with(|builder| builder.on_event(given)).await;
        host.register("ada@example.org").await;
        let told = ahead(&host.clock, jump, host.signup.deliver_due_events()).await.unwrap();
        assert_eq!(told.retried, 1, "{jump:?}");
        host.clock.advance(SOON);
        assert_eq!(host.signup.deliver_due_events().await.unwrap().sent, 1, "{jump:?}");
    }
}

#[tokio::test]
async fn a_budget_that_was_spent_by_a_clock_that_was_ahead_is_whole_within_two_windows() {
    for jump in JUMPS {
        let budgets = MailBudgets::new().pause(Duration::ZERO).per_mailbox(2).per_host(2);
        let host = Host::start_with(|builder| builder.mail_budgets(budgets)).await;
        for _ in 0..3 {
            ahead(&host.clock, jump, host.register("ada@example.org")).await;
            host.clock.advance(Duration::from_secs(1));
        }
        let waiting = "SELECT count(*) FROM signup_outbox WHERE state = 'deferred'";
        assert_eq!(host.count(waiting).await, 1);
        host.clock.advance(2 * DAY);
        host.register("ada@example.org").await;
        let late = "SELECT count(*) FROM signup_outbox WHERE state IN ('deferred', 'withheld')";
        assert_eq!(host.count(late).await, 0, "{jump:?}");
    }
}

#[tokio::test]
async fn an_instance_whose_clock_is_a_little_behind_gives_no_budget_back() {
    let host = Host::start_with(|builder| builder.mail_budgets(MailBudgets::new())).await;
    host.register("ada@example.org").await;
    host.clock.go_back(MINUTE / 2);
    host.register("ada@example.org").await;
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox WHERE state = 'deferred'").await, 1);
}

#[tokio::test]
async fn a_recipient_who_wants_no_mail_gets_none_for_any_length_of_time() {
    let budgets = MailBudgets::new().silence_after_not_me(30 * DAY);
    let host = Host::start_with(|builder| builder.mail_budgets(budgets)).await;
    host.register("ada@example.org").await;
    let not_me = link(&host.mails("ada@example.org").await[0]).replace("/confirm?", "/not-me?");
    let cookie = host.follow(&not_me).await;
    host.post_as("/join/us/not-me", &cookie, &[("sure", "on")]).await;
    host.clock.advance(29 * DAY);
    host.register("ada@example.org").await;
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox WHERE state = 'withheld'").await, 1);
}

#[tokio::test]
async fn another_mail_can_be_had_soon_after_the_clock_was_set_back() {
    for jump in JUMPS {
        let host = Host::start().await;
        let cookie = ahead(&host.clock, jump, host.register("ada@example.org")).await.cookie();
        host.clock.advance(2 * MINUTE);
        let page = host.get_as("/join/us/check", &cookie).await;
        assert!(page.body.contains("ada@example.org"), "{}", page.body);
        host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
        let mails = "SELECT count(*) FROM signup_outbox";
        assert_eq!(host.count(mails).await, 2, "{jump:?}");
        host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
        assert_eq!(host.count(mails).await, 2, "{jump:?}: the cooldown holds again");
    }
}
