//! Accounts for the host's own pages: looked up, listed, exported, logged in to.

use std::time::{Duration, SystemTime};

use axum::{body::Body, extract::Request};
use futures::TryStreamExt;
use leptos_signup::{
    Form, HashCost, RateLimits, SignupBuilder,
    accounts::{AccountCursor, AccountError, AccountFilter, Accounts, ExportFormat, LogIn},
    email::{EmailAddress, KeyLevel},
    form::Field,
    limits::Limit,
    store::Account,
};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::common::{
    Host, PASSWORD, class_form, code, database::Database, forum_form, letter_form,
};

crate::on_each_database! {
    an_account_is_found_by_id_address_username_and_login,
    every_spelling_of_the_form_finds_the_account_and_no_other,
    an_account_is_found_while_its_keys_are_remade,
    a_list_has_each_account_once_and_a_cursor_survives_as_text,
    a_filter_takes_the_time_and_the_language,
    an_export_has_all_accounts_in_parts,
    a_login_and_its_password_open_the_account,
    a_waiting_sign_up_is_told_only_where_the_form_is_open_about_it,
}

const WRONG: &str = "some other plain words";

fn forms(builder: SignupBuilder) -> SignupBuilder {
    builder.form(forum_form()).form(class_form()).form(letter_form())
}

async fn host(database: Database) -> Host {
    Host::on(database, forms).await
}

async fn joins_the_forum(host: &Host, email: &str, username: &str) {
    let fields = [("username", username), ("email", email), ("password", PASSWORD)];
    let cookie = host.post("/forum", &fields).await.cookie();
    let code = code(&host.mails(email).await[0]);
    let done = host.post_as("/forum/check", &cookie, &[("code", &code)]).await;
    assert_eq!(done.location(), "/forum/done", "{}", done.body);
    host.clock.advance(Duration::from_secs(61));
}

fn address(text: &str) -> EmailAddress {
    EmailAddress::parse(text).unwrap()
}

fn name(found: Option<Account>) -> Option<String> {
    found.and_then(|account| account.username)
}

async fn an_account_is_found_by_id_address_username_and_login(database: Database) {
    let host = host(database).await;
    joins_the_forum(&host, "ada@example.org", "ada").await;
    joins_the_forum(&host, "bob@example.org", "bob").await;
    let forum = host.signup.accounts("forum");
    let ada = forum.by_address(&address("ada@example.org")).await.unwrap().unwrap();
    assert_eq!((ada.username.as_deref(), ada.form.as_str()), (Some("ada"), "forum"));
    assert_eq!(forum.get(ada.id).await.unwrap().unwrap().id, ada.id);
    assert_eq!(forum.by_username("ada").await.unwrap().unwrap().id, ada.id);
    for login in ["ada", "ada@example.org", " ada ", "\tada@example.org\n"] {
        assert_eq!(forum.by_login(login).await.unwrap().unwrap().id, ada.id, "{login:?}");
    }
    for login in ["", "@", "carol", "carol@example.org", "a\u{0}b", &"a".repeat(100_000)] {
        assert!(forum.by_login(login).await.unwrap().is_none());
        assert!(forum.by_username(login).await.unwrap().is_none());
    }
    assert!(forum.get(Uuid::nil()).await.unwrap().is_none());
    // Each form has its own accounts.
    for other in ["account", "class", "letter"] {
        let other = host.signup.accounts(other);
        assert!(other.get(ada.id).await.unwrap().is_none());
        assert!(other.by_login("ada").await.unwrap().is_none());
        assert!(other.by_login("ada@example.org").await.unwrap().is_none());
    }
    let unknown = host.signup.accounts("orchard").get(ada.id).await.unwrap_err();
    assert!(matches!(&unknown, AccountError::UnknownForm { form } if form == "orchard"));
}

