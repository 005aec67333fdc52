//! [hCaptcha](https://docs.hcaptcha.com) (feature `hcaptcha`).
//!
//! What is asked and answered is written and read by the crate `hcaptcha`; it travels by the client
//! that host checks have. The client of the crate has no time limit, no bound on an answer, follows
//! redirects with the secret, takes an answer of any status for one, and brings a second
//! cryptography.

use std::{fmt, time::Duration};

use async_trait::async_trait;
use axum::http::StatusCode;
use hcaptcha::{Captcha as Answer, Code, Request, Response};

use super::{
    Captcha, CaptchaError, Occasion, ScriptWidget, Sources, WhenDown, Widget, WithoutScripts,
    is_plain,
};
use crate::server::{
    Clock, ConfigError, security,
    service::{Away, BaseUrl, Service, TIME_LIMIT},
};

/// An answer has some hundred bytes.
const MAX_BODY: usize = 64 * 1024;

/// What it says of an answer that was good once.
const SPENT: [&str; 2] = ["already-seen-response", "expired-input-response"];

const NOT_A_VERDICT: Away = Away::Garbage("a verdict");

/// Without the names of reCAPTCHA beside its own.
const SCRIPT: &str = "https://js.hcaptcha.com/1/api.js?recaptchacompat=off";

/// The secret that hCaptcha publishes for tests.
const TEST_SECRET: &str = "0x0000000000000000000000000000000000000000";

/// The answers that it publishes for tests; they are always the same.
const TEST_ANSWERS: [&str; 3] = [
    "10000000-aaaa-bbbb-cccc-000000000001",
    "20000000-aaaa-bbbb-cccc-000000000002",
    "30000000-aaaa-bbbb-cccc-000000000003",
];

/// What hCaptcha asks for, without subdomains, which vary.
const SOURCES: &[&str] = &["https://hcaptcha.com", "https://*.hcaptcha.com"];

/// Asks hCaptcha whether its widget was solved.
///
/// - The widget is loaded on the page of the form and on no other, by a tag with the nonce of Leptos;
///   [`sources`](Captcha::sources) says what a `Content-Security-Policy` has to allow.
/// - The server sends the secret, the answer and the site key, so that an answer of another site is
///   worth nothing; the address of the client only [if it is told to](Self::with_remote_ip).
/// - The host name in the verdict comes from the browser: one that is not the host's is logged, and
///   decides nothing.
/// - What happens while hCaptcha gives no verdict within 3 seconds is [declared](Self::when_down).
///   A verdict against the secret counts as none. One against an answer is a refusal, and where it says
///   that the answer is of other keys it is logged: when all are, it is the keys of the host that do not
///   belong together.
/// - The [keys for tests](https://docs.hcaptcha.com/#integration-testing-test-keys) work where the
///   public URL is loopback, and are refused elsewhere: they let everybody in.
/// - Without scripts there is nothing to solve; the form is refused then, unless another way is
///   [declared](Self::without_scripts).
///
/// ```
/// use leptos_signup::server::captcha::{ProofOfWork, WhenDown, hcaptcha::HCaptcha};
///
/// # fn configure() -> Result<(), leptos_signup::ConfigError> {
/// let site_key = "10000000-ffff-ffff-ffff-000000000001";
/// let secret = "0x0000000000000000000000000000000000000000";
/// let captcha = HCaptcha::new(site_key, secret)?
///     .when_down(WhenDown::FallBack(ProofOfWork::new()));
/// # Ok(())
/// # }
/// # configure().unwrap();
/// ```
#[must_use]
pub struct HCaptcha {
    site_key: String,
    secret: String,
    remote_ip: bool,
    when_down: WhenDown,
    without_scripts: WithoutScripts,
    time_limit: Duration,
    service: Service,
}

impl HCaptcha {
    /// For the site with this key, and the secret of its account.
    ///
    /// # Errors
    /// When the site key is no UUID, or the secret is empty or has other characters than visible
    /// ASCII.
    pub fn new(
        site_key: impl Into<String>,
        secret: impl Into<String>,
    ) -> Result<Self, ConfigError> {
        let (site_key, secret) = (site_key.into(), secret.into());
        let is_secret = !secret.is_empty() && secret.bytes().all(|b| b.is_ascii_graphic());
        let is_key = Answer::new("any").and_then(|mut any| any.set_sitekey(&site_key)).is_ok();
        // A site key that is empty would be left out.
        if !is_secret || !is_key || site_key.is_empty() {
            return Err(ConfigError::HCaptchaKeys);
        }
        Ok(Self {
            site_key,
            secret,
            remote_ip: false,
            when_down: WhenDown::Refuse,
            without_scripts: WithoutScripts::Refuse,
            time_limit: TIME_LIMIT,
            service: Service::new(
                BaseUrl::known("https://api.hcaptcha.com"),
                [("accept", "application/json")],
            ),
        })
    }

