//! New passwords of accounts: set by the host, and by the owner with a link from a mail.

use std::time::Duration;

use leptos_signup::{
    Admission, HashCost, MailBudgets, RateLimits, Refusal, SessionTag, SetPasswordError,
    SignupBuilder, Subject, event::EventKind, form::ProblemCode, limits::Limit,
    password::PasswordError, store::Account,
};
use uuid::Uuid;

use super::equality::Statements;
use crate::common::{Diary, Host, ORIGIN, PASSWORD, beta_form, link};

const NEW: &str = "seven quiet otters on a raft";
const OTHER: &str = "nine purple walnuts in a drawer";
const ADA: &str = "ada@example.org";

async fn account(host: &Host) -> Account {
    let id = host.database.uuid("SELECT id FROM signup_account").await;
    host.database.store().await.find_account(id).await.unwrap().unwrap()
}

async fn tag(host: &Host) -> SessionTag {
    host.signup.session_tag(&account(host).await)
}

async fn with_ada() -> Host {
    let host = Host::start().await;
    host.has_account(ADA).await;
    host
}

async fn is_password(host: &Host, text: &str) -> bool {
    let id = account(host).await.id;
    host.signup.verify_password(Some(id), text).await.unwrap()
}

async fn request(host: &Host, address: &str) {
    host.clock.advance(Duration::from_secs(1));
    host.signup.request_password_reset("account", address, None).await.unwrap();
}

/// The token in the newest mail to Ada.
async fn token(host: &Host) -> String {
    let link = link(&host.mails(ADA).await[0]);
    let (at, token) = link.split_once("?token=").unwrap();
    assert_eq!(at, format!("{ORIGIN}/join/us/reset"));
    token.split('&').next().unwrap().to_owned()
}

async fn reset(host: &Host, token: &str, new: &str) -> Result<Uuid, SetPasswordError> {
    host.signup.reset_password("account", token, new, None).await
}

