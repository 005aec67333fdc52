//! The page that mails links for a new password: what guards the sign-up against programs guards it too.

use std::time::Duration;

use leptos_signup::{
    RateLimits, SignupBuilder,
    captcha::{HCaptcha, ProofOfWork},
    limits::Limit,
};

use super::{
    EXPIRED, MISSING, attribute,
    proof_of_work::solve,
    site_verify::{SECRET, SITE_KEY, SiteVerify, Verdict},
};
use crate::common::{Answer, Host, form_post};

const ADA: &str = "ada@example.org";
const FORGOT: &str = "/join/us/forgot";
const SENT: &str = "/join/us/forgot-sent";
const WORK: &str = "captcha-work";
const SENTENCE: &str = "We are very busy. Your browser must do some work first";

async fn host(configure: impl FnOnce(SignupBuilder) -> SignupBuilder) -> Host {
    Host::start_with(|builder| configure(builder.password_pages("account"))).await
}

async fn ask(host: &Host, email: &str, answer: (&str, &str)) -> Answer {
    host.clock.advance(Duration::from_secs(1));
    host.post(FORGOT, &[("email", email), answer]).await
}

async fn links(host: &Host) -> i64 {
    host.count("SELECT count(*) FROM signup_account_link").await
}

#[tokio::test]
async fn the_captcha_of_the_form_is_on_the_page_and_must_be_solved() {
    let host =
        host(|builder| builder.captcha("account", ProofOfWork::new().difficulty(1_000))).await;
    let page = host.get(FORGOT).await;
    assert!(page.body.contains("/join/us/captcha-"), "the script: {}", page.body);
    let refused = ask(&host, ADA, ("captcha", "")).await;
    assert_eq!(refused.status, 422);
    assert!(refused.body.contains(MISSING), "{}", refused.body);
    assert!(refused.body.contains("href=\"#signup-captcha\""), "{}", refused.body);
    assert!(refused.body.contains(&format!("value=\"{ADA}\"")), "{}", refused.body);
    assert_eq!(links(&host).await, 0);

    let solved = solve(&attribute(&page.body, "data-challenge"));
    assert_eq!(ask(&host, ADA, ("captcha", &solved)).await.location(), SENT);
    // One solution serves one request.
    let again = ask(&host, "bob@example.org", ("captcha", &solved)).await;
    assert!(again.body.contains(EXPIRED), "{}", again.body);
    assert_eq!(links(&host).await, 1);
    // Nor does it serve a sign-up, even of a page with the same ticket.
    let (ticket, solved) = (page.ticket(), solve(&attribute(&again.body, "data-challenge")));
    let fields = [("ticket", &*ticket), ("email", ADA), ("captcha", &*solved)];
    assert_eq!(host.post(FORGOT, &fields).await.location(), SENT);
    let fields = [&fields[..], &[("password", crate::common::PASSWORD)]].concat();
    assert!(host.post("/join/us", &fields).await.body.contains(EXPIRED));
}

#[tokio::test]
async fn a_widget_is_allowed_on_the_page_that_has_it_alone() {
    let provider = SiteVerify::start(Verdict::Success).await;
    let captcha = HCaptcha::new(SITE_KEY, SECRET).unwrap().base_url(&provider.url).unwrap();
    let host = host(|builder| builder.captcha("account", captcha)).await;
    let policy = |page: &Answer| page.header("content-security-policy").to_owned();
    let page = host.get(FORGOT).await;
    assert!(page.body.contains(SITE_KEY), "{}", page.body);
    assert!(policy(&page).contains("hcaptcha.com"), "{}", policy(&page));
    assert!(policy(&ask(&host, "ada@", ("h-captcha-response", "")).await).contains("hcaptcha.com"));
    for other in ["/join/us/forgot-sent", "/join/us/reset"] {
        assert!(!policy(&host.get(other).await).contains("hcaptcha.com"), "{other}");
    }
    assert_eq!(ask(&host, ADA, ("h-captcha-response", "token-1")).await.location(), SENT);
    assert_eq!(provider.asked().len(), 1);
}

#[tokio::test]
async fn work_lets_an_owner_through_where_strangers_used_up_the_form() {
    let few = |burst| Limit::burst(burst).refill_every(Duration::from_secs(90));
    let limits = RateLimits::unlimited().sign_ups_per_form(few(2)).work_over_shared_limits(1_000);
    let host = host(|builder| builder.rate_limits(limits)).await;
    host.has_account(ADA).await;
    assert_eq!(ask(&host, "bob@example.org", (WORK, "")).await.location(), SENT);
    let mut asked = Vec::new();
    for email in [ADA, "bob@example.org"] {
        let page = host.post(FORGOT, &[("email", email)]).await;
        assert_eq!((page.status.as_u16(), page.header("retry-after")), (429, "90"));
        assert!(page.body.contains(SENTENCE), "{}", page.body);
        assert!(page.body.contains(r##"href="#signup-captcha-work""##), "{}", page.body);
        assert!(page.body.contains(r#"name="captcha-work""#), "{}", page.body);
        let challenge = attribute(&page.body, "data-challenge");
        let shown = page.without_nonce().replace(&challenge.replace('"', "&quot;"), "");
        asked.push((shown.replace(&email[..3], "?"), solve(&challenge)));
    }
    assert_eq!(asked[0].0, asked[1].0, "known and unknown addresses");
    // Something else is wrong: the page asks for the work again.
    let wrong = host.post(FORGOT, &[("email", "ada@"), (WORK, &asked[0].1)]).await;
    assert_eq!(attribute(&wrong.body, "data-field"), WORK);
    assert_eq!(host.post(FORGOT, &[("email", ADA), (WORK, &asked[0].1)]).await.location(), SENT);
    assert_eq!(host.mails(ADA).await[0].subject, "Choose a new password for Orchard");
    assert_eq!(host.post(FORGOT, &[("email", ADA), (WORK, &asked[0].1)]).await.status, 429);
}

#[tokio::test]
async fn one_network_cannot_send_mails_to_many_mailboxes() {
    let few = Limit::burst(3).refill_every(Duration::from_secs(600));
    let limits = RateLimits::unlimited().sign_ups_per_network(few);
    let host = host(|builder| builder.rate_limits(limits)).await;
    for number in 0..4 {
        let email = format!("ada{number}@example.org");
        let post = form_post(FORGOT, &[("email", &email)], &[]);
        let answer = host.send_from("192.0.2.1", post).await;
        assert_eq!(answer.status.as_u16(), if number < 3 { 303 } else { 429 });
    }
    assert_eq!(links(&host).await, 3);
}
