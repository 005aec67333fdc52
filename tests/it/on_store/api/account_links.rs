//! Links of accounts, for programs: a new password, and the proof of a new address.

use leptos_signup::{
    RateLimits, SignupBuilder, json_api::openapi_with_password_pages, limits::Limit,
};

use super::*;

const FORGOT: &str = "/join/us/api/v1/account/forgot";
const RESET: &str = "/join/us/api/v1/account/reset";
const NEW_ADDRESS: &str = "/join/us/api/v1/account/new-address";
const ADA: &str = "ada@example.org";
const NEW: &str = "seven quiet otters on a raft";

fn with_pages(builder: SignupBuilder) -> SignupBuilder {
    open(builder).password_pages("account")
}

async fn with_ada() -> Host {
    let host = Host::start_with(with_pages).await;
    host.has_account(ADA).await;
    host.clock.advance(Duration::from_secs(1));
    host
}

async fn token_to(host: &Host, address: &str) -> String {
    let link = link(&host.mails(address).await[0]);
    link.split_once("token=").unwrap().1.to_owned()
}

#[tokio::test]
async fn an_owner_resets_the_password_with_the_token_of_the_link() {
    let host = with_ada().await;
    let asked = call(&host, FORGOT, &json!({"email": ADA})).await;
    assert_eq!(asked, (202, json!({"expires_in": 1800})));
    let token = token_to(&host, ADA).await;
    let (status, content) = call(&host, RESET, &json!({"token": token, "password": "short"})).await;
    assert_eq!(
        (status, problems(&content)),
        (422, vec!["password password_too_short:15".to_owned()])
    );
    let reset = call(&host, RESET, &json!({"token": token, "password": NEW})).await;
    assert_eq!(reset, (200, json!({"changed": "password"})));
    let accounts = host.signup.accounts("account");
    assert!(accounts.authenticate(ADA, NEW).await.unwrap().account().is_some());
    for token in [token.as_str(), "x", &"A".repeat(43)] {
        let (status, content) = call(&host, RESET, &json!({"token": token, "password": NEW})).await;
        assert_eq!((status, kind(&content)), (404, "unknown_link"));
    }
}

#[tokio::test]
async fn an_address_without_an_account_gets_the_same_answer() {
    let host = with_ada().await;
    let mut seen = Vec::new();
    for address in [ADA, "unknown@example.org"] {
        let body = json!({"email": address}).to_string();
        let answer = host.send(json_post(FORGOT, body)).await;
        seen.push(super::super::equality::shown(&answer, address));
        host.clock.advance(Duration::from_secs(1));
    }
    assert_eq!(seen[0], seen[1]);
    assert!(host.mails("unknown@example.org").await.is_empty());
    let one = RateLimits::unlimited().sign_ups_per_form(Limit::burst(1));
    let host = host.beside(|builder| with_pages(builder).rate_limits(one)).await;
    assert_eq!(call(&host, FORGOT, &json!({"email": ADA})).await.0, 202);
    let late = host.send(json_post(FORGOT, json!({"email": ADA}).to_string())).await;
    assert_eq!((read(&late).0, late.header("retry-after").is_empty()), (429, false));
}

#[tokio::test]
async fn a_link_to_a_new_address_is_confirmed_by_its_token() {
    let host = with_ada().await;
    let id = host.database.uuid("SELECT id FROM signup_account").await;
    host.signup.request_address_change(id, "augusta@example.net", None).await.unwrap();
    let token = token_to(&host, "augusta@example.net").await;
    // A token is good for what its link is for.
    let other = call(&host, RESET, &json!({"token": token, "password": NEW})).await;
    assert_eq!((other.0, kind(&other.1)), (404, "unknown_link"));
    let changed = call(&host, NEW_ADDRESS, &json!({"token": token})).await;
    assert_eq!(changed, (200, json!({"changed": "address"})));
    let again = call(&host, NEW_ADDRESS, &json!({"token": token})).await;
    assert_eq!((again.0, kind(&again.1)), (404, "unknown_link"));
    assert_eq!(
        host.text("SELECT email_deliverable FROM signup_account").await,
        "augusta@example.net"
    );
}

#[tokio::test]
async fn a_body_without_a_token_or_of_another_type_is_refused() {
    let host = with_ada().await;
    for (path, body) in [
        (RESET, json!({"password": NEW})),
        (RESET, json!({"token": 1, "password": NEW})),
        (RESET, json!({"token": "x", "password": true})),
        (NEW_ADDRESS, json!({})),
        (NEW_ADDRESS, json!({"token": null})),
        (FORGOT, json!({"email": false})),
    ] {
        let (status, content) = call(&host, path, &body).await;
        assert_eq!((status, kind(&content)), (400, "malformed"), "{path} {body}");
    }
    let (status, content) = call(&host, FORGOT, &json!({})).await;
    assert_eq!((status, problems(&content)), (422, vec!["email missing".to_owned()]));
    let get = host.get(FORGOT).await;
    assert_eq!((read(&get).0, get.header("allow")), (405, "POST"));
}

#[tokio::test]
async fn the_endpoints_are_there_where_the_host_has_the_pages() {
    let host = host().await;
    for path in [FORGOT, RESET, NEW_ADDRESS] {
        let request = json_post(path, json!({"email": ADA}).to_string());
        assert_eq!(host.send(request).await.body, "the host's own 404", "{path}");
    }
    let host = with_ada().await;
    let forms = [account_form(), garden_form()];
    let document = openapi_with_password_pages(&forms, &["account"]);
    assert_eq!(host.get("/join/us/api/v1/openapi.json").await.body, document);
    assert!(!openapi(&forms).contains("/forgot"));
    let document: Value = serde_json::from_str(&document).unwrap();
    assert!(document["paths"].get("/garden/api/v1/garden/forgot").is_none());
    let text = document.to_string();
    for reference in text.split(r##""$ref":"#"##).skip(1) {
        let pointer = reference.split('"').next().unwrap();
        assert!(document.pointer(pointer).is_some(), "{pointer}");
    }
    for (path, expected) in [(FORGOT, 202), (RESET, 404), (NEW_ADDRESS, 404)] {
        let content = &document["paths"][path]["post"]["requestBody"]["content"];
        let example = &content["application/json"]["example"];
        assert_eq!(call(&host, path, example).await.0, expected, "{example}");
    }
}
