//! The host check for GitHub logins, against a service on loopback that answers as GitHub does.

#![allow(clippy::panic, clippy::unwrap_used)]

mod outside;

use std::{
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
    time::{Duration, Instant, UNIX_EPOCH},
};

use futures::future::join_all;
use leptos_signup::{
    Clock, ConfigError, Form, GithubLogin, Submission,
    form::ProblemCode,
    server::{
        check::{CheckError, HostCheck, OnFailure},
        github::is_github_login,
    },
};
use outside::{Log, Outside, Reply, answer, nobody, redirect, start_stranger, with};

const ADA: &str = r#"{"login":"Ada","id":7,"type":"User","site_admin":false,"plan":null}"#;
const GUILD: &str = r#"{"login":"guild","id":8,"type":"Organization"}"#;
const NOT_FOUND: &str = r#"{"message":"Not Found","status":"404"}"#;

/// The accounts `ada` and `guild`, and no other.
fn github(path: &str) -> Reply {
    match path {
        "/users/ada" => answer(200, ADA),
        "/users/guild" => answer(200, GUILD),
        _ => answer(404, NOT_FOUND),
    }
}

fn check_at(url: &str) -> GithubLogin {
    GithubLogin::at("github").base_url(url).unwrap()
}

#[track_caller]
fn assert_refused(outcome: Result<(), CheckError>) {
    match outcome {
        Err(CheckError::Refused(code)) => assert_eq!(code, ProblemCode::NotGithubAccount),
        other => panic!("{other:?}"),
    }
}

/// The reason that is logged.
#[track_caller]
fn failure(outcome: Result<(), CheckError>) -> String {
    match outcome {
        Err(CheckError::Failed(cause)) => cause.to_string(),
        other => panic!("{other:?}"),
    }
}

/// A clock that stands still until it is moved.
#[derive(Clone, Default)]
struct StillClock(Arc<AtomicU64>);

impl StillClock {
    fn clock(&self) -> Clock {
        let secs = Arc::clone(&self.0);
        Clock::from_fn(move || {
            UNIX_EPOCH + Duration::from_secs(1_800_000_000 + secs.load(Ordering::SeqCst))
        })
    }

    fn advance(&self, secs: u64) {
        self.0.fetch_add(secs, Ordering::SeqCst);
    }
}

#[tokio::test]
async fn a_login_passes_when_github_knows_it() {
    let service = Outside::start(github).await;
    let check = check_at(&service.url);
    check.check_login("ada").await.unwrap();
    check.check_login("guild").await.unwrap();
    assert_refused(check.check_login("nobody-of-this-name").await);
}

#[tokio::test]
async fn organisations_are_refused_where_only_people_are_wanted() {
    let service = Outside::start(github).await;
    let check = check_at(&service.url).people_only();
    check.check_login("ada").await.unwrap();
    assert_refused(check.check_login("guild").await);
}

#[tokio::test]
async fn github_is_asked_as_it_wants_to_be() {
    let service = Outside::start(|path| match path {
        "/api/v3/users/ada" => answer(200, ADA),
        _ => answer(500, ""),
    })
    .await;
    check_at(&format!("{}/api/v3/", service.url)).check_login("Ada").await.unwrap();
    let asked = &service.asked()[0];
    assert_eq!(asked.to_string(), "GET /api/v3/users/ada");
    assert_eq!(asked.header("accept"), "application/vnd.github+json");
    assert_eq!(asked.header("x-github-api-version"), "2022-11-28");
    assert!(asked.header("user-agent").starts_with("leptos_signup/"));
    let names: Vec<_> = asked.headers.keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["user-agent", "accept-encoding", "accept", "x-github-api-version", "host"]);
}

#[tokio::test]
async fn what_cannot_be_a_login_is_refused_and_never_sent() {
    let service = Outside::start(|_| answer(200, ADA)).await;
    let check = check_at(&service.url);
    let long = "a".repeat(40);
    for text in [
        "",
        "-",
        "_",
        "--",
        "@ada",
        "ada lovelace",
        " ada",
        "ada\n",
        "ada/repos",
        "../zen",
        "ada?x",
        "ada#x",
        "ada%2f",
        "ada.l",
        "адa",
        "https://github.com/ada",
        &long,
    ] {
        assert!(!is_github_login(text), "{text}");
        assert_refused(check.check_login(text).await);
    }
    assert!(service.paths().is_empty());
}

#[test]
fn logins_of_all_ages_are_logins() {
    let longest = "a".repeat(39);
    for text in
        ["a", "7", "ada-lovelace", "ADA", "ada-", "-ada-", "a--b", "ada-lovelace_engine", &longest]
    {
        assert!(is_github_login(text), "{text}");
    }
}

