//! People sign up and log in with a provider, which runs beside the test.

#![allow(clippy::panic, clippy::unwrap_used)]
#![allow(
    clippy::disallowed_methods,
    reason = "the provider is another program, with a clock of its own"
)]

mod browser;
mod provider;

use axum::http::StatusCode;
use leptos_signup::Identity;

use crate::{
    browser::{Answer, Browser, Site},
    provider::Person,
};

const ADA: Person =
    Person { subject: "248289761001", email: "ada@example.org", is_verified: Some(true) };

const PASSWORD: &str = "just many plain words";

/// Goes to the provider, logs in there, and comes back.
async fn comes_back(browser: &Browser<'_>, site: &Site, person: &Person) -> Answer {
    let page = browser.get("/openid").await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    browser.get(&site.provider.log_in(&page.location, person)).await
}

async fn is_refused(browser: &Browser<'_>, answer: &Answer, reason: &str) {
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.body.contains(reason), "{}", answer.body);
    assert!(browser.get("/").await.body.contains("Continue with your provider"));
}

#[tokio::test]
async fn the_first_time_signs_up_and_the_next_time_logs_in() {
    let site = Site::start().await;
    let browser = Browser::new(&site);
    let back = comes_back(&browser, &site, &ADA).await;
    assert_eq!((back.status, &*back.location), (StatusCode::SEE_OTHER, "/signup/confirm"));
    let page = browser.get("/signup/confirm").await;
    assert!(page.body.contains("ada@example.org"), "{}", page.body);
    assert!(!page.body.contains("type=\"password\""), "{}", page.body);
    let rest = format!("ticket={}&username=ada", page.ticket());
    let wrong = browser.post("/signup/confirm", &rest).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY, "the rules are not agreed to");
    let done = browser.post("/signup/confirm", &format!("{rest}&rules=on")).await;
    assert_eq!(done.location, "/signup/done");
    assert_eq!(browser.get("/").await.body, "Logged in as ada");
    assert!(site.mails().await.iter().all(|mail| !mail.text.contains("/confirm?")));

    let other = Browser::new(&site);
    // The address at the provider may change. The subject does not.
    let moved = Person { email: "lovelace@example.org", ..ADA };
    assert_eq!(comes_back(&other, &site, &moved).await.location, "/");
    assert_eq!(other.get("/").await.body, "Logged in as ada");
}

#[tokio::test]
async fn an_address_that_the_provider_has_not_verified_is_refused() {
    let site = Site::start().await;
    for is_verified in [None, Some(false)] {
        let browser = Browser::new(&site);
        let back = comes_back(&browser, &site, &Person { is_verified, ..ADA }).await;
        is_refused(&browser, &back, "has not verified your address").await;
    }
}

#[tokio::test]
async fn the_way_back_works_once_in_the_browser_that_began_it() {
    let site = Site::start().await;
    let (browser, other) = (Browser::new(&site), Browser::new(&site));
    let page = browser.get("/openid").await;
    let back = site.provider.log_in(&page.location, &ADA);
    is_refused(&other, &other.get(&back).await, "did not begin here").await;
    other.get("/openid").await;
    is_refused(&other, &other.get(&back).await, "did not begin here").await;
    assert_eq!(browser.get(&back).await.location, "/signup/confirm");
    is_refused(&browser, &browser.get(&back).await, "did not begin here").await;

    let page = browser.get("/openid").await;
    let back = site.provider.log_in(&page.location, &ADA);
    let (start, _) = back.split_once("&state=").unwrap();
    let forged = browser.get(&format!("{start}&state=forged")).await;
    is_refused(&browser, &forged, "did not begin here").await;
}

#[tokio::test]
async fn a_token_with_another_nonce_or_for_another_verifier_is_refused() {
    let site = Site::start().await;
    let browser = Browser::new(&site);
    let page = browser.get("/openid").await;
    let back = site.provider.log_in(&page.location, &ADA);
    site.provider.answers_with_nonce("of another log-in");
    is_refused(&browser, &browser.get(&back).await, "no valid proof").await;

    // A stolen code, put into a way that this browser is on.
    let theirs = site.provider.log_in(&Browser::new(&site).get("/openid").await.location, &ADA);
    let page = browser.get("/openid").await;
    let own = site.provider.log_in(&page.location, &ADA);
    let (code, state) =
        (theirs.split_once("&state=").unwrap().0, own.split_once("&state=").unwrap().1);
    let back = browser.get(&format!("{code}&state={state}")).await;
    is_refused(&browser, &back, "no valid proof").await;
}

#[tokio::test]
async fn an_account_with_the_address_is_linked_after_its_owner_logged_in() {
    let site = Site::start().await;
    let browser = Browser::new(&site);
    for name in ["ada", "eve"] {
        let page = browser.get("/signup").await;
        let fields = format!(
            "ticket={}&email={name}@example.org&username={name}&password={}&rules=on",
            page.ticket(),
            PASSWORD.replace(' ', "+"),
        );
        let begun = browser.post("/signup", &fields).await;
        assert_eq!(begun.location, "/signup/check", "{}", begun.body);
        let mails = site.mails().await;
        let sent = mails.iter().find(|mail| mail.to.starts_with(name)).unwrap();
        let link = sent.text.lines().find(|line| line.contains("/confirm?token=")).unwrap();
        browser.get(link.strip_prefix("http://127.0.0.1:3000").unwrap()).await;
        let page = browser.get("/signup/confirm").await;
        let done = browser.post("/signup/confirm", &format!("ticket={}", page.ticket())).await;
        assert_eq!(done.location, "/signup/done");
    }

    let accounts = site.signup.accounts("account");
    let identity = Identity::new(&site.provider.issuer, ADA.subject).unwrap();
    // Issuers are compared byte by byte.
    let log_in = |name: &str| format!("login={name}&password={}", PASSWORD.replace(' ', "+"));
    let shared = Browser::new(&site);
    assert_eq!(comes_back(&shared, &site, &ADA).await.location, "/login");
    let wrong = shared.post("/login", "login=ada&password=wrong").await;
    assert_eq!(wrong.status, StatusCode::UNAUTHORIZED);
    // Another person logs in at the same computer.
    assert_eq!(shared.post("/login", &log_in("eve")).await.location, "/");
    assert!(accounts.by_identity(&identity).await.unwrap().is_none());

    let own = Browser::new(&site);
    assert_eq!(comes_back(&own, &site, &ADA).await.location, "/login");
    assert_eq!(own.post("/login", &log_in("ada")).await.location, "/");
    let linked = accounts.by_identity(&identity).await.unwrap().unwrap();
    assert_eq!(linked.username.as_deref(), Some("ada"));
    let next = Browser::new(&site);
    assert_eq!(comes_back(&next, &site, &ADA).await.location, "/");
    assert_eq!(next.get("/").await.body, "Logged in as ada");
}
