//! What a server says at the start of a connection, and what follows from it.

use std::time::Duration;

use tokio::time::advance;

use crate::server::mail::{
    Mailer,
    smtp::{
        SmtpMailer,
        test_server::{PIPELINING, PLAIN, SILENCE, Stub, mail_to, person},
        url,
    },
    stage::MailStage,
};

#[tokio::test(start_paused = true)]
async fn what_the_server_takes_is_learnt_at_each_connection() {
    let joerg = mail_to("jörg@example.org");
    let stub = Stub::offering(PLAIN);
    let mailer = stub.mailer("");
    assert_eq!(mailer.takes_smtputf8(), None);
    let error = mailer.send(&joerg).await.unwrap_err();
    assert!(error.is_refused_recipient() && error.to_string().contains("SMTPUTF8"), "{error}");
    assert_eq!(mailer.takes_smtputf8(), Some(false));
    assert!(!stub.commands().iter().any(|command| command.contains("MAIL")));
    stub.offer(PIPELINING);
    advance(Duration::from_secs(60)).await;
    mailer.send(&joerg).await.unwrap();
    assert_eq!(mailer.takes_smtputf8(), Some(true));
    let commands = stub.commands();
    let from = "2 MAIL FROM:<noreply@example.org> SMTPUTF8 BODY=8BITMIME".to_owned();
    assert!(commands.contains(&from), "{commands:?}");
    assert!(commands.contains(&"2 RCPT TO:<jörg@example.org>".to_owned()), "{commands:?}");
    // Another server answers at this address later.
    stub.offer(PLAIN);
    advance(Duration::from_secs(60)).await;
    assert!(mailer.send(&joerg).await.unwrap_err().is_refused_recipient());
    assert_eq!(mailer.takes_smtputf8(), Some(false));
}

#[tokio::test(start_paused = true)]
async fn an_international_domain_goes_as_ascii_and_needs_nothing_of_the_server() {
    let stub = Stub::offering(PLAIN);
    let mailer = stub.mailer("");
    let mut mail = mail_to("ada@xn--bcher-kva.example");
    mail.from = "Bücher <noreply@bücher.example>".to_owned();
    mailer.send(&mail).await.unwrap();
    mail.to = "ada@bücher.example".to_owned();
    mailer.send(&mail).await.unwrap();
    let commands = stub.commands();
    for (at, expected) in [
        (1, "1 MAIL FROM:<noreply@xn--bcher-kva.example>"),
        (2, "1 RCPT TO:<ada@xn--bcher-kva.example>"),
        (5, "1 RCPT TO:<ada@xn--bcher-kva.example>"),
    ] {
        assert_eq!(commands[at], expected);
    }
}

#[tokio::test(start_paused = true)]
async fn the_mail_url_overrules_what_the_server_says() {
    let joerg = mail_to("jörg@example.org");
    let stub = Stub::offering(PIPELINING);
    let mailer = stub.mailer("?smtputf8=no");
    assert_eq!(mailer.takes_smtputf8(), Some(false));
    assert!(mailer.send(&joerg).await.unwrap_err().is_refused_recipient());
    assert_eq!(mailer.takes_smtputf8(), Some(false));
    // A mail cannot go against the standard all the same.
    let stub = Stub::offering(PLAIN);
    let mailer = stub.mailer("?smtputf8=yes");
    assert!(mailer.send(&joerg).await.unwrap_err().is_refused_recipient());
    assert_eq!(mailer.takes_smtputf8(), Some(true));
}

#[tokio::test(start_paused = true)]
async fn a_sender_that_the_server_cannot_carry_is_a_fault_of_the_settings() {
    let stub = Stub::offering(PLAIN);
    let mut mail = person(1);
    mail.from = "jörg@example.org".to_owned();
    let error = stub.mailer("").send(&mail).await.unwrap_err();
    let (stage, fix) = error.fix().unwrap();
    assert_eq!(stage, MailStage::Sender);
    assert!(fix.contains(".mail_from(") && !error.is_permanent(), "{error}");
}

#[tokio::test(start_paused = true)]
async fn a_log_in_is_spelled_as_the_server_knows_it() {
    for (offers, expected) in [
        (&["AUTH LOGIN PLAIN"], &["1 AUTH PLAIN AGFkYQBwdw=="][..]),
        (&["AUTH LOGIN"], &["1 AUTH LOGIN", "1 YWRh", "1 cHc="][..]),
    ] {
        let stub = Stub::offering(offers);
        let mut server = url::parse("smtp://ada:pw@127.0.0.1").unwrap();
        server.dial = Box::new(stub.clone());
        if expected.len() > 1 {
            stub.reply("AUTH", "334 VXNlcm5hbWU6");
            stub.reply("YWRh", "334 UGFzc3dvcmQ6");
            stub.reply("cHc=", "235 welcome");
        }
        let mailer = SmtpMailer::to(server);
        mailer.send(&person(1)).await.unwrap();
        mailer.send(&person(2)).await.unwrap();
        let commands = stub.commands();
        assert_eq!(&commands[1..=expected.len()], expected);
        assert_eq!(commands.len(), 1 + expected.len() + 6, "one log-in: {commands:?}");
    }
}

/// What arrives before the handshake is from anyone on the way (CVE-2011-0411).
#[tokio::test(start_paused = true)]
async fn plain_text_after_starttls_is_refused() {
    let stub = Stub::offering(&["STARTTLS"]);
    stub.reply("STARTTLS", "220 go ahead\r\n250 injected");
    let error = stub.mailer("?tls=starttls").send(&person(1)).await.unwrap_err();
    assert_eq!(error.fix().unwrap().0, MailStage::Tls, "{error}");
    assert!(error.to_string().contains("nothing asked for"), "{error}");
}

#[tokio::test(start_paused = true)]
async fn an_endless_reply_ends() {
    for reply in ["250 ".to_owned() + &"a".repeat(20_000), "250-a\r\n".repeat(3_000)] {
        let stub = Stub::offering(PIPELINING);
        stub.reply("MAIL", &(reply + SILENCE));
        let error = stub.mailer("").send(&person(1)).await.unwrap_err();
        assert!(error.to_string().contains("too long"), "{error}");
    }
}
