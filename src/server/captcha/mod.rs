//! Captchas: what tells people from programs before anything dear is done.
//!
//! A form has none, unless [`SignupBuilder::captcha`](crate::SignupBuilder::captcha) gives it one:
//! [`ProofOfWork`], `HCaptcha` (feature `hcaptcha`), or a [`Captcha`] of the host's own.
//!
//! 1. An answer is judged after every check that costs nothing (the form's own rules, the trap for
//!    bots, a taken name, a disposable address), and before the host checks and the hash. What these
//!    refuse spends no answer, and asks no provider. A submission that sprang the trap has to bring
//!    something that looks like an answer, as every other has, and spends none either.
//! 2. An answer is good once, at all instances together. It is remembered in the database, so that a
//!    replay is refused even where the provider says yes. An answer that was refused is not
//!    remembered.
//! 3. A provider that gives no verdict within its time limit is down. What then happens is
//!    [declared](WhenDown), and logged under `leptos_signup::security`.
//! 4. After a refusal the page has a new challenge, or the widget is reset; what was typed stays.
//! 5. Somebody without scripts can answer neither of the two. Whether there is another way is
//!    [declared](WithoutScripts) too.
//!
//! A refusal is a problem at the field `captcha`, with a [code](crate::form::ProblemCode) of its own, so it
//! is counted like any other (see [`telemetry`](super::telemetry)).
//!
//! What the browser does is a script of its own, of 8 KB, which only a page with a captcha loads, from
//! the host itself. It waits for no other script, so the puzzle is solved and the widget drawn even
//! before the pages are hydrated.
//!
//! # How strong is it?
//! As strong as its weakest way. A proof of work makes a thousand sign-ups cost as much computing
//! as a thousand people have; to a botnet that is little. Waiting instead of computing costs a
//! program less still, so each network may do it ten times and then once in six minutes
//! ([`RateLimits::unscripted_per_network`](crate::RateLimits::unscripted_per_network)). hCaptcha is
//! stronger, and tells a third party who visits the page. None of them is a rate limit.
//!
//! # Deployment caveats
//! - Instances need the same keys ([`signing_key`](crate::SignupBuilder::signing_key)): a challenge
//!   of one is answered at another.
//! - The policy of the page with a widget names its sources, and that of no other page does; whoever
//!   comes by the router of the client so loads the page. A host that
//!   [sends its own](crate::ContentSecurityPolicy::left_to_host) names them too:
//!   [`captcha_sources`](crate::Signup::captcha_sources).

#[cfg(feature = "hcaptcha")]
pub mod hcaptcha;
mod pass;
mod proof_of_work;
mod rule;
mod trial;
mod widget;

use std::{error::Error, fmt, net::IpAddr, time::Duration, time::SystemTime};

pub use async_trait::async_trait;

use super::{client::Client, key::SigningKeys};

pub use proof_of_work::ProofOfWork;
pub(crate) use rule::Captchas;
pub(crate) use widget::{PASS, Pass, Shown};
pub use widget::{ScriptWidget, Widget, Work};

/// What an answer looks like: visible ASCII, of at most 8 KiB.
fn is_plain(answer: &str) -> bool {
    answer.len() <= 8 * 1024 && answer.bytes().all(|byte| byte.is_ascii_graphic())
}

