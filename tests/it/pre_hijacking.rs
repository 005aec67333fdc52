//! Nobody takes over what a stranger began: the five classes of Sudhodanan and Paverd,
//! "Pre-hijacked accounts" (USENIX Security 2022), as far as a sign-up is concerned. In each the
//! attacker signs up first, with the address of somebody else.

use argon2::{Argon2, PasswordVerifier};
use axum::{
    Router,
    http::{Request, StatusCode},
};
use leptos_signup::{
    Begun, Identity, IdentityError, JustConfirmed, ProvenIdentity, accounts::LinkOutcome,
};
use tower::ServiceExt;

use crate::common::{Answer, Host, form_post, forum_form, link};

const ATTACKERS: &str = "seven lilac teapots wander";
const VICTIMS: &str = "eleven copper owls hesitate";

async fn sign_up(host: &Host, password: &str) -> String {
    let fields = [("email", "victim@example.org"), ("password", password)];
    let answer = host.post("/join/us", &fields).await;
    assert_eq!(answer.location(), "/join/us/check");
    host.clock.advance(std::time::Duration::from_secs(1));
    answer.cookie()
}

/// The link of the latest mail, opened in a browser with these cookies.
async fn open_latest(host: &Host, cookies: &str) -> String {
    let mails = host.mails("victim@example.org").await;
    let opened = host.open(&link(&mails[0])).await;
    format!("{cookies}; {opened}")
}

async fn unlocks(host: &Host, password: &str) -> bool {
    let hash = host.text("SELECT password_hash FROM signup_account").await;
    Argon2::default().verify_password(password.as_bytes(), hash.as_str()).is_ok()
}

async fn confirm(host: &Host, cookies: &str, fields: &[(&str, &str)]) -> Answer {
    host.post_as("/join/us/confirm", cookies, fields).await
}

/// Classic-federated merge: nothing of an unproven attempt is in the account of somebody else.
#[tokio::test]
async fn the_password_of_an_attempt_that_was_not_confirmed_opens_nothing() {
    let host = Host::start().await;
    sign_up(&host, ATTACKERS).await;
    let victim = sign_up(&host, VICTIMS).await;
    let cookies = open_latest(&host, &victim).await;
    assert_eq!(confirm(&host, &cookies, &[]).await.location(), "/join/us/done");
    assert!(unlocks(&host, VICTIMS).await);
    assert!(!unlocks(&host, ATTACKERS).await);
}