async fn every_spelling_of_the_form_finds_the_account_and_no_other(database: Database) {
    let host = host(database).await;
    joins_the_forum(&host, "Ada@example.org", "Bill-100").await;
    joins_the_forum(&host, "ada2@example.org", "Bill-200").await;
    let forum = host.signup.accounts("forum");
    for login in ["ada@example.org", "ADA@EXAMPLE.ORG", "bi11-loo", "BILL-100"] {
        assert_eq!(
            name(forum.by_login(login).await.unwrap()).as_deref(),
            Some("bill-100"),
            "{login}"
        );
    }
    for login in ["ada+a@example.com", "Bill-300", "ada@example.orgx"] {
        assert_eq!(name(forum.by_login(login).await.unwrap()), None, "{login}");
    }
}

async fn an_account_is_found_while_its_keys_are_remade(database: Database) {
    let host = host(database).await;
    for number in 0..3 {
        let (email, username) = (format!("ada{number}@example.org"), format!("ada{number}"));
        joins_the_forum(&host, &email, &username).await;
    }
    // As an update leaves them that changes how keys are computed.
    for sql in [
        "UPDATE signup_account SET email_key = 'old', key_version = 0 WHERE username = 'ada1'",
        "UPDATE signup_account SET username_key = 'old', username_version = 0 WHERE username = 'ada1'",
    ] {
        host.database.execute(sql).await;
    }
    let forum = host.signup.accounts("forum");
    let found = async || {
        for number in 0..3 {
            for login in [format!("ADA{number}@example.org"), format!("Ada{number}")] {
                let expected = format!("ada{number}");
                assert_eq!(name(forum.by_login(&login).await.unwrap()), Some(expected), "{login}");
            }
        }
        assert!(forum.by_login("old").await.unwrap().is_none());
        let opened = forum.authenticate("ADA1@example.org", PASSWORD).await.unwrap();
        assert!(opened.account().is_some());
    };
    found().await;
    assert_eq!(host.signup.rekey().await.unwrap().accounts, 2);
    found().await;

    // Another level of the same form: the keys are remade by and by.
    let exact = |builder: SignupBuilder| builder.form(forum_form().key_level(KeyLevel::Exact));
    let exact = host.beside(exact).await;
    let forum = exact.signup.accounts("forum");
    assert!(forum.by_login("ada1@example.org").await.unwrap().is_some());
    assert!(forum.by_login("ADA1@example.org").await.unwrap().is_none(), "an own mailbox now");
    exact.signup.rekey().await.unwrap();
    assert!(forum.by_login("ada1@example.org").await.unwrap().is_some());
    assert!(forum.by_login("ADA1@example.org").await.unwrap().is_none());
    // And back: the stored key is `exact` and the level is not.
    let forum = host.signup.accounts("forum");
    assert!(forum.by_login("ADA1@example.org").await.unwrap().is_some());
}

async fn pages(accounts: &Accounts, filter: &AccountFilter, limit: u32) -> Vec<Uuid> {
    let (mut all, mut after) = (Vec::new(), None);
    loop {
        let page = accounts.list(filter, after, limit).await.unwrap();
        assert!(page.len() <= limit as usize);
        all.extend(page.iter().map(|account| account.id));
        let Some(last) = page.last() else { return all };
        // As from a URL.
        let cursor: AccountCursor = last.cursor().to_string().parse().unwrap();
        assert_eq!(cursor, last.cursor());
        after = Some(cursor);
    }
}

async fn a_list_has_each_account_once_and_a_cursor_survives_as_text(database: Database) {
    let host = host(database).await;
    for number in 0..7 {
        // Several in one millisecond.
        host.clock.advance(Duration::from_secs(number / 3));
        let name = format!("ada{number}");
        host.post("/class", &[("username", &name), ("password", PASSWORD)]).await;
    }
    let class = host.signup.accounts("class");
    let all = AccountFilter::new();
    let expected = pages(&class, &all, 100).await;
    assert_eq!(expected.len(), 7);
    for limit in [1, 2, 3, 7] {
        assert_eq!(pages(&class, &all, limit).await, expected, "{limit}");
    }
    assert_eq!(class.list(&all, None, 0).await.unwrap().len(), 0);
    assert_eq!(class.count(&all).await.unwrap(), 7);
    assert_eq!(host.signup.accounts("forum").count(&all).await.unwrap(), 0);
    // The account of a cursor may be gone.
    let second = class.list(&all, None, 2).await.unwrap().remove(1).cursor();
    host.database.execute("DELETE FROM signup_account WHERE username = 'ada1'").await;
    assert_eq!(class.list(&all, Some(second), 100).await.unwrap().len(), 5);
}

