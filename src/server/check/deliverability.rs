//! A host check: the domain of the address takes mail, by the DNS (feature `dns`).

use std::time::Duration;

use async_trait::async_trait;

use crate::{
    deliverability::{Deliverability, verdict::Undeliverable},
    form::{problem::ProblemCode, registration::Registration},
    server::check::{CheckError, HostCheck},
};

/// A check of the field `email`. It has its own time limits. When the DNS gives no answer, the
/// registration passes.
#[async_trait]
impl HostCheck for Deliverability {
    fn field(&self) -> &str {
        "email"
    }

    async fn check(&self, registration: &Registration) -> Result<(), CheckError> {
        let Some(email) = &registration.email else { return Ok(()) };
        match Self::check(self, email).await {
            Ok(_) => Ok(()),
            Err(reason) => Err(CheckError::Refused(match reason {
                Undeliverable::DomainDoesNotExist => ProblemCode::DomainNotFound,
                Undeliverable::DoesNotAcceptMail => ProblemCode::DomainTakesNoMail,
                Undeliverable::DoesNotSendMail => ProblemCode::DomainSendsNoMail,
            })),
        }
    }

    fn time_limit(&self) -> Duration {
        self.check_timeout()
    }
}