#[tokio::test]
async fn any_other_answer_says_nothing() {
    for (reply, reason) in [
        (answer(401, r#"{"message":"Bad credentials"}"#), "it answered 401 Unauthorized"),
        (answer(403, r#"{"message":"API rate limit exceeded"}"#), "it answered 403 Forbidden"),
        (answer(410, ""), "it answered 410 Gone"),
        (answer(429, ""), "it answered 429 Too Many Requests"),
        (answer(500, ""), "it answered 500 Internal Server Error"),
        (answer(503, ""), "it answered 503 Service Unavailable"),
        (answer(204, ""), "it answered 204 No Content"),
        (answer(304, ""), "it answered 304 Not Modified"),
        (answer(200, "<h1>Please log in to the Wi-Fi</h1>"), "not an account in JSON"),
        (answer(200, ""), "not an account in JSON"),
        (answer(200, "{}"), "not an account in JSON"),
        (answer(200, r#"{"login":7}"#), "not an account in JSON"),
        (answer(200, &"[".repeat(60_000)), "not an account in JSON"),
        (Reply::BreaksOff, "it could not be reached: "),
        (Reply::Endless, "longer than 65536 bytes"),
    ] {
        let service = Outside::start({
            let reply = reply.clone();
            move |_| reply.clone()
        })
        .await;
        let message = failure(check_at(&service.url).check_login("ada").await);
        assert!(message.contains(reason), "{reply:?}: {message}");
    }
}

#[tokio::test]
async fn a_body_without_an_end_is_not_read_to_the_end() {
    let service = Outside::start(|_| Reply::Endless).await;
    failure(check_at(&service.url).check_login("ada").await);
    // The rest is what the sockets hold.
    assert!(service.endless_kib() < 16 * 1024, "{}", service.endless_kib());
}

#[tokio::test]
async fn a_service_that_is_not_there_says_nothing() {
    let check = check_at(&nobody().await);
    let message = failure(check.check_login("ada").await);
    assert!(message.starts_with("it could not be reached: ") && message.len() > 40, "{message}");
    let check = check_at(&start_stranger().await);
    assert!(failure(check.check_login("ada").await).starts_with("it could not be reached: "));
    // No TLS, and no way round it.
    let service = Outside::start(github).await;
    let check = check_at(&service.url.replace("http://", "https://"));
    assert!(failure(check.check_login("ada").await).starts_with("it could not be reached: "));
    assert!(service.paths().is_empty());
}

#[tokio::test]
async fn a_slow_service_is_waited_for_no_longer_than_the_limit() {
    let service = Outside::start(|_| Reply::Never).await;
    let check = check_at(&service.url).time_limit(Duration::from_millis(50));
    assert_eq!(HostCheck::time_limit(&check), Duration::from_millis(50));
    let begun = Instant::now();
    let message = failure(check.check_login("ada").await);
    assert_eq!(message, "it gave no answer within 50ms");
    assert!((Duration::from_millis(50)..Duration::from_secs(2)).contains(&begun.elapsed()));
}

#[tokio::test]
async fn a_redirect_to_another_origin_is_not_followed() {
    let other = Outside::start(|_| answer(200, ADA)).await;
    for status in [301, 302, 303, 307, 308] {
        let to = format!("{}/users/ada", other.url);
        let service = Outside::start(move |_| redirect(status, &to)).await;
        let check = check_at(&service.url).token("s3cret").unwrap();
        assert_eq!(failure(check.check_login("ada").await), "it leads elsewhere");
        assert_eq!(service.paths(), ["/users/ada"]);
    }
    assert!(other.paths().is_empty());
}

#[tokio::test]
async fn a_redirect_within_the_origin_is_followed_twice_at_most() {
    let service = Outside::start(|path| match path {
        "/users/old" => redirect(301, "/users/older"),
        "/users/older" => redirect(302, "/user/7?x=1"),
        "/user/7?x=1" => answer(200, ADA),
        "/users/gone" => redirect(301, "/user/8"),
        "/users/loop" => redirect(301, "/users/loop"),
        _ => answer(404, NOT_FOUND),
    })
    .await;
    let check = check_at(&service.url);
    check.check_login("old").await.unwrap();
    assert_eq!(service.paths(), ["/users/old", "/users/older", "/user/7?x=1"]);
    assert_refused(check.check_login("gone").await);
    assert_eq!(failure(check.check_login("loop").await), "it leads elsewhere");
    assert_eq!(service.paths().len(), 8);
}

#[tokio::test]
async fn answers_are_kept_for_a_while_and_failures_are_not() {
    let (service, time) = (Outside::start(github).await, StillClock::default());
    let check = check_at(&service.url).clock(time.clock());
    for login in ["ada", "ADA", "Ada"] {
        check.check_login(login).await.unwrap();
    }
    assert_refused(check.check_login("nobody").await);
    assert_refused(check.check_login("Nobody").await);
    assert_eq!(service.paths(), ["/users/ada", "/users/nobody"]);
    // An account may be made after all.
    time.advance(60);
    assert_refused(check.check_login("nobody").await);
    check.check_login("ada").await.unwrap();
    assert_eq!(service.paths().len(), 3);
    time.advance(60 * 60);
    check.check_login("ada").await.unwrap();
    assert_eq!(service.paths().len(), 4);

    let service = Outside::start(|_| answer(500, "")).await;
    let check = check_at(&service.url);
    failure(check.check_login("ada").await);
    failure(check.check_login("ada").await);
    assert_eq!(service.paths().len(), 2);
}

#[tokio::test]
async fn github_is_left_alone_for_as_long_as_it_says() {
    for (status, headers) in [
        (429, [("retry-after", "90"), ("x-ratelimit-remaining", "1")]),
        (403, [("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1800000090")]),
    ] {
        let service = Outside::start(move |path| match path {
            "/users/ada" => answer(200, ADA),
            _ => with(status, &headers),
        })
        .await;
        let time = StillClock::default();
        let check = check_at(&service.url).clock(time.clock());
        failure(check.check_login("busy").await);
        time.advance(89);
        let message = failure(check.check_login("ada").await);
        assert_eq!(message, "it asked to be left alone for a while, which is not over");
        assert_eq!(service.paths(), ["/users/busy"]);
        time.advance(1);
        check.check_login("ada").await.unwrap();
    }
}

#[tokio::test]
async fn many_are_asked_about_at_the_same_time() {
    let service = Outside::start(|path| match path.strip_prefix("/users/") {
        Some(login) => redirect(301, &format!("/user/{login}")),
        None => answer(200, ADA),
    })
    .await;
    let check = check_at(&service.url);
    let logins: Vec<String> = (0..200).map(|n| format!("ada{n}")).collect();
    for outcome in join_all(logins.iter().map(|login| check.check_login(login))).await {
        outcome.unwrap();
    }
    assert_eq!(service.paths().len(), 400);
}

#[tokio::test]
async fn a_token_goes_to_github_and_nowhere_else() {
    const TOKEN: &str = "github_pat_11ABCDEFG";
    let (log, _guard) = Log::start();
    let service = Outside::start(github).await;
    let check = check_at(&service.url).token(TOKEN).unwrap();
    check.check_login("ada").await.unwrap();
    assert_refused(check.check_login("nobody").await);
    failure(check_at(&nobody().await).token(TOKEN).unwrap().check_login("ada").await);
    assert_eq!(service.asked()[0].header("authorization"), format!("Bearer {TOKEN}"));
    tracing::info!(?check, "shown");
    let text = log.text();
    assert!(text.contains("GithubLogin"), "{text}");
    for secret in [TOKEN, "Bearer", "users/ada", "nobody"] {
        assert!(!text.contains(secret), "{secret} in {text}");
    }
}

#[test]
fn a_token_that_cannot_be_sent_is_refused_without_being_shown() {
    for token in ["", "ghp_secret\n", "ghp secret", "ghp_sécret"] {
        let error = GithubLogin::at("github").token(token).unwrap_err();
        assert!(matches!(error, ConfigError::ServiceToken));
        assert!(!format!("{error} {error:?}").contains("cret"), "{error}");
    }
}

#[test]
fn a_base_url_is_https_or_on_loopback() {
    for url in ["http://api.example.org", "api.example.org", "https://a:b@api.example.org"] {
        let error = GithubLogin::at("github").base_url(url).unwrap_err();
        assert!(matches!(error, ConfigError::ServiceUrl { .. }), "{error}");
    }
}

#[tokio::test]
async fn it_is_a_check_of_its_field() {
    let service = Outside::start(github).await;
    let check = check_at(&service.url);
    assert_eq!(check.field(), "github");
    assert_eq!(HostCheck::time_limit(&check), Duration::from_secs(3));
    assert_eq!(HostCheck::on_failure(&check), OnFailure::Pass);
    let check = check.on_failure(OnFailure::Refuse);
    assert_eq!(HostCheck::on_failure(&check), OnFailure::Refuse);
    // A registration without the field passes, and nobody is asked.
    let form = Form::new("account").email();
    let submission = Submission::from_pairs([("email", "ada@example.org"), ("github", "ada")]);
    let registration = form.validate(&submission).unwrap();
    check.check(&registration).await.unwrap();
    assert!(service.paths().is_empty());
}
