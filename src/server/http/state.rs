//! What the layer puts into every request.

use std::{ops::Deref, sync::Arc};

use axum::http::Extensions;

#[cfg(feature = "api")]
use crate::server::http::api::endpoint::Api;
#[cfg(feature = "dev")]
use crate::server::mail::captured::CapturedMailer;
use crate::{
    form::{Form, OWNERS, TICKET, submission::Submission},
    server::{
        admission::Admissions,
        captcha::{Sources, registry::Captchas},
        flow::{
            address_change::AddressChange, captcha_widget::CaptchaWidgets, confirm::Confirm,
            context::Context, forgotten_password::ForgottenPassword, form_token::FormTokens,
            password_change::PasswordChange, proof_mail::ProofMail, proven::ProvenSignUps,
            register::Register, usernames::Usernames,
        },
        http::{policy::Policy, public_path::PublicPath, request_guard::RequestGuard},
        limits::Limits,
        mail::letterhead::OwnersLinks,
        net::{client::Proxies, site_names::SiteNames},
        telemetry::heartbeat::Heartbeats,
    },
    text::catalogue::Catalogue,
    ui::request::{DocumentForms, HostForms, PageTexts},
};

/// The use cases behind pages, server functions and the JSON API. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct HttpState {
    parts: Arc<HttpParts>,
    pub(crate) public_path: PublicPath,
    /// The forms at their paths, and below each prefix of a language.
    pub(crate) page_forms: Arc<[Form]>,
    pub(crate) host_forms: HostForms,
}

/// The parts of an [`HttpState`].
#[derive(Debug)]
pub(crate) struct HttpParts {
    pub(crate) cx: Arc<Context>,
    pub(crate) admissions: Arc<Admissions>,
    pub(crate) register: Register,
    pub(crate) proof_mail: Arc<ProofMail>,
    pub(crate) confirm: Arc<Confirm>,
    pub(crate) password_change: Arc<PasswordChange>,
    pub(crate) address_change: Arc<AddressChange>,
    pub(crate) forgotten_password: ForgottenPassword,
    pub(crate) proven: ProvenSignUps,
    pub(crate) usernames: Arc<Usernames>,
    pub(crate) captchas: Arc<Captchas>,
    pub(crate) document_forms: DocumentForms,
    pub(crate) tokens: FormTokens,
    pub(crate) widgets: CaptchaWidgets,
    pub(crate) limits: Arc<Limits>,
    pub(crate) heartbeats: Arc<Heartbeats>,
    pub(crate) owners: OwnersLinks,
    /// The ids of the forms with pages for a new password and a new address.
    pub(crate) password_pages: Vec<&'static str>,
    pub(crate) names: SiteNames,
    pub(crate) guard: RequestGuard,
    pub(crate) policy: Policy,
    pub(crate) proxies: Proxies,
    #[cfg(feature = "api")]
    pub(crate) api: Api,
    #[cfg(feature = "dev")]
    pub(crate) captured: Option<CapturedMailer>,
}

impl HttpState {
    pub(crate) fn new(parts: HttpParts) -> Self {
        let public_path = PublicPath::new(parts.cx.public_url.path());
        let (forms, site) = (&parts.cx.forms, parts.cx.public_url.path());
        let prefixes = parts.cx.texts.prefixes().iter();
        let below = prefixes.flat_map(|(_, prefix)| forms.iter().map(|it| it.below(site, prefix)));
        let page_forms = forms.iter().cloned().chain(below).collect();
        let parts = Arc::new(parts);
        let issuer = parts.clone();
        let host_forms = HostForms(Arc::new(move |form, language| {
            let path = issuer.cx.path(form, language);
            let ticket = issuer.tokens.issue(issuer.cx.now());
            let ticket = [(TICKET, ticket.as_str())];
            let values = ticket.into_iter().chain(issuer.owners_pages(form));
            (path, Submission::from_pairs(values))
        }));
        Self { parts, public_path, page_forms, host_forms }
    }

    /// The texts in the language of a request, which the layer chose.
    pub(crate) fn texts(&self, extensions: &Extensions) -> Arc<Catalogue> {
        let texts = extensions.get::<Arc<PageTexts>>();
        texts.map_or_else(|| self.cx.texts.default_catalogue(), |texts| texts.catalogue())
    }

    /// The sources of the captcha of the form with this id.
    pub(crate) fn captcha_sources(&self, form: &str) -> Sources {
        self.captchas.sources(form)
    }
}

impl HttpParts {
    /// The host's pages for the owner of an account, which a form with a password carries.
    pub(crate) fn owners_pages(&self, form: &Form) -> impl Iterator<Item = (&str, &str)> + use<'_> {
        let paths = [&self.owners.sign_in, &self.owners.password_reset].map(Option::as_deref);
        let has_password = form.has_password();
        let pages = OWNERS.into_iter().zip(paths).filter(move |_| has_password);
        pages.filter_map(|(name, path)| Some((name, path?)))
    }
}

impl Deref for HttpState {
    type Target = HttpParts;

    fn deref(&self) -> &HttpParts {
        &self.parts
    }
}
