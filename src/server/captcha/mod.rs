//! Captchas: the port, its providers, and the captcha of each form.

pub(crate) mod context;
#[cfg(feature = "hcaptcha")]
pub(crate) mod hcaptcha;
pub(crate) mod proof_of_work;
pub(crate) mod registry;
pub(crate) mod wait;

use std::{fmt, time::Duration};

use async_trait::async_trait;

use crate::{
    form::CAPTCHA_FIELD,
    server::captcha::{
        context::{CaptchaContext, CaptchaError, NoScriptPolicy},
        proof_of_work::{ProofOfWork, WorkFor},
    },
    ui::captcha::widget::Widget,
};

/// Whether the text is visible ASCII of at most 8 KiB.
pub(crate) fn is_plain(answer: &str) -> bool {
    answer.len() <= 8 * 1024 && answer.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A way to tell people from programs.
///
/// ```
/// use leptos_signup::captcha::{
///     Captcha, CaptchaContext, CaptchaError, ScriptWidget, Widget,
/// };
///
/// /// A widget in the style of hCaptcha, of another provider.
/// #[derive(Debug)]
/// struct Turnstile;
///
/// #[leptos_signup::async_trait]
/// impl Captcha for Turnstile {
///     fn widget(&self, _: &CaptchaContext<'_>) -> Option<Widget> {
///         Some(Widget::Script(ScriptWidget::new(
///             "https://challenges.cloudflare.com/turnstile/v0/api.js",
///             "cf-turnstile",
///             "1x00000000000000000000AA",
///             "turnstile",
///             "cf-turnstile-response",
///         )))
///     }
///
///     fn field(&self) -> &str {
///         "cf-turnstile-response"
///     }
///
///     async fn verify(&self, answer: &str, _: &CaptchaContext<'_>) -> Result<(), CaptchaError> {
///         // Ask the provider. This example refuses every answer.
///         let _ = answer;
///         Err(CaptchaError::Wrong)
///     }
/// }
/// ```
#[async_trait]
pub trait Captcha: fmt::Debug + Send + Sync + 'static {
    /// The widget of a page, called for each page. Returns `None` when the system fails.
    fn widget(&self, context: &CaptchaContext<'_>) -> Option<Widget>;

    /// The name of the input that holds the answer.
    fn field(&self) -> &str;

    /// The identity of an answer, however it is written, so that it is accepted only once. Returns `None`
    /// for a text that cannot be an answer; it is then not verified. Default: the text itself, if it is
    /// visible ASCII of at most 8 KiB.
    fn replay_key(&self, answer: &str) -> Option<String> {
        is_plain(answer).then(|| answer.to_owned())
    }

    /// Verifies an answer that was given for the first time. The future is dropped after the
    /// [time limit](Self::time_limit).
    ///
    /// # Errors
    /// A refusal of the answer, or an outage of the provider.
    async fn verify(&self, answer: &str, context: &CaptchaContext<'_>) -> Result<(), CaptchaError>;

    /// Whether an answer may be used again, such as the test answer that a provider publishes. Default:
    /// never.
    fn is_for_tests(&self, _answer: &str) -> bool {
        false
    }

    /// Whether every answer passes, so that the host must be on loopback. Default: no.
    fn accepts_every_answer(&self) -> bool {
        false
    }

    /// How long an accepted answer is remembered: as long as it could be replayed. Default: an hour.
    fn replay_window(&self) -> Duration {
        Duration::from_secs(60 * 60)
    }

    /// The longest time for [`verify`](Self::verify). Default: 3 s.
    fn time_limit(&self) -> Duration {
        Duration::from_secs(3)
    }

    /// What happens during an outage. Default: the registration is refused.
    fn on_outage(&self) -> &OnOutage {
        &OnOutage::Refuse
    }

    /// What visitors without scripts can do. Default: nothing.
    fn no_script(&self) -> NoScriptPolicy {
        NoScriptPolicy::Refuse
    }

    /// The sources that a `Content-Security-Policy` must allow. Default: none.
    fn sources(&self) -> Sources {
        Sources::default()
    }
}

/// What happens to a registration while the provider gives no verdict. The log shows the outage either
/// way.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OnOutage {
    /// It is refused with the code [`CaptchaUnavailable`](crate::form::ProblemCode::CaptchaUnavailable). The page
    /// keeps what was typed. No one can sign up until the provider is back.
    #[default]
    Refuse,
    /// It is refused once, and for the next minute pages show a proof of work instead, five times as hard
    /// as this one. It takes two failures in a row: of the visitor's answer, and of one that this host
    /// makes up, so that no answer of a visitor can turn the captcha off. An attacker who can cut this
    /// host off from the provider still chooses the proof of work.
    FallBack(ProofOfWork),
}

/// The sources of a widget, for a `Content-Security-Policy`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sources {
    /// For `script-src`.
    pub script: &'static [&'static str],
    /// For `frame-src`.
    pub frame: &'static [&'static str],
    /// For `style-src`.
    pub style: &'static [&'static str],
    /// For `connect-src`.
    pub connect: &'static [&'static str],
}

impl Sources {
    /// The same sources for everything.
    #[must_use]
    pub const fn everywhere(sources: &'static [&'static str]) -> Self {
        Self { script: sources, frame: sources, style: sources, connect: sources }
    }
}

#[async_trait]
impl Captcha for ProofOfWork {
    fn widget(&self, context: &CaptchaContext<'_>) -> Option<Widget> {
        self.render(context)
    }

    fn field(&self) -> &str {
        CAPTCHA_FIELD
    }

    fn replay_key(&self, answer: &str) -> Option<String> {
        proof_of_work::replay_key(answer)
    }

    async fn verify(&self, answer: &str, context: &CaptchaContext<'_>) -> Result<(), CaptchaError> {
        proof_of_work::verify(WorkFor::Captcha, answer, context)
    }

    fn replay_window(&self) -> Duration {
        self.lifetime
    }

    fn no_script(&self) -> NoScriptPolicy {
        self.no_script
    }
}
