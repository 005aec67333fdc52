//! Forms that share their accounts: one mailbox, one name and one identity has one account across them.

use std::{sync::Arc, time::Duration};

use axum::http::{Request, StatusCode};
use leptos_signup::{
    Begun, Form, Identity, ProvenIdentity, Signup, SignupBuilder, Subject,
    accounts::{AccountFilter, LogIn},
    email::{EmailAddress, KeyLevel},
    form::Field,
};
use tokio::sync::Barrier;

use crate::common::{
    Answer, Host, PASSWORD, account_form, class_form, form_post, forum_form, letter_form, link,
};

const ADA: &str = "ada@example.org";
const STRANGERS: &str = "seven lilac teapots wander";
const ACCOUNTS: &str = "SELECT count(*) FROM signup_account";

/// A newsletter beside the accounts.
fn with_letter(builder: SignupBuilder) -> SignupBuilder {
    builder.form(letter_form()).share_accounts("account", ["letter"])
}

async fn host() -> Host {
    Host::start_with(with_letter).await
}

/// Signs up for the newsletter and confirms.
async fn has_letter(host: &Host, email: &str) {
    host.post("/letter", &[("email", email)]).await;
    let cookie = host.open_newest(email).await;
    assert_eq!(host.post_as("/letter/confirm", &cookie, &[]).await.location(), "/letter/done");
    host.clock.advance(Duration::from_secs(61));
}

#[tokio::test]
async fn one_mailbox_has_one_account_across_forms() {
    let host = host().await;
    has_letter(&host, ADA).await;
    let before = host.mails(ADA).await.len();
    let known = host.register(ADA).await;
    let unknown = host.register("eve@example.org").await;
    assert_eq!((known.status, known.location()), (StatusCode::SEE_OTHER, "/join/us/check"));
    assert_eq!((known.status, known.location()), (unknown.status, unknown.location()));
    let waits = host.get_as("/join/us/check", &known.cookie()).await;
    let like = host.get_as("/join/us/check", &unknown.cookie()).await;
    let body = like.without_nonce().replace("eve@example.org", ADA);
    assert_eq!(waits.without_nonce(), body);
    let mails = host.mails(ADA).await;
    assert_eq!(mails.len(), before + 1);
    assert!(mails[0].text.contains("already"), "{}", mails[0].text);
    assert_eq!(host.count(ACCOUNTS).await, 1);

    // Its owner chooses a password by mail, and logs in through either form.
    host.clock.advance(Duration::from_secs(61));
    host.signup.request_password_reset("account", ADA, None).await.unwrap();
    let mails = host.mails(ADA).await;
    let reset = mails.iter().map(link).find(|link| link.contains("/reset?")).unwrap();
    let token = reset.split("token=").nth(1).unwrap();
    let account = host.signup.reset_password("account", token, PASSWORD, None).await.unwrap();
    for form in ["account", "letter"] {
        let accounts = host.signup.accounts(form);
        let LogIn::Account(found) = accounts.authenticate(ADA, PASSWORD).await.unwrap() else {
            panic!("the log-in is refused");
        };
        assert_eq!((found.id, found.form.as_str()), (account, "letter"));
        assert_eq!(accounts.get(account).await.unwrap().unwrap().id, account);
    }
    host.signup.set_password(account, STRANGERS).await.unwrap();
    assert!(host.signup.verify_password(Some(account), STRANGERS).await.unwrap());
}

#[tokio::test]
async fn a_list_has_the_accounts_of_all_forms_or_of_one() {
    let host = host().await;
    has_letter(&host, ADA).await;
    host.has_account("eve@example.org").await;
    for form in ["account", "letter"] {
        let accounts = host.signup.accounts(form);
        for (filter, expected) in [
            (AccountFilter::new(), 2),
            (AccountFilter::new().made_by("letter"), 1),
            (AccountFilter::new().made_by("account"), 1),
            (AccountFilter::new().made_by("nobody"), 0),
        ] {
            let listed = accounts.list(&filter, None, 10).await.unwrap();
            assert_eq!(listed.len(), expected, "{filter:?}");
            assert_eq!(accounts.count(&filter).await.unwrap(), expected as u64);
        }
    }
}

