//! What a body may be.

use super::*;

#[tokio::test]
async fn a_body_is_one_flat_object_with_each_name_once() {
    let host = host().await;
    let many: Map<String, Value> = (0..65).map(|n| (n.to_string(), Value::Null)).collect();
    for body in [
        "",
        "null",
        "[]",
        "\"text\"",
        "{} {}",
        r#"{"email": "a@example.org", "email": "b@example.org"}"#,
        r#"{"email": "a@example.org", "\u0065mail": "b@example.org"}"#,
        r#"{"email": {"address": "a@example.org"}}"#,
        r#"{"email": ["a@example.org"]}"#,
        r#"{"email": 7}"#,
        r#"{"email": null}"#,
        r#"{"unknown": []}"#,
        r#"{"password": true}"#,
        r#"{"a": 1e999}"#,
        r#"{"a": "\ud800"}"#,
        &Value::Object(many).to_string(),
    ] {
        for path in [BASE, "/join/us/api/v1/account/confirm", "/garden/api/v1/garden"] {
            let answer = host.send(json_post(path, body.to_owned())).await;
            if answer.status == StatusCode::UNPROCESSABLE_ENTITY {
                assert!(body.contains("password") && path.contains("garden"), "{body}: {path}");
                continue;
            }
            let (status, content) = read(&answer);
            assert_eq!((status, kind(&content)), (400, "malformed"), "{body}");
        }
    }
    let invalid = host.send(json_post(BASE, b"{\"email\": \"\xff\"}".to_vec())).await;
    assert_eq!(read(&invalid).0, 400);
    let boxes = json!({"tools": "on"});
    let (_, content) = call(&host, "/garden/api/v1/garden", &boxes).await;
    assert_eq!(content["detail"], "The member `tools` must be true or false.");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_body_is_json_in_utf_8() {
    let host = host().await;
    let send = async |kind: Option<&str>| {
        let mut request = Request::post(BASE);
        if let Some(kind) = kind {
            request = request.header("content-type", kind);
        }
        let body = person("ada@example.org").to_string();
        read(&host.send(request.body(Body::from(body)).unwrap()).await)
    };
    for kind in [
        None,
        Some("text/plain"),
        Some("application/x-www-form-urlencoded"),
        Some("application/json-patch+json"),
        Some("text/plain; application/json"),
        Some("application/json; charset=utf-16"),
        Some("application/json; charset=iso-8859-1"),
    ] {
        let (status, content) = send(kind).await;
        assert_eq!((status, self::kind(&content)), (415, "unsupported_media_type"), "{kind:?}");
    }
    for kind in ["Application/JSON", "application/json; charset=\"UTF-8\"", "application/json;v=1"]
    {
        assert_eq!(send(Some(kind)).await.0, 202, "{kind}");
    }
}

#[tokio::test]
async fn a_large_body_is_refused() {
    let host = host().await;
    let (status, content) = call(&host, BASE, &json!({"a": "x".repeat(16 * 1024)})).await;
    assert_eq!((status, kind(&content)), (413, "too_large"));
    let body = json!({"email": "ada@example.org", "password": "x".repeat(15_000)});
    assert_eq!(problems(&call(&host, BASE, &body).await.1)[0], "password password_too_long");
}

#[tokio::test]
async fn a_browser_may_call_it_from_our_own_pages_only() {
    let host = host().await;
    let send = async |name: &str, value: &str| {
        let mut request = json_post(BASE, person("ada@example.org").to_string());
        let name: axum::http::HeaderName = name.parse().unwrap();
        request.headers_mut().insert(name, value.parse().unwrap());
        request.headers_mut().insert("host", "127.0.0.1:3000".parse().unwrap());
        host.send(request).await
    };
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.test"),
        ("origin", "null"),
    ] {
        let (status, content) = read(&send(name, value).await);
        assert_eq!((status, kind(&content)), (403, "foreign_origin"), "{name}: {value}");
    }
    for (name, value) in [("sec-fetch-site", "same-origin"), ("origin", common::ORIGIN)] {
        let answer = send(name, value).await;
        assert_eq!(answer.status, StatusCode::ACCEPTED);
        assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")));
    }
    let preflight = Request::options(BASE).header("origin", "https://evil.test");
    let preflight = preflight.header("access-control-request-method", "POST");
    let answer = host.send(preflight.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(answer.headers.keys().all(|name| !name.as_str().starts_with("access-control")));
}

#[tokio::test]
async fn another_method_is_told_which_there_is() {
    let host = host().await;
    for (path, allowed) in [
        ("", "POST"),
        ("/confirm", "POST"),
        ("/resend", "POST"),
        ("/availability", "GET, HEAD"),
        ("/../openapi.json", "GET, HEAD"),
    ] {
        let path = format!("{BASE}{path}").replace("account/../", "");
        for method in [Method::GET, Method::POST, Method::PUT, Method::DELETE, Method::TRACE] {
            if allowed.contains(method.as_str()) {
                continue;
            }
            let request = Request::builder().method(method).uri(&path).body(Body::empty());
            let answer = host.send(request.unwrap()).await;
            assert_eq!(answer.header("allow"), allowed);
            assert_eq!(read(&answer).0, 405, "{path}");
        }
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}
