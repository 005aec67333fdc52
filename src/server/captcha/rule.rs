//! The captchas of all forms, and what a page shows of them.

use std::time::{Duration, SystemTime};

use super::{
    Captcha, Occasion, PASS, Pass, ProofOfWork, Shown, Sources, WhenDown, WithoutScripts,
    pass::{self, Worth},
};
use crate::{
    ConfigError, Form, Submission,
    server::{
        Signup,
        client::Client,
        public_url::PublicUrl,
        signup::Failure,
        store::{Store, StoreError},
    },
};

/// How long pages have the fallback before the provider is asked again.
const DOWN: Duration = Duration::from_secs(60);

/// The captchas of all forms.
#[derive(Debug, Default)]
pub(crate) struct Captchas {
    rules: Vec<Rule>,
}

/// The captcha of one form.
#[derive(Debug)]
pub(super) struct Rule {
    form: String,
    captcha: Box<dyn Captcha>,
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
            rules.push(Rule { form, captcha });
        }
        Ok(Self { rules })
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

    pub(super) fn of(&self, form: &str) -> Option<&Rule> {
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
}

impl Rule {
    pub(super) fn captcha(&self) -> &dyn Captcha {
        &*self.captcha
    }

    /// The proof of work that pages have instead, while the provider is taken for down.
    pub(super) async fn fallback(
        &self,
        store: &dyn Store,
        now: SystemTime,
    ) -> Result<Option<&ProofOfWork>, StoreError> {
        let WhenDown::FallBack(work) = self.captcha.when_down() else { return Ok(None) };
        let until = store.find_outage(&self.form).await?;
        // Never for longer than it was said, should the clock be set back.
        let is_down = until.is_some_and(|until| now < until && until <= now + DOWN);
        Ok(is_down.then_some(work))
    }

    /// Tells all instances, where there is a fallback.
    pub(super) async fn goes_down(
        &self,
        store: &dyn Store,
        now: SystemTime,
    ) -> Result<(), StoreError> {
        match self.captcha.when_down() {
            WhenDown::FallBack(_) => store.note_outage(&self.form, now + DOWN).await,
            WhenDown::Refuse => Ok(()),
        }
    }
}

impl Signup {
    /// What a page of the form shows of a captcha, after `posted` was not taken, or nothing was
    /// posted.
    pub(crate) async fn shown_captcha(
        &self,
        form: &Form,
        posted: &Submission,
        client: Client,
    ) -> Option<Shown> {
        let rule = self.inner().captchas.of(form.id())?;
        let occasion = self.occasion(form, client);
        let widget = match rule.fallback(&*self.inner().store, occasion.now).await {
            Ok(Some(work)) => work.widget(&occasion),
            Ok(None) => rule.captcha.widget(&occasion),
            Err(error) => {
                // Who posts the form will be told.
                let _: Failure = error.into();
                rule.captcha.widget(&occasion)
            }
        };
        let instead = match rule.captcha.without_scripts() {
            WithoutScripts::Wait(wait) => self.pass(&occasion, posted, wait).await,
            WithoutScripts::Refuse => None,
        };
        Some(Shown { widget: widget?, instead })
    }

    /// A pass, the one that was posted where it still is one: it says when the form was opened.
    async fn pass(
        &self,
        occasion: &Occasion<'_>,
        posted: &Submission,
        wait: Duration,
    ) -> Option<Pass> {
        let text = posted.get(PASS);
        if let Some(pass) = pass::read(text, occasion)
            && pass.worth(wait, occasion.now) != Worth::Expired
            && matches!(self.inner().store.find_answer(&pass.hash()).await, Ok(None))
        {
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

    /// What a `Content-Security-Policy` for the pages of the form of this id has to allow for its
    /// captcha; nothing where it has none, or where that needs nothing.
    #[must_use]
    pub fn captcha_sources(&self, form: &str) -> Sources {
        self.inner().captchas.sources(form)
    }

    pub(super) fn occasion<'a>(&'a self, form: &'a Form, client: Client) -> Occasion<'a> {
        Occasion {
            form: form.id(),
            site: self.inner().public_url.origin(),
            now: self.now(),
            client,
            keys: &self.inner().keys,
        }
    }
}
