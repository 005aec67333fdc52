//! [hCaptcha](https://docs.hcaptcha.com) (feature `hcaptcha`).
//!
//! The crate `hcaptcha` writes requests and reads verdicts. They travel through the client of the host
//! checks, because the client of that crate has no time limit, no size limit, follows redirects with
//! the secret, accepts an answer of any status, and brings a second cryptography library.

use std::{fmt, time::Duration};

use async_trait::async_trait;
use axum::http::StatusCode;
use hcaptcha::{Captcha as HCaptchaAnswer, Code, Request, Response};

use crate::{
    server::{
        captcha::{
            Captcha, OnOutage, Sources,
            context::{CaptchaContext, CaptchaError, NoScriptPolicy},
            is_plain,
        },
        clock::Clock,
        error::config::ConfigError,
        net::outbound::{OutboundService, TIME_LIMIT, base_url::BaseUrl, error::OutboundError},
        telemetry::security,
    },
    ui::captcha::widget::{ScriptWidget, Widget},
};

/// A verdict has some hundred bytes.
const MAX_BODY: usize = 64 * 1024;

/// The error codes for an answer that was valid once.
const SPENT: [&str; 2] = ["already-seen-response", "expired-input-response"];

const NOT_A_VERDICT: OutboundError = OutboundError::Garbage("a verdict");

/// Without the compatibility names of reCAPTCHA.
const SCRIPT: &str = "https://js.hcaptcha.com/1/api.js?recaptchacompat=off";

/// The secret that hCaptcha publishes for tests.
const TEST_SECRET: &str = "0x0000000000000000000000000000000000000000";

/// The answers that hCaptcha publishes for tests. They never change.
const TEST_ANSWERS: [&str; 3] = [
    "10000000-aaaa-bbbb-cccc-000000000001",
    "20000000-aaaa-bbbb-cccc-000000000002",
    "30000000-aaaa-bbbb-cccc-000000000003",
];

/// The sources that hCaptcha documents.
const SOURCES: &[&str] = &["https://hcaptcha.com", "https://*.hcaptcha.com"];

/// Verifies the answer to a widget of hCaptcha.
///
/// - Only the page of the form loads the widget, by a tag with the nonce of Leptos.
///   [`sources`](Captcha::sources) names what a `Content-Security-Policy` must allow.
/// - The server sends the secret, the answer and the site key, so that an answer of another site is
///   refused. It sends the client's address only [on request](Self::with_remote_ip).
/// - The host name in the verdict comes from the browser. Another name than the host's is logged and
///   decides nothing.
/// - [`on_outage`](Self::on_outage) says what happens when hCaptcha gives no verdict within 3 seconds. A
///   verdict against the secret counts as an outage. A verdict against the answer is a refusal, and so is
///   a status from 400 to 499 except 408 and 429. When it
///   says that the answer belongs to other keys, it is logged: if all answers do, the host's keys do not
///   match.
/// - The [test keys](https://docs.hcaptcha.com/#integration-testing-test-keys) accept every answer, so
///   they are refused unless the public URL is loopback.
/// - Without scripts there is no widget, and the form is refused unless [`no_script`](Self::no_script)
///   offers another way.
///
/// ```
/// use leptos_signup::captcha::{HCaptcha, OnOutage, ProofOfWork};
///
/// # fn configure() -> Result<(), leptos_signup::ConfigError> {
/// let site_key = "10000000-ffff-ffff-ffff-000000000001";
/// let secret = "0x0000000000000000000000000000000000000000";
/// let captcha = HCaptcha::new(site_key, secret)?
///     .on_outage(OnOutage::FallBack(ProofOfWork::new()));
/// # Ok(())
/// # }
/// # configure().unwrap();
/// ```
#[must_use]
pub struct HCaptcha {
    site_key: String,
    secret: String,
    remote_ip: bool,
    on_outage: OnOutage,
    no_script: NoScriptPolicy,
    time_limit: Duration,
    service: OutboundService,
}

