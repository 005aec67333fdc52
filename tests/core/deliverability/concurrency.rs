//! How many checks ask at a time.

use super::*;

#[tokio::test]
async fn checks_of_one_domain_at_a_time_share_a_look_up() {
    let zone = Zone::new().with(DOMAIN, MX, &["10 mail.orchard.example"]);
    let server = NameServer::start(zone).await;
    let deliverability = asking(&server).build().expect("it builds");
    let address = address_at(DOMAIN);
    let outcomes = tokio::join!(deliverability.check(&address), deliverability.check(&address));
    assert_eq!(outcomes, (mx(&[(10, MAIL)]), mx(&[(10, MAIL)])));
    assert_eq!(server.queries(), ["MX orchard.example"]);
}

#[tokio::test]
async fn no_more_checks_ask_at_a_time_than_the_bound_says() {
    let name = |n: usize| format!("orchard{n}.example");
    let null = |zone: Zone, n: usize| zone.with(&name(n), MX, &["0 ."]);
    // It answers when two are waiting: that the checks end shows that two do ask at a time.
    let server = NameServer::start_for((0..8).fold(Zone::new(), null), 2).await;
    let deliverability = asking(&server).concurrency(2).build().expect("it builds");
    let checks = (0..8).map(|n| {
        let (deliverability, address) = (deliverability.clone(), address_at(&name(n)));
        tokio::spawn(async move { deliverability.check(&address).await })
    });
    for check in checks.collect::<Vec<_>>() {
        assert_eq!(check.await.expect("no check panics"), Err(DoesNotAcceptMail));
    }
    assert_eq!(server.most_waiting(), 2);
}

#[tokio::test]
async fn a_bound_of_none_is_one() {
    let zone = Zone::new().with(DOMAIN, MX, &["0 ."]);
    let server = NameServer::start(zone).await;
    assert_eq!(check_with(asking(&server).concurrency(0), DOMAIN).await, Err(DoesNotAcceptMail));
}
