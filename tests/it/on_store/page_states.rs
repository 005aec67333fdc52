//! What the pages say before, between and after the steps, and to whom.

use std::time::Duration;

use axum::http::StatusCode;
use leptos_signup::{Form, SignupBuilder};

use crate::common::{Browser, Host, PASSWORD, code, letter_form, link};

const FORM: &str = "/join/us";
const CHECK: &str = "/join/us/check";

fn with_letter(builder: SignupBuilder) -> SignupBuilder {
    builder.form(letter_form())
}

fn with_owners(builder: SignupBuilder) -> SignupBuilder {
    builder.sign_in_at("/sign-in").password_reset_at("/forgot")
}

async fn begin(host: &Host, email: &str) -> Browser {
    let browser = host.browser();
    let form = browser.open(FORM).await;
    browser.send_form(&form, FORM, &[("email", email), ("password", PASSWORD)]).await;
    browser
}

#[tokio::test]
async fn the_last_page_claims_success_only_where_a_sign_up_ended() {
    let host = Host::start().await;
    let stranger = host.browser().open("/join/us/done").await;
    assert!(stranger.body.contains("Have you finished signing up?"), "{}", stranger.body);
    assert!(!stranger.body.contains("is confirmed and"), "{}", stranger.body);
    // The waiting list of a form that has none.
    let stranger = host.browser().open("/join/us/waitlist").await;
    assert!(!stranger.body.contains("waiting list"), "{}", stranger.body);

    let own = begin(&host, "ada@example.org").await;
    let early = own.open("/join/us/done").await;
    assert!(early.body.contains("Check your email"), "{}", early.body);
    let right = code(&host.mails("ada@example.org").await[0]);
    let check = own.open(CHECK).await;
    let done = own.send_form(&check, CHECK, &[("code", &right)]).await;
    let page = own.open(done.location()).await;
    assert!(page.body.contains("your account is ready"), "{}", page.body);
    let again = own.open("/join/us/done").await;
    assert!(again.body.contains("your account is ready"), "{}", again.body);
}

#[tokio::test]
async fn another_browser_that_confirms_sees_the_end_too() {
    let host = Host::start_with(with_letter).await;
    host.post("/letter", &[("email", "ada@example.org")]).await;
    let there = host.browser();
    let page = there.open(&link(&host.mails("ada@example.org").await[0])).await;
    let done = there.send_form(&page, "/letter/confirm", &[]).await;
    let page = there.open(done.location()).await;
    assert!(page.body.contains("Your email address is confirmed"), "{}", page.body);
    assert!(page.body.contains("carry on where you signed up"), "{}", page.body);
}

#[tokio::test]
async fn a_request_for_another_mail_is_answered_while_it_is_news() {
    let host = Host::start().await;
    let browser = begin(&host, "ada@example.org").await;
    let check = browser.open(CHECK).await;
    let early = browser.send_form(&check, CHECK, &[("again", "1")]).await;
    let page = browser.open(early.location()).await;
    assert!(page.body.contains("Wait 60 seconds before you ask"), "{}", page.body);
    assert_eq!(host.mails("ada@example.org").await.len(), 1);

    host.clock.advance(Duration::from_secs(61));
    let again = browser.send_form(&check, CHECK, &[("again", "1")]).await;
    let page = browser.open(again.location()).await;
    assert!(page.body.contains("We are emailing ada@example.org again"), "{}", page.body);
    assert!(page.body.contains("role=\"status\""), "{}", page.body);
    assert_eq!(host.mails("ada@example.org").await.len(), 2);

    host.clock.advance(Duration::from_secs(61));
    let old = browser.open(again.location()).await;
    assert!(!old.body.contains("again. Use the newest"), "{}", old.body);
}

