//! A mail over a budget is late, and not lost. No stranger can keep a person from getting mails.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use leptos_signup::{
    Form, MailBudgets, RateLimits, Retention, SignupBuilder, limits::Limit,
    operations::HealthProblem,
};

use crate::common::{
    Answer, Host, ORIGIN, PASSWORD, code, form_post, json_post, letter_form, link,
};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The owner's network, and a stranger's.
const HOME: &str = "198.51.100.7";
const AWAY: &str = "192.0.2.1";

fn budgets(budgets: MailBudgets) -> impl FnOnce(SignupBuilder) -> SignupBuilder {
    move |builder| builder.form(letter_form()).json_api("account").mail_budgets(budgets)
}

async fn host() -> Host {
    Host::start_with(budgets(MailBudgets::new())).await
}

fn letter(email: &str) -> Request<Body> {
    form_post("/letter", &[("email", email)], &[])
}

/// Signs up for the letter, which hashes nothing.
async fn sign_up(host: &Host, from: &str, email: &str) -> Answer {
    let answer = host.send_from(from, letter(email)).await;
    assert_eq!(answer.location(), "/letter/check", "{}", answer.body);
    answer
}

async fn account(host: &Host, email: &str, password: &str) -> Answer {
    let answer = host.post("/join/us", &[("email", email), ("password", password)]).await;
    assert_eq!(answer.location(), "/join/us/check", "{}", answer.body);
    answer
}

async fn sent(host: &Host, to: &str) -> usize {
    host.mails(to).await.len()
}

#[tokio::test]
async fn a_second_sign_up_within_a_minute_gets_its_mail_after_the_pause() {
    let host = host().await;
    account(&host, "ada@example.org", PASSWORD).await;
    assert_eq!(sent(&host, "ada@example.org").await, 1);
    host.clock.advance(MINUTE / 4);
    account(&host, "ada@example.org", "several words of hers").await;
    host.clock.advance(MINUTE / 4);
    let last = account(&host, "ada@example.org", "other words of hers").await.cookie();
    assert_eq!(sent(&host, "ada@example.org").await, 1);
    host.clock.advance(MINUTE);
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 2, "the newest replaced the one before it");
    let done = host.post_as("/join/us/check", &last, &[("code", &code(&mails[0]))]).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
}

#[tokio::test]
async fn two_forms_are_two_questions() {
    let host = host().await;
    sign_up(&host, HOME, "ada@example.org").await;
    account(&host, "ada@example.org", PASSWORD).await;
    assert_eq!(sent(&host, "ada@example.org").await, 2);
}

#[tokio::test]
async fn another_mail_that_waits_leaves_link_and_code_good_until_it_goes_out() {
    let host = Host::start_with(budgets(MailBudgets::new().per_mailbox(1))).await;
    let cookie = account(&host, "ada@example.org", PASSWORD).await.cookie();
    let first = link(&host.mails("ada@example.org").await[0]);
    host.clock.advance(HOUR);
    host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
    assert_eq!(sent(&host, "ada@example.org").await, 1);
    let opened = host.open(&first).await;
    assert_eq!(host.get_as("/join/us/confirm", &opened).await.status, StatusCode::OK);
    host.clock.advance(DAY - HOUR);
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 2);
    let done = host.post_as("/join/us/check", &cookie, &[("code", &code(&mails[0]))]).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
}

