//! An answer is good once, at all instances together.

use std::{
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
    time::Duration,
};

use async_trait::async_trait;
use leptos_signup::{
    SignupBuilder,
    captcha::{Captcha, CaptchaContext, CaptchaError, ProofOfWork, ScriptWidget, Widget},
};
use tokio::sync::Notify;

use super::{
    EXPIRED, attempts, attribute, fresh, no_script::value_of, proof_of_work::solve, sign_up,
};
use crate::common::{Host, PASSWORD};

fn with_work(builder: SignupBuilder) -> SignupBuilder {
    builder.captcha("account", ProofOfWork::new().difficulty(1_000))
}

#[tokio::test]
async fn an_answer_that_one_instance_accepted_is_refused_by_all() {
    let host = Host::start_with(with_work).await;
    let solution = solve(&attribute(&fresh(&host).await, "data-challenge"));
    // A challenge of one is answered at another.
    let other = host.beside(with_work).await;
    let answer = sign_up(&other, "ada@example.org", ("captcha", &solution)).await;
    assert_eq!(answer.location(), "/join/us/check");
    let third = host.beside(with_work).await;
    for instance in [&host, &other, &third] {
        let answer = sign_up(instance, "eve@example.org", ("captcha", &solution)).await;
        assert_eq!(answer.status, 422);
        assert!(answer.body.contains(EXPIRED), "{}", answer.body);
    }
    assert_eq!(attempts(&host).await, 1);
}

#[tokio::test]
async fn an_answer_is_forgotten_when_it_could_not_be_given_again_anyway() {
    let host = Host::start_with(with_work).await;
    let solution = solve(&attribute(&fresh(&host).await, "data-challenge"));
    sign_up(&host, "ada@example.org", ("captcha", &solution)).await;
    host.clock.advance(Duration::from_secs(600));
    assert_eq!(host.signup.purge().await.unwrap().answers, 0);
    host.clock.advance(Duration::from_secs(1));
    assert_eq!(host.signup.count_outdated().await.unwrap().answers, 1);
    assert_eq!(host.signup.purge().await.unwrap().answers, 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_answer").await, 0);
    let answer = sign_up(&host, "eve@example.org", ("captcha", &solution)).await;
    assert!(answer.body.contains(EXPIRED), "{}", answer.body);
}

/// A provider that accepts each answer once, and says no only after somebody let it.
#[derive(Clone, Debug, Default)]
struct Slow {
    asked: Arc<AtomicU32>,
    may_refuse: Arc<Notify>,
}

#[async_trait]
impl Captcha for Slow {
    fn widget(&self, _: &CaptchaContext<'_>) -> Option<Widget> {
        Some(Widget::Script(ScriptWidget::new(
            "https://captcha.example/widget.js",
            "slow",
            "key",
            "slow",
            "slow-answer",
        )))
    }

    fn field(&self) -> &str {
        "slow-answer"
    }

    async fn verify(&self, _: &str, _: &CaptchaContext<'_>) -> Result<(), CaptchaError> {
        if self.asked.fetch_add(1, Ordering::SeqCst) == 0 {
            // Until the other post came as far.
            while self.asked.load(Ordering::SeqCst) < 2 {
                tokio::task::yield_now().await;
            }
            return Ok(());
        }
        self.may_refuse.notified().await;
        Err(CaptchaError::Expired)
    }
}

#[tokio::test]
async fn a_post_that_is_sent_twice_passes_twice_though_the_provider_knows_its_answer_by_then() {
    let slow = Slow::default();
    let host = Host::start_with(|builder| builder.captcha("account", slow.clone())).await;
    let ticket = value_of(&host.get("/join/us").await, "\"ticket\"");
    host.clock.advance(Duration::from_secs(20));
    let fields = [
        ("ticket", ticket.as_str()),
        ("email", "ada@example.org"),
        ("password", PASSWORD),
        ("slow-answer", "answer"),
    ];
    let first = async {
        let answer = host.post("/join/us", &fields).await;
        slow.may_refuse.notify_one();
        answer
    };
    let (first, second) = tokio::join!(first, host.post("/join/us", &fields));
    assert_eq!(first.location(), "/join/us/check");
    assert_eq!(second.location(), "/join/us/check");
    assert_eq!((slow.asked.load(Ordering::SeqCst), attempts(&host).await), (2, 1));
}
