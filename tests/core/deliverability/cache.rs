//! Answers are kept, within bounds of number and time.

use super::*;

/// How many questions the second check of [`DOMAIN`] costs, through a clone.
async fn questions_of_the_second_check(
    zone: Zone,
    setting: impl Fn(DeliverabilityBuilder) -> DeliverabilityBuilder,
) -> usize {
    let server = NameServer::start(zone).await;
    let first = setting(asking(&server)).build().expect("it builds");
    let second = first.clone();
    let outcome = first.check(&address_at(DOMAIN)).await;
    let asked = server.queries().len();
    assert_eq!(second.check(&address_at("ORCHARD.example")).await, outcome);
    server.queries().len() - asked
}

fn seconds(seconds: u64) -> Duration {
    Duration::from_secs(seconds)
}

#[tokio::test]
async fn an_answer_is_kept() {
    let zones = [
        Zone::new().with(DOMAIN, MX, &["10 mail.orchard.example"]),
        Zone::new().with(DOMAIN, A, &[GLOBAL]),
        Zone::new().answering(DOMAIN, MX, NO_SUCH_NAME),
        Zone::new(),
    ];
    for zone in zones {
        assert_eq!(questions_of_the_second_check(zone, |builder| builder).await, 0);
    }
}

#[tokio::test]
async fn a_temporary_failure_is_not_kept() {
    let zone = Zone::new().answering(DOMAIN, MX, Answer::Garbage);
    assert_ne!(questions_of_the_second_check(zone, |builder| builder).await, 0);
}

#[tokio::test]
async fn the_time_to_live_of_an_answer_has_a_floor_and_a_cap() {
    let zone = |ttl| Zone::new().ttl(ttl).with(DOMAIN, MX, &["10 mail.orchard.example"]);
    for (ttl, bounds, questions) in [
        (0, seconds(60)..=seconds(600), 0),
        (0, seconds(0)..=seconds(600), 1),
        (600, seconds(0)..=seconds(600), 0),
        (600, seconds(0)..=seconds(0), 1),
        // Bounds that make no sense are the upper one, and none is beyond a day.
        (600, seconds(60)..=seconds(0), 1),
        (600, Duration::MAX..=Duration::MAX, 0),
    ] {
        let setting = |builder: DeliverabilityBuilder| builder.cache_ttl(bounds.clone());
        let asked = questions_of_the_second_check(zone(ttl), setting).await;
        assert_eq!(asked, questions, "{ttl} {bounds:?}");
    }
}

#[tokio::test]
async fn that_there_is_nothing_is_kept_within_the_same_bounds() {
    let zone = || Zone::new().answering(DOMAIN, MX, NO_SUCH_NAME);
    for (bounds, questions) in [(seconds(60)..=seconds(600), 0), (seconds(0)..=seconds(0), 1)] {
        let setting = |builder: DeliverabilityBuilder| builder.cache_ttl(bounds.clone());
        assert_eq!(questions_of_the_second_check(zone(), setting).await, questions);
    }
}

#[tokio::test]
async fn no_more_answers_are_kept_than_the_bound_says() {
    let domains: Vec<EmailAddress> =
        (0..500).map(|n| address_at(&format!("orchard{n}.example"))).collect();
    let null = |zone: Zone, n: usize| zone.with(&format!("orchard{n}.example"), MX, &["0 ."]);
    let server = NameServer::start((0..500).fold(Zone::new(), null)).await;
    let deliverability = asking(&server).cache_size(10).build().expect("it builds");
    for domain in domains.iter().chain(&domains) {
        assert_eq!(deliverability.check(domain).await, Err(DoesNotAcceptMail));
    }
    // The cache tidies up now and then, so a few more may be there for a while.
    assert!(server.queries().len() > 500 + 300, "{}", server.queries().len());
}

#[tokio::test]
async fn nothing_is_kept_when_there_is_no_room() {
    let zone = Zone::new().with(DOMAIN, MX, &["10 mail.orchard.example"]);
    let asked = questions_of_the_second_check(zone, |builder| builder.cache_size(0)).await;
    assert_eq!(asked, 1);
}