/// One way to tell people from programs.
///
/// ```
/// use leptos_signup::server::captcha::{
///     Captcha, CaptchaError, Occasion, ScriptWidget, Widget, async_trait,
/// };
///
/// /// A widget after the manner of hCaptcha, from another house.
/// #[derive(Debug)]
/// struct Turnstile;
///
/// #[async_trait]
/// impl Captcha for Turnstile {
///     fn widget(&self, _: &Occasion<'_>) -> Option<Widget> {
///         Some(Widget::Script(ScriptWidget {
///             script: "https://challenges.cloudflare.com/turnstile/v0/api.js".into(),
///             class: "cf-turnstile".into(),
///             site_key: "1x00000000000000000000AA".into(),
///             global: "turnstile".into(),
///             field: "cf-turnstile-response".into(),
///         }))
///     }
///
///     fn field(&self) -> &str {
///         "cf-turnstile-response"
///     }
///
///     async fn verify(&self, answer: &str, _: &Occasion<'_>) -> Result<(), CaptchaError> {
///         // Ask the provider; here everything is wrong.
///         let _ = answer;
///         Err(CaptchaError::Wrong)
///     }
/// }
/// ```
#[async_trait]
pub trait Captcha: fmt::Debug + Send + Sync + 'static {
    /// What a page shows; called anew for each page. Nothing when the system fails, which is logged.
    fn widget(&self, occasion: &Occasion<'_>) -> Option<Widget>;

    /// The name under which an answer is posted.
    fn field(&self) -> &str;

    /// What makes an answer this one and no other, so that it is good once however it is written.
    /// Nothing of what cannot be an answer, which then is not verified. Default: visible ASCII of at
    /// most 8 KiB, as it is.
    fn identity(&self, answer: &str) -> Option<String> {
        is_plain(answer).then(|| answer.to_owned())
    }

    /// Judges an answer that was given for the first time. It is dropped when it takes longer than
    /// the [time limit](Self::time_limit).
    ///
    /// # Errors
    /// That the answer is refused, or that nobody knows.
    async fn verify(&self, answer: &str, occasion: &Occasion<'_>) -> Result<(), CaptchaError>;

    /// Whether every use of an answer is a first one, such as of the answer that a provider publishes
    /// for tests. Default: never.
    fn is_for_tests(&self, _answer: &str) -> bool {
        false
    }

    /// Whether everybody passes, so that the host may only be reached from loopback. Default: no.
    fn lets_everybody_in(&self) -> bool {
        false
    }

    /// For how long an accepted answer is remembered: as long as it could be given again. Default:
    /// an hour.
    fn remembers(&self) -> Duration {
        Duration::from_secs(60 * 60)
    }

    /// How long [`verify`](Self::verify) may take. Default: 3 s.
    fn time_limit(&self) -> Duration {
        Duration::from_secs(3)
    }

    /// What happens while nobody knows. Default: the registration is refused.
    fn when_down(&self) -> &WhenDown {
        &WhenDown::Refuse
    }

    /// What somebody without scripts can do. Default: nothing.
    fn without_scripts(&self) -> WithoutScripts {
        WithoutScripts::Refuse
    }

    /// What a `Content-Security-Policy` has to allow. Default: nothing.
    fn sources(&self) -> Sources {
        Sources::default()
    }
}

/// Why an answer is not accepted.
#[derive(Debug)]
#[non_exhaustive]
pub enum CaptchaError {
    /// It is wrong.
    Wrong,
    /// It was right once.
    Expired,
    /// The provider gives no verdict; its error is logged.
    Down(Box<dyn Error + Send + Sync>),
}

/// What happens to a registration while the provider gives no verdict. Either way it is logged.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum WhenDown {
    /// It is refused, as [`CaptchaUnavailable`](crate::form::ProblemCode::CaptchaUnavailable), with
    /// everything that was typed kept. Nobody signs up until the provider is back.
    #[default]
    Refuse,
    /// It is refused that once; for a minute then, pages have a proof of work instead. Whoever can
    /// keep the provider away from this host so chooses the proof of work.
    FallBack(ProofOfWork),
}

/// What somebody can do whose browser runs no scripts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum WithoutScripts {
    /// Nothing: the page says that it needs scripts.
    #[default]
    Refuse,
    /// Send the form no sooner than so long after it was opened. There is nothing to see, to hear or
    /// to solve, and whoever fills in a form of some fields does not notice. A program can wait too,
    /// and needs no computing for it, so there is a limit for each network:
    /// [`RateLimits::unscripted_per_network`](crate::RateLimits::unscripted_per_network).
    Wait(Duration),
}

/// The sources that a widget needs, for a `Content-Security-Policy`.
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

/// Where, when and by whom a captcha is shown or answered.
#[derive(Clone, Copy, Debug)]
pub struct Occasion<'a> {
    pub(crate) form: &'a str,
    pub(crate) site: &'a str,
    pub(crate) now: SystemTime,
    pub(crate) client: Client,
    pub(crate) keys: &'a SigningKeys,
}

impl Occasion<'_> {
    /// The id of the form.
    #[must_use]
    pub fn form(&self) -> &str {
        self.form
    }

    /// The public URL of the host.
    #[must_use]
    pub fn site(&self) -> &str {
        self.site
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> SystemTime {
        self.now
    }

    /// The address of the client, where it is known.
    #[must_use]
    pub fn address(&self) -> Option<IpAddr> {
        self.client.address
    }

    /// Whole seconds since 1970.
    pub(crate) fn seconds(&self) -> u64 {
        self.now.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_secs()
    }
}
