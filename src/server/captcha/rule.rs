//! The captchas of all forms: what a page shows, and whether a submission passes.

use std::{
    sync::{Mutex, PoisonError},
    time::{Duration, SystemTime},
};

use sha2::{Digest, Sha256};
use tokio::time::timeout;

use super::{
    Captcha, CaptchaError, Occasion, PASS, Pass, ProofOfWork, Shown, Sources, WhenDown,
    WithoutScripts,
    pass::{self, Worth},
    replay::{Claimed, Replay},
};
use crate::{
    ConfigError, Form, Refusal, Submission,
    form::{Code, TICKET},
    server::{Signup, client::Client, public_url::PublicUrl, registration::refused, security},
    ui::captcha::FIELD,
};

/// How long pages have the fallback before the provider is asked again.
const DOWN: Duration = Duration::from_secs(60);

/// The captchas of all forms.
#[derive(Debug, Default)]
pub(crate) struct Captchas {
    rules: Vec<Rule>,
    replay: Replay,
}

/// How a submission passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Way {
    NotAsked,
    Answered,
    /// Somebody without scripts waited instead.
    Waited,
}

/// The captcha of one form.
#[derive(Debug)]
struct Rule {
    form: String,
    captcha: Box<dyn Captcha>,
    /// Until when the provider is taken for down.
    down_until: Mutex<SystemTime>,
}

impl Captchas {
    /// # Errors
    /// A captcha for no form, or a second one for a form.
    pub(crate) fn new(
        forms: &[Form],
        given: Vec<(String, Box<dyn Captcha>)>,
    ) -> Result<Self, ConfigError> {
        let mut rules: Vec<Rule> = Vec::new();
        for (form, captcha) in given {
            let refuse = |reason| ConfigError::Captcha { form: form.clone(), reason };
            if forms.iter().all(|known| known.id() != form) {
                return Err(refuse(
                    "there is no such form: give the id of one that the builder has",
                ));
            }
            if rules.iter().any(|rule| rule.form == form) {
                return Err(refuse("the form has one already: call `.captcha` once for each form"));
            }
            rules.push(Rule { form, captcha, down_until: Mutex::new(SystemTime::UNIX_EPOCH) });
        }
        Ok(Self { rules, ..Self::default() })
    }

    /// # Errors
    /// A captcha that lets everybody in, where others than the developer are.
    pub(crate) fn check_site(&self, public_url: &PublicUrl) -> Result<(), ConfigError> {
        let open = self.rules.iter().find(|rule| rule.captcha.lets_everybody_in());
        match open.filter(|_| !public_url.is_loopback()) {
            None => Ok(()),
            Some(rule) => Err(ConfigError::Captcha {
                form: rule.form.clone(),
                reason: "its keys are those for tests, which let everybody in, and the public URL is \
                         not loopback: give the keys of your site",
            }),
        }
    }

    fn of(&self, form: &str) -> Option<&Rule> {
        self.rules.iter().find(|rule| rule.form == form)
    }

    /// The captcha of a form.
    #[cfg(feature = "api")]
    pub(crate) fn captcha(&self, form: &Form) -> Option<&dyn Captcha> {
        self.of(form.id()).map(|rule| &*rule.captcha)
    }

    /// What a `Content-Security-Policy` of the pages of a form has to allow.
    pub(crate) fn sources(&self, form: &str) -> Sources {
        self.of(form).map(|rule| rule.captcha.sources()).unwrap_or_default()
    }

    /// What a page of the form shows after `posted` was not taken, or nothing was posted.
    pub(crate) fn shown(&self, occasion: &Occasion<'_>, posted: &Submission) -> Option<Shown> {
        let rule = self.of(occasion.form)?;
        let widget = match rule.fallback(occasion) {
            Some(work) => work.widget(occasion),
            None => rule.captcha.widget(occasion),
        };
        Some(Shown { widget: widget?, instead: self.instead(rule, occasion, posted) })
    }

    /// A pass, the one that was posted where it still is one: it says when the form was opened.
    fn instead(&self, rule: &Rule, occasion: &Occasion<'_>, posted: &Submission) -> Option<Pass> {
        let WithoutScripts::Wait(wait) = rule.captcha.without_scripts() else { return None };
        let text = posted.get(PASS);
        let is_kept = pass::read(text, occasion).is_some_and(|pass| {
            pass.worth(wait, occasion.now) != Worth::Expired
                && !self.replay.knows(&pass.identity, occasion.now)
        });
        if is_kept {
            return Some(pass::shown(text.to_owned(), wait));
        }
        match pass::issue(occasion) {
            Ok(text) => Some(pass::shown(text, wait)),
            Err(error) => {
                tracing::error!(%error, "the system gives no random numbers");
                None
            }
        }
    }

    /// Lets a submission pass that brings what the captcha of the form asks for.
    ///
    /// # Errors
    /// A problem at the field `captcha`.
    pub(crate) async fn check(
        &self,
        occasion: &Occasion<'_>,
        submission: &Submission,
    ) -> Result<Way, Code> {
        let Some(rule) = self.of(occasion.form) else { return Ok(Way::NotAsked) };
        let result = self.judge(rule, occasion, submission).await;
        if let Err(code) = &result {
            security::captcha_refused(occasion.form, code);
        }
        result
    }

