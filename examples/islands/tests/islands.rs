//! The pages of a host with islands. Nothing of a page is taken over by scripts but the islands, so every
//! step works as a plain form.

#[path = "../../translated/tests/hosts/site.rs"]
#[allow(dead_code, reason = "it has more than this host needs")]
mod site;

use axum::{Router, http::StatusCode};
use leptos::config::LeptosOptions;
use leptos_signup::{ConfigError, Mail, Signup, SignupBuilder};

use crate::site::{Answer, Site, linked_path};

async fn host(builder: SignupBuilder) -> Result<(Signup, Router), ConfigError> {
    islands::server::site(builder, LeptosOptions::builder().output_name("islands").build()).await
}

/// The code stands alone on its line.
fn code(mail: &Mail) -> &str {
    let is_code = |line: &&str| line.len() == 9 && line.as_bytes()[4] == b'-';
    mail.text.lines().map(str::trim).find(is_code).unwrap()
}

/// A page that is complete without scripts: the form posts to `action`, and the browser gets no values.
fn assert_plain(page: &Answer, action: &str) {
    assert!(page.body.contains(&format!("method=\"post\" action=\"{action}\"")), "{}", page.body);
    let (_, body) = page.body.split_once("<main>").unwrap();
    let (main, footer) = body.split_once("</main>").unwrap();
    assert!(!main.contains("leptos-island"), "{main}");
    assert!(!main.contains("data-signup-island"), "{main}");
    // The newsletter of the footer is an island on every page.
    assert_eq!(footer.matches("data-signup-island").count(), 1, "{footer}");
    assert!(!footer.contains("__RESOLVED_RESOURCES[0]"), "{footer}");
}

#[tokio::test]
async fn an_island_carries_what_its_form_shares_and_the_ids_differ() {
    let site = Site::start(host).await;
    let page = site.get("/", &[]).await;
    assert_eq!(page.status, StatusCode::OK);
    for (form, path) in [("account", "/signup"), ("newsletter", "/newsletter")] {
        let (_, island) = page.body.split_once(&format!("data-signup-form=\"{form}\"")).unwrap();
        let (values, _) = island.split_once("\">").unwrap();
        let (_, values) = values.split_once("data-signup-island=\"").unwrap();
        assert!(values.contains(&format!("{path} ")), "{values}");
        assert!(values.contains("Enter your email address."), "{values}");
    }
    let mut ids: Vec<&str> = page
        .body
        .split(" id=\"")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect();
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
    assert!(!page.body.contains("__RESOLVED_RESOURCES[0]"), "{}", page.body);
}

#[tokio::test]
async fn a_sign_up_is_confirmed_by_plain_posts_and_the_code() {
    let site = Site::start(host).await;
    let form = site.get("/signup", &[]).await;
    assert_eq!(form.status, StatusCode::OK);
    assert_plain(&form, "/signup");

    let refused = site.post("/signup", &[], "email=ada&password=short").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_plain(&refused, "/signup");
    assert!(refused.body.contains("Enter an email address with an @"), "{}", refused.body);

    let typed = "email=ada@example.org&password=just+many+plain+words";
    let begun = site.post("/signup", &[], typed).await;
    assert_eq!(begun.header("location"), "/signup/check", "{}", begun.body);
    let cookie = [("cookie", begun.cookie())];
    let check = site.get("/signup/check", &cookie).await;
    assert_plain(&check, "/signup/check");

    let wrong = site.post("/signup/check", &cookie, "code=1234-5678").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_plain(&wrong, "/signup/check");
    let mail = site.mail().await;
    let right = site.post("/signup/check", &cookie, &format!("code={}", code(&mail))).await;
    assert_eq!(right.header("location"), "/signup/done", "{}", right.body);
    let done = site.get("/signup/done", &[]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(done.body.contains("Welcome"), "{}", done.body);
}

#[tokio::test]
async fn a_sign_up_is_confirmed_by_plain_posts_in_another_browser() {
    let site = Site::start(host).await;
    let typed = "email=ada@example.org&password=just+many+plain+words";
    site.post("/signup", &[], typed).await;
    let mail = site.mail().await;
    let opened = site.get(linked_path(&mail), &[]).await;
    assert_eq!(opened.header("location"), "/signup/confirm", "{}", opened.body);
    let cookie = [("cookie", opened.cookie())];
    let confirm = site.get("/signup/confirm", &cookie).await;
    assert_plain(&confirm, "/signup/confirm");
    let (_, ticket) = confirm.body.split_once("name=\"ticket\" value=\"").unwrap();
    let (ticket, _) = ticket.split_once('"').unwrap();
    let typed = format!("password=just+many+plain+words&ticket={ticket}");
    let confirmed = site.post("/signup/confirm", &cookie, &typed).await;
    assert_eq!(confirmed.header("location"), "/signup/done", "{}", confirmed.body);
}

#[tokio::test]
async fn the_address_is_changed_and_the_mail_asked_for_by_plain_posts() {
    let site = Site::start(host).await;
    let begun = site.post("/newsletter", &[], "email=ada@example.org").await;
    let cookie = [("cookie", begun.cookie())];
    let again = site.post("/newsletter/check", &cookie, "again=1").await;
    assert_eq!(again.header("location"), "/newsletter/check?sent=0", "{}", again.body);
    assert_plain(&site.get("/newsletter/check", &cookie).await, "/newsletter/check");
    let address = site.get("/newsletter/address", &cookie).await;
    assert_plain(&address, "/newsletter/address");
    let changed = site.post("/newsletter/address", &cookie, "email=eve@example.org").await;
    assert_eq!(changed.header("location"), "/newsletter/check", "{}", changed.body);
    let check = site.get("/newsletter/check", &cookie).await;
    assert!(check.body.contains("eve@example.org"), "{}", check.body);
}