/// The sentence must not show that a budget kept the mail back.
#[tokio::test]
async fn the_answer_does_not_depend_on_the_budget() {
    let budgets = leptos_signup::MailBudgets::unlimited().per_mailbox(1);
    let host = Host::start_with(|builder| builder.mail_budgets(budgets)).await;
    let browser = begin(&host, "ada@example.org").await;
    let check = browser.open(CHECK).await;
    host.clock.advance(Duration::from_secs(61));
    let again = browser.send_form(&check, CHECK, &[("again", "1")]).await;
    let page = browser.open(again.location()).await;
    assert!(page.body.contains("We are emailing ada@example.org again"), "{}", page.body);
    assert!(page.body.contains("only a few emails a day"), "{}", page.body);
    assert_eq!(host.mails("ada@example.org").await.len(), 1);
}

#[tokio::test]
async fn a_typo_is_mended_without_typing_the_rest_again() {
    let host = Host::start().await;
    let browser = begin(&host, "ada@gmial.com").await;
    let check = browser.open(CHECK).await;
    let (_, rest) = check.body.split_once("href=\"/join/us/address?").expect(&check.body);
    let path = format!("/join/us/address?{}", rest.split('"').next().unwrap());
    let page = browser.open(&path.replace("&amp;", "&")).await;
    assert!(page.body.contains("value=\"ada@gmail.com\""), "{path}: {}", page.body);
    browser.send_form(&page, "/join/us/address", &[("email", "ada@gmail.com")]).await;
    let right = code(&host.mails("ada@gmail.com").await[0]);
    let done = browser.send_form(&browser.open(CHECK).await, CHECK, &[("code", &right)]).await;
    assert_eq!(done.location(), "/join/us/done", "{}", done.body);
}

#[tokio::test]
async fn the_form_leads_back_to_a_sign_up_that_waits() {
    let host = Host::start().await;
    let browser = begin(&host, "ada@example.org").await;
    let form = browser.open(FORM).await;
    assert!(form.body.contains("You started signing up as"), "{}", form.body);
    assert!(form.body.contains("data-signup=\"go-on\""), "{}", form.body);
    let stranger = host.browser().open(FORM).await;
    assert!(!stranger.body.contains("You started signing up as"), "{}", stranger.body);
    let right = code(&host.mails("ada@example.org").await[0]);
    browser.send_form(&browser.open(CHECK).await, CHECK, &[("code", &right)]).await;
    let form = browser.open(FORM).await;
    assert!(!form.body.contains("You started signing up as"), "{}", form.body);
}

#[tokio::test]
async fn owners_of_an_account_find_the_sign_in() {
    let host = Host::start_with(with_owners).await;
    let form = host.get(FORM).await;
    assert!(form.body.contains("Already have an account?"), "{}", form.body);
    assert!(form.body.contains("/sign-in\" rel=\"external\""), "{}", form.body);
    let plain = Host::start().await.get(FORM).await;
    assert!(!plain.body.contains("Already have an account?"), "{}", plain.body);
}

#[tokio::test]
async fn the_error_of_a_taken_address_leads_its_owner_to_the_account() {
    let open = Form::new("open").at("/letter").email().password().reveal_duplicates();
    let host = Host::start_with(|builder| with_owners(builder).form(open)).await;
    let browser = host.browser();
    let fields = [("email", "ada@example.org"), ("password", PASSWORD)];
    browser.submit(&browser.open("/letter").await, "/letter", &fields).await;
    let right = code(&host.mails("ada@example.org").await[0]);
    let check = browser.open("/letter/check").await;
    browser.submit(&check, "/letter/check", &[("code", &right)]).await;
    let form = browser.open("/letter").await;
    let taken = browser.submit(&form, "/letter", &fields).await;
    let (_, error) = taken.body.split_once("data-signup=\"error-email\"").expect(&taken.body);
    let error = error.split_once("</p>").unwrap().0;
    assert!(error.contains("/sign-in\" rel=\"external\""), "{error}");
    assert!(error.contains("/forgot\" rel=\"external\""), "{error}");
    // Any other error has none.
    let other = browser.submit(&form, "/letter", &[("email", "ada"), ("password", PASSWORD)]).await;
    let (_, error) = other.body.split_once("data-signup=\"error-email\"").expect(&other.body);
    assert!(!error.split_once("</p>").unwrap().0.contains("href"), "{}", other.body);
}