/// The same, when the victim opens the mail that the attacker caused, without having signed up.
#[tokio::test]
async fn opening_a_strangers_mail_asks_for_a_new_password() {
    let host = Host::start().await;
    sign_up(&host, ATTACKERS).await;
    let cookies = open_latest(&host, "").await;
    let page = host.get_as("/join/us/confirm", &cookies).await;
    assert!(page.body.contains("name=\"password\""), "{}", page.body);
    // A click alone, as that of a scanner, does nothing.
    for fields in [&[][..], &[("password", VICTIMS)]] {
        let refused = confirm(&host, &cookies, fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("name=\"password\""), "{}", refused.body);
        assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    }
    let weak = [("password", "iloveyou12345678"), ("new_password", "on")];
    assert_eq!(confirm(&host, &cookies, &weak).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let own = [("password", VICTIMS), ("new_password", "on")];
    assert_eq!(confirm(&host, &cookies, &own).await.location(), "/join/us/done");
    assert!(unlocks(&host, VICTIMS).await);
    assert!(!unlocks(&host, ATTACKERS).await);
}

#[tokio::test]
async fn on_a_second_device_the_password_of_the_sign_up_confirms() {
    let host = Host::start().await;
    sign_up(&host, VICTIMS).await;
    let cookies = open_latest(&host, "").await;
    let wrong = confirm(&host, &cookies, &[("password", ATTACKERS)]).await;
    assert!(wrong.body.contains("not the password you chose"), "{}", wrong.body);
    let done = confirm(&host, &cookies, &[("password", VICTIMS)]).await;
    assert_eq!(done.location(), "/join/us/done");
    assert!(unlocks(&host, VICTIMS).await);
    let page = host.get_as("/join/us/done", &done.cookie()).await;
    assert!(page.body.contains("carry on where you signed up"), "{}", page.body);
}

/// Unexpired session: there is none before the confirmation, and confirming opens one for nobody
/// but the browser that began.
#[tokio::test]
async fn only_the_originator_may_be_given_a_session() {
    let host = Host::start().await;
    let attacker = sign_up(&host, ATTACKERS).await;
    let victim = sign_up(&host, VICTIMS).await;
    let cookies = open_latest(&host, &victim).await;
    let just = just_confirmed(&host.router, &cookies, &[]).await.unwrap();
    assert_eq!(just.account_of_originator(), Some(just.account));
    // What the attacker holds leads nowhere, now as before.
    let waits = host.get_as("/join/us/check", &attacker).await;
    assert_eq!(waits.status, StatusCode::OK);
    assert!(waits.body.contains("Check your email"), "{}", waits.body);
    assert_eq!(just_confirmed(&host.router, &attacker, &[]).await, None);

    let host = Host::start().await;
    sign_up(&host, ATTACKERS).await;
    let cookies = open_latest(&host, "").await;
    let own = [("password", VICTIMS), ("new_password", "on")];
    let just = just_confirmed(&host.router, &cookies, &own).await.unwrap();
    assert_eq!(just.account_of_originator(), None, "it was confirmed elsewhere");
}

async fn just_confirmed(
    router: &Router,
    cookies: &str,
    fields: &[(&str, &str)],
) -> Option<JustConfirmed> {
    let request = form_post("/join/us/confirm", fields, &[("cookie", cookies)]);
    let response = router.clone().oneshot(request).await.unwrap();
    response.extensions().get().copied()
}

/// Trojan identifier: a name that was put beside the address stays with the attempt.
#[tokio::test]
async fn what_stood_beside_the_address_in_another_attempt_is_not_in_the_account() {
    let host = Host::start_with(|builder| builder.form(forum_form())).await;
    let fields = |name, password| {
        [("username", name), ("email", "victim@example.org"), ("password", password)]
    };
    host.post("/forum", &fields("mallory", ATTACKERS)).await;
    host.clock.advance(std::time::Duration::from_secs(1));
    let victim = host.post("/forum", &fields("ada", VICTIMS)).await.cookie();
    let mails = host.mails("victim@example.org").await;
    let opened = host.follow(&link(&mails[0])).await;
    let done = host.post_as("/forum/confirm", &format!("{victim}; {opened}"), &[]).await;
    assert_eq!(done.location(), "/forum/done");
    assert_eq!(host.text("SELECT username FROM signup_account").await, "ada");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    // The other mail confirms nothing any more.
    let opened = host.follow(&link(&mails[1])).await;
    let own = [("username", "mallory"), ("password", ATTACKERS)];
    let late = host.post_as("/forum/confirm", &opened, &own).await;
    assert_eq!(late.location(), "/forum/confirm");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
}

/// Unexpired change of address: what the attacker changes is no longer the attempt that was confirmed.
#[tokio::test]
async fn another_address_for_an_attempt_changes_no_account() {
    let host = Host::start().await;
    let attacker = sign_up(&host, ATTACKERS).await;
    let cookies = open_latest(&host, "").await;
    let own = [("password", VICTIMS), ("new_password", "on")];
    assert_eq!(confirm(&host, &cookies, &own).await.location(), "/join/us/done");
    let theirs = [("email", "attacker@example.org")];
    let change = host.post_as("/join/us/address", &attacker, &theirs).await;
    assert_eq!(change.location(), "/join/us/check", "a sign-up of its own");
    let row = "SELECT count(*) FROM signup_account WHERE email_deliverable = 'victim@example.org'";
    assert_eq!(host.count(row).await, 1);
    let mails = host.mails("attacker@example.org").await;
    let opened = host.open(&link(&mails[0])).await;
    let done = confirm(&host, &format!("{attacker}; {opened}"), &[]).await;
    assert_eq!(done.location(), "/join/us/done");
    assert_eq!(host.count(row).await, 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 2);
}

/// Whoever has no proof of the mailbox confirms nothing: the cookie alone does not, nor does a
/// change of the address there and back.
#[tokio::test]
async fn a_link_to_one_address_never_confirms_another() {
    let host = Host::start().await;
    let attacker = host
        .post("/join/us", &[("email", "attacker@example.org"), ("password", ATTACKERS)])
        .await
        .cookie();
    let own = link(&host.mails("attacker@example.org").await[0]);
    let victims = [("email", "victim@example.org")];
    let change = host.post_as("/join/us/address", &attacker, &victims).await;
    assert_eq!(change.location(), "/join/us/check");
    let opened = host.open(&own).await;
    let page = host.get_as("/join/us/confirm", &format!("{attacker}; {opened}")).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND, "the old mail is void");
    let tried = confirm(&host, &format!("{attacker}; {opened}"), &[]).await;
    assert_eq!(tried.location(), "/join/us/confirm");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    assert_eq!(host.mails("victim@example.org").await.len(), 1);
}

