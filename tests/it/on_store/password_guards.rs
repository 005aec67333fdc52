//! What guards the pages for a new password, and what they share with the pages of the sign-up.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{
    LanguageSource, Languages, SignupBuilder,
    text::{
        Language, Message,
        languages::{ENGLISH, FRENCH, GERMAN},
    },
};

use crate::common::{Browser, Host, ORIGIN, PASSWORD, form_post, forum_form, link};

const NEW: &str = "seven quiet otters on a raft";
const ADA: &str = "ada@example.org";
const FORGOT: &str = "/join/us/forgot";
const RESET: &str = "/join/us/reset";
const SENT: &str = "/join/us/forgot-sent";

async fn with_ada(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    let host = Host::start_with(|builder| configure(builder.password_pages("account"))).await;
    host.has_account(ADA).await;
    host.clock.advance(Duration::from_secs(1));
    host
}

/// How many mails with a link went out.
async fn mailed(host: &Host) -> usize {
    let is_link = |text: &str| text.contains("/reset?token=");
    host.mails(ADA).await.iter().filter(|mail| is_link(&mail.text)).count()
}

/// Opens the link of the newest mail in a browser of its own.
async fn opened(host: &Host) -> (Browser, crate::common::Answer) {
    assert_eq!(host.post(FORGOT, &[("email", ADA)]).await.location(), SENT);
    let browser = host.browser();
    let page = browser.open(&link(&host.mails(ADA).await[0])).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    (browser, page)
}

