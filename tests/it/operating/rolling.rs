//! A rolling update: pages of one version are posted to instances of another one.

use axum::http::StatusCode;
use leptos_signup::{Form, form::Field};
use serde_json::{Value, json};

use super::erasure::address;
use crate::common::{Host, PASSWORD, code, database::Database, link};

crate::on_each_database! {
    the_page_of_an_older_form_posted_to_a_newer_one_keeps_what_was_typed,
    the_page_of_a_newer_form_posted_to_an_older_one_is_accepted,
    a_sign_up_that_began_at_one_version_is_confirmed_at_the_other,
}

/// The form of the older version.
fn older() -> Form {
    Form::new("member").at("/member").email().password()
}

/// The newer version asks for a nickname too.
fn newer() -> Form {
    older().field(Field::text("nickname").label("Nickname"))
}

async fn versions(database: Database) -> (Host, Host) {
    let old = Host::on(database, |builder| builder.form(older())).await;
    let new = old.beside(|builder| builder.form(newer())).await;
    (old, new)
}

const ADA: [(&str, &str); 2] = [("email", "ada@example.org"), ("password", PASSWORD)];

fn with_nickname() -> Vec<(&'static str, &'static str)> {
    [&ADA[..], &[("nickname", "Ada")]].concat()
}

async fn profile(host: &Host) -> Value {
    serde_json::from_str(&host.database.profile("signup_account").await).unwrap()
}

async fn the_page_of_an_older_form_posted_to_a_newer_one_keeps_what_was_typed(database: Database) {
    let (old, new) = versions(database).await;
    let ticket = old.get("/member").await.ticket();
    let fields = [&ADA[..], &[("ticket", ticket.as_str())]].concat();
    let refused = new.post("/member", &fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert!(refused.body.contains(r#"value="ada@example.org""#), "{}", refused.body);
    assert!(!refused.body.contains(PASSWORD));
    let fields = [&with_nickname()[..], &[("ticket", ticket.as_str())]].concat();
    assert_eq!(new.post("/member", &fields).await.location(), "/member/check");
}

async fn the_page_of_a_newer_form_posted_to_an_older_one_is_accepted(database: Database) {
    let (old, new) = versions(database).await;
    let ticket = new.get("/member").await.ticket();
    let fields = [&with_nickname()[..], &[("ticket", ticket.as_str())]].concat();
    let begun = old.post("/member", &fields).await;
    assert_eq!(begun.location(), "/member/check", "{}", begun.body);
    // It does not know the field, and writes nothing of it.
    let typed = code(&new.mails("ada@example.org").await[0]);
    let done = new.post_as("/member/check", &begun.cookie(), &[("code", &typed)]).await;
    assert_eq!(done.location(), "/member/done", "{}", done.body);
    assert_eq!(profile(&new).await, json!({}));
}

async fn a_sign_up_that_began_at_one_version_is_confirmed_at_the_other(database: Database) {
    let (old, new) = versions(database).await;
    for (host, other, fields) in [(&old, &new, ADA.to_vec()), (&new, &old, with_nickname())] {
        let begun = host.post("/member", &fields).await;
        assert_eq!(begun.location(), "/member/check", "{}", begun.body);
        let mail = link(&other.mails("ada@example.org").await[0]);
        let cookies = [begun.cookie(), other.follow(&mail).await].join("; ");
        let page = other.get_as("/member/confirm", &cookies).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        let done = other.post_as("/member/confirm", &cookies, &[]).await;
        assert_eq!(done.location(), "/member/done", "{}", done.body);
        assert_eq!(
            other.signup.erase(&address("ada@example.org")).await.unwrap().accounts.len(),
            1
        );
        host.clock.advance(std::time::Duration::from_secs(60));
    }
}
