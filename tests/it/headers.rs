//! What pages say to browsers: what may load, who may frame, what is kept and what is told.

use axum::{
    Router,
    body::Body,
    http::{HeaderValue, Request, StatusCode, header},
    middleware::map_response,
    response::Response,
};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    ContentSecurityPolicy,
    server_functions::{Available, Register},
};

use crate::common::{self, Answer, Host, ORIGIN, PASSWORD, form_post, link, routes};

fn csp(answer: &Answer) -> &str {
    answer.header("content-security-policy")
}

/// Each page of the sign-up, as a browser sees it.
async fn pages(host: &Host) -> Vec<(&'static str, Answer)> {
    let originator = host.register("ada@example.org").await.cookie();
    let opened = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    let typed = [("email", "ada@"), ("password", "short")];
    vec![
        ("form", host.get("/join/us").await),
        ("refused", host.post("/join/us", &typed).await),
        ("check", host.get_as("/join/us/check", &originator).await),
        ("wrong", host.post_as("/join/us/check", &originator, &[("code", "x")]).await),
        ("link", host.get_as("/join/us/confirm", &opened).await),
        ("address", host.get_as("/join/us/address", &originator).await),
        ("not me", host.get_as("/join/us/not-me", &opened).await),
        ("bad link", host.get("/join/us/confirm").await),
        ("done", host.get("/join/us/done").await),
        ("waitlist", host.get("/join/us/waitlist").await),
    ]
}

#[tokio::test]
async fn every_page_has_a_strict_policy_with_the_nonce_of_its_own_scripts() {
    let host = Host::start().await;
    let mut nonces = std::collections::HashSet::new();
    for (name, page) in pages(&host).await {
        let (_, rest) = page.body.split_once("nonce=\"").unwrap();
        let nonce = rest.split('"').next().unwrap();
        assert!(nonce.len() >= 22, "128 random bits");
        let scripts = page.body.matches("<script").count();
        let signed = page.body.matches(&format!("nonce=\"{nonce}\"")).count();
        assert!(scripts > 0 && signed >= scripts, "{name}: {}", page.body);
        for directive in [
            &format!("script-src 'self' 'wasm-unsafe-eval' 'nonce-{nonce}'"),
            &format!("style-src 'self' 'nonce-{nonce}'"),
            "default-src 'self'",
            "object-src 'none'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "form-action 'self'",
            "connect-src 'self'",
        ] {
            assert!(csp(&page).split("; ").any(|it| it == directive), "{name}: {}", csp(&page));
        }
        assert!(!csp(&page).contains("unsafe-inline") && !csp(&page).contains("'unsafe-eval'"));
        assert!(!page.body.contains(" style=") && !page.body.contains(" onclick="), "{name}");
        nonces.insert(nonce.to_owned());
    }
    assert_eq!(nonces.len(), 10, "a nonce is used once");
}

#[tokio::test]
async fn every_page_says_what_may_be_kept_framed_and_told() {
    let host = Host::start().await;
    for (name, page) in pages(&host).await {
        for (header, value) in [
            ("cache-control", "no-store"),
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "same-origin"),
            ("cross-origin-opener-policy", "same-origin"),
            ("x-frame-options", "DENY"),
            ("vary", "Cookie, Origin, Sec-Fetch-Site"),
            ("content-type", "text/html; charset=utf-8"),
        ] {
            assert_eq!(page.header(header), value, "{name}");
        }
        assert_eq!(page.headers.get_all(header::CONTENT_SECURITY_POLICY).iter().count(), 1);
    }
}

#[tokio::test]
async fn what_is_no_page_is_not_kept_either() {
    let host = Host::start_with(|builder| builder.json_api("account")).await;
    let typed = [("form", "account"), ("email", "ada@example.org"), ("password", PASSWORD)];
    let json = Request::post("/join/us/api/v1/account").header("content-type", "application/json");
    for answer in [
        host.post("/join/us", &typed).await,
        host.post(Register::PATH, &typed).await,
        host.post(Available::PATH, &typed).await,
        host.get("/join/us/").await,
        host.get("/join/us/confirm?token=x").await,
        host.send(form_post("/join/us", &typed, &[("origin", "null")])).await,
        host.send(json.body(Body::from("{}")).unwrap()).await,
    ] {
        assert_eq!(answer.header("cache-control"), "no-store", "{answer:?}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{answer:?}");
        assert!(answer.header("vary").contains("Origin, Sec-Fetch-Site"), "{answer:?}");
    }
}

#[tokio::test]
async fn a_page_without_the_host_loads_nothing_at_all() {
    let host = Host::start().await;
    let refused = host.send(form_post("/join/us", &[], &[("origin", "null")])).await;
    assert_eq!(refused.status, StatusCode::FORBIDDEN);
    assert!(csp(&refused).starts_with("default-src 'none';"), "{}", csp(&refused));
}

#[tokio::test]
async fn the_hosts_own_pages_keep_what_the_host_says() {
    let host = Host::start().await;
    let own = async |mut response: Response| {
        let policy = HeaderValue::from_static("default-src https://host.example");
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
        response
    };
    let router: Router = routes().layer(map_response(own)).layer(host.signup.layer());
    let get = async |path: &str| {
        let request = Request::get(path).body(Body::empty()).unwrap();
        common::send(&router, request).await
    };
    for path in ["/", "/nowhere"] {
        assert_eq!(csp(&get(path).await), "default-src https://host.example");
        assert_eq!(get(path).await.header("x-frame-options"), "");
    }
    let ours = get("/join/us").await;
    assert!(csp(&ours).contains("'nonce-") && !csp(&ours).contains("host.example"), "{ours:?}");
}

