//! What somebody on watch sees: events with a target and fields of their own, and nobody in them.

use axum::http::StatusCode;
use leptos_signup::{
    Mail, MailError, Mailer, RateLimits, SignupBuilder, async_trait, limits::Limit,
};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};

use crate::common::{self, Host, ORIGIN, PASSWORD, capture, form_post, link};

/// The line of an event, which this process logs once.
fn event(name: &str, field: &str) -> String {
    let text = capture::everything().text();
    let is_it = |line: &&str| line.contains(&format!("event=\"{name}\"")) && line.contains(field);
    let line = text.lines().find(is_it).unwrap_or_default();
    // What stands before the target is the span that it happened in.
    let (_, line) = line.split_once("leptos_signup::security: ").unwrap();
    assert!(text.contains(" WARN "));
    line.to_owned()
}

async fn host(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    // Before anything is logged: what is registered unheard stays unheard.
    capture::everything();
    Host::start_with(configure).await
}

#[tokio::test]
async fn a_limit_that_is_hit_is_logged_and_counted() {
    crate::in_own_process!();
    let recorder = DebuggingRecorder::new();
    let _guard = metrics::set_default_local_recorder(&recorder);
    let limits = RateLimits::new().sign_ups_per_network(Limit::burst(1));
    let host = host(|builder| builder.rate_limits(limits)).await;
    for _ in 0..2 {
        let fields = [("email", "lovelace@example.org"), ("password", PASSWORD)];
        host.send_from("192.0.2.77", form_post("/join/us", &fields, &[])).await;
    }
    assert_eq!(
        event("limit_hit", "scope"),
        r#"a limit was hit event="limit_hit" form="account" action="sign_up" scope="network""#
    );
    let counted = recorder.snapshotter().snapshot().into_vec();
    let refused = counted.iter().find(|(key, ..)| key.key().name() == "signup_refused_total");
    let (key, _, _, number) = refused.unwrap();
    let labels: Vec<_> = key.key().labels().map(|it| (it.key(), it.value())).collect();
    assert_eq!(labels, [("form", "account"), ("field", ""), ("code", "too_often")]);
    assert_eq!(*number, DebugValue::Counter(1));
    let log = capture::everything().text();
    assert!(!log.contains("lovelace") && !log.contains("192.0.2.77"), "nobody is named");
}

#[tokio::test]
async fn a_reused_link_or_code_is_logged() {
    crate::in_own_process!();
    let host = host(|builder| builder).await;
    let originator = host.register("ada@example.org").await.cookie();
    let mail = host.mails("ada@example.org").await.remove(0);
    let cookie = host.open(&link(&mail)).await;
    host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await;
    host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(
        event("replay", r#"proof="link""#),
        r#"a secret was used again event="replay" form="account" proof="link""#
    );
    host.post_as("/join/us/check", &originator, &[("code", &common::code(&mail))]).await;
    assert_eq!(
        event("replay", r#"proof="code""#),
        r#"a secret was used again event="replay" form="account" proof="code""#
    );
}

#[tokio::test]
async fn a_cross_site_post_is_logged_without_the_content_of_the_request() {
    crate::in_own_process!();
    let host = host(|builder| builder).await;
    for headers in [
        &[("origin", "https://evil.test")][..],
        &[("sec-fetch-site", "cross-site"), ("origin", "https://evil.test")],
    ] {
        let answer = host.send(form_post("/join/us", &[("email", "x")], headers)).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN);
    }
    assert!(event("foreign_origin", "reason").starts_with("a browser posted from another site"));
    assert!(!capture::everything().text().contains("evil.test"));
}

/// Refuses for good.
#[derive(Debug)]
struct Refuser;

#[async_trait]
impl Mailer for Refuser {
    async fn send(&self, _: &Mail) -> Result<(), MailError> {
        Err(MailError::permanent("550 no\r\nsuch \u{1b}[31mmailbox\nINFO forged: line"))
    }
}

#[tokio::test]
async fn a_mail_that_is_given_up_is_logged() {
    crate::in_own_process!();
    let host = host(|builder| builder.mailer(Refuser).public_url(ORIGIN)).await;
    host.register("eve@example.org").await;
    host.signup.deliver_due_mail().await.unwrap();
    let told = event("dead_mail", "mail=");
    assert!(told.starts_with(
        r#"delivery of a mail failed for good event="dead_mail" form="account" mail="#
    ));
    // What a mail server says is logged elsewhere, on one line.
    let log = capture::everything().text();
    assert!(log.contains("such") && !log.contains('\u{1b}'));
    assert!(!log.lines().any(|line| line.starts_with("INFO forged")));
}
