//! A session after a sign-up, on each path, for the browser that began it and for no other.

use axum::{Router, routing::post};
use axum_login::{AuthManagerLayerBuilder, AuthSession};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    CapturedMailer, Form, Signup, SqliteStore,
    server_functions::{ConfirmByCode, Register, State},
};
use serde_json::{Value, json};
use with_login::{
    auth::{Members, open_session},
    sessions::SqliteSessions,
};

use crate::{
    ADA, Host, PASSWORD, base,
    browser::{Browser, ORIGIN},
    signed_in_as, signs_up,
};

const OWN: &str = "eleven copper owls hesitate";
const CONFIRM: &str = "/signup/confirm";

/// A second browser, which got the mail, opens the link and gives a password.
async fn confirms_elsewhere(host: &Host, fields: &[(&str, &str)]) -> Browser {
    let phone = host.browser();
    let page = phone.open(&host.link(ADA).await).await;
    let done = phone.submit(&page, CONFIRM, fields).await;
    assert_eq!(done.at, "/signup/done", "{}", done.body);
    phone
}

async fn is_in(browser: &Browser) -> bool {
    signed_in_as(browser).await.is_some()
}

#[tokio::test]
async fn by_link() {
    let host = Host::start().await;
    let laptop = host.browser();
    signs_up(&laptop, ADA).await;
    let link = host.link(ADA).await;
    // Another browser only looks.
    let scanner = host.browser();
    scanner.open(&link).await;
    let page = laptop.open(&link).await;
    assert!(!is_in(&laptop).await, "a link changes nothing");
    laptop.submit(&page, CONFIRM, &[]).await;
    assert!(is_in(&laptop).await);
    scanner.open(&link).await;
    scanner.open("/signup/done").await;
    assert!(!is_in(&scanner).await);
}

