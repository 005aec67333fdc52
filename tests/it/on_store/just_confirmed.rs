//! The host learns of each account, in a response to the browser that began the sign-up and to no other.

use std::{
    sync::{Arc, Mutex},
    time::Duration,
};

use axum::{extract::Request, http::StatusCode, middleware, response::Response};
use leptos::server_fn::ServerFn;
use leptos_signup::{
    Admission, ConfirmedBy, Invite, JustConfirmed, SignupBuilder,
    server_functions::{ConfirmByCode, Register, State},
};
use serde_json::{Value, json};

use crate::common::{
    Browser, Host, PASSWORD, TRAP, class_form, club_form, code, json_post, letter_form, link,
};

const ADA: &str = "ada@example.org";
const OWN: &str = "eleven copper owls hesitate";
const CHECK: &str = "/join/us/check";
const CONFIRM: &str = "/join/us/confirm";
const API: &str = "/join/us/api/v1/account";

/// What a middleware around the layer finds in the responses, in their order.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<JustConfirmed>>>);

impl Seen {
    /// The forms and browsers since the last call.
    fn take(&self) -> Vec<(&'static str, ConfirmedBy)> {
        self.0.lock().unwrap().drain(..).map(|it| (it.form, it.by)).collect()
    }
}

async fn host() -> (Host, Seen) {
    let mut host = Host::start_with(|builder| {
        let builder = builder.form(class_form()).form(letter_form());
        builder.json_api("account").json_api("class")
    })
    .await;
    let seen = watch(&mut host);
    (host, seen)
}

fn watch(host: &mut Host) -> Seen {
    let seen = Seen::default();
    let told = seen.clone();
    host.router = host.router.clone().layer(middleware::from_fn(
        move |request: Request, next: middleware::Next| {
            let told = told.clone();
            async move {
                let response: Response = next.run(request).await;
                told.0.lock().unwrap().extend(response.extensions().get::<JustConfirmed>());
                response
            }
        },
    ));
    seen
}

/// Signs up with a page.
async fn signs_up(browser: &Browser, email: &str) {
    let page = browser.open("/join/us").await;
    let answer =
        browser.send_form(&page, "/join/us", &[("email", email), ("password", PASSWORD)]).await;
    assert_eq!(answer.location(), CHECK, "{}", answer.body);
}

/// Confirms with the newest link in another browser.
async fn confirms_elsewhere(host: &Host, fields: &[(&str, &str)]) {
    let phone = host.browser();
    let page = phone.open(&link(&host.mails(ADA).await[0])).await;
    let answer = phone.send_form(&page, CONFIRM, fields).await;
    assert_eq!(answer.location(), "/join/us/done", "{}", answer.body);
}

async fn api(host: &Host, path: &str, body: &Value) -> Value {
    let answer = host.send(json_post(path, body.to_string())).await;
    assert!(answer.status.is_success(), "{}", answer.body);
    serde_json::from_str(&answer.body).unwrap()
}

