//! A host under test: sign-ups, mails, browsers, the clock, and its database.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{ConfigError, ConfirmedBy, SignupBuilder, form::ProblemCode, testing::Host};

use super::{ADA, Database, TYPED, memory, start, start_with};
use crate::common::{
    PASSWORD, account_form,
    database::{Engine, server_url},
    with_class, with_garden,
};

#[tokio::test]
async fn a_sign_up_is_confirmed_by_its_link() {
    let host = start().await;
    let attempt = host.sign_up("account", &TYPED).await;
    assert_eq!((attempt.page.status, &*attempt.page.path), (StatusCode::OK, "/join/us/check"));
    let done = attempt.confirm().await;
    assert_eq!(done.path, "/join/us/done");
    let confirmed = done.confirmed.unwrap();
    assert_eq!((confirmed.form, confirmed.by), ("account", ConfirmedBy::Originator));
}

#[tokio::test]
async fn a_sign_up_is_confirmed_by_its_code() {
    let host = start().await;
    let attempt = host.sign_up("account", &TYPED).await;
    let wrong = attempt.enter_code("0000-0000").await;
    assert_eq!(wrong.problem_at("code"), Some(ProblemCode::WrongCode), "{}", wrong.body);
    assert!(attempt.confirm_by_code().await.confirmed.is_some());
}

#[tokio::test]
async fn a_sign_up_is_confirmed_in_another_browser_with_its_password() {
    let host = start().await;
    let attempt = host.sign_up("account", &TYPED).await;
    let done = attempt.confirm_elsewhere().await;
    assert_eq!(done.confirmed.unwrap().by, ConfirmedBy::Elsewhere);
}

#[tokio::test]
async fn what_the_form_asks_for_at_the_confirmation_is_kept_until_then() {
    let host = start_with(with_garden).await;
    let typed = [
        ("email", ADA),
        ("name", "Ada"),
        ("side", "shade"),
        ("rules", "on"),
        ("password", PASSWORD),
    ];
    for elsewhere in [false, true] {
        let typed = typed.map(|(name, value)| match (name, elsewhere) {
            ("email", true) => (name, "bob@example.org"),
            _ => (name, value),
        });
        let attempt = host.sign_up("garden", &typed).await;
        let done = match elsewhere {
            false => attempt.confirm().await,
            true => attempt.confirm_elsewhere().await,
        };
        assert!(done.confirmed.is_some(), "{}", done.body);
    }
}

#[tokio::test]
async fn an_account_is_made_in_one_line_also_without_an_address() {
    let host = start_with(with_class).await;
    let ada = host.account("account", &TYPED).await;
    assert_eq!(host.signup().accounts("account").get(ada.id).await.unwrap().unwrap().id, ada.id);
    let pupil = host.account("class", &[("username", "ada"), ("password", PASSWORD)]).await;
    assert_ne!(pupil.id, ada.id);
    assert_eq!(pupil.page.path, "/class/done");
}

#[tokio::test]
async fn errors_are_expected_by_their_codes() {
    let host = start().await;
    let attempt = host.sign_up("account", &[("email", ADA), ("password", "too short")]).await;
    assert_eq!(attempt.page.status, StatusCode::UNPROCESSABLE_ENTITY);
    let code = "password_too_short:15".parse().unwrap();
    assert_eq!(attempt.page.problem_at("password"), Some(code), "{}", attempt.page.body);
    assert_eq!(attempt.page.problem_at("email"), None);
}

#[tokio::test]
async fn a_mail_is_typed_and_the_clock_is_moved() {
    let host = start().await;
    let attempt = host.sign_up("account", &TYPED).await;
    let mail = host.mail_to(ADA).await;
    assert!(mail.link().unwrap().contains("/join/us/confirm?token="), "{}", mail.text);
    assert!(mail.not_me_link().unwrap().contains("/join/us/not-me?token="), "{}", mail.text);
    assert_eq!(mail.code().unwrap().len(), 9);
    host.advance(Duration::from_secs(25 * 3600));
    let page = attempt.browser.open(mail.link().unwrap()).await;
    assert!(page.body.contains("expired"), "{}", page.body);
}

#[tokio::test]
async fn browsers_have_their_own_cookies_and_addresses() {
    let host = start().await;
    let (one, two) = (host.browser(), host.browser());
    let page = one.open("/join/us").await;
    one.submit(&page, "/join/us", &TYPED).await;
    assert!(!one.cookies().is_empty() && two.cookies().is_empty());
    let same = one.clone().at_address("192.0.2.1".parse().unwrap());
    assert_eq!(same.cookies(), one.cookies());
    two.keep_cookie("theme", "dark");
    assert_eq!(two.cookie("theme").as_deref(), Some("dark"));
}

#[tokio::test]
async fn a_public_url_is_refused_at_start_up() {
    let builder = SignupBuilder::for_testing().form(account_form()).store(memory().await);
    let error = builder.public_url("https://example.org").build().await.unwrap_err();
    assert!(
        matches!(&error, ConfigError::ForTesting { public_url } if public_url == "https://example.org")
    );
    assert!(error.to_string().contains("Start from `Signup::builder()` there"), "{error}");
}

#[tokio::test]
#[should_panic(expected = "the sign-up has no form `acount`; it has account")]
async fn a_step_that_fails_says_why() {
    start().await.sign_up("acount", &TYPED).await;
}

/// Signs up on a database, which is gone afterwards.
async fn uses(database: Database) -> String {
    let builder = SignupBuilder::for_testing().form(account_form()).store(database.store().await);
    let signup = builder.build().await.unwrap();
    let host = Host::new(crate::common::routes().layer(signup.layer()), &signup);
    host.account("account", &TYPED).await;
    assert_eq!(host.signup().accounts("account").count(&Default::default()).await.unwrap(), 1);
    database.url().to_owned()
}

#[tokio::test]
async fn a_database_of_each_kind_is_fresh_and_goes_with_the_test() {
    let mut urls = vec![uses(Database::sqlite()).await];
    for engine in [Engine::Postgres, Engine::Mysql] {
        let Some(server) = server_url(engine) else { continue };
        drop(crate::common::database::Database::fresh(engine).await);
        urls.push(uses(Database::on_server(&server).await).await);
    }
    for url in urls {
        // SQLite creates files, but no folders.
        assert!(leptos_signup::store::connect(&url).await.is_err(), "{}", url);
    }
}
