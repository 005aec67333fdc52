//! The pages for a new password, without scripts.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{
    ConfigError, RateLimits, Signup,
    limits::Limit,
    text::{
        Message,
        languages::{ENGLISH, GERMAN},
    },
};

use super::equality::shown;
use crate::common::{Answer, Host, ORIGIN, PASSWORD, link};

const NEW: &str = "seven quiet otters on a raft";
const ADA: &str = "ada@example.org";

async fn with_ada() -> Host {
    let host =
        Host::start_with(|builder| builder.password_pages("account").languages([ENGLISH, GERMAN]))
            .await;
    host.has_account(ADA).await;
    host.clock.advance(Duration::from_secs(1));
    host
}

/// Asks for a link and opens it.
async fn opened(host: &Host) -> (String, Answer) {
    let sent = host.post("/join/us/forgot", &[("email", ADA)]).await;
    assert_eq!((sent.status, sent.location()), (StatusCode::SEE_OTHER, "/join/us/forgot-sent"));
    let link = link(&host.mails(ADA).await[0]);
    let taken = host.get(link.strip_prefix(ORIGIN).unwrap()).await;
    assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, "/join/us/reset"));
    assert_eq!(taken.header("referrer-policy"), "no-referrer");
    let token = link.split_once("token=").unwrap().1.split('&').next().unwrap().to_owned();
    assert!(taken.cookie().contains(&token));
    (token, taken)
}

async fn is_password(host: &Host, text: &str) -> bool {
    let id = host.database.uuid("SELECT id FROM signup_account").await;
    host.signup.verify_password(Some(id), text).await.unwrap()
}

#[tokio::test]
async fn a_person_who_forgot_the_password_chooses_a_new_one() {
    let host = with_ada().await;
    let forgot = host.get("/join/us/forgot").await;
    assert_eq!(forgot.status, StatusCode::OK);
    assert!(forgot.body.contains("action=\"/join/us/forgot\""), "{}", forgot.body);
    assert!(forgot.body.contains("<title>Reset your password</title>"), "{}", forgot.body);
    assert!(!forgot.header("content-security-policy").is_empty());
    let (token, taken) = opened(&host).await;
    let cookie = taken.cookie();
    let page = host.get_as("/join/us/reset", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("name=\"password\"") && !page.body.contains(&token));
    let ticket = page.ticket();
    let post = |password| [("ticket", ticket.as_str()), ("password", password)];
    let weak = host.post_as("/join/us/reset", &cookie, &post("short")).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.body.contains("must be at least 15 characters"), "{}", weak.body);
    assert!(weak.body.contains(" autofocus=\"\""), "{}", weak.body);
    assert!(weak.body.contains("<title>Error: Choose a new password</title>"), "{}", weak.body);
    assert!(is_password(&host, PASSWORD).await);
    let done = host.post_as("/join/us/reset", &cookie, &post(NEW)).await;
    assert_eq!((done.status, done.location()), (StatusCode::SEE_OTHER, "/join/us/reset-done"));
    assert!(done.header("set-cookie").contains("Max-Age=0"), "{done:?}");
    assert!(is_password(&host, NEW).await);
    let done = host.get("/join/us/reset-done").await;
    assert!(done.body.contains("Your password was changed"), "{}", done.body);
    for (status, cookie) in [(StatusCode::GONE, cookie.as_str()), (StatusCode::NOT_FOUND, "")] {
        let dead = host.get_as("/join/us/reset", cookie).await;
        assert_eq!(dead.status, status);
        assert!(dead.body.contains("href=\"/join/us/forgot\""), "{}", dead.body);
    }
}

#[tokio::test]
async fn a_get_changes_nothing_and_a_post_needs_the_page_of_the_link() {
    let host = with_ada().await;
    let (_, taken) = opened(&host).await;
    let cookie = taken.cookie();
    for fields in [&[("password", NEW)][..], &[("password", NEW), ("ticket", "x")]] {
        let post = host.post_as("/join/us/reset", &cookie, fields).await;
        assert_eq!(post.location(), "/join/us/reset");
    }
    host.get_as("/join/us/reset?password=seven+quiet+otters+on+a+raft", &cookie).await;
    assert!(is_password(&host, PASSWORD).await);
    assert_eq!(host.get_as("/join/us/reset", &cookie).await.status, StatusCode::OK);
}

#[tokio::test]
async fn an_address_without_an_account_sees_the_same_pages() {
    let host = with_ada().await;
    let mut seen = Vec::new();
    for address in [ADA, "bob@example.org"] {
        let post = host.post("/join/us/forgot", &[("email", address)]).await;
        seen.push(shown(&post, address));
        host.clock.advance(Duration::from_secs(1));
    }
    assert_eq!(seen[0], seen[1]);
    let sent = host.get("/join/us/forgot-sent").await;
    assert!(sent.body.contains("If this email address has an account"), "{}", sent.body);
    assert!(host.mails("bob@example.org").await.is_empty());
}

#[tokio::test]
async fn a_refused_address_stands_at_its_field_and_is_kept() {
    let host = with_ada().await;
    let refused = host.post("/join/us/forgot", &[("email", "ada at home")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("value=\"ada at home\""), "{}", refused.body);
    assert!(refused.body.contains("Enter an email address with an @"), "{}", refused.body);
    assert!(refused.body.contains(" autofocus=\"\""), "{}", refused.body);
    let one = RateLimits::unlimited().sign_ups_per_form(Limit::burst(1));
    let host = host.beside(|builder| builder.password_pages("account").rate_limits(one)).await;
    host.post("/join/us/forgot", &[("email", ADA)]).await;
    let late = host.post("/join/us/forgot", &[("email", ADA)]).await;
    assert_eq!(late.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(late.body.contains(&format!("value=\"{ADA}\"")), "{}", late.body);
}

#[tokio::test]
async fn the_pages_speak_the_language_of_the_request() {
    let host = with_ada().await;
    let forgot = host.get("/join/us/forgot?lang=de").await;
    assert!(forgot.body.contains(GERMAN.wording(Message::ForgotPasswordText)), "{}", forgot.body);
    assert_eq!(forgot.header("content-language"), "de");
}

#[tokio::test]
async fn the_pages_are_there_where_the_host_asks_for_them() {
    let host = Host::start().await;
    for path in ["/join/us/forgot", "/join/us/reset?token=x"] {
        let answer = host.get(path).await;
        assert!(!answer.headers.contains_key("set-cookie"), "{path}");
        assert!(answer.location().is_empty(), "{path}");
    }
    let host = with_ada().await;
    host.register(ADA).await;
    let mail = &host.mails(ADA).await[0];
    assert!(mail.text.contains(&format!("{ORIGIN}/join/us/forgot")), "{}", mail.text);
    let wrong = Signup::builder()
        .form(crate::common::account_form())
        .store(host.database.store().await)
        .public_url(ORIGIN)
        .mailer(host.mailer.clone())
        .password_pages("class")
        .build()
        .await;
    assert!(matches!(wrong, Err(ConfigError::PasswordPages { .. })), "{wrong:?}");
}
