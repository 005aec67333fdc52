//! Deliverability: whether the domain of an address takes mail, asked of the DNS (feature `dns`).
//!
//! [`Deliverability::check`] asks, in this order, and stops as soon as it knows:
//!
//! 1. **MX**: the mail servers of the domain. When it publishes none but the null MX (RFC 7505), it
//!    takes no mail.
//! 2. **A**, then **AAAA**, when there is no MX record: the domain is its own mail server
//!    (RFC 5321 §5.1), if it has an address that the whole internet can reach.
//! 3. **TXT**, after 2: a domain without MX records whose SPF record is `v=spf1 -all` is parked.
//!
//! A name that does not exist (at any step) is refused. A temporary failure is nobody's fault who
//! signs up: when the DNS answers with an error, with garbage, or not in time, the address passes
//! as [`Deliverable::Unknown`]. So does every address when the resolver is away or all turns are
//! taken: the check may let a bad domain in, and never keeps a good one out for longer than
//! [`check_timeout`](DeliverabilityBuilder::check_timeout). The reasons are logged at `debug`.
//!
//! The rules are those of python-email-validator 2.4.0, except that multicast, and a few ranges that
//! are obsolete or given to nobody, do not count as reachable, and that a failure which nobody
//! expects passes.
//! [`strict`](DeliverabilityBuilder::strict) asks for more.
//!
//! Answers are kept for as long as they say, within bounds, and checks of the same domain at the
//! same time share their look-ups. Only complete names are asked for, of recursive name servers:
//! neither a search list nor a hosts file has a say.

mod builder;
mod check;
mod global;
mod lookup;
mod spf;
mod verdict;

use core::{fmt, time::Duration};
use std::{net::IpAddr, sync::Arc};

use tokio::{sync::Semaphore, time::timeout};

pub use builder::{DeliverabilityBuilder, NameServersError};
pub use verdict::{Deliverable, Fallback, MailExchange, Undeliverable};

use crate::email::EmailAddress;
use builder::Strictness;
use lookup::{End, Lookup};

/// Checks of domains, with a resolver and a cache. A clone shares them.
#[derive(Clone)]
pub struct Deliverability(Arc<Shared>);

struct Shared {
    lookup: Lookup,
    check_timeout: Duration,
    turns: Semaphore,
    strictness: Strictness,
}

impl Deliverability {
    /// With the name servers of the system, and the defaults of [`DeliverabilityBuilder`].
    ///
    /// # Errors
    /// When the name servers of the system cannot be read.
    pub fn from_system() -> Result<Self, NameServersError> {
        Self::builder().build()
    }

    /// For other settings.
    ///
    /// ```
    /// use std::time::Duration;
    /// use leptos_signup::deliverability::Deliverability;
    ///
    /// let deliverability = Deliverability::builder()
    ///     .name_servers(["[2001:db8::53]:53".parse()?, "192.0.2.53:53".parse()?])
    ///     .check_timeout(Duration::from_secs(2))
    ///     .strict()
    ///     .build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn builder() -> DeliverabilityBuilder {
        DeliverabilityBuilder::default()
    }

    /// Finds out where the mail of `address` goes. Whether anybody reads it there, only a mail can
    /// tell. An address in brackets is asked nobody about.
    ///
    /// It needs the runtime of Tokio with I/O and time, and may be dropped at any point.
    ///
    /// # Errors
    /// An [`Undeliverable`] when the domain takes no mail, and only when that is certain.
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
        let check = self.check_in_turn(address.ascii_domain());
        match timeout(self.0.check_timeout, check).await {
            Ok(Ok(found)) => Ok(found),
            Ok(Err(End::Refused(reason))) => Err(reason),
            Ok(Err(End::Unknown)) | Err(_) => Ok(Deliverable::Unknown),
        }
    }

    /// How long a whole check takes at most.
    #[must_use]
    pub fn check_timeout(&self) -> Duration {
        self.0.check_timeout
    }

    async fn check_in_turn(&self, domain: &str) -> Result<Deliverable, End> {
        let _turn = self.0.turns.acquire().await.map_err(|_| End::Unknown)?;
        self.0.ask_about(domain).await
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
