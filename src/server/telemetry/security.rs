//! Security events: what a person on watch must see, apart from the rest of the log. The module
//! [`telemetry`](crate::telemetry) lists them.

use std::{error::Error, fmt::Debug};

use uuid::Uuid;

use crate::{
    form::{Form, problem::ProblemCode},
    server::telemetry::metrics,
};

/// The target of every event.
pub(crate) const TARGET: &str = "leptos_signup::security";

/// The action that a limit refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LimitedAction {
    SignUp,
    Code,
    Password,
    Address,
    Resend,
    Link,
    LookUp,
    NoScript,
    Check,
    LogIn,
}

/// What a limit counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scope {
    Network,
    Attempt,
    Form,
    Host,
    Login,
}

/// A client was told to wait.
pub(crate) fn limit_hit(form: &Form, action: LimitedAction, scope: Scope) {
    let action = match action {
        LimitedAction::SignUp => "sign_up",
        LimitedAction::Code => "code",
        LimitedAction::Password => "password",
        LimitedAction::Address => "address",
        LimitedAction::Resend => "resend",
        LimitedAction::Link => "link",
        LimitedAction::LookUp => "look_up",
        LimitedAction::NoScript => "no_script",
        LimitedAction::Check => "check",
        LimitedAction::LogIn => "log_in",
    };
    let scope = match scope {
        Scope::Network => "network",
        Scope::Attempt => "attempt",
        Scope::Form => "form",
        Scope::Host => "host",
        Scope::Login => "login",
    };
    metrics::problem(form, "", "too_often");
    tracing::warn!(target: TARGET, event = "limit_hit", form = form.id(), action, scope, "a limit was hit");
}

/// A secret was used again after the confirmation.
pub(crate) fn replay(form: &Form, proof: &'static str) {
    tracing::warn!(target: TARGET, event = "replay", form = form.id(), proof, "a secret was used again");
}

/// A browser posted from another site.
pub(crate) fn foreign_origin(reason: &str) {
    tracing::warn!(target: TARGET, event = "foreign_origin", reason, "a browser posted from another site");
}

/// A mail is withheld because no budget allows it while its link lives. `budget` is the word of the
/// budget that is spent.
pub(crate) fn mail_withheld(form: &Form, budget: &'static str) {
    metrics::withheld(form);
    let form = form.id();
    tracing::warn!(target: TARGET, event = "mail_withheld", form, budget, "a mail was withheld");
}

/// Delivery of a mail failed for good.
pub(crate) fn dead_mail(form: &str, mail: Uuid) {
    tracing::warn!(target: TARGET, event = "dead_mail", form, %mail, "delivery of a mail failed for good");
}

/// A captcha answer was refused.
pub(crate) fn captcha_refused(form: &str, code: &ProblemCode) {
    tracing::warn!(target: TARGET, event = "captcha_refused", form, %code, "a captcha answer was refused");
}

/// The provider gave no verdict. The cause names no secret.
pub(crate) fn captcha_down(
    form: &str,
    captcha: &dyn Debug,
    cause: &(dyn Error + Send + Sync),
    on_outage: &dyn Debug,
) {
    tracing::error!(
        target: TARGET,
        event = "captcha_down", form, ?captcha, %cause, ?on_outage, "the captcha provider gave no verdict"
    );
}

/// The browser reports that a captcha was solved at another host.
#[cfg(feature = "hcaptcha")]
pub(crate) fn captcha_elsewhere(form: &str, hostname: &str) {
    tracing::warn!(target: TARGET, event = "captcha_elsewhere", form, ?hostname, "a captcha was solved at another host");
}

/// An answer belongs to other keys than the host's.
#[cfg(feature = "hcaptcha")]
pub(crate) fn captcha_of_other_keys(form: &str) {
    tracing::warn!(
        target: TARGET,
        event = "captcha_of_other_keys", form,
        "a captcha answer belongs to other keys; if all do, the keys of this host do not match"
    );
}

/// The address of the client is unknown.
pub(crate) fn unknown_client(why: &'static str) {
    tracing::error!(target: TARGET, event = "unknown_client", "{why}");
}
