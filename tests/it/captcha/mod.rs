//! What tells people from programs, by providers that speak their real protocols.

mod forgot;
mod hcaptcha;
mod limit_work;
mod no_script;
mod once;
mod outage;
mod proof_of_work;
mod site_verify;

use crate::common::{Answer, Host, PASSWORD};

/// What somebody fills in.
fn person<'a>(email: &'a str, answer: (&'a str, &'a str)) -> Vec<(&'a str, &'a str)> {
    vec![("email", email), ("password", PASSWORD), answer]
}

async fn sign_up(host: &Host, email: &str, answer: (&str, &str)) -> Answer {
    host.post("/join/us", &person(email, answer)).await
}

/// The captcha as scripts ask for it anew, as a piece of the page.
async fn fresh(host: &Host) -> String {
    let answer = host.get("/join/us/captcha").await;
    assert_eq!(answer.header("cache-control"), "no-store");
    answer.body
}

/// What an attribute says in a piece of a page.
fn attribute(html: &str, name: &str) -> String {
    let value = html.split(&format!(" {name}=\"")).nth(1).unwrap_or_default();
    value.split('"').next().unwrap().replace("&quot;", "\"").replace("&amp;", "&")
}

async fn attempts(host: &Host) -> i64 {
    host.count("SELECT count(*) FROM signup_attempt").await
}

/// Refused with this sentence, everything typed kept, and nothing written.
async fn assert_refused(host: &Host, answer: &Answer, sentence: &str) {
    assert_eq!(answer.status, 422, "{}", answer.body);
    assert!(answer.body.contains(sentence), "{sentence}: {}", answer.body);
    assert!(answer.body.contains("ada@example.org"), "{}", answer.body);
    assert!(answer.body.contains("href=\"#signup-captcha\""), "{}", answer.body);
    assert!(!answer.body.contains(PASSWORD));
    assert_eq!(attempts(host).await, 0);
}

const MISSING: &str = "Complete the security check.";
const FAILED: &str = "We could not check that you are a person";
const EXPIRED: &str = "The security check has expired";
const UNAVAILABLE: &str = "The security check is not working right now";
