//! The page of the link to a new address, without scripts.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use leptos_signup::{
    email::EmailAddress,
    text::{
        Message,
        languages::{ENGLISH, GERMAN},
    },
};

use crate::common::{Answer, Host, ORIGIN, link};

const ADA: &str = "ada@example.org";
const NEW: &str = "augusta@example.net";

async fn with_ada() -> Host {
    let languages = [ENGLISH, GERMAN];
    let host =
        Host::start_with(|builder| builder.password_pages("account").languages(languages)).await;
    host.has_account(ADA).await;
    host.clock.advance(Duration::from_secs(1));
    host
}

async fn has_account(host: &Host, address: &str) -> bool {
    let address = EmailAddress::parse(address).unwrap();
    host.signup.accounts("account").by_address(&address).await.unwrap().is_some()
}

/// Asks for the change and opens the link.
async fn opened(host: &Host) -> (String, Answer) {
    let id = host.database.uuid("SELECT id FROM signup_account").await;
    host.signup.request_address_change(id, NEW, None).await.unwrap();
    let link = link(&host.mails(NEW).await[0]);
    let taken = host.get(link.strip_prefix(ORIGIN).unwrap()).await;
    assert_eq!((taken.status, taken.location()), (StatusCode::SEE_OTHER, "/join/us/new-address"));
    assert_eq!(taken.header("referrer-policy"), "no-referrer");
    let token = link.split_once("token=").unwrap().1.split('&').next().unwrap().to_owned();
    assert!(taken.cookie().contains(&token));
    (token, taken)
}

#[tokio::test]
async fn the_page_of_the_link_has_one_button_which_changes_the_address() {
    let host = with_ada().await;
    let (token, taken) = opened(&host).await;
    let cookie = taken.cookie();
    let page = host.get_as("/join/us/new-address", &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("<title>Confirm your email address</title>"), "{}", page.body);
    assert!(page.body.contains(NEW) && !page.body.contains(&token), "{}", page.body);
    assert!(page.body.contains("action=\"/join/us/new-address\""), "{}", page.body);
    assert_eq!(page.body.matches("<button").count(), 1, "{}", page.body);
    assert!(!page.header("content-security-policy").is_empty());
    let ticket = page.ticket();
    let done = host.post_as("/join/us/new-address", &cookie, &[("ticket", &ticket)]).await;
    assert_eq!(
        (done.status, done.location()),
        (StatusCode::SEE_OTHER, "/join/us/new-address-done")
    );
    assert!(done.header("set-cookie").contains("Max-Age=0"), "{done:?}");
    assert!(has_account(&host, NEW).await && !has_account(&host, ADA).await);
    let done = host.get("/join/us/new-address-done").await;
    assert!(done.body.contains("Your email address was changed"), "{}", done.body);
    for (status, cookie) in [(StatusCode::GONE, cookie.as_str()), (StatusCode::NOT_FOUND, "")] {
        let dead = host.get_as("/join/us/new-address", cookie).await;
        assert_eq!(dead.status, status);
        assert!(dead.body.contains("<title>This link does not work</title>"), "{}", dead.body);
        assert!(!dead.body.contains("<button"), "{}", dead.body);
    }
}

#[tokio::test]
async fn a_scanner_that_opens_the_link_changes_nothing() {
    let host = with_ada().await;
    let (token, taken) = opened(&host).await;
    let cookie = taken.cookie();
    let with_token = format!("/join/us/new-address?token={token}");
    for path in [with_token.as_str(), "/join/us/new-address", "/join/us/new-address-done"] {
        for method in ["GET", "HEAD"] {
            let request = Request::builder().method(method).uri(path);
            let request = request.header(header::COOKIE, &cookie).header("purpose", "prefetch");
            host.send(request.body(Body::empty()).unwrap()).await;
        }
    }
    // A post without the page of the link, which names the new address.
    for fields in [&[][..], &[("ticket", "x")], &[("token", token.as_str())]] {
        let post = host.post_as("/join/us/new-address", &cookie, fields).await;
        assert_eq!(post.location(), "/join/us/new-address");
    }
    let post = host.post_as(&with_token, "", &[]).await;
    assert_eq!(post.location(), "/join/us/new-address");
    assert!(has_account(&host, ADA).await && !has_account(&host, NEW).await);
    assert_eq!(host.get_as("/join/us/new-address", &cookie).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_link_that_is_dead_by_then_looks_like_an_unknown_one() {
    let host = with_ada().await;
    let (_, taken) = opened(&host).await;
    let cookie = taken.cookie();
    let ticket = host.get_as("/join/us/new-address", &cookie).await.ticket();
    host.has_account(NEW).await;
    let post = host.post_as("/join/us/new-address", &cookie, &[("ticket", &ticket)]).await;
    assert_eq!((post.status, post.location()), (StatusCode::SEE_OTHER, "/join/us/new-address"));
    let dead = host.get_as("/join/us/new-address", &cookie).await;
    assert_eq!(dead.status, StatusCode::GONE);
    let unknown = taken.cookie().split('=').next().unwrap().to_owned() + "=" + &"A".repeat(43);
    let unknown = host.get_as("/join/us/new-address", &unknown).await;
    assert_eq!(unknown.without_nonce(), dead.without_nonce());
}

#[tokio::test]
async fn the_page_speaks_the_language_of_the_request_and_is_there_where_the_host_asks_for_it() {
    let host = with_ada().await;
    let (_, taken) = opened(&host).await;
    let page = host.get_as("/join/us/new-address?lang=de", &taken.cookie()).await;
    assert!(page.body.contains(GERMAN.wording(Message::ConfirmNewAddress)), "{}", page.body);
    let host = Host::start().await;
    let answer = host.get("/join/us/new-address?token=x").await;
    assert!(!answer.headers.contains_key("set-cookie") && answer.location().is_empty());
}
