//! The host check for GitHub logins, against a service on loopback that answers as GitHub does.

use std::time::Duration;

use futures::future::join_all;
use leptos_signup::{
    ConfigError, Form, GithubLogin, RateLimits, Submission,
    check::{CheckError, HostCheck, OnFailure, is_github_login},
    form::{Field, ProblemCode},
    limits::Limit,
};

use crate::{
    common::{DevClock, Host, PASSWORD, capture::Log, form_post},
    outside::{Outside, Reply, answer, redirect, refused_url, with},
    outside_checks::{OutsideCheck, failure},
};

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
    GithubLogin::field("github").base_url(url).unwrap()
}

#[track_caller]
fn assert_refused(outcome: Result<(), CheckError>) {
    match outcome {
        Err(CheckError::Refused(code)) => assert_eq!(code, ProblemCode::NotGithubAccount),
        other => panic!("{other:?}"),
    }
}

impl OutsideCheck for GithubLogin {
    fn at_url(url: &str) -> Result<Self, ConfigError> {
        GithubLogin::field("github").token("s3cret")?.base_url(url)
    }

    fn with_time_limit(self, limit: Duration) -> Self {
        self.time_limit(limit)
    }

    async fn ask(&self) -> Result<(), CheckError> {
        self.check_login("ada").await
    }

    fn known() -> Reply {
        answer(200, ADA)
    }
}

crate::outside_checks!(GithubLogin);

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
        (answer(401, r#"{"message":"Bad credentials"}"#), "the service answered 401 Unauthorized"),
        (
            answer(403, r#"{"message":"API rate limit exceeded"}"#),
            "the service answered 403 Forbidden",
        ),
        (answer(410, ""), "the service answered 410 Gone"),
        (answer(429, ""), "the service answered 429 Too Many Requests"),
        (answer(500, ""), "the service answered 500 Internal Server Error"),
        (answer(503, ""), "the service answered 503 Service Unavailable"),
        (answer(204, ""), "the service answered 204 No Content"),
        (answer(304, ""), "the service answered 304 Not Modified"),
        (answer(200, "<h1>Please log in to the Wi-Fi</h1>"), "not an account in JSON"),
        (answer(200, ""), "not an account in JSON"),
        (answer(200, "{}"), "not an account in JSON"),
        (answer(200, r#"{"login":7}"#), "not an account in JSON"),
        (answer(200, &"[".repeat(60_000)), "not an account in JSON"),
        (Reply::BreaksOff, "the service could not be reached: "),
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
    assert_eq!(
        failure(check.check_login("loop").await),
        "the service redirected to another origin"
    );
    assert_eq!(service.paths().len(), 8);
}

#[tokio::test]
async fn answers_are_kept_for_a_while_and_failures_are_not() {
    let (service, time) = (Outside::start(github).await, DevClock::still());
    let check = check_at(&service.url).clock(time.clock());
    for login in ["ada", "ADA", "Ada"] {
        check.check_login(login).await.unwrap();
    }
    assert_refused(check.check_login("nobody").await);
    assert_refused(check.check_login("Nobody").await);
    assert_eq!(service.paths(), ["/users/ada", "/users/nobody"]);
    // An account may be made after all.
    time.advance(Duration::from_secs(60));
    assert_refused(check.check_login("nobody").await);
    check.check_login("ada").await.unwrap();
    assert_eq!(service.paths().len(), 3);
    time.advance(Duration::from_secs(60 * 60));
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
        let time = DevClock::still();
        let check = check_at(&service.url).clock(time.clock());
        failure(check.check_login("busy").await);
        time.advance(Duration::from_secs(89));
        let message = failure(check.check_login("ada").await);
        assert_eq!(message, "the service asked not to be called for a while");
        assert_eq!(service.paths(), ["/users/busy"]);
        time.advance(Duration::from_secs(1));
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
    // As many as are asked at a time: the next ones wait for a second at most. A busy machine takes its time.
    let check = check_at(&service.url).time_limit(Duration::from_secs(60));
    let logins: Vec<String> = (0..32).map(|n| format!("ada{n}")).collect();
    for outcome in join_all(logins.iter().map(|login| check.check_login(login))).await {
        outcome.unwrap();
    }
    assert_eq!(service.paths().len(), 64);
}

#[tokio::test]
async fn a_token_goes_to_github_and_nowhere_else() {
    const TOKEN: &str = "github_pat_11ABCDEFG";
    let log = Log::of_every_level();
    let service = Outside::start(github).await;
    let check = check_at(&service.url).token(TOKEN).unwrap();
    check.check_login("ada").await.unwrap();
    assert_refused(check.check_login("nobody").await);
    failure(check_at(&refused_url().await).token(TOKEN).unwrap().check_login("ada").await);
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
        let error = GithubLogin::field("github").token(token).unwrap_err();
        assert!(matches!(error, ConfigError::ServiceToken));
        assert!(!format!("{error} {error:?}").contains("cret"), "{error}");
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
    // A registration without the field passes, and GitHub is not asked.
    let form = Form::new("account").email();
    let submission = Submission::from_pairs([("email", "ada@example.org"), ("github", "ada")]);
    let registration = form.validate(&submission).unwrap();
    check.check(&registration).await.unwrap();
    assert!(service.paths().is_empty());
}

#[tokio::test]
async fn unknown_logins_of_a_network_have_a_limit_and_known_ones_none() {
    let outside = Outside::start(github).await;
    let logins = check_at(&outside.url).on_failure(OnFailure::Refuse);
    let form = Form::new("class").at("/class").field(Field::text("github")).username().password();
    let limits = RateLimits::unlimited()
        .refused_checks_per_network(Limit::burst(3).refill_every(Duration::from_secs(60)));
    let host =
        Host::start_with(|builder| builder.form(form).check(logins).rate_limits(limits)).await;
    let ask = async |network: &str, name: &str, login: &str| {
        let fields = [("username", name), ("github", login), ("password", PASSWORD)];
        host.send_from(network, form_post("/class", &fields, &[])).await.status.as_u16()
    };
    for number in 0..5 {
        let known = ask("192.0.2.1", &format!("ada{number}"), "ada").await;
        assert_eq!(known, 303);
    }
    for number in 0..3 {
        assert_eq!(ask("192.0.2.1", "eve", &format!("nobody{number}")).await, 422);
    }
    let asked = outside.paths().len();
    assert_eq!(ask("192.0.2.1", "eve", "nobody9").await, 429);
    assert_eq!(outside.paths().len(), asked, "GitHub is not asked");
    assert_eq!(ask("192.0.2.2", "eve", "nobody9").await, 422);
    host.clock.advance(Duration::from_secs(60));
    assert_eq!(ask("192.0.2.1", "eve", "nobody8").await, 422);
}
