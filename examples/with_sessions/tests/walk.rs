//! Walks the host with two browsers.

#[path = "../../with_login/tests/walk/browser.rs"]
#[allow(dead_code, reason = "it has more than this host needs")]
mod browser;

use std::time::Duration;

use axum::Router;
use leptos_signup::{CapturedMailer, Signup, SqliteStore};

use crate::browser::{Browser, ORIGIN};

const ADA: &str = "ada@example.org";
const PASSWORD: &str = "just many plain words";
const NEW: &str = "seven quiet otters on a raft";

async fn host() -> (Signup, Router, CapturedMailer) {
    let mailer = CapturedMailer::default();
    let builder = Signup::builder()
        .store(SqliteStore::connect("sqlite::memory:").await.unwrap())
        .public_url(ORIGIN)
        .mailer(mailer.clone())
        .min_fill_time(Duration::ZERO);
    let (signup, router) = with_sessions::site(builder).await.unwrap();
    (signup, router, mailer)
}

async fn link(signup: &Signup, mailer: &CapturedMailer) -> String {
    signup.deliver_due_mail().await.unwrap();
    let mails = mailer.mails();
    let mail = mails.iter().max_by_key(|mail| (mail.date, mail.message_id.clone())).unwrap();
    let is_link = |line: &&str| line.contains("token=") && !line.contains("/not-me");
    mail.text.lines().find(is_link).unwrap().to_owned()
}

async fn is_in(browser: &Browser) -> bool {
    browser.open("/me").await.body.contains("You are signed in as ")
}

async fn logs_in(browser: &Browser, password: &str) -> u16 {
    browser.post("/log-in", &[("login", ADA), ("password", password)]).await.status.as_u16()
}

#[tokio::test]
async fn signed_up_and_in_out_and_in_again_until_another_password_ends_all_sessions() {
    let (signup, router, mailer) = host().await;
    let (laptop, phone, other) =
        (Browser::new(&router), Browser::new(&router), Browser::new(&router));
    let page = laptop.open("/signup").await;
    laptop.submit(&page, "/signup", &[("email", ADA), ("password", PASSWORD)]).await;
    let sign_up = link(&signup, &mailer).await;
    other.open(&sign_up).await;
    let page = laptop.open(&sign_up).await;
    assert!(!is_in(&laptop).await);
    laptop.submit(&page, "/signup/confirm", &[]).await;
    assert!(is_in(&laptop).await && !is_in(&other).await);

    let before = laptop.cookie("session").unwrap();
    laptop.post("/log-out", &[]).await;
    assert!(!is_in(&laptop).await);
    assert_eq!(logs_in(&laptop, "wrong").await, 422);
    assert_eq!(logs_in(&laptop, PASSWORD).await, 303);
    assert_eq!(logs_in(&phone, PASSWORD).await, 303);
    assert_ne!(laptop.cookie("session").unwrap(), before);
    // A browser that was signed in gets a new session too.
    let before = phone.cookie("session").unwrap();
    assert_eq!(logs_in(&phone, PASSWORD).await, 303);
    assert_ne!(phone.cookie("session").unwrap(), before);
    assert!(is_in(&laptop).await && is_in(&phone).await);

    let page = other.open("/signup/forgot").await;
    other.submit(&page, "/signup/forgot", &[("email", ADA)]).await;
    let page = other.open(&link(&signup, &mailer).await).await;
    other.submit(&page, "/signup/reset", &[("password", NEW)]).await;
    assert!(!is_in(&laptop).await && !is_in(&phone).await && !is_in(&other).await);
    assert_eq!(logs_in(&phone, PASSWORD).await, 422);
    assert_eq!(logs_in(&phone, NEW).await, 303);
    assert!(is_in(&phone).await && !is_in(&laptop).await);
}