#[tokio::test]
async fn a_host_may_add_sources_and_may_send_its_own_policy() {
    let more = ContentSecurityPolicy::new().allow("img-src", "https://cdn.example");
    let host = Host::start_with(|builder| builder.content_security_policy(more)).await;
    let page = host.get("/join/us").await;
    assert!(csp(&page).contains("; img-src 'self' https://cdn.example;"), "{}", csp(&page));
    let none = ContentSecurityPolicy::host_managed();
    let host = Host::start_with(|builder| builder.content_security_policy(none)).await;
    let page = host.get("/join/us").await;
    assert_eq!((csp(&page), page.header("x-frame-options")), ("", ""));
    assert_eq!(page.header("cache-control"), "no-store");
}

/// From the cheat sheets on open redirects, for a host at `http://127.0.0.1:3000`.
const ELSEWHERE: [&str; 26] = [
    "https://evil.test",
    "http://evil.test",
    "//evil.test",
    "///evil.test",
    "////evil.test",
    "/\\evil.test",
    "\\/evil.test",
    "\\\\evil.test",
    "https:evil.test",
    "https:/evil.test",
    "http:\\\\evil.test",
    "/%09/evil.test",
    "/\t/evil.test",
    "/\n/evil.test",
    "%2f%2fevil.test",
    "/%2f/evil.test",
    "/%5cevil.test",
    "/..//evil.test",
    "/.//evil.test",
    "/join/us/..//evil.test",
    "http://127.0.0.1:3000@evil.test",
    "http://127.0.0.1:3000.evil.test",
    "http://127.0.0.1:3000%40evil.test",
    "javascript:alert(1)",
    "data:text/html,evil.test",
    "evil.test",
];

/// Where a browser goes from one of our pages by this `Location`, which must be a path of ours.
fn leads_to_us(location: &str) -> bool {
    let base = url::Url::parse(ORIGIN).unwrap();
    let target = base.join(location).unwrap();
    target.origin() == base.origin() && location.starts_with("/join/us")
}

#[tokio::test]
async fn nothing_in_a_request_says_where_to_go_next() {
    let host = Host::start().await;
    let originator = host.register("eve@example.org").await.cookie();
    for (number, elsewhere) in ELSEWHERE.into_iter().enumerate() {
        let email = format!("ada{number}@example.org");
        let query: String = form_urlencoded::Serializer::new(String::new())
            .extend_pairs(["next", "return_to", "redirect", "continue"].map(|it| (it, elsewhere)))
            .finish();
        let fields = [
            ("form", "account"),
            ("email", email.as_str()),
            ("password", PASSWORD),
            ("next", elsewhere),
            ("return_to", elsewhere),
        ];
        let referer = HeaderValue::from_str(elsewhere).unwrap_or(HeaderValue::from_static("//x"));
        let referer = referer.to_str().unwrap_or("//x").to_owned();
        let headers =
            [("referer", referer.as_str()), ("accept", "text/html"), ("cookie", &originator)];
        for path in ["/join/us", "/join/us/check", "/join/us/confirm", Register::PATH] {
            let path = format!("{path}?{query}");
            let answer = host.send(form_post(&path, &fields, &headers)).await;
            assert!(!answer.status.is_server_error(), "{path}: {}", answer.status);
            let location = answer.location();
            assert!(location.is_empty() || leads_to_us(location), "{path}: {location}");
            assert!(!answer.body.contains("evil.test"), "{path}: {}", answer.body);
        }
        for path in ["/join/us", "/join/us/check", "/join/us/confirm", "/join/us/done"] {
            let path = format!("{path}?{query}");
            let mut request = Request::get(&path).header("referer", &referer);
            request = request.header("cookie", &originator);
            let answer = host.send(request.body(Body::empty()).unwrap()).await;
            let location = answer.location();
            assert!(location.is_empty() || leads_to_us(location), "{path}: {location}");
            assert!(!answer.body.contains("evil.test"), "{path}: {}", answer.body);
        }
    }
}

#[tokio::test]
async fn the_redirect_that_removes_a_token_from_the_url_sends_no_referrer() {
    let host = Host::start().await;
    for token in ["x".repeat(43), "x".to_owned(), String::new()] {
        let answer = host.get(&format!("/join/us/confirm?token={token}")).await;
        assert_eq!(answer.location(), "/join/us/confirm");
        assert_eq!(answer.header("referrer-policy"), "no-referrer");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
}

/// Safari before 16.4 says nothing of `Sec-Fetch-Site`, and posts with the `Origin` of the page as
/// long as the page's policy is not `no-referrer`.
#[tokio::test]
async fn a_browser_that_says_its_origin_alone_confirms() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    let page = host.get_as("/join/us/confirm", &cookie).await;
    assert_eq!(page.header("referrer-policy"), "same-origin");
    let headers = [("cookie", cookie.as_str()), ("origin", ORIGIN)];
    let fields = [("password", PASSWORD)];
    let answer = host.send(form_post("/join/us/confirm", &fields, &headers)).await;
    assert_eq!(answer.location(), "/join/us/done");
}