#[tokio::test]
async fn a_program_is_answered_like_a_person_and_mails_nothing() {
    // The account is made by posts without a ticket, so the trap comes afterwards.
    let host = with_ada(|builder| builder).await;
    let second = Duration::from_secs(1);
    let trapping = |builder: SignupBuilder| builder.password_pages("account").min_fill_time(second);
    let host = host.beside(trapping).await;
    let page = host.get(FORGOT).await;
    let ticket = page.ticket();
    let trap = page.body.split("Leave this empty").nth(1).unwrap();
    let trap = trap.split("name=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
    let rows = "SELECT count(*) FROM signup_account_link
                WHERE account_id NOT IN (SELECT id FROM signup_account)";
    let post = |ticket: &str| {
        vec![("email".to_owned(), ADA.to_owned()), ("ticket".to_owned(), ticket.to_owned())]
    };
    let mut filled = post(&ticket);
    filled.push((trap, "https://example.com".to_owned()));
    for (number, (fields, waits)) in
        [(post(&ticket), false), (filled, true), (post("forged"), true)].into_iter().enumerate()
    {
        if waits {
            host.clock.advance(Duration::from_secs(2));
        }
        let fields: Vec<_> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        assert_eq!(host.post(FORGOT, &fields).await.location(), SENT);
        assert_eq!(mailed(&host).await, 0, "{number}");
        // Each voids the one before, as for an account.
        assert_eq!(host.count(rows).await, 1);
    }
    // A person who was too fast sends the page again.
    let fields = [("email", ADA), ("ticket", ticket.as_str())];
    assert_eq!(host.post(FORGOT, &fields).await.location(), SENT);
    assert_eq!(mailed(&host).await, 1);
    // One page, sent for many addresses, is a program's.
    for number in 0..4 {
        let email = format!("bob{number}@example.org");
        host.post(FORGOT, &[("email", &email), ("ticket", &ticket)]).await;
    }
    host.clock.advance(Duration::from_secs(2));
    let other = [("email", ADA), ("ticket", ticket.as_str()), ("x", "y")];
    assert_eq!(host.post(FORGOT, &other).await.location(), SENT);
    assert_eq!(mailed(&host).await, 1);
}

#[tokio::test]
async fn another_site_can_ask_for_nothing_and_change_nothing() {
    let host = with_ada(|builder| builder).await;
    let (browser, page) = opened(&host).await;
    let (cookies, ticket) = (browser.cookies(), page.ticket());
    let foreign: [&[(&str, &str)]; 3] = [
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.test")],
        &[("sec-fetch-site", "same-site"), ("origin", "http://blog.127.0.0.1:3000")],
        &[("origin", "https://evil.test")],
    ];
    for headers in foreign {
        let ask = host.send(form_post(FORGOT, &[("email", ADA)], headers)).await;
        assert_eq!(ask.status, StatusCode::FORBIDDEN);
        let headers = [headers, &[("cookie", cookies.as_str())]].concat();
        let fields = [("ticket", ticket.as_str()), ("password", NEW)];
        assert_eq!(host.send(form_post(RESET, &fields, &headers)).await.status, 403);
    }
    assert_eq!(mailed(&host).await, 1);
    assert_eq!(
        browser.send_form(&page, RESET, &[("password", NEW)]).await.location(),
        "/join/us/reset-done"
    );
}

#[tokio::test]
async fn no_page_is_kept_and_none_tells_another_site_where_it_is() {
    let host = with_ada(|builder| builder).await;
    let (browser, page) = opened(&host).await;
    let weak = browser.send_form(&page, RESET, &[("password", "short")]).await;
    let sent = host.post(FORGOT, &[("email", ADA)]).await;
    let link = link(&host.mails(ADA).await[0]);
    let token = link.split_once("token=").unwrap().1.to_owned();
    let taken = host.get(link.strip_prefix(ORIGIN).unwrap()).await;
    assert_eq!(taken.header("referrer-policy"), "no-referrer");
    assert!(!taken.location().contains(&token) && taken.header("set-cookie").contains("HttpOnly"));
    let dead = host.get("/join/us/reset?token=unknown").await;
    let others =
        [host.get(FORGOT).await, host.get(SENT).await, host.get("/join/us/reset-done").await];
    for page in [page, weak, sent, taken, dead].into_iter().chain(others) {
        assert_eq!(page.header("cache-control"), "no-store");
        assert_eq!(page.header("x-content-type-options"), "nosniff");
        assert!(["no-referrer", "same-origin"].contains(&page.header("referrer-policy")));
        if !page.status.is_redirection() {
            let policy = page.header("content-security-policy");
            assert!(policy.contains("frame-ancestors 'none'"), "{policy}");
        }
    }
}

#[tokio::test]
async fn pages_and_mails_keep_the_language() {
    let host = with_ada(|builder| builder.languages([ENGLISH, GERMAN])).await;
    let german = |message| GERMAN.wording(message);
    let browser = host.browser();
    let page = browser.open("/join/us/forgot?lang=de").await;
    let refused = browser.send_form(&page, FORGOT, &[("email", "ada")]).await;
    assert!(refused.body.contains(german(Message::EmailMissingAt)), "{}", refused.body);
    let sent = browser.send_form(&refused, FORGOT, &[("email", ADA)]).await;
    let sent = browser.open(sent.location()).await;
    assert!(sent.body.contains(german(Message::CheckYourEmail)), "{}", sent.body);

    // The page of the link is in the language of the account, as its mail is.
    host.database.execute("UPDATE signup_account SET language = 'de'").await;
    host.clock.advance(Duration::from_secs(1));
    let (elsewhere, page) = opened(&host).await;
    assert!(page.body.contains(german(Message::ChooseNewPassword)), "{}", page.body);
    let weak = elsewhere.send_form(&page, RESET, &[("password", "")]).await;
    assert!(weak.body.contains(german(Message::EnterPassword)), "{}", weak.body);
    // Where paths name the languages.
    let sources = [LanguageSource::path_prefixes([(Language::new("fr"), "/fr")])];
    let french = Languages::new([ENGLISH, FRENCH]).from_sources(sources);
    let host = with_ada(|builder| builder.languages(french)).await;
    host.database.execute("UPDATE signup_account SET language = 'fr'").await;
    host.post("/fr/join/us/forgot", &[("email", ADA)]).await;
    let mail = &host.mails(ADA).await[0];
    assert!(link(mail).starts_with(&format!("{ORIGIN}/fr/join/us/reset?token=")), "{}", mail.text);
    let page = host.browser().open(&link(mail)).await;
    assert!(page.body.contains(FRENCH.wording(Message::ChooseNewPassword)), "{}", page.body);
    assert!(page.body.contains("action=\"/fr/join/us/reset\""), "{}", page.body);
}

#[tokio::test]
async fn a_mail_to_an_owner_leads_to_the_page_of_the_form_in_its_language() {
    let pages = |builder: SignupBuilder| {
        builder.form(forum_form()).password_pages("forum").languages([ENGLISH, GERMAN])
    };
    let host = with_ada(pages).await;
    let fields = [("username", "bob"), ("email", "bob@example.org"), ("password", PASSWORD)];
    host.post("/forum?lang=de", &[&fields[..], &[("page-lang", "de")]].concat()).await;
    let cookie = host.open_newest("bob@example.org").await;
    host.post_as("/forum/confirm", &cookie, &fields).await;
    for (form, email, language) in [("/join/us", ADA, "en"), ("/forum", "bob@example.org", "de")] {
        host.clock.advance(Duration::from_secs(1));
        host.post(form, &[("username", "eve"), ("email", email), ("password", PASSWORD)]).await;
        let mail = &host.mails(email).await[0];
        let page = format!("{ORIGIN}{form}/forgot?lang={language}");
        assert!(mail.text.lines().any(|line| line == page), "{page}: {}", mail.text);
    }
    // A page of the host's own is the page for all forms.
    let own = host
        .beside(|builder| pages(builder).password_pages("account").password_reset_at("/own"))
        .await;
    own.clock.advance(Duration::from_secs(1));
    own.post("/join/us", &[("email", ADA), ("password", PASSWORD)]).await;
    let mail = &own.mails(ADA).await[0];
    assert!(mail.text.contains(&format!("{ORIGIN}/own")), "{}", mail.text);
}

#[tokio::test]
async fn the_last_page_leads_to_the_log_in_of_the_host() {
    let host = with_ada(|builder| builder.sign_in_at("/sign-in")).await;
    let done = host.get("/join/us/reset-done").await;
    let link = format!("href=\"{ORIGIN}/sign-in\"");
    assert!(done.body.contains(&link) && !done.body.contains("href=\"/home\""), "{}", done.body);
    let host = with_ada(|builder| builder).await;
    assert!(host.get("/join/us/reset-done").await.body.contains("href=\"/home\""));
}

#[tokio::test]
async fn slots_of_the_host_are_on_every_page() {
    let host = with_ada(|builder| builder).await;
    let (_, page) = opened(&host).await;
    for (page, step) in [
        (host.get(FORGOT).await, "Forgot"),
        (host.get(SENT).await, "Forgot"),
        (page, "Reset"),
        (host.get("/join/us/reset-done").await, "Reset"),
    ] {
        for slot in ["Top", "Bottom"] {
            assert!(page.body.contains(&format!("{slot} of {step}")), "{}", page.body);
        }
        let has_form = page.body.contains("<form");
        for slot in ["BeforeFields", "BeforeButton"] {
            assert_eq!(page.body.contains(&format!("{slot} of {step}")), has_form, "{slot}");
        }
    }
}