    /// Asks `/siteverify` below `url`, such as that of a test.
    ///
    /// # Errors
    /// When it is not an https URL (or one of http on loopback), or has more than a path.
    pub fn base_url(mut self, url: &str) -> Result<Self, ConfigError> {
        self.service.base = BaseUrl::parse(url)?;
        Ok(self)
    }

    /// Tells hCaptcha the address of the client, where it is known. Default: it is not told; the
    /// browser that draws the widget shows it anyway.
    pub fn with_remote_ip(self) -> Self {
        Self { remote_ip: true, ..self }
    }

    /// What happens while there is no verdict. Default: the registration is refused.
    pub fn when_down(self, when_down: WhenDown) -> Self {
        Self { when_down, ..self }
    }

    /// What somebody without scripts can do. Default: nothing.
    pub fn without_scripts(self, way: WithoutScripts) -> Self {
        Self { without_scripts: way, ..self }
    }

    /// How long a verdict may take. Default: 3 seconds.
    pub fn time_limit(self, limit: Duration) -> Self {
        Self { time_limit: limit, ..self }
    }

    /// Reads the time from `clock`, for tests.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.service.clock = clock;
        self
    }

    async fn ask(&self, answer: &str, occasion: &Occasion<'_>) -> Result<Response, CaptchaError> {
        let body = self.request(answer, occasion).ok_or(CaptchaError::Wrong)?;
        let answer = self.service.post("/siteverify", body).await.map_err(down)?;
        if answer.status != StatusCode::OK {
            return Err(down(Away::Status(answer.status)));
        }
        let mut body = Vec::new();
        let read = answer.read(MAX_BODY, |piece| {
            body.extend_from_slice(piece);
            Ok(())
        });
        read.await.map_err(down)?;
        serde_json::from_slice(&body).map_err(|_| down(NOT_A_VERDICT))
    }

    fn request(&self, answer: &str, occasion: &Occasion<'_>) -> Option<String> {
        let mut asked = Answer::new(answer).ok()?;
        asked.set_sitekey(&self.site_key).ok()?;
        if let Some(address) = occasion.address().filter(|_| self.remote_ip) {
            asked.set_remoteip(&address.to_string()).ok()?;
        }
        // The crate judges the secret too.
        Request::new(&self.secret, asked.clone()).ok()?;
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.append_pair("secret", &self.secret).append_pair("response", answer);
        body.append_pair("sitekey", &self.site_key);
        if let Some(address) = asked.remoteip() {
            body.append_pair("remoteip", &address.to_string());
        }
        Some(body.finish())
    }
}

/// What a verdict that is no success says. What an answer can bring about, of whoever's site it is, is no
/// outage: anybody could turn the captcha off.
fn refusal(codes: &[Code]) -> CaptchaError {
    if codes.iter().any(|code| matches!(code, Code::MissingSecret | Code::InvalidSecret)) {
        return down(Away::Garbage("about the answer but about the secret of this site"));
    }
    let is_spent = |code: &Code| match code {
        Code::InvalidAlreadySeen => true,
        // Words that the crate does not know yet.
        Code::Unknown(word) => SPENT.contains(&word.as_str()),
        _ => false,
    };
    if codes.iter().any(is_spent) { CaptchaError::Expired } else { CaptchaError::Wrong }
}

/// Whether it says that an answer is of other keys.
fn is_of_other_keys(codes: &[Code]) -> bool {
    codes.iter().any(|code| match code {
        Code::SiteSecretMismatch => true,
        Code::Unknown(word) => word.starts_with("not-using-dummy-"),
        _ => false,
    })
}

fn is_test_answer(answer: &str) -> bool {
    TEST_ANSWERS.contains(&answer)
}

fn down(away: Away) -> CaptchaError {
    CaptchaError::Down(Box::new(away))
}

