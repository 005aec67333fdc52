//! Sign-ups whose mailbox another party has proven: the rest of the form, the account, and no mail to confirm.

use std::{sync::Arc, time::Duration};

use axum::{
    http::{Request, StatusCode, request::Parts},
    response::Response,
};
use leptos_signup::{
    Admission, BeginProvenError, Begun, ConfirmedBy, Identity, IdentityError, Invite,
    JustConfirmed, LanguageSource, Languages, ProvenIdentity, Refusal, SignupBuilder, Subject,
    accounts::LinkOutcome,
    email::EmailAddress,
    event::EventKind,
    text::{
        Language,
        languages::{ENGLISH, GERMAN},
    },
};
use tokio::sync::Barrier;
use tower::ServiceExt;
use uuid::Uuid;

use crate::common::{
    self, Answer, Browser, Diary, Host, PASSWORD, RULES, beta_form, class_form, form_post, link,
    member_form, shop_form,
};

const ISSUER: &str = "https://id.example.org";
const ADA: &str = "ada@example.org";

fn identity(subject: &str) -> Identity {
    Identity::new(ISSUER, subject).unwrap()
}

/// What a provider has proven of Ada.
fn ada() -> ProvenIdentity {
    ProvenIdentity::from_claims(identity("1"), Some(ADA), Some(true)).unwrap()
}

fn request(cookies: &str) -> Parts {
    let request = Request::get("/callback?code=secret").header("cookie", cookies);
    request.body(()).unwrap().into_parts().0
}

async fn begin(host: &Host, form: &str, proven: &ProvenIdentity) -> Begun {
    host.signup.begin_proven(form, proven, &request("")).await.unwrap()
}

fn response(begun: Begun) -> Response {
    match begun {
        Begun::Continue(response) => response,
        begun => panic!("{begun:?}"),
    }
}

/// Comes back from the provider, and opens the page that follows.
async fn comes_back(browser: &Browser, host: &Host, form: &str) -> Answer {
    let parts = request(&browser.cookies());
    let begun = host.signup.begin_proven(form, &ada(), &parts).await.unwrap();
    let answer = Answer::read(response(begun)).await;
    browser.keep_cookies_of(&answer);
    assert!(answer.location().ends_with("/confirm"), "{}", answer.location());
    browser.open(answer.location()).await
}

fn with_member(builder: SignupBuilder) -> SignupBuilder {
    builder.form(member_form()).document("rules", RULES.version, "Be kind to worms.")
}

async fn account_of(host: &Host, form: &str) -> Uuid {
    let found = host.signup.accounts(form).by_identity(&identity("1")).await.unwrap();
    found.expect("the identity has an account").id
}

const REST: [(&str, &str); 3] = [("username", "ada"), ("nickname", "Countess"), ("rules", "on")];