async fn a_filter_takes_the_time_and_the_language(database: Database) {
    let host = host(database).await;
    joins_the_forum(&host, "ada@example.org", "ada").await;
    let since = host.signup.accounts("forum").by_login("ada").await.unwrap().unwrap().confirmed_at;
    joins_the_forum(&host, "bob@example.org", "bob").await;
    host.database.execute("UPDATE signup_account SET language = 'de' WHERE username = 'bob'").await;
    let forum = host.signup.accounts("forum");
    let german = leptos_signup::text::Language::parse("de").unwrap();
    let second = Duration::from_secs(1);
    for (filter, expected) in [
        (AccountFilter::new(), 2),
        (AccountFilter::new().confirmed_since(since), 2),
        (AccountFilter::new().confirmed_since(since + second), 1),
        (AccountFilter::new().confirmed_since(since + 1_000 * second), 0),
        (AccountFilter::new().confirmed_since(SystemTime::UNIX_EPOCH - second), 2),
        (AccountFilter::new().language(german), 1),
        (AccountFilter::new().language(german).confirmed_since(since + second), 1),
        (AccountFilter::new().language(None), 2),
    ] {
        assert_eq!(forum.count(&filter).await.unwrap(), expected, "{filter:?}");
        let listed = pages(&forum, &filter, 1).await.len();
        assert_eq!(u64::try_from(listed), Ok(expected), "{filter:?}");
    }
}

fn contact_form() -> Form {
    let form = Form::new("class").at("/class").username();
    let form = form.field(Field::text("name").label("Name").optional());
    form.field(Field::checkbox("tools").label("Tools")).password()
}

async fn text(accounts: &Accounts, filter: AccountFilter, format: ExportFormat) -> Vec<String> {
    accounts.export(filter, format).unwrap().try_collect().await.unwrap()
}

async fn an_export_has_all_accounts_in_parts(database: Database) {
    let host = Host::on(database, |builder| builder.form(contact_form())).await;
    let class = host.signup.accounts("class");
    let all = AccountFilter::new;
    let header =
        "id,form,email,username,language,is_disposable,confirmed_at,profile.name,profile.tools\r\n";
    assert_eq!(text(&class, all(), ExportFormat::Csv).await, [header]);
    assert!(text(&class, all(), ExportFormat::Ndjson).await.is_empty());
    for (username, name) in
        [("ada", "=HYPERLINK(\"https://example.com\",\"a\")"), ("bob", "Bob, \"B\"")]
    {
        let fields =
            [("username", username), ("name", name), ("tools", "on"), ("password", PASSWORD)];
        assert_eq!(host.post("/class", &fields).await.location(), "/class/done");
        host.clock.advance(Duration::from_secs(1));
    }
    let csv = text(&class, all(), ExportFormat::Csv).await.concat();
    let lines: Vec<&str> = csv.split("\r\n").collect();
    assert_eq!((lines.len(), lines[3]), (4, ""));
    assert!(lines[1].contains(",class,,ada,en,false,"), "{csv}");
    let formula = ",\"'=HYPERLINK(\"\"https://example.com\"\",\"\"a\"\")\",true";
    assert!(lines[1].ends_with(formula), "{csv}");
    assert!(lines[2].ends_with(",\"Bob, \"\"B\"\"\",true"), "{csv}");
    let ndjson = text(&class, all(), ExportFormat::Ndjson).await.concat();
    let objects: Vec<Value> =
        ndjson.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(objects[1]["profile"], json!({"name": "Bob, \"B\"", "tools": true}));
    assert_eq!(objects[0].as_object().unwrap().len(), 8, "no secret: {ndjson}");
    assert!(!csv.contains("argon2") && !ndjson.contains("argon2"));

    // Two to the power of ten accounts come in three parts.
    let ada = class.by_username("ada").await.unwrap().unwrap();
    for round in 0..9 {
        host.database.double_accounts(round).await;
    }
    let parts = text(&class, all(), ExportFormat::Ndjson).await;
    let sizes: Vec<usize> = parts.iter().map(|part| part.lines().count()).collect();
    assert_eq!(sizes, [500, 500, 24]);
    assert_eq!(class.count(&all()).await.unwrap(), 1_024);

    #[derive(serde::Deserialize)]
    struct Profile {
        name: String,
        tools: bool,
    }
    let bob: Profile = class.by_username("bob").await.unwrap().unwrap().profile().unwrap();
    assert_eq!((bob.name.as_str(), bob.tools), ("Bob, \"B\"", true));
    assert!(ada.profile::<Vec<String>>().is_err());
}