/// What a provider has proven of the victim.
fn victim() -> ProvenIdentity {
    let identity = Identity::new("https://id.example.org", "victim").unwrap();
    ProvenIdentity::from_claims(identity, Some("victim@example.org"), Some(true)).unwrap()
}

async fn comes_from_provider(host: &Host, proven: &ProvenIdentity) -> Begun {
    let request = Request::get("/callback").body(()).unwrap().into_parts().0;
    host.signup.begin_proven("account", proven, &request).await.unwrap()
}

/// Classic-federated merge, when the victim comes with a provider.
#[tokio::test]
async fn a_proven_address_ends_what_a_stranger_began_with_its_password() {
    let host = Host::start().await;
    let attacker = sign_up(&host, ATTACKERS).await;
    let mail = link(&host.mails("victim@example.org").await[0]);
    let Begun::Done(response) = comes_from_provider(&host, &victim()).await else {
        panic!("the form asks for nothing more");
    };
    let just = response.extensions().get::<JustConfirmed>().copied().unwrap();
    assert_eq!(just.account_of_originator(), Some(just.account));
    assert!(!host.signup.verify_password(Some(just.account), ATTACKERS).await.unwrap());
    // The stranger goes on waiting, and the mail that the stranger caused does nothing.
    let waits = host.get_as("/join/us/check", &attacker).await;
    assert!(waits.body.contains("Check your email"), "{}", waits.body);
    let cookies = format!("{attacker}; {}", host.open(&mail).await);
    assert_eq!(just_confirmed(&host.router, &cookies, &[]).await, None);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    assert!(!host.signup.verify_password(Some(just.account), ATTACKERS).await.unwrap());
}

/// Non-verifying provider: an address that is not proven gets into no account.
#[tokio::test]
async fn an_address_that_no_provider_has_proven_merges_with_nothing() {
    let identity = Identity::new("https://id.example.org", "attacker").unwrap();
    for verified in [None, Some(false)] {
        let claimed =
            ProvenIdentity::from_claims(identity.clone(), Some("victim@example.org"), verified);
        assert_eq!(claimed.unwrap_err(), IdentityError::NotVerified);
    }
}

/// Classic-federated merge, the other way round: a proven address gets into no account by itself.
#[tokio::test]
async fn a_proven_address_is_linked_to_no_account_before_its_owner_says_so() {
    let host = Host::start().await;
    let own = sign_up(&host, VICTIMS).await;
    let cookies = open_latest(&host, &own).await;
    assert_eq!(confirm(&host, &cookies, &[]).await.location(), "/join/us/done");
    let account = host.database.uuid("SELECT id FROM signup_account").await;
    let begun = comes_from_provider(&host, &victim()).await;
    assert!(matches!(begun, Begun::AccountExists(id) if id == account), "{begun:?}");
    assert!(host.signup.accounts("account").identities(account).await.unwrap().is_empty());
    assert!(unlocks(&host, VICTIMS).await);
}

/// Unexpired reset: what a stranger asked for before there was an account.
#[tokio::test]
async fn a_link_for_a_new_password_from_before_the_account_opens_nothing() {
    let host = Host::start().await;
    host.signup.request_password_reset("account", "victim@example.org", None).await.unwrap();
    assert!(host.mails("victim@example.org").await.is_empty());
    host.clock.advance(std::time::Duration::from_secs(1));
    assert!(matches!(comes_from_provider(&host, &victim()).await, Begun::Done(_)));
    let dangling = "SELECT count(*) FROM signup_account_link
                    WHERE account_id IN (SELECT id FROM signup_account)";
    assert_eq!(host.count(dangling).await, 0);
    let mails = host.mails("victim@example.org").await;
    assert!(mails.iter().all(|mail| !mail.text.contains("/reset?")), "only the welcome");
}

/// Trojan identifier: the passkey of a stranger, who signed up with the victim's address.
#[tokio::test]
async fn a_passkey_of_a_stranger_is_in_no_account() {
    let host = Host::start().await;
    sign_up(&host, ATTACKERS).await;
    let passkey = Identity::new("passkey", "of the attacker").unwrap();
    let accounts = host.signup.accounts("account");
    let attempt = host.database.uuid("SELECT id FROM signup_attempt").await;
    let linked = accounts.link(attempt, &passkey).await.unwrap();
    assert_eq!(linked, LinkOutcome::UnknownAccount, "an attempt takes none");
    let cookies = open_latest(&host, "").await;
    let own = [("password", VICTIMS), ("new_password", "on")];
    let just = just_confirmed(&host.router, &cookies, &own).await.unwrap();
    assert!(accounts.identities(just.account).await.unwrap().is_empty());
    assert!(accounts.by_identity(&passkey).await.unwrap().is_none());
}