#[tokio::test]
async fn the_rest_of_the_form_makes_the_account_without_a_mail_to_confirm() {
    let diary = Diary::default();
    let host = Host::start_with(|builder| with_member(builder).on_event(diary.clone())).await;
    let browser = host.browser();
    let page = comes_back(&browser, &host, "member").await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    for shown in [ADA, "name=\"username\"", "name=\"nickname\"", "name=\"rules\"", "Create account"]
    {
        assert!(page.body.contains(shown), "{shown}: {}", page.body);
    }
    for absent in ["name=\"email\"", "password", "name=\"website\""] {
        let form = page.body.split("<form").nth(1).unwrap().split("</form>").next().unwrap();
        assert!(!form.contains(absent), "{absent}: {form}");
    }
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);

    // Errors stand at their fields, and what was typed stays.
    let wrong = [("username", "a b"), ("nickname", "Countess")];
    let again = browser.send_form(&page, "/member/confirm", &wrong).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        again.body.contains("value=\"Countess\"") && again.body.contains(ADA),
        "{}",
        again.body
    );
    assert!(again.body.contains("href=\"#signup-rules\""), "{}", again.body);

    let cookies = browser.cookies();
    let done = browser.send_form(&again, "/member/confirm", &REST).await;
    assert_eq!(done.location(), "/member/done");
    let page = browser.open("/member/done").await;
    assert!(!page.body.contains("carry on where you signed up"), "{}", page.body);
    let account = account_of(&host, "member").await;
    let row = "SELECT count(*) FROM signup_account WHERE password_hash IS NULL
               AND username = 'ada' AND email_deliverable = 'ada@example.org'";
    assert_eq!(host.count(row).await, 1);
    assert!(host.database.profile("signup_account").await.contains("Countess"));
    let consents = "SELECT count(*) FROM signup_consent WHERE account_id IS NOT NULL";
    assert_eq!(host.count(consents).await, 1);
    let mails = host.mails(ADA).await;
    assert!(mails.iter().all(|mail| !mail.text.contains("/confirm?")), "no mail asks to confirm");
    assert_eq!(mails.len(), 1, "the welcome tells the owner");
    host.signup.deliver_due_events().await.unwrap();
    assert_eq!(diary.kinds(), [EventKind::AttemptStarted, EventKind::Confirmed]);
    assert_eq!(diary.taken()[1].account, Some(account));

    // The same post again makes nothing, and the provider knows the person now.
    let replayed = host.post_as("/member/confirm", &cookies, &REST).await;
    assert_eq!(replayed.location(), "/member/done");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    assert!(matches!(begin(&host, "member", &ada()).await, Begun::Known(id) if id == account));
}

#[tokio::test]
async fn the_host_learns_that_this_browser_made_the_account() {
    let host = Host::start_with(with_member).await;
    let browser = host.browser();
    comes_back(&browser, &host, "member").await;
    let post = form_post("/member/confirm", &REST, &[("cookie", &browser.cookies())]);
    let answer = host.router.clone().oneshot(post).await.unwrap();
    let just = answer.extensions().get::<JustConfirmed>().copied().unwrap();
    assert_eq!((just.form, just.by), ("member", ConfirmedBy::Proven));
    assert_eq!(just.account_of_originator(), Some(account_of(&host, "member").await));
}

#[tokio::test]
async fn a_form_that_asks_for_nothing_more_has_the_account_at_once() {
    let host = Host::start_with(|builder| builder.form(shop_form())).await;
    let proven = ada().next("/orchard/trees");
    let Begun::Done(response) = begin(&host, "shop", &proven).await else { panic!("is asked") };
    let just = response.extensions().get::<JustConfirmed>().copied().unwrap();
    assert_eq!(just.account_of_originator(), Some(account_of(&host, "shop").await));
    let browser = host.browser();
    let answer = Answer::read(response).await;
    browser.keep_cookies_of(&answer);
    assert_eq!(answer.location(), "/shop/done?next=%2Forchard%2Ftrees");
    assert_eq!(answer.header("referrer-policy"), "no-referrer");
    let page = browser.open(answer.location()).await;
    assert!(page.body.contains("href=\"/orchard/trees\""), "{}", page.body);
    // Another way to log in: a password, by mail, although there was none.
    host.signup.request_password_reset("shop", ADA, None).await.unwrap();
    let mails = host.mails(ADA).await;
    let reset = mails.iter().map(link).find(|link| link.contains("/reset?")).unwrap();
    let token = reset.split("token=").nth(1).unwrap();
    let account = host.signup.reset_password("shop", token, PASSWORD, None).await.unwrap();
    assert_eq!(account, account_of(&host, "shop").await);
}

#[tokio::test]
async fn only_the_browser_that_came_back_goes_on_once_and_in_time() {
    let host = Host::start_with(with_member).await;
    let browser = host.browser();
    let page = comes_back(&browser, &host, "member").await;
    // Another browser has the page, with its ticket, and no cookie.
    let other = host.browser();
    let ticket = page.ticket();
    let stolen = [&REST[..], &[("ticket", ticket.as_str())]].concat();
    assert_eq!(other.post("/member/confirm", &stolen).await.location(), "/member/confirm");
    assert_eq!(other.open("/member/confirm").await.status, StatusCode::NOT_FOUND);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);

    host.clock.advance(Duration::from_secs(30 * 60));
    let late = browser.send_form(&page, "/member/confirm", &REST).await;
    assert_eq!(late.location(), "/member/confirm");
    let late = browser.open("/member/confirm").await;
    assert_eq!(late.status, StatusCode::NOT_FOUND);
    assert!(late.body.contains("href=\"/member\""), "it leads back to the form: {}", late.body);
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    // With the provider it begins again.
    let page = comes_back(&browser, &host, "member").await;
    let done = browser.send_form(&page, "/member/confirm", &REST).await;
    assert_eq!(done.location(), "/member/done");
}