impl HCaptcha {
    /// A captcha for the site with this key, and the secret of its account.
    ///
    /// # Errors
    /// The site key is not a UUID, or the secret is empty or not visible ASCII.
    pub fn new(
        site_key: impl Into<String>,
        secret: impl Into<String>,
    ) -> Result<Self, ConfigError> {
        let (site_key, secret) = (site_key.into(), secret.into());
        let is_secret = !secret.is_empty() && secret.bytes().all(|b| b.is_ascii_graphic());
        let is_key =
            HCaptchaAnswer::new("any").and_then(|mut any| any.set_sitekey(&site_key)).is_ok();
        // The request would omit an empty site key.
        if !is_secret || !is_key || site_key.is_empty() {
            return Err(ConfigError::HCaptchaKeys);
        }
        Ok(Self {
            site_key,
            secret,
            remote_ip: false,
            on_outage: OnOutage::Refuse,
            no_script: NoScriptPolicy::Refuse,
            time_limit: TIME_LIMIT,
            service: OutboundService::new(
                BaseUrl::known("https://api.hcaptcha.com"),
                [("accept", "application/json")],
            ),
        })
    }

    /// Sets the URL above `/siteverify`, for tests.
    ///
    /// # Errors
    /// It is not an https URL (or http on loopback), or has more than a path.
    pub fn base_url(mut self, url: &str) -> Result<Self, ConfigError> {
        self.service.base = BaseUrl::parse(url)?;
        Ok(self)
    }

    /// Sends the client's IP address to hCaptcha, if it is known. Default: it is not sent; the browser that
    /// draws the widget shows it anyway.
    pub fn with_remote_ip(self) -> Self {
        Self { remote_ip: true, ..self }
    }

    /// Sets what happens during an outage. Default: the registration is refused.
    pub fn on_outage(self, on_outage: OnOutage) -> Self {
        Self { on_outage, ..self }
    }

    /// Sets what visitors without scripts can do. Default: nothing.
    pub fn no_script(self, way: NoScriptPolicy) -> Self {
        Self { no_script: way, ..self }
    }

    /// Sets the time limit of a verdict. Default: 3 seconds.
    pub fn time_limit(self, limit: Duration) -> Self {
        Self { time_limit: limit, ..self }
    }

    /// Sets the clock, for tests.
    pub fn clock(mut self, clock: Clock) -> Self {
        self.service.clock = clock;
        self
    }

    async fn ask(
        &self,
        answer: &str,
        context: &CaptchaContext<'_>,
    ) -> Result<Response, CaptchaError> {
        let body = self.request(answer, context).ok_or(CaptchaError::Wrong)?;
        let answer = self.service.post("/siteverify", body).await.map_err(no_verdict)?;
        if answer.status != StatusCode::OK {
            return Err(of_status(answer.status));
        }
        let mut body = Vec::new();
        let read = answer.read(MAX_BODY, |piece| {
            body.extend_from_slice(piece);
            Ok(())
        });
        read.await.map_err(no_verdict)?;
        serde_json::from_slice(&body).map_err(|_| down(NOT_A_VERDICT))
    }

