//! Every statement of the store finds its rows by an index: none reads a whole table.

#![allow(clippy::unwrap_used)]

mod common;

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, Mutex},
    time::Duration,
};

use common::{
    Host, ORIGIN, PASSWORD, code,
    database::{Database, Engine, Pool},
    link,
};
use leptos_signup::{
    Admission, HashCost, Invite, MailBudgets, SignupBuilder, Subject,
    email::EmailAddress,
    server::{
        event::{Event, EventSink, SinkError},
        mail::async_trait,
    },
    username::{Username, UsernameRules},
};
use sqlx::{AssertSqlSafe, Row};
use tracing::field::{Field, Visit};
use tracing_subscriber::{Layer, layer::Context, prelude::*};

/// The statements that sqlx logs.
#[derive(Clone, Default)]
struct Statements(Arc<Mutex<BTreeSet<String>>>);

impl<S: tracing::Subscriber> Layer<S> for Statements {
    fn on_event(&self, event: &tracing::Event<'_>, _: Context<'_, S>) {
        if event.metadata().target() == "sqlx::query" {
            event.record(&mut self.clone());
        }
    }
}

impl Visit for Statements {
    fn record_str(&mut self, field: &Field, value: &str) {
        // A short statement is its own summary.
        if ["db.statement", "summary"].contains(&field.name()) && !value.contains('…') {
            self.0.lock().unwrap().insert(value.trim().to_owned());
        }
    }

    fn record_debug(&mut self, _: &Field, _: &dyn fmt::Debug) {}
}

#[derive(Debug)]
struct Sink;

#[async_trait]
impl EventSink for Sink {
    async fn take(&self, _: &Event) -> Result<(), SinkError> {
        Ok(())
    }
}

/// All that a host does with its store.
async fn live(host: &Host) {
    let minute = Duration::from_secs(60);
    for email in ["ada@example.org", "ada@example.org", "eve@example.org"] {
        let cookie = host.register(email).await.cookie();
        host.clock.advance(minute);
        host.post_as("/join/us/check", &cookie, &[("again", "1")]).await;
        host.post_as("/join/us/check", &cookie, &[("code", "BBBB-BBBB")]).await;
        let mail = &host.mails(email).await[0];
        host.post_as("/join/us/check", &cookie, &[("code", &code(mail))]).await;
    }
    let list = host.signup.waitlist("account");
    let parked = list.list(None, 1).await.unwrap();
    list.list(parked.first(), 1).await.unwrap();
    list.admit(parked[0].id).await.unwrap();
    list.decline(list.list(None, 1).await.unwrap()[0].id).await.unwrap();
    let cookie = host.register("bob@example.org").await.cookie();
    host.clock.advance(minute);
    host.post_as("/join/us/address", &cookie, &[("email", "rob@example.org")]).await;
    let not_me = link(&host.mails("rob@example.org").await[0]).replace("/confirm?", "/not-me?");
    let cookie = host.get(not_me.strip_prefix(ORIGIN).unwrap()).await.cookie();
    host.post_as("/join/us/not-me", &cookie, &[("sure", "on")]).await;
    let invites = host.signup.invites("club");
    let invite = invites.create(Invite::new()).await.unwrap();
    let issued = invite.code().expose();
    let pupil = [("username", "ada"), ("invite", issued.as_str())];
    host.post("/club", &pupil).await;
    host.post("/club", &pupil).await;
    host.post("/class", &[("username", "ada"), ("password", PASSWORD)]).await;
    invites.list(None, 1).await.unwrap();
    invites.revoke(invite.id()).await.unwrap();
    operate(host).await;
    host.signup.deliver_due_events().await.unwrap();
    host.signup.deliver_due_mail().await.unwrap();
    host.clock.advance(minute * 60 * 24 * 30);
    host.signup.count_outdated().await.unwrap();
    host.signup.purge().await.unwrap();
}