#[tokio::test]
async fn nothing_in_the_browser_changes_the_address_or_sends_a_mail() {
    let host = Host::start_with(with_member).await;
    let browser = host.browser();
    let page = comes_back(&browser, &host, "member").await;
    let check = browser.open("/member/check").await;
    assert!(!check.body.contains(ADA) && !check.body.contains("name=\"code\""), "{}", check.body);
    browser.post("/member/check", &[("again", "1")]).await;
    let ticket = page.ticket();
    browser.post("/member/confirm", &[("again", "1"), ("ticket", &ticket)]).await;
    browser.post("/member/address", &[("email", "eve@example.org")]).await;
    browser.post("/member/not-me", &[("sure", "on"), ("ticket", &ticket)]).await;
    host.clock.advance(Duration::from_secs(61));
    browser.post("/member/confirm", &[("again", "1"), ("ticket", &ticket)]).await;
    assert_eq!(host.count("SELECT count(*) FROM signup_outbox").await, 0);
    let other = [&REST[..], &[("email", "eve@example.org"), ("password", PASSWORD)]].concat();
    let done = browser.send_form(&page, "/member/confirm", &other).await;
    assert_eq!(done.location(), "/member/done");
    let row = "SELECT count(*) FROM signup_account WHERE password_hash IS NULL
               AND email_deliverable = 'ada@example.org'";
    assert_eq!(host.count(row).await, 1);
}

#[cfg(feature = "api")]
#[tokio::test]
async fn the_json_api_knows_no_sign_up_with_a_proven_mailbox() {
    let host = Host::start_with(|builder| with_member(builder).json_api("member")).await;
    let browser = host.browser();
    comes_back(&browser, &host, "member").await;
    let cookies = browser.cookies();
    let token = cookies.split_once("-link=").unwrap().1.split(';').next().unwrap();
    for body in [
        serde_json::json!({ "token": token, "username": "ada", "rules": true }),
        serde_json::json!({ "attempt": token, "code": "BBBB-BBBB" }),
    ] {
        let path = "/member/api/v1/member/confirm";
        let answer = host.send(common::json_post(path, body.to_string())).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{}", answer.body);
    }
}

#[tokio::test]
async fn a_taken_name_is_told_at_its_field() {
    let host = Host::start_with(with_member).await;
    let browser = host.browser();
    let page = comes_back(&browser, &host, "member").await;
    let eve = ProvenIdentity::from_claims(identity("2"), Some("eve@example.org"), Some(true));
    let other = host.browser();
    let begun = begin(&host, "member", &eve.unwrap()).await;
    let answer = Answer::read(response(begun)).await;
    other.keep_cookies_of(&answer);
    let theirs = other.open(answer.location()).await;
    assert_eq!(other.send_form(&theirs, "/member/confirm", &REST).await.location(), "/member/done");
    let refused = browser.send_form(&page, "/member/confirm", &REST).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.body.contains("href=\"#signup-username\""), "{}", refused.body);
    let free = [("username", "lovelace"), ("rules", "on")];
    assert_eq!(
        browser.send_form(&refused, "/member/confirm", &free).await.location(),
        "/member/done"
    );
}

