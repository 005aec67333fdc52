//! Forms with a username: beside an address, and instead of one.

use axum::http::StatusCode;
use leptos::server_fn::ServerFn;
use leptos_signup::{
    async_trait,
    check::{CheckError, HostCheck},
    form::{ProblemCode, Registration},
    server_functions::{Available, Register},
};

use crate::common::{self, Answer, Host, PASSWORD, class_form, form_post, forum_form};

async fn host() -> Host {
    Host::start_with(|builder| builder.form(forum_form()).form(class_form())).await
}

async fn register(host: &Host, path: &str, username: &str, email: &str) -> Answer {
    let fields = [("username", username), ("email", email), ("password", PASSWORD)];
    host.post(path, &fields).await
}

/// Opens the newest link to `email` and posts its page, with this username.
async fn confirm(host: &Host, email: &str, username: &str) -> Answer {
    let cookie = host.open_newest(email).await;
    let fields = [("username", username), ("password", PASSWORD)];
    host.post_as("/forum/confirm", &cookie, &fields).await
}

#[tokio::test]
async fn a_name_without_an_address_makes_the_account_at_once() {
    let host = host().await;
    let answer = host.post("/class", &[("username", "Ada"), ("password", PASSWORD)]).await;
    assert_eq!((answer.status, answer.location()), (StatusCode::SEE_OTHER, "/class/done"));
    let sql = "SELECT count(*) FROM signup_account WHERE form = 'class' AND username = 'ada'
               AND email_deliverable IS NULL AND password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(sql).await, 1);
    let done = host.get_as("/class/done", &answer.cookie()).await;
    assert!(done.body.contains("Your account is ready."), "{}", done.body);
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox").await, 0);
}

#[tokio::test]
async fn a_taken_username_is_shown_as_taken_in_every_spelling() {
    let host = host().await;
    host.post("/class", &[("username", "scope"), ("password", PASSWORD)]).await;
    for look_alike in ["scope", "SCOPE", "ｓｃｏｐｅ", "ѕсоре"] {
        let answer = host.post("/class", &[("username", look_alike), ("password", PASSWORD)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.body.contains("is already taken."), "{look_alike}");
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    // On another form it is another name.
    assert_eq!(
        register(&host, "/forum", "scope", "a@example.org").await.location(),
        "/forum/check"
    );
}

#[tokio::test]
async fn of_many_who_want_a_name_at_once_one_gets_it() {
    let host = host().await;
    let fields = [("username", "grace"), ("password", PASSWORD)];
    let answers = futures::future::join_all((0..16).map(|_| host.post("/class", &fields))).await;
    let made = answers.iter().filter(|answer| answer.location() == "/class/done").count();
    assert_eq!(made, 1);
    assert!(answers.iter().all(|answer| answer.status.as_u16() < 500));
}

#[tokio::test]
async fn a_taken_name_says_nothing_about_an_address() {
    let host = host().await;
    register(&host, "/forum", "grace", "grace@example.org").await;
    confirm(&host, "grace@example.org", "grace").await;
    let function = |username: &'static str, email: &'static str| {
        let fields =
            [("form", "forum"), ("username", username), ("email", email), ("password", PASSWORD)];
        let host = &host;
        async move { host.post(Register::PATH, &fields).await.outcome().to_owned() }
    };
    let known = function("grace", "grace@example.org").await;
    assert_eq!(known, "at.username=username_taken&refusal=problems");
    assert_eq!(known, function("grace", "nobody@example.org").await);
    assert_eq!(function("hopper", "grace@example.org").await, "check");
    assert_eq!(function("hopper", "nobody@example.org").await, "check");
}

#[tokio::test]
async fn an_attempt_reserves_no_username_and_a_late_confirmation_asks_for_another() {
    let host = host().await;
    register(&host, "/forum", "grace", "first@example.org").await;
    register(&host, "/forum", "grace", "second@example.org").await;
    assert_eq!(confirm(&host, "first@example.org", "grace").await.location(), "/forum/done");
    let taken = confirm(&host, "second@example.org", "grace").await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.body.contains("is already taken.") && taken.body.contains(r#"name="username""#));
    let bad = confirm(&host, "second@example.org", "a").await;
    assert!(
        bad.body.contains("must be at least 3 characters.") && bad.body.contains(r#"value="a""#)
    );
    let again = confirm(&host, "second@example.org", "Grace").await;
    assert!(again.body.contains("is already taken."));
    let other = confirm(&host, "second@example.org", "Hopper").await;
    assert_eq!(other.location(), "/forum/done");
    let sql = "SELECT count(*) FROM signup_account
               WHERE username = 'hopper' AND email_deliverable = 'second@example.org'";
    assert_eq!(host.count(sql).await, 1);
}

#[tokio::test]
async fn a_late_confirmation_by_code_asks_for_another_username_too() {
    let host = host().await;
    let cookie = register(&host, "/forum", "grace", "late@example.org").await.cookie();
    let code = common::code(&host.mails("late@example.org").await[0]);
    host.clock.advance(std::time::Duration::from_secs(1));
    register(&host, "/forum", "grace", "first@example.org").await;
    confirm(&host, "first@example.org", "grace").await;
    let check = "/forum/check";
    let taken = host.post_as(check, &cookie, &[("code", &code)]).await;
    assert!(taken.body.contains("is already taken."), "{}", taken.body);
    let fields = [("code", code.as_str()), ("username", "hopper")];
    assert_eq!(host.post_as(check, &cookie, &fields).await.location(), "/forum/done");
}

/// Refuses every name but one, as GitHub would.
#[derive(Debug)]
struct OnlyAda;

#[async_trait]
impl HostCheck for OnlyAda {
    fn field(&self) -> &str {
        "username"
    }

    async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
        match registration.text("username") {
            Some("ada") => Ok(()),
            _ => Err(CheckError::Refused(ProblemCode::NotGithubAccount)),
        }
    }
}

#[tokio::test]
async fn a_host_check_sees_the_name() {
    let host = Host::start_with(|builder| builder.form(class_form()).check(OnlyAda)).await;
    let eve = host.post("/class", &[("username", "eve"), ("password", PASSWORD)]).await;
    assert!(eve.body.contains("cannot find a GitHub account"));
    let ada = host.post("/class", &[("username", "ada"), ("password", PASSWORD)]).await;
    assert_eq!(ada.location(), "/class/done");
}

#[tokio::test]
async fn a_username_can_be_checked_while_it_is_typed() {
    let host = host().await;
    host.post("/class", &[("username", "scope"), ("password", PASSWORD)]).await;
    let ask = async |form: &str, name: &str| {
        let request = form_post(Available::PATH, &[("form", form), ("username", name)], &[]);
        let answer = host.send_from("192.0.2.1", request).await;
        (answer.status.as_u16(), answer.body)
    };
    assert_eq!(ask("class", "hopper").await, (200, String::new()));
    let taken = "at.username=username_taken&refusal=problems".to_owned();
    assert_eq!(ask("class", "ѕсоре").await, (422, taken));
    let short = "at.username=username_too_short%3A3&refusal=problems".to_owned();
    assert_eq!(ask("class", "a").await, (422, short));
    assert_eq!(ask("account", "hopper").await.0, 400);
}

#[tokio::test]
async fn a_form_may_keep_its_names_until_it_is_sent() {
    let quiet =
        || leptos_signup::Form::new("quiet").at("/quiet").username().without_live_availability();
    let host = Host::start_with(|builder| builder.form(quiet().password())).await;
    let answer = host.post(Available::PATH, &[("form", "quiet"), ("username", "hopper")]).await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
}