#[tokio::test]
async fn a_form_that_the_clients_router_opens_has_the_same_lines_above() {
    let host = Host::start_with(with_owners).await;
    let browser = begin(&host, "ada@example.org").await;
    let opening = browser.open("/join/us/opening").await;
    let values = opening.body.lines().next().unwrap();
    let values = leptos_signup::Submission::from_urlencoded(values.as_bytes()).unwrap();
    let html = values.get("opened-asides");
    assert!(html.contains("You started signing up as"), "{html}");
    assert!(html.contains("ada@example.org"), "{html}");
    assert!(html.contains("/join/us/check?ticket="), "{html}");
    assert!(html.contains("Already have an account?"), "{html}");
    // A form on a page of the host has slots for them.
    let placed = browser.open("/join/us/opening?at=%2F").await;
    assert!(!placed.body.contains("started"), "{}", placed.body);
}

#[tokio::test]
async fn search_engines_find_the_form_alone() {
    let host = Host::start().await;
    assert!(host.get(FORM).await.headers.get("x-robots-tag").is_none());
    for path in ["/join/us/check", "/join/us/done", "/join/us/confirm", "/join/us/not-me"] {
        assert_eq!(host.get(path).await.headers["x-robots-tag"], "noindex", "{path}");
    }
}

#[tokio::test]
async fn a_wrong_code_comes_back_to_be_mended() {
    let host = Host::start().await;
    let browser = begin(&host, "ada@example.org").await;
    let check = browser.open(CHECK).await;
    let wrong = browser.send_form(&check, CHECK, &[("code", "1234-5678")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("value=\"1234-5678\""), "{}", wrong.body);
}

#[tokio::test]
async fn a_person_elsewhere_chooses_between_the_known_and_a_new_password() {
    let host = Host::start().await;
    host.register("ada@example.org").await;
    let there = host.browser();
    let page = there.open(&link(&host.mails("ada@example.org").await[0])).await;
    for expected in [
        "type=\"radio\"",
        "The password I chose when I signed up",
        "A new password",
        "autocomplete=\"current-password\"",
        "autocomplete=\"username\"",
        "enter the code from the email there",
    ] {
        assert!(page.body.contains(expected), "{expected}: {}", page.body);
    }
    // The known password is not judged by the rules for a new one.
    let short = there.send_form(&page, "/join/us/confirm", &[("password", "short")]).await;
    assert!(short.body.contains("not the password you chose"), "{}", short.body);
    let new = [("new_password", "on"), ("password", "short")];
    let short = there.send_form(&page, "/join/us/confirm", &new).await;
    assert!(short.body.contains("at least 15 characters"), "{}", short.body);
    assert!(short.body.contains("autocomplete=\"new-password\""), "{}", short.body);
}

#[tokio::test]
async fn a_form_that_the_app_does_not_mount_is_named_while_it_is_developed() {
    let forgotten = || Form::new("forgotten").at("/forgotten").email();
    let host = Host::start_with(|builder| builder.form(forgotten())).await;
    let page = host.get("/forgotten").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", page.body);
    assert!(page.body.contains("has no page at /forgotten"), "{}", page.body);
    assert!(page.body.contains("&lt;SignupRoutes form=…/>"), "{}", page.body);
    let with_passwords = |builder: SignupBuilder| {
        let form = Form::new("forgotten").at("/forgotten").email().password();
        builder.form(form).password_pages("forgotten")
    };
    let host = Host::start_with(with_passwords).await;
    let page = host.get("/forgotten/forgot").await;
    assert!(page.body.contains("has no page at /forgotten/forgot"), "{}", page.body);
    assert!(page.body.contains("&lt;PasswordRoutes form=…/>"), "{}", page.body);
    let public = |builder: SignupBuilder| {
        builder.form(forgotten()).public_url("https://orchard.example.org")
    };
    let host = Host::start_public(public).await;
    let page = host.get("/forgotten").await;
    assert_eq!(page.status, StatusCode::INTERNAL_SERVER_ERROR, "{}", page.body);
    assert!(!page.body.contains("SignupRoutes"), "{}", page.body);
}
