//! Nobody learns who has an account: what is answered, and what is done for it, is the same for an
//! address that nobody used, one that is waited for, one with an account, one whose owner wants no
//! mail, and for a bot.
//!
//! The time that it takes is measured by a benchmark: `make timing`.

use std::{fmt::Write, time::Duration};

use leptos_signup::{Form, MailBudgets, accounts::LogIn};
use tracing::Level;
use tracing_subscriber::fmt::MakeWriter;

use crate::common::{Answer, Host, PASSWORD, TRAP, capture::Lines, forum_form, link};

const CASES: [&str; 5] = ["unknown", "pending", "account", "blocked", "program"];

#[derive(Clone, Default)]
pub(super) struct Statements(Lines);

impl<'a> MakeWriter<'a> for Statements {
    type Writer = Lines;

    fn make_writer(&'a self) -> Lines {
        self.0.clone()
    }
}

impl Statements {
    /// Of all threads: statements run on one of the database's.
    pub(super) fn log() -> Self {
        let statements = Self::default();
        tracing_subscriber::fmt()
            .with_max_level(Level::DEBUG)
            .without_time()
            .with_ansi(false)
            .with_writer(statements.clone())
            .init();
        statements
    }

    pub(super) fn count(&self) -> usize {
        self.0.text().lines().count()
    }

    /// The statements since `from`, without the numbers of rows and the time. Left out is what depends on
    /// the moment: the statements by which a pool opens a connection, and a transaction that the database
    /// aborted, because it runs again.
    pub(super) fn since(&self, from: usize) -> Vec<String> {
        let text = self.0.text();
        let mut statements: Vec<String> = Vec::new();
        for line in text.lines().skip(from) {
            if line.contains("a transaction was aborted and runs again") {
                let begin = statements.iter().rposition(|it| is_begin(it)).unwrap();
                statements.truncate(begin);
            }
            // What bots did is undone in silence.
            if line.contains("summary=\"COMMIT\"") {
                continue;
            }
            let Some(statement) = line.split("summary=").nth(1) else { continue };
            let statement = statement.split("rows_affected").next().unwrap();
            if !opens_connection(statement) {
                statements.push(statement.to_owned());
            }
        }
        statements
    }
}

fn is_begin(statement: &str) -> bool {
    statement.starts_with("\"BEGIN") || statement.contains("START TRANSACTION")
}

fn opens_connection(statement: &str) -> bool {
    let settings = ["\"PRAGMA ", "\"SET sql_mode", "\"SET SESSION "];
    settings.iter().any(|setting| statement.starts_with(setting))
}

/// All of an answer, but for what names the person and for what is random.
pub(super) fn shown(answer: &Answer, address: &str) -> String {
    let mut shown = format!("{}\n", answer.status);
    for (name, value) in &answer.headers {
        let value = value.to_str().unwrap();
        let value = match value.split_once("=").filter(|_| name == "set-cookie") {
            Some((name, rest)) => {
                let (secret, attributes) = rest.split_once(';').unwrap();
                assert_eq!(secret.len(), 43, "256 random bits in Base64");
                format!("{name}=…;{attributes}")
            }
            None if name == "content-security-policy" => without_nonces(value),
            None => value.to_owned(),
        };
        writeln!(shown, "{name}: {value}").unwrap();
    }
    // What Leptos appends has the nonce of its scripts.
    let body = answer.without_nonce();
    let body = body.split("<script nonce=").next().unwrap();
    shown + &body.replace(address, "ADDRESS")
}

fn without_nonces(policy: &str) -> String {
    let words = policy.split(' ').map(|word| match word.starts_with("'nonce-") {
        true => "'nonce-…'",
        false => word,
    });
    words.collect::<Vec<_>>().join(" ")
}

/// What one browser sees from the sign-up to the end of its patience, and what was done for it.
async fn visit(host: &Host, case: &str, address: &str, statements: &Statements) -> Vec<String> {
    let bait = if case == "program" { "seo" } else { "" };
    let fields = [("email", address), ("password", PASSWORD), (TRAP, bait)];
    let mut seen = Vec::new();
    let from = statements.count();
    let answer = host.post("/join/us", &fields).await;
    seen.push(statements.since(from).join("\n"));
    let cookie = answer.cookie();
    let api = host.send(api_call(address)).await;
    host.clock.advance(Duration::from_secs(1));
    let wrong = [("code", "0000-0000")];
    let answers = [
        answer,
        host.get_as("/join/us/check", &cookie).await,
        host.get_as("/join/us/address", &cookie).await,
        host.post_as("/join/us/check", &cookie, &wrong).await,
        host.post_as("/join/us/check", &cookie, &[("again", "1")]).await,
        host.get_as("/join/us/check", &cookie).await,
        host.get_as("/join/us/confirm", &cookie).await,
        host.get_as("/join/us/done", &cookie).await,
    ];
    seen.extend(answers.iter().map(|answer| shown(answer, address)));
    host.clock.advance(Duration::from_secs(60));
    let from = statements.count();
    let again = host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
    seen.push(shown(&again, address));
    seen.push(statements.since(from).join("\n"));
    let api = shown(&api, address);
    let (before, after) = api.split_once("\"attempt\":\"").unwrap();
    let (secret, after) = after.split_once('"').unwrap();
    assert_eq!(secret.len(), 43);
    seen.push(format!("{before}{after}"));
    seen
}

