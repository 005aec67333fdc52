//! What a domain without mail servers says about the mail it sends.

use super::*;

#[tokio::test]
async fn a_domain_without_mail_servers_that_rejects_every_sender_is_refused() {
    let parked = Zone::new().with(DOMAIN, A, &[GLOBAL]);
    let zone = parked.with(DOMAIN, TXT, &[r#""hello""#, r#""v=spf1" " -all""#]);
    assert_eq!(outcome(zone).await.0, Err(DoesNotSendMail));
}

#[tokio::test]
async fn with_a_mail_server_nothing_is_made_of_spf() {
    let zone = Zone::new().with(DOMAIN, MX, &["10 mail.orchard.example"]).with(
        DOMAIN,
        TXT,
        &[r#""v=spf1 -all""#],
    );
    let (outcome, queries) = outcome(zone).await;
    assert_eq!(outcome, mx(&[(10, MAIL)]));
    assert_eq!(queries, ["MX orchard.example"]);
}

#[tokio::test]
async fn other_words_reject_only_where_the_check_is_strict() {
    let zone = || {
        let zone = Zone::new().with(DOMAIN, A, &[GLOBAL]);
        zone.with(DOMAIN, TXT, &[r#""V=SPF1  -mx -ALL ""#])
    };
    assert_eq!(outcome(zone()).await.0, fallback(Fallback::A));
    assert_eq!(strict_outcome(zone()).await.0, Err(DoesNotSendMail));
}
