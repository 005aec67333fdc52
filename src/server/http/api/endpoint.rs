//! The endpoints of the JSON API, and the forms that have it.

use axum::body::Bytes;

use crate::{
    form::Form,
    server::{
        captcha::{Captcha, registry::Captchas},
        error::config::ConfigError,
        http::api::{
            cors::AppOrigins,
            openapi::{self, BASE, Described, challenges::Challenges},
        },
        limits::settings::RateLimits,
    },
};

/// The settings of the API: which forms have it, and its OpenAPI document.
#[derive(Debug)]
pub(crate) struct Api {
    forms: Vec<&'static str>,
    /// The forms whose API asks for no captcha.
    without_captcha: Vec<String>,
    /// The forms whose API has a captcha, or work for a limit.
    has_challenge: Vec<&'static str>,
    /// The forms with the endpoints for links of accounts.
    has_links: Vec<&'static str>,
    pub(crate) document: Bytes,
    /// The apps that may call it from a browser.
    pub(crate) origins: AppOrigins,
}

impl Api {
    /// # Errors
    /// An id in `open` or in `without_captcha` belongs to none of `forms`, or an origin is none.
    pub(crate) fn new(
        forms: &[Form],
        open: &[String],
        origins: &[String],
        without_captcha: Vec<String>,
        (captchas, limits): (&Captchas, &RateLimits),
        has_links: &[&'static str],
    ) -> Result<Self, ConfigError> {
        let is_unknown = |id: &&String| forms.iter().all(|form| form.id() != **id);
        if let Some(unknown) = open.iter().chain(&without_captcha).find(is_unknown) {
            return Err(ConfigError::JsonApi { form: unknown.clone() });
        }
        let open: Vec<&Form> =
            forms.iter().filter(|form| open.iter().any(|id| id == form.id())).collect();
        let described = open.iter().map(|form| {
            let asks = !without_captcha.iter().any(|id| id == form.id());
            let captcha = captchas.captcha(form).filter(|_| asks).map(Captcha::field);
            let challenges = Challenges { captcha, has_work: asks && limits.work.is_some() };
            Described { form, challenges, has_links: has_links.contains(&form.id()) }
        });
        let described: Vec<_> = described.collect();
        let has_challenge = described.iter().filter(|it| it.challenges.exist());
        let has_challenge = has_challenge.map(|it| it.form.id()).collect();
        let document = openapi::document(described.iter().copied()).into();
        let forms = open.iter().map(|form| form.id()).collect();
        let origins = AppOrigins::new(origins)?;
        let has_links = has_links.to_vec();
        Ok(Self { forms, without_captcha, has_challenge, has_links, document, origins })
    }

    pub(crate) fn asks_for_captcha(&self, form: &Form) -> bool {
        !self.without_captcha.iter().any(|id| id == form.id())
    }

    pub(crate) fn is_open_for(&self, form: &Form) -> bool {
        self.forms.contains(&form.id())
    }
}

/// The endpoints of the API of a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Endpoint {
    Register,
    Confirm,
    Resend,
    Availability,
    Challenge,
    Forgot,
    Reset,
    NewAddress,
    Document,
}

impl Endpoint {
    /// The endpoint at `path`, if a form has its API open there.
    pub(crate) fn at<'a>(forms: &'a [Form], api: &Api, path: &str) -> Option<(&'a Form, Self)> {
        let mut open = forms.iter().filter(|form| api.is_open_for(form));
        let found = open.find_map(|form| Some((form, Self::of_form(form, path)?)));
        found.filter(|(form, endpoint)| match endpoint {
            Self::Challenge => api.has_challenge.contains(&form.id()),
            Self::Forgot | Self::Reset | Self::NewAddress => api.has_links.contains(&form.id()),
            _ => true,
        })
    }

    fn of_form(form: &Form, path: &str) -> Option<Self> {
        let rest = path.strip_prefix(form.path())?.strip_prefix(BASE)?;
        if rest == "openapi.json" {
            return Some(Self::Document);
        }
        match rest.strip_prefix(form.id())? {
            "" => Some(Self::Register),
            "/confirm" if form.has_email() => Some(Self::Confirm),
            "/resend" if form.has_email() => Some(Self::Resend),
            "/availability" => Some(Self::Availability),
            "/challenge" => Some(Self::Challenge),
            "/forgot" => Some(Self::Forgot),
            "/reset" => Some(Self::Reset),
            "/new-address" => Some(Self::NewAddress),
            _ => None,
        }
    }

    pub(crate) fn takes_posts(self) -> bool {
        !matches!(self, Self::Availability | Self::Challenge | Self::Document)
    }

    pub(crate) fn allow(self) -> &'static str {
        if self.takes_posts() { "POST" } else { "GET, HEAD" }
    }
}
