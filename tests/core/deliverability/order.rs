//! What is asked, in which order, and what becomes of the answers.

use super::*;

#[tokio::test]
async fn mail_servers_come_by_preference_then_by_name() {
    let records = ["20 c.example.net", "5 Z.example.net", "5 a.example.net", "5 a.example.net"];
    let (outcome, queries) = outcome(Zone::new().with(DOMAIN, MX, &records)).await;
    let expected = [(5, "Z.example.net"), (5, "a.example.net"), (20, "c.example.net")];
    assert_eq!(outcome, mx(&expected));
    assert_eq!(outcome.expect("it is deliverable").mx_fallback(), None);
    assert_eq!(queries, ["MX orchard.example"]);
}

#[tokio::test]
async fn without_a_mail_server_the_domain_itself_is_one_at_its_ipv4_address() {
    let zone = Zone::new().with(DOMAIN, A, &["192.168.1.1", GLOBAL]);
    let (outcome, queries) = outcome(zone).await;
    assert_eq!(outcome, fallback(Fallback::A));
    let found = outcome.expect("it is deliverable");
    assert_eq!(found.mx().expect("it is known")[0].host, DOMAIN);
    assert_eq!(found.mx_fallback().map(Fallback::word), Some("A"));
    assert_eq!(queries, ["MX orchard.example", "A orchard.example", "TXT orchard.example"]);
}

#[tokio::test]
async fn without_a_global_ipv4_address_an_ipv6_address_will_do() {
    let zone = Zone::new().with(DOMAIN, A, &["10.1.2.3"]).with(DOMAIN, AAAA, &[GLOBAL_V6]);
    let (outcome, queries) = outcome(zone).await;
    assert_eq!(outcome, fallback(Fallback::Aaaa));
    let expected =
        ["MX orchard.example", "A orchard.example", "AAAA orchard.example", "TXT orchard.example"];
    assert_eq!(queries, expected);
}

#[tokio::test]
async fn multicast_and_documentation_are_no_addresses_of_a_mail_server() {
    let zone = Zone::new()
        .with(DOMAIN, A, &["224.0.0.1", "192.0.2.1", "198.51.100.1", "203.0.113.1"])
        .with(DOMAIN, AAAA, &["ff0e::1", "2001:db8::1", "3fff::1", "::ffff:10.0.0.1"]);
    assert_eq!(outcome(zone).await.0, Err(DoesNotAcceptMail));
}

#[tokio::test]
async fn a_domain_with_no_records_at_all_takes_no_mail() {
    assert_eq!(outcome(Zone::new()).await.0, Err(DoesNotAcceptMail));
}

#[tokio::test]
async fn a_domain_whose_only_mail_server_is_null_takes_no_mail() {
    for null in ["0 .", "10 ."] {
        let zone = Zone::new().with(DOMAIN, MX, &[null]).with(DOMAIN, A, &[GLOBAL]);
        let (outcome, queries) = outcome(zone).await;
        assert_eq!(outcome, Err(DoesNotAcceptMail));
        assert_eq!(queries, ["MX orchard.example"]);
    }
}

#[tokio::test]
async fn a_null_mail_server_beside_others_is_left_out() {
    let zone = Zone::new().with(DOMAIN, MX, &["0 .", "10 mail.orchard.example"]);
    assert_eq!(outcome(zone).await.0, mx(&[(10, MAIL)]));
}

#[tokio::test]
async fn a_name_that_does_not_exist_is_refused_at_any_step() {
    for (kind, address) in [(MX, GLOBAL), (A, GLOBAL), (AAAA, "10.0.0.1"), (TXT, GLOBAL)] {
        let zone = Zone::new().with(DOMAIN, A, &[address]);
        let (outcome, queries) = outcome(zone.answering(DOMAIN, kind, NO_SUCH_NAME)).await;
        assert_eq!(outcome, Err(DomainDoesNotExist));
        assert_eq!(queries.last(), Some(&format!("{kind} {DOMAIN}")));
    }
}

#[tokio::test]
async fn an_alias_is_followed() {
    let zone = Zone::new().with(DOMAIN, CNAME, &["other.example"]).with(
        "other.example",
        MX,
        &["10 mail.orchard.example"],
    );
    assert_eq!(outcome(zone).await.0, mx(&[(10, MAIL)]));
}

#[tokio::test]
async fn an_international_domain_is_asked_for_in_ascii() {
    let zone = Zone::new().with("xn--bcher-kva.example", MX, &["10 mail.orchard.example"]);
    let server = NameServer::start(zone).await;
    assert_eq!(check_with(asking(&server), "BÜCHER.example").await, mx(&[(10, MAIL)]));
    assert_eq!(server.queries(), ["MX xn--bcher-kva.example"]);
}

#[tokio::test]
async fn an_address_in_brackets_needs_no_lookup() {
    let server = NameServer::start(Zone::new()).await;
    for literal in ["[9.9.9.9]", "[10.0.0.1]", "[IPv6:::1]"] {
        assert_eq!(check_with(asking(&server), literal).await, Ok(Deliverable::Literal));
    }
    assert!(server.queries().is_empty());
}
