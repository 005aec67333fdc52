//! The promises of the crate, checked against routers of hosts that keep them and that do not.

use axum::{
    Router,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::{self, Next},
    response::Response,
};
use leptos_signup::{
    Admission, Form, Signup, SignupBuilder,
    testing::{Outcome, Report, conformance},
};

use super::{build, memory, start_with};
use crate::common::{
    beta_form, class_form, forum_form, letter_form, member_form, routes, shop_form, visit_form,
    with_garden,
};

/// The promises that are broken, each with what the host does about it.
fn broken(report: &Report) -> Vec<(&'static str, String)> {
    let broken = report.broken().map(|finding| match &finding.outcome {
        Outcome::Broken(fix) => (finding.promise, fix.clone()),
        other => panic!("{other:?}"),
    });
    broken.collect()
}

async fn of(router: impl FnOnce(&Signup) -> Router) -> Report {
    let signup = build(|builder| builder).await;
    conformance(router(&signup), &signup).await
}

#[track_caller]
fn assert_broken(report: &Report, promise: &str, fix: &str) {
    let broken = broken(report);
    let found = broken.iter().any(|(name, told)| name.contains(promise) && told.contains(fix));
    assert!(found, "{promise}: {fix}\n{report}");
}

fn all_forms(builder: SignupBuilder) -> SignupBuilder {
    let builder = with_garden(builder.form(letter_form()).form(forum_form()).form(member_form()));
    builder
        .form(class_form())
        .form(beta_form())
        .admission("beta", Admission::invite_only())
        .form(shop_form())
        .form(visit_form())
        .json_api("forum")
        .password_pages("account")
}

#[tokio::test]
async fn a_host_with_forms_of_every_kind_keeps_all_promises() {
    let store = memory().await.on_account(|_, _| Box::pin(async { Ok(()) }));
    let host = start_with(|builder| all_forms(builder.store(store))).await;
    let report = host.conformance_with(&[("garden", "since", "1990")]).await;
    report.assert();
    println!("{report}");
    let left = report.findings().iter().filter(|it| matches!(it.outcome, Outcome::NotTried(_)));
    let left: Vec<_> = left.map(|it| (it.form, it.promise)).collect();
    assert_eq!(left, [], "{report}");
    let tried = report.findings().iter().filter(|it| it.form == "account");
    assert_eq!(tried.count(), 18, "{report}");
}

#[tokio::test]
async fn a_layer_before_the_routes_is_found() {
    let report = of(|signup| Router::new().layer(signup.layer()).merge(routes())).await;
    assert_broken(&report, "below the layer", "after the routes and after `.fallback");
}

#[tokio::test]
async fn a_layer_before_the_fallback_is_found() {
    let report = of(|signup| {
        let fallback = || async { (StatusCode::NOT_FOUND, "the host's own 404") };
        Router::new().merge(leptos_routes()).layer(signup.layer()).fallback(fallback)
    })
    .await;
    assert_broken(&report, "covers the fallback", "after `.fallback");
}

/// The routes without the fallback.
fn leptos_routes() -> Router {
    crate::common::app::routes_alone()
}

#[tokio::test]
async fn a_form_without_its_pages_is_found() {
    let form = || Form::new("lost").at("/lost").email().password();
    let host = start_with(|builder| builder.form(form())).await;
    let report = host.conformance().await;
    assert_broken(&report, "is mounted", "Put `<SignupRoutes form=…/>` for `lost` into `<Routes>`");
    assert!(report.findings().iter().any(|it| it.form == "account"));
}

#[tokio::test]
async fn headers_that_a_layer_replaces_are_found() {
    async fn rewrite(request: Request, next: Next) -> Response {
        let mut response = next.run(request).await;
        let cached = HeaderValue::from_static("public, max-age=60");
        response.headers_mut().insert(header::CACHE_CONTROL, cached);
        response.headers_mut().remove(header::CONTENT_SECURITY_POLICY);
        response
    }
    let report =
        of(|signup| routes().layer(signup.layer()).layer(middleware::from_fn(rewrite))).await;
    assert_broken(&report, "no cache stores the page", "replaces `Cache-Control` of /join/us");
    assert_broken(&report, "has a content security policy", "takes it off");
}

#[tokio::test]
async fn a_shell_that_its_policy_stops_is_found() {
    async fn add(request: Request, next: Next) -> Response {
        let response = next.run(request).await;
        let (mut parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
        let body = String::from_utf8(body.to_vec()).unwrap();
        parts.headers.remove(header::CONTENT_LENGTH);
        let body = body.replace("</head>", "<script>count()</script></head>");
        Response::from_parts(parts, body.into())
    }
    let report = of(|signup| routes().layer(signup.layer()).layer(middleware::from_fn(add))).await;
    assert_broken(&report, "lets the shell load", "<script nonce=use_nonce()>");
}

#[tokio::test]
async fn a_post_that_a_layer_makes_its_own_is_found() {
    async fn trust(mut request: Request, next: Next) -> Response {
        request.headers_mut().remove(header::ORIGIN);
        request.headers_mut().remove("sec-fetch-site");
        next.run(request).await
    }
    let report =
        of(|signup| routes().layer(signup.layer()).layer(middleware::from_fn(trust))).await;
    assert_broken(&report, "post of another site", "leave them as they are");
}

#[tokio::test]
async fn a_check_that_tells_known_addresses_apart_is_found() {
    async fn tell(request: Request, next: Next) -> Response {
        use std::sync::atomic::{AtomicUsize, Ordering};
        static POSTS: AtomicUsize = AtomicUsize::new(0);
        let is_post = request.method() == "POST" && request.uri().path() == "/join/us";
        let mut response = next.run(request).await;
        if is_post && response.status() == StatusCode::SEE_OTHER {
            // Of the three that are sent, the one with the known address.
            let known = POSTS.fetch_add(1, Ordering::SeqCst) == 1;
            let value = if known { "known=1; Path=/" } else { "known=0; Path=/known" };
            response.headers_mut().append(header::SET_COOKIE, HeaderValue::from_static(value));
        }
        response
    }
    let report = of(|signup| routes().layer(signup.layer()).layer(middleware::from_fn(tell))).await;
    assert_broken(&report, "answered like an unknown one", "compare the two answers");
}
