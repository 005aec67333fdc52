//! Forms with fields of the host: what is shown, judged and stored.

use axum::http::StatusCode;
use leptos_signup::{ConfigError, form::Field, username::UsernameRules};
use serde_json::{Value, json};
use sqlx::Row;

use crate::common::{self, Host, PASSWORD, database::Engine, garden_form, link, with_garden};

const PAGE: &str = "/garden";

async fn host() -> Host {
    Host::start_with(with_garden).await
}

const FILLED: [(&str, &str); 6] = [
    ("email", "ada@example.org"),
    ("name", "Ada"),
    ("since", "1999"),
    ("side", "shade"),
    ("tools", "on"),
    ("rules", "on"),
];

/// `FILLED`, with other values for some of it.
fn filled<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let is_other = |name: &str| other.iter().any(|(known, _)| *known == name);
    let rest = FILLED.into_iter().filter(|(name, _)| !is_other(name));
    rest.chain(other.iter().copied()).collect()
}

async fn profile(host: &Host, table: &str) -> Value {
    serde_json::from_str(&host.database.profile(table).await).unwrap()
}

#[tokio::test]
async fn each_kind_of_field_is_shown_with_what_it_needs() {
    let page = host().await.get(PAGE).await.body;
    for piece in [
        "Join the garden",
        r#"name="name" "#,
        r#"autocomplete="name""#,
        "<textarea",
        "<select",
        r#"value="shade""#,
        r#"type="checkbox""#,
        r#"<input type="hidden" name="source" value="site""#,
        r#"href="/rules""#,
        "(optional)",
    ] {
        assert!(page.contains(piece), "{piece} in {page}");
    }
    assert!(!page.contains(r#"type="password""#));
}

#[tokio::test]
async fn values_are_stored_with_their_types_and_the_account_keeps_them() {
    let host = host().await;
    let about = [("about", "I like\r\nworms.")];
    let answer = host.post(PAGE, &filled(&about)).await;
    assert_eq!(answer.location(), "/garden/check", "{}", answer.body);
    let expected = json!({
        "name": "Ada", "since": 1999, "about": "I like\nworms.", "side": "shade", "tools": true,
        "source": "site",
    });
    assert_eq!(profile(&host, "signup_attempt").await, expected);
    confirm(&host, &[about[0], ("password", PASSWORD)]).await;
    assert_eq!(profile(&host, "signup_account").await, expected);
}

async fn confirm(host: &Host, fields: &[(&str, &str)]) -> common::Answer {
    let cookie = host.open_newest("ada@example.org").await;
    host.post_as("/garden/confirm", &cookie, &filled(fields)).await
}

#[tokio::test]
async fn problems_stand_at_their_fields_in_the_words_of_the_host() {
    let host = host().await;
    let answer = host
        .post(PAGE, &[("name", "A"), ("since", "1066"), ("side", "north"), ("source", "<b>")])
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    for sentence in [
        "Enter your email address.",
        "Use at least 2 characters.",
        "That is before our time.",
        "Select an option.",
        "Agree to the ",
        "Not a source.",
    ] {
        assert!(answer.body.contains(sentence), "{sentence}");
    }
    // What was typed is there again.
    assert!(answer.body.contains(r#"value="1066""#));
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn what_the_form_does_not_ask_for_cannot_be_set() {
    let host = host().await;
    let extra = [("is_admin", "true"), ("id", "7"), ("confirmed", "1"), ("username", "root")];
    assert_eq!(host.post(PAGE, &filled(&extra)).await.location(), "/garden/check");
    let profile = profile(&host, "signup_attempt").await;
    assert_eq!(profile.as_object().unwrap().len(), 5, "{profile}");
    assert_eq!(
        host.count("SELECT count(*) FROM signup_attempt WHERE username IS NOT NULL").await,
        0
    );
    let twice = [("tools", "on"), ("tools", "off")];
    let twice = FILLED.iter().copied().chain(twice).collect::<Vec<_>>();
    assert_eq!(host.post(PAGE, &twice).await.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_link_may_set_what_is_hidden_and_nothing_that_is_agreed_to() {
    let page =
        host().await.get("/garden?source=friends&rules=on&tools=on&name=Eve+Adams").await.body;
    assert!(page.contains(r#"name="source" value="friends""#));
    assert!(!page.contains("checked") && !page.contains("Adams"));
}

#[tokio::test]
async fn a_password_is_chosen_with_the_confirmation() {
    let host = host().await;
    host.post(PAGE, &FILLED).await;
    let refused = confirm(&host, &[("password", "short")]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("Password must be at least 15 characters."));
    let from_address = confirm(&host, &[("password", "ada@example.org")]).await;
    assert!(from_address.body.contains("based on your email address"), "{}", from_address.body);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    assert_eq!(confirm(&host, &[("password", PASSWORD)]).await.location(), "/garden/done");
    let hashed = "SELECT count(*) FROM signup_account WHERE password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(hashed).await, 1);
}

#[tokio::test]
async fn a_full_line_for_hashing_says_when_to_come_back() {
    let host =
        Host::start_with(|builder| common::without_a_line_for_hashing(with_garden(builder))).await;
    let cookie = host.post(PAGE, &FILLED).await.cookie();
    let code = common::code(&host.mails("ada@example.org").await[0]);
    let fields = [("code", code.as_str()), ("password", PASSWORD)];
    let many = (0..8).map(|_| host.post_as("/garden/check", &cookie, &fields));
    let answers = futures::future::join_all(many).await;
    let busy: Vec<_> =
        answers.iter().filter(|it| it.status == StatusCode::SERVICE_UNAVAILABLE).collect();
    assert!(!busy.is_empty());
    assert!(busy.iter().all(|answer| !answer.header("retry-after").is_empty()));
}

#[tokio::test]
async fn a_password_is_chosen_beside_the_code_as_well() {
    let host = host().await;
    let cookie = host.post(PAGE, &FILLED).await.cookie();
    let code = common::code(&host.mails("ada@example.org").await[0]);
    let check = "/garden/check";
    assert!(host.get_as(check, &cookie).await.body.contains(r#"type="password""#));
    let without = host.post_as(check, &cookie, &[("code", &code)]).await;
    assert!(without.body.contains("Enter a password."));
    let with = [("code", code.as_str()), ("password", PASSWORD)];
    assert_eq!(host.post_as(check, &cookie, &with).await.location(), "/garden/done");
}

#[tokio::test]
async fn the_ledger_says_who_agreed_to_what() {
    if !Engine::is_sqlite() {
        return;
    }
    let host = host().await;
    host.post(PAGE, &FILLED).await;
    let waiting = "SELECT count(*) FROM signup_consent WHERE account_id IS NULL";
    assert_eq!(host.count(waiting).await, 1);
    confirm(&host, &[("password", PASSWORD)]).await;
    let row = sqlx::query(
        "SELECT document, version, lower(hex(text_hash)) AS text_hash, signup_consent.language, agreed_at
         FROM signup_consent JOIN signup_account ON signup_account.id = account_id
         WHERE email_deliverable = 'ada@example.org'",
    )
    .fetch_one(host.pool())
    .await
    .unwrap();
    let expected = "06290d77e8a0";
    assert_eq!((row.get("document"), row.get("version")), ("rules", "3"));
    assert_eq!(row.get::<&str, _>("language"), "en");
    let hash: String = row.get("text_hash");
    assert!(hash.starts_with(expected), "{hash}");
    assert_eq!(row.get::<i64, _>("agreed_at"), 1_800_000_000_000);
}

#[tokio::test]
async fn a_form_that_cannot_work_is_refused_with_the_fix() {
    let start = async |form| {
        let folder = tempfile::TempDir::new().unwrap();
        let store = leptos_signup::SqliteStore::connect(&common::url(&folder)).await.unwrap();
        let builder = leptos_signup::Signup::builder().form(form).store(store);
        let built = builder.public_url(common::ORIGIN).mailer(leptos_signup::CapturedMailer::new());
        built.build().await.map(drop).unwrap_err()
    };
    let unknown = start(garden_form()).await;
    assert!(matches!(unknown, ConfigError::Form { form: "garden", .. }));
    assert!(unknown.to_string().contains(r#".document("rules", "3", "#), "{unknown}");
    let form = || leptos_signup::Form::new("x").email();
    for (form, fix) in [
        (form().field(Field::text("email")), "field `email` twice"),
        (form().field(Field::text("is Admin")), "lower-case letters"),
        (form().field(Field::text("token")), "which the sign-up itself uses"),
        (form().field(Field::checkbox("attempt")), "which the sign-up itself uses"),
        (form().field(Field::text("a").length(0..=0)), "whose length is impossible"),
        (form().field(Field::select("a", &[])), "without a choice"),
        (form().password().password_at_confirmation(), "field `password` twice"),
        (form().field(Field::username(UsernameRules::new()).optional()), "an optional username"),
        (
            (0..31).fold(form(), |form, number| {
                form.field(Field::text(Box::leak(format!("f{number}").into_boxed_str())))
            }),
            "more than 30 fields",
        ),
        (form().link_lifetime(std::time::Duration::from_secs(5)), "link_lifetime"),
    ] {
        let error = start(form).await.to_string();
        assert!(error.contains(fix), "{error}");
    }
}

/// The ticket of a page, and the name of the input on it that people do not see.
fn trap_of(page: &str) -> (String, String) {
    let after = |text: &str, mark: &str| text.split_once(mark).unwrap().1.to_owned();
    let until_quote = |text: String| text.split('"').next().unwrap().to_owned();
    let hidden = after(page, "signup-more");
    let name = after(&hidden, "name=\"");
    (until_quote(after(page, "name=\"ticket\" value=\"")), until_quote(name))
}

#[tokio::test]
async fn a_bot_gets_the_same_answer_as_any_visitor_and_no_mail_is_sent() {
    let host = host().await;
    let page = host.get(PAGE).await.body;
    let (ticket, name) = trap_of(&page);
    assert_ne!(trap_of(&host.get(PAGE).await.body).1, name, "a name of its own on every page");
    let bait = [("ticket", &*ticket), (&*name, "http://spam.example")];
    let trapped = host.post(PAGE, &filled(&bait)).await;
    let other = [("email", "eve@example.org")];
    let honest = host.post(PAGE, &filled(&other)).await;
    assert_eq!((trapped.status, trapped.location()), (honest.status, honest.location()));
    let cookie = trapped.cookie();
    assert!(host.get_as("/garden/check", &cookie).await.body.contains("ada@example.org"));
    let check = async |cookie: &str| host.get_as("/garden/check", cookie).await.without_nonce();
    let countdown = |page: String| {
        page.split_once("resend").unwrap().1.split("</form>").next().unwrap().to_owned()
    };
    let (bots, honest) = (check(&cookie).await, check(&honest.cookie()).await);
    assert_eq!(countdown(bots), countdown(honest));
    let other = host.beside(with_garden).await;
    assert!(other.get_as("/garden/check", &cookie).await.body.contains("ada@example.org"));
    host.clock.advance(std::time::Duration::from_secs(61));
    let again = host.post_as("/garden/check", &cookie, &[("again", "1")]).await;
    assert_eq!(again.location(), "/garden/check?sent=1");
    assert!(host.mails("ada@example.org").await.is_empty());
    assert_eq!(host.mails("eve@example.org").await.len(), 1);
    let secrets = "SELECT count(*) FROM signup_outbox WHERE secret IS NOT NULL";
    assert_eq!(host.count(secrets).await, 0);
}

#[tokio::test]
async fn a_form_may_say_openly_that_an_address_has_an_account() {
    let host = Host::start_with(|builder| {
        builder.form(leptos_signup::Form::new("open").at("/open").email().reveal_duplicates())
    })
    .await;
    let fields = [("email", "ada@example.org")];
    host.post("/open", &fields).await;
    let cookie = host.open_newest("ada@example.org").await;
    assert_eq!(
        host.post_as("/open/confirm", &cookie, &[("password", PASSWORD)]).await.location(),
        "/open/done"
    );
    let function = <leptos_signup::server_functions::Register as leptos::server_fn::ServerFn>::PATH;
    let again = host.post(function, &[("form", "open"), ("email", "ADA@example.org")]).await;
    assert_eq!(again.body, "at.email=address_taken&refusal=problems");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);
}

#[tokio::test]
async fn what_belongs_to_one_form_is_worthless_on_another() {
    let host = host().await;
    let cookie = host.post(PAGE, &FILLED).await.cookie();
    let mail = host.mails("ada@example.org").await.remove(0);
    let (link, code) = (link(&mail), common::code(&mail));
    // The cookie under the name that the other form reads.
    let stolen = cookie.replace("signup-garden=", "signup-account=");
    assert_ne!(stolen, cookie);
    let other = host.get_as("/join/us/check", &stolen).await;
    assert!(!other.body.contains("ada@example.org"), "{}", other.body);
    for fields in [[("code", code.as_str())], [("again", "1")]] {
        let answer = host.post_as("/join/us/check", &stolen, &fields).await;
        assert_eq!(answer.location(), "/join/us/check");
    }
    let (_, token) = link.split_once("token=").unwrap();
    let opened = host.get(&format!("/join/us/confirm?token={token}")).await.cookie();
    assert_eq!(host.get_as("/join/us/confirm", &opened).await.status, StatusCode::NOT_FOUND);
    assert_eq!(
        host.post_as("/join/us/confirm", &opened, &[("password", PASSWORD)]).await.location(),
        "/join/us/confirm"
    );
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    // Where it belongs it works.
    assert_eq!(confirm(&host, &[("password", PASSWORD)]).await.location(), "/garden/done");
}
