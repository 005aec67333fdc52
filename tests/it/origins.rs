//! Where a post may come from: each endpoint that takes one, and each way to lie about it.

use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use leptos::server_fn::ServerFn;
use leptos_signup::server_functions::{Available, Register};

use crate::common::{Host, ORIGIN, PASSWORD, class_form, form_post};

const FORMS: [&str; 11] = [
    "/join/us",
    "/join/us/check",
    "/join/us/confirm",
    "/join/us/address",
    "/join/us/not-me",
    "/join/us/forgot",
    "/join/us/reset",
    "/join/us/new-address",
    "/class",
    Register::PATH,
    Available::PATH,
];

const JSON: [&str; 7] = [
    "/join/us/api/v1/account",
    "/join/us/api/v1/account/confirm",
    "/join/us/api/v1/account/resend",
    "/join/us/api/v1/account/forgot",
    "/join/us/api/v1/account/reset",
    "/join/us/api/v1/account/new-address",
    "/class/api/v1/class",
];

type Headers = [(&'static str, &'static str)];

/// What browsers say on behalf of another site, and what they say when they are led to lie.
const FOREIGN: [&Headers; 21] = [
    // Another site, and a sibling of ours, by a form or by a script.
    &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.test")],
    &[("sec-fetch-site", "cross-site")],
    &[("sec-fetch-site", "cross-site"), ("origin", "null")],
    &[("sec-fetch-site", "same-site"), ("origin", "http://127.0.0.1:8080")],
    &[("sec-fetch-site", "same-site")],
    &[("sec-fetch-site", "same-site"), ("origin", "http://blog.127.0.0.1:3000")],
    // A word that there is not.
    &[("sec-fetch-site", "same-origin, cross-site")],
    &[("sec-fetch-site", "SAME-ORIGIN")],
    &[("sec-fetch-site", ""), ("origin", "http://evil.test"), ("host", "evil.test")],
    &[("sec-fetch-site", "trusted"), ("origin", "https://evil.test"), ("host", "evil.test")],
    // Browsers that say the origin alone.
    &[("origin", "https://evil.test")],
    &[("origin", "null")],
    &[("origin", "")],
    &[("origin", "http://127.0.0.1:3000.evil.test")],
    &[("origin", "http://evil.test#http://127.0.0.1:3000")],
    &[("origin", "http://127.0.0.1:3000@evil.test")],
    &[("origin", "http://127.0.0.1:30000")],
    &[("origin", "http://127.0.0.1")],
    &[("origin", "https://127.0.0.1:3000")],
    &[("origin", "http://127.0.0.1:3000/")],
    // The name under which a request came says nothing.
    &[("origin", "http://evil.test"), ("host", "evil.test")],
];

fn posted(path: &str, kind: &str, body: &'static str, headers: &Headers) -> Request<Body> {
    let mut request = Request::post(path).header("content-type", kind);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(Body::from(body)).unwrap()
}

fn form(path: &str, headers: &Headers) -> Request<Body> {
    let body = "form=account&email=ada%40example.org&password=just+many+plain+words";
    posted(path, "application/x-www-form-urlencoded", body, headers)
}

fn json(path: &str, headers: &Headers) -> Request<Body> {
    let body = r#"{"email": "ada@example.org", "password": "just many plain words"}"#;
    posted(path, "application/json", body, headers)
}

async fn host() -> Host {
    Host::start_with(|builder| {
        let builder = builder.form(class_form()).password_pages("account");
        builder.json_api("account").json_api("class")
    })
    .await
}

fn requests(headers: &Headers) -> impl Iterator<Item = (&'static str, Request<Body>)> {
    let forms = FORMS.into_iter().map(|path| (path, form(path, headers)));
    forms.chain(JSON.into_iter().map(|path| (path, json(path, headers))))
}

