//! The host check that asks the DNS whether an address can take mail (feature `dns`).

use std::time::Duration;

use async_trait::async_trait;

use super::check::{CheckError, HostCheck};
use crate::{
    deliverability::{Deliverability, Undeliverable},
    form::{ProblemCode, Registration},
};

/// At the field `email`. It has time limits of its own, and when the DNS does not know, the
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