async fn is_opened(accounts: &Accounts, login: &str, password: &str) -> bool {
    accounts.authenticate(login, password).await.unwrap().account().is_some()
}

async fn a_login_and_its_password_open_the_account(database: Database) {
    let host = host(database).await;
    joins_the_forum(&host, "ada@example.org", "ada").await;
    joins_the_forum(&host, "bob@example.org", "bob").await;
    let forum = host.signup.accounts("forum");
    let LogIn::Account(ada) = forum.authenticate("ada", PASSWORD).await.unwrap() else {
        panic!("the password is right");
    };
    assert_eq!(ada.username.as_deref(), Some("ada"));
    assert!(is_opened(&forum, "ADA@example.org", PASSWORD).await);
    for (login, password) in [
        ("ada", WRONG),
        ("ada", ""),
        ("ada", &*"a".repeat(5_000)),
        ("carol", PASSWORD),
        ("carol@example.org", PASSWORD),
        ("", PASSWORD),
    ] {
        let refused = forum.authenticate(login, password).await.unwrap();
        assert!(matches!(refused, LogIn::Refused), "{login}");
    }
    // Without a password there is nothing to log in with.
    host.database
        .execute("UPDATE signup_account SET password_hash = NULL WHERE username = 'bob'")
        .await;
    assert!(!is_opened(&forum, "bob", PASSWORD).await);

    let hash = "SELECT password_hash FROM signup_account WHERE username = 'ada'";
    let old = host.text(hash).await;
    let costlier = |builder| forms(builder).hash_cost(HashCost::new(19_456, 3));
    let raised = host.beside(costlier).await;
    let forum = raised.signup.accounts("forum");
    assert!(!is_opened(&forum, "ada", WRONG).await);
    assert_eq!(host.text(hash).await, old, "a wrong password renews nothing");
    assert!(is_opened(&forum, "ada", PASSWORD).await);
    assert!(host.text(hash).await.contains("t=3"));
}

async fn a_waiting_sign_up_is_told_only_where_the_form_is_open_about_it(database: Database) {
    let open = |builder: SignupBuilder| {
        builder.form(Form::new("forum").at("/forum").email().password().reveal_duplicates())
    };
    let host = Host::on(database, open).await;
    for path in ["/forum", "/join/us"] {
        let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
        assert!(host.post(path, &fields).await.status.is_redirection());
    }
    let (forum, silent) = (host.signup.accounts("forum"), host.signup.accounts("account"));
    let answer = async |accounts: &Accounts, login, password| {
        accounts.authenticate(login, password).await.unwrap()
    };
    assert!(matches!(answer(&forum, "ADA@example.org", PASSWORD).await, LogIn::NotConfirmed));
    assert!(matches!(answer(&forum, "ada@example.org", WRONG).await, LogIn::Refused));
    assert!(matches!(answer(&forum, "bob@example.org", PASSWORD).await, LogIn::Refused));
    assert!(matches!(answer(&silent, "ada@example.org", PASSWORD).await, LogIn::Refused));
    host.clock.advance(Duration::from_secs(8 * 24 * 60 * 60));
    assert!(matches!(answer(&forum, "ada@example.org", PASSWORD).await, LogIn::Refused), "expired");
}