fn api_call(address: &str) -> axum::http::Request<axum::body::Body> {
    let body = format!(r#"{{"email": "{address}", "password": "{PASSWORD}"}}"#);
    axum::http::Request::post("/join/us/api/v1/account")
        .header("content-type", "application/json")
        .body(body.into())
        .unwrap()
}

#[tokio::test]
async fn five_kinds_of_addresses_are_answered_alike() {
    crate::in_own_process!();
    let statements = Statements::log();
    let host = Host::start_with(|builder| {
        builder.json_api("account").mail_budgets(MailBudgets::new().pause(Duration::ZERO))
    })
    .await;
    host.register("pending@example.org").await;
    host.has_account("account@example.org").await;
    host.register("blocked@example.org").await;
    let mails = host.mails("blocked@example.org").await;
    let not_me = link(&mails[0]).replace("/confirm?", "/not-me?");
    let cookie = host.follow(&not_me).await;
    let deleted = host.post_as("/join/us/not-me", &cookie, &[("sure", "on")]).await;
    assert!(deleted.body.contains("Sign-up cancelled"), "{}", deleted.body);

    let mut all = Vec::new();
    for case in CASES {
        host.signup.deliver_due_mail().await.unwrap();
        host.clock.advance(Duration::from_secs(3600));
        let address = format!("{case}@example.org");
        all.push(visit(&host, case, &address, &statements).await);
    }
    let new = &all[0];
    assert!(new[0].contains("INSERT INTO signup_outbox"), "statements are seen: {}", new[0]);
    for (case, seen) in CASES.iter().zip(&all) {
        assert_eq!(new.len(), seen.len());
        for (step, (one, other)) in new.iter().zip(seen).enumerate() {
            assert_eq!(one, other, "{case}, step {step}");
        }
    }

    // What differs is in the mailboxes alone.
    let subjects = |mails: &[leptos_signup::Mail]| -> Vec<String> {
        mails.iter().map(|mail| mail.subject.clone()).collect()
    };
    let confirm = "Confirm your email address for Orchard".to_owned();
    let owner = "You already have an account with Orchard".to_owned();
    assert_eq!(subjects(&host.mails("unknown@example.org").await), vec![confirm.clone(); 2]);
    assert_eq!(subjects(&host.mails("account@example.org").await)[..2], vec![owner; 2]);
    assert_eq!(host.mails("blocked@example.org").await.len(), 1, "the one from before");
    // Programs have no trap to step into.
    assert_eq!(subjects(&host.mails("program@example.org").await), [confirm]);
    let rows =
        "SELECT count(*) FROM signup_attempt WHERE email_deliverable = 'program@example.org'";
    assert_eq!(host.count(rows).await, 2, "of the page, without a mail, and of the API");
}

#[tokio::test]
async fn a_log_in_runs_the_same_statements_with_and_without_an_account() {
    crate::in_own_process!();
    let statements = Statements::log();
    let open = Form::new("open").at("/letter").email().password().reveal_duplicates();
    let host = Host::start_with(|builder| builder.form(forum_form()).form(open)).await;
    host.has_account("ada@example.org").await;
    host.register("waits@example.org").await;
    for form in ["account", "forum", "open"] {
        let accounts = host.signup.accounts(form);
        let mut seen = Vec::new();
        for login in ["ada@example.org", "waits@example.org", "new@example.org"] {
            let from = statements.count();
            let answer = accounts.authenticate(login, "some other plain words").await.unwrap();
            assert!(matches!(answer, LogIn::Refused), "{answer:?}");
            seen.push(statements.since(from));
        }
        assert!(seen[0].iter().any(|it| it.contains("password_hash")), "{seen:?}");
        assert!(seen[0].len() <= 10, "{} statements", seen[0].len());
        assert_eq!(seen[0], seen[1], "{form}");
        assert_eq!(seen[0], seen[2], "{form}");
    }
}