#[tokio::test]
async fn a_stranger_cannot_spend_the_day_of_a_mailbox() {
    let host = host().await;
    for _ in 0..9 {
        sign_up(&host, AWAY, "ada@example.org").await;
        host.clock.advance(MINUTE);
    }
    assert_eq!(sent(&host, "ada@example.org").await, 3, "the share of a network");
    sign_up(&host, HOME, "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 4);
    host.clock.advance(MINUTE);
    sign_up(&host, "198.51.100.8", "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 5, "the last one is for a newcomer");
    host.clock.advance(MINUTE);
    sign_up(&host, "198.51.100.9", "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 5);
    // A day after the first one.
    host.clock.advance(DAY - 10 * MINUTE);
    assert!(sent(&host, "ada@example.org").await > 5, "late and not lost");
}

#[tokio::test]
async fn a_stranger_cannot_replace_the_mail_that_waits_for_its_owner() {
    let host = host().await;
    sign_up(&host, AWAY, "ada@example.org").await;
    let owner = sign_up(&host, HOME, "ada@example.org").await.cookie();
    sign_up(&host, AWAY, "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 1);
    host.clock.advance(MINUTE);
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 2);
    let done = host.post_as("/letter/check", &owner, &[("code", &code(&mails[0]))]).await;
    assert_eq!(done.location(), "/letter/done", "{}", done.body);
}

#[tokio::test]
async fn a_mailbox_gets_the_mail_back_whose_attempt_moved_away() {
    let host = host().await;
    for number in 0..5 {
        let cookie = account(&host, "ada@example.org", PASSWORD).await.cookie();
        host.signup.deliver_due_mail().await.unwrap();
        let other = format!("eve{number}@example.net");
        let moved = host.post_as("/join/us/address", &cookie, &[("email", &other)]).await;
        assert_eq!(moved.location(), "/join/us/check", "{}", moved.body);
        host.clock.advance(MINUTE);
    }
    let before = sent(&host, "ada@example.org").await;
    // Without a network to tell them apart, the owner gets one of the mails that are void.
    host.clock.advance(MINUTE);
    account(&host, "ada@example.org", PASSWORD).await;
    assert_eq!(sent(&host, "ada@example.org").await, before + 1);
    // … and no one floods the mailbox so.
    host.clock.advance(MINUTE);
    account(&host, "ada@example.org", PASSWORD).await;
    assert_eq!(sent(&host, "ada@example.org").await, before + 1);
}

/// The owner of a mailbox says "this was not me" about the newest mail.
async fn not_me(host: &Host, email: &str) {
    let not_me = link(&host.mails(email).await[0]).replace("/confirm?", "/not-me?");
    let cookie = host.get(not_me.strip_prefix(ORIGIN).unwrap()).await.cookie();
    let done = host.post_as("/letter/not-me", &cookie, &[("sure", "on")]).await;
    assert!(done.body.contains("Sign-up cancelled"), "{}", done.body);
}

#[tokio::test]
async fn after_this_was_not_me_the_owner_signs_up_and_the_stranger_does_not() {
    let host = host().await;
    sign_up(&host, AWAY, "ada@example.org").await;
    not_me(&host, "ada@example.org").await;
    host.clock.advance(HOUR);
    sign_up(&host, AWAY, "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 1, "the stranger's mail waits");
    host.clock.advance(MINUTE);
    sign_up(&host, HOME, "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 2);
    host.clock.advance(MINUTE);
    sign_up(&host, "198.51.100.9", "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 2, "one newcomer, and no more");
    // The proof ends the silence.
    let cookie = host.open_newest("ada@example.org").await;
    assert_eq!(host.post_as("/letter/confirm", &cookie, &[]).await.location(), "/letter/done");
    host.clock.advance(MINUTE);
    account(&host, "ada@example.org", PASSWORD).await;
    host.signup.deliver_due_mail().await.unwrap();
    let subjects = "SELECT count(*) FROM signup_outbox WHERE form = 'account' AND state = 'sent'";
    assert_eq!(host.count(subjects).await, 1);
}

#[tokio::test]
async fn this_was_not_me_silences_no_other_person() {
    let host = host().await;
    // At this domain they may be two people.
    sign_up(&host, AWAY, "ada+eve@example.org").await;
    not_me(&host, "ada+eve@example.org").await;
    host.clock.advance(HOUR);
    sign_up(&host, AWAY, "ada@example.org").await;
    assert_eq!(sent(&host, "ada@example.org").await, 1);
}

#[tokio::test]
async fn strangers_cannot_spend_a_domain() {
    let host = Host::start_with(budgets(MailBudgets::new().per_domain(10))).await;
    for number in 0..20 {
        let email = format!("v{number}@sub{number}.example.org");
        sign_up(&host, AWAY, &email).await;
    }
    let all = async || {
        host.signup.deliver_due_mail().await.unwrap();
        host.mailer.mails().len()
    };
    assert_eq!(all().await, 8, "subdomains share the budget of their domain");
    sign_up(&host, HOME, "ada@example.org").await;
    assert_eq!(all().await, 9);
    host.clock.advance(HOUR);
    assert_eq!(all().await, 17);
    host.clock.advance(HOUR);
    assert_eq!(all().await, 21, "late and not lost");
}

#[tokio::test]
async fn a_classroom_behind_one_address_gets_all_its_mails() {
    let many = Limit::burst(500).refill_every(Duration::from_secs(1));
    let limits = RateLimits::new().sign_ups_per_network(many);
    let host = Host::start_with(|builder| budgets(MailBudgets::new())(builder).rate_limits(limits));
    let host = host.await;
    for number in 0..120 {
        sign_up(&host, AWAY, &format!("pupil{number}@school.example")).await;
    }
    host.signup.deliver_due_mail().await.unwrap();
    assert_eq!(host.mailer.mails().len(), 120);
}

#[tokio::test]
async fn by_default_no_sign_up_that_is_let_in_waits_for_its_network() {
    let host = Host::start_with(|builder| {
        budgets(MailBudgets::new())(builder).rate_limits(RateLimits::new())
    });
    let host = host.await;
    let mut let_in = 0;
    for _ in 0..180 {
        for _ in 0..2 {
            let email = format!("v{let_in}@example.org");
            let answer = host.send_from(AWAY, letter(&email)).await;
            let_in += usize::from(answer.status == StatusCode::SEE_OTHER);
        }
        host.clock.advance(Duration::from_secs(20));
    }
    host.signup.deliver_due_mail().await.unwrap();
    assert!(let_in >= 200, "{let_in}");
    assert_eq!(host.mailer.mails().len(), let_in);
}

#[tokio::test]
async fn what_comes_too_late_is_told_to_the_operator() {
    let short = || Form::new("short").at("/letter").email().link_lifetime(10 * MINUTE);
    let host = Host::start_with(|builder| {
        builder.form(short()).mail_budgets(MailBudgets::new().per_domain(1))
    })
    .await;
    for number in 0..2 {
        sign_up(&host, HOME, &format!("v{number}@example.org")).await;
    }
    let withheld = "SELECT count(*) FROM signup_outbox WHERE state = 'withheld'";
    assert_eq!(host.count(withheld).await, 1);
    let health = host.signup.health().await;
    assert!(health.problems().contains(&HealthProblem::MailsWithheld), "{health}");
    host.clock.advance(HOUR);
    assert!(!host.signup.health().await.problems().contains(&HealthProblem::MailsWithheld));
}

#[tokio::test]
async fn a_mail_that_waits_survives_the_purge_and_is_counted() {
    let retention = Retention::new().attempts(Duration::ZERO).mails(Duration::ZERO);
    let host = Host::start_with(|builder| {
        budgets(MailBudgets::new().per_mailbox(1))(builder).retention(retention)
    })
    .await;
    sign_up(&host, HOME, "ada@example.org").await;
    host.clock.advance(HOUR);
    sign_up(&host, HOME, "ada@example.org").await;
    host.signup.deliver_due_mail().await.unwrap();
    host.clock.advance(23 * HOUR - MINUTE);
    host.signup.purge().await.unwrap();
    assert_eq!(host.signup.health().await.database.unwrap().deferred_mails, 1);
    host.clock.advance(MINUTE);
    let mails = host.mails("ada@example.org").await;
    assert_eq!(mails.len(), 2);
    assert!(mails[0].text.contains("1 hour"), "its link lives for no longer: {}", mails[0].text);
    let health = host.signup.health().await;
    assert_eq!(health.database.unwrap().deferred_mails, 0);
    assert!(health.is_ok(), "a mail that waited is not late: {health}");
}

#[tokio::test]
async fn two_instances_send_a_mail_that_waited_once() {
    let host = host().await;
    let other = host.beside(budgets(MailBudgets::new())).await;
    for number in 0..20 {
        let email = format!("v{number}@example.org");
        sign_up(&host, HOME, &email).await;
        sign_up(&other, HOME, &email).await;
    }
    host.clock.advance(MINUTE);
    for _ in 0..2 {
        let (one, two) =
            tokio::join!(host.signup.deliver_due_mail(), other.signup.deliver_due_mail());
        one.unwrap();
        two.unwrap();
    }
    assert_eq!(host.mailer.mails().len(), 40);
}

#[tokio::test]
async fn no_answer_of_the_api_tells_whether_a_budget_was_spent() {
    let host = Host::start_with(budgets(MailBudgets::new().per_mailbox(2))).await;
    // A stranger before spent the mails of one of two addresses.
    for _ in 0..2 {
        account(&host, "spent@example.org", PASSWORD).await;
        host.clock.advance(MINUTE);
    }
    let api = "/join/us/api/v1/account";
    let mut answers = Vec::new();
    for email in ["fresh@example.org", "spent@example.org"] {
        let body = format!(r#"{{"email": "{email}", "password": "{PASSWORD}"}}"#);
        let begun = host.send(json_post(api, body)).await;
        let attempt = begun.body.split("\"attempt\":\"").nth(1).unwrap().split('"').next().unwrap();
        host.clock.advance(2 * MINUTE);
        let body = format!(r#"{{"attempt": "{attempt}"}}"#);
        let again = host.send(json_post(&format!("{api}/resend"), body)).await;
        assert_eq!(again.status, StatusCode::ACCEPTED, "{}", again.body);
        // A day after the sign-up, the time of the code was extended for both.
        host.clock.advance(DAY - MINUTE);
        let body = format!(r#"{{"attempt": "{attempt}", "code": "0000-0000"}}"#);
        let wrong = host.send(json_post(&format!("{api}/confirm"), body)).await;
        answers.push((again.body, wrong.status, wrong.body));
    }
    assert_eq!(answers[0], answers[1]);
}
