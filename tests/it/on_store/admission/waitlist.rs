//! The waitlist: proven addresses without an account, until the host admits them.

use std::time::Duration;

use axum::http::StatusCode;
use futures::future::join_all;
use leptos_signup::{
    Admission, AdmissionError, SignupBuilder, admission::AdmitOutcome, admission::Parked,
};

use super::without;
use crate::common::{self, Answer, Host, PASSWORD, forum_form, with_garden};

const CHECK: &str = "/join/us/check";
const CONFIRM: &str = "/join/us/confirm";
const LIST: &str = "/join/us/waitlist";
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";

async fn host() -> Host {
    Host::start_with(|builder| builder.admission("account", Admission::waitlist())).await
}

async fn confirm(host: &Host, email: &str) -> Answer {
    let cookie = host.open_newest(email).await;
    host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await
}

/// Signs up and confirms by the link.
async fn waits(host: &Host, email: &str) {
    host.clock.advance(Duration::from_secs(1));
    host.register(email).await;
    assert_eq!(confirm(host, email).await.location(), LIST);
}

async fn list(host: &Host) -> Vec<Parked> {
    host.signup.waitlist("account").list(None, 100).await.unwrap()
}

async fn addresses(host: &Host) -> Vec<String> {
    list(host).await.into_iter().map(|parked| parked.email_deliverable).collect()
}

#[tokio::test]
async fn confirming_puts_a_person_on_the_list_without_an_account() {
    let host = host().await;
    let originator = host.register("ada@example.org").await.cookie();
    let cookie = host.open_newest("ada@example.org").await;
    let listed = host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await;
    assert_eq!(listed.location(), LIST);
    let stranger = host.get(LIST).await.body;
    assert!(!stranger.contains("You are on the waiting list"), "{stranger}");
    let page = host.get_as(LIST, &originator).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("You are on the waiting list"), "{}", page.body);
    // Wherever one comes back to.
    assert_eq!(host.get_as(CHECK, &originator).await.location(), LIST);
    assert!(host.get_as(CONFIRM, &cookie).await.body.contains("You are on the waiting list"));
    assert_eq!(host.post_as(CONFIRM, &cookie, &[("password", PASSWORD)]).await.location(), LIST);
    assert_eq!(host.count(ACCOUNTS).await, 0);
    assert_eq!(host.mails("ada@example.org").await.len(), 1, "no welcome yet");
}

#[tokio::test]
async fn the_code_leads_to_the_list_as_well() {
    let host = host().await;
    let originator = host.register("ada@example.org").await.cookie();
    let code = common::code(&host.mails("ada@example.org").await[0]);
    let answer = host.post_as(CHECK, &originator, &[("code", &code)]).await;
    assert_eq!(answer.location(), LIST);
    assert_eq!(addresses(&host).await, ["ada@example.org"]);
}

#[tokio::test]
async fn an_address_that_is_not_proven_is_not_on_the_list() {
    let host = host().await;
    host.register("ada@example.org").await;
    assert!(list(&host).await.is_empty());
    let attempt: uuid::Uuid = host.database.uuid("SELECT id FROM signup_attempt").await;
    let admitted = host.signup.waitlist("account").admit(attempt).await.unwrap();
    assert_eq!(admitted, AdmitOutcome::NotFound);
    assert_eq!(host.count(ACCOUNTS).await, 0);
}

