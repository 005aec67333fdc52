//! What every store keeps to: the same flows through a real host, on each kind of database, and
//! what several instances do at once.
//!
//! The tests in `on_store` run on one kind of database, which `SIGNUP_TEST_STORE` names.

mod at_once;
mod hook;
mod pgbouncer;

use std::{
    collections::BTreeSet,
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::http::StatusCode;
use futures::future::join_all;
use leptos_signup::{
    Admission, Invite, MailBudgets, MysqlStore, PostgresStore, SignupBuilder, SqliteStore,
    event::EventKind,
    store::{AnyStore, connect},
};

use crate::common::{
    Diary, Host, PASSWORD, beta_form, class_form, code,
    database::{Database, Engine},
    forum_form, letter_form, link, with_garden,
};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const CHECK: &str = "/join/us/check";
const CONFIRM: &str = "/join/us/confirm";
const DONE: &str = "/join/us/done";
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";
const ATTEMPTS: &str = "SELECT count(*) FROM signup_attempt";

crate::on_each_database! {
    a_link_makes_the_account_with_all_that_was_given,
    a_code_makes_the_account,
    an_existing_account_is_mentioned_in_the_mail_only,
    a_repeated_post_is_one_attempt,
    siblings_die_with_the_confirmation_of_one,
    another_mail_has_another_link_and_voids_none,
    a_mailbox_has_a_budget,
    a_recipient_who_did_not_sign_up_ends_the_attempt,
    another_address_voids_what_went_to_the_first,
    a_name_is_taken_once,
    an_account_without_an_address_is_made_once,
    a_waitlist_keeps_one_place_for_an_address,
    an_invite_is_used_as_often_as_it_may_be,
    what_is_outdated_is_deleted,
    events_come_in_order,
    times_are_read_as_they_were_written,
    a_schema_from_the_future_is_refused,
}

async fn host(database: Database) -> Host {
    Host::on(database, |builder| builder).await
}

async fn host_with(
    database: Database,
    configure: impl FnOnce(SignupBuilder) -> SignupBuilder,
) -> Host {
    Host::on(database, configure).await
}

/// Another instance of the host.
async fn beside(host: &Host) -> Host {
    host.beside(|builder| builder).await
}

async fn confirm(host: &Host, cookie: &str) -> String {
    let answer = host.post_as(CONFIRM, cookie, &[("password", PASSWORD)]).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location().to_owned()
}

async fn subjects(host: &Host, email: &str) -> Vec<String> {
    host.mails(email).await.into_iter().map(|mail| mail.subject).collect()
}

async fn a_link_makes_the_account_with_all_that_was_given(database: Database) {
    let host = host_with(database, with_garden).await;
    let about = "Zoë grows 🥕 and says \"hi\"\\ to ''everybody''";
    let fields = [
        ("email", "Ada@Example.org"),
        ("name", "Ада"),
        ("since", "1984"),
        ("about", about),
        ("side", "sun"),
        ("tools", "on"),
        ("source", "site"),
        ("rules", "on"),
    ];
    let answer = host.post("/garden", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let cookie = host.open_newest("Ada@example.org").await;
    let again = [&fields[..], &[("password", PASSWORD)]].concat();
    let done = host.post_as("/garden/confirm", &cookie, &again).await;
    assert_eq!(done.location(), "/garden/done", "{}", done.body);
    let profile = host.database.profile("signup_account").await;
    let profile: serde_json::Value = serde_json::from_str(&profile).unwrap();
    assert_eq!(profile["about"], about);
    assert_eq!((&profile["since"], &profile["tools"]), (&1984.into(), &true.into()));
    assert_eq!(host.text("SELECT email_deliverable FROM signup_account").await, "Ada@example.org");
    let owned = "SELECT count(*) FROM signup_consent AS consent
                 JOIN signup_account AS account ON consent.account_id = account.id";
    assert_eq!(host.count(owned).await, 1);
    assert_eq!(host.mails("Ada@example.org").await.len(), 2, "the welcome");
}

async fn a_code_makes_the_account(database: Database) {
    let host = host(database).await;
    let cookie = host.register("ada@example.org").await.cookie();
    let code = code(&host.mails("ada@example.org").await[0]);
    let wrong = host.post_as(CHECK, &cookie, &[("code", "0000-0000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(host.count(ACCOUNTS).await, 0);
    let right = host.post_as(CHECK, &cookie, &[("code", &code)]).await;
    assert_eq!(right.location(), DONE, "{}", right.body);
    assert_eq!(host.count("SELECT code_tries FROM signup_attempt").await, 2);
    let hash = "SELECT count(*) FROM signup_account WHERE password_hash LIKE '$argon2id$%'";
    assert_eq!(host.count(hash).await, 1);
}

async fn an_existing_account_is_mentioned_in_the_mail_only(database: Database) {
    let host = host(database).await;
    host.has_account("ada@example.org").await;
    host.clock.advance(MINUTE);
    let answer = host.register("ADA@example.org").await;
    assert_eq!(answer.location(), CHECK);
    assert_eq!(
        subjects(&host, "ADA@example.org").await,
        ["You already have an account with Orchard"]
    );
    assert_eq!(host.count(ATTEMPTS).await, 2);
}

async fn a_repeated_post_is_one_attempt(database: Database) {
    let host = host(database).await;
    let page = host.get("/join/us").await;
    let cookie = page.headers.get("set-cookie").map(|_| page.cookie()).unwrap_or_default();
    let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
    let posts = (0..2).map(|_| host.post_as("/join/us", &cookie, &fields));
    for answer in join_all(posts).await {
        assert_eq!(answer.location(), CHECK);
    }
    let attempts = host.count(ATTEMPTS).await;
    assert_eq!(host.mails("ada@example.org").await.len(), usize::try_from(attempts).unwrap());
}

async fn siblings_die_with_the_confirmation_of_one(database: Database) {
    let host = host(database).await;
    let first = host.register("ada@example.org").await.cookie();
    let first_link = host.open_newest("ada@example.org").await;
    host.clock.advance(MINUTE);
    host.register("ada@example.org").await;
    let second_link = host.open_newest("ada@example.org").await;
    host.clock.advance(MINUTE);
    host.register("ada@example.org").await;
    assert_eq!(confirm(&host, &second_link).await, DONE);
    let first = format!("{first}; {first_link}");
    let late = host.post_as(CONFIRM, &first, &[]).await;
    assert_ne!(late.status, StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(host.count(ACCOUNTS).await, 1);
    let superseded = "SELECT count(*) FROM signup_attempt WHERE state = 'superseded'";
    assert_eq!(host.count(superseded).await, 2);
    assert_eq!(host.mails("ada@example.org").await.len(), 3, "the third was withdrawn");
}

async fn another_mail_has_another_link_and_voids_none(database: Database) {
    let host = host(database).await;
    let cookie = host.register("ada@example.org").await.cookie();
    let old = link(&host.mails("ada@example.org").await[0]);
    host.clock.advance(MINUTE);
    let again = host.post_as(CHECK, &cookie, &[("again", "1")]).await;
    assert_eq!(again.location(), format!("{CHECK}?sent=1"));
    let new = link(&host.mails("ada@example.org").await[0]);
    assert_ne!(old, new);
    // Each mail has its link, and only five stay.
    for _ in 0..5 {
        host.clock.advance(MINUTE);
        host.post_as(CHECK, &cookie, &[("again", "1")]).await;
        host.signup.deliver_due_mail().await.unwrap();
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_link").await, 5);
    let page = host.get_as(CONFIRM, &host.open(&old).await).await;
    assert!(!page.body.contains("name=\"password\""), "{}", page.body);
    let third = host.mails("ada@example.org").await.iter().rev().map(link).nth(2).unwrap();
    let opened = host.open(&third).await;
    assert_eq!(confirm(&host, &opened).await, DONE);
}

async fn a_mailbox_has_a_budget(database: Database) {
    let host = host_with(database, |builder| builder.mail_budgets(MailBudgets::new())).await;
    for minute in 1..8 {
        host.register("v@example.org").await;
        host.register("v+1@example.org").await;
        host.signup.deliver_due_mail().await.unwrap();
        assert_eq!(host.mailer.mails().len(), minute.min(5));
        host.clock.advance(MINUTE);
    }
    host.clock.advance(DAY);
    host.register("v@example.org").await;
    assert_eq!(host.mails("v@example.org").await.len(), 6);
}

async fn a_recipient_who_did_not_sign_up_ends_the_attempt(database: Database) {
    let host = host_with(database, |builder| builder.mail_budgets(MailBudgets::new())).await;
    host.register("ada@example.org").await;
    let not_me = link(&host.mails("ada@example.org").await[0]).replace("/confirm?", "/not-me?");
    let cookie = host.follow(&not_me).await;
    let ended = host.post_as("/join/us/not-me", &cookie, &[("sure", "on")]).await;
    assert!(ended.body.contains("Sign-up cancelled"), "{}", ended.body);
    let rejected = "SELECT count(*) FROM signup_attempt WHERE state = 'rejected'";
    assert_eq!((host.count(ATTEMPTS).await, host.count(rejected).await), (1, 1));
    host.clock.advance(5 * MINUTE);
    host.register("ada@example.org").await;
    assert_eq!(host.mails("ada@example.org").await.len(), 1, "no mail for a while");
}

async fn another_address_voids_what_went_to_the_first(database: Database) {
    let host = host(database).await;
    let cookie = host.register("adda@example.org").await.cookie();
    let old = link(&host.mails("adda@example.org").await[0]);
    host.clock.advance(MINUTE);
    let changed = host.post_as("/join/us/address", &cookie, &[("email", "ada@example.org")]).await;
    assert_eq!(changed.location(), CHECK, "{}", changed.body);
    let opened = host.open(&old).await;
    assert_ne!(confirm(&host, &opened).await, DONE);
    assert_eq!(host.count(ACCOUNTS).await, 0);
    let opened = host.open_newest("ada@example.org").await;
    assert_eq!(confirm(&host, &opened).await, DONE);
    assert_eq!(host.text("SELECT email_key FROM signup_account").await, "ada@example.org");
}

async fn a_name_is_taken_once(database: Database) {
    let host = host_with(database, |builder| builder.form(forum_form())).await;
    let post = async |name: &str, email: &str| {
        let fields = [("username", name), ("email", email), ("password", PASSWORD)];
        host.post("/forum", &fields).await
    };
    post("Ada", "ada@example.org").await;
    post("ada", "eve@example.org").await;
    let (ada, eve) =
        (host.open_newest("ada@example.org").await, host.open_newest("eve@example.org").await);
    let password = [("password", PASSWORD), ("username", "ada")];
    let first = host.post_as("/forum/confirm", &ada, &password).await;
    assert_eq!(first.location(), "/forum/done", "{}", first.body);
    let second = host.post_as("/forum/confirm", &eve, &password).await;
    assert!(second.body.contains("name=\"username\""), "{}", second.body);
    let other = [("password", PASSWORD), ("username", "eve")];
    let second = host.post_as("/forum/confirm", &eve, &other).await;
    assert_eq!(second.location(), "/forum/done", "{}", second.body);
    assert_eq!(post("ADA", "bob@example.org").await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

async fn an_account_without_an_address_is_made_once(database: Database) {
    let host = host_with(database, |builder| builder.form(class_form())).await;
    let fields = [("username", "Ada"), ("password", PASSWORD)];
    let posts = join_all((0..6).map(|_| host.post("/class", &fields))).await;
    let made = posts.iter().filter(|answer| answer.status == StatusCode::SEE_OTHER).count();
    let refused = posts.iter().filter(|it| it.status == StatusCode::UNPROCESSABLE_ENTITY).count();
    assert_eq!((made, refused), (1, 5));
    assert_eq!(host.count(ACCOUNTS).await, 1);
}

async fn a_waitlist_keeps_one_place_for_an_address(database: Database) {
    let waitlist = |builder: SignupBuilder| builder.admission("account", Admission::waitlist());
    let host = host_with(database, waitlist).await;
    for email in ["ada@example.org", "ada@example.org", "eve@example.org", "bob@example.org"] {
        host.clock.advance(MINUTE);
        host.register(email).await;
    }
    for (email, newest) in [
        ("ada@example.org", 0),
        ("ada@example.org", 1),
        ("eve@example.org", 0),
        ("bob@example.org", 0),
    ] {
        host.clock.advance(MINUTE);
        let cookie = host.open(&link(&host.mails(email).await[newest])).await;
        host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    }
    let list = host.signup.waitlist("account");
    let first = list.list(None, 2).await.unwrap();
    let rest = list.list(first.last(), 2).await.unwrap();
    let emails: Vec<&str> =
        first.iter().chain(&rest).map(|it| it.email_deliverable.as_str()).collect();
    assert_eq!(emails, ["ada@example.org", "eve@example.org", "bob@example.org"]);
    assert!(list.decline(rest[0].id).await.unwrap());
    assert!(!list.decline(rest[0].id).await.unwrap());
    assert_eq!(list.admit_next(10).await.unwrap(), 2);
    assert_eq!((host.count(ACCOUNTS).await, host.count(ATTEMPTS).await), (2, 3));
    assert_eq!(list.list(None, 2).await.unwrap(), []);
}

fn beta(builder: SignupBuilder) -> SignupBuilder {
    builder.form(beta_form()).admission("beta", Admission::invite_only())
}

/// Signs up with an invite and returns the cookie of the link.
async fn invited(host: &Host, email: &str, invite: &str) -> String {
    let fields = [("email", email), ("invite", invite), ("password", PASSWORD)];
    let answer = host.post("/beta", &fields).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    host.open_newest(email).await
}

async fn an_invite_is_used_as_often_as_it_may_be(database: Database) {
    let host = host_with(database, beta).await;
    let invites = host.signup.invites("beta");
    let issued = invites.create(Invite::new().uses(1)).await.unwrap();
    let other = invites.create(Invite::new().for_domain("example.org")).await.unwrap();
    let code = issued.code().expose();
    let (ada, eve) = (
        invited(&host, "ada@example.org", &code).await,
        invited(&host, "eve@example.org", &code).await,
    );
    let password = [("password", PASSWORD)];
    let first = host.post_as("/beta/confirm", &ada, &password).await;
    assert_eq!(first.location(), "/beta/done", "{}", first.body);
    assert_eq!(host.post_as("/beta/confirm", &eve, &password).await.location(), "");
    assert_eq!(host.count(ACCOUNTS).await, 1);
    let listed = invites.list(None, 1).await.unwrap();
    assert_eq!(listed.iter().map(|it| it.id).collect::<Vec<_>>(), [other.id()]);
    let listed = invites.list(Some(listed[0].id), 10).await.unwrap();
    assert_eq!(listed.iter().map(|it| (it.id, it.uses)).collect::<Vec<_>>(), [(issued.id(), 1)]);
    assert!(invites.revoke(other.id()).await.unwrap());
    assert!(!invites.revoke(other.id()).await.unwrap());
}

async fn what_is_outdated_is_deleted(database: Database) {
    let host =
        host_with(database, |builder| with_garden(builder).mail_budgets(MailBudgets::new())).await;
    let fields = [("email", "eve@example.org"), ("name", "Eve"), ("side", "sun"), ("rules", "on")];
    let fields = [&fields[..], &[("source", "site")]].concat();
    host.post("/garden", &fields).await;
    host.has_account("ada@example.org").await;
    host.clock.advance(30 * DAY);
    let expected = host.signup.count_outdated().await.unwrap();
    assert_eq!((expected.attempts, expected.consents, expected.mails), (2, 1, 2));
    assert_eq!(host.signup.purge().await.unwrap(), expected);
    assert_eq!(host.signup.purge().await.unwrap(), Default::default());
    assert_eq!((host.count(ACCOUNTS).await, host.count(ATTEMPTS).await), (1, 0));
    assert_eq!(host.count("SELECT count(*) FROM signup_budget").await, 0);
}

async fn events_come_in_order(database: Database) {
    let diary = Diary::default();
    let sink = diary.clone();
    let host = host_with(database, |builder| builder.on_event(sink)).await;
    let sink = diary.clone();
    let other = host.beside(|builder| builder.on_event(sink)).await;
    for n in 0..4 {
        let email = format!("person{n}@example.org");
        host.register(&email).await;
        let cookie = host.open_newest(&email).await;
        assert_eq!(confirm(&host, &cookie).await, DONE);
    }
    // Of each attempt one event at a time, by whichever instance.
    for _ in 0..4 {
        let (one, two) =
            tokio::join!(host.signup.deliver_due_events(), other.signup.deliver_due_events());
        one.unwrap();
        two.unwrap();
    }
    let told = diary.taken();
    assert_eq!(told.len(), 8, "each once");
    for event in told.iter().filter(|event| event.kind == EventKind::Confirmed) {
        let of_attempt = told.iter().filter(|other| other.attempt == event.attempt);
        let kinds: Vec<EventKind> = of_attempt.map(|event| event.kind).collect();
        assert_eq!(kinds, [EventKind::AttemptStarted, EventKind::Confirmed]);
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_event").await, 0);
}

async fn times_are_read_as_they_were_written(database: Database) {
    let waitlist = |builder: SignupBuilder| builder.admission("account", Admission::waitlist());
    let host = host_with(database, waitlist).await;
    host.clock.advance(Duration::from_millis(1_234_567));
    host.register("ada@example.org").await;
    let cookie = host.open_newest("ada@example.org").await;
    host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    let parked = host.signup.waitlist("account").list(None, 1).await.unwrap();
    assert_eq!(parked[0].parked_at, host.clock.now());
}

async fn a_schema_from_the_future_is_refused(database: Database) {
    let store = database.store().await;
    store.migrate().await.unwrap();
    database.execute("INSERT INTO signup_migrations (version) VALUES (9999)").await;
    let error = store.migrate().await.unwrap_err();
    assert!(error.is_newer_schema());
    assert!(error.to_string().contains("schema 9999"), "{error}");
}
