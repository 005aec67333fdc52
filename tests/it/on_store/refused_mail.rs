//! Mails that a mail server refuses: whose fault it is, what becomes of them, and what the page says.

use std::time::Duration;

use leptos_signup::SmtpMailer;

use crate::common::{Answer, Host, SmtpStub, capture::Log};

const QUEUED: &str = "SELECT count(*) FROM signup_outbox WHERE state = 'queued'";
const REFUSED: &str =
    "SELECT count(*) FROM signup_outbox WHERE state = 'refused' AND secret IS NULL";

const HOUR: Duration = Duration::from_secs(60 * 60);

async fn start() -> (Host, SmtpStub) {
    let smtp = SmtpStub::start().await;
    let url = smtp.url();
    let host = Host::start_public(|builder| {
        builder.public_url("https://app.example.org").mailer(SmtpMailer::from_url(&url).unwrap())
    });
    (host.await, smtp)
}

/// Signs up and returns the cookie of the browser.
async fn register(host: &Host, email: &str) -> String {
    host.register(email).await.cookie()
}

impl Host {
    /// *Check your mail*, and where it redirects.
    async fn check(&self, cookie: &str) -> Answer {
        let answer = self.get_as("/join/us/check", cookie).await;
        match answer.headers.contains_key("location") {
            true => self.get_as(answer.location(), cookie).await,
            false => answer,
        }
    }
}

/// What the sender of mails logs as errors.
fn errors(text: &str) -> Vec<&str> {
    text.lines().filter(|line| line.contains("ERROR") && line.contains("worker::outbox")).collect()
}

/// What is refused at which stage, for a reason other than the recipient.
const FAULTS: [(&str, &str, &str, &str); 8] = [
    ("greeting", "554 5.7.1 no service for 192.0.2.1", "hello", "ehlo="),
    ("EHLO", "504 5.5.2 <3f2a9c>: Helo command rejected", "hello", "ehlo="),
    ("MAIL FROM", "553 5.7.1 Sender address rejected: not owned", "sender", ".mail_from("),
    ("MAIL FROM", "550 envelope sender", "sender", ".mail_from("),
    ("RCPT TO", "554 5.7.1 Relay access denied", "recipient", "log in"),
    ("DATA", "550-5.4.5 Daily user\r\n550 5.4.5 sending limit exceeded", "data", "limit"),
    ("content", "550 5.4.5 Daily user sending limit exceeded", "content", "limit"),
    ("content", "550 5.7.1 Message suspected as spam", "content", "SPF"),
];

#[tokio::test]
async fn a_refusal_that_is_about_the_host_lets_all_mails_wait_and_is_told_once() {
    let (host, smtp) = start().await;
    for (index, (command, reply, stage, fix)) in FAULTS.into_iter().enumerate() {
        let log = Log::start();
        smtp.answer(command, reply);
        for person in 0..3 {
            register(&host, &format!("person{person}@{index}.example.org")).await;
        }
        let delivery = host.signup.deliver_due_mail().await.unwrap();
        assert_eq!((delivery.retried, delivery.dead), (3, 0), "{reply}");
        host.clock.advance(HOUR);
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().retried, 3, "{reply}");
        assert_eq!(host.count(QUEUED).await, 3, "{reply}");
        assert!(host.signup.health().await.to_string().contains("mails_refused"), "{reply}");
        let text = log.text();
        let errors: Vec<&str> = errors(&text);
        let [error] = &errors[..] else { panic!("{reply}: {errors:?}") };
        let words = &reply[reply.len() - 12..];
        assert!(error.contains(words) && error.contains(fix), "{error}");
        assert!(error.contains(&format!("stage=\"{stage}\"")), "{error}");
        smtp.accept();
        host.clock.advance(HOUR);
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 3, "{reply}");
        assert!(host.signup.health().await.is_ok(), "{reply}");
        assert!(log.text().contains("takes mails again"), "{reply}");
    }
}

#[tokio::test]
async fn a_wrong_password_lets_all_mails_wait_and_is_in_no_log() {
    let smtp = SmtpStub::start().await;
    let url = format!("smtp://ada:hunter2-canary@{}", smtp.address);
    let log = Log::of_every_level();
    let host =
        Host::start_with(|builder| builder.mailer(SmtpMailer::from_url(&url).unwrap())).await;
    host.register("ada@example.org").await;
    // "\0ada\0hunter2-canary" in base64, as a server repeats it that does not know the command.
    smtp.answer("AUTH", "500 unknown command AUTH PLAIN AGFkYQBodW50ZXIyLWNhbmFyeQ==");
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().retried, 1);
    let text = log.text();
    assert!(text.contains("NO MAIL GOES OUT") && text.contains("stage=\"login\""), "{text}");
    assert!(!text.contains("canary") && !text.contains("AGFkYQBod"), "{text}");
    let failure = host.text("SELECT failure FROM signup_outbox").await;
    assert!(!failure.contains("AGFkYQBod"), "{failure}");
}

#[tokio::test]
async fn a_full_mailbox_and_a_greylisting_server_are_tried_again_in_silence() {
    let (host, smtp) = start().await;
    for reply in ["552 5.2.2 mailbox full", "450 4.7.1 greylisted", "452 4.2.2 over quota"] {
        let log = Log::start();
        smtp.answer("RCPT TO", reply);
        register(&host, "ada@example.org").await;
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().retried, 1, "{reply}");
        assert!(errors(&log.text()).is_empty(), "{reply}");
        assert!(host.signup.health().await.is_ok(), "{reply}");
        smtp.accept();
        host.clock.advance(HOUR);
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1, "{reply}");
    }
}

