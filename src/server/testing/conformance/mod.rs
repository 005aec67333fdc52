//! The promises of the crate, checked against the router of a host.

mod accounts;
mod pages;
mod policy;
mod posts;
pub(crate) mod report;
mod values;

use axum::Router;

use crate::{
    form::Form,
    server::{
        signup::Signup,
        testing::{
            conformance::{
                report::{Finding, Outcome, Report},
                values::Values,
            },
            host::Host,
        },
    },
};

/// Checks that a host keeps the promises of the crate, with every form: its router with all layers, and the
/// sign-up that was built from [`SignupBuilder::for_testing`](crate::SignupBuilder::for_testing). It signs up and
/// confirms, so the database must be that of the test. [`Host::conformance`] does the same.
pub async fn conformance(router: Router, signup: &Signup) -> Report {
    run(&Host::new(router, signup), &[]).await
}

impl Host {
    /// The same as [`conformance`]: checks that the host keeps the promises of the crate, with every form.
    pub async fn conformance(&self) -> Report {
        run(self, &[]).await
    }

    /// The same, with values for fields whose rules only the host knows: the id of the form, the name of the
    /// field, and the value. In a value, `{n}` stands for a number that differs from person to person.
    pub async fn conformance_with(&self, values: &[(&str, &str, &str)]) -> Report {
        run(self, values).await
    }
}

/// Checks all forms of a host.
async fn run(host: &Host, given: &[(&str, &str, &str)]) -> Report {
    let mut findings = Vec::new();
    for form in host.signup().parts().cx.forms.clone() {
        let given = given.iter().filter(|(id, _, _)| *id == form.id());
        let values = Values::of(host, &form, given.map(|(_, name, value)| (*name, *value)));
        let mut trial = Trial { host, form: &form, values: &values, findings: &mut findings };
        if !pages::check(&mut trial).await {
            continue;
        }
        policy::check(&mut trial).await;
        posts::check(&mut trial).await;
        accounts::check(&mut trial).await;
    }
    Report { findings }
}

/// The checks of one form.
struct Trial<'a> {
    host: &'a Host,
    form: &'a Form,
    values: &'a Values<'a>,
    findings: &'a mut Vec<Finding>,
}

impl Trial<'_> {
    /// Records whether a promise is kept. `fix` says what the host does about it.
    fn expect(
        &mut self,
        promise: &'static str,
        is_kept: bool,
        fix: impl FnOnce() -> String,
    ) -> bool {
        let outcome = if is_kept { Outcome::Kept } else { Outcome::Broken(fix()) };
        self.record(promise, outcome);
        is_kept
    }

    /// Records that a promise cannot be checked.
    fn leave(&mut self, promise: &'static str, reason: impl Into<String>) {
        self.record(promise, Outcome::NotTried(reason.into()));
    }

    fn record(&mut self, promise: &'static str, outcome: Outcome) {
        self.findings.push(Finding { form: self.form.id(), promise, outcome });
    }

    fn path(&self, page: &str) -> String {
        [self.form.path(), page].concat()
    }
}
