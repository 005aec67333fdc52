//! What can be a code, and how often codes are tried.

use std::time::Duration;

use axum::http::StatusCode;

use crate::common::{Host, code};

const CHECK: &str = "/join/us/check";
const TRIES: &str = "SELECT code_tries FROM signup_attempt";
const ALL_TRIES: &str = "SELECT all_code_tries FROM signup_attempt";
const MALFORMED: &str = "Confirmation code must be 8 digits.";
const TOO_MANY: &str = "Use the link in the email instead";

/// Posts a wrong code five times and expects that the last one was the last try.
async fn use_up(host: &Host, cookie: &str) {
    for number in 1..=5 {
        let page = host.post_as(CHECK, cookie, &[("code", "0000-0000")]).await;
        assert_eq!(page.body.contains(TOO_MANY), number == 5, "{number}: {}", page.body);
    }
}

#[tokio::test]
async fn what_cannot_be_a_code_costs_no_try() {
    let host = Host::start().await;
    let cookie = host.register("ada@example.org").await.cookie();
    let right = code(&host.mails("ada@example.org").await[0]);
    let half = &right[..4];
    let long = format!("{right} please");
    for typed in [half, half, half, half, half, half, &long, "Code:", "1234-567O", "ABCD-EFGH"] {
        let page = host.post_as(CHECK, &cookie, &[("code", typed)]).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains(MALFORMED), "{typed}: {}", page.body);
    }
    assert_eq!((host.count(TRIES).await, host.count(ALL_TRIES).await), (0, 0));
    let pasted = format!("Code: {}", right.replace('-', "\u{2011}"));
    let done = host.post_as(CHECK, &cookie, &[("code", &pasted)]).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
}

#[tokio::test]
async fn the_code_of_a_new_mail_has_tries_of_its_own() {
    let host = Host::start().await;
    let cookie = host.register("ada@example.org").await.cookie();
    use_up(&host, &cookie).await;
    host.clock.advance(Duration::from_secs(60));
    host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    let right = code(&host.mails("ada@example.org").await[0]);
    let done = host.post_as(CHECK, &cookie, &[("code", &right)]).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
}

#[tokio::test]
async fn an_attempt_has_fifteen_tries_whatever_its_mails() {
    let host = Host::start().await;
    let cookie = host.register("ada@example.org").await.cookie();
    for _ in 0..3 {
        use_up(&host, &cookie).await;
        host.clock.advance(Duration::from_secs(60));
        host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    }
    let right = code(&host.mails("ada@example.org").await[0]);
    let refused = host.post_as(CHECK, &cookie, &[("code", &right)]).await;
    assert!(refused.body.contains(TOO_MANY), "{}", refused.body);
    // Another address gives a code of its own, and no more tries.
    host.post_as("/join/us/address", &cookie, &[("email", "rob@example.org")]).await;
    let right = code(&host.mails("rob@example.org").await[0]);
    let refused = host.post_as(CHECK, &cookie, &[("code", &right)]).await;
    assert!(refused.body.contains(TOO_MANY), "{}", refused.body);
    assert_eq!(host.count(ALL_TRIES).await, 15);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

/// The tries would tell a stranger whether a budget let the mail go.
#[tokio::test]
async fn the_tries_do_not_show_that_a_mail_was_withheld() {
    let budgets = leptos_signup::MailBudgets::unlimited().per_mailbox(1);
    let host = Host::start_with(|builder| builder.mail_budgets(budgets)).await;
    let cookie = host.register("ada@example.org").await.cookie();
    use_up(&host, &cookie).await;
    host.clock.advance(Duration::from_secs(60));
    host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
    use_up(&host, &cookie).await;
}
