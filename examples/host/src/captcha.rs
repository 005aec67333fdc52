//! The captcha of the newsletter form, from the environment.

use std::{error::Error, fmt};

use leptos_signup::{
    SignupBuilder,
    captcha::{HCaptcha, OnOutage, ProofOfWork},
};

/// The chosen captcha.
#[derive(Default)]
pub enum Captcha {
    #[default]
    None,
    ProofOfWork(ProofOfWork),
    /// Also in place on the host's other pages, if that is `true`.
    Service(Box<HCaptcha>, bool),
}

impl Captcha {
    /// Reads `CAPTCHA` and its settings.
    pub fn read(set: impl Fn(&str) -> Option<String>) -> Result<Self, Box<dyn Error>> {
        let needed = |name: &str| {
            set(name).ok_or_else(|| format!("CAPTCHA is `hcaptcha`, so it needs {name}"))
        };
        let work = match set("CAPTCHA_DIFFICULTY") {
            Some(number) => ProofOfWork::new().difficulty(number.parse().map_err(|_| {
                format!("CAPTCHA_DIFFICULTY is `{number}`: give a number such as 200000")
            })?),
            None => ProofOfWork::new(),
        };
        match set("CAPTCHA").as_deref() {
            None | Some("none") => Ok(Self::None),
            Some("proof-of-work") => Ok(Self::ProofOfWork(work)),
            Some("hcaptcha") => {
                let captcha =
                    HCaptcha::new(needed("HCAPTCHA_SITE_KEY")?, needed("HCAPTCHA_SECRET")?)?;
                let captcha = captcha.on_outage(OnOutage::FallBack(work));
                let captcha = match set("HCAPTCHA_URL") {
                    Some(url) => captcha.base_url(&url)?,
                    None => captcha,
                };
                Ok(Self::Service(Box::new(captcha), set("CAPTCHA_ON_EVERY_PAGE").is_some()))
            }
            Some(other) => {
                let choices = "`none`, `proof-of-work` or `hcaptcha`";
                Err(format!("CAPTCHA is `{other}`: give {choices}").into())
            }
        }
    }

    /// Adds the captcha to the newsletter form.
    pub fn on(self, builder: SignupBuilder) -> SignupBuilder {
        match self {
            Self::None => builder,
            Self::ProofOfWork(captcha) => builder.captcha("newsletter", captcha),
            Self::Service(captcha, false) => builder.captcha("newsletter", *captcha),
            Self::Service(captcha, true) => {
                builder.captcha("newsletter", *captcha).captchas_on_every_page()
            }
        }
    }
}

impl fmt::Display for Captcha {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::None => "none",
            Self::ProofOfWork(_) => "proof-of-work",
            Self::Service(..) => "hcaptcha",
        })
    }
}
