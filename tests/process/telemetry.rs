//! What operators see: numbers without names, and logs without secrets.

use std::{
    fmt::Write,
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};

use axum::http::StatusCode;
use leptos_signup::{
    Mail, MailError, Mailer, SignupBuilder, SqliteStore, async_trait,
    event::{Event, EventSink, SinkError},
};
use metrics_util::debugging::{DebugValue, DebuggingRecorder};
use sqlx::Row;

use crate::common::{
    self, Host, ORIGIN, PASSWORD, TRAP, capture, class_form, code, link, with_garden,
};

/// The counters and gauges that are not zero, one a line, in order.
fn numbers(recorder: &DebuggingRecorder) -> Vec<String> {
    let mut lines = Vec::new();
    for (key, _, description, value) in recorder.snapshotter().snapshot().into_vec() {
        let key = key.key();
        let number = match value {
            DebugValue::Counter(number) => number.to_string(),
            DebugValue::Gauge(number) if number.0 == 0.0 => continue,
            DebugValue::Gauge(number) => number.to_string(),
            DebugValue::Histogram(_) => unreachable!("there is none"),
        };
        assert!(description.is_some(), "{key} is described");
        let mut line = key.name().to_owned();
        for label in key.labels() {
            write!(line, " {}={}", label.key(), label.value()).unwrap();
        }
        lines.push(format!("{line}: {number}"));
    }
    lines.sort();
    lines
}

/// The numbers that `visit` adds, with a recorder of this thread alone.
async fn counted(
    configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
    visit: impl AsyncFnOnce(&Host),
) -> Vec<String> {
    let recorder = DebuggingRecorder::new();
    let _guard = metrics::set_default_local_recorder(&recorder);
    let host = Host::start_with(configure).await;
    visit(&host).await;
    numbers(&recorder)
}

