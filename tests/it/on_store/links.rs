//! How long a link works that was mailed.

use std::time::Duration;

use axum::http::StatusCode;

use crate::common::{Host, PASSWORD, link};

const CHECK: &str = "/join/us/check";
const CONFIRM: &str = "/join/us/confirm";
const MINUTE: Duration = Duration::from_secs(60);

/// Signs up, asks for more mails, and returns all links, the first one first.
async fn links(host: &Host, mails: usize) -> (String, Vec<String>) {
    let cookie = host.register("ada@example.org").await.cookie();
    for _ in 1..mails {
        // A mail that still waits would be withdrawn.
        host.signup.deliver_due_mail().await.unwrap();
        host.clock.advance(MINUTE);
        host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    }
    let all: Vec<String> = host.mails("ada@example.org").await.iter().rev().map(link).collect();
    assert_eq!(all.len(), mails);
    (cookie, all)
}

#[tokio::test]
async fn a_link_works_although_a_later_mail_has_another() {
    let host = Host::start().await;
    let (_, links) = links(&host, 3).await;
    for link in &links {
        let cookie = host.open(link).await;
        assert_eq!(host.get_as(CONFIRM, &cookie).await.status, StatusCode::OK);
    }
    let cookie = host.open(&links[0]).await;
    let done = host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), "/join/us/done");
    // Once one of them has confirmed, none confirms again.
    for link in &links {
        let cookie = host.open(link).await;
        let page = host.get_as(CONFIRM, &cookie).await;
        assert!(page.body.contains("Your email address is confirmed"), "{}", page.body);
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
}

#[tokio::test]
async fn each_link_expires_at_its_own_time() {
    let host = Host::start().await;
    let (_, links) = links(&host, 2).await;
    host.clock.advance(24 * 60 * MINUTE - MINUTE);
    let old = host.open(&links[0]).await;
    assert_eq!(host.get_as(CONFIRM, &old).await.status, StatusCode::GONE);
    let refused = host.post_as(CONFIRM, &old, &[("password", PASSWORD)]).await;
    assert_eq!(refused.location(), CONFIRM);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    let new = host.open(&links[1]).await;
    let done = host.post_as(CONFIRM, &new, &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), "/join/us/done");
}

#[tokio::test]
async fn another_address_voids_every_link() {
    let host = Host::start().await;
    let (cookie, links) = links(&host, 2).await;
    let rob = [("email", "rob@example.org")];
    assert_eq!(host.post_as("/join/us/address", &cookie, &rob).await.location(), CHECK);
    for link in &links {
        let cookie = host.open(link).await;
        assert_eq!(host.get_as(CONFIRM, &cookie).await.status, StatusCode::NOT_FOUND);
        let posted = host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
        assert_eq!(posted.location(), CONFIRM);
        let rejected = host.follow(&link.replace("/confirm?", "/not-me?")).await;
        host.post_as("/join/us/not-me", &rejected, &[("sure", "on")]).await;
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    assert_eq!(host.count("SELECT count(*) FROM signup_link").await, 1);
}

#[tokio::test]
async fn an_attempt_has_five_links_at_most() {
    let host = Host::start().await;
    let (cookie, links) = links(&host, 6).await;
    assert_eq!(host.count("SELECT count(*) FROM signup_link").await, 5);
    let oldest = host.open(&links[0]).await;
    assert_eq!(host.get_as(CONFIRM, &oldest).await.status, StatusCode::NOT_FOUND);
    for link in &links[1..] {
        let cookie = host.open(link).await;
        assert_eq!(host.get_as(CONFIRM, &cookie).await.status, StatusCode::OK);
    }
    // A clock that was ahead dated the others: the newest link is kept all the same.
    host.clock.go_back(10 * MINUTE);
    host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    let newest = host.mails("ada@example.org").await;
    let newest = newest.iter().map(link).find(|link| !links.contains(link)).unwrap();
    let cookie = host.open(&newest).await;
    assert_eq!(host.get_as(CONFIRM, &cookie).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_mail_that_is_withheld_takes_no_link_away() {
    let budgets = leptos_signup::MailBudgets::unlimited().per_mailbox(1);
    let host = Host::start_with(|builder| builder.mail_budgets(budgets)).await;
    let cookie = host.register("ada@example.org").await.cookie();
    let first = link(&host.mails("ada@example.org").await[0]);
    for _ in 0..6 {
        host.clock.advance(MINUTE);
        host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    }
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
    let cookie = host.open(&first).await;
    let done = host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), "/join/us/done");
}

#[tokio::test]
async fn a_link_whose_attempt_is_gone_is_gone_too() {
    let host = Host::start().await;
    let (_, links) = links(&host, 2).await;
    let browser = host.browser();
    let page = browser.open(&links[0].replace("/confirm?", "/not-me?")).await;
    let rejected = browser.send_form(&page, "/join/us/not-me", &[("sure", "on")]).await;
    assert!(rejected.body.contains("Sign-up cancelled"), "{}", rejected.body);
    assert_eq!(host.count("SELECT count(*) FROM signup_link").await, 0);
    host.register("ada@example.org").await;
    host.clock.advance(3 * 24 * 60 * MINUTE);
    host.signup.purge().await.unwrap();
    assert_eq!(host.count("SELECT count(*) FROM signup_link").await, 0);
}
