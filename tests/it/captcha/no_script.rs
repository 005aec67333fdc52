//! The way of people whose browser runs no scripts.

use std::time::Duration;

use futures::future::join_all;
use leptos_signup::{
    RateLimits, SignupBuilder,
    captcha::{HCaptcha, NoScriptPolicy, ProofOfWork},
};

use super::{
    EXPIRED, FAILED, MISSING, assert_refused, attempts, person, sign_up,
    site_verify::{SECRET, SITE_KEY},
};
use crate::common::{Answer, Host, form_post};

const PASS: &str = "captcha-pass";

async fn host() -> Host {
    Host::start_with(|builder| builder.captcha("account", ProofOfWork::new())).await
}

/// What the page has in its hidden input.
fn pass_of(page: &Answer) -> String {
    value_of(page, PASS)
}

pub fn value_of(page: &Answer, name: &str) -> String {
    let input = page.body.split("<input").find(|input| input.contains(name)).unwrap();
    let value = input.split("value=\"").nth(1).unwrap();
    value.split('"').next().unwrap().to_owned()
}

async fn opened(host: &Host) -> String {
    let page = host.get("/join/us").await;
    assert!(page.body.contains("Wait at least 20 seconds"), "{}", page.body);
    pass_of(&page)
}

#[tokio::test]
async fn a_slow_visitor_signs_up_without_waiting() {
    let host = host().await;
    let pass = opened(&host).await;
    host.clock.advance(Duration::from_secs(20));
    let answer = sign_up(&host, "ada@example.org", (PASS, &pass)).await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_quick_visitor_waits_for_the_rest_of_the_time() {
    let host = host().await;
    let first = opened(&host).await;
    host.clock.advance(Duration::from_secs(5));
    let answer = sign_up(&host, "ada@example.org", (PASS, &first)).await;
    assert_refused(&host, &answer, "Wait 15 seconds").await;
    let kept = pass_of(&answer);
    assert_eq!(kept, first);
    host.clock.advance(Duration::from_secs(15));
    let answer = sign_up(&host, "ada@example.org", (PASS, &kept)).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn a_pass_is_good_once() {
    let host = host().await;
    let pass = opened(&host).await;
    host.clock.advance(Duration::from_secs(20));
    sign_up(&host, "ada@example.org", (PASS, &pass)).await;
    let answer = sign_up(&host, "eve@example.org", (PASS, &pass)).await;
    assert!(answer.body.contains(EXPIRED), "{}", answer.body);
    assert_ne!(pass_of(&answer), pass);
    assert_eq!(attempts(&host).await, 1);
}

#[tokio::test]
async fn a_double_click_is_one_attempt() {
    let host = host().await;
    let page = host.get("/join/us").await;
    let (pass, ticket) = (pass_of(&page), value_of(&page, "\"ticket\""));
    host.clock.advance(Duration::from_secs(20));
    let mut fields = person("ada@example.org", (PASS, &pass));
    fields.push(("ticket", &ticket));
    let clicks = [host.post("/join/us", &fields), host.post("/join/us", &fields)];
    for answer in join_all(clicks).await {
        assert_eq!(answer.location(), "/join/us/check");
    }
    assert_eq!(attempts(&host).await, 1);
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_pass_is_good_for_an_hour_and_as_it_was_signed() {
    let host = host().await;
    let pass = opened(&host).await;
    let backdated = format!("1{}", &pass[1..].replacen('8', "7", 1));
    let answer = sign_up(&host, "ada@example.org", (PASS, &backdated)).await;
    assert_refused(&host, &answer, FAILED).await;
    host.clock.advance(Duration::from_secs(60 * 60));
    let answer = sign_up(&host, "ada@example.org", (PASS, &pass)).await;
    assert_refused(&host, &answer, EXPIRED).await;
}

#[tokio::test]
async fn a_network_goes_this_way_ten_times_and_then_once_in_six_minutes() {
    let host = Host::start_with(|builder| {
        builder.captcha("account", ProofOfWork::new()).rate_limits(RateLimits::new())
    })
    .await;
    let mut passes = Vec::new();
    for _ in 0..14 {
        passes.push(opened(&host).await);
    }
    host.clock.advance(Duration::from_secs(20));
    let mut statuses = Vec::new();
    for (number, pass) in passes[..12].iter().enumerate() {
        let email = format!("ada{number}@example.org");
        let answer = host
            .send_from("192.0.2.7", form_post("/join/us", &person(&email, (PASS, pass)), &[]))
            .await;
        statuses.push(answer.status.as_u16());
    }
    assert_eq!(statuses[..10], [303; 10]);
    assert_eq!(statuses[10..], [429; 2]);
    let other = person("eve@example.org", (PASS, &passes[12]));
    assert_eq!(
        host.send_from("198.51.100.7", form_post("/join/us", &other, &[])).await.status,
        303
    );
    host.clock.advance(Duration::from_secs(360));
    let later = person("eva@example.org", (PASS, &passes[13]));
    assert_eq!(host.send_from("192.0.2.7", form_post("/join/us", &later, &[])).await.status, 303);
}

#[tokio::test]
async fn a_host_may_insist_on_scripts() {
    let insisting = |builder: SignupBuilder| {
        let captcha = ProofOfWork::new().no_script(NoScriptPolicy::Refuse);
        builder.captcha("account", captcha)
    };
    let strict = Host::start_with(insisting).await;
    let page = strict.get("/join/us").await;
    assert!(page.body.contains("Turn on JavaScript"), "{}", page.body);
    assert!(!page.body.contains(PASS));
    let pass = opened(&host().await).await;
    strict.clock.advance(Duration::from_secs(20));
    let answer = sign_up(&strict, "ada@example.org", (PASS, &pass)).await;
    assert_refused(&strict, &answer, MISSING).await;
}

#[tokio::test]
async fn the_way_is_open_beside_a_widget_where_the_host_says_so() {
    let waiting = |builder: SignupBuilder| {
        let way = NoScriptPolicy::Wait(Duration::from_secs(20));
        let captcha = HCaptcha::new(SITE_KEY, SECRET).unwrap().no_script(way);
        builder.captcha("account", captcha)
    };
    let host = Host::start_with(waiting).await;
    let pass = opened(&host).await;
    host.clock.advance(Duration::from_secs(20));
    let answer = sign_up(&host, "ada@example.org", (PASS, &pass)).await;
    assert_eq!(answer.location(), "/join/us/check");
}