#[tokio::test]
async fn the_funnel_is_counted_from_the_first_try_to_the_account() {
    let lines = counted(
        |builder| builder,
        async |host| {
            host.post("/join/us", &[("email", "ada@"), ("password", "short")]).await;
            host.post("/join/us", &[("email", "a\u{1F}b@x.org"), ("password", "short")]).await;
            let originator = host.register("ada@example.org").await.cookie();
            let mails = host.mails("ada@example.org").await;
            let enter = async |code: &str| {
                host.post_as("/join/us/check", &originator, &[("code", code)]).await.status
            };
            assert_eq!(enter("1234-5678").await, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(enter(&code(&mails[0])).await, StatusCode::SEE_OTHER);
            let unknown = [ORIGIN, "/join/us/confirm?token=", &"x".repeat(43)].concat();
            let unknown = host.open(&unknown).await;
            host.post_as("/join/us/confirm", &unknown, &[("password", PASSWORD)]).await;
            let late = host.register("eve@example.org").await.cookie();
            host.clock.advance(Duration::from_secs(24 * 60 * 60));
            host.post_as("/join/us/check", &late, &[("code", "1234-5678")]).await;
            host.signup.deliver_due_mail().await.unwrap();
        },
    )
    .await;
    assert_eq!(
        lines,
        [
            "signup_attempts_total form=account: 2",
            "signup_confirmed_total form=account: 1",
            "signup_mails_total form=account outcome=dead: 1",
            "signup_mails_total form=account outcome=sent: 2",
            "signup_refused_total form=account field=code code=code_expired: 1",
            "signup_refused_total form=account field=code code=wrong_code: 1",
            "signup_refused_total form=account field=email code=email_domain_empty: 1",
            "signup_refused_total form=account field=email code=email_local_invalid_chars: 1",
            "signup_refused_total form=account field=link code=link_unknown: 1",
            "signup_refused_total form=account field=password code=password_too_short: 2",
        ]
    );
}

#[tokio::test]
async fn the_words_of_a_host_are_counted_and_what_was_typed_never_is() {
    let typed = [
        ("email", "ada@example.org"),
        ("name", "A"),
        ("since", "long ago"),
        ("side", "north"),
        ("rules", "on"),
        ("source", "<b>"),
        ("else", "what"),
    ];
    let lines = counted(with_garden, async |host| {
        assert_eq!(host.post("/garden", &typed).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
    assert_eq!(
        lines,
        [
            "signup_refused_total form=garden field=name code=too_short: 1",
            "signup_refused_total form=garden field=side code=not_a_choice: 1",
            "signup_refused_total form=garden field=since code=host_no_year: 1",
            "signup_refused_total form=garden field=source code=pattern: 1",
        ]
    );
}

#[tokio::test]
async fn an_address_that_has_an_account_counts_like_any_other() {
    let mut both = Vec::new();
    for email in ["ada@example.org", "eve@example.org"] {
        let recorder = DebuggingRecorder::new();
        let host = Host::start_with(|builder| builder.on_event(Blotter)).await;
        host.has_account("ada@example.org").await;
        let _guard = metrics::set_default_local_recorder(&recorder);
        let originator = host.register(email).await.cookie();
        host.signup.deliver_due_mail().await.unwrap();
        host.post_as("/join/us/check", &originator, &[("code", "1234-5678")]).await;
        host.clock.advance(Duration::from_secs(61));
        host.post_as("/join/us/check", &originator, &[("again", "1")]).await;
        host.signup.deliver_due_mail().await.unwrap();
        host.signup.deliver_due_events().await.unwrap();
        let snapshot = recorder.snapshotter().snapshot().into_vec();
        let mut lines: Vec<String> =
            snapshot.iter().map(|(key, _, _, value)| format!("{key:?} {value:?}")).collect();
        lines.sort();
        assert!(lines.len() >= 4, "{lines:?}");
        both.push(lines);
    }
    assert_eq!(both[0], both[1]);
}

#[tokio::test]
async fn bots_failures_and_events_are_counted_apart() {
    let recorder = DebuggingRecorder::new();
    let _guard = metrics::set_default_local_recorder(&recorder);
    let failing = |store: SqliteStore| {
        store.on_account(|_, _| Box::pin(async { Err("no seat is left".into()) }))
    };
    let host = Host::start_on(failing, |builder| builder.on_event(Blotter)).await;
    let bot = [("email", "bot@example.org"), ("password", PASSWORD), (TRAP, "x")];
    host.post("/join/us", &bot).await;
    host.register("ada@example.org").await;
    let cookie = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    host.post_as("/join/us/confirm", &cookie, &[("password", PASSWORD)]).await;
    host.signup.deliver_due_events().await.unwrap();
    assert_eq!(
        numbers(&recorder),
        [
            "signup_attempts_total form=account: 1",
            "signup_events_total form=account kind=attempt_started outcome=retried: 1",
            "signup_mails_total form=account outcome=sent: 1",
            "signup_refused_total form=account field= code=unavailable: 1",
            "signup_refused_total form=account field=trap code=trapped: 1",
        ]
    );
}

/// Takes nothing.
#[derive(Debug)]
struct Blotter;

#[async_trait]
impl EventSink for Blotter {
    async fn take(&self, _: &Event) -> Result<(), SinkError> {
        Err("it is full".into())
    }
}

/// Repeats the address in its answers, as mail servers do.
#[derive(Debug)]
struct Talkative(common::CapturedMailer);

#[async_trait]
impl Mailer for Talkative {
    async fn send(&self, mail: &Mail) -> Result<(), MailError> {
        self.0.send(mail).await?;
        Err(MailError::transient(format!("451 <{}> said hello too early", mail.to)))
    }
}

const NAME: &str = "ada.lovelace";
const EMAIL: &str = "ada.lovelace@example.org";

#[tokio::test]
#[allow(clippy::too_many_lines, reason = "it is one story, told in order")]
async fn no_log_at_any_level_has_an_address_a_secret_or_a_value() {
    crate::in_own_process!();
    let log = capture::everything();
    let mailer = leptos_signup::CapturedMailer::new();
    let talkative = Talkative(mailer.clone());
    let moody = |store: SqliteStore| {
        let calls = AtomicU32::new(0);
        store.on_account(move |connection, account| {
            let fails = calls.fetch_add(1, Ordering::SeqCst).is_multiple_of(2);
            Box::pin(async move {
                sqlx::query("INSERT INTO gardener (email) VALUES (?1)")
                    .bind(&account.email_deliverable)
                    .execute(connection)
                    .await?;
                if fails { Err("no seat is left".into()) } else { Ok(()) }
            })
        })
    };
    let host = Host::start_on(moody, |builder| {
        with_garden(builder).form(class_form()).mailer(talkative).on_event(Blotter)
    })
    .await;
    sqlx::raw_sql("CREATE TABLE gardener (email TEXT UNIQUE)").execute(host.pool()).await.unwrap();
    let background = host.signup.run_in_background();
    let mut secrets: Vec<String> = [
        NAME,
        "lovelace",
        "Augusta",
        "countess",
        "I like worms",
        "shade",
        "hunter2",
        "correct horse",
        "argon2",
    ]
    .map(str::to_owned)
    .to_vec();

    // The form of an account: mistyped, sent, sent again, known.
    host.get(&format!("/join/us?email={EMAIL}")).await;
    host.post("/join/us", &[("email", "ada.lovelace@exa mple"), ("password", "hunter2")]).await;
    let account = [("email", EMAIL), ("password", "correct horse of plain words")];
    let path = <leptos_signup::server_functions::Register as leptos::server_fn::ServerFn>::PATH;
    let call = [("form", "account"), account[0], account[1]];
    host.post(path, &call).await;
    let originator = host.post("/join/us", &account).await.cookie();
    host.post_as("/join/us/check", &originator, &[("code", "1234-5678")]).await;

    // A name alone: the hook fails, then it is free, then taken.
    let pupil = [("username", "countess"), ("password", "correct horse of plain words")];
    for status in [503, 303, 422] {
        assert_eq!(host.post("/class", &pupil).await.status, status);
    }

    // The garden, whose mails fail to leave until they are sent again.
    let filled = [
        ("email", EMAIL),
        ("name", "Augusta"),
        ("about", "I like worms"),
        ("side", "shade"),
        ("rules", "on"),
    ];
    let gardener = host.post("/garden", &filled).await.cookie();
    host.clock.advance(Duration::from_secs(61));
    host.post_as("/garden/check", &gardener, &[("again", "1")]).await;
    let is_of_garden = |mail: &&Mail| mail.text.contains("/garden/confirm");
    let mail = loop {
        let mails = mailer.mails();
        let mut mails: Vec<&Mail> = mails.iter().filter(is_of_garden).collect();
        mails.sort_by_key(|mail| mail.date);
        match mails.last() {
            Some(mail) if mail.date == host.clock.now() => break (*mail).clone(),
            _ => tokio::task::yield_now().await,
        }
    };
    let cookie = host.follow(&link(&mail)).await;
    let confirm = [&filled[..], &[("password", "correct horse of plain words")]].concat();
    let failed = host.post_as("/garden/confirm", &cookie, &confirm).await;
    assert_eq!(failed.status, StatusCode::SERVICE_UNAVAILABLE);
    let done = host.post_as("/garden/confirm", &cookie, &confirm).await;
    assert_eq!(done.location(), "/garden/done");
    host.post("/garden", &filled).await;
    host.signup.deliver_due_mail().await.unwrap();
    host.signup.deliver_due_events().await.unwrap();
    background.stop().await;

    for mail in mailer.mails().iter().filter(|mail| mail.text.contains("token=")) {
        let code = code(mail);
        secrets.extend([code.replace('-', ""), code]);
        secrets.push(link(mail).split_once("token=").unwrap().1.to_owned());
    }
    secrets.extend([originator, gardener, cookie].map(|c| c.split_once('=').unwrap().1.to_owned()));
    secrets.extend(hashes(&host).await);
    let text = log.text();
    for secret in &secrets {
        assert!(!text.contains(secret), "{secret} is in the log: {}", around(&text, secret));
    }
    assert!(secrets.len() > 40, "{}", secrets.len());

    // It does say what an operator needs, and the silence is not for want of listening.
    for piece in [
        "signup.register{form=\"account\"",
        "signup.confirm{form=\"garden\" proof=\"link\"",
        "signup.resend{form=\"garden\"",
        "signup.send{form=\"garden\"",
        "address=a***@example.org",
        "outcome=\"refused\"",
        "outcome=\"unavailable\"",
        "outcome=\"now\"",
        "outcome=\"renewed\"",
        "451 <(recipient)> said hello too early",
        "no seat is left",
        "it is full",
        "sqlx::query",
        "INSERT INTO signup_attempt",
        "INSERT INTO gardener",
        "UPDATE signup_outbox",
    ] {
        assert!(text.contains(piece), "{piece} is not in the log");
    }
}

/// Every hash at rest, as logs write bytes.
async fn hashes(host: &Host) -> Vec<String> {
    let rows = sqlx::query(
        "SELECT originator_hash AS hash FROM signup_attempt
         UNION SELECT link_hash FROM signup_link
         UNION SELECT code_hash FROM signup_attempt
         UNION SELECT text_hash FROM signup_consent",
    )
    .fetch_all(host.pool())
    .await
    .unwrap();
    let mut all = Vec::new();
    for row in rows {
        let hash: Vec<u8> = row.get("hash");
        let hex = hash.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
        let list = format!("{:?}", &hash[..8]);
        all.extend([hex[..16].to_uppercase(), hex[..16].to_owned()]);
        all.push(list.trim_matches(['[', ']']).to_owned());
    }
    all
}

fn around<'a>(text: &'a str, secret: &str) -> &'a str {
    let at = text.find(secret).unwrap();
    text[at.saturating_sub(300)..].split('\n').next().unwrap()
}

#[tokio::test]
async fn what_is_purged_and_what_waits_is_counted() {
    let budgets = leptos_signup::MailBudgets::new();
    let lines = counted(
        |builder| builder.mail_budgets(budgets),
        async |host| {
            host.register("ada@example.org").await;
            host.register("ada@example.org").await;
            host.signup.deliver_due_mail().await.unwrap();
            host.clock.advance(Duration::from_secs(30 * 24 * 60 * 60));
            host.signup.purge().await.unwrap();
        },
    )
    .await;
    for line in [
        "signup_mails_total form=account outcome=deferred: 1",
        "signup_purged_total kind=attempt: 2",
        "signup_purged_total kind=budget: 5",
        "signup_purged_total kind=mail: 1",
    ] {
        assert!(lines.contains(&line.to_owned()), "{line}: {lines:?}");
    }
}