#[tokio::test]
async fn by_code() {
    let host = Host::start().await;
    let laptop = host.browser();
    let page = signs_up(&laptop, ADA).await;
    let code = host.code(ADA).await;
    // Another browser knows the code, and has not begun the sign-up.
    let other = host.browser();
    other.post("/signup/check", &[("code", &code)]).await;
    assert!(!is_in(&other).await);
    laptop.submit(&page, "/signup/check", &[("code", &code)]).await;
    assert!(is_in(&laptop).await);
    other.post("/signup/check", &[("code", &code)]).await;
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn by_server_functions() {
    let host = Host::start().await;
    let (laptop, other) = (host.browser(), host.browser());
    let fields = [("form", "account"), ("email", ADA), ("password", PASSWORD)];
    assert!(laptop.post(Register::PATH, &fields).await.body.starts_with("step=check"));
    let code = host.code(ADA).await;
    let proof = [("form", "account"), ("code", code.as_str())];
    other.post(ConfirmByCode::PATH, &proof).await;
    assert!(!is_in(&other).await);
    assert_eq!(laptop.post(ConfirmByCode::PATH, &proof).await.body, "step=done");
    assert!(is_in(&laptop).await);
    other.post(State::PATH, &[("form", "account")]).await;
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn by_the_json_api() {
    let host = Host::start_with(|builder| builder.json_api("account")).await;
    let path = "/signup/api/v1/account";
    let (program, other) = (host.browser(), host.browser());
    let begun =
        program.post_json(path, &json!({"email": ADA, "password": PASSWORD}).to_string()).await;
    let begun: Value = serde_json::from_str(&begun.body).unwrap();
    let code = host.code(ADA).await;
    let confirm = format!("{path}/confirm");
    // The code alone, without the secret of the attempt.
    other.post_json(&confirm, &json!({"code": code}).to_string()).await;
    other.post_json(&confirm, &json!({"attempt": "x", "code": code}).to_string()).await;
    assert!(!is_in(&other).await);
    let proof = json!({"attempt": begun["attempt"], "code": code}).to_string();
    assert_eq!(program.post_json(&confirm, &proof).await.status, 200);
    assert!(is_in(&program).await);
    // The same proof again opens nothing.
    assert_eq!(other.post_json(&confirm, &proof).await.status, 200);
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn by_the_json_api_elsewhere() {
    let host = Host::start_with(|builder| builder.json_api("account")).await;
    let path = "/signup/api/v1/account";
    let (program, other) = (host.browser(), host.browser());
    program.post_json(path, &json!({"email": ADA, "password": PASSWORD}).to_string()).await;
    let link = host.link(ADA).await;
    let token = link.split_once("token=").unwrap().1.split('&').next().unwrap();
    let proof = json!({"token": token, "password": PASSWORD}).to_string();
    let confirmed = other.post_json(&format!("{path}/confirm"), &proof).await;
    assert_eq!(confirmed.body, json!({"confirmed": "now"}).to_string());
    assert!(!is_in(&other).await);
}

#[tokio::test]
async fn the_tab_that_waits_claims_the_account_and_the_phone_has_no_session() {
    let host = Host::start().await;
    let laptop = host.browser();
    signs_up(&laptop, ADA).await;
    let phone = confirms_elsewhere(&host, &[("password", PASSWORD)]).await;
    assert!(!is_in(&phone).await);
    // A third browser that signed up with the same address meanwhile claims nothing.
    let stranger = host.browser();
    signs_up(&stranger, ADA).await;
    stranger.look("/signup/check").await;
    assert!(!is_in(&stranger).await);
    assert!(!is_in(&laptop).await, "only the page that waits asks");
    assert_eq!(laptop.look("/signup/check").await.header("location"), "/signup/done");
    assert!(is_in(&laptop).await);
    // The cookie of the sign-up is worth nothing afterwards.
    let copy = host.browser();
    copy.keep("signup-account", &laptop.cookie("signup-account").unwrap());
    copy.look("/signup/check").await;
    assert!(!is_in(&copy).await);
}

#[tokio::test]
async fn a_stranger_who_signed_up_with_the_address_of_another_gets_no_session() {
    let host = Host::start().await;
    let stranger = host.browser();
    signs_up(&stranger, ADA).await;
    let owner = confirms_elsewhere(&host, &[("password", OWN), ("new_password", "on")]).await;
    stranger.look("/signup/check").await;
    stranger.open("/signup/check").await;
    stranger.post(State::PATH, &[("form", "account")]).await;
    assert!(!is_in(&stranger).await);
    assert!(!is_in(&owner).await, "the owner logs in with the password of the owner");
    assert_eq!(crate::logs_in(&owner, ADA, OWN).await.at, "/me");
    assert_eq!(crate::logs_in(&stranger, ADA, PASSWORD).await.status, 422);
}

#[tokio::test]
async fn a_form_without_an_address_signs_its_own_browser_in() {
    let host = without_address().await;
    let (first, other) = (host.browser(), host.browser());
    let fields = [("username", "ada"), ("password", PASSWORD)];
    first.post("/signup", &fields).await;
    assert_eq!(first.open("/who").await.body, "ada");
    // The name is taken, and a wrong password proves nothing.
    other.post("/signup", &fields).await;
    let wrong = [("form", "account"), ("username", "ada"), ("password", OWN)];
    other.post(Register::PATH, &wrong).await;
    assert_eq!(other.open("/who").await.body, "");
    let fields = [("form", "account"), ("username", "bob"), ("password", PASSWORD)];
    assert_eq!(other.post(Register::PATH, &fields).await.body, "step=done");
    assert_eq!(other.open("/who").await.body, "bob");
    let program = host.browser();
    let body = json!({"username": "carol", "password": PASSWORD}).to_string();
    assert!(program.post_json("/signup/api/v1/account", &body).await.status.is_success());
    assert_eq!(program.open("/who").await.body, "carol");
    assert_eq!(first.open("/who").await.body, "ada");
}

/// The log-in of the example around a sign-up with a username alone.
async fn without_address() -> Host {
    let mailer = CapturedMailer::default();
    let store = SqliteStore::connect("sqlite::memory:").await.unwrap();
    let sessions = SqliteSessions::on(store.pool().clone()).await.unwrap().layer(false);
    let builder = Signup::builder()
        .form(Form::new("account").at("/signup").username().password())
        .json_api("account")
        .store(store)
        .public_url(ORIGIN);
    let signup = base(builder, &mailer).build().await.unwrap();
    let who = async |auth: AuthSession<Members>| {
        auth.user.and_then(|member| member.account.username).unwrap_or_default()
    };
    let router = Router::new()
        .route("/who", axum::routing::get(who))
        .route("/api/{*function}", post(leptos_axum::handle_server_fns))
        .layer(signup.layer())
        .layer(axum::middleware::from_fn(open_session))
        .layer(AuthManagerLayerBuilder::new(Members(signup.clone()), sessions).build());
    Host { signup, router, mailer }
}