fn few(count: u32) -> Limit {
    Limit::burst(count).refill_every(Duration::from_secs(60))
}

async fn limited(limits: RateLimits) -> Host {
    let limited =
        |builder: SignupBuilder| builder.form(class_form()).form(letter_form()).rate_limits(limits);
    let host = Host::start_with(limited).await;
    let fields = [("username", "ada"), ("password", PASSWORD)];
    assert_eq!(host.post("/class", &fields).await.location(), "/class/done");
    host
}

#[tokio::test]
async fn failures_in_a_row_are_limited_for_each_login_known_or_not() {
    let host = limited(RateLimits::unlimited().failed_log_ins_per_login(few(3))).await;
    let class = host.signup.accounts("class");
    for login in ["ada", "unknown"] {
        for _ in 0..3 {
            assert!(matches!(class.authenticate(login, WRONG).await.unwrap(), LogIn::Refused));
        }
        for login in [login, &login.to_uppercase()] {
            let late = class.authenticate(login, PASSWORD).await.unwrap();
            assert!(matches!(late, LogIn::TooOften { retry_after: 60 }), "{login}: {late:?}");
        }
    }
    assert!(matches!(class.authenticate("bob", WRONG).await.unwrap(), LogIn::Refused));
    // One more try, which is right and ends the row.
    host.clock.advance(Duration::from_secs(60));
    for _ in 0..2 {
        assert!(is_opened(&class, "ada", PASSWORD).await);
        for _ in 0..2 {
            assert!(matches!(class.authenticate("ada", WRONG).await.unwrap(), LogIn::Refused));
        }
    }
    assert!(is_opened(&class, "ada", PASSWORD).await);
}

#[tokio::test]
async fn by_default_a_login_has_fifty_failures_in_a_row_and_then_one_an_hour() {
    let host = limited(RateLimits::new()).await;
    let class = host.signup.accounts("class");
    // Too long for any form, so that no hash is made.
    let wrong = "a".repeat(5_000);
    let mut refused = 0;
    for _ in 0..120 {
        refused +=
            u32::from(matches!(class.authenticate("ada", &wrong).await.unwrap(), LogIn::Refused));
    }
    assert_eq!(refused, 50);
    host.clock.advance(Duration::from_secs(60 * 60));
    assert!(is_opened(&class, "ada", PASSWORD).await);
}

#[tokio::test]
async fn a_network_is_limited_over_all_logins_and_others_are_not() {
    let host = limited(RateLimits::unlimited().log_ins_per_network(few(2))).await;
    let from = |address: &str| {
        let mut request = Request::new(Body::empty());
        let peer: std::net::SocketAddr = format!("{address}:5000").parse().unwrap();
        request.extensions_mut().insert(axum::extract::ConnectInfo(peer));
        request
    };
    // A handler of the host, inside the layer.
    let signup = host.signup.clone();
    let handler = axum::routing::any(async move |request: Request| {
        let accounts = signup.accounts("class").asked_by(request.extensions());
        match accounts.authenticate("ada", PASSWORD).await.unwrap() {
            LogIn::Account(_) => "in",
            LogIn::TooOften { .. } => "too often",
            _ => "no",
        }
    });
    let router = axum::Router::new().route("/", handler).layer(host.signup.layer());
    let mut seen = Vec::new();
    for address in ["192.0.2.1", "192.0.2.1", "192.0.2.1", "192.0.2.2"] {
        seen.push(crate::common::send(&router, from(address)).await.body);
    }
    assert_eq!(seen, ["in", "in", "too often", "in"]);
    let unknown = host.signup.accounts("class");
    for _ in 0..3 {
        assert!(is_opened(&unknown, "ada", PASSWORD).await, "no limit without a network");
    }
}
