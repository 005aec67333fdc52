//! Lists of domains.

use axum::http::StatusCode;
use leptos_signup::Admission;

use super::call_account;
use crate::common::Host;

const REFUSED: &str = "at.email=domain_not_admitted&refusal=problems";

async fn host(admission: Admission) -> Host {
    Host::start_with(|builder| builder.admission("account", admission)).await
}

#[tokio::test]
async fn only_the_domains_that_are_allowed_and_those_below_them_are_taken() {
    let domains = ["Example.org", "bücher.example", "xn--mnchen-3ya.example"];
    let host = host(Admission::open().allow_domains(domains).unwrap()).await;
    for (address, is_taken) in [
        ("ada@example.org", true),
        ("ada@EXAMPLE.org", true),
        ("ada@mail.example.org", true),
        ("ada@a.b.example.org", true),
        ("ada@myexample.org", false),
        ("ada@example.org.evil.example", false),
        ("ada@example.com", false),
        ("ada@org.example", false),
        ("ada@xn--bcher-kva.example", true),
        ("ada@BÜCHER.example", true),
        ("ada@münchen.example", true),
        ("ada@bucher.example", false),
    ] {
        let answer = call_account(&host, address).await;
        assert_eq!(answer.outcome(), if is_taken { "check" } else { REFUSED }, "{address}");
    }
}

#[tokio::test]
async fn the_domains_that_are_blocked_and_those_below_them_are_not_taken() {
    let admission = Admission::open().allow_domains(["example.org"]).unwrap();
    let admission = admission.block_domains(["guests.example.org", "example.net"]).unwrap();
    let host = host(admission).await;
    for (address, is_taken) in [
        ("ada@example.org", true),
        ("ada@guests.example.org", false),
        ("ada@a.guests.example.org", false),
        ("ada@myguests.example.org", true),
        ("ada@example.net", false),
    ] {
        let answer = call_account(&host, address).await;
        assert_eq!(answer.outcome(), if is_taken { "check" } else { REFUSED }, "{address}");
    }
}

#[tokio::test]
async fn a_refused_domain_is_told_at_the_address_which_stays() {
    let host = host(Admission::open().block_domains(["example.net"]).unwrap()).await;
    let answer = host.register("ada@example.net").await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("You cannot sign up with an email address at this domain."));
    assert!(answer.body.contains(r#"value="ada@example.net""#));
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn a_list_says_nothing_about_who_has_an_account() {
    let host = host(Admission::open()).await;
    host.has_account("ada@example.net").await;
    let blocked = Admission::open().block_domains(["example.net"]).unwrap();
    host.signup.set_admission("account", blocked).unwrap();
    for address in ["ada@example.net", "eve@example.net"] {
        assert_eq!(call_account(&host, address).await.body, REFUSED);
    }
}

#[tokio::test]
async fn lists_go_with_a_waitlist_too() {
    let host = host(Admission::waitlist().allow_domains(["example.org"]).unwrap()).await;
    assert_eq!(call_account(&host, "ada@example.net").await.body, REFUSED);
    assert_eq!(call_account(&host, "ada@example.org").await.outcome(), "check");
}

#[tokio::test]
async fn what_is_no_domain_is_named() {
    for wrong in ["@example.org", "*.example.org", "ada@example.org", "", "example..org", "."] {
        let allowed = Admission::open().allow_domains(["example.com", wrong]).unwrap_err();
        assert_eq!(allowed.value(), wrong);
        let blocked = Admission::closed().block_domains([wrong]).unwrap_err();
        assert!(blocked.to_string().contains("write the part after the @"), "{blocked}");
    }
}
