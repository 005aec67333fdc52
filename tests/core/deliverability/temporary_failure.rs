//! A failure that says nothing about the domain lets the address pass.

use std::time::Instant;

use super::*;

/// Nothing is known of [`DOMAIN`] because each question, from one step on, fails.
async fn passes_at_every_step(failure: Answer, limit: Duration) {
    for kind in [MX, A, AAAA, TXT] {
        let address = if kind == AAAA { "10.0.0.1" } else { GLOBAL };
        let zone = Zone::new().with(DOMAIN, A, &[address]);
        let server = NameServer::start(zone.answering(DOMAIN, kind, failure.clone())).await;
        let builder = asking(&server).lookup_timeout(limit);
        assert_eq!(check_with(builder, DOMAIN).await, UNKNOWN, "{kind}");
    }
}

#[tokio::test]
async fn a_server_that_fails_or_refuses_lets_the_address_pass() {
    for code in [ResponseCode::ServFail, ResponseCode::Refused, ResponseCode::NotImp] {
        passes_at_every_step(Answer::Code(code), LONG).await;
    }
}

#[tokio::test]
async fn an_answer_that_nobody_can_read_lets_the_address_pass() {
    passes_at_every_step(Answer::Garbage, LONG).await;
}

#[tokio::test]
async fn no_answer_within_the_limit_of_a_look_up_lets_the_address_pass() {
    let server = NameServer::start(Zone::new().answering(DOMAIN, MX, Answer::Silence)).await;
    let builder = asking(&server).lookup_timeout(SHORT);
    assert_eq!(check_with(builder, DOMAIN).await, UNKNOWN);
    assert_eq!(server.queries(), ["MX orchard.example"]);
}

#[tokio::test]
async fn no_answer_within_the_limit_of_the_check_lets_the_address_pass() {
    let server = NameServer::start(Zone::new().answering(DOMAIN, MX, Answer::Silence)).await;
    let builder = asking(&server).check_timeout(SHORT);
    assert_eq!(check_with(builder, DOMAIN).await, UNKNOWN);
}

#[tokio::test]
async fn a_server_that_is_not_there_lets_the_address_pass() {
    // Port 0 is nobody's.
    let builder =
        Deliverability::builder().name_servers([([127, 0, 0, 1], 0).into()]).lookup_timeout(SHORT);
    assert_eq!(check_with(builder, DOMAIN).await, UNKNOWN);
}

#[tokio::test]
async fn the_wait_for_a_turn_counts_to_the_limit_of_the_check() {
    // Nobody answers, so that each check that has the only turn keeps it to its end.
    let server = NameServer::start_for(Zone::new(), usize::MAX).await;
    let deliverability =
        asking(&server).concurrency(1).check_timeout(SHORT).build().expect("it builds");
    let checks = (0..100).map(|n| {
        let deliverability = deliverability.clone();
        let address = address_at(&format!("orchard{n}.example"));
        tokio::spawn(async move { deliverability.check(&address).await })
    });
    let start = Instant::now();
    for check in checks.collect::<Vec<_>>() {
        assert_eq!(check.await.expect("no check panics"), UNKNOWN);
    }
    assert!(start.elapsed() < 50 * SHORT, "one after the other it would be a hundred times");
}

#[tokio::test]
async fn another_name_server_helps_out() {
    let silent = NameServer::start(Zone::new().answering(DOMAIN, MX, Answer::Silence)).await;
    let zone = Zone::new().with(DOMAIN, MX, &["10 mail.orchard.example"]);
    let server = NameServer::start(zone).await;
    let builder = asking(&server).name_servers([silent.address, server.address]);
    assert_eq!(check_with(builder, DOMAIN).await, mx(&[(10, MAIL)]));
}

#[tokio::test]
async fn an_answer_too_long_for_udp_comes_over_tcp() {
    let records: Vec<String> = (0..900).map(|n| format!("{n} mx{n}.example")).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let (outcome, queries) = outcome(Zone::new().with(DOMAIN, MX, &records)).await;
    assert_eq!(outcome.expect("it is deliverable").mx().map(<[_]>::len), Some(900));
    assert_eq!(queries, ["MX orchard.example", "MX orchard.example"]);
}
