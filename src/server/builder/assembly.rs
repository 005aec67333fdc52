//! Puts the use cases together.

use std::{sync::Arc, time::Duration};

use crate::{
    email::disposable::policy::DisposablePolicy,
    server::{
        admission::Admissions,
        captcha::registry::Captchas,
        check::Checks,
        flow::{
            admission::AdmissionCheck, captcha_check::CaptchaCheck, captcha_widget::CaptchaWidgets,
            confirm::Confirm, context::Context, document::Document, form_token::FormTokens,
            proof_mail::ProofMail, register::Register, usernames::Usernames,
        },
        limits::{Limits, mail_budgets::MailBudgets},
        password::Passwords,
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
}

/// The use cases of a sign-up.
pub(crate) struct Flows {
    pub(crate) register: Register,
    pub(crate) proof_mail: Arc<ProofMail>,
    pub(crate) confirm: Arc<Confirm>,
    pub(crate) usernames: Arc<Usernames>,
    pub(crate) widgets: CaptchaWidgets,
    pub(crate) tokens: FormTokens,
}

impl Flows {
    pub(crate) fn new(settings: FlowSettings) -> Self {
        let FlowSettings { cx, admissions, limits, captchas, checks, passwords, .. } = settings;
        let tokens = FormTokens { keys: cx.keys.clone(), min_age: settings.min_fill_time };
        let usernames = Arc::new(Usernames {
            cx: Arc::clone(&cx),
            admissions: Arc::clone(&admissions),
            limits: Arc::clone(&limits),
        });
        let admission = Arc::new(AdmissionCheck {
            cx: Arc::clone(&cx),
            admissions: Arc::clone(&admissions),
            disposable: settings.disposable,
        });
        let proof_mail = Arc::new(ProofMail {
            cx: Arc::clone(&cx),
            admission: Arc::clone(&admission),
            limits: Arc::clone(&limits),
            checks: Arc::clone(&checks),
            budgets: settings.mail_budgets,
        });
        let register = Register {
            cx: Arc::clone(&cx),
            admission,
            limits: Arc::clone(&limits),
            usernames: Arc::clone(&usernames),
            captcha: CaptchaCheck {
                cx: Arc::clone(&cx),
                captchas: Arc::clone(&captchas),
                limits: Arc::clone(&limits),
            },
            checks: Arc::clone(&checks),
            passwords: Arc::clone(&passwords),
            proof_mail: Arc::clone(&proof_mail),
            tokens: tokens.clone(),
            documents: settings.documents,
        };
        let widgets = CaptchaWidgets { cx: Arc::clone(&cx), captchas };
        let confirm = Arc::new(Confirm { cx, admissions, limits, checks, passwords });
        Self { register, proof_mail, confirm, usernames, widgets, tokens }
    }
}
