//! Security events: what somebody on watch wants to see, apart from the rest of the log. What they
//! are is in [`telemetry`].

use std::error::Error;

use super::{
    captcha::{Captcha, WhenDown},
    store::OutboxMail,
    telemetry,
};
use crate::{Form, form::ProblemCode};

/// The target of every event.
pub(super) const TARGET: &str = "leptos_signup::security";

/// What somebody tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tried {
    SignUp,
    Code,
    Password,
    Address,
    Resend,
    Link,
    LookUp,
    Unscripted,
}

/// What a limit is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Scope {
    Network,
    Attempt,
    Address,
    Form,
    Host,
}

/// Somebody was told to wait.
pub(super) fn limit_hit(form: &Form, tried: Tried, scope: Scope) {
    let tried = match tried {
        Tried::SignUp => "sign_up",
        Tried::Code => "code",
        Tried::Password => "password",
        Tried::Address => "address",
        Tried::Resend => "resend",
        Tried::Link => "link",
        Tried::LookUp => "look_up",
        Tried::Unscripted => "unscripted",
    };
    let scope = match scope {
        Scope::Network => "network",
        Scope::Attempt => "attempt",
        Scope::Address => "address",
        Scope::Form => "form",
        Scope::Host => "host",
    };
    telemetry::limited(form);
    tracing::warn!(target: TARGET, event = "limit_hit", form = form.id(), tried, scope, "a limit was hit");
}

/// A secret was used again after it had done its work.
pub(super) fn replay(form: &Form, proof: &'static str) {
    tracing::warn!(target: TARGET, event = "replay", form = form.id(), proof, "a secret was used again");
}

/// A browser posted from elsewhere.
pub(super) fn foreign_origin(reason: &str) {
    tracing::warn!(target: TARGET, event = "foreign_origin", reason, "a post from elsewhere");
}

/// A budget for mails is spent.
pub(super) fn mail_withheld(form: &Form) {
    let form = form.id();
    tracing::warn!(target: TARGET, event = "mail_withheld", form, "no mail was written");
}

/// A mail was given up.
pub(super) fn dead_mail(mail: &OutboxMail) {
    let form = mail.form.as_str();
    tracing::warn!(target: TARGET, event = "dead_mail", form, mail = %mail.id, "a mail was given up");
}

/// A captcha was not passed.
pub(super) fn captcha_refused(form: &str, code: &ProblemCode) {
    tracing::warn!(target: TARGET, event = "captcha_refused", form, %code, "a captcha was not passed");
}

/// Nobody says whether a captcha was passed. The cause names no secret.
pub(super) fn captcha_down(
    form: &str,
    captcha: &dyn Captcha,
    cause: &(dyn Error + Send + Sync),
    when_down: &WhenDown,
) {
    tracing::error!(
        target: TARGET,
        event = "captcha_down", form, ?captcha, %cause, ?when_down, "the captcha gives no verdict"
    );
}

/// A captcha was solved at another host, as far as the browser tells.
#[cfg(feature = "hcaptcha")]
pub(super) fn captcha_elsewhere(form: &str, hostname: &str) {
    tracing::warn!(target: TARGET, event = "captcha_elsewhere", form, ?hostname, "a captcha was solved elsewhere");
}

/// An answer was given to a captcha of other keys than the host's.
#[cfg(feature = "hcaptcha")]
pub(super) fn captcha_of_other_keys(form: &str) {
    tracing::warn!(
        target: TARGET,
        event = "captcha_of_other_keys", form,
        "an answer was refused that is of other keys; if all are, those of this host do not belong together"
    );
}

/// Nobody knows who sends the requests.
pub(super) fn untold_client(why: &'static str) {
    tracing::warn!(target: TARGET, event = "untold_client", "{why}");
}
