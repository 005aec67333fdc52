//! What a body may be: size, fields, nesting, encoding, and the time that it takes.

use std::{io, time::Duration};

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use futures::{StreamExt, stream};
use leptos::server_fn::ServerFn;
use leptos_signup::server_functions::{Available, Register};

use crate::common::{Host, PASSWORD, class_form, garden_form, json_post};

const FORMS: [&str; 7] = [
    "/join/us",
    "/join/us/check",
    "/join/us/confirm",
    "/join/us/address",
    "/join/us/not-me",
    Register::PATH,
    Available::PATH,
];

const JSON: [&str; 3] = [
    "/join/us/api/v1/account",
    "/join/us/api/v1/account/confirm",
    "/join/us/api/v1/account/resend",
];

async fn host() -> Host {
    Host::start_with(|builder| builder.form(class_form()).json_api("account")).await
}

fn form(path: &str, body: impl Into<Body>) -> Request<Body> {
    let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    request.body(body.into()).unwrap()
}

/// The same trouble for each endpoint, in its own words.
fn everywhere(
    form_body: impl Fn() -> Vec<u8>,
    json_body: impl Fn() -> Vec<u8>,
) -> Vec<(&'static str, Request<Body>)> {
    let forms = FORMS.map(|path| (path, form(path, form_body())));
    let json = JSON.map(|path| (path, json_post(path, json_body())));
    forms.into_iter().chain(json).collect()
}

/// A body of which one byte comes, and then nothing more.
fn stalled() -> Body {
    let first = stream::iter([Ok::<_, io::Error>(vec![b'a'])]);
    Body::from_stream(first.chain(stream::pending()))
}

#[tokio::test]
async fn a_client_that_stalls_is_refused_after_ten_seconds() {
    let host = host().await;
    tokio::time::pause();
    let requests = FORMS.map(|path| form(path, stalled())).into_iter();
    for request in requests.chain(JSON.map(|path| json_post(path, stalled()))) {
        let path = request.uri().path().to_owned();
        let began = tokio::time::Instant::now();
        let answer = host.send(request).await;
        assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT, "{path}");
        assert_eq!(answer.header("connection"), "close", "{path}");
        assert_eq!(began.elapsed().as_secs(), 10, "{path}");
    }
}

#[tokio::test]
async fn a_client_that_sends_slowly_is_refused_too() {
    let host = host().await;
    tokio::time::pause();
    let drops = stream::repeat(()).then(|()| async {
        tokio::time::sleep(Duration::from_secs(1)).await;
        Ok::<_, io::Error>(vec![b'a'])
    });
    let answer = host.send(form("/join/us", Body::from_stream(drops))).await;
    assert_eq!(answer.status, StatusCode::REQUEST_TIMEOUT);
    assert!(answer.body.contains("Your connection was too slow"), "{}", answer.body);
}