#[tokio::test]
async fn an_account_with_the_address_is_linked_by_its_owner_alone() {
    let host = Host::start().await;
    host.has_account(ADA).await;
    let accounts = host.signup.accounts("account");
    let account = accounts.by_login(ADA).await.unwrap().unwrap().id;
    // Another spelling of the address is the same mailbox.
    let proven = ProvenIdentity::from_claims(identity("1"), Some("ADA@Example.org"), Some(true));
    let proven = proven.unwrap();
    for _ in 0..2 {
        let begun = begin(&host, "account", &proven).await;
        assert!(matches!(begun, Begun::AccountExists(id) if id == account), "{begun:?}");
    }
    assert!(accounts.by_identity(&identity("1")).await.unwrap().is_none());
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt WHERE is_proven").await, 0);

    let linked_at = host.clock.now();
    assert_eq!(accounts.link(account, &identity("1")).await.unwrap(), LinkOutcome::Linked);
    assert_eq!(accounts.link(account, &identity("1")).await.unwrap(), LinkOutcome::AlreadyLinked);
    assert!(matches!(begin(&host, "account", &proven).await, Begun::Known(id) if id == account));
    host.has_account("eve@example.org").await;
    let eve = accounts.by_login("eve@example.org").await.unwrap().unwrap().id;
    let held = accounts.link(eve, &identity("1")).await.unwrap();
    assert_eq!(held, LinkOutcome::HeldBy(account));
    assert!(!accounts.unlink(eve, &identity("1")).await.unwrap());
    let listed = accounts.identities(account).await.unwrap();
    assert_eq!(listed[0].identity, identity("1"));
    assert_eq!((listed.len(), listed[0].linked_at), (1, linked_at));
    // Case and issuer tell identities apart.
    for other in [Identity::new("https://ID.example.org", "1"), Identity::new(ISSUER, "1 1")] {
        assert!(accounts.by_identity(&other.unwrap()).await.unwrap().is_none());
    }
    assert!(accounts.unlink(account, &identity("1")).await.unwrap());
    let begun = begin(&host, "account", &proven).await;
    assert!(matches!(begun, Begun::AccountExists(_)), "{begun:?}");
    let unknown = accounts.link(Uuid::now_v7(), &identity("1")).await.unwrap();
    assert_eq!(unknown, LinkOutcome::UnknownAccount);
}

#[tokio::test]
async fn an_identity_goes_with_its_account() {
    let host = Host::start_with(|builder| builder.form(shop_form())).await;
    assert!(matches!(begin(&host, "shop", &ada()).await, Begun::Done(_)));
    let account = account_of(&host, "shop").await;
    // An account of one form is no account of another.
    let foreign = host.signup.accounts("account").by_identity(&identity("1")).await.unwrap();
    assert!(foreign.is_none());
    let subject = Subject::Account(account);
    let data = host.signup.export(&subject).await.unwrap();
    assert_eq!(data.identities[0].subject, "1");
    assert_eq!(data.attempts[0].issuer.as_deref(), Some(ISSUER));
    assert_eq!(host.signup.erase(&subject).await.unwrap().identities, 1);
    assert!(matches!(begin(&host, "shop", &ada()).await, Begun::Done(_)));
    assert_ne!(account_of(&host, "shop").await, account);
}

#[tokio::test]
async fn what_is_not_verified_begins_nothing() {
    for (email, verified, error) in [
        (None, Some(true), IdentityError::NoAddress),
        (Some(ADA), None, IdentityError::NotVerified),
        (Some(ADA), Some(false), IdentityError::NotVerified),
        (Some("ada"), Some(true), IdentityError::InvalidAddress),
    ] {
        let proven = ProvenIdentity::from_claims(identity("1"), email, verified);
        assert_eq!(proven.unwrap_err(), error);
    }
    let host = Host::start_with(|builder| builder.form(class_form())).await;
    for (form, error) in [
        ("class", BeginProvenError::NoAddress("class")),
        ("nobody", BeginProvenError::UnknownForm("nobody".to_owned())),
    ] {
        let begun = host.signup.begin_proven(form, &ada(), &request("")).await;
        assert_eq!(begun.unwrap_err(), error);
    }
    host.signup.set_admission("account", Admission::closed()).unwrap();
    let begun = host.signup.begin_proven("account", &ada(), &request("")).await;
    assert_eq!(begun.unwrap_err(), BeginProvenError::Refused(Refusal::Closed));
    let only = Admission::open().allow_domains(["example.com"]).unwrap();
    host.signup.set_admission("account", only).unwrap();
    let begun = host.signup.begin_proven("account", &ada(), &request("")).await;
    let refused = matches!(begun, Err(BeginProvenError::Refused(Refusal::Problems(_))));
    assert!(refused, "the domain is not admitted");
    assert_eq!(host.count("SELECT count(*) FROM signup_attempt").await, 0);
}