#[tokio::test]
async fn a_form_without_an_address_tells_the_host_on_every_path() {
    let (host, seen) = host().await;
    let expected = [("class", ConfirmedBy::Originator)];
    let browser = host.browser();
    let page = browser.open("/class").await;
    let fields = [("username", "ada"), ("password", PASSWORD)];
    assert_eq!(browser.send_form(&page, "/class", &fields).await.location(), "/class/done");
    assert_eq!(
        host.database.uuid("SELECT id FROM signup_account").await,
        seen.0.lock().unwrap()[0].account
    );
    assert_eq!(seen.take(), expected);

    let fields = [("form", "class"), ("username", "bob"), ("password", PASSWORD)];
    assert_eq!(host.post(Register::PATH, &fields).await.body, "step=done");
    assert_eq!(seen.take(), expected);

    let body = json!({"username": "carol", "password": PASSWORD});
    let shown = api(&host, "/class/api/v1/class", &body).await;
    assert_eq!(shown["id"], seen.0.lock().unwrap()[0].account.to_string());
    assert_eq!(seen.take(), expected);

    // The name is taken.
    let fields = [("form", "class"), ("username", "ada"), ("password", PASSWORD)];
    assert_eq!(host.post(Register::PATH, &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(seen.take(), []);
}

#[tokio::test]
async fn a_page_that_is_posted_twice_tells_again_if_the_password_is_the_same() {
    let (host, seen) = host().await;
    let browser = host.browser();
    let page = browser.open("/class").await;
    let fields = [("username", "ada"), ("password", PASSWORD)];
    for _ in 0..2 {
        assert_eq!(browser.send_form(&page, "/class", &fields).await.location(), "/class/done");
    }
    let accounts: Vec<_> = seen.0.lock().unwrap().iter().map(|it| it.account).collect();
    assert_eq!((accounts.len(), accounts[0]), (2, accounts[1]));
    seen.take();
    let other = [("username", "ada"), ("password", OWN)];
    let refused = browser.send_form(&page, "/class", &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.body);
    assert_eq!(seen.take(), []);
}

#[tokio::test]
async fn without_a_password_nothing_proves_a_second_post() {
    let club = |builder: SignupBuilder| {
        builder.form(club_form()).admission("club", Admission::invite_only())
    };
    let mut host = Host::start_with(club).await;
    let seen = watch(&mut host);
    let invite = host.signup.invites("club").create(Invite::new().uses(5)).await.unwrap();
    let invite = invite.code().expose();
    let browser = host.browser();
    let page = browser.open("/club").await;
    for expected in [&[("club", ConfirmedBy::Originator)][..], &[]] {
        let answer =
            browser.send_form(&page, "/club", &[("username", "ada"), ("invite", &invite)]).await;
        assert_eq!(answer.location(), "/club/done", "{}", answer.body);
        assert_eq!(seen.take(), expected);
    }
}

#[tokio::test]
async fn a_bot_that_sees_an_account_is_told_of_none() {
    let (host, seen) = host().await;
    let fields = [("username", "ada"), ("password", PASSWORD), (TRAP, "https://example.com")];
    assert_eq!(host.post("/class", &fields).await.location(), "/class/done");
    assert_eq!(host.count("SELECT count(*) FROM signup_account").await, 0);
    assert_eq!(seen.take(), []);
}

#[tokio::test]
async fn link_and_code_tell_of_the_browser_that_began_on_pages_and_in_the_api() {
    let (host, seen) = host().await;
    let expected = [("account", ConfirmedBy::Originator)];
    let browser = host.browser();
    signs_up(&browser, ADA).await;
    let page = browser.open(&link(&host.mails(ADA).await[0])).await;
    assert_eq!(browser.send_form(&page, CONFIRM, &[]).await.location(), "/join/us/done");
    assert_eq!(seen.take(), expected);

    let browser = host.browser();
    signs_up(&browser, "bob@example.org").await;
    let code = code(&host.mails("bob@example.org").await[0]);
    let page = browser.open(CHECK).await;
    assert_eq!(
        browser.send_form(&page, CHECK, &[("code", &code)]).await.location(),
        "/join/us/done"
    );
    assert_eq!(seen.take(), expected);

    for (email, by_link) in [("carol@example.org", true), ("dan@example.org", false)] {
        let begun = api(&host, API, &json!({"email": email, "password": PASSWORD})).await;
        let mail = host.mails(email).await.remove(0);
        let proof = match by_link {
            true => {
                json!({"attempt": begun["attempt"], "token": link(&mail).split_once("token=").unwrap().1})
            }
            false => json!({"attempt": begun["attempt"], "code": crate::common::code(&mail)}),
        };
        let path = format!("{API}/confirm");
        assert_eq!(api(&host, &path, &proof).await, json!({"confirmed": "now"}));
        assert_eq!(seen.take(), expected);
        assert_eq!(api(&host, &path, &proof).await, json!({"confirmed": "before"}));
        assert_eq!(seen.take(), [], "an account is told of once");
    }
}

#[tokio::test]
async fn the_tab_that_waits_claims_the_account_once_after_a_confirmation_on_the_phone() {
    let (host, seen) = host().await;
    let laptop = host.browser();
    signs_up(&laptop, ADA).await;
    assert_eq!(laptop.look(CHECK).await.status, StatusCode::OK);
    confirms_elsewhere(&host, &[("password", PASSWORD)]).await;
    assert_eq!(seen.0.lock().unwrap()[0].account_of_originator(), None);
    assert_eq!(seen.take(), [("account", ConfirmedBy::Elsewhere)]);
    // Another browser, and one with a sign-up of its own for the address, claim nothing.
    let other = host.browser();
    assert_eq!(other.look(CHECK).await.status, StatusCode::OK);
    signs_up(&other, ADA).await;
    assert_eq!(other.look(CHECK).await.status, StatusCode::OK);
    other.open(CHECK).await;
    assert_eq!(seen.take(), []);

    assert_eq!(laptop.look(CHECK).await.location(), "/join/us/done");
    let own = host.database.uuid("SELECT id FROM signup_account").await;
    assert_eq!(seen.0.lock().unwrap()[0].account_of_originator(), Some(own));
    assert_eq!(seen.take(), [("account", ConfirmedBy::Claimed)]);
    assert_eq!(laptop.look(CHECK).await.location(), "/join/us/done");
    laptop.open(CHECK).await;
    laptop.post(CHECK, &[("code", "12345678")]).await;
    assert_eq!(seen.take(), [], "a claim is taken once");
}

#[tokio::test]
async fn each_way_to_ask_takes_the_claim() {
    let state = [("form", "account")];
    for way in 0..6 {
        let (host, seen) = host().await;
        let laptop = host.browser();
        signs_up(&laptop, ADA).await;
        let late = code(&host.mails(ADA).await[0]);
        let late_link = link(&host.mails(ADA).await[0]);
        let page = laptop.open(&late_link).await;
        confirms_elsewhere(&host, &[("password", PASSWORD)]).await;
        seen.take();
        match way {
            0 => drop(laptop.open(CHECK).await),
            1 => drop(laptop.post(State::PATH, &state).await),
            2 => drop(laptop.post(CHECK, &[("code", &late)]).await),
            3 => {
                let fields = [("form", "account"), ("code", late.as_str())];
                assert_eq!(laptop.post(ConfirmByCode::PATH, &fields).await.body, "step=done");
            }
            4 => drop(laptop.send_form(&page, CONFIRM, &[]).await),
            _ => drop(laptop.open("/join/us/address").await),
        }
        assert_eq!(seen.take(), [("account", ConfirmedBy::Claimed)], "way {way}");
        laptop.look(CHECK).await;
        assert_eq!(seen.take(), [], "way {way}");
    }
}

#[tokio::test]
async fn a_program_claims_with_the_secret_of_its_attempt() {
    let (host, seen) = host().await;
    let path = format!("{API}/confirm");
    let begun = api(&host, API, &json!({"email": ADA, "password": PASSWORD})).await;
    let mail = host.mails(ADA).await.remove(0);
    let token = link(&mail).split_once("token=").unwrap().1.to_owned();
    let body = json!({"token": token, "password": PASSWORD});
    assert_eq!(api(&host, &path, &body).await, json!({"confirmed": "now"}));
    assert_eq!(seen.take(), [("account", ConfirmedBy::Elsewhere)]);
    assert_eq!(api(&host, &path, &json!({"token": token})).await, json!({"confirmed": "before"}));
    assert_eq!(seen.take(), [], "the link alone is not the originator");
    let own = json!({"attempt": begun["attempt"], "code": code(&mail)});
    assert_eq!(api(&host, &path, &own).await, json!({"confirmed": "before"}));
    assert_eq!(seen.take(), [("account", ConfirmedBy::Claimed)]);
    assert_eq!(api(&host, &path, &own).await, json!({"confirmed": "before"}));
    assert_eq!(seen.take(), []);
}

#[tokio::test]
async fn a_browser_that_did_not_choose_the_password_of_the_account_claims_nothing() {
    // The owner of the mailbox chose another one.
    let (host, seen) = host().await;
    let stranger = host.browser();
    signs_up(&stranger, ADA).await;
    confirms_elsewhere(&host, &[("password", OWN), ("new_password", "on")]).await;
    assert_eq!(stranger.look(CHECK).await.status, StatusCode::OK);
    stranger.open(CHECK).await;
    assert_eq!(seen.take(), [("account", ConfirmedBy::Elsewhere)]);

    // The form has no password, so the click proves nothing of the person who signed up.
    let stranger = host.browser();
    let page = stranger.open("/letter").await;
    stranger.send_form(&page, "/letter", &[("email", "bob@example.org")]).await;
    let phone = host.browser();
    let page = phone.open(&link(&host.mails("bob@example.org").await[0])).await;
    phone.send_form(&page, "/letter/confirm", &[]).await;
    assert_eq!(stranger.look("/letter/check").await.location(), "/letter/done");
    assert_eq!(seen.take(), [("letter", ConfirmedBy::Elsewhere)]);
}

#[tokio::test]
async fn a_claim_ends_with_another_password_and_with_the_time_of_the_attempt() {
    let (host, seen) = host().await;
    let laptop = host.browser();
    signs_up(&laptop, ADA).await;
    confirms_elsewhere(&host, &[("password", PASSWORD)]).await;
    seen.take();
    host.database.execute("UPDATE signup_account SET password_hash = 'another'").await;
    assert_eq!(laptop.look(CHECK).await.location(), "/join/us/done");
    assert_eq!(seen.take(), []);

    let (host, seen) = self::host().await;
    let laptop = host.browser();
    signs_up(&laptop, ADA).await;
    confirms_elsewhere(&host, &[("password", PASSWORD)]).await;
    seen.take();
    host.clock.advance(Duration::from_secs(8 * 24 * 60 * 60));
    laptop.look(CHECK).await;
    assert_eq!(seen.take(), []);
}

#[tokio::test]
async fn of_many_requests_at_once_one_takes_the_claim() {
    let (host, seen) = host().await;
    let laptop = host.browser();
    signs_up(&laptop, ADA).await;
    confirms_elsewhere(&host, &[("password", PASSWORD)]).await;
    seen.take();
    futures::future::join_all((0..12).map(|_| laptop.look(CHECK))).await;
    assert_eq!(seen.take(), [("account", ConfirmedBy::Claimed)]);
}