#[tokio::test]
async fn a_connection_that_breaks_changes_nothing() {
    let host = host().await;
    for path in FORMS {
        let broken = stream::iter([
            Ok(b"form=account&email=ada%40example.org&password=just+many+plain+words".to_vec()),
            Err(io::Error::from(io::ErrorKind::ConnectionReset)),
        ]);
        let status = host.send(form(path, Body::from_stream(broken))).await.status;
        assert!(status.is_client_error(), "{path} {status}");
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn sixteen_kib_are_read_and_not_one_byte_more() {
    let host = host().await;
    let fits = everywhere(
        || [&b"x="[..], &[b'a'; 16 * 1024 - 2]].concat(),
        || format!("{{\"x\":\"{}\"}}", "a".repeat(16 * 1024 - 8)).into_bytes(),
    );
    for (path, request) in fits {
        let status = host.send(request).await.status;
        assert_ne!(status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
        assert!(!status.is_server_error(), "{path} {status}");
    }
    let large = everywhere(
        || [&b"x="[..], &[b'a'; 16 * 1024 - 1]].concat(),
        || format!("{{\"x\":\"{}\"}}", "a".repeat(16 * 1024 - 7)).into_bytes(),
    );
    for (path, request) in large {
        assert_eq!(host.send(request).await.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}

#[tokio::test]
async fn sixty_four_fields_are_read_and_not_one_more() {
    let host = host().await;
    let form_of = |count: usize| {
        let pairs = (0..count).map(|number| format!("f{number}={number}"));
        pairs.collect::<Vec<_>>().join("&").into_bytes()
    };
    let json_of = |count: usize| {
        let members = (0..count).map(|number| format!("\"f{number}\": true"));
        format!("{{{}}}", members.collect::<Vec<_>>().join(", ")).into_bytes()
    };
    for (path, request) in everywhere(|| form_of(65), || json_of(65)) {
        assert_eq!(host.send(request).await.status, StatusCode::BAD_REQUEST, "{path}");
    }
    let typed = b"form=account&email=ada%40example.org&password=just+many+plain+words&".to_vec();
    let fits = [typed, form_of(61)].concat();
    assert_eq!(host.send(form("/join/us", fits)).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_field_that_stands_there_twice_is_refused() {
    let host = host().await;
    let twice = everywhere(
        || b"form=account&email=a%40example.org&%65mail=b%40example.org".to_vec(),
        || br#"{"email": "a@example.org", "e\u006dail": "b@example.org"}"#.to_vec(),
    );
    for (path, request) in twice {
        assert_eq!(host.send(request).await.status, StatusCode::BAD_REQUEST, "{path}");
    }
}

#[tokio::test]
async fn what_is_not_utf_8_is_refused_and_never_guessed() {
    let host = host().await;
    for password in [
        "just+many+plain+words%FF",
        "just+many+plain+words%C3",
        "just+many+plain+words%C0%AF",
        "just+many+plain+words%ED%A0%80",
        "just+many+plain+words%F5%80%80%80",
    ] {
        let body = || format!("form=account&email=ada%40example.org&password={password}");
        for path in FORMS {
            let status = host.send(form(path, body())).await.status;
            assert_eq!(status, StatusCode::BAD_REQUEST, "{path} {password}");
        }
    }
    let raw = everywhere(
        || b"form=account&email=ada%40example.org&password=just many plain words\xff".to_vec(),
        || b"{\"email\": \"ada@example.org\", \"password\": \"just many words\xff\"}".to_vec(),
    );
    for (path, request) in raw {
        assert_eq!(host.send(request).await.status, StatusCode::BAD_REQUEST, "{path}");
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn nothing_is_nested_however_deep() {
    let host = host().await;
    for depth in [1, 100, 7_000] {
        let body = format!(r#"{{"email": {}{}}}"#, "[".repeat(depth), "]".repeat(depth));
        let objects = format!("{}1{}", r#"{"a":"#.repeat(depth / 5), "}".repeat(depth / 5));
        for path in JSON {
            for body in [body.clone(), objects.clone()] {
                let status = host.send(json_post(path, body)).await.status;
                assert_eq!(status, StatusCode::BAD_REQUEST, "{path} {depth}");
            }
        }
    }
    // In a form post these are names like any other.
    let fields = [("email[]", "a@example.org"), ("email[x][y]", "b"), ("email", "c@example.org")];
    let fields = fields.into_iter().chain([("password", PASSWORD)]).collect::<Vec<_>>();
    assert_eq!(host.post("/join/us", &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(host.mails("c@example.org").await.len(), 1);
}

#[tokio::test]
async fn fields_that_no_form_has_are_stored_nowhere() {
    let host = Host::start_with(|builder| {
        builder.form(garden_form()).document("rules", "3", "Be kind.").json_api("garden")
    })
    .await;
    let mine = ["is_admin", "confirmed", "state", "id", "created_at", "password_hash", "__proto__"];
    let mut fields =
        vec![("email", "ada@example.org"), ("name", "Ada"), ("side", "sun"), ("rules", "on")];
    fields.extend(mine.map(|name| (name, "canary")));
    assert_eq!(host.post("/garden", &fields).await.location(), "/garden/check");
    let body = r#"{"email": "eve@example.org", "name": "Eve", "side": "sun", "rules": true,
                   "is_admin": true, "state": "canary", "id": "canary", "constructor": "canary"}"#;
    let answer = host.send(json_post("/garden/api/v1/garden", body)).await;
    assert_eq!(answer.status, StatusCode::ACCEPTED, "{}", answer.body);
    let rows: Vec<(String, String)> = sqlx::query_as("SELECT state, profile FROM signup_attempt")
        .fetch_all(host.pool())
        .await
        .unwrap();
    assert_eq!(rows.len(), 2);
    for (state, profile) in rows {
        assert_eq!(state, "pending");
        assert!(!profile.contains("canary") && !profile.contains("admin"), "{profile}");
    }
}

#[tokio::test]
async fn broken_lengths_and_types_are_answered_like_any_other() {
    let host = host().await;
    let kind = "application/x-www-form-urlencoded";
    for (name, value) in [
        ("content-length", "-1"),
        ("content-length", "99999999999999999999999"),
        ("content-length", "x"),
        ("content-type", "application/x-www-form-urlencoded; charset=utf-7"),
        ("content-type", ";;;"),
        ("content-type", "application/json, application/x-www-form-urlencoded"),
        ("content-encoding", "gzip"),
        ("transfer-encoding", "chunked, gzip"),
        ("cookie", "=; ;;; signup-account=; signup-account-link=%00; a=b=c"),
        ("accept", "*/*;q=x, \u{1}"),
        ("accept-language", "\u{7f}"),
    ] {
        let Ok(value) = axum::http::HeaderValue::from_bytes(value.as_bytes()) else { continue };
        for path in FORMS {
            let request = Request::post(path).header(name, &value);
            let request = match name {
                "content-type" => request,
                _ => request.header("content-type", kind),
            };
            let status = host.send(request.body(Body::from("email=x")).unwrap()).await.status;
            assert!(!status.is_server_error(), "{path} {name} {value:?} {status}");
        }
    }
}
