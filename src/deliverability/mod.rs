//! Deliverability: asks the DNS whether the domain of an address accepts mail (feature `dns`).
//!
//! [`Deliverability::check`] looks up these records in order, and stops as soon as it knows:
//!
//! 1. **MX**: the mail servers of the domain. A domain with only the null MX (RFC 7505) does not
//!    accept mail.
//! 2. **A**, then **AAAA**, without an MX record: the domain is its own mail server
//!    (RFC 5321 §5.1) if it has a globally reachable address.
//! 3. **TXT**, after 2: a domain without MX records whose SPF record is `v=spf1 -all` is parked.
//!
//! A domain that does not exist (at any step) is refused. A temporary failure is not the visitor's
//! fault: when the DNS answers with an error, with garbage or too late, the address passes as
//! [`Deliverable::Unknown`]. Every address passes when the resolver is unavailable or all permits
//! are taken: the check may accept a bad domain, and never delays a good one for longer than
//! [`check_timeout`](DeliverabilityBuilder::check_timeout). The reasons are logged at `debug`.
//!
//! The rules are those of python-email-validator 2.4.0, except that multicast and a few obsolete or
//! unallocated ranges do not count as reachable, and that an unexpected failure passes.
//! [`strict`](DeliverabilityBuilder::strict) adds more rules.
//!
//! Answers are cached for their own time to live, within bounds, and concurrent checks of a domain
//! share their look-ups. Recursive name servers receive complete names only: search lists and hosts
//! files are ignored.

pub(crate) mod builder;
pub(crate) mod check;
pub(crate) mod global;
pub(crate) mod lookup;
pub(crate) mod spf;
pub(crate) mod verdict;

use core::{fmt, time::Duration};
use std::{net::IpAddr, sync::Arc};

use tokio::{sync::Semaphore, time::timeout};

pub use builder::{DeliverabilityBuilder, NameServersError};
pub use verdict::{Deliverable, Fallback, MailExchange, Undeliverable};

use crate::{
    deliverability::lookup::{CheckFailure, Lookup},
    email::EmailAddress,
};

/// Checks domains with a resolver and a cache. A clone shares both.
#[derive(Clone)]
pub struct Deliverability(Arc<Shared>);

struct Shared {
    lookup: Lookup,
    check_timeout: Duration,
    permits: Semaphore,
    strictness: Strictness,
}

/// How many rules a domain must meet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Strictness {
    /// The rules of python-email-validator.
    Lenient,
    Strict,
}

impl Deliverability {
    /// Finds the mail servers of `address`. Only a mail can prove that the mailbox exists. An
    /// address with an IP address in brackets needs no look-up.
    ///
    /// The future needs a Tokio runtime with I/O and time, and can be dropped at any point.
    ///
    /// # Errors
    /// An [`Undeliverable`], only when the domain certainly does not accept mail.
    ///
    /// ```no_run
    /// use leptos_signup::{
    ///     deliverability::{Deliverability, Undeliverable},
    ///     email::EmailAddress,
    /// };
    ///
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let deliverability = Deliverability::from_system()?;
    /// let address = EmailAddress::parse("ada@iana.org")?;
    /// match deliverability.check(&address).await {
    ///     Ok(found) => println!("{:?}", found.mx()),
    ///     Err(Undeliverable::DomainDoesNotExist) => println!("no such domain"),
    ///     Err(reason) => println!("{reason}"),
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn check(&self, address: &EmailAddress) -> Result<Deliverable, Undeliverable> {
        if let Some(literal) = address.literal_address() {
            return self.check_literal(literal);
        }
        let check = self.check_with_permit(address.ascii_domain());
        match timeout(self.0.check_timeout, check).await {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(CheckFailure::Refused(reason))) => Err(reason),
            Ok(Err(CheckFailure::Unknown)) | Err(_) => Ok(Deliverable::Unknown),
        }
    }

    /// The longest time that a whole check takes.
    #[must_use]
    pub fn check_timeout(&self) -> Duration {
        self.0.check_timeout
    }

    async fn check_with_permit(&self, domain: &str) -> Result<Deliverable, CheckFailure> {
        let _permit = self.0.permits.acquire().await.map_err(|_| CheckFailure::Unknown)?;
        self.0.check_domain(domain).await
    }

    fn check_literal(&self, literal: IpAddr) -> Result<Deliverable, Undeliverable> {
        if self.0.strictness == Strictness::Strict && !global::is_global(literal) {
            return Err(Undeliverable::DoesNotAcceptMail);
        }
        Ok(Deliverable::Literal)
    }
}

impl fmt::Debug for Deliverability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Deliverability").finish_non_exhaustive()
    }
}
