//! Passwords of accounts, and a cost of hashes that was raised.

use leptos_signup::{ConfigError, HashCost, Signup, SignupBuilder, SqliteStore};
use uuid::Uuid;

use crate::common::{
    CapturedMailer, Host, ORIGIN, PASSWORD, account_form, class_form, database::Database,
    without_a_line_for_hashing,
};

crate::on_each_database! {
    a_password_matches_or_differs_or_has_no_account,
    a_raised_cost_applies_at_the_next_log_in,
}

const HASH: &str = "SELECT password_hash FROM signup_account";
const DEARER: HashCost = HashCost::new(19_456, 3);

async fn verify(host: &Host, account: Option<Uuid>, password: &str) -> bool {
    host.signup.verify_password(account, password).await.unwrap()
}

async fn a_password_matches_or_differs_or_has_no_account(database: Database) {
    let host = Host::on(database, |builder| builder.form(class_form())).await;
    // An é of two characters.
    let typed = "just many cafe\u{301} words";
    host.post("/class", &[("username", "ada"), ("password", typed)]).await;
    let ada = Some(host.database.uuid("SELECT id FROM signup_account").await);
    assert!(verify(&host, ada, typed).await);
    assert!(verify(&host, ada, "just many caf\u{e9} words").await, "an é of one");
    for wrong in ["", PASSWORD, &"a".repeat(5_000), &typed.to_uppercase()] {
        assert!(!verify(&host, ada, wrong).await);
    }
    assert!(!verify(&host, None, typed).await);
    assert!(!verify(&host, Some(Uuid::nil()), typed).await);
    host.database.execute("UPDATE signup_account SET password_hash = NULL").await;
    assert!(!verify(&host, ada, typed).await);
}

async fn a_raised_cost_applies_at_the_next_log_in(database: Database) {
    let host = Host::on(database, |builder| builder.form(class_form())).await;
    host.post("/class", &[("username", "ada"), ("password", PASSWORD)]).await;
    let ada = Some(host.database.uuid("SELECT id FROM signup_account").await);
    let old = host.text(HASH).await;
    assert!(verify(&host, ada, PASSWORD).await);
    assert_eq!(host.text(HASH).await, old, "nothing was raised");
    let raised = host.beside(|builder| builder.form(class_form()).hash_cost(DEARER)).await;
    assert!(!verify(&raised, ada, "some other plain words").await);
    assert_eq!(host.text(HASH).await, old, "a wrong password renews nothing");
    assert!(verify(&raised, ada, PASSWORD).await);
    let new = host.text(HASH).await;
    assert!(new.starts_with("$argon2id$v=19$m=19456,t=3,p=1$"), "{new}");
    // An instance that still has the old cost lets it be.
    assert!(verify(&host, ada, PASSWORD).await);
    assert_eq!(host.text(HASH).await, new);
    raised.post("/class", &[("username", "eve"), ("password", PASSWORD)]).await;
    let eve = "SELECT password_hash FROM signup_account WHERE username = 'eve'";
    assert!(host.text(eve).await.contains("t=3"), "new accounts cost it at once");
}

#[tokio::test]
async fn a_full_hashing_queue_differs_from_a_wrong_password() {
    let host = Host::start_with(without_a_line_for_hashing).await;
    let both =
        (host.signup.verify_password(None, PASSWORD), host.signup.verify_password(None, PASSWORD));
    let (one, other) = futures::future::join(both.0, both.1).await;
    let busy = [one, other].into_iter().filter_map(Result::err).collect::<Vec<_>>();
    assert_eq!(busy.len(), 1);
    assert!(busy[0].is_busy());
    assert_eq!(busy[0].to_string(), "the password hash queue is full");
}

fn builder() -> SignupBuilder {
    Signup::builder().form(account_form()).public_url(ORIGIN).mailer(CapturedMailer::new())
}

#[tokio::test]
async fn a_cost_below_owasps_minimum_is_refused_at_the_start() {
    for cost in [HashCost::new(19_456, 1), HashCost::new(8, 1), HashCost::new(u32::MAX, 2)] {
        let store = SqliteStore::connect("sqlite::memory:").await.unwrap();
        let error = builder().store(store).hash_cost(cost).build().await.unwrap_err();
        assert!(matches!(error, ConfigError::HashCost { .. }), "{error}");
        assert!(error.to_string().contains("19456 KiB with two passes"), "{error}");
    }
}
