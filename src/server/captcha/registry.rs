//! The captchas of all forms.

use std::time::{Duration, SystemTime};

use crate::{
    form::Form,
    server::{
        captcha::{
            Captcha, OnOutage, Sources, context::CaptchaContext, proof_of_work::ProofOfWork,
        },
        error::{config::ConfigError, store::StoreError},
        net::public_url::PublicUrl,
        store::Store,
    },
    ui::{captcha::widget::Widget, request::DocumentForms},
};

/// How long pages show the fallback before the provider is asked again.
const OUTAGE: Duration = Duration::from_secs(60);

/// The captchas of all forms.
#[derive(Debug, Default)]
pub(crate) struct Captchas {
    forms: Vec<FormCaptcha>,
    /// Whether the policy of every page of the host allows the sources.
    pub(crate) are_allowed_everywhere: bool,
}

/// The captcha of one form.
#[derive(Debug)]
pub(crate) struct FormCaptcha {
    form: String,
    captcha: Box<dyn Captcha>,
}

impl Captchas {
    /// # Errors
    /// A captcha for no form, or a second one for a form.
    pub(crate) fn new(
        host_forms: &[Form],
        given: Vec<(String, Box<dyn Captcha>)>,
        are_allowed_everywhere: bool,
    ) -> Result<Self, ConfigError> {
        let mut forms: Vec<FormCaptcha> = Vec::new();
        for (form, captcha) in given {
            let refuse = |reason| ConfigError::Captcha { form: form.clone(), reason };
            if host_forms.iter().all(|known| known.id() != form) {
                return Err(refuse("there is no such form: give the id of a form of the builder"));
            }
            if forms.iter().any(|form_captcha| form_captcha.form == form) {
                return Err(refuse("the form has one already: call `.captcha` once for each form"));
            }
            forms.push(FormCaptcha { form, captcha });
        }
        Ok(Self { forms, are_allowed_everywhere })
    }

    /// # Errors
    /// A captcha that accepts every answer, on a host that is not on loopback.
    pub(crate) fn check_site(&self, public_url: &PublicUrl) -> Result<(), ConfigError> {
        let open =
            self.forms.iter().find(|form_captcha| form_captcha.captcha.accepts_every_answer());
        match open.filter(|_| !public_url.is_loopback()) {
            None => Ok(()),
            Some(form_captcha) => Err(ConfigError::Captcha {
                form: form_captcha.form.clone(),
                reason: "its test keys accept every answer, and the public URL is not loopback: give \
                         the keys of your site",
            }),
        }
    }

    pub(crate) fn of(&self, form: &str) -> Option<&FormCaptcha> {
        self.forms.iter().find(|form_captcha| form_captcha.form == form)
    }

    /// The captcha of a form.
    #[cfg(feature = "api")]
    pub(crate) fn captcha(&self, form: &Form) -> Option<&dyn Captcha> {
        self.of(form.id()).map(|form_captcha| &*form_captcha.captcha)
    }

    /// What a `Content-Security-Policy` of the pages of a form has to allow.
    pub(crate) fn sources(&self, form: &str) -> Sources {
        self.of(form).map(|form_captcha| form_captcha.captcha.sources()).unwrap_or_default()
    }

    /// The forms whose page needs a policy of its own for its captcha.
    pub(crate) fn document_forms(&self, forms: &[Form]) -> DocumentForms {
        let ids = forms.iter().map(Form::id);
        let needs = |id: &&str| self.sources(id) != Sources::default();
        DocumentForms(ids.filter(|id| !self.are_allowed_everywhere && needs(id)).collect())
    }

    /// Tells the host what its policy must allow, if captchas are to work on every page.
    pub(crate) fn log_sources(&self) {
        for FormCaptcha { form, captcha } in &self.forms {
            let Sources { script, frame, style, connect } = captcha.sources();
            if self.are_allowed_everywhere || captcha.sources() == Sources::default() {
                continue;
            }
            tracing::info!(
                form,
                ?script,
                ?frame,
                ?style,
                ?connect,
                "the captcha of the form loads from other sites, which the policy of the form's own \
                 page allows. A form on another page of yours is posted there for the captcha. To show \
                 it in place, allow these sources in your own policy too, and call \
                 `.captchas_on_every_page()` on the builder"
            );
        }
    }
}

impl FormCaptcha {
    pub(crate) fn captcha(&self) -> &dyn Captcha {
        &*self.captcha
    }

    /// The proof of work that replaces the captcha while its provider is down: a harder one, because
    /// programs may have caused the outage.
    pub(crate) async fn fallback(
        &self,
        store: &dyn Store,
        now: SystemTime,
    ) -> Result<Option<ProofOfWork>, StoreError> {
        let OnOutage::FallBack(work) = self.captcha.on_outage() else { return Ok(None) };
        let until = store.find_outage(&self.form).await?;
        // Never for longer than recorded, even if the clock was set back.
        let is_down = until.is_some_and(|until| now < until && until <= now + OUTAGE);
        Ok(is_down.then(|| work.harder()))
    }

    /// The widget that a page shows now. Returns `None` when the system fails.
    pub(crate) async fn widget(
        &self,
        store: &dyn Store,
        context: &CaptchaContext<'_>,
    ) -> Result<Option<Widget>, StoreError> {
        Ok(match self.fallback(store, context.now).await? {
            Some(work) => work.widget(context),
            None => self.captcha.widget(context),
        })
    }

    /// Records an outage for all instances, if there is a fallback.
    pub(crate) async fn record_outage(
        &self,
        store: &dyn Store,
        now: SystemTime,
    ) -> Result<(), StoreError> {
        match self.captcha.on_outage() {
            OnOutage::FallBack(_) => store.record_outage(&self.form, now + OUTAGE).await,
            OnOutage::Refuse => Ok(()),
        }
    }
}
