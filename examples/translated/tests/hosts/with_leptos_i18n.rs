//! `leptos_i18n`: the path names the language.

use axum::http::StatusCode;
use translated::with_leptos_i18n::server::site;

use crate::site::{Site, linked_path};

const ENGLISH: &str = "Welcome to the orchard";
const FRENCH: &str = "Bienvenue au verger";

#[tokio::test]
async fn the_path_names_the_language_of_the_page_and_of_the_host_around_it() {
    let site = Site::start(site).await;
    let page = site.get("/signup", &[]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    page.is_page("en", ENGLISH, "/signup");
    assert!(page.body.contains("Nickname"), "{}", page.body);
    // Whatever the browser prefers.
    let english = [("cookie", "i18n_pref_locale=en"), ("accept-language", "en")];
    for headers in [&[][..], &english] {
        let page = site.get("/fr/signup", headers).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        page.is_page("fr", FRENCH, "/fr/signup");
        assert!(page.body.contains("Surnom"), "{}", page.body);
    }
}

#[tokio::test]
async fn a_sign_up_stays_below_its_prefix_through_the_mail_and_back() {
    let site = Site::start(site).await;
    let refused = site.post("/fr/signup", &[], "email=ada&page-lang=fr").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    refused.is_page("fr", FRENCH, "/fr/signup");

    let form = "email=ada@example.org&password=just+many+plain+words&page-lang=fr";
    let begun = site.post("/fr/signup", &[], form).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    assert_eq!(begun.header("location"), "/fr/signup/check");
    let check = site.get("/fr/signup/check", &[("cookie", begun.cookie())]).await;
    check.is_page("fr", FRENCH, "/fr/signup/check");

    let mail = site.mail().await;
    let path = linked_path(&mail);
    assert!(path.starts_with("/fr/signup/confirm?token="), "{}", mail.text);
    let opened = site.get(path, &[]).await;
    assert_eq!(opened.header("location"), "/fr/signup/confirm");
    let confirm = site.get("/fr/signup/confirm", &[("cookie", opened.cookie())]).await;
    confirm.is_page("fr", FRENCH, "/fr/signup/confirm");
}

#[tokio::test]
async fn the_host_redirects_a_path_without_a_prefix_to_the_language_that_the_browser_prefers() {
    let site = Site::start(site).await;
    for preference in [("accept-language", "fr"), ("cookie", "i18n_pref_locale=fr")] {
        let answer = site.get("/signup?a=b", &[preference]).await;
        assert_eq!(answer.status, StatusCode::FOUND, "{}", answer.body);
        assert_eq!(answer.header("location"), "/fr/signup?a=b");
    }
    // The cookie of the switch comes before the settings of the browser.
    let switched = [("accept-language", "fr"), ("cookie", "i18n_pref_locale=en")];
    let page = site.get("/signup", &switched).await;
    page.is_page("en", ENGLISH, "/signup");
    assert_eq!(page.header("set-cookie"), "i18n_pref_locale=en; Path=/");
}

#[tokio::test]
async fn an_english_mail_opens_in_a_browser_that_prefers_french() {
    let site = Site::start(site).await;
    let form = "email=ada@example.org&password=just+many+plain+words&page-lang=en";
    let begun = site.post("/signup", &[], form).await;
    assert_eq!(begun.header("location"), "/signup/check", "{}", begun.body);
    let mail = site.mail().await;
    let prefers_french = ("accept-language", "fr");
    let opened = site.get(linked_path(&mail), &[prefers_french]).await;
    assert_eq!(opened.header("location"), "/signup/confirm", "{}", mail.text);
    let headers = [prefers_french, ("cookie", opened.cookie())];
    let redirected = site.get("/signup/confirm", &headers).await;
    assert_eq!(redirected.header("location"), "/fr/signup/confirm");
    let confirm = site.get("/fr/signup/confirm", &headers).await;
    confirm.is_page("fr", FRENCH, "/fr/signup/confirm");
}