/// The field and the code of the only problem.
fn refused<T: std::fmt::Debug>(result: Result<T, SetPasswordError>) -> (String, ProblemCode) {
    match result {
        Err(SetPasswordError::Refused(Refusal::Problems(problems))) if problems.len() == 1 => {
            (problems[0].field.clone(), problems[0].code.clone())
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_password_that_the_host_sets_replaces_the_old_one() {
    let diary = Diary::default();
    let host = diary.start().await;
    host.has_account(ADA).await;
    host.signup.deliver_due_events().await.unwrap();
    let id = account(&host).await.id;
    host.clock.advance(Duration::from_secs(1));
    host.signup.set_password(id, NEW).await.unwrap();
    assert!(is_password(&host, NEW).await && !is_password(&host, PASSWORD).await);
    host.signup.deliver_due_events().await.unwrap();
    let event = diary.taken().pop().unwrap();
    assert_eq!((event.kind, event.account), (EventKind::PasswordChanged, Some(id)));
    assert_eq!(event.happened_at, host.clock.now());
    let mail = &host.mails(ADA).await[0];
    assert_eq!(mail.subject, "Your password for Orchard was changed");
    assert!(!mail.text.contains("token="), "{}", mail.text);
}

#[tokio::test]
async fn a_new_password_must_keep_the_rules_of_the_form() {
    let host = with_ada().await;
    let id = account(&host).await.id;
    for (typed, code) in [
        ("", ProblemCode::Missing),
        ("short", ProblemCode::Password(PasswordError::TooShort { min: 15 })),
        ("passwordqwerty2026", ProblemCode::Password(PasswordError::Common)),
        ("orchardorchard2026", ProblemCode::Password(PasswordError::FromSite)),
        ("ada@example.org", ProblemCode::Password(PasswordError::FromAddress)),
    ] {
        let before = tag(&host).await;
        let found = refused(host.signup.set_password(id, typed).await);
        assert_eq!(found, ("password".to_owned(), code), "{typed}");
        assert!(is_password(&host, PASSWORD).await && tag(&host).await == before);
    }
    let unknown = host.signup.set_password(Uuid::nil(), NEW).await;
    assert_eq!(unknown, Err(SetPasswordError::UnknownAccount));
}

#[tokio::test]
async fn the_session_tag_changes_with_each_new_password_and_not_with_the_cost_of_its_hash() {
    let host = with_ada().await;
    let id = account(&host).await.id;
    let first = tag(&host).await;
    assert!(first == tag(&host).await);
    assert_eq!(format!("{first:?}"), "SessionTag { .. }");
    assert!(SessionTag::from(*first.as_bytes()) == first);
    // The same password, at the same instant.
    host.signup.set_password(id, NEW).await.unwrap();
    let second = tag(&host).await;
    host.signup.set_password(id, NEW).await.unwrap();
    let third = tag(&host).await;
    assert!(first != second && second != third && first != third);
    let costly = host.beside(|builder| builder.hash_cost(HashCost::new(19_456, 3))).await;
    let hash = "SELECT password_hash FROM signup_account";
    let before = host.text(hash).await;
    assert!(is_password(&costly, NEW).await);
    assert_ne!(host.text(hash).await, before);
    assert!(tag(&costly).await == third);
    let older_key =
        |builder: SignupBuilder| builder.signing_key("an older key, which signs nothing");
    assert!(tag(&host.beside(older_key).await).await == third);
}

#[tokio::test]
async fn the_owner_chooses_a_new_password_with_the_link_of_a_mail_once() {
    let host = with_ada().await;
    let before = tag(&host).await;
    request(&host, ADA).await;
    let token = token(&host).await;
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox WHERE secret IS NOT NULL").await, 0);
    let (_, weak) = refused(reset(&host, &token, "short").await);
    assert_eq!(weak, ProblemCode::Password(PasswordError::TooShort { min: 15 }));
    host.clock.advance(Duration::from_secs(29 * 60));
    assert_eq!(reset(&host, &token, NEW).await, Ok(account(&host).await.id));
    assert!(is_password(&host, NEW).await && tag(&host).await != before);
    assert_eq!(reset(&host, &token, OTHER).await, Err(SetPasswordError::DeadLink));
    assert!(is_password(&host, NEW).await);
    assert_eq!(host.mails(ADA).await[0].subject, "Your password for Orchard was changed");
}

#[tokio::test]
async fn of_many_who_use_a_link_at_once_one_chooses_the_password() {
    let host = with_ada().await;
    request(&host, ADA).await;
    let token = token(&host).await;
    let results = futures::future::join_all((0..4).map(|_| reset(&host, &token, NEW))).await;
    let changed = results.iter().filter(|result| result.is_ok()).count();
    assert_eq!(changed, 1, "{results:?}");
    let dead = results.iter().filter(|it| **it == Err(SetPasswordError::DeadLink)).count();
    assert_eq!(dead, 3, "{results:?}");
}

#[tokio::test]
async fn a_link_dies_of_age_of_a_newer_one_and_of_a_password_that_the_host_set() {
    let host = with_ada().await;
    request(&host, ADA).await;
    let late = token(&host).await;
    host.clock.advance(Duration::from_secs(30 * 60));
    assert_eq!(reset(&host, &late, NEW).await, Err(SetPasswordError::DeadLink));
    request(&host, ADA).await;
    let replaced = token(&host).await;
    request(&host, ADA).await;
    let newest = token(&host).await;
    assert_eq!(reset(&host, &replaced, NEW).await, Err(SetPasswordError::DeadLink));
    host.signup.set_password(account(&host).await.id, OTHER).await.unwrap();
    assert_eq!(reset(&host, &newest, NEW).await, Err(SetPasswordError::DeadLink));
    assert!(is_password(&host, OTHER).await);
    for wrong in ["", "x", &"A".repeat(43)] {
        assert_eq!(reset(&host, wrong, NEW).await, Err(SetPasswordError::DeadLink));
    }
}

#[tokio::test]
async fn a_mail_that_waits_for_its_budgets_voids_no_link() {
    let pause = MailBudgets::unlimited().pause(Duration::from_secs(60));
    let host = Host::start_with(|builder| builder.mail_budgets(pause)).await;
    host.has_account(ADA).await;
    host.clock.advance(Duration::from_secs(60));
    request(&host, ADA).await;
    let mailed = token(&host).await;
    let mails = host.mails(ADA).await.len();
    request(&host, ADA).await;
    assert_eq!(host.mails(ADA).await.len(), mails, "the second one waits");
    assert!(reset(&host, &mailed, NEW).await.is_ok());
    host.clock.advance(Duration::from_secs(120));
    let subjects: Vec<_> = host.mails(ADA).await.into_iter().map(|mail| mail.subject).collect();
    let links = subjects.iter().filter(|subject| subject.starts_with("Choose")).count();
    assert_eq!(links, 1, "the one that waited is void: {subjects:?}");
}

#[tokio::test]
async fn the_link_goes_to_the_address_of_the_account_however_it_was_typed() {
    let host = with_ada().await;
    request(&host, "ADA@EXAMPLE.org").await;
    assert_eq!(host.mails(ADA).await[0].subject, "Choose a new password for Orchard");
    assert!(host.mails("ADA@example.org").await.is_empty());
}

#[tokio::test]
async fn a_link_of_one_form_opens_no_account_of_another() {
    let beta = |builder: SignupBuilder| {
        builder.form(beta_form()).admission("beta", Admission::invite_only())
    };
    let host = Host::start_with(beta).await;
    host.has_account(ADA).await;
    request(&host, ADA).await;
    let token = token(&host).await;
    let elsewhere = host.signup.reset_password("beta", &token, NEW, None).await;
    assert!(elsewhere.is_err(), "{elsewhere:?}");
    let unknown = host.signup.request_password_reset("nothing", ADA, None).await;
    assert_eq!(unknown, Err(SetPasswordError::UnknownForm("nothing".to_owned())));
    assert!(reset(&host, &token, NEW).await.is_ok());
}

#[tokio::test]
async fn a_network_may_ask_for_as_many_links_as_it_may_sign_up() {
    let two = Limit::burst(2).refill_every(Duration::from_secs(60));
    let limits = RateLimits::unlimited().sign_ups_per_network(two);
    let host = Host::start_with(|builder| builder.rate_limits(limits)).await;
    let from = Some("192.0.2.1".parse().unwrap());
    for is_let in [true, true, false] {
        let asked = host.signup.request_password_reset("account", ADA, from).await;
        assert_eq!(asked.is_ok(), is_let, "{asked:?}");
    }
}

#[tokio::test]
async fn links_go_with_the_account_and_with_time() {
    let host = with_ada().await;
    let rows = "SELECT count(*) FROM signup_account_link";
    request(&host, ADA).await;
    request(&host, "unknown@example.org").await;
    assert_eq!(host.count(rows).await, 2);
    host.signup.erase(&Subject::Account(account(&host).await.id)).await.unwrap();
    assert_eq!(host.count(rows).await, 1);
    host.clock.advance(Duration::from_secs(31 * 60));
    assert_eq!(host.signup.purge().await.unwrap().account_links, 1);
    assert_eq!(host.count(rows).await, 0);
}

#[tokio::test]
async fn an_address_without_an_account_is_answered_alike_and_gets_no_mail() {
    crate::in_own_process!();
    let statements = Statements::log();
    let pause = MailBudgets::new().pause(Duration::from_secs(60));
    let host = Host::start_with(|builder| builder.mail_budgets(pause)).await;
    host.has_account(ADA).await;
    host.register("pending@example.org").await;
    host.clock.advance(Duration::from_secs(3600));
    let mut seen = Vec::new();
    for address in [ADA, "unknown@example.org", "pending@example.org"] {
        host.signup.deliver_due_mail().await.unwrap();
        let from = statements.count();
        for _ in 0..3 {
            let asked = host.signup.request_password_reset("account", address, None).await;
            assert_eq!(asked, Ok(()), "{address}");
        }
        seen.push(statements.since(from).join("\n"));
    }
    assert!(
        seen[0].contains("INSERT INTO signup_account_link"),
        "statements are seen: {}",
        seen[0]
    );
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[0], seen[2]);
    assert_eq!(host.mails(ADA).await[0].subject, "Choose a new password for Orchard");
    assert!(host.mails("unknown@example.org").await.is_empty());
    assert_eq!(host.mails("pending@example.org").await.len(), 1, "of its sign-up");
}
