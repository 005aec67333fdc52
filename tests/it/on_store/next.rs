//! Where a person came from: a link to the form names a page of the host, and the last page leads there. It
//! leads nowhere else, whatever a request says.

use std::time::Duration;

use axum::http::StatusCode;
use leptos::server_fn::ServerFn;
use leptos_signup::{Form, SignupBuilder, server_functions::Register};

use crate::common::{Answer, Browser, Host, PASSWORD, code, kiosk_form, link, shop_form};

const NEXT: &str = "/checkout?step=2";
const DONE: &str = "/shop/done?next=%2Fcheckout%3Fstep%3D2";
const ADA: [(&str, &str); 2] = [("email", "ada@example.org"), ("password", PASSWORD)];
const STORED: &str = "SELECT count(*) FROM signup_attempt WHERE next_page IS NOT NULL";

/// What is no page below the prefixes of the form, or leads to another site.
const ELSEWHERE: [&str; 12] = [
    "https://evil.test/checkout",
    "//evil.test/orchard/",
    "/\\evil.test",
    "/orchard/\\evil.test",
    "/orchard//evil.test",
    "/orchard/%2fevil.test",
    "/orchard/../admin/evil.test",
    "/orchard/%2e%2e/admin/evil.test",
    "/orchard/\r\nLocation: //evil.test",
    "/\t/evil.test",
    "javascript:alert('evil.test')",
    "/admin/evil.test",
];

fn shops(builder: SignupBuilder) -> SignupBuilder {
    builder.form(shop_form()).form(kiosk_form())
}

async fn host() -> Host {
    Host::start_with(shops).await
}

/// The page of the form, opened by a link with `next`.
async fn form(browser: &Browser, next: &str) -> Answer {
    let query: String =
        form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
    browser.open(&format!("/shop?{query}")).await
}

fn leads_to(page: &Answer, path: &str) -> bool {
    page.status == StatusCode::OK && page.body.contains(&format!("href=\"{path}\""))
}

fn input(value: &str) -> String {
    format!(r#"<input type="hidden" name="page-next" value="{value}""#)
}

#[tokio::test]
async fn the_page_that_a_person_came_from_survives_the_mail_and_another_device() {
    let host = host().await;
    let (computer, phone) = (host.browser(), host.browser());
    let page = computer.open(&format!("/shop?next={NEXT}")).await;
    assert!(page.body.contains(&input(NEXT)), "{}", page.body);
    assert_eq!(computer.send_form(&page, "/shop", &ADA).await.location(), "/shop/check");
    let page = phone.open(&link(&host.mails(ADA[0].1).await[0])).await;
    assert!(!page.body.contains("checkout"), "{}", page.body);
    let done = phone.send_form(&page, "/shop/confirm", &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), DONE, "{}", done.body);
    for browser in [&phone, &computer] {
        assert!(leads_to(&browser.open(DONE).await, NEXT));
    }
    // The computer waited.
    assert_eq!(computer.look("/shop/check").await.location(), DONE);
    assert!(leads_to(&computer.open("/shop/check").await, NEXT));
    assert!(leads_to(&computer.open("/shop/confirm").await, NEXT));
    // No mail holds what a request chose.
    let mails = host.mails(ADA[0].1).await;
    assert!(
        mails.iter().all(|mail| !mail.text.contains("checkout") && !mail.html.contains("checkout"))
    );
    assert!(mails.iter().any(|mail| mail.text.contains("/account")));
}

#[tokio::test]
async fn a_link_that_is_opened_again_and_a_code_lead_there_too() {
    let host = host().await;
    let browser = host.browser();
    let page = form(&browser, NEXT).await;
    browser.send_form(&page, "/shop", &ADA).await;
    let mail = &host.mails(ADA[0].1).await[0];
    let page = browser.open("/shop/check").await;
    let done = browser.send_form(&page, "/shop/check", &[("code", &code(mail))]).await;
    assert_eq!(done.location(), DONE, "{}", done.body);
    assert!(leads_to(&host.browser().open(&link(mail)).await, NEXT));
}

