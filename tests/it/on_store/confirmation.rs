//! From the mail to the account: links, codes, expiry, another mail.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Method, Request, StatusCode},
};
use futures::future::join_all;

use crate::common::{self, Answer, Host, PASSWORD, code, database::Engine, link};

const CHECK: &str = "/join/us/check";
const CONFIRM: &str = "/join/us/confirm";

#[tokio::test]
async fn a_link_shows_a_button_and_changes_nothing() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    let link = link(&host.mails("ada@example.org").await[0]);
    let path = link.strip_prefix(common::ORIGIN).unwrap();
    for method in [Method::HEAD, Method::GET, Method::HEAD, Method::GET] {
        let request = Request::builder().method(method).uri(path).body(Body::empty()).unwrap();
        let answer = host.send(request).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER);
        assert_eq!(answer.location(), CONFIRM, "the token leaves the URL");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let cookie = host.open(&link).await;
    let page = host.get_as(CONFIRM, &cookie).await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.header("referrer-policy"), "same-origin");
    assert!(page.body.contains("Complete this last step to finish signing up."));
    let (_, token) = path.split_once("token=").unwrap();
    assert!(!page.body.contains(token), "the token is not in the page");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);

    assert_eq!(
        host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await.location(),
        "/join/us/done"
    );
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    assert!(host.get_as(CONFIRM, &cookie).await.body.contains("Your email address is confirmed"));
    assert_eq!(host.mails("ada@example.org").await[0].subject, "Welcome to Orchard");
}

#[tokio::test]
async fn an_account_keeps_the_password_of_the_attempt_that_was_confirmed() {
    let host = Host::start().await;
    let post = async |password| {
        host.post("/join/us", &[("email", "ada@example.org"), ("password", password)]).await
    };
    post("the password of a stranger").await;
    host.clock.advance(Duration::from_secs(1));
    post("the password of the owner").await;
    let mails = host.mails("ada@example.org").await;
    let hashes = "SELECT password_hash FROM signup_attempt ORDER BY id DESC LIMIT 1";
    let owners = host.text(hashes).await;
    let (newer, older) = (link(&mails[0]), link(&mails[1]));
    let cookie = host.open(&newer).await;
    host.post_as(CONFIRM, &cookie, &[("password", "the password of the owner")]).await;
    let account = host.text("SELECT password_hash FROM signup_account").await;
    assert_eq!(account, owners);
    // The stranger's attempt is dead.
    let cookie = host.open(&older).await;
    assert_eq!(host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await.location(), CONFIRM);
    assert!(host.get_as(CONFIRM, &cookie).await.body.contains("Already confirmed"));
    let again = host.text("SELECT password_hash FROM signup_account").await;
    assert_eq!(again, owners);
}

#[tokio::test]
async fn the_code_confirms_in_the_browser_that_signed_up_and_in_no_other() {
    let host = Host::start().await;
    let originator = host.register("ada@example.org").await.cookie();
    let stranger = host.register("eve@example.org").await.cookie();
    let code = code(&host.mails("ada@example.org").await[0]);
    let fields = [("code", code.as_str())];
    assert_eq!(host.post(CHECK, &fields).await.location(), CHECK);
    let refused = host.post_as(CHECK, &stranger, &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    assert_eq!(host.post_as(CHECK, &originator, &fields).await.location(), "/join/us/done");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    assert_eq!(host.get_as(CHECK, &originator).await.location(), "/join/us/done");
    assert_eq!(host.post_as(CHECK, &originator, &fields).await.location(), "/join/us/done");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn wrong_codes_at_once_never_exceed_the_allowed_tries() {
    let host = Host::start().await;
    let cookie = host.register("ada@example.org").await.cookie();
    let right = code(&host.mails("ada@example.org").await[0]);
    let wrong = [("code", "0000-0000")];
    let answers = join_all((0..32).map(|_| host.post_as(CHECK, &cookie, &wrong))).await;
    assert!(answers.iter().all(|answer| answer.status == StatusCode::UNPROCESSABLE_ENTITY));
    assert_eq!(host.count("SELECT code_tries FROM signup_attempt").await, 5);
    let late = host.post_as(CHECK, &cookie, &[("code", &right)]).await;
    assert!(late.body.contains("Use the link in the email instead"), "{}", late.body);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

#[tokio::test]
async fn an_expired_link_offers_a_new_one() {
    let host = Host::start().await;
    let originator = host.register("ada@example.org").await.cookie();
    let mail = host.mails("ada@example.org").await.remove(0);
    host.clock.advance(Duration::from_secs(24 * 60 * 60 - 1));
    let cookie = host.open(&link(&mail)).await;
    assert!(host.get_as(CONFIRM, &cookie).await.body.contains("Confirm your email address"));
    host.clock.advance(Duration::from_secs(1));
    let page = host.get_as(CONFIRM, &cookie).await;
    assert_eq!(page.status, StatusCode::GONE);
    assert!(page.body.contains("This link has expired"));
    assert_eq!(host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await.location(), CONFIRM);
    let typed = host.post_as(CHECK, &originator, &[("code", &code(&mail))]).await;
    assert!(typed.body.contains("This code has expired"), "{}", typed.body);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);

    assert_eq!(host.post_as(CONFIRM, &cookie, &[("again", "1")]).await.location(), CHECK);
    let fresh = host.mails("ada@example.org").await.remove(0);
    assert_ne!(fresh.message_id, mail.message_id);
    let cookie = host.open(&link(&fresh)).await;
    assert_eq!(
        host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await.location(),
        "/join/us/done"
    );
}

#[tokio::test]
async fn an_unknown_link_says_what_to_do() {
    let host = Host::start().await;
    let unknown = "A".repeat(43);
    for token in ["", "x", "%00", "..%2f", &unknown, &"A".repeat(5000)] {
        let answer = host.get(&format!("{CONFIRM}?token={token}")).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{token}");
        let cookie = if token == unknown { answer.cookie() } else { String::new() };
        let page = host.get_as(CONFIRM, &cookie).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("Start again"), "{}", page.body);
    }
    let originator = host.register("ada@example.org").await.cookie();
    let page = host.get_as(CONFIRM, &originator).await;
    assert!(page.body.contains("Send a new email"), "{}", page.body);
    assert_eq!(host.post(CONFIRM, &[]).await.location(), CONFIRM);
}

#[tokio::test]
async fn a_broken_link_does_not_show_an_earlier_one() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    let broken = host.get_as(&format!("{CONFIRM}?token=cut-off"), &cookie).await;
    let set = broken.header("set-cookie");
    assert!(set.starts_with("signup-account-link=;") && set.contains("Max-Age=0"), "{set}");
}

