//! Puts the parts of a sign-up together, from settings that are checked.

use std::{sync::Arc, time::Duration};

#[cfg(feature = "api")]
use crate::server::http::api::endpoint::Api;
#[cfg(feature = "dev")]
use crate::server::mail::captured::CapturedMailer;
use crate::{
    email::disposable::policy::DisposablePolicy,
    server::{
        admission::Admissions,
        captcha::registry::Captchas,
        check::Checks,
        event::EventSink,
        flow::{
            account_link::AccountLinks, address_change::AddressChange, admission::AdmissionCheck,
            bot_trap::BotTrap, captcha_check::CaptchaCheck, captcha_widget::CaptchaWidgets,
            confirm::Confirm, consents::Consents, context::Context, document::Document,
            forgotten_password::ForgottenPassword, form_token::FormTokens,
            password_change::PasswordChange, proof_mail::ProofMail, proven::ProvenSignUps,
            register::Register, usernames::Usernames,
        },
        http::{
            policy::Policy,
            request_guard::RequestGuard,
            state::{HttpParts, HttpState},
        },
        limits::{Limits, mail_budgets::MailBudgets},
        mail::{
            Mailer,
            letterhead::{Letterhead, OwnersLinks},
        },
        net::{client::Proxies, site_names::SiteNames},
        operations::{
            erasure::Erasure,
            export::Export,
            health::HealthCheck,
            person::People,
            rekeying::Rekeying,
            retention::{Purge, Retention},
        },
        password::Passwords,
        signup::Parts,
        telemetry::heartbeat::Heartbeats,
        worker::{events::Events, outbox::Outbox, senders::Senders, settling::Settling},
    },
};

/// What the use cases are made of.
pub(crate) struct FlowSettings {
    pub(crate) cx: Arc<Context>,
    pub(crate) admissions: Arc<Admissions>,
    pub(crate) limits: Arc<Limits>,
    pub(crate) captchas: Arc<Captchas>,
    pub(crate) checks: Arc<Checks>,
    pub(crate) passwords: Arc<Passwords>,
    pub(crate) disposable: DisposablePolicy,
    pub(crate) documents: Vec<Document>,
    pub(crate) mail_budgets: MailBudgets,
    pub(crate) min_fill_time: Duration,
    pub(crate) has_signing_key: bool,
}

/// The settings of the layer.
pub(crate) struct HttpSettings {
    pub(crate) names: SiteNames,
    pub(crate) password_pages: Vec<&'static str>,
    pub(crate) guard: RequestGuard,
    pub(crate) policy: Policy,
    pub(crate) proxies: Proxies,
    #[cfg(feature = "api")]
    pub(crate) api: Api,
    #[cfg(feature = "dev")]
    pub(crate) captured: Option<CapturedMailer>,
}

/// Settings that are checked.
pub(crate) struct Checked {
    pub(crate) flows: FlowSettings,
    pub(crate) http: HttpSettings,
    pub(crate) mailer: Arc<dyn Mailer>,
    pub(crate) letterhead: Letterhead,
    pub(crate) sink: Option<Box<dyn EventSink>>,
    pub(crate) retention: Retention,
    pub(crate) hold_usernames: Option<Duration>,
}

impl Checked {
    pub(crate) fn into_parts(self) -> Parts {
        let FlowSettings { cx, admissions, passwords, .. } = &self.flows;
        let (cx, admissions, passwords) = (cx.clone(), admissions.clone(), passwords.clone());
        let heartbeats = Arc::new(Heartbeats::default());
        let owners = self.letterhead.owners.clone();
        let http = self.flows.into_http(self.http, self.mailer.clone(), owners, heartbeats.clone());
        let people = Arc::new(People { cx: cx.clone() });
        Parts {
            outbox: Arc::new(Outbox {
                cx: cx.clone(),
                mailer: self.mailer,
                letterhead: self.letterhead,
                heartbeats: heartbeats.clone(),
                senders: Senders::default(),
                settling: Settling::default(),
            }),
            events: Arc::new(Events {
                cx: cx.clone(),
                sink: self.sink,
                heartbeats: heartbeats.clone(),
            }),
            erasure: Erasure {
                cx: cx.clone(),
                people: people.clone(),
                hold_usernames: self.hold_usernames,
            },
            export: Export { cx: cx.clone(), people },
            rekeying: Arc::new(Rekeying { cx: cx.clone() }),
            purge: Arc::new(Purge { cx: cx.clone(), retention: self.retention }),
            confirm: http.confirm.clone(),
            password_change: http.password_change.clone(),
            address_change: http.address_change.clone(),
            health: Arc::new(HealthCheck {
                cx: cx.clone(),
                passwords: passwords.clone(),
                heartbeats,
            }),
            http,
            admissions,
            passwords,
            cx,
        }
    }
}

