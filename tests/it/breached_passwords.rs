//! The host check for breached passwords, against a service on loopback that answers as Pwned
//! Passwords does.

use std::{fmt::Write, time::Duration};

use axum::http::StatusCode;
use leptos::server_fn::ServerFn;
use leptos_signup::{
    BreachedPasswords, ConfigError,
    check::{CheckError, OnFailure},
    form::ProblemCode,
    password::{Password, PasswordError, PasswordPolicy},
    server_functions::Register,
};

use crate::{
    common::{DevClock, Host, PASSWORD, capture::Log},
    outside::{Outside, Reply, answer, refused_url, start_stranger, with},
    outside_checks::{OutsideCheck, failure},
};

/// The SHA-1 of `just many plain words`, by `sha1sum`.
const PREFIX: &str = "D1E71";
const SUFFIX: &str = "EF6DA0C332F0B41F3F82E38177832B6602A";

/// What is true of every prefix: many other hashes, and padding.
fn range(line: &str) -> String {
    let mut range = String::new();
    for i in 0..400 {
        let _ = write!(range, "{:035X}:{}\r\n", i * 7 + 1, i + 1);
    }
    range += line;
    for i in 0..400 {
        let _ = write!(range, "\r\nF{:034X}:0", i * 3);
    }
    range
}

fn seen(times: &str) -> Reply {
    answer(200, &range(&format!("{SUFFIX}:{times}")))
}

async fn always(reply: Reply) -> Outside {
    Outside::start(move |_| reply.clone()).await
}

fn check_at(url: &str) -> BreachedPasswords {
    BreachedPasswords::new().base_url(url).unwrap()
}

fn password(text: &str) -> Password {
    Password::parse(text, PasswordPolicy::new(), None).unwrap()
}

async fn verdict(check: &BreachedPasswords) -> Result<(), CheckError> {
    check.check_password(&password(PASSWORD)).await
}

#[track_caller]
fn assert_refused(outcome: Result<(), CheckError>) {
    match outcome {
        Err(CheckError::Refused(code)) => {
            assert_eq!(code, ProblemCode::Password(PasswordError::Breached));
        }
        other => panic!("{other:?}"),
    }
}

impl OutsideCheck for BreachedPasswords {
    fn at_url(url: &str) -> Result<Self, ConfigError> {
        BreachedPasswords::new().base_url(url)
    }

    fn with_time_limit(self, limit: Duration) -> Self {
        self.time_limit(limit)
    }

    async fn ask(&self) -> Result<(), CheckError> {
        verdict(self).await
    }

    fn known() -> Reply {
        seen("3")
    }
}

crate::outside_checks!(BreachedPasswords);

#[tokio::test]
async fn a_password_from_a_leak_is_refused_and_others_pass() {
    let service = always(seen("3")).await;
    let check = check_at(&service.url);
    assert_refused(verdict(&check).await);
    check.check_password(&password("other words altogether")).await.unwrap();
}

#[tokio::test]
async fn five_digits_of_the_hash_leave_the_server() {
    let service = always(seen("3")).await;
    let _ = verdict(&check_at(&service.url)).await;
    let asked = service.asked();
    assert_eq!(asked.len(), 1);
    assert_eq!(asked[0].to_string(), format!("GET /range/{PREFIX}"));
    assert_eq!(asked[0].header("add-padding"), "true");
    assert!(asked[0].header("user-agent").starts_with("leptos_signup/"));
    let names: Vec<_> = asked[0].headers.keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["user-agent", "accept-encoding", "add-padding", "accept", "host"]);
}

#[tokio::test]
async fn a_password_is_hashed_in_its_composed_form() {
    let service = always(seen("3")).await;
    let check = check_at(&service.url);
    for text in ["un caf\u{e9} serr\u{e9} svp", "un cafe\u{301} serre\u{301} svp"] {
        check.check_password(&password(text)).await.unwrap();
    }
    assert_eq!(service.paths(), ["/range/90891"; 2]);
}

#[tokio::test]
async fn a_range_is_read_as_it_is_written_elsewhere() {
    let lower = SUFFIX.to_ascii_lowercase();
    for body in [
        range(&format!("{SUFFIX}:1")),
        range(&format!("{lower}:1")),
        range(&format!("{SUFFIX}:1")).replace("\r\n", "\n"),
        range(&format!("{SUFFIX}:1")) + "\r\n",
        range(&format!("{SUFFIX}:1")) + "\n\n",
        range(&format!("{SUFFIX}:99999999999999999999999999")),
        format!("{SUFFIX}:1"),
        format!("{SUFFIX}:1\r\n"),
    ] {
        let service = always(answer(200, &body)).await;
        assert_refused(verdict(&check_at(&service.url)).await);
    }
}

#[tokio::test]
async fn what_is_padding_or_only_similar_passes() {
    let (first, last) = (&SUFFIX[1..], &SUFFIX[..34]);
    for line in [format!("{SUFFIX}:0"), format!("{SUFFIX}:000"), format!("A{first}:9"), {
        let other = if SUFFIX.ends_with('0') { '1' } else { '0' };
        format!("{last}{other}:9")
    }] {
        let service = always(answer(200, &range(&line))).await;
        verdict(&check_at(&service.url)).await.unwrap();
    }
}