#[tokio::test]
async fn another_mail_gives_the_cookie_the_time_of_the_new_code() {
    let host = Host::start().await;
    let cookie = host.register("ada@example.org").await.cookie();
    let again = host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    assert_eq!(again.cookie(), cookie);
    assert!(again.header("set-cookie").contains("Max-Age=86400"));
}

#[tokio::test]
async fn mails_that_would_confirm_again_are_withdrawn() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    let first = host.mails("ada@example.org").await.remove(0);
    host.clock.advance(Duration::from_secs(1));
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&first)).await;
    assert_eq!(
        host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await.location(),
        "/join/us/done"
    );
    let subjects = host.mails("ada@example.org").await.into_iter().map(|mail| mail.subject);
    let expected = ["Welcome to Orchard", "Confirm your email address for Orchard"];
    assert_eq!(subjects.collect::<Vec<_>>(), expected);
}

#[tokio::test]
async fn another_mail_waits_for_the_cooldown_and_replaces_the_code() {
    let host = Host::start().await;
    let cookie = host.register("ada@example.org").await.cookie();
    let first = host.mails("ada@example.org").await.remove(0);
    let again = [("again", "1")];
    for (advance, left, mails) in [(0, 60, 1), (59, 1, 1), (1, 60, 2), (30, 30, 2)] {
        host.clock.advance(Duration::from_secs(advance));
        let answer = host.post_as(CHECK, &cookie, &again).await;
        assert_eq!(
            answer.location(),
            format!("{CHECK}?sent={}", i32::from(left == 60 && mails == 2))
        );
        let page = host.get_as(CHECK, &cookie).await.body;
        assert!(page.contains(&format!("(wait {left} second")), "{left}: {page}");
        assert_eq!(host.mails("ada@example.org").await.len(), mails);
    }
    let second = host.mails("ada@example.org").await.remove(0);
    let typed = host.post_as(CHECK, &cookie, &[("code", &code(&first))]).await;
    assert!(typed.body.contains("This code is not correct"));
    let typed = host.post_as(CHECK, &cookie, &[("code", &code(&second))]).await;
    assert_eq!(typed.location(), "/join/us/done");
    // A stranger learns nothing.
    assert_eq!(host.post(CHECK, &again).await.location(), CHECK);
}

#[tokio::test]
async fn a_stranger_does_not_learn_that_the_owner_confirmed() {
    let host = Host::start().await;
    let stranger = host.register("ada@example.org").await.cookie();
    let other = host.register("eve@example.org").await.cookie();
    host.has_account("ada@example.org").await;
    host.clock.advance(Duration::from_secs(61));
    let wrong = [("code", "0000-0000")];
    let normal = |page: &Answer| page.without_nonce().replace("ada", "?").replace("eve", "?");
    let compare = async |path: &str, fields: &[(&str, &str)]| {
        let (mine, yours) = if fields.is_empty() {
            (host.get_as(path, &stranger).await, host.get_as(path, &other).await)
        } else {
            (host.post_as(path, &stranger, fields).await, host.post_as(path, &other, fields).await)
        };
        assert_eq!(mine.status, yours.status);
        assert_eq!(mine.location(), yours.location());
        assert_eq!(normal(&mine), normal(&yours));
    };
    compare(CHECK, &[]).await;
    compare(CONFIRM, &[]).await;
    compare(CHECK, &wrong).await;
    compare(CHECK, &[("again", "1")]).await;
    compare(CHECK, &[]).await;
    for _ in 0..5 {
        compare(CHECK, &wrong).await;
    }
    let notice = host.mails("ada@example.org").await.remove(0);
    assert_eq!(notice.subject, "You already have an account with Orchard");
}

#[tokio::test]
async fn nothing_at_rest_confirms_once_the_mail_is_sent() {
    if !Engine::is_sqlite() {
        return;
    }
    let host = Host::start().await;
    let cookie = host.register("ada@example.org").await.cookie();
    let mail = host.mails("ada@example.org").await.remove(0);
    sqlx::query("PRAGMA wal_checkpoint(TRUNCATE)").execute(host.pool()).await.unwrap();
    let (link, code) = (link(&mail), code(&mail).replace('-', ""));
    let (_, token) = link.split_once("token=").unwrap();
    let (_, originator) = cookie.split_once('=').unwrap();
    for file in std::fs::read_dir(host.database.folder()).unwrap() {
        let bytes = std::fs::read(file.unwrap().path()).unwrap();
        for secret in [token, &code, originator, common::PASSWORD] {
            let found = bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
            assert!(!found, "{secret}");
        }
    }
}
