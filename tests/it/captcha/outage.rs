//! What is an outage of the provider, and what is not.

use std::time::Duration;

use futures::future::join_all;
use leptos_signup::{
    SignupBuilder,
    captcha::{HCaptcha, OnOutage, ProofOfWork},
};

use super::{
    FAILED, UNAVAILABLE, assert_refused, attribute, fresh, sign_up,
    site_verify::{SECRET, SITE_KEY, SiteVerify, Verdict},
};
use crate::common::Host;

const FIELD: &str = "h-captcha-response";

async fn host(provider: &SiteVerify) -> Host {
    let captcha = HCaptcha::new(SITE_KEY, SECRET).unwrap().base_url(&provider.url).unwrap();
    let work = ProofOfWork::new().difficulty(1_000);
    let captcha = captcha.time_limit(Duration::from_secs(5)).on_outage(OnOutage::FallBack(work));
    Host::start_with(|builder: SignupBuilder| builder.captcha("account", captcha)).await
}

/// Whether the page still shows the widget of the provider.
async fn asks_the_provider(host: &Host) -> bool {
    attribute(&fresh(host).await, "data-sitekey") == SITE_KEY
}

#[tokio::test]
async fn a_status_that_one_answer_can_cause_is_a_wrong_answer() {
    for status in [400, 403, 404, 413, 422] {
        let provider = SiteVerify::start(Verdict::Status(status)).await;
        let host = host(&provider).await;
        let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
        assert_refused(&host, &answer, FAILED).await;
        assert!(asks_the_provider(&host).await, "{status}");
        assert_eq!(provider.asked().len(), 1);
    }
}

#[tokio::test]
async fn a_failure_for_one_answer_turns_no_captcha_off() {
    let provider = SiteVerify::start(Verdict::OnlyFor("token-bad", 500)).await;
    let host = host(&provider).await;
    for _ in 0..3 {
        let answer = sign_up(&host, "ada@example.org", (FIELD, "token-bad")).await;
        assert_refused(&host, &answer, UNAVAILABLE).await;
        assert!(asks_the_provider(&host).await);
    }
    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-good")).await;
    assert_eq!(answer.location(), "/join/us/check");
}

#[tokio::test]
async fn a_failure_for_every_answer_makes_the_puzzle_five_times_as_hard() {
    let provider = SiteVerify::start(Verdict::Status(500)).await;
    let host = host(&provider).await;
    let answer = sign_up(&host, "ada@example.org", (FIELD, "token-1")).await;
    assert_refused(&host, &answer, UNAVAILABLE).await;
    let shown = fresh(&host).await;
    assert_eq!(attribute(&shown, "data-sitekey"), "");
    assert_eq!(attribute(&shown, "max"), "5000");
}

#[tokio::test]
async fn too_many_answers_at_a_time_are_this_hosts_trouble_and_no_outage() {
    let provider = SiteVerify::start(Verdict::StallFor(Duration::from_secs(2))).await;
    let host = host(&provider).await;
    let emails: Vec<_> = (0..40).map(|number| format!("ada{number}@example.org")).collect();
    let tokens: Vec<_> = (0..40).map(|number| format!("token-{number}")).collect();
    let posts =
        emails.iter().zip(&tokens).map(|(email, token)| sign_up(&host, email, (FIELD, token)));
    let answers = join_all(posts).await;
    let busy = answers.iter().filter(|answer| answer.status == 503).count();
    assert!((1..=8).contains(&busy), "{busy}");
    assert!(answers.iter().all(|answer| answer.status == 303 || answer.status == 503));
    assert!(asks_the_provider(&host).await);
}