#[tokio::test]
async fn an_admitted_person_gets_an_account_and_a_welcome_after_any_wait() {
    let host = host().await;
    waits(&host, "ada@example.org").await;
    host.clock.advance(Duration::from_secs(90 * 24 * 60 * 60));
    let waitlist = host.signup.waitlist("account");
    let id = list(&host).await[0].id;
    let AdmitOutcome::Admitted { account } = waitlist.admit(id).await.unwrap() else { panic!() };
    assert_eq!(host.database.uuid("SELECT id FROM signup_account").await, account);
    let hash = host.text("SELECT password_hash FROM signup_account").await;
    assert!(hash.starts_with("$argon2id$"), "the password that was chosen then");
    assert_eq!(host.mails("ada@example.org").await[0].subject, "Welcome to Orchard");
    let left = "SELECT count(*) FROM signup_attempt WHERE password_hash IS NOT NULL";
    assert_eq!(host.count(left).await, 0);
    assert!(list(&host).await.is_empty());
    assert_eq!(waitlist.admit(id).await.unwrap(), AdmitOutcome::NotFound);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_admissions_of_one_person_at_once_make_one_account_and_one_welcome() {
    let host = host().await;
    waits(&host, "ada@example.org").await;
    let (waitlist, id) = (host.signup.waitlist("account"), list(&host).await[0].id);
    let outcomes = join_all((0..16).map(|_| waitlist.admit(id))).await;
    let is_now = |outcome: &&Result<_, _>| matches!(outcome, Ok(AdmitOutcome::Admitted { .. }));
    assert_eq!(outcomes.iter().filter(is_now).count(), 1);
    assert!(outcomes.iter().all(Result::is_ok));
    assert_eq!(host.count(ACCOUNTS).await, 1);
    assert_eq!(host.mails("ada@example.org").await.len(), 2);
}

#[tokio::test]
async fn those_who_waited_longest_are_admitted_first() {
    let host = host().await;
    for name in ["c", "a", "b"] {
        waits(&host, &format!("{name}@example.org")).await;
    }
    let first = host.signup.waitlist("account").list(None, 2).await.unwrap();
    let rest = host.signup.waitlist("account").list(first.last(), 2).await.unwrap();
    let order: Vec<_> =
        first.iter().chain(&rest).map(|parked| parked.email_deliverable.as_str()).collect();
    assert_eq!(order, ["c@example.org", "a@example.org", "b@example.org"]);
    assert_eq!(host.signup.waitlist("account").admit_next(2).await.unwrap(), 2);
    assert_eq!(addresses(&host).await, ["b@example.org"]);
    assert_eq!(host.signup.waitlist("account").admit_next(9).await.unwrap(), 1);
    assert_eq!(host.count(ACCOUNTS).await, 3);
}

#[tokio::test]
async fn declining_a_person_deletes_everything_about_them() {
    let host = host().await;
    host.register("ada@example.org").await;
    waits(&host, "ada@example.org").await;
    let id = list(&host).await[0].id;
    let link = host.open_newest("ada@example.org").await;
    assert!(host.signup.waitlist("account").decline(id).await.unwrap());
    assert!(!host.signup.waitlist("account").decline(id).await.unwrap());
    for left in [
        "SELECT count(*) FROM signup_attempt",
        "SELECT count(*) FROM signup_outbox",
        "SELECT count(*) FROM signup_account",
    ] {
        assert_eq!(host.count(left).await, 0, "{left}");
    }
    assert_eq!(host.get_as(CONFIRM, &link).await.status, StatusCode::NOT_FOUND);
    // It may try again.
    waits(&host, "ada@example.org").await;
}

#[tokio::test]
async fn no_address_is_on_the_list_twice_and_the_first_password_stays() {
    let host = host().await;
    let second = host.register("ada@example.org").await.cookie();
    host.clock.advance(Duration::from_secs(1));
    host.register("ada@example.org").await;
    let mails = host.mails("ada@example.org").await;
    assert_eq!(confirm(&host, "ada@example.org").await.location(), LIST);
    let other = host.open(&common::link(&mails[1])).await;
    assert!(host.get_as(CONFIRM, &other).await.body.contains("You are on the waiting list"));
    assert_eq!(host.post_as(CONFIRM, &other, &[("password", PASSWORD)]).await.location(), LIST);
    let code = common::code(&mails[1]);
    assert_eq!(host.post_as(CHECK, &second, &[("code", &code)]).await.location(), LIST);
    let parked = list(&host).await;
    let kept = "SELECT password_hash FROM signup_attempt WHERE state = 'parked'";
    let kept = host.text(kept).await;
    // A later attempt, too, changes neither the place nor the password.
    waits(&host, "ADA@example.org").await;
    assert_eq!(list(&host).await, parked);
    assert_eq!(host.signup.waitlist("account").admit_next(9).await.unwrap(), 1);
    let hash = host.text("SELECT password_hash FROM signup_account").await;
    assert_eq!(hash, kept);
}

#[tokio::test]
async fn a_stranger_does_not_learn_who_is_on_the_list() {
    let host = host().await;
    let stranger = host.register("ada@example.org").await.cookie();
    let other = host.register("eve@example.org").await.cookie();
    waits(&host, "ada@example.org").await;
    host.clock.advance(Duration::from_secs(61));
    let again = [("again", "1")];
    let wrong = [("code", "0000-0000")];
    for fields in [&[][..], &again, &wrong, &again] {
        let visit = async |cookie: &str| {
            if fields.is_empty() {
                host.get_as(CHECK, cookie).await
            } else {
                host.post_as(CHECK, cookie, fields).await
            }
        };
        let (mine, yours) = (visit(&stranger).await, visit(&other).await);
        assert_eq!((mine.status, mine.location()), (yours.status, yours.location()));
        assert_eq!(without(&mine, &["ada", "eve"]), without(&yours, &["ada", "eve"]));
    }
    // A new attempt is answered the same as well.
    let (known, unknown) =
        (host.register("ada@example.org").await, host.register("bob@example.org").await);
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    assert_eq!(
        host.mails("ada@example.org").await[0].subject,
        host.mails("bob@example.org").await[0].subject
    );
}

#[tokio::test]
async fn an_account_from_before_gets_the_mail_for_its_owner() {
    let host = Host::start().await;
    host.has_account("ada@example.org").await;
    host.signup.set_admission("account", Admission::waitlist()).unwrap();
    host.clock.advance(Duration::from_secs(1));
    assert_eq!(host.register("ada@example.org").await.location(), CHECK);
    let notice = host.mails("ada@example.org").await.remove(0);
    assert_eq!(notice.subject, "You already have an account with Orchard");
}

#[tokio::test]
async fn once_the_form_is_open_no_new_sign_up_waits_and_people_on_the_list_may_sign_up_again() {
    let host = host().await;
    waits(&host, "ada@example.org").await;
    host.register("eve@example.org").await;
    host.signup.set_admission("account", Admission::open()).unwrap();
    assert_eq!(confirm(&host, "eve@example.org").await.location(), "/join/us/done");
    host.has_account("ada@example.org").await;
    assert!(list(&host).await.is_empty());
    assert_eq!(host.count(ACCOUNTS).await, 2);
}

#[tokio::test]
async fn closing_the_form_lets_no_sign_up_bypass_the_list() {
    let host = host().await;
    host.register("ada@example.org").await;
    host.signup.set_admission("account", Admission::closed()).unwrap();
    assert_eq!(confirm(&host, "ada@example.org").await.location(), LIST);
    assert_eq!(host.signup.waitlist("account").admit_next(1).await.unwrap(), 1);
}

fn other_forms(builder: SignupBuilder) -> SignupBuilder {
    with_garden(builder)
        .form(forum_form())
        .admission("forum", Admission::waitlist())
        .admission("garden", Admission::waitlist())
}

#[tokio::test]
async fn a_username_is_not_reserved_and_a_person_who_lost_it_is_skipped() {
    let host = Host::start_with(other_forms).await;
    for email in ["ada@example.org", "eve@example.org"] {
        host.clock.advance(Duration::from_secs(1));
        let fields = [("username", "grace"), ("email", email), ("password", PASSWORD)];
        host.post("/forum", &fields).await;
        let cookie = host.open_newest(email).await;
        let answer = host.post_as("/forum/confirm", &cookie, &fields).await;
        assert_eq!(answer.location(), "/forum/waitlist");
    }
    let waitlist = host.signup.waitlist("forum");
    assert_eq!(waitlist.admit_next(9).await.unwrap(), 1);
    let left = waitlist.list(None, 9).await.unwrap();
    assert_eq!(left[0].email_deliverable, "eve@example.org");
    assert_eq!(left[0].username.as_deref(), Some("grace"));
    assert_eq!(waitlist.admit(left[0].id).await.unwrap(), AdmitOutcome::UsernameTaken);
    assert_eq!(waitlist.list(None, 9).await.unwrap(), left);
}

#[tokio::test]
async fn a_name_that_was_taken_before_the_confirmation_is_asked_for_again() {
    let host = Host::start_with(other_forms).await;
    let post = async |email| {
        let fields = [("username", "grace"), ("email", email), ("password", PASSWORD)];
        host.post("/forum", &fields).await
    };
    post("ada@example.org").await;
    post("eve@example.org").await;
    let cookie = host.open_newest("ada@example.org").await;
    let same = [("username", "grace"), ("password", PASSWORD)];
    host.post_as("/forum/confirm", &cookie, &same).await;
    host.signup.waitlist("forum").admit_next(1).await.unwrap();
    let cookie = host.open_newest("eve@example.org").await;
    let asked = host.post_as("/forum/confirm", &cookie, &same).await;
    assert_eq!(asked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(asked.body.contains("is already taken."));
    let chosen = [("username", "hopper"), ("password", PASSWORD)];
    let answer = host.post_as("/forum/confirm", &cookie, &chosen).await;
    assert_eq!(answer.location(), "/forum/waitlist");
    let parked = host.signup.waitlist("forum").list(None, 9).await.unwrap();
    assert_eq!(parked[0].username.as_deref(), Some("hopper"));
}

#[tokio::test]
async fn what_is_chosen_with_the_confirmation_and_what_was_agreed_to_last_till_the_account() {
    let host = Host::start_with(other_forms).await;
    let fields = [("email", "ada@example.org"), ("name", "Ada"), ("side", "sun"), ("rules", "on")];
    assert_eq!(host.post("/garden", &fields).await.location(), "/garden/check");
    let cookie = host.open_newest("ada@example.org").await;
    let again = [&fields[..], &[("password", PASSWORD)]].concat();
    let answer = host.post_as("/garden/confirm", &cookie, &again).await;
    assert_eq!(answer.location(), "/garden/waitlist");
    let waitlist = host.signup.waitlist("garden");
    let parked = waitlist.list(None, 1).await.unwrap().remove(0);
    assert_eq!(parked.profile["name"], "Ada");
    waitlist.admit(parked.id).await.unwrap();
    let whole = "SELECT count(*) FROM signup_account AS account, signup_consent AS consent
                 WHERE password_hash LIKE '$argon2id$%' AND consent.account_id = account.id";
    assert_eq!(host.count(whole).await, 1);
}

#[tokio::test]
async fn a_hook_that_fails_leaves_the_person_on_the_list() {
    let folder = tempfile::TempDir::new().unwrap();
    let store = leptos_signup::SqliteStore::connect(&common::url(&folder)).await.unwrap();
    let pool = store.pool().clone();
    let store = store.on_account(|_, _| Box::pin(async { Err("the host is away".into()) }));
    let host = Host::start_with(|builder| {
        builder.store(store).admission("account", Admission::waitlist())
    })
    .await;
    host.register("ada@example.org").await;
    confirm(&host, "ada@example.org").await;
    let parked = list(&host).await;
    let error = host.signup.waitlist("account").admit(parked[0].id).await.unwrap_err();
    assert!(matches!(error, AdmissionError::Store(_)), "{error}");
    assert_eq!(list(&host).await, parked);
    let accounts: i64 = sqlx::query_scalar(ACCOUNTS).fetch_one(&pool).await.unwrap();
    assert_eq!(accounts, 0);
}

#[tokio::test]
async fn a_list_for_screens_masks_addresses_and_debug_shows_none() {
    let host = host().await;
    waits(&host, "ada@example.org").await;
    let parked = list(&host).await.remove(0);
    assert_eq!(parked.masked_email(), "a…@example.org");
    assert!(!format!("{parked:?}").contains("example"));
    let unknown = host.signup.waitlist("x").admit(parked.id).await.unwrap_err();
    assert!(matches!(unknown, AdmissionError::UnknownForm { .. }));
}

#[tokio::test]
async fn nothing_can_be_posted_to_the_page_of_the_list() {
    let host = host().await;
    assert_eq!(host.post(LIST, &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
}
