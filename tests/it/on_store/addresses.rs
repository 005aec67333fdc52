//! Forms that accept other addresses than those of a public sign-up.

use axum::http::StatusCode;
use leptos::server_fn::ServerFn;
use leptos_signup::{
    Admission, AdmissionError, Form, Invite, SignupBuilder, Subject,
    email::{DisposablePolicy, EmailAddress, Options},
    server_functions::Register,
};

use crate::common::{Host, PASSWORD};

const ADDRESSES: [&str; 6] = [
    "ada@intranet",
    "ada@server1",
    "ada@corp.local",
    "ada@mail.corp.internal",
    "ada@[10.0.0.5]",
    r#""ada lovelace"@localhost"#,
];

fn private() -> Options {
    let mut options = Options::new();
    options.allow_private_domain = true;
    options.allow_domain_literal = true;
    options.allow_quoted_local = true;
    options
}

fn staff_form(options: Options) -> Form {
    Form::new("staff").at("/staff").email_with(options).password()
}

fn with_staff(builder: SignupBuilder) -> SignupBuilder {
    builder.form(staff_form(private())).disposable(DisposablePolicy::flag())
}

async fn sign_up(host: &Host, email: &str) -> crate::common::Answer {
    host.post("/staff", &[("email", email), ("password", PASSWORD)]).await
}

/// The answer of the server function, in codes.
async fn answer(host: &Host, email: &str, more: &[(&str, &str)]) -> String {
    let fields = [&[("form", "staff"), ("email", email), ("password", PASSWORD)], more].concat();
    host.post(Register::PATH, &fields).await.outcome().to_owned()
}

async fn confirm(host: &Host, email: &str) {
    let cookie = host.open_newest(email).await;
    let done = host.post_as("/staff/confirm", &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(done.location(), "/staff/done", "{email}");
}

#[tokio::test]
async fn an_intranet_signs_up_with_its_own_names() {
    let host = Host::start_with(with_staff).await;
    for email in ADDRESSES {
        assert_eq!(sign_up(&host, email).await.location(), "/staff/check", "{email}");
        confirm(&host, email).await;
        let public = host.register(email).await;
        assert_eq!(public.status, StatusCode::UNPROCESSABLE_ENTITY, "{email} on another form");
    }
    let accounts = "SELECT count(*) FROM signup_account WHERE form = 'staff'";
    assert_eq!(host.count(accounts).await, 6);
}

#[tokio::test]
async fn a_change_of_address_and_another_mail_go_by_the_rules_of_the_form() {
    let host = Host::start_with(with_staff).await;
    let cookie = sign_up(&host, "ada@example.org").await.cookie();
    let page = host.post_as("/staff/address", &cookie, &[("email", "ada@intranet")]).await;
    assert_eq!(page.location(), "/staff/check", "{}", page.body);
    assert_eq!(host.mails("ada@intranet").await.len(), 1);
    host.clock.advance(std::time::Duration::from_secs(60));
    host.post_as("/staff/check", &cookie, &[("again", "1")]).await;
    assert_eq!(host.mails("ada@intranet").await.len(), 2);
    confirm(&host, "ada@intranet").await;
}

#[cfg(feature = "api")]
#[tokio::test]
async fn the_api_goes_by_the_rules_of_the_form() {
    let host = Host::start_with(|builder| with_staff(builder).json_api("staff")).await;
    for (email, status) in [
        ("ada@intranet", StatusCode::ACCEPTED),
        ("ada@[10.0.0.5]", StatusCode::ACCEPTED),
        ("ada@onion", StatusCode::UNPROCESSABLE_ENTITY),
    ] {
        let body = serde_json::json!({ "email": email, "password": PASSWORD }).to_string();
        let answer = host.send(crate::common::json_post("/staff/api/v1/staff", body)).await;
        assert_eq!(answer.status, status, "{email}: {}", answer.body);
    }
}

#[tokio::test]
async fn invites_go_by_the_rules_of_the_form() {
    let host = Host::start_with(|builder| {
        let staff = Form::new("staff").at("/staff").email_with(private()).invite().password();
        let guests = Form::new("guests").at("/guests").email().invite();
        let builder = builder.form(staff).admission("staff", Admission::invite_only());
        builder.form(guests).admission("guests", Admission::invite_only())
    })
    .await;
    for (invite, good, bad) in [
        (Invite::new().for_address("ada@intranet"), "ADA@intranet", "eve@intranet"),
        (Invite::new().for_domain("corp.local"), "eve@mail.corp.local", "bob@intranet"),
    ] {
        let guests = host.signup.invites("guests").create(invite.clone()).await.unwrap_err();
        let is_named =
            matches!(guests, AdmissionError::Address { .. } | AdmissionError::Domain { .. });
        assert!(is_named, "{guests}");
        let code = host.signup.invites("staff").create(invite).await.unwrap().code().expose();
        let with = [("invite", code.as_str())];
        let refused = "at.invite=invite_for_another&refusal=problems";
        assert_eq!(answer(&host, bad, &with).await, refused);
        assert_eq!(answer(&host, good, &with).await, "check");
        confirm(&host, good).await;
    }
}

#[tokio::test]
async fn lists_of_domains_go_by_the_rules_of_the_form() {
    let listed = || Admission::open().allow_domains(["intranet", "[10.0.0.5]"]).unwrap();
    let host = Host::start_with(|builder| with_staff(builder).admission("staff", listed())).await;
    assert_eq!(sign_up(&host, "ada@intranet").await.location(), "/staff/check");
    assert_eq!(sign_up(&host, "ada@[10.0.0.5]").await.location(), "/staff/check");
    let refused = "at.email=domain_not_admitted&refusal=problems";
    assert_eq!(answer(&host, "ada@corp.local", &[]).await, refused);
    let refused = host.signup.set_admission("account", listed()).unwrap_err().to_string();
    for part in ["`account`", "\"intranet\"", ".email_with(options)"] {
        assert!(refused.contains(part), "{refused}");
    }
}

/// The rules become stricter, and the people are still known.
#[tokio::test]
async fn an_address_of_former_rules_keeps_its_account() {
    let host = Host::start_with(with_staff).await;
    for email in ADDRESSES {
        sign_up(&host, email).await;
        confirm(&host, email).await;
    }
    let cookie = sign_up(&host, "eve@intranet").await.cookie();
    let stricter = host.beside(|builder| builder.form(staff_form(Options::new()))).await;
    let refused = "at.email=email_domain_no_dot&refusal=problems";
    assert_eq!(answer(&stricter, "bob@intranet", &[]).await, refused);
    assert_eq!(host.mails("eve@intranet").await.len(), 1);
    host.clock.advance(std::time::Duration::from_secs(60));
    let check = stricter.post_as("/staff/check", &cookie, &[("again", "1")]).await;
    assert_eq!(check.status, StatusCode::SEE_OTHER);
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox WHERE state = 'queued'").await, 1);
    host.database
        .execute(
            "UPDATE signup_account SET key_version = 0, email_key = email_deliverable || 'old'",
        )
        .await;
    let rekeyed = stricter.signup.rekey().await.unwrap();
    assert_eq!((rekeyed.accounts, rekeyed.conflicting), (6, 0));
    for email in ADDRESSES {
        let address = EmailAddress::parse_with(email, &private()).unwrap();
        let erased = stricter.signup.erase(&Subject::Address(address)).await.unwrap();
        assert_eq!((erased.accounts.len(), erased.attempts), (1, 1), "{email}");
    }
}
