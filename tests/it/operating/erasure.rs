//! Deleting a person's data.

use std::{
    fs,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::http::StatusCode;
use leptos_signup::{
    Admission, Invite, MailBudgets, MysqlStore, PostgresStore, SignupBuilder, SqliteStore, Subject,
    email::EmailAddress,
    event::EventKind,
    operations::Erased,
    store::AnyStore,
    username::{Username, UsernameRules},
};
use uuid::Uuid;

use crate::common::{
    Diary, Host, PASSWORD, beta_form, class_form, code,
    database::{Database, Engine},
    link, with_garden,
};

crate::on_each_database! {
    all_data_of_a_person_is_deleted_and_no_data_of_others,
    an_account_goes_and_what_its_owner_has_by_other_forms_stays,
    a_name_is_enough_where_there_is_no_address,
    no_data_is_left_of_a_person_who_confirms_during_the_erasure,
    what_a_form_that_is_gone_left_goes_too,
    a_key_of_an_older_version_hides_no_data,
    mails_go_whose_attempt_is_gone,
    erasing_a_person_removes_them_from_the_waitlist,
    the_host_hears_of_it_once_and_of_nothing_else,
    what_the_host_hears_just_then_comes_before,
    the_hosts_own_rows_go_in_the_same_transaction,
    rows_that_reference_an_account_go_by_the_hook_or_by_their_key,
    a_hook_that_lost_its_transaction_deletes_nothing,
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";
const ATTEMPTS: &str = "SELECT count(*) FROM signup_attempt";
const MAILS: &str = "SELECT count(*) FROM signup_outbox";

pub(super) fn address(text: &str) -> Subject {
    Subject::Address(EmailAddress::parse(text).unwrap())
}

async fn erase(host: &Host, subject: &Subject) -> Erased {
    host.signup.erase(subject).await.unwrap()
}

pub(super) fn forms(builder: SignupBuilder) -> SignupBuilder {
    with_garden(builder)
        .form(beta_form())
        .admission("beta", Admission::invite_only())
        .form(class_form())
        .mail_budgets(MailBudgets::new().pause(Duration::ZERO))
}

pub(super) async fn wants_a_garden(host: &Host, email: &str) {
    let fields = [("name", "Somebody"), ("side", "sun"), ("rules", "on"), ("source", "site")];
    let answer = host.post("/garden", &[&fields[..], &[("email", email)]].concat()).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
}

/// Rows of each table.
async fn rows(host: &Host) -> [i64; 6] {
    [
        host.count(ACCOUNTS).await,
        host.count(ATTEMPTS).await,
        host.count("SELECT count(*) FROM signup_consent").await,
        host.count(MAILS).await,
        host.count("SELECT count(*) FROM signup_invite").await,
        host.count("SELECT count(*) FROM signup_budget WHERE scope = 'mailbox'").await,
    ]
}

async fn all_data_of_a_person_is_deleted_and_no_data_of_others(database: Database) {
    let host = Host::on(database, forms).await;
    for email in ["ada@example.org", "eve@example.org"] {
        host.has_account(email).await;
        wants_a_garden(&host, email).await;
        let invite = Invite::new().for_address(email);
        host.signup.invites("beta").create(invite).await.unwrap();
    }
    assert_eq!(rows(&host).await, [2, 4, 2, 6, 2, 2]);
    let id = host
        .database
        .uuid("SELECT id FROM signup_account WHERE email_deliverable LIKE 'ada%'")
        .await;
    // However she writes it.
    let erased = erase(&host, &address("ADA@Example.org")).await;
    assert_eq!(erased.accounts, [id]);
    assert_eq!((erased.attempts, erased.consents, erased.mails), (2, 1, 3));
    assert_eq!((erased.invites, erased.budgets, erased.events), (1, 2, 0));
    assert_eq!(rows(&host).await, [1, 2, 1, 3, 1, 1]);
    for theirs in [
        "SELECT count(*) FROM signup_account WHERE email_deliverable LIKE 'eve%'",
        "SELECT count(*) FROM signup_invite WHERE email LIKE 'eve%'",
    ] {
        assert_eq!(host.count(theirs).await, 1);
    }
    assert!(erase(&host, &address("ada@example.org")).await.is_empty());
    if host.database.engine() == Engine::Sqlite {
        for file in fs::read_dir(host.database.folder()).unwrap() {
            let bytes = fs::read(file.unwrap().path()).unwrap();
            let found = |text: &[u8]| bytes.windows(text.len()).any(|window| window == text);
            assert!(!found(b"ada@"), "it is in a file");
        }
    }
    host.has_account("ada@example.org").await;
}

async fn an_account_goes_and_what_its_owner_has_by_other_forms_stays(database: Database) {
    let host = Host::on(database, forms).await;
    host.has_account("ada@example.org").await;
    host.clock.advance(DAY);
    host.register("ada@example.org").await;
    wants_a_garden(&host, "ada@example.org").await;
    let id = host.database.uuid("SELECT id FROM signup_account").await;
    let erased = erase(&host, &Subject::Account(id)).await;
    assert_eq!((erased.accounts, erased.attempts, erased.mails), (vec![id], 2, 3));
    let [accounts, attempts, consents, mails, ..] = rows(&host).await;
    assert_eq!((accounts, attempts, consents, mails), (0, 1, 1, 1));
    assert!(erase(&host, &Subject::Account(id)).await.is_empty());
}

async fn a_name_is_enough_where_there_is_no_address(database: Database) {
    let host = Host::on(database, forms).await;
    for name in ["Ada", "eve"] {
        host.post("/class", &[("username", name), ("password", PASSWORD)]).await;
    }
    let subject = |name: &str| Subject::Username {
        form: "class".to_owned(),
        username: Username::parse(name, &UsernameRules::new()).unwrap(),
    };
    assert!(erase(&host, &subject("bob")).await.is_empty());
    assert_eq!(erase(&host, &subject("ADA")).await.accounts.len(), 1);
    assert_eq!(host.text("SELECT username FROM signup_account").await, "eve");
    // Its key is of an older version.
    let old = "UPDATE signup_account SET username_key = 'old', username_version = 1";
    host.database.execute(old).await;
    assert_eq!(erase(&host, &subject("eve")).await.accounts.len(), 1);
}

async fn no_data_is_left_of_a_person_who_confirms_during_the_erasure(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    let other = host.beside(|builder| builder).await;
    let ada = address("ada@example.org");
    for round in 0..20 {
        host.clock.advance(DAY);
        let cookie = host.register("ada@example.org").await.cookie();
        let code = [("code", code(&host.mails("ada@example.org").await[0]))];
        let code = code.each_ref().map(|(name, code)| (*name, code.as_str()));
        let confirming = host.post_as("/join/us/check", &cookie, &code);
        let erasing = other.signup.erase(&ada);
        let (confirmed, erased) = if round % 2 == 0 {
            tokio::join!(confirming, erasing)
        } else {
            let (erased, confirmed) = tokio::join!(erasing, confirming);
            (confirmed, erased)
        };
        let (confirmed, erased) = (confirmed.status, erased.unwrap());
        assert_ne!(confirmed, StatusCode::SERVICE_UNAVAILABLE);
        let left =
            (host.count(ACCOUNTS).await, host.count(ATTEMPTS).await, host.count(MAILS).await);
        assert_eq!(left, (0, 0, 0), "{erased:?} {confirmed}");
    }
}

async fn what_a_form_that_is_gone_left_goes_too(database: Database) {
    let host = Host::on(database, forms).await;
    wants_a_garden(&host, "ada@example.org").await;
    let other = host.beside(|builder| builder).await;
    let erased = erase(&other, &address("ada@example.org")).await;
    assert_eq!((erased.attempts, erased.consents, erased.mails), (1, 1, 1));
}

async fn a_key_of_an_older_version_hides_no_data(database: Database) {
    let host = Host::on(database, forms).await;
    host.has_account("ada@example.org").await;
    host.has_account("eve@example.org").await;
    wants_a_garden(&host, "ada@example.org").await;
    for table in [
        "UPDATE signup_account SET key_version = 0, email_key = concat('old ', email_key)",
        "UPDATE signup_attempt SET key_version = 0, email_key = concat('old ', email_key)",
    ] {
        host.database.execute(table).await;
    }
    let erased = erase(&host, &address("ada@example.org")).await;
    assert_eq!((erased.accounts.len(), erased.attempts, erased.mails), (1, 2, 3));
    assert_eq!(host.text("SELECT email_deliverable FROM signup_account").await, "eve@example.org");
}

async fn mails_go_whose_attempt_is_gone(database: Database) {
    let host = Host::on(database, |builder| builder).await;
    host.register("ada@example.org").await;
    host.signup.deliver_due_mail().await.unwrap();
    host.clock.advance(2 * DAY + Duration::from_secs(1));
    host.signup.purge().await.unwrap();
    assert_eq!((host.count(ATTEMPTS).await, host.count(MAILS).await), (0, 1));
    assert_eq!(erase(&host, &address("ada@example.org")).await.mails, 1);
    assert_eq!(host.count(MAILS).await, 0);
}

async fn erasing_a_person_removes_them_from_the_waitlist(database: Database) {
    let waitlist = |builder: SignupBuilder| builder.admission("account", Admission::waitlist());
    let host = Host::on(database, waitlist).await;
    host.register("ada@example.org").await;
    let opened = host.open(&link(&host.mails("ada@example.org").await[0])).await;
    host.post_as("/join/us/confirm", &opened, &[("password", PASSWORD)]).await;
    let list = host.signup.waitlist("account");
    assert_eq!(list.list(None, 10).await.unwrap().len(), 1);
    assert_eq!(erase(&host, &address("ada@example.org")).await.attempts, 1);
    assert_eq!(list.list(None, 10).await.unwrap(), []);
}

async fn the_host_hears_of_it_once_and_of_nothing_else(database: Database) {
    let diary = Diary::default();
    let sink = diary.clone();
    let host = Host::on(database, |builder| builder.on_event(sink)).await;
    host.has_account("ada@example.org").await;
    let id = host.database.uuid("SELECT id FROM signup_account").await;
    let erased = erase(&host, &address("ada@example.org")).await;
    assert_eq!(erased.events, 2, "of the attempt and of the account");
    host.signup.deliver_due_events().await.unwrap();
    let told = std::mem::take(&mut *diary.taken.lock().unwrap());
    assert_eq!(told.len(), 1);
    let of = (told[0].kind, told[0].account, told[0].attempt, told[0].form.as_str());
    assert_eq!(of, (EventKind::Erased, Some(id), None, "account"));
    erase(&host, &address("ada@example.org")).await;
    assert_eq!(host.signup.deliver_due_events().await.unwrap().sent, 0);
}

async fn what_the_host_hears_just_then_comes_before(database: Database) {
    let diary = Diary::default();
    let sink = diary.clone();
    let host = Host::on(database, |builder| builder.on_event(sink)).await;
    host.has_account("ada@example.org").await;
    // Somebody else is about to tell it.
    let (now, minute) = (host.clock.now(), Duration::from_secs(60));
    let leased = host.database.store().await.lease_events(now, now + minute, 10).await.unwrap();
    assert_eq!(leased.len(), 1);
    erase(&host, &address("ada@example.org")).await;
    assert_eq!(host.signup.deliver_due_events().await.unwrap().sent, 0);
    host.clock.advance(3 * minute);
    assert_eq!(host.signup.deliver_due_events().await.unwrap().sent, 1);
    assert_eq!(diary.taken.lock().unwrap()[0].kind, EventKind::Erased);
}

type Next = Arc<Mutex<Vec<&'static str>>>;

/// A store with a hook that deletes the host's row, and does what comes next.
macro_rules! with_hook {
    ($store:ident, $database:expr, $next:expr) => {{
        let next: Next = $next.clone();
        let store = $store::connect(&$database.url).await.unwrap();
        let store = store.on_erasure(move |connection, _: Uuid| {
            let next = next.clone();
            Box::pin(async move {
                sqlx::raw_sql("DELETE FROM member").execute(&mut *connection).await?;
                let failure = next.lock().unwrap().pop();
                if let Some(sql) = failure {
                    sqlx::raw_sql(sql).execute(&mut *connection).await?;
                }
                Ok(())
            })
        });
        AnyStore::from(store)
    }};
}

async fn the_hosts_own_rows_go_in_the_same_transaction(database: Database) {
    let next = Next::default();
    let store = match database.engine() {
        Engine::Sqlite => with_hook!(SqliteStore, database, next),
        Engine::Postgres => with_hook!(PostgresStore, database, next),
        Engine::Mysql => with_hook!(MysqlStore, database, next),
    };
    database.execute("CREATE TABLE member (name VARCHAR(20))").await;
    database.execute("INSERT INTO member (name) VALUES ('ada')").await;
    let host = Host::on_store(database, store, |builder| builder).await;
    host.has_account("ada@example.org").await;
    let members = "SELECT count(*) FROM member";
    next.lock().unwrap().push("SELECT * FROM no_such_table");
    host.signup.erase(&address("ada@example.org")).await.unwrap_err();
    let left = (host.count(members).await, host.count(ACCOUNTS).await, host.count(MAILS).await);
    assert_eq!(left, (1, 1, 2));
    erase(&host, &address("ada@example.org")).await;
    assert_eq!((host.count(members).await, host.count(ACCOUNTS).await), (0, 0));
}

/// A table of the host that references accounts, as docs/databases.md has it.
async fn has_members(host: &Host, on_delete: &str) {
    host.database.create_members(on_delete).await;
    host.database.execute("INSERT INTO member (account_id) SELECT id FROM signup_account").await;
}

async fn host_with_hook(database: Database, next: &Next) -> Host {
    let store = match database.engine() {
        Engine::Sqlite => with_hook!(SqliteStore, database, next),
        Engine::Postgres => with_hook!(PostgresStore, database, next),
        Engine::Mysql => with_hook!(MysqlStore, database, next),
    };
    Host::on_store(database, store, |builder| builder).await
}

async fn rows_that_reference_an_account_go_by_the_hook_or_by_their_key(database: Database) {
    let members = "SELECT count(*) FROM member";
    let next = Next::default();
    let host = host_with_hook(database, &next).await;
    let without_hook = host.beside(|builder| builder).await;
    host.has_account("ada@example.org").await;
    has_members(&host, "").await;
    // Nothing of the host's deletes its rows, so the database refuses, and all stays.
    without_hook.signup.erase(&address("ada@example.org")).await.unwrap_err();
    let left = (host.count(members).await, host.count(ACCOUNTS).await, host.count(ATTEMPTS).await);
    assert_eq!(left, (1, 1, 1));
    assert_eq!(erase(&host, &address("ada@example.org")).await.accounts.len(), 1);
    assert_eq!((host.count(members).await, host.count(ACCOUNTS).await), (0, 0));

    host.database.execute("DROP TABLE member").await;
    host.has_account("ada@example.org").await;
    has_members(&host, "ON DELETE CASCADE").await;
    assert_eq!(erase(&without_hook, &address("ada@example.org")).await.accounts.len(), 1);
    assert_eq!((host.count(members).await, host.count(ACCOUNTS).await), (0, 0));
}

async fn a_hook_that_lost_its_transaction_deletes_nothing(database: Database) {
    if database.engine() != Engine::Mysql {
        // An error undoes its statement alone, or ends all that follows with errors.
        return;
    }
    let next = Next::default();
    let host = host_with_hook(database, &next).await;
    host.has_account("ada@example.org").await;
    has_members(&host, "").await;
    // As after a deadlock that the hook overlooks.
    next.lock().unwrap().push("ROLLBACK");
    host.signup.erase(&address("ada@example.org")).await.unwrap_err();
    let left = (host.count("SELECT count(*) FROM member").await, host.count(ACCOUNTS).await);
    assert_eq!((left, host.count(ATTEMPTS).await), ((1, 1), 1));
    assert_eq!(erase(&host, &address("ada@example.org")).await.accounts.len(), 1);
}
