//! The way to the mail server: TLS, the log-in, and the check of it all.

use leptos_signup::{MailCheck, MailStage, SmtpMailer};

use crate::common::{
    Host, SmtpStub,
    smtp::{CA, StubTls},
};

async fn with(url: &str) -> Host {
    let mailer = SmtpMailer::from_url(url).unwrap();
    Host::start_public(|builder| builder.public_url("https://app.example.org").mailer(mailer)).await
}

async fn check(url: &str) -> MailCheck {
    with(url).await.signup.check_mail().await.unwrap()
}

/// Whether a mail arrives.
async fn sends(stub: &SmtpStub, url: &str) -> bool {
    let host = with(url).await;
    let before = stub.mails().len();
    host.register("ada@example.org").await;
    host.signup.deliver_due_mail().await.unwrap();
    stub.mails().len() > before
}

#[tokio::test]
async fn a_local_server_that_wants_starttls_before_the_log_in_can_be_used() {
    let stub = SmtpStub::start_with(StubTls::StartTls).await;
    let url = format!("smtp://ada:secret@{}", stub.address);
    assert!(!sends(&stub, &url).await, "plain, as always");
    let failed = check(&url).await;
    let step = failed.failure().unwrap();
    assert_eq!(step.stage, MailStage::Login);
    assert!(step.fix.as_ref().unwrap().contains("tls=opportunistic"), "{failed}");

    // Its certificate is not from a known authority.
    assert!(!sends(&stub, &format!("{url}?tls=starttls")).await);
    assert!(sends(&stub, &format!("{url}?tls=opportunistic")).await);
    assert!(sends(&stub, &format!("{url}?tls=starttls&ca={CA}")).await);
    assert!(sends(&stub, &format!("{url}?tls=required&ca={CA}")).await);
    let auth = stub.commands().into_iter().filter(|command| command.starts_with("AUTH")).count();
    assert_eq!(auth, 3, "only over TLS");
}

#[tokio::test]
async fn a_server_with_a_private_authority_can_be_used_and_no_other() {
    let stub = SmtpStub::start_with(StubTls::Wrapped).await;
    let url = format!("smtps://ada:secret@{}", stub.address);
    for refused in [url.clone(), format!("{url}?ca=system")] {
        assert!(!sends(&stub, &refused).await);
        let failed = check(&refused).await;
        let step = failed.failure().unwrap();
        assert_eq!(step.stage, MailStage::Tls, "{failed}");
    }
    let failed = check(&url).await;
    assert!(failed.to_string().contains("ca=/path/to/ca.pem"), "{failed}");
    assert!(sends(&stub, &format!("{url}?ca={CA}")).await);
}

#[tokio::test]
async fn tls_that_is_required_is_never_left_out() {
    let stub = SmtpStub::start().await;
    for tls in ["required", "starttls"] {
        let url = format!("{}?tls={tls}", stub.url());
        assert!(!sends(&stub, &url).await, "{tls}");
        assert_eq!(check(&url).await.failure().unwrap().stage, MailStage::Tls, "{tls}");
    }
    for tls in ["opportunistic", "none"] {
        assert!(sends(&stub, &format!("{}?tls={tls}", stub.url())).await, "{tls}");
    }
}

#[tokio::test]
async fn a_check_goes_the_whole_way_and_sends_nothing() {
    let stub = SmtpStub::start_with(StubTls::StartTls).await;
    let url =
        format!("smtp://ada:secret@{}?tls=starttls&ca={CA}&ehlo=out.example.net", stub.address);
    let check = check(&url).await;
    assert!(check.is_ok(), "{check}");
    let stages: Vec<MailStage> = check.steps().iter().map(|step| step.stage).collect();
    assert_eq!(
        stages,
        [
            MailStage::Connect,
            MailStage::Hello,
            MailStage::Tls,
            MailStage::Smtputf8,
            MailStage::Login,
            MailStage::Sender,
            MailStage::Reset,
        ]
    );
    assert!(check.to_string().contains("encrypted by STARTTLS"), "{check}");
    let commands = stub.commands();
    assert!(commands.contains(&"EHLO out.example.net".to_owned()), "{commands:?}");
    assert!(commands.contains(&"MAIL FROM:<noreply@app.example.org>".to_owned()), "{commands:?}");
    assert!(!commands.iter().any(|it| it.starts_with("RCPT") || it == "DATA"), "{commands:?}");
    assert!(stub.mails().is_empty());
}

#[tokio::test]
async fn a_check_names_the_stage_the_words_and_the_fix() {
    let stub = SmtpStub::start().await;
    let url = format!("smtp://ada:hunter2-canary@{}", stub.address);
    for (command, reply, stage, fix) in [
        ("greeting", "554 5.7.1 no service", MailStage::Hello, "ehlo="),
        ("EHLO", "504 5.5.2 need fully-qualified hostname", MailStage::Hello, "ehlo="),
        ("AUTH", "535 5.7.8 not accepted", MailStage::Login, "percent-encoded"),
        ("MAIL FROM", "553 5.7.1 not owned by user", MailStage::Sender, ".mail_from("),
    ] {
        stub.answer(command, reply);
        let check = check(&url).await;
        let step = check.failure().unwrap();
        assert_eq!(step.stage, stage, "{check}");
        assert!(step.text.contains(reply.split_once(' ').unwrap().1), "{check}");
        assert!(step.fix.as_ref().unwrap().contains(fix), "{check}");
        assert!(!format!("{check} {check:?}").contains("canary"), "{check}");
        stub.accept();
    }
    let closed = {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        format!("smtp://{}", listener.local_addr().unwrap())
    };
    let check = check(&closed).await;
    assert_eq!(check.failure().unwrap().stage, MailStage::Connect, "{check}");
    assert_eq!(check.steps().len(), 1);
}

#[tokio::test]
async fn a_mailer_of_the_host_needs_no_check() {
    assert!(Host::start_on_sqlite(|builder| builder).await.signup.check_mail().await.is_none());
}

#[tokio::test]
async fn a_comma_in_the_name_of_the_sender_breaks_no_header() {
    let stub = SmtpStub::start().await;
    let mailer = SmtpMailer::from_url(&stub.url()).unwrap();
    let host = Host::start_on_sqlite(|builder| {
        builder.mail_from("Acme, Inc. <noreply@example.org>").mailer(mailer)
    })
    .await;
    host.register("ada@example.org").await;
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    let mail = &stub.mails()[0];
    let from = mail.lines().find(|line| line.starts_with("From:")).unwrap();
    assert_eq!(from, "From: =?utf-8?b?QWNtZSwgSW5jLg==?= <noreply@example.org>", "Acme, Inc.");
    // The public URL is an address, so the domain of the sender is the name.
    assert_eq!(stub.commands()[0], "EHLO example.org");
}
