//! What the stricter check refuses on top.

use super::*;

fn with_mx(exchange: &str) -> Zone {
    Zone::new().with(DOMAIN, MX, &[&format!("10 {exchange}")])
}

#[tokio::test]
async fn a_mail_server_with_a_global_address_is_good() {
    for (kind, address) in [(A, GLOBAL), (AAAA, GLOBAL_V6)] {
        let zone = with_mx(MAIL).with(MAIL, kind, &[address]);
        assert_eq!(strict_outcome(zone).await.0, mx(&[(10, MAIL)]));
    }
}

#[tokio::test]
async fn a_mail_server_that_nobody_can_reach_is_refused_there_only() {
    let unreachable = [
        with_mx("localhost"),
        // A server that would even answer for it.
        with_mx(GLOBAL).with(GLOBAL, A, &[GLOBAL]),
        with_mx(MAIL),
        with_mx(MAIL).with(MAIL, A, &["192.168.0.1"]).with(MAIL, AAAA, &["fd00::1"]),
        with_mx(MAIL).answering(MAIL, A, NO_SUCH_NAME),
    ];
    for zone in unreachable {
        let server = NameServer::start(zone).await;
        let lenient = check_with(asking(&server), DOMAIN).await;
        assert!(matches!(lenient, Ok(Deliverable::Mx(_))), "{lenient:?}");
        assert_eq!(check_with(asking(&server).strict(), DOMAIN).await, Err(DoesNotAcceptMail));
    }
}

#[tokio::test]
async fn one_good_mail_server_is_enough_and_the_preferred_are_asked_first() {
    let zone = Zone::new()
        .with(DOMAIN, MX, &["30 third.example", "20 second.example", "10 first.example"])
        .with("second.example", A, &[GLOBAL]);
    let (outcome, queries) = strict_outcome(zone).await;
    let all = [(10, "first.example"), (20, "second.example"), (30, "third.example")];
    assert_eq!(outcome, mx(&all));
    let expected =
        ["MX orchard.example", "A first.example", "AAAA first.example", "A second.example"];
    assert_eq!(queries, expected);
}

#[tokio::test]
async fn a_mail_server_of_which_nothing_is_known_passes() {
    let zone = with_mx(MAIL).answering(MAIL, A, Answer::Code(ResponseCode::ServFail));
    assert_eq!(strict_outcome(zone).await.0, mx(&[(10, MAIL)]));
}

#[tokio::test]
async fn no_more_than_ten_mail_servers_are_looked_at() {
    let records: Vec<String> = (10..40).map(|n| format!("{n} mx{n}.example")).collect();
    let records: Vec<&str> = records.iter().map(String::as_str).collect();
    let (outcome, queries) = strict_outcome(Zone::new().with(DOMAIN, MX, &records)).await;
    assert_eq!(outcome, Err(DoesNotAcceptMail));
    assert_eq!(queries.len(), 1 + 2 * 10);
}

#[tokio::test]
async fn an_address_in_brackets_must_be_global() {
    let server = NameServer::start(Zone::new()).await;
    for (literal, expected) in [
        ("[9.9.9.9]", Ok(Deliverable::Literal)),
        ("[127.0.0.1]", Err(DoesNotAcceptMail)),
        ("[IPv6:fe80::1]", Err(DoesNotAcceptMail)),
    ] {
        assert_eq!(check_with(asking(&server).strict(), literal).await, expected);
    }
}
