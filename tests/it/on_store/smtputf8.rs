//! Addresses with an international local part, where the mail server takes them and where it does not.

use std::time::Duration;

use axum::http::StatusCode;
use leptos::server_fn::ServerFn;
use leptos_signup::{MailStage, SmtpMailer, server_functions::Register};

use crate::common::{Answer, Host, PASSWORD, SmtpStub, json_post};

const SENTENCE: &str =
    "We can only send email to addresses with letters a to z, numbers and symbols before the @.";

async fn host_with(url: &str) -> Host {
    let mailer = SmtpMailer::from_url(url).unwrap();
    Host::start_public(|builder| {
        builder.public_url("https://app.example.org").json_api("account").mailer(mailer)
    })
    .await
}

/// A host that has sent a mail, and so knows what its server takes.
async fn experienced_host(stub: &SmtpStub) -> Host {
    let host = host_with(&stub.url()).await;
    host.register("first@example.org").await;
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    host
}

/// What a post of the page, the server function and the JSON API answer.
async fn answers(host: &Host, email: &str) -> [Answer; 3] {
    let fields = [("form", "account"), ("email", email), ("password", PASSWORD)];
    let body = format!(r#"{{"email":"{email}","password":"{PASSWORD}"}}"#);
    [
        host.register(email).await,
        host.post(Register::PATH, &fields).await,
        host.send(json_post("/join/us/api/v1/account", body)).await,
    ]
}

fn assert_refused(answers: &[Answer; 3]) {
    let [page, function, api] = answers;
    assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(page.body.contains(SENTENCE), "{}", page.body);
    assert!(function.body.contains("local_needs_smtputf8"), "{}", function.body);
    assert_eq!(api.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(api.body.contains(r#""code":"email_local_needs_smtputf8""#), "{}", api.body);
    assert!(api.body.contains(SENTENCE), "{}", api.body);
}

#[tokio::test]
async fn what_the_mail_server_cannot_carry_is_refused_at_the_field() {
    let stub = SmtpStub::start().await;
    let host = experienced_host(&stub).await;
    let joerg = answers(&host, "jörg@example.org").await;
    assert_refused(&joerg);
    assert_refused(&answers(&host, "jörg@bücher.example").await);
    // Another address of the attempt is judged alike.
    let cookie = host.register("ada@example.org").await.cookie();
    let changed = host.post_as("/join/us/address", &cookie, &[("email", "jörg@example.org")]).await;
    assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(changed.body.contains(SENTENCE), "{}", changed.body);
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    assert!(stub.mails().iter().all(|mail| mail.is_ascii()));
}

#[tokio::test]
async fn an_international_domain_alone_is_written_to_in_ascii() {
    let stub = SmtpStub::start().await;
    let host = experienced_host(&stub).await;
    let answer = host.register("ada@bücher.example").await;
    assert_eq!(answer.location(), "/join/us/check");
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    let commands = stub.commands();
    assert!(commands.contains(&"RCPT TO:<ada@xn--bcher-kva.example>".to_owned()), "{commands:?}");
    assert!(!commands.iter().any(|command| command.contains("SMTPUTF8")), "{commands:?}");
}

#[tokio::test]
async fn what_the_mail_server_takes_is_accepted_and_sent() {
    let stub = SmtpStub::start().await;
    stub.offer(&["8BITMIME", "SMTPUTF8"]);
    let host = experienced_host(&stub).await;
    assert_eq!(host.register("jörg@example.org").await.location(), "/join/us/check");
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    let commands = stub.commands();
    assert!(commands.contains(&"RCPT TO:<jörg@example.org>".to_owned()), "{commands:?}");
}

/// The mail was written before the first connection, or the server was replaced since.
#[tokio::test]
async fn a_mail_that_waits_for_a_server_that_cannot_carry_it_is_refused_and_not_tried_for_ever() {
    let stub = SmtpStub::start().await;
    let host = host_with(&stub.url()).await;
    for round in 0..2 {
        let cookie = host.register("jörg@example.org").await.cookie();
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().dead, 1);
        let refused = "SELECT count(*) FROM signup_outbox WHERE state = 'refused'";
        assert_eq!(host.count(refused).await, round + 1);
        let asked = host.get_as("/join/us/check", &cookie).await;
        let page = host.get_as(asked.location(), &cookie).await;
        assert!(page.body.contains("We could not deliver to"), "{}", page.body);
        assert!(page.body.contains("data-signup=\"change-address\""), "{}", page.body);
        host.clock.advance(Duration::from_secs(60 * 60));
        assert_eq!(host.signup.deliver_due_mail().await.unwrap(), Default::default());
        assert_refused(&answers(&host, "jörg@example.org").await);
        // Now the server takes such addresses, and loses that again.
        stub.offer(&["8BITMIME", "SMTPUTF8"]);
        host.register("eve@example.org").await;
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
        stub.offer(&[]);
    }
}

#[tokio::test]
async fn the_refusal_does_not_depend_on_accounts_and_costs_no_connection() {
    let stub = SmtpStub::start().await;
    let first = Host::start().await;
    first.has_account("jörg@example.org").await;
    let host = {
        let mailer = SmtpMailer::from_url(&format!("{}?smtputf8=no", stub.url())).unwrap();
        first.beside(|builder| builder.json_api("account").mailer(mailer)).await
    };
    let mut texts = Vec::new();
    for email in ["jörg@example.org", "jürg@example.org"] {
        let answers = answers(&host, email).await;
        assert_refused(&answers);
        let cookie = host.register("ada@example.org").await.cookie();
        let changed = host.post_as("/join/us/address", &cookie, &[("email", email)]).await;
        assert_eq!(changed.status, StatusCode::UNPROCESSABLE_ENTITY);
        let all = answers.iter().chain([&changed]);
        let all = all.map(|it| {
            it.without_nonce().split("<script nonce=").next().unwrap().replace(email, "ADDRESS")
        });
        texts.push(all.map(|text| text.replace(['ö', 'ü'], "LETTER")).collect::<Vec<_>>());
    }
    assert_eq!(texts[0], texts[1]);
    assert!(stub.commands().is_empty(), "no request speaks with the mail server");
}

#[tokio::test]
async fn a_check_says_what_the_server_takes_and_teaches_the_forms() {
    let stub = SmtpStub::start().await;
    let host = host_with(&stub.url()).await;
    for (offers, words) in [
        (&["8BITMIME", "SMTPUTF8"][..], "the server takes international addresses"),
        (&[][..], "the server takes no international addresses, so forms refuse them"),
    ] {
        stub.offer(offers);
        let check = host.signup.check_mail().await.unwrap();
        let step = check.steps().iter().find(|step| step.stage == MailStage::Smtputf8).unwrap();
        assert_eq!((step.text.as_str(), step.is_ok), (words, true), "{check}");
    }
    assert_refused(&answers(&host, "jörg@example.org").await);
    let host = host_with(&format!("{}?smtputf8=yes", stub.url())).await;
    let check = host.signup.check_mail().await.unwrap();
    assert!(check.to_string().contains("as the mail URL says"), "{check}");
    assert_eq!(host.register("jörg@example.org").await.location(), "/join/us/check");
}