#[tokio::test]
async fn a_refused_post_keeps_it_and_another_address_too() {
    let host = host().await;
    let browser = host.browser();
    let page = form(&browser, NEXT).await;
    let refused = browser.send_form(&page, "/shop", &[ADA[0], ("password", "short")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains(&input(NEXT)), "{}", refused.body);
    browser.send_form(&refused, "/shop", &ADA).await;
    host.clock.advance(Duration::from_secs(61));
    let page = browser.open("/shop/address").await;
    browser.send_form(&page, "/shop/address", &[("email", "eve@example.org")]).await;
    let page = browser.open(&link(&host.mails("eve@example.org").await[0])).await;
    let done = browser.send_form(&page, "/shop/confirm", &[]).await;
    assert_eq!(done.location(), DONE, "{}", done.body);
}

#[tokio::test]
async fn scripts_send_it_to_the_server_function() {
    let host = host().await;
    let sent = [ADA[0], ADA[1], ("form", "shop"), ("page-next", NEXT)];
    let cookie = host.post(Register::PATH, &sent).await.cookie();
    let code = code(&host.mails(ADA[0].1).await[0]);
    let done = host.post_as("/shop/check", &cookie, &[("code", &code)]).await;
    assert_eq!(done.location(), DONE, "{}", done.body);
}

#[tokio::test]
async fn a_form_without_an_address_leads_there_at_once() {
    let host = host().await;
    let browser = host.browser();
    let page = browser.open("/kiosk?next=/orchard/7").await;
    let name = [("username", "lovelace")];
    let done = browser.send_form(&page, "/kiosk", &name).await;
    assert_eq!(done.location(), "/kiosk/done?next=%2Forchard%2F7");
    assert!(leads_to(&browser.open(done.location()).await, "/orchard/7"));
    // A double click.
    assert_eq!(browser.send_form(&page, "/kiosk", &name).await.location(), done.location());
    let bad = [("username", "babbage"), ("page-next", ELSEWHERE[1])];
    assert_eq!(browser.post("/kiosk", &bad).await.location(), "/kiosk/done");
}

#[tokio::test]
async fn what_the_form_does_not_allow_is_ignored_on_every_way() {
    let host = host().await;
    for (number, elsewhere) in ELSEWHERE.into_iter().enumerate() {
        let browser = host.browser();
        let page = form(&browser, elsewhere).await;
        assert!(page.body.contains(&input("")), "{elsewhere:?}: {}", page.body);
        assert!(!page.body.contains("evil.test"), "{elsewhere:?}: {}", page.body);
        let email = format!("ada{number}@example.org");
        let posted = [("email", &*email), ("password", "short"), ("page-next", elsewhere)];
        let refused = browser.post("/shop", &posted).await;
        assert!(!refused.body.contains("evil.test"), "{elsewhere:?}: {}", refused.body);
        let posted = [("email", &*email), ("password", PASSWORD), ("page-next", elsewhere)];
        assert_eq!(browser.post("/shop", &posted).await.location(), "/shop/check");
        let code = code(&host.mails(&email).await[0]);
        let done = browser.post("/shop/check", &[("code", &code)]).await;
        assert_eq!(done.location(), "/shop/done", "{elsewhere:?}");
        let query: String =
            form_urlencoded::Serializer::new(String::new()).append_pair("next", elsewhere).finish();
        let done = browser.open(&format!("/shop/done?{query}")).await;
        assert!(leads_to(&done, "/account"), "{elsewhere:?}: {}", done.body);
        assert!(!done.body.contains("evil.test"), "{elsewhere:?}: {}", done.body);
    }
    assert_eq!(host.count(STORED).await, 0);
}

#[tokio::test]
async fn a_form_that_names_no_prefixes_keeps_nothing() {
    let host = host().await;
    let page = host.get(&format!("/join/us?next={NEXT}")).await;
    assert!(!page.body.contains("page-next"), "{}", page.body);
    host.post("/join/us", &[ADA[0], ADA[1], ("page-next", NEXT)]).await;
    assert_eq!(host.count(STORED).await, 0);
    assert!(leads_to(&host.get(&format!("/join/us/done?next={NEXT}")).await, "/home"));
}

#[tokio::test]
async fn a_prefix_that_was_removed_meanwhile_leads_nowhere() {
    let host = host().await;
    let browser = host.browser();
    let page = form(&browser, NEXT).await;
    browser.send_form(&page, "/shop", &ADA).await;
    let code = code(&host.mails(ADA[0].1).await[0]);
    assert_eq!(host.count(STORED).await, 1);
    let changed = |builder: SignupBuilder| {
        builder.form(shop_form().continue_among(&["/orchard/"])).form(kiosk_form())
    };
    let updated = host.beside(changed).await;
    let cookies = browser.cookies();
    let done = updated.post_as("/shop/check", &cookies, &[("code", &code)]).await;
    assert_eq!(done.location(), "/shop/done", "{}", done.body);
    assert_eq!(updated.get_as("/shop/check", &cookies).await.location(), "/shop/done");
    assert!(leads_to(&updated.get(DONE).await, "/account"));
    assert!(leads_to(&updated.get_as("/shop/confirm", &cookies).await, "/account"));
}

#[tokio::test]
async fn the_answer_is_the_same_with_and_without_an_account() {
    let host = host().await;
    let sign_up = async |email: &'static str| {
        let browser = host.browser();
        let page = form(&browser, NEXT).await;
        let fields = [("email", email), ("password", PASSWORD)];
        let answer = browser.send_form(&page, "/shop", &fields).await;
        let check = browser.open("/shop/check").await;
        let shown = check.without_nonce().replace(email, "ADDRESS");
        (answer.status, answer.location().to_owned(), answer.body, shown)
    };
    sign_up("known@example.org").await;
    let owner = host.follow(&link(&host.mails("known@example.org").await[0])).await;
    let done = host.post_as("/shop/confirm", &owner, &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), DONE, "{}", done.body);
    host.clock.advance(Duration::from_secs(61));
    assert_eq!(sign_up("known@example.org").await, sign_up("other@example.org").await);
}