/// A stranger's sign-up with one form, and the owner's with another.
#[tokio::test]
async fn the_password_of_another_forms_attempt_never_gets_into_the_account() {
    let host = host().await;
    let stranger = host.post("/join/us", &[("email", ADA), ("password", STRANGERS)]).await;
    let theirs = link(&host.mails(ADA).await[0]);
    host.clock.advance(Duration::from_secs(61));
    has_letter(&host, ADA).await;
    let opened = host.open(&theirs).await;
    let cookies = [stranger.cookie(), opened].join("; ");
    let late = host.post_as("/join/us/confirm", &cookies, &[]).await;
    assert_eq!(late.location(), "/join/us/done", "there is an account");
    assert_eq!(host.count(ACCOUNTS).await, 1);
    assert_eq!(
        host.count("SELECT count(*) FROM signup_account WHERE password_hash IS NULL").await,
        1
    );
    let accounts = host.signup.accounts("account");
    assert!(matches!(accounts.authenticate(ADA, STRANGERS).await.unwrap(), LogIn::Refused));
}

#[tokio::test]
async fn of_two_forms_at_once_one_makes_the_account() {
    let host = host().await;
    let join = host.register(ADA).await.cookie();
    host.clock.advance(Duration::from_secs(61));
    let letter = host.post("/letter", &[("email", ADA)]).await.cookie();
    let mails = host.mails(ADA).await;
    let opened = [&mails[0], &mails[1]].map(link);
    let (letter_link, join_link) = (host.follow(&opened[0]).await, host.follow(&opened[1]).await);
    let barrier = Arc::new(Barrier::new(2));
    let posts = [("/join/us/confirm", join, join_link), ("/letter/confirm", letter, letter_link)];
    let [one, two] = posts.map(|(path, own, link)| {
        let (router, barrier) = (host.router.clone(), barrier.clone());
        let post = form_post(path, &[], &[("cookie", &[own, link].join("; "))]);
        async move {
            barrier.wait().await;
            Answer::read(tower::ServiceExt::oneshot(router, post).await.unwrap()).await
        }
    });
    let (one, two) = tokio::join!(one, two);
    assert_eq!((one.location(), two.location()), ("/join/us/done", "/letter/done"));
    assert_eq!(host.count(ACCOUNTS).await, 1);
}

/// The same form in another language.
fn forum_in_german() -> Form {
    Form::new("forum_de").at("/forum-de").username().email().password()
}