    fn request(&self, answer: &str, context: &CaptchaContext<'_>) -> Option<String> {
        let mut asked = HCaptchaAnswer::new(answer).ok()?;
        asked.set_sitekey(&self.site_key).ok()?;
        if let Some(address) = context.address().filter(|_| self.remote_ip) {
            asked.set_remoteip(&address.to_string()).ok()?;
        }
        // The crate checks the secret too.
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

/// The error of a negative verdict. Nothing that an answer can cause counts as an outage, or an attacker
/// could turn the captcha off.
fn refusal(codes: &[Code]) -> CaptchaError {
    if codes.iter().any(|code| matches!(code, Code::MissingSecret | Code::InvalidSecret)) {
        return down(OutboundError::Garbage("a verdict on the answer: the secret is refused"));
    }
    let is_spent = |code: &Code| match code {
        Code::InvalidAlreadySeen => true,
        // Codes that the crate does not know yet.
        Code::Unknown(word) => SPENT.contains(&word.as_str()),
        _ => false,
    };
    if codes.iter().any(is_spent) { CaptchaError::Expired } else { CaptchaError::Wrong }
}

/// Whether the answer belongs to other keys.
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

/// The error of a status that carries no verdict. A service or its firewall refuses a body that it does
/// not like, and the answer in it is the visitor's.
fn of_status(status: StatusCode) -> CaptchaError {
    match status {
        StatusCode::REQUEST_TIMEOUT | StatusCode::TOO_MANY_REQUESTS => {
            down(OutboundError::Status(status))
        }
        status if status.is_client_error() => CaptchaError::Wrong,
        status => down(OutboundError::Status(status)),
    }
}

fn no_verdict(error: OutboundError) -> CaptchaError {
    match error {
        OutboundError::Busy(_) => CaptchaError::Busy,
        error => down(error),
    }
}

fn down(away: OutboundError) -> CaptchaError {
    CaptchaError::Down(Box::new(away))
}

#[async_trait]
impl Captcha for HCaptcha {
    fn widget(&self, _: &CaptchaContext<'_>) -> Option<Widget> {
        let site_key = self.site_key.clone();
        let widget =
            ScriptWidget::new(SCRIPT, "h-captcha", site_key, "hcaptcha", "h-captcha-response");
        Some(Widget::Script(widget))
    }

    fn field(&self) -> &str {
        "h-captcha-response"
    }

    /// Test answers count only with test keys.
    fn replay_key(&self, answer: &str) -> Option<String> {
        let is_answer =
            is_plain(answer) && (self.accepts_every_answer() || !is_test_answer(answer));
        is_answer.then(|| answer.to_owned())
    }

    async fn verify(&self, answer: &str, context: &CaptchaContext<'_>) -> Result<(), CaptchaError> {
        let verdict = self.ask(answer, context).await?;
        if !verdict.success() {
            let codes: Vec<Code> = verdict.error_codes().into_iter().flatten().collect();
            if is_of_other_keys(&codes) {
                security::captcha_of_other_keys(context.form());
            }
            return Err(refusal(&codes));
        }
        let host = context.site().rsplit('/').next().unwrap_or_default();
        let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
        let other = verdict.hostname().filter(|name| name != host);
        if let Some(other) = other.filter(|_| !self.accepts_every_answer()) {
            security::captcha_elsewhere(context.form(), &other);
        }
        Ok(())
    }

    fn is_for_tests(&self, answer: &str) -> bool {
        self.accepts_every_answer() && is_test_answer(answer)
    }

    fn accepts_every_answer(&self) -> bool {
        self.secret == TEST_SECRET
    }

    fn time_limit(&self) -> Duration {
        self.time_limit
    }

    fn on_outage(&self) -> &OnOutage {
        &self.on_outage
    }

    fn no_script(&self) -> NoScriptPolicy {
        self.no_script
    }

    fn sources(&self) -> Sources {
        Sources::everywhere(SOURCES)
    }
}

/// Shows no secret.
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
    fn malformed_keys_are_refused_and_not_shown() {
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
    fn only_a_verdict_against_the_secret_is_an_outage() {
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
    fn a_test_answer_counts_only_with_test_keys() {
        for (secret, is_one) in [(TEST_SECRET, true), ("0x5ec7e7", false)] {
            let captcha = HCaptcha::new(SITE_KEY, secret).unwrap();
            for answer in TEST_ANSWERS {
                assert_eq!(captcha.replay_key(answer).is_some(), is_one, "{answer}");
            }
            assert!(captcha.replay_key("P1_eyJ0eXAi").is_some());
        }
    }
}
