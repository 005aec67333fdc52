//! Several pages in one browser: each acts on what it shows.

use axum::http::{HeaderValue, Request, StatusCode, header};
use leptos_signup::SignupBuilder;

use crate::common::{Answer, Host, PASSWORD, code, form_post, letter_form, link, link_ticket};

const CHECK: &str = "/join/us/check";
const CONFIRM: &str = "/join/us/confirm";
const ATTEMPTS: &str = "SELECT count(*) FROM signup_attempt";
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";
const ADDRESS: &str = "SELECT email_normalized FROM signup_account";

fn letter(builder: SignupBuilder) -> SignupBuilder {
    builder.form(letter_form())
}

/// Signs up with an address alone, elsewhere, and returns the link.
async fn mailed(host: &Host, email: &str) -> String {
    host.post("/letter", &[("email", email)]).await;
    link(&host.mails(email).await[0])
}

fn names(page: &Answer, email: &str) -> bool {
    page.body.contains(&format!("data-signup=\"address\">{email}<!></strong>"))
}

#[tokio::test]
async fn the_button_acts_on_the_link_whose_page_it_is_on() {
    let host = Host::start_with(letter).await;
    let (ada, ben) =
        (mailed(&host, "ada@example.org").await, mailed(&host, "ben@example.org").await);
    let browser = host.browser();
    let first = browser.open(&ada).await;
    let second = browser.open(&ben).await;
    assert!(names(&first, "ada@example.org") && !names(&first, "ben@example.org"));
    assert!(names(&second, "ben@example.org"));
    let done = browser.send_form(&first, "/letter/confirm", &[]).await;
    assert_eq!(done.location(), "/letter/done");
    assert_eq!(host.count(ACCOUNTS).await, 1);
    assert_eq!(host.text(ADDRESS).await, "ada@example.org");
    let done = browser.send_form(&second, "/letter/confirm", &[]).await;
    assert_eq!(done.location(), "/letter/done");
    assert_eq!(host.count(ACCOUNTS).await, 2);
}