    async fn judge(
        &self,
        rule: &Rule,
        occasion: &Occasion<'_>,
        submission: &Submission,
    ) -> Result<Way, Code> {
        // With its ticket, a post that is sent twice is one and the same.
        let has_ticket = !submission.get(TICKET).is_empty();
        let post = has_ticket.then(|| Sha256::digest(submission.to_urlencoded()).into());
        let answer_to = |captcha: &dyn Captcha| submission.get(captcha.field()).to_owned();
        if let WhenDown::FallBack(work) = rule.captcha.when_down() {
            let answer = answer_to(work);
            if !answer.is_empty() {
                return self.answer(rule, work, &answer, post, occasion).await;
            }
        }
        let answer = answer_to(&*rule.captcha);
        match (answer.is_empty(), rule.fallback(occasion)) {
            // Nobody needs to wait for what is known.
            (false, Some(_)) => Err(Code::CaptchaUnavailable),
            (false, None) => self.answer(rule, &*rule.captcha, &answer, post, occasion).await,
            (true, _) => self.go_without(rule, occasion, submission, post),
        }
    }

    async fn answer(
        &self,
        rule: &Rule,
        captcha: &dyn Captcha,
        answer: &str,
        post: Option<[u8; 32]>,
        occasion: &Occasion<'_>,
    ) -> Result<Way, Code> {
        let identity = captcha.identity(answer).ok_or(Code::CaptchaFailed)?;
        let claim = match captcha.is_for_tests(answer) {
            true => None,
            false => match self.replay.claim(&identity, post, occasion.now, captcha.remembers()) {
                Claimed::First(claim) => Some(claim),
                Claimed::Again => return Ok(Way::Answered),
                Claimed::Used => return Err(Code::CaptchaExpired),
            },
        };
        let cause: Box<dyn std::error::Error + Send + Sync> =
            match timeout(captcha.time_limit(), captcha.verify(answer, occasion)).await {
                Ok(Ok(())) => {
                    if let Some(claim) = claim {
                        claim.accept(post);
                    }
                    return Ok(Way::Answered);
                }
                Ok(Err(CaptchaError::Wrong)) => return Err(Code::CaptchaFailed),
                Ok(Err(CaptchaError::Expired)) => return Err(Code::CaptchaExpired),
                Ok(Err(CaptchaError::Down(cause))) => cause,
                Err(elapsed) => Box::new(elapsed),
            };
        security::captcha_down(occasion.form, captcha, &*cause, captcha.when_down());
        rule.goes_down(occasion.now);
        Err(Code::CaptchaUnavailable)
    }

    fn go_without(
        &self,
        rule: &Rule,
        occasion: &Occasion<'_>,
        submission: &Submission,
        post: Option<[u8; 32]>,
    ) -> Result<Way, Code> {
        let text = submission.get(PASS);
        let WithoutScripts::Wait(wait) = rule.captcha.without_scripts() else {
            return Err(Code::CaptchaMissing);
        };
        if text.is_empty() {
            return Err(Code::CaptchaMissing);
        }
        let pass = pass::read(text, occasion).ok_or(Code::CaptchaFailed)?;
        match pass.worth(wait, occasion.now) {
            Worth::Good => {}
            Worth::TooSoon(seconds) => return Err(Code::CaptchaTooSoon { seconds }),
            Worth::Expired => return Err(Code::CaptchaExpired),
        }
        match self.replay.claim(&pass.identity, post, occasion.now, pass::LIVES) {
            Claimed::First(claim) => claim.accept(post),
            Claimed::Again => {}
            Claimed::Used => return Err(Code::CaptchaExpired),
        }
        Ok(Way::Waited)
    }
}

impl Rule {
    /// The proof of work that pages have instead, while the provider is taken for down.
    fn fallback(&self, occasion: &Occasion<'_>) -> Option<&ProofOfWork> {
        match self.captcha.when_down() {
            WhenDown::FallBack(work) if *self.down_until() > occasion.now => Some(work),
            _ => None,
        }
    }

    fn goes_down(&self, now: SystemTime) {
        *self.down_until() = now + DOWN;
    }

    fn down_until(&self) -> std::sync::MutexGuard<'_, SystemTime> {
        // A time is whole, whatever happened.
        self.down_until.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Signup {
    /// What a page of the form shows of a captcha, after `posted` was not taken, or nothing was
    /// posted.
    pub(crate) fn shown_captcha(
        &self,
        form: &Form,
        posted: &Submission,
        client: Client,
    ) -> Option<Shown> {
        self.inner().captchas.shown(&self.occasion(form, client), posted)
    }

    /// What a `Content-Security-Policy` for the pages of the form of this id has to allow for its
    /// captcha; nothing where it has none, or where that needs nothing.
    #[must_use]
    pub fn captcha_sources(&self, form: &str) -> Sources {
        self.inner().captchas.sources(form)
    }

    /// Lets a submission pass that brings what the captcha of the form asks for.
    ///
    /// # Errors
    /// A problem at the field `captcha`, or that a network went without scripts too often.
    pub(in crate::server) async fn check_captcha(
        &self,
        form: &Form,
        submission: &Submission,
        client: Client,
    ) -> Result<(), Refusal> {
        match self.inner().captchas.check(&self.occasion(form, client), submission).await {
            Ok(Way::Waited) => self.inner().limits.unscripted(form, client),
            Ok(Way::Answered | Way::NotAsked) => Ok(()),
            Err(code) => Err(refused(FIELD, code)),
        }
    }

    fn occasion<'a>(&'a self, form: &'a Form, client: Client) -> Occasion<'a> {
        Occasion {
            form: form.id(),
            site: self.inner().public_url.origin(),
            now: self.now(),
            client,
            keys: &self.inner().keys,
        }
    }
}