/// All that operators do with it.
async fn operate(host: &Host) {
    let now = host.signup.health().await;
    assert!(now.is_ready(), "{now}");
    for stale in [
        "UPDATE signup_attempt SET key_version = 0, email_key = 'old' WHERE form = 'account'",
        "UPDATE signup_account SET key_version = 0, username_version = 0 WHERE form = 'class'",
    ] {
        host.database.execute(stale).await;
    }
    host.register("eve@example.org").await;
    assert!(host.signup.rekey().await.unwrap().accounts > 0);
    let account = host.database.uuid("SELECT id FROM signup_account WHERE form = 'class'").await;
    let dear = HashCost::new(19_456, 3);
    let other = host.beside(|builder| configure(builder).hash_cost(dear)).await;
    assert!(other.signup.verify_password(Some(account), PASSWORD).await.unwrap());
    let rules = UsernameRules::new();
    let username = Username::parse("ada", &rules).unwrap();
    host.signup.erase(&Subject::Username { form: "class".to_owned(), username }).await.unwrap();
    host.register("ada@example.org").await;
    let address = EmailAddress::parse("ada@example.org").unwrap();
    assert!(!host.signup.erase(&Subject::Address(address)).await.unwrap().is_nothing());
}

fn configure(builder: SignupBuilder) -> SignupBuilder {
    let builder = builder.form(common::club_form()).form(common::class_form());
    let builder = builder.admission("account", Admission::waitlist());
    let builder = builder.admission("club", Admission::invite_only());
    builder.mail_budgets(MailBudgets::new().pause(Duration::ZERO)).on_event(Sink)
}

/// What the database does for a statement, whose values are not known.
async fn plan(pool: &Pool, statement: &str) -> Vec<String> {
    match pool {
        Pool::Sqlite(pool) => {
            let sql = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {statement}"));
            let rows = sqlx::raw_sql(sql).fetch_all(pool).await.unwrap();
            rows.iter().map(|row| row.get("detail")).collect()
        }
        Pool::Postgres(pool) => {
            let places = (1..).take_while(|n| statement.contains(&format!("${n}"))).count();
            let values = vec!["NULL"; places].join(", ");
            let values = if places == 0 { String::new() } else { format!("({values})") };
            let mut connection = pool.acquire().await.unwrap();
            let prepare = format!(
                "SET plan_cache_mode = force_generic_plan; SET enable_seqscan = off;
                 PREPARE this AS {statement}"
            );
            sqlx::raw_sql(AssertSqlSafe(prepare)).execute(&mut *connection).await.unwrap();
            let explain = AssertSqlSafe(format!("EXPLAIN EXECUTE this{values}"));
            let rows = sqlx::raw_sql(explain).fetch_all(&mut *connection).await.unwrap();
            sqlx::raw_sql("DEALLOCATE this").execute(&mut *connection).await.unwrap();
            rows.iter().map(|row| row.get(0)).collect()
        }
        // It plans by values alone.
        Pool::Mysql(_) => Vec::new(),
    }
}

fn is_of_the_store(statement: &str) -> bool {
    let kinds = ["SELECT", "UPDATE", "DELETE"];
    statement.contains("signup_")
        && !statement.contains("signup_migrations")
        && kinds.iter().any(|kind| statement.starts_with(kind))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_statement_reads_a_whole_table() {
    let statements = Statements::default();
    tracing_subscriber::registry().with(statements.clone()).init();
    for engine in [Engine::Sqlite, Engine::Postgres] {
        let Some(database) = Database::fresh(engine).await else { continue };
        let host = Host::on(database, configure).await;
        live(&host).await;
        let all = std::mem::take(&mut *statements.0.lock().unwrap());
        let all: Vec<&String> = all.iter().filter(|it| is_of_the_store(it)).collect();
        assert!(all.len() > 35, "{engine:?}: {}", all.len());
        for statement in all {
            for line in plan(&host.database.pool, statement).await {
                let is_scan = match engine {
                    Engine::Sqlite => line.starts_with("SCAN") && !line.contains("USING"),
                    _ => line.contains("Seq Scan"),
                };
                let is_table = line != "SCAN CONSTANT ROW";
                assert!(!(is_scan && is_table), "{engine:?}: {line}\n{statement}");
            }
        }
        statements.0.lock().unwrap().clear();
    }
}
