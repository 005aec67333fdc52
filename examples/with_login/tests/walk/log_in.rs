//! The log-in page: what it says, where it leads, and what becomes of the session.

use axum::http::StatusCode;
use leptos_signup::{RateLimits, limits::Limit};
use with_login::log_in::local;

use crate::{ADA, Host, PASSWORD, joins, logs_in, signed_in_as};

const SESSION: &str = "session";

#[tokio::test]
async fn an_unknown_login_is_answered_like_a_wrong_password() {
    let host = Host::start().await;
    joins(&host, ADA).await;
    let mut seen = Vec::new();
    for login in [ADA, "bob@example.org", "no address"] {
        let page = logs_in(&host.browser(), login, "not the same plain words").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("The email address or the password is wrong."), "{}", page.body);
        assert!(page.body.contains(&format!("value=\"{login}\"")), "{}", page.body);
        assert!(!page.body.contains("not the same"), "{}", page.body);
        assert_eq!(page.header("cache-control"), "no-store");
        assert!(page.cookies().is_empty(), "{:?}", page.cookies());
        let main = page.body.split("</main>").next().unwrap();
        seen.push(main.replace(login, "?"));
    }
    assert!(seen.iter().all(|page| *page == seen[0]), "{seen:#?}");
}

#[tokio::test]
async fn too_many_tries_are_told_and_the_right_password_waits_too() {
    let limits = RateLimits::unlimited()
        .failed_log_ins_per_login(Limit::burst(2).refill_every(std::time::Duration::from_secs(90)));
    let host = Host::start_with(|builder| builder.rate_limits(limits)).await;
    joins(&host, ADA).await;
    let browser = host.browser();
    for _ in 0..2 {
        assert_eq!(logs_in(&browser, ADA, "wrong").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    for password in ["wrong", PASSWORD] {
        let page = logs_in(&browser, ADA, password).await;
        assert_eq!(page.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(!page.header("retry-after").is_empty());
        assert!(page.body.contains("Too many tries. Try again in "), "{}", page.body);
    }
    assert_eq!(signed_in_as(&browser).await, None);
}

#[tokio::test]
async fn the_page_leads_back_and_to_no_other_site() {
    let host = Host::start().await;
    joins(&host, ADA).await;
    let typed = [("login", ADA), ("password", PASSWORD)];
    for (next, expected) in [
        ("/me?tab=trees", "/me?tab=trees"),
        ("", "/me"),
        ("https://evil.example/", "/me"),
        ("//evil.example", "/me"),
        ("/\\evil.example", "/me"),
        ("/\t/evil.example", "/me"),
        ("/%0d%0a", "/%0d%0a"),
        ("/me\r\nset-cookie: a=b", "/me"),
        ("javascript:alert(1)", "/me"),
        ("me", "/me"),
    ] {
        assert_eq!(local(next), expected, "{next:?}");
        let browser = host.browser();
        let answer = browser.post("/log-in", &[&typed[..], &[("next", next)]].concat()).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.header("location"), expected, "{next:?}");
    }
    // The page keeps it through a wrong password.
    let browser = host.browser();
    let page = browser.open("/log-in?next=/me%3Ftab=trees").await;
    let again = browser.submit(&page, "/log-in", &[("login", ADA), ("password", "wrong")]).await;
    let done = browser.submit(&again, "/log-in", &typed).await;
    assert_eq!(done.at, "/me?tab=trees");
    let page = host.browser().open("/log-in?next=//evil.example").await;
    assert!(!page.body.contains("evil"), "{}", page.body);
}

#[tokio::test]
async fn each_log_in_has_a_session_of_its_own() {
    let host = Host::start().await;
    let ada = joins(&host, ADA).await;
    let bob = joins(&host, "bob@example.org").await;
    drop(bob);
    let of_ada = ada.cookie(SESSION).unwrap();
    // The attacker's own session, put into the browser of another person before the log-in.
    for login in [ADA, "bob@example.org"] {
        let victim = host.browser();
        victim.keep(SESSION, &of_ada);
        assert_eq!(logs_in(&victim, login, PASSWORD).await.at, "/me");
        assert_ne!(victim.cookie(SESSION).unwrap(), of_ada);
        assert_eq!(signed_in_as(&victim).await.as_deref(), Some(login));
        // What the attacker kept is worth nothing.
        let attacker = host.browser();
        attacker.keep(SESSION, &of_ada);
        assert_eq!(signed_in_as(&attacker).await, None);
    }
    // One that the server never gave out is not taken over.
    let victim = host.browser();
    victim.keep(SESSION, "AAAAAAAAAAAAAAAAAAAAAA");
    assert_eq!(logs_in(&victim, ADA, PASSWORD).await.at, "/me");
    assert_ne!(victim.cookie(SESSION).unwrap(), "AAAAAAAAAAAAAAAAAAAAAA");
    // Nor does a sign-up go on with the session of another person.
    let shared = joins(&host, "carol@example.org").await;
    let of_carol = shared.cookie(SESSION).unwrap();
    crate::signs_up(&shared, "dan@example.org").await;
    let page = shared.open(&host.link("dan@example.org").await).await;
    shared.submit(&page, "/signup/confirm", &[]).await;
    assert_eq!(signed_in_as(&shared).await.as_deref(), Some("dan@example.org"));
    assert_ne!(shared.cookie(SESSION).unwrap(), of_carol);
}

#[tokio::test]
async fn the_cookie_is_for_the_server_alone() {
    let host = Host::start().await;
    joins(&host, ADA).await;
    let answer = host.browser().post("/log-in", &[("login", ADA), ("password", PASSWORD)]).await;
    let [cookie] = answer.cookies()[..] else { panic!("{:?}", answer.cookies()) };
    for part in ["session=", "HttpOnly", "SameSite=Lax", "Path=/", "Max-Age=1209600"] {
        assert!(cookie.contains(part), "{part}: {cookie}");
    }
    assert!(!cookie.contains("Secure"), "loopback has no https: {cookie}");
    // With https no other host of the domain can set it.
    let mailer = leptos_signup::CapturedMailer::default();
    let (signup, router) = with_login::site("sqlite::memory:", "https://localhost", |builder| {
        crate::base(builder, &mailer)
    })
    .await
    .unwrap();
    let host = Host { signup, router, mailer };
    let browser = host.browser();
    let typed = [("email", ADA), ("password", PASSWORD)];
    let headers = [("sec-fetch-site", "same-origin")];
    browser.post_from("/signup", &typed, &headers).await;
    let code = host.code(ADA).await;
    let answer = browser.post_from("/signup/check", &[("code", &code)], &headers).await;
    let cookies = answer.cookies();
    let cookie = cookies.iter().find(|it| it.starts_with("__Host-session=")).unwrap();
    assert!(cookie.contains("Secure") && cookie.contains("Path=/"), "{cookie}");
    assert!(!cookie.contains("Domain"), "{cookie}");
}

#[tokio::test]
async fn another_site_signs_no_person_in_or_out() {
    let host = Host::start().await;
    let ada = joins(&host, ADA).await;
    let foreign = [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")];
    assert_eq!(ada.post_from("/log-out", &[], &foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(signed_in_as(&ada).await.as_deref(), Some(ADA));
    let victim = host.browser();
    let typed = [("login", ADA), ("password", PASSWORD)];
    assert_eq!(victim.post_from("/log-in", &typed, &foreign).await.status, StatusCode::FORBIDDEN);
    assert_eq!(signed_in_as(&victim).await, None);
    // A link or an image does neither.
    assert_eq!(ada.open("/log-out").await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(signed_in_as(&ada).await.as_deref(), Some(ADA));
}
