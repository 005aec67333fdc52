//! What a body may be.

use super::*;

#[tokio::test]
async fn a_body_is_one_flat_object_with_each_name_once() {
    let host = host().await;
    let many: Map<String, Value> = (0..65).map(|n| (n.to_string(), Value::Bool(true))).collect();
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

#[tokio::test]
async fn a_member_that_is_null_is_absent() {
    let host = host().await;
    let asked = [
        (BASE, json!({"email": null, "password": PASSWORD}), "email missing"),
        (BASE, json!({"email": "ada@example.org", "password": null}), "password missing"),
    ];
    for (path, body, problem) in asked {
        let (status, content) = call(&host, path, &body).await;
        assert_eq!((status, problems(&content)), (422, vec![problem.to_owned()]));
    }
    let garden = json!({
        "email": "ada@example.org", "name": "Ada", "since": null, "about": null, "side": "sun",
        "tools": null, "source": null, "rules": true, "unknown": null,
    });
    let (status, content) = call(&host, "/garden/api/v1/garden", &garden).await;
    assert_eq!(status, 202, "{content}");
    let token = token(&host, "ada@example.org").await;
    let with = json!({"token": token, "attempt": null, "code": null, "username": null,
                      "password": PASSWORD, "new_password": null, "name": "Ada", "since": null,
                      "side": "sun", "tools": null, "rules": true});
    let (status, content) = call(&host, "/garden/api/v1/garden/confirm", &with).await;
    assert_eq!((status, content), (200, json!({"confirmed": "now"})));
    // Twice is still twice, and a byte order mark says nothing.
    let twice = r#"{"email": null, "email": "ada@example.org"}"#;
    assert_eq!(host.send(json_post(BASE, twice)).await.status, 400);
    let marked = format!("\u{feff}{}", person("eve@example.org"));
    assert_eq!(host.send(json_post(BASE, marked)).await.status, 202);
}

#[tokio::test]
async fn an_address_with_invisible_ends_is_taken_without_them() {
    let host = host().await;
    for (number, (before, after)) in
        [("", "\u{200b}"), ("\u{feff}", ""), ("", "\u{a0}"), ("\u{2060} ", " \u{200d}")]
            .into_iter()
            .enumerate()
    {
        let (page, api) = (format!("ada{number}@example.org"), format!("eve{number}@example.org"));
        let typed = format!("{before}{page}{after}");
        let answer = host.register(&typed).await;
        assert_eq!(answer.location(), "/join/us/check", "{typed:?}: {}", answer.body);
        let (status, _) = call(&host, BASE, &person(&format!("{before}{api}{after}"))).await;
        assert_eq!(status, 202);
        for address in [page, api] {
            assert_eq!(host.mails(&address).await.len(), 1, "{address}");
        }
    }
    assert_eq!(host.register("ada\u{200b}@example.org").await.status, 422, "not inside");
}

#[tokio::test]
async fn a_key_that_can_be_guessed_is_refused() {
    let host = host().await;
    let with = async |key: &str| {
        let mut request = json_post(BASE, person("ada@example.org").to_string());
        request.headers_mut().insert("idempotency-key", key.parse().unwrap());
        read(&host.send(request).await)
    };
    for key in ["1", "order-17", "fifteen-letters", &"x".repeat(256)] {
        let (status, content) = with(key).await;
        assert_eq!((status, kind(&content)), (400, "malformed"), "{key}");
    }
    assert_eq!(with("").await.0, 202);
    let (one, other) = (with("sixteen-letters!").await, with("sixteen-letters!").await);
    assert_eq!((one.0, &one.1["attempt"]), (202, &other.1["attempt"]));
}

const APP: &str = "capacitor://localhost";

#[tokio::test]
async fn an_app_of_an_allowed_origin_may_call_it_and_no_other() {
    let origins = [APP, "https://app.example.org"];
    let host = Host::start_with(|builder| open(builder).json_api_origins(origins)).await;
    let send = async |method: Method, path: &str, headers: &[(&str, &str)]| {
        let mut request = Request::builder().method(method).uri(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.header("content-type", "application/json");
        let body = person("ada@example.org").to_string();
        host.send(request.body(Body::from(body)).unwrap()).await
    };
    for origin in origins {
        let asks = [("origin", origin), ("access-control-request-method", "POST")];
        let preflight = send(Method::OPTIONS, BASE, &asks).await;
        assert_eq!(preflight.status, StatusCode::NO_CONTENT);
        assert_eq!(preflight.header("access-control-allow-origin"), origin);
        assert_eq!(preflight.header("access-control-allow-methods"), "POST");
        assert_eq!(
            preflight.header("access-control-allow-headers"),
            "content-type, idempotency-key"
        );
        for site in ["cross-site", "same-site", ""] {
            let answer =
                send(Method::POST, BASE, &[("origin", origin), ("sec-fetch-site", site)]).await;
            assert_eq!(answer.status, StatusCode::ACCEPTED, "{site}: {}", answer.body);
            assert_eq!(answer.header("access-control-allow-origin"), origin);
            assert!(answer.header("vary").contains("Origin"));
            assert_eq!(answer.header("access-control-allow-credentials"), "");
        }
    }
    let path = format!("{BASE}/availability");
    assert_eq!(
        send(Method::GET, &path, &[("origin", APP)]).await.header("access-control-allow-origin"),
        APP
    );
    for origin in [
        "capacitor://localhost:1",
        "null",
        "https://evil.test",
        "https://app.example.org.evil.test",
    ] {
        let asks = [("origin", origin), ("access-control-request-method", "POST")];
        let preflight = send(Method::OPTIONS, BASE, &asks).await;
        assert_eq!(preflight.status, StatusCode::METHOD_NOT_ALLOWED);
        let answer =
            send(Method::POST, BASE, &[("origin", origin), ("sec-fetch-site", "cross-site")]).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
        for answer in [preflight, answer] {
            assert_eq!(answer.header("access-control-allow-origin"), "", "{origin}");
        }
    }
    // The pages take posts of their own origin only.
    let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
    let page = common::form_post("/join/us", &fields, &[("origin", APP)]);
    assert_eq!(host.send(page).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_origin_that_no_browser_sends_is_refused_at_the_start() {
    for given in [
        "*",
        "null",
        "localhost",
        "https://app.example.org/",
        "https://*.example.org",
        "https://a b",
        "",
    ] {
        let folder = tempfile::TempDir::new().unwrap();
        let store = leptos_signup::SqliteStore::connect(&common::url(&folder)).await.unwrap();
        let builder = leptos_signup::Signup::builder()
            .form(account_form())
            .store(store)
            .public_url(common::ORIGIN)
            .mailer(leptos_signup::CapturedMailer::new())
            .json_api("account")
            .json_api_origins([given]);
        let error = builder.build().await.map(drop).unwrap_err().to_string();
        assert!(
            error.contains("json_api_origins") && error.contains("capacitor://localhost"),
            "{error}"
        );
    }
}
