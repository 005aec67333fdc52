//! Mails that nobody wanted: how many there can be, and how they stop.

use std::{net::SocketAddr, time::Duration};

use axum::{extract::ConnectInfo, http::StatusCode};
use leptos_signup::MailBudgets;

use crate::common::{Host, ORIGIN, PASSWORD, form_post, link};

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(60 * 60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

async fn host(budgets: MailBudgets) -> Host {
    Host::start_with(|builder| builder.mail_budgets(budgets)).await
}

async fn sent(host: &Host) -> usize {
    host.signup.deliver_due_mail().await.unwrap();
    host.mailer.mails().len()
}

#[tokio::test]
async fn a_mailbox_gets_one_mail_a_minute_and_five_a_day() {
    let host = host(MailBudgets::new()).await;
    for spelling in ["v@example.org", "V@example.org", "v+1@example.org"] {
        let answer = host.register(spelling).await;
        assert_eq!(answer.location(), "/join/us/check");
    }
    assert_eq!(sent(&host).await, 1);
    for minute in 1..12 {
        host.clock.advance(MINUTE);
        host.register("v@example.org").await;
        assert_eq!(sent(&host).await, (minute + 1).min(5));
    }
    host.clock.advance(DAY);
    host.register("v@example.org").await;
    assert_eq!(sent(&host).await, 6);
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 15, "nothing is lost");
}

#[tokio::test]
async fn notices_to_the_owner_of_an_account_stay_within_the_budget() {
    let host = host(MailBudgets::new()).await;
    host.has_account("ada@example.org").await;
    let before = sent(&host).await;
    for _ in 0..10 {
        host.register("ada@example.org").await;
    }
    // The confirmation gave the mailbox its budget back.
    assert_eq!(sent(&host).await, before + 1);
}

#[tokio::test]
async fn another_mail_over_budget_leaves_the_link_good() {
    let host = host(MailBudgets::new().per_mailbox(1)).await;
    let cookie = host.register("ada@example.org").await.cookie();
    let first = link(&host.mails("ada@example.org").await[0]);
    host.clock.advance(MINUTE);
    let again = host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
    assert_eq!(again.location(), "/join/us/check?sent=1");
    assert_eq!(sent(&host).await, 1);
    let opened = host.open(&first).await;
    let done = host.post_as("/join/us/confirm", &format!("{cookie}; {opened}"), &[]).await;
    assert_eq!(done.location(), "/join/us/done");
}

#[tokio::test]
async fn domains_and_the_whole_host_have_budgets() {
    let host = host(MailBudgets::new().per_domain(2).per_host(3)).await;
    for n in 0..3 {
        host.register(&format!("v{n}@example.org")).await;
    }
    assert_eq!(sent(&host).await, 2);
    host.register("v@example.net").await;
    host.register("v@example.com").await;
    assert_eq!(sent(&host).await, 2, "one that waits holds its place");
    host.clock.advance(HOUR);
    assert_eq!(sent(&host).await, 5, "late and not lost");
}

#[tokio::test]
async fn a_network_has_a_budget_of_its_own() {
    let host = host(MailBudgets::new().per_network(2)).await;
    let post = async |from: &str, email: &str| {
        let fields = [("email", email), ("password", PASSWORD)];
        let mut request = form_post("/join/us", &fields, &[]);
        let from: SocketAddr = from.parse().unwrap();
        request.extensions_mut().insert(ConnectInfo(from));
        assert_eq!(host.send(request).await.status, StatusCode::SEE_OTHER);
    };
    post("[2001:db8::1]:1", "a@example.org").await;
    post("[2001:db8::2]:1", "b@example.org").await;
    post("[2001:db8::3]:1", "c@example.org").await;
    assert_eq!(sent(&host).await, 2);
    // What waits there goes out at once elsewhere.
    post("192.0.2.1:1", "c@example.org").await;
    assert_eq!(sent(&host).await, 3);
    host.clock.advance(HOUR);
    assert_eq!(sent(&host).await, 4);
}

#[tokio::test]
async fn many_at_once_share_one_budget() {
    let host = host(MailBudgets::new()).await;
    let posts = (0..16).map(|_| host.register("ada@example.org"));
    for answer in futures::future::join_all(posts).await {
        assert_eq!(answer.location(), "/join/us/check");
    }
    assert_eq!(sent(&host).await, 1);
}