#[async_trait]
impl Captcha for HCaptcha {
    fn widget(&self, _: &Occasion<'_>) -> Option<Widget> {
        Some(Widget::Script(ScriptWidget {
            script: SCRIPT.into(),
            class: "h-captcha".into(),
            site_key: self.site_key.clone().into(),
            global: "hcaptcha".into(),
            field: "h-captcha-response".into(),
        }))
    }

    fn field(&self) -> &str {
        "h-captcha-response"
    }

    /// The answers for tests are answers for tests alone.
    fn identity(&self, answer: &str) -> Option<String> {
        let is_one = is_plain(answer) && (self.lets_everybody_in() || !is_test_answer(answer));
        is_one.then(|| answer.to_owned())
    }

    async fn verify(&self, answer: &str, occasion: &Occasion<'_>) -> Result<(), CaptchaError> {
        let verdict = self.ask(answer, occasion).await?;
        if !verdict.success() {
            let codes: Vec<Code> = verdict.error_codes().into_iter().flatten().collect();
            if is_of_other_keys(&codes) {
                security::captcha_of_other_keys(occasion.form());
            }
            return Err(refusal(&codes));
        }
        let host = occasion.site().rsplit('/').next().unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        let other = verdict.hostname().filter(|name| name != host);
        if let Some(other) = other.filter(|_| !self.lets_everybody_in()) {
            security::captcha_elsewhere(occasion.form(), &other);
        }
        Ok(())
    }

    fn is_for_tests(&self, answer: &str) -> bool {
        self.lets_everybody_in() && is_test_answer(answer)
    }

    fn lets_everybody_in(&self) -> bool {
        self.secret == TEST_SECRET
    }

    fn time_limit(&self) -> Duration {
        self.time_limit
    }

    fn when_down(&self) -> &WhenDown {
        &self.when_down
    }

    fn without_scripts(&self) -> WithoutScripts {
        self.without_scripts
    }

    fn sources(&self) -> Sources {
        Sources::everywhere(SOURCES)
    }
}

/// The secret is not shown.
impl fmt::Debug for HCaptcha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HCaptcha")
            .field("site_key", &self.site_key)
            .field("service", &self.service)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SITE_KEY: &str = "10000000-ffff-ffff-ffff-000000000001";

    #[test]
    fn keys_that_cannot_be_ones_are_refused_and_not_shown() {
        for (site_key, secret) in
            [("", "0x00"), ("site", "0x00"), (SITE_KEY, ""), (SITE_KEY, "0x00\n"), (SITE_KEY, "é")]
        {
            let error = HCaptcha::new(site_key, secret).unwrap_err();
            assert!(!error.to_string().contains("0x00"), "{error}");
        }
        let captcha = HCaptcha::new(SITE_KEY, "0x5ec7e7").unwrap();
        let shown = format!("{captcha:?}");
        assert!(shown.contains(SITE_KEY) && !shown.contains("5ec7e7"), "{shown}");
    }

    #[test]
    fn only_a_verdict_against_the_secret_is_no_verdict() {
        for (words, expected) in [
            (&["invalid-input-response"][..], "Wrong"),
            (&["something-new"], "Wrong"),
            (&[], "Wrong"),
            (&["sitekey-secret-mismatch"], "Wrong"),
            (&["not-using-dummy-passcode"], "Wrong"),
            (&["invalid-or-already-seen-response"], "Expired"),
            (&["already-seen-response"], "Expired"),
            (&["expired-input-response"], "Expired"),
            (&["missing-input-secret"], "Down"),
            (&["invalid-input-secret", "invalid-input-response"], "Down"),
        ] {
            let codes: Vec<Code> = serde_json::from_value(serde_json::json!(words)).unwrap();
            let refusal = format!("{:?}", refusal(&codes));
            assert!(refusal.starts_with(expected), "{words:?}: {refusal}");
        }
    }

    #[test]
    fn an_answer_for_tests_is_one_where_everybody_is_let_in_and_nowhere_else() {
        for (secret, is_one) in [(TEST_SECRET, true), ("0x5ec7e7", false)] {
            let captcha = HCaptcha::new(SITE_KEY, secret).unwrap();
            for answer in TEST_ANSWERS {
                assert_eq!(captcha.identity(answer).is_some(), is_one, "{answer}");
            }
            assert!(captcha.identity("P1_eyJ0eXAi").is_some());
        }
    }
}
