//! `leptos-fluent`: a cookie remembers the language.

use axum::http::StatusCode;
use translated::with_leptos_fluent::server::site;

use crate::site::{Site, linked_path};

const ENGLISH: &str = "Welcome to the orchard";
const FRENCH: &str = "Bienvenue au verger";

#[tokio::test]
async fn the_cookie_comes_before_the_settings_of_the_browser() {
    let site = Site::start(site).await;
    for (headers, language, text) in [
        (&[][..], "en", ENGLISH),
        (&[("cookie", "lf-lang=fr")], "fr", FRENCH),
        (&[("accept-language", "fr-CA,fr;q=0.9,en;q=0.8")], "fr", FRENCH),
        (&[("accept-language", "fr"), ("cookie", "other=x; lf-lang=en")], "en", ENGLISH),
    ] {
        let page = site.get("/signup", headers).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        page.is_page(language, text, "/signup");
    }
}

#[tokio::test]
async fn a_sign_up_has_the_language_of_the_cookie_through_the_mail_and_back() {
    let site = Site::start(site).await;
    let french = ("cookie", "lf-lang=fr");
    let refused = site.post("/signup", &[french], "email=ada&page-lang=fr").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    refused.is_page("fr", FRENCH, "/signup");

    let form = "email=ada@example.org&password=just+many+plain+words&page-lang=fr";
    let begun = site.post("/signup", &[french], form).await;
    assert_eq!(begun.header("location"), "/signup/check", "{}", begun.body);

    let mail = site.mail().await;
    assert!(mail.subject.starts_with("Confirmez"), "{}", mail.subject);
    let opened = site.get(linked_path(&mail), &[french]).await;
    let cookies = format!("lf-lang=fr; {}", opened.cookie());
    let confirm = site.get("/signup/confirm", &[("cookie", &cookies)]).await;
    confirm.is_page("fr", FRENCH, "/signup/confirm");
}