#[tokio::test]
async fn this_was_not_me_ends_the_attempt_and_lets_mail_wait_for_a_day() {
    let host = host(MailBudgets::new()).await;
    let originator = host.register("ada@example.org").await.cookie();
    let mails = host.mails("ada@example.org").await;
    let not_me = mails[0].text.lines().find(|line| line.contains("/not-me?")).unwrap();
    let opened = host.get(not_me.strip_prefix(ORIGIN).unwrap()).await;
    assert_eq!(opened.location(), "/join/us/not-me");
    let cookie = opened.cookie();
    let page = host.get_as("/join/us/not-me", &cookie).await;
    assert!(page.body.contains("name=\"sure\""), "{}", page.body);

    // A button pressed by a program deletes nothing.
    let pressed = host.post_as("/join/us/not-me", &cookie, &[]).await;
    assert_eq!(pressed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);

    let deleted = host.post_as("/join/us/not-me", &cookie, &[("sure", "on")]).await;
    assert!(deleted.body.contains("Sign-up cancelled"), "{}", deleted.body);
    let left = "SELECT (SELECT count(*) FROM signup_attempt WHERE state <> 'rejected')
              + (SELECT count(*) FROM signup_outbox)";
    assert_eq!(host.count(left).await, 0);
    let unknown = host.get_as("/join/us/not-me", &cookie).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
    let link = host.open(&link(&mails[0])).await;
    assert_eq!(host.get_as("/join/us/confirm", &link).await.status, StatusCode::NOT_FOUND);
    assert_eq!(host.get_as("/join/us/check", &originator).await.status, StatusCode::OK);

    host.clock.advance(HOUR);
    assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");
    assert_eq!(sent(&host).await, 1);
    host.clock.advance(DAY);
    host.register("ada@example.org").await;
    assert_eq!(sent(&host).await, 2);
}

#[tokio::test]
async fn this_was_not_me_comes_too_late_for_an_account() {
    let host = host(MailBudgets::new()).await;
    let originator = host.register("ada@example.org").await.cookie();
    let link = link(&host.mails("ada@example.org").await[0]);
    let opened = host.open(&link).await;
    host.post_as("/join/us/confirm", &format!("{originator}; {opened}"), &[]).await;
    let page = host.get_as("/join/us/not-me", &opened).await;
    assert!(page.body.contains("This email address was confirmed"), "{}", page.body);
    host.post_as("/join/us/not-me", &opened, &[("sure", "on")]).await;
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
}

#[tokio::test]
async fn another_address_gets_a_mail_and_voids_the_first_one() {
    let host = host(MailBudgets::new()).await;
    let originator = host.register("adda@example.org").await.cookie();
    let old = link(&host.mails("adda@example.org").await[0]);
    let page = host.get_as("/join/us/address", &originator).await;
    assert!(page.body.contains("value=\"adda@example.org\""), "{}", page.body);
    let slip = [("email", "ada@example")];
    let refused = host.post_as("/join/us/address", &originator, &slip).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"ada@example\""), "{}", refused.body);

    let changed = host.post_as("/join/us/address", &originator, &[("email", "ada@example.org")]);
    assert_eq!(changed.await.location(), "/join/us/check");
    let page = host.get_as("/join/us/check", &originator).await;
    assert!(page.body.contains("ada@example.org"), "{}", page.body);
    let void = host.open(&old).await;
    assert_eq!(host.get_as("/join/us/confirm", &void).await.status, StatusCode::NOT_FOUND);
    let new = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    let done = host.post_as("/join/us/confirm", &format!("{originator}; {new}"), &[]).await;
    assert_eq!(done.location(), "/join/us/done");
    let row = "SELECT count(*) FROM signup_account
               WHERE email_deliverable = 'ada@example.org' AND password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(row).await, 1);
}

#[tokio::test]
async fn only_the_originator_changes_the_address() {
    let host = host(MailBudgets::new()).await;
    host.register("ada@example.org").await;
    let opened = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    for cookies in ["", &opened] {
        let other = [("email", "eve@example.org")];
        let answer = host.post_as("/join/us/address", cookies, &other).await;
        assert_eq!(answer.location(), "/join/us");
    }
    assert_eq!(host.mails("eve@example.org").await.len(), 0);
}