#[tokio::test]
async fn who_takes_an_attempt_over_is_not_led_where_a_stranger_chose() {
    let host = host().await;
    let (stranger, owner) = (host.browser(), host.browser());
    let page = form(&stranger, "/orchard/strangers").await;
    stranger.send_form(&page, "/shop", &ADA).await;
    let mail = link(&host.mails(ADA[0].1).await[0]);
    let page = owner.open(&mail).await;
    let own = [("password", "eleven copper owls hesitate"), ("new_password", "on")];
    let done = owner.send_form(&page, "/shop/confirm", &own).await;
    assert_eq!(done.location(), "/shop/done", "{}", done.body);
    assert!(leads_to(&owner.open(&mail).await, "/account"));
    // The row that the stranger waits with has it still.
    assert_eq!(host.count(STORED).await, 1);
    assert_eq!(stranger.open("/shop/check").await.status, StatusCode::OK);
}

#[cfg(feature = "api")]
#[tokio::test]
async fn a_program_names_no_page() {
    let host = Host::start_with(|builder| shops(builder).json_api("shop")).await;
    let body = serde_json::json!({"email": ADA[0].1, "password": PASSWORD, "page-next": NEXT});
    let request = crate::common::json_post("/shop/api/v1/shop", body.to_string());
    assert_eq!(host.send(request).await.status, StatusCode::ACCEPTED);
    assert_eq!(host.count(STORED).await, 0);
}

#[tokio::test]
async fn a_slash_allows_the_whole_site_and_no_other() {
    let form = Form::new("shop").at("/shop").email().continue_among(&["/"]);
    let host = Host::start_with(|builder| builder.form(form)).await;
    host.post("/shop", &[("email", "ada@example.org")]).await;
    let browser = host.browser();
    let page = browser.open(&link(&host.mails("ada@example.org").await[0])).await;
    browser.send_form(&page, "/shop/confirm", &[]).await;
    let done = browser.open("/shop/done?next=/any/where").await;
    assert!(leads_to(&done, "/any/where"), "{}", done.body);
    let done = browser.open("/shop/done?next=//any/where").await;
    assert!(!done.body.contains("any/where"), "{}", done.body);
}