#[tokio::test]
async fn an_invite_opened_from_the_mailbox_is_proof_of_it() {
    let with_beta = |builder: SignupBuilder| {
        builder.form(beta_form()).admission("beta", Admission::invite_only())
    };
    let host = Host::start_with(with_beta).await;
    let proven = ProvenIdentity::of_mailbox(EmailAddress::parse(ADA).unwrap());
    let without = host.signup.begin_proven("beta", &proven, &request("")).await;
    assert!(matches!(without, Err(BeginProvenError::Refused(Refusal::Problems(_)))));
    let invite = Invite::new().for_address(ADA);
    let invite = host.signup.invites("beta").create(invite).await.unwrap();
    let proven = proven.invite(invite.code().expose());
    let Begun::Done(_) = begin(&host, "beta", &proven).await else { panic!("is asked") };
    assert_eq!(host.count("SELECT uses FROM signup_invite").await, 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_identity").await, 0);
    assert!(matches!(begin(&host, "beta", &proven).await, Begun::AccountExists(_)));
}

#[tokio::test]
async fn a_waitlist_holds_a_proven_person_too() {
    let host =
        Host::start_with(|builder| builder.admission("account", Admission::waitlist())).await;
    let Begun::Done(response) = begin(&host, "account", &ada()).await else { panic!("is asked") };
    assert!(response.extensions().get::<JustConfirmed>().is_none());
    assert_eq!(response.headers()["location"], "/join/us/waitlist");
    let waitlist = host.signup.waitlist("account");
    let waiting = waitlist.list(None, 9).await.unwrap();
    assert_eq!(waiting.len(), 1);
    waitlist.admit(waiting[0].id).await.unwrap();
    let account = account_of(&host, "account").await;
    assert!(matches!(begin(&host, "account", &ada()).await, Begun::Known(id) if id == account));
}

#[tokio::test]
async fn the_page_has_the_language_that_the_person_chose() {
    let with_german = |builder: SignupBuilder| {
        builder.languages(Languages::new([ENGLISH, GERMAN]).from_sources([
            LanguageSource::path_prefixes([(Language::ENGLISH, ""), (Language::new("de"), "/de")]),
            LanguageSource::accept_language(),
        ]))
    };
    let host = Host::start_with(with_german).await;
    let german = ada().language(Language::new("de"));
    let Begun::Done(response) = begin(&host, "account", &german).await else { panic!("is asked") };
    assert_eq!(response.headers()["location"], "/de/join/us/done");
    assert_eq!(host.text("SELECT language FROM signup_account").await, "de");
}

/// Two tabs with one identity, and two browsers with one address.
#[tokio::test]
async fn of_several_at_once_one_makes_the_account() {
    let host = Host::start_with(with_member).await;
    let (one, two) = (host.browser(), host.browser());
    for browser in [&one, &two] {
        comes_back(browser, &host, "member").await;
    }
    let barrier = Arc::new(Barrier::new(2));
    let posts = [one.cookies(), two.cookies()].map(|cookies| {
        let (router, barrier) = (host.router.clone(), barrier.clone());
        let post = form_post("/member/confirm", &REST, &[("cookie", &cookies)]);
        async move {
            barrier.wait().await;
            Answer::read(router.oneshot(post).await.unwrap()).await
        }
    });
    let [first, second] = posts;
    let (first, second) = tokio::join!(first, second);
    let mut to = [first.location(), second.location()].map(str::to_owned);
    to.sort();
    assert_eq!(to, ["/member/confirm", "/member/done"], "the other one is told that there is one");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 1);
    assert_eq!(host.count("SELECT count(*) FROM signup_identity").await, 1);
}
