//! The result of a check.

use core::{fmt, slice};

/// Where the mail of a domain goes.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Deliverable {
    /// Mail goes to the servers of the MX records, sorted by preference, then by name; never empty.
    Mx(Vec<MailExchange>),
    /// Mail goes to the domain itself: it has an IP address and no MX record (RFC 5321 §5.1).
    Fallback {
        /// The kind of the domain's IP address.
        kind: Fallback,
        /// The domain, with the preference 0.
        exchange: MailExchange,
    },
    /// Mail goes to the IP address in brackets after the `@`; no look-up was needed.
    Literal,
    /// Unknown, and accepted: the DNS gave no answer in time, or none that is reliable.
    Unknown,
}

impl Deliverable {
    /// The mail servers in the order to try them, or `None` when they are unknown or not needed.
    #[must_use]
    pub fn mx(&self) -> Option<&[MailExchange]> {
        match self {
            Self::Mx(exchanges) => Some(exchanges),
            Self::Fallback { exchange, .. } => Some(slice::from_ref(exchange)),
            Self::Literal | Self::Unknown => None,
        }
    }

    /// The kind of IP address that replaces a missing MX record, or `None` without such a fallback.
    #[must_use]
    pub fn mx_fallback(&self) -> Option<Fallback> {
        match self {
            Self::Fallback { kind, .. } => Some(*kind),
            Self::Mx(_) | Self::Literal | Self::Unknown => None,
        }
    }

    /// The stable word of the result: `mx`, `fallback`, `literal` or `unknown`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Mx(_) => "mx",
            Self::Fallback { .. } => "fallback",
            Self::Literal => "literal",
            Self::Unknown => "unknown",
        }
    }
}

/// A mail server. The order of values is the order to try them in.
///
/// ```
/// use leptos_signup::deliverability::MailExchange;
///
/// assert!(MailExchange::new(5, "mx2.example.org") < MailExchange::new(10, "mx1.example.org"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct MailExchange {
    /// The preference: a server with a lower value comes first (RFC 5321 §5.1).
    pub preference: u16,
    /// The host name in ASCII, as in the DNS, without the final dot.
    pub host: String,
}

impl MailExchange {
    /// A mail server with this preference and host name.
    #[must_use]
    pub fn new(preference: u16, host: impl Into<String>) -> Self {
        Self { preference, host: host.into() }
    }
}

/// The kind of IP address that a domain without an MX record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fallback {
    /// An IPv4 address.
    A,
    /// An IPv6 address, and no reachable IPv4 address.
    Aaaa,
}

impl Fallback {
    /// The name of the DNS record: `A` or `AAAA`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
        }
    }
}

/// Why a domain does not receive mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Undeliverable {
    /// The domain does not exist in the DNS.
    DomainDoesNotExist,
    /// The domain declares that it accepts no mail (null MX, RFC 7505), or has neither an MX record
    /// nor a reachable address. A strict check also requires a reachable mail server.
    DoesNotAcceptMail,
    /// The domain has no MX record, and its SPF record rejects every sender, as for parked domains.
    DoesNotSendMail,
}

impl Undeliverable {
    /// The stable word of the reason, as it goes over the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::DomainDoesNotExist => "domain_does_not_exist",
            Self::DoesNotAcceptMail => "does_not_accept_mail",
            Self::DoesNotSendMail => "does_not_send_mail",
        }
    }
}

/// Writes the stable word.
impl fmt::Display for Undeliverable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl std::error::Error for Undeliverable {}