#[tokio::test]
async fn no_endpoint_takes_a_post_from_elsewhere() {
    let host = host().await;
    for headers in FOREIGN {
        for (path, request) in requests(headers) {
            let status = host.send(request).await.status;
            assert_eq!(status, StatusCode::FORBIDDEN, "{path} {headers:?}");
        }
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
}

#[tokio::test]
async fn every_endpoint_takes_a_post_of_our_own_pages_and_of_programs() {
    let host = host().await;
    let own: [&Headers; 4] = [
        &[("sec-fetch-site", "same-origin"), ("origin", ORIGIN)],
        // Typed, or from a bookmark.
        &[("sec-fetch-site", "none")],
        &[("origin", ORIGIN)],
        &[],
    ];
    for headers in own {
        for (path, request) in requests(headers) {
            let status = host.send(request).await.status;
            assert_ne!(status, StatusCode::FORBIDDEN, "{path} {headers:?}");
            assert!(!status.is_server_error(), "{path} {headers:?} {status}");
        }
    }
}

/// A form of another site can post these without asking first.
#[tokio::test]
async fn what_a_form_elsewhere_could_dress_up_is_of_the_wrong_type() {
    let host = host().await;
    let body = r#"{"email": "ada@example.org", "password": "just many plain words"}"#;
    for kind in ["text/plain", "multipart/form-data; boundary=x", "application/octet-stream", ""] {
        for path in FORMS.into_iter().chain(JSON) {
            for headers in [&[][..], &[("origin", ORIGIN)]] {
                let status = host.send(posted(path, kind, body, headers)).await.status;
                assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{path} {kind}");
            }
        }
    }
    for path in JSON {
        let status = host.send(form(path, &[])).await.status;
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{path}");
    }
    for path in FORMS {
        let status = host.send(json(path, &[])).await.status;
        assert_eq!(status, StatusCode::UNSUPPORTED_MEDIA_TYPE, "{path}");
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn nothing_but_a_post_changes_anything() {
    let host = host().await;
    let originator = host.register("ada@example.org").await.cookie();
    let before = host.count("SELECT count(*) FROM signup_outbox").await;
    for method in ["GET", "HEAD", "PUT", "PATCH", "DELETE", "OPTIONS"] {
        for path in FORMS.into_iter().chain(JSON) {
            let path = format!("{path}?email=eve@example.org&password=just+many+words&again=1");
            let request =
                Request::builder().method(method).uri(&path).header("cookie", &originator);
            let answer = host.send(request.body(Body::empty()).unwrap()).await;
            assert!(!answer.status.is_server_error(), "{method} {path} {}", answer.status);
        }
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox").await, before);
    let fields = [("email", "eve@example.org"), ("password", PASSWORD)];
    let answer = host.send(form_post("/join/us", &fields, &[])).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "a post does");
}

/// The cookies of a page under another name are lost where the link in the mail leads.
#[tokio::test]
async fn a_page_under_another_name_says_where_the_site_is() {
    let host = host().await;
    let elsewhere = [("sec-fetch-site", "same-origin"), ("origin", "http://127.0.0.2:3000")];
    for path in FORMS {
        let answer = host.send(form(path, &elsewhere)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path}");
        let link = format!("<a dir=\"ltr\" href=\"{ORIGIN}\">{ORIGIN}</a>");
        assert!(answer.body.contains(&link), "{path}: {}", answer.body);
    }
    // A browser that is told not to say where it is says `null`.
    let silent = [("sec-fetch-site", "same-origin"), ("origin", "null")];
    assert_ne!(host.send(form("/join/us", &silent)).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_page_under_an_alias_redirects_to_the_public_url_with_its_query() {
    let host = Host::start_with(|builder| builder.aliases(["https://www.example.org"])).await;
    for (name, path) in [
        ("www.example.org", "/join/us?email=ada%40example.org"),
        ("localhost:3000", "/join/us/confirm?token=x"),
        ("www.example.org", "/join/us/done"),
    ] {
        let request = Request::get(path).header("host", name).body(Body::empty()).unwrap();
        let answer = host.send(request).await;
        assert_eq!(answer.status, StatusCode::TEMPORARY_REDIRECT, "{path}");
        assert_eq!(answer.location(), [ORIGIN, path].concat());
    }
    for name in ["127.0.0.1:3000", "internal:8080", "evil.test"] {
        let request = Request::get("/join/us").header("host", name).body(Body::empty()).unwrap();
        assert_eq!(host.send(request).await.status, StatusCode::OK, "{name}");
    }
}