#[tokio::test]
async fn a_name_is_one_persons_across_forms_also_while_it_is_held() {
    let with_forums = |builder: SignupBuilder| {
        let builder = builder.form(forum_form()).form(forum_in_german());
        builder.share_accounts("forum", ["forum_de"]).hold_usernames(Duration::from_secs(600))
    };
    let host = Host::start_with(with_forums).await;
    let fields = |email| [("username", "ada"), ("email", email), ("password", PASSWORD)];
    let own = host.post("/forum-de", &fields(ADA)).await.cookie();
    let opened = host.open_newest(ADA).await;
    let done = host.post_as("/forum-de/confirm", &[own, opened].join("; "), &[]).await;
    assert_eq!(done.location(), "/forum-de/done");
    let taken = host.post("/forum", &fields("eve@example.org")).await;
    assert_eq!(taken.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(taken.body.contains("href=\"#signup-username\""), "{}", taken.body);
    let found = host.signup.accounts("forum").by_username("ADA").await.unwrap().unwrap();
    assert_eq!(found.form, "forum_de");
    host.signup.erase(&Subject::Account(found.id)).await.unwrap();
    let held = host.post("/forum", &fields("eve@example.org")).await;
    assert_eq!(held.status, StatusCode::UNPROCESSABLE_ENTITY);
    host.clock.advance(Duration::from_secs(601));
    let free = host.post("/forum", &fields("eve@example.org")).await;
    assert_eq!(free.location(), "/forum/check");
}

#[tokio::test]
async fn an_identity_has_one_account_across_forms() {
    let host = host().await;
    let identity = Identity::new("https://id.example.org", "1").unwrap();
    let proven = ProvenIdentity::from_claims(identity.clone(), Some(ADA), Some(true)).unwrap();
    let request = Request::get("/callback").body(()).unwrap().into_parts().0;
    let begun = host.signup.begin_proven("letter", &proven, &request).await.unwrap();
    assert!(matches!(begun, Begun::Done(_)), "{begun:?}");
    for form in ["account", "letter"] {
        let found = host.signup.accounts(form).by_identity(&identity).await.unwrap().unwrap();
        let begun = host.signup.begin_proven(form, &proven, &request).await.unwrap();
        assert!(matches!(begun, Begun::Known(id) if id == found.id), "{begun:?}");
    }
}

#[tokio::test]
async fn an_erasure_and_an_export_reach_all_forms_that_share() {
    let host = host().await;
    has_letter(&host, ADA).await;
    host.register(ADA).await;
    let account = host.signup.accounts("account").by_login(ADA).await.unwrap().unwrap().id;
    let subject = Subject::Account(account);
    let data = host.signup.export(&subject).await.unwrap();
    let mut forms: Vec<&str> = data.attempts.iter().map(|it| it.form.as_str()).collect();
    forms.sort_unstable();
    assert_eq!(forms, ["account", "letter"]);
    assert_eq!(data.accounts[0].realm, "account");
    assert_eq!(host.signup.erase(&subject).await.unwrap().attempts, 2);
    let address = Subject::Address(EmailAddress::parse(ADA).unwrap());
    assert!(host.signup.export(&address).await.unwrap().is_empty());
}

#[tokio::test]
async fn an_outdated_key_is_found_and_replaced_across_forms() {
    let host = host().await;
    has_letter(&host, ADA).await;
    host.database.execute("UPDATE signup_account SET email_key = 'old', key_version = 0").await;
    for form in ["account", "letter"] {
        let found = host.signup.accounts(form).by_login(ADA).await.unwrap();
        assert!(found.is_some(), "{form}");
    }
    // Meanwhile the owner signs up again: the older row keeps the address.
    host.has_account(ADA).await;
    let rekeyed = host.signup.rekey().await.unwrap();
    assert_eq!((rekeyed.accounts, rekeyed.conflicting), (0, 1), "{rekeyed:?}");
    host.database.execute("DELETE FROM signup_account WHERE key_version <> 0").await;
    assert_eq!(host.signup.rekey().await.unwrap().accounts, 1);
    assert_eq!(host.text("SELECT email_key FROM signup_account").await, ADA);
}

/// The message of the error at start.
async fn error(builder: SignupBuilder) -> String {
    builder.build().await.err().map_or_else(String::new, |error| error.to_string())
}

#[tokio::test]
async fn forms_that_do_not_fit_refuse_to_start() {
    let start = || Signup::builder().form(account_form()).public_url("http://127.0.0.1:3000");
    let open = Form::new("open").at("/open").email().reveal_duplicates();
    let exact = Form::new("exact").at("/exact").email().key_level(KeyLevel::Exact);
    let plain = Form::new("plain").at("/plain").email().field(Field::text("name"));
    let named = Form::new("named").at("/named").email().username();
    let host = |builder: SignupBuilder| {
        let mailer = leptos_signup::CapturedMailer::new();
        builder.mailer(mailer).site_name("Orchard")
    };
    for (builder, expected) in [
        (start().share_accounts("account", ["nobody"]), "does not exist"),
        (start().share_accounts("account", ["account"]), "as the owner of all"),
        (start().form(class_form()).share_accounts("account", ["class"]), "asks for an address"),
        (start().form(open).share_accounts("account", ["open"]), ".reveal_duplicates()"),
        (start().form(exact).share_accounts("account", ["exact"]), "levels of keys"),
        (start().form(plain).share_accounts("plain", ["account"]), "must ask for a password"),
        (start().form(named).share_accounts("account", ["named"]), "must ask for a username"),
        (
            start().form(letter_form()).share_accounts("account", ["letter", "letter"]),
            "name each form once",
        ),
    ] {
        let error = error(host(builder)).await;
        assert!(error.contains("cannot share the accounts of"), "{error}");
        assert!(error.contains(expected), "{error}");
    }
}

#[tokio::test]
async fn a_form_that_had_accounts_apart_refuses_to_start_until_they_are_moved() {
    let apart = Host::start_with(|builder| builder.form(letter_form())).await;
    has_letter(&apart, ADA).await;
    let start = || async {
        let builder = with_letter(Signup::builder().form(account_form()))
            .store(apart.database.store().await)
            .public_url("http://127.0.0.1:3000")
            .site_name("Orchard")
            .mailer(apart.mailer.clone());
        error(builder).await
    };
    let refused = start().await;
    assert!(refused.contains("accounts of its own"), "{refused}");
    apart
        .database
        .execute("UPDATE signup_account SET realm = 'account' WHERE realm = 'letter'")
        .await;
    assert_eq!(start().await, "");
    let host = apart.beside(with_letter).await;
    let found = host.signup.accounts("account").by_login(ADA).await.unwrap();
    assert!(found.is_some());
}