#[tokio::test]
async fn a_refused_recipient_is_final_and_the_waiting_page_says_so() {
    let (host, smtp) = start().await;
    for (command, reply) in [
        ("RCPT TO:<ada@", "550 5.1.1 <ada@example.org>: User unknown"),
        ("RCPT TO:<ada@", "550 no such user"),
        ("content", "550 5.1.1 no such user"),
    ] {
        let before = host.count(REFUSED).await;
        let cookie = register(&host, "ada@example.org").await;
        assert!(host.check(&cookie).await.body.contains("We are emailing"), "{reply}");
        smtp.answer(command, reply);
        assert_eq!(host.signup.deliver_due_mail().await.unwrap().dead, 1, "{reply}");
        smtp.accept();
        assert_eq!(host.count(REFUSED).await, before + 1, "{reply}");
        let page = host.check(&cookie).await;
        assert!(page.body.contains("We could not deliver to"), "{reply}: {}", page.body);
        assert!(page.body.contains("data-signup=\"change-address\""), "{}", page.body);
        assert!(!page.body.contains("We are emailing"), "{}", page.body);
        assert!(host.signup.health().await.is_ok(), "one mailbox is no fault of the server");
    }
}

/// An open page asks with `HEAD` whether the page at its path redirects.
#[tokio::test]
async fn an_open_page_notices_the_refusal_and_shows_it_once() {
    let (host, smtp) = start().await;
    smtp.answer("RCPT TO", "550 5.1.1 User unknown");
    let cookie = register(&host, "ada@example.org").await;
    let asked = host.get_as("/join/us/check", &cookie).await;
    assert_eq!(asked.status, 200);
    host.signup.deliver_due_mail().await.unwrap();
    let asked = host.get_as("/join/us/check", &cookie).await;
    assert_eq!(asked.status, 303);
    let shown = host.get_as(asked.location(), &cookie).await;
    assert_eq!(shown.status, 200, "no loop");
    // A browser that did not begin the attempt learns nothing.
    let other = host.get(asked.location()).await;
    assert!(!other.body.contains("could not deliver"), "{}", other.body);
}

#[tokio::test]
async fn another_mail_or_another_address_ends_the_refusal() {
    let (host, smtp) = start().await;
    smtp.answer("RCPT TO:<ada@", "550 5.1.1 User unknown");
    let cookie = register(&host, "ada@example.org").await;
    host.signup.deliver_due_mail().await.unwrap();
    assert!(host.check(&cookie).await.body.contains("could not deliver"));
    host.clock.advance(HOUR);
    host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
    assert!(host.check(&cookie).await.body.contains("We are emailing"));
    host.signup.deliver_due_mail().await.unwrap();
    assert!(host.check(&cookie).await.body.contains("could not deliver"));
    host.post_as("/join/us/address", &cookie, &[("email", "eve@example.org")]).await;
    assert!(host.check(&cookie).await.body.contains("We are emailing"));
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    assert!(host.check(&cookie).await.body.contains("We are emailing"));
}

#[tokio::test]
async fn a_refused_notice_to_the_owner_of_an_account_looks_like_a_refused_confirmation() {
    let smtp = SmtpStub::start().await;
    let url = smtp.url();
    let host = Host::start().await;
    host.has_account("ada@example.org").await;
    host.clock.advance(HOUR);
    let host = host.beside(|builder| builder.mailer(SmtpMailer::from_url(&url).unwrap())).await;
    host.signup.deliver_due_mail().await.unwrap();
    for (command, reply) in [
        ("RCPT TO", "550 5.1.1 <(recipient)>: User unknown"),
        ("content", "554 transaction failed"),
        ("content", "550 5.1.1 no such user"),
        ("MAIL FROM", "553 5.7.1 sender"),
    ] {
        smtp.answer(command, reply);
        let mut pages = Vec::new();
        for email in ["ada@example.org", "eve@example.org"] {
            let cookie = register(&host, email).await;
            host.signup.deliver_due_mail().await.unwrap();
            let name = email.split('@').next().unwrap();
            pages.push(host.check(&cookie).await.without_nonce().replace(name, "(name)"));
        }
        assert_eq!(pages[0], pages[1], "{reply}");
        smtp.accept();
        host.clock.advance(HOUR);
        host.signup.deliver_due_mail().await.unwrap();
    }
}

/// The text of the two mails differs, so a refusal of the text would tell which mail it was.
#[tokio::test]
async fn a_refused_content_is_final_and_told_to_the_operator_alone() {
    let (host, smtp) = start().await;
    let cookie = register(&host, "ada@example.org").await;
    smtp.answer("content", "554 transaction failed");
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().dead, 1);
    assert!(host.check(&cookie).await.body.contains("We are emailing"));
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox WHERE state = 'dead'").await, 1);
}

#[tokio::test]
async fn ehlo_names_the_site_and_not_the_machine() {
    let (host, smtp) = start().await;
    register(&host, "ada@example.org").await;
    assert_eq!(host.signup.deliver_due_mail().await.unwrap().sent, 1);
    assert_eq!(smtp.commands()[0], "EHLO app.example.org");
}