#[tokio::test]
async fn a_host_says_how_often_is_too_often() {
    let service = always(seen("9")).await;
    assert_refused(verdict(&check_at(&service.url).at_least(9)).await);
    verdict(&check_at(&service.url).at_least(10)).await.unwrap();
    let padding = always(seen("0")).await;
    verdict(&check_at(&padding.url).at_least(0)).await.unwrap();
}

#[tokio::test]
async fn any_other_answer_says_nothing() {
    let with_line = |line: &str| answer(200, &range(line));
    for (reply, reason) in [
        (
            answer(400, "The hash prefix was not in a valid format"),
            "the service answered 400 Bad Request",
        ),
        (answer(403, ""), "the service answered 403 Forbidden"),
        (answer(404, ""), "the service answered 404 Not Found"),
        (answer(429, ""), "the service answered 429 Too Many Requests"),
        (
            answer(500, &range(&format!("{SUFFIX}:3"))),
            "the service answered 500 Internal Server Error",
        ),
        (answer(503, ""), "the service answered 503 Service Unavailable"),
        (answer(200, ""), "not a range"),
        (answer(200, "\r\n\r\n"), "not a range"),
        (answer(200, "<h1>Please log in to the Wi-Fi</h1>"), "not a range"),
        (with_line(SUFFIX), "not a range"),
        (with_line(&format!("{SUFFIX}:")), "not a range"),
        (with_line(&format!("{SUFFIX}:-1")), "not a range"),
        (with_line(&format!("{SUFFIX}:+1")), "not a range"),
        (with_line(&format!("{SUFFIX};1")), "not a range"),
        (with_line(&format!("{SUFFIX}0:1")), "not a range"),
        (with_line(&format!("é{}:1", &SUFFIX[2..])), "not a range"),
        (with_line(&"0".repeat(100)), "not a range"),
        (Reply::Endless, "not a range"),
        (
            answer(200, &(range(&format!("{SUFFIX}:3")) + "\n").repeat(40)),
            "longer than 1048576 bytes",
        ),
        (Reply::BreaksOff, "the service could not be reached: "),
    ] {
        let service = always(reply.clone()).await;
        let message = failure(verdict(&check_at(&service.url)).await);
        assert!(message.contains(reason), "{message} instead of {reason}");
    }
}

#[tokio::test]
async fn the_service_is_left_alone_for_as_long_as_it_says() {
    let (service, time) = (always(with(429, &[("retry-after", "2")])).await, DevClock::still());
    let check = check_at(&service.url).clock(time.clock());
    for _ in 0..3 {
        failure(verdict(&check).await);
    }
    assert_eq!(service.paths().len(), 1);
    time.advance(Duration::from_secs(2));
    failure(verdict(&check).await);
    assert_eq!(service.paths().len(), 2);
}

#[tokio::test]
async fn many_are_asked_about_at_the_same_time() {
    let service = always(seen("3")).await;
    // As many as are asked at a time: the next ones wait for a second at most. A busy machine takes its time.
    let check = check_at(&service.url).time_limit(Duration::from_secs(60));
    let outcomes = futures::future::join_all((0..32).map(|_| verdict(&check))).await;
    outcomes.into_iter().for_each(assert_refused);
    assert_eq!(service.paths().len(), 32);
}

#[tokio::test]
async fn a_sign_up_with_such_a_password_is_refused_at_its_field() {
    let service = always(seen("3")).await;
    let url = service.url.clone();
    let host = Host::start_with(|builder| builder.check(check_at(&url))).await;
    let page = host.register("ada@example.org").await;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains("This password has appeared in a data breach"), "{}", page.body);
    assert!(!page.body.contains(PASSWORD));
    let fields = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let called = host.post(Register::PATH, &fields).await;
    assert_eq!(called.body, "at.password=password_breached&refusal=problems");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
    // No service is asked about what the form refuses.
    host.post("/join/us", &[("email", "ada@example.org"), ("password", "short")]).await;
    assert_eq!(service.paths().len(), 2);
}

#[tokio::test]
async fn a_sign_up_passes_without_the_service_unless_the_host_says_otherwise() {
    for reply in [answer(500, ""), Reply::Never] {
        let service = always(reply).await;
        let check = || check_at(&service.url).time_limit(Duration::from_millis(50));
        let host = Host::start_with(|builder| builder.check(check())).await;
        assert_eq!(host.register("ada@example.org").await.location(), "/join/us/check");

        let refusing = check().on_failure(OnFailure::Refuse);
        let host = Host::start_with(|builder| builder.check(refusing)).await;
        let page = host.register("ada@example.org").await;
        assert_eq!(page.status, StatusCode::SERVICE_UNAVAILABLE);
        assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
    }
}

#[tokio::test]
async fn neither_password_nor_hash_is_logged() {
    let log = Log::of_every_level();
    let service = Outside::start(|_| seen("3")).await;
    for url in [service.url.clone(), refused_url().await, start_stranger().await] {
        let host = Host::start_with(|builder| builder.check(check_at(&url))).await;
        host.register("ada@example.org").await;
    }
    let text = log.text();
    assert!(text.contains("a host check failed"), "{text}");
    assert!(text.contains("TRACE"), "{text}");
    let text = text.to_ascii_uppercase();
    for secret in [PASSWORD, SUFFIX, "/range/"] {
        assert!(!text.contains(&secret.to_ascii_uppercase()), "{secret} in {text}");
    }
}