impl FlowSettings {
    fn into_http(
        self,
        http: HttpSettings,
        mailer: Arc<dyn Mailer>,
        owners: OwnersLinks,
        heartbeats: Arc<Heartbeats>,
    ) -> HttpState {
        let consents =
            Arc::new(Consents { cx: self.cx.clone(), documents: self.documents.clone() });
        let confirm = self.confirm(consents.clone());
        let (usernames, captcha, tokens) = (self.usernames(), self.captcha(), self.tokens());
        let captcha_of_resets = self.captcha();
        let admission = Arc::new(self.admission(mailer));
        let proof_mail = Arc::new(self.proof_mail(admission.clone()));
        let links = Arc::new(self.links(proof_mail.clone()));
        let password_change = Arc::new(self.password_change(links.clone()));
        let address_change = Arc::new(self.address_change(admission.clone(), links));
        let proven = self.proven(admission.clone(), confirm.clone());
        let forgotten_password =
            self.forgotten_password(captcha_of_resets, &tokens, password_change.clone());
        let Self { cx, admissions, limits, captchas, checks, passwords, .. } = self;
        let register = Register {
            cx: cx.clone(),
            admission,
            limits: limits.clone(),
            usernames: usernames.clone(),
            captcha,
            checks,
            passwords,
            proof_mail: proof_mail.clone(),
            trap: BotTrap { cx: cx.clone(), tokens: tokens.clone() },
            consents,
        };
        let document_forms = captchas.document_forms(&cx.forms);
        captchas.log_sources();
        HttpState::new(HttpParts {
            confirm,
            widgets: CaptchaWidgets {
                cx: cx.clone(),
                captchas: captchas.clone(),
                limits: limits.clone(),
            },
            cx,
            admissions,
            register,
            proof_mail,
            password_change,
            address_change,
            forgotten_password,
            proven,
            usernames,
            captchas,
            document_forms,
            tokens,
            limits,
            heartbeats,
            names: http.names,
            password_pages: http.password_pages,
            owners,
            guard: http.guard,
            policy: http.policy,
            proxies: http.proxies,
            #[cfg(feature = "api")]
            api: http.api,
            #[cfg(feature = "dev")]
            captured: http.captured,
        })
    }

    fn proven(&self, admission: Arc<AdmissionCheck>, confirm: Arc<Confirm>) -> ProvenSignUps {
        ProvenSignUps {
            cx: self.cx.clone(),
            admission,
            limits: self.limits.clone(),
            checks: self.checks.clone(),
            confirm,
        }
    }

    fn forgotten_password(
        &self,
        captcha: CaptchaCheck,
        tokens: &FormTokens,
        change: Arc<PasswordChange>,
    ) -> ForgottenPassword {
        ForgottenPassword {
            cx: self.cx.clone(),
            limits: self.limits.clone(),
            captcha,
            trap: BotTrap { cx: self.cx.clone(), tokens: tokens.clone() },
            change,
        }
    }

    fn admission(&self, mailer: Arc<dyn Mailer>) -> AdmissionCheck {
        AdmissionCheck {
            cx: self.cx.clone(),
            admissions: self.admissions.clone(),
            disposable: self.disposable.clone(),
            mailer,
        }
    }

    fn proof_mail(&self, admission: Arc<AdmissionCheck>) -> ProofMail {
        ProofMail {
            cx: self.cx.clone(),
            admission,
            limits: self.limits.clone(),
            checks: self.checks.clone(),
            budgets: self.mail_budgets,
        }
    }

    fn links(&self, proof_mail: Arc<ProofMail>) -> AccountLinks {
        AccountLinks { cx: self.cx.clone(), limits: self.limits.clone(), proof_mail }
    }

    fn address_change(
        &self,
        admission: Arc<AdmissionCheck>,
        links: Arc<AccountLinks>,
    ) -> AddressChange {
        AddressChange {
            cx: self.cx.clone(),
            limits: self.limits.clone(),
            admission,
            checks: self.checks.clone(),
            links,
        }
    }

    fn password_change(&self, links: Arc<AccountLinks>) -> PasswordChange {
        PasswordChange {
            cx: self.cx.clone(),
            limits: self.limits.clone(),
            checks: self.checks.clone(),
            passwords: self.passwords.clone(),
            links,
        }
    }

    fn tokens(&self) -> FormTokens {
        FormTokens {
            keys: self.cx.keys.clone(),
            min_age: self.min_fill_time,
            are_kept: self.has_signing_key,
        }
    }

    fn confirm(&self, consents: Arc<Consents>) -> Arc<Confirm> {
        Arc::new(Confirm {
            cx: self.cx.clone(),
            admissions: self.admissions.clone(),
            limits: self.limits.clone(),
            checks: self.checks.clone(),
            passwords: self.passwords.clone(),
            consents,
        })
    }

    fn usernames(&self) -> Arc<Usernames> {
        Arc::new(Usernames {
            cx: self.cx.clone(),
            admissions: self.admissions.clone(),
            limits: self.limits.clone(),
        })
    }

    fn captcha(&self) -> CaptchaCheck {
        CaptchaCheck {
            cx: self.cx.clone(),
            captchas: self.captchas.clone(),
            limits: self.limits.clone(),
        }
    }
}
