//! From the sign-up to the new password.

use crate::{ADA, Host, PASSWORD, joins, logs_in, signed_in_as};

const NEW: &str = "seven quiet otters on a raft";

#[tokio::test]
async fn signed_up_and_in_out_and_in_again_until_another_password_ends_all_sessions() {
    let host = Host::start().await;
    let laptop = joins(&host, ADA).await;
    // Signed in at once.
    assert_eq!(signed_in_as(&laptop).await.as_deref(), Some(ADA));

    let page = laptop.open("/me").await;
    assert_eq!(page.header("cache-control"), "no-store");
    assert_eq!(laptop.submit(&page, "/log-out", &[]).await.at, "/");
    assert_eq!(signed_in_as(&laptop).await, None);
    assert_eq!(logs_in(&laptop, "Ada@Example.ORG", PASSWORD).await.at, "/me");
    let phone = host.browser();
    assert_eq!(logs_in(&phone, ADA, PASSWORD).await.at, "/me");

    // A third browser asks for a new password.
    let other = host.browser();
    let page = other.open("/log-in").await;
    assert!(page.body.contains("href=\"/signup/forgot\""), "{}", page.body);
    let page = other.open("/signup/forgot").await;
    let sent = other.submit(&page, "/signup/forgot", &[("email", ADA)]).await;
    assert_eq!(sent.at, "/signup/forgot-sent");
    // The link alone changes nothing.
    assert_eq!(signed_in_as(&phone).await.as_deref(), Some(ADA));
    let page = other.open(&host.link(ADA).await).await;
    let done = other.submit(&page, "/signup/reset", &[("password", NEW)]).await;
    assert_eq!(done.at, "/signup/reset-done");
    assert!(done.body.contains("/log-in\""), "{}", done.body);
    // The reader of the mail has not shown the new password yet.
    assert_eq!(signed_in_as(&other).await, None);

    for browser in [&laptop, &phone] {
        assert_eq!(signed_in_as(browser).await, None, "the session ended with the password");
        assert_eq!(logs_in(browser, ADA, PASSWORD).await.status, 422);
        assert_eq!(logs_in(browser, ADA, NEW).await.at, "/me");
        assert_eq!(signed_in_as(browser).await.as_deref(), Some(ADA));
    }
}

#[tokio::test]
async fn a_password_that_the_host_sets_ends_all_sessions_too_and_an_erased_person_is_out() {
    let host = Host::start().await;
    let laptop = joins(&host, ADA).await;
    let accounts = host.signup.accounts("account");
    let account = accounts.by_login(ADA).await.unwrap().unwrap();
    host.signup.set_password(account.id, NEW).await.unwrap();
    assert_eq!(signed_in_as(&laptop).await, None);
    assert_eq!(logs_in(&laptop, ADA, NEW).await.at, "/me");
    let address = leptos_signup::email::EmailAddress::parse(ADA).unwrap();
    host.signup.erase(&leptos_signup::Subject::Address(address)).await.unwrap();
    assert_eq!(signed_in_as(&laptop).await, None);
    assert_eq!(logs_in(&laptop, ADA, NEW).await.status, 422);
}

#[tokio::test]
async fn a_server_function_reads_who_is_signed_in() {
    use leptos::server_fn::ServerFn;
    use with_login::pages::SignedInAs;

    let host = Host::start().await;
    let laptop = joins(&host, ADA).await;
    for (browser, expected) in
        [(&laptop, format!("\"{ADA}\"")), (&host.browser(), "null".to_owned())]
    {
        let answer = browser.post(SignedInAs::PATH, &[]).await;
        assert_eq!((answer.status.as_u16(), answer.body), (200, expected));
    }
}
