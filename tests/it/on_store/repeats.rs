//! Double clicks, retries, the back button: the same post of the same page is one sign-up.

use std::time::Duration;

use crate::common::{Answer, Host, PASSWORD, class_form};

/// The ticket of a form as it was served.
async fn ticket(host: &Host, path: &str) -> String {
    let ticket = host.get(path).await.ticket();
    // People take a while to fill it in.
    host.clock.advance(Duration::from_secs(5));
    ticket
}

async fn post(host: &Host, ticket: &str, email: &str, password: &str) -> Answer {
    let fields = [("ticket", ticket), ("email", email), ("password", password)];
    host.post("/join/us", &fields).await
}

async fn attempts(host: &Host) -> i64 {
    host.count("SELECT count(*) FROM signup_attempt").await
}

#[tokio::test]
async fn a_double_click_is_one_attempt_and_one_mail() {
    let host = Host::start().await;
    let ticket = ticket(&host, "/join/us").await;
    let posts = (0..8).map(|_| post(&host, &ticket, "ada@example.org", PASSWORD));
    let answers = futures::future::join_all(posts).await;
    let cookie = answers[0].cookie();
    for answer in &answers {
        assert_eq!(answer.location(), "/join/us/check");
        assert_eq!(answer.cookie(), cookie, "each of them makes this browser the originator");
    }
    assert_eq!(attempts(&host).await, 1);
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_retry_after_the_answer_was_lost_is_the_same_attempt() {
    let host = Host::start().await;
    let ticket = ticket(&host, "/join/us").await;
    let first = post(&host, &ticket, "ada@example.org", PASSWORD).await;
    host.clock.advance(Duration::from_secs(3600));
    let second = post(&host, &ticket, "ada@example.org", PASSWORD).await;
    let secret = |answer: &Answer| answer.cookie().split('.').next().unwrap().to_owned();
    assert_eq!(secret(&first), secret(&second));
    assert_eq!(attempts(&host).await, 1);
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn the_back_button_and_something_else_is_another_attempt() {
    let host = Host::start().await;
    let ticket = ticket(&host, "/join/us").await;
    post(&host, &ticket, "adda@example.org", PASSWORD).await;
    post(&host, &ticket, "ada@example.org", PASSWORD).await;
    post(&host, &ticket, "ada@example.org", "many other plain words").await;
    assert_eq!(attempts(&host).await, 3);
}

#[tokio::test]
async fn two_tabs_are_two_attempts() {
    let host = Host::start().await;
    let (one, other) = (ticket(&host, "/join/us").await, ticket(&host, "/join/us").await);
    assert_ne!(one, other);
    post(&host, &one, "ada@example.org", PASSWORD).await;
    post(&host, &other, "ada@example.org", PASSWORD).await;
    assert_eq!(attempts(&host).await, 2);
}

#[tokio::test]
async fn a_refused_form_keeps_its_ticket() {
    let host = Host::start().await;
    let ticket = ticket(&host, "/join/us").await;
    let refused = post(&host, &ticket, "ada", PASSWORD).await;
    assert!(refused.body.contains(&format!("name=\"ticket\" value=\"{ticket}\"")));
}

#[tokio::test]
async fn an_account_that_needs_no_confirmation_is_made_once() {
    let host = Host::start_with(|builder| builder.form(class_form())).await;
    let ticket = ticket(&host, "/class").await;
    let fields = [("ticket", &*ticket), ("username", "ada"), ("password", PASSWORD)];
    let posts = (0..4).map(|_| host.post("/class", &fields));
    for answer in futures::future::join_all(posts).await {
        assert_eq!(answer.location(), "/class/done", "{}", answer.body);
    }
    assert_eq!(host.post("/class", &fields).await.location(), "/class/done");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    // Somebody else is told that the name is taken.
    let other = [("username", "ada"), ("password", PASSWORD)];
    assert!(host.post("/class", &other).await.body.contains("is already taken"));
}

#[tokio::test]
async fn a_post_faster_than_people_type_gets_the_same_answer_and_no_mail() {
    let host = Host::start_with(|builder| builder.min_fill_time(Duration::from_secs(1))).await;
    let ticket = host.get("/join/us").await.ticket();
    let answer = post(&host, &ticket, "ada@example.org", PASSWORD).await;
    assert_eq!(answer.location(), "/join/us/check");
    let waits = host.get_as("/join/us/check", &answer.cookie()).await;
    assert!(waits.body.contains("ada@example.org"), "{}", waits.body);
    assert_eq!(attempts(&host).await, 1);
    assert_eq!(host.mails("ada@example.org").await.len(), 0);
    // A person who was too fast sends the same page again.
    host.clock.advance(Duration::from_secs(10));
    let answer = post(&host, &ticket, "ada@example.org", PASSWORD).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}