#[tokio::test]
async fn a_sign_up_is_cancelled_from_its_own_page_only() {
    let host = Host::start_with(letter).await;
    let (ada, ben) =
        (mailed(&host, "ada@example.org").await, mailed(&host, "ben@example.org").await);
    let browser = host.browser();
    let confirms = browser.open(&ada).await;
    let cancels = browser.open(&ben.replace("/confirm?", "/not-me?")).await;
    assert!(names(&cancels, "ben@example.org"), "{}", cancels.body);
    // The page of a form with a mistake still is about the same link.
    browser.open(&ada).await;
    let cancels = browser.send_form(&cancels, "/letter/not-me", &[]).await;
    assert_eq!(cancels.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(names(&cancels, "ben@example.org"), "{}", cancels.body);
    let done = browser.send_form(&cancels, "/letter/not-me", &[("sure", "on")]).await;
    assert!(done.body.contains("Sign-up cancelled"), "{}", done.body);
    let done = browser.send_form(&confirms, "/letter/confirm", &[]).await;
    assert_eq!(done.location(), "/letter/done");
    assert_eq!(host.text(ADDRESS).await, "ada@example.org");
    let rejected = "SELECT email_normalized FROM signup_attempt WHERE state = 'rejected'";
    assert_eq!(host.text(rejected).await, "ben@example.org");
}

/// Another site opens as many links as it likes.
#[tokio::test]
async fn a_page_whose_link_the_browser_has_lost_changes_nothing() {
    let host = Host::start_with(letter).await;
    let ada = mailed(&host, "ada@example.org").await;
    let page = host.browser().open(&ada).await;
    let eve = mailed(&host, "eve@example.org").await;
    let cookie = host.follow(&eve).await;
    let ticket = page.ticket();
    assert_ne!(Some(&ticket), link_ticket(&cookie).as_ref());
    for path in ["/letter/confirm", "/letter/not-me"] {
        for ticket in [ticket.as_str(), "", "x"] {
            let fields = [("ticket", ticket), ("sure", "on")];
            let posted = host.post_as(path, &cookie, &fields).await;
            assert_eq!(posted.location(), path, "{ticket}");
        }
        let shown = host.get_as(path, &cookie).await;
        assert!(names(&shown, "eve@example.org"), "{}", shown.body);
    }
    assert_eq!((host.count(ACCOUNTS).await, host.count(ATTEMPTS).await), (0, 2));
}

#[tokio::test]
async fn a_ticket_is_of_one_link_at_one_form() {
    let host = Host::start_with(letter).await;
    let ada = mailed(&host, "ada@example.org").await;
    let cookie = host.follow(&ada).await;
    let elsewhere = cookie.replace("signup-letter", "signup-account");
    assert_ne!(link_ticket(&cookie), link_ticket(&elsewhere));
    let page = host.get_as("/letter/confirm", &cookie).await;
    assert_eq!(Some(page.ticket()), link_ticket(&cookie));
    let token = cookie.split_once('=').unwrap().1;
    assert!(!page.body.contains(token));
}

#[tokio::test]
async fn every_sign_up_of_a_browser_keeps_its_page_its_code_and_its_tries() {
    let host = Host::start().await;
    let browser = host.browser();
    let sign_up = async |email: &str| {
        browser.post("/join/us", &[("email", email), ("password", PASSWORD)]).await;
        let page = browser.open(CHECK).await;
        assert!(names(&page, email), "{}", page.body);
        page
    };
    let first = sign_up("ada@example.org").await;
    let second = sign_up("ben@example.org").await;
    for _ in 0..6 {
        let wrong = browser.send_form(&second, CHECK, &[("code", "0000-0000")]).await;
        assert!(names(&wrong, "ben@example.org"), "{}", wrong.body);
    }
    let wrong = browser.send_form(&first, CHECK, &[("code", "0000-0000")]).await;
    assert!(wrong.body.contains("This code is not correct"), "{}", wrong.body);
    assert!(names(&wrong, "ada@example.org"), "{}", wrong.body);

    // The page waits for its own sign-up, and leads to the address of its own.
    let path = |page: &Answer, name: &str| format!("/join/us/{name}?ticket={}", page.ticket());
    assert!(first.body.contains(&path(&first, "address")), "{}", first.body);
    let address = browser.open(&path(&first, "address")).await;
    assert!(address.body.contains("value=\"ada@example.org\""), "{}", address.body);
    let slip = browser.send_form(&address, "/join/us/address", &[("email", "no address")]).await;
    let change = [("email", "ada.l@example.org")];
    assert_eq!(browser.send_form(&slip, "/join/us/address", &change).await.location(), CHECK);
    assert!(names(&browser.open(CHECK).await, "ada.l@example.org"));
    assert!(names(&browser.open(&path(&second, "check")).await, "ben@example.org"));

    let right = code(&host.mails("ada.l@example.org").await[0]);
    let done = browser.send_form(&first, CHECK, &[("code", &right)]).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
    assert_eq!(host.text(ADDRESS).await, "ada.l@example.org");
    assert_eq!(browser.look(&path(&first, "check")).await.location(), "/join/us/done");
    assert_eq!(browser.look(&path(&second, "check")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn another_mail_is_sent_for_the_sign_up_of_the_page() {
    let host = Host::start().await;
    let browser = host.browser();
    browser.post("/join/us", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    let first = browser.open(CHECK).await;
    browser.post("/join/us", &[("email", "ben@example.org"), ("password", PASSWORD)]).await;
    host.signup.deliver_due_mail().await.unwrap();
    host.clock.advance(std::time::Duration::from_secs(60));
    let again = browser.send_form(&first, CHECK, &[("again", "1")]).await;
    assert!(names(&browser.open(again.location()).await, "ada@example.org"));
    assert_eq!(host.mails("ada@example.org").await.len(), 2);
    assert_eq!(host.mails("ben@example.org").await.len(), 1);
    // Both links were asked for here, so neither asks for the password.
    for email in ["ada@example.org", "ben@example.org"] {
        let page = browser.open(&link(&host.mails(email).await[0])).await;
        assert!(names(&page, email) && !page.body.contains("type=\"password\""), "{}", page.body);
        let done = browser.send_form(&page, CONFIRM, &[]).await;
        assert_eq!(done.location(), "/join/us/done");
    }
}

/// The ticket of a page is worth nothing without the cookie.
#[tokio::test]
async fn a_ticket_without_the_cookie_acts_on_nothing() {
    let host = Host::start().await;
    let browser = host.browser();
    browser.post("/join/us", &[("email", "ada@example.org"), ("password", PASSWORD)]).await;
    let page = browser.open(CHECK).await;
    let right = code(&host.mails("ada@example.org").await[0]);
    let stranger = host.browser();
    stranger.post("/join/us", &[("email", "eve@example.org"), ("password", PASSWORD)]).await;
    for fields in [[("code", right.as_str())], [("again", "1")]] {
        assert_eq!(stranger.send_form(&page, CHECK, &fields).await.location(), CHECK);
    }
    let shown = stranger.open(&format!("{CHECK}?ticket={}", page.ticket())).await;
    assert!(!shown.body.contains("ada@example.org"), "{}", shown.body);
    assert_eq!(host.count(ACCOUNTS).await, 0);
}

#[tokio::test]
async fn a_browser_forgets_a_link_that_did_its_work() {
    let host = Host::start_with(letter).await;
    let browser = host.browser();
    for email in ["ada@example.org", "ben@example.org"] {
        let link = mailed(&host, email).await;
        let opened = host.get(link.strip_prefix(crate::common::ORIGIN).unwrap()).await;
        assert!(!opened.header("set-cookie").contains("Max-Age"), "until the browser closes");
        browser.open(&link).await;
    }
    let page = browser.open("/letter/confirm").await;
    browser.send_form(&page, "/letter/confirm", &[]).await;
    let page = browser.open("/letter/confirm").await;
    assert!(names(&page, "ada@example.org"), "{}", page.body);
    let page = browser.open("/letter/not-me").await;
    browser.send_form(&page, "/letter/not-me", &[("sure", "on")]).await;
    assert!(!browser.cookies().contains("-link"), "{}", browser.cookies());
}

#[tokio::test]
async fn a_browser_keeps_eight_sign_ups_and_eight_links() {
    let host = Host::start_with(letter).await;
    let browser = host.browser();
    for number in 0..10 {
        let email = format!("ada{number}@example.org");
        browser.post("/letter", &[("email", &email)]).await;
        browser.open(&link(&host.mails(&email).await[0])).await;
    }
    for cookie in browser.cookies().split("; ") {
        assert_eq!(cookie.split('.').count(), 8, "{cookie}");
    }
}

#[tokio::test]
async fn a_browser_that_blocks_cookies_is_told_so() {
    let host = Host::start_with(letter).await;
    mailed(&host, "ada@example.org").await;
    for path in ["/letter/confirm", CONFIRM] {
        let page = host.get(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND);
        assert!(page.body.contains("Allow cookies for this site"), "{}", page.body);
    }
}

/// A request with a cookie header of any bytes.
async fn with_cookies(host: &Host, path: &str, cookies: &[u8]) -> Answer {
    let request =
        Request::get(path).header(header::COOKIE, HeaderValue::from_bytes(cookies).unwrap());
    host.send(request.body(axum::body::Body::empty()).unwrap()).await
}

#[tokio::test]
async fn a_foreign_cookie_with_any_bytes_hides_nothing() {
    let host = Host::start().await;
    let own = host.register("ada@example.org").await.cookie();
    let opened = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    for foreign in [&b"city=Z\xc3\xbcrich"[..], b"x=\xff\xfe\x80", b"\xe9", b"=\xe9=", b";;\t;"] {
        let with = |cookie: &str| {
            [
                [foreign, b"; ", cookie.as_bytes()].concat(),
                [cookie.as_bytes(), b"; ", foreign].concat(),
            ]
        };
        for cookies in with(&own) {
            let page = with_cookies(&host, CHECK, &cookies).await;
            assert!(names(&page, "ada@example.org"), "{}", page.body);
        }
        for cookies in with(&opened) {
            let page = with_cookies(&host, CONFIRM, &cookies).await;
            assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        }
    }
    // A name that begins with another space is the name of another cookie.
    for space in ["\u{a0}", "\u{2003}", "\u{3000}"] {
        let page = with_cookies(&host, CHECK, [space, &own].concat().as_bytes()).await;
        assert!(!names(&page, "ada@example.org"), "{}", page.body);
    }
}

#[tokio::test]
async fn a_parameter_with_any_bytes_hides_no_content_type() {
    let host = Host::start().await;
    let mut request =
        form_post("/join/us", &[("email", "ada@example.org"), ("password", PASSWORD)], &[]);
    let kind = b"application/x-www-form-urlencoded; note=Z\xc3\xbcrich";
    request.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_bytes(kind).unwrap());
    assert_eq!(host.send(request).await.location(), CHECK);
}
