//! What a check found.

use core::{fmt, slice};

/// Where the mail of a domain goes, as far as that is known.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Deliverable {
    /// To the servers of its MX records, the preferred ones first, then by name; never empty.
    Mx(Vec<MailExchange>),
    /// To the domain itself, that has an address and no MX record (RFC 5321 §5.1).
    Fallback {
        /// The kind of address it has.
        kind: Fallback,
        /// The domain, with the preference 0.
        exchange: MailExchange,
    },
    /// To the address in brackets that stands after the `@`; no look-up was needed.
    Literal,
    /// Not known, and so taken for good: the DNS gave no answer in time, or none to rely on.
    Unknown,
}

impl Deliverable {
    /// The servers to try, in that order; nothing when they are not known, or not needed.
    #[must_use]
    pub fn mx(&self) -> Option<&[MailExchange]> {
        match self {
            Self::Mx(exchanges) => Some(exchanges),
            Self::Fallback { exchange, .. } => Some(slice::from_ref(exchange)),
            Self::Literal | Self::Unknown => None,
        }
    }

    /// The kind of address that stands in for an MX record.
    #[must_use]
    pub fn mx_fallback(&self) -> Option<Fallback> {
        match self {
            Self::Fallback { kind, .. } => Some(*kind),
            Self::Mx(_) | Self::Literal | Self::Unknown => None,
        }
    }

    /// The stable word: `mx`, `fallback`, `literal` or `unknown`.
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

/// A server that takes mail. They are ordered as they should be tried.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MailExchange {
    /// The lower, the sooner it is tried (RFC 5321 §5.1).
    pub preference: u16,
    /// Its name in ASCII, as the DNS has it, without the dot of the root.
    pub host: String,
}

/// The address that a domain without an MX record has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fallback {
    /// IPv4.
    A,
    /// IPv6, and no IPv4 that can be reached.
    Aaaa,
}

impl Fallback {
    /// The name of the record: `A` or `AAAA`.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::A => "A",
            Self::Aaaa => "AAAA",
        }
    }
}

/// Why no mail can go to a domain. `Display` gives the stable word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Undeliverable {
    /// The DNS knows no such name.
    DomainDoesNotExist,
    /// The domain says that it takes no mail (null MX, RFC 7505), has neither an MX record nor an
    /// address that can be reached, or, where that is checked, has no server that could take it.
    DoesNotAcceptMail,
    /// The domain has no MX record and its SPF record rejects every sender, as parked ones do.
    DoesNotSendMail,
}

impl Undeliverable {
    /// The stable word, as it goes over the wire.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::DomainDoesNotExist => "domain_does_not_exist",
            Self::DoesNotAcceptMail => "does_not_accept_mail",
            Self::DoesNotSendMail => "does_not_send_mail",
        }
    }
}

impl fmt::Display for Undeliverable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl std::error::Error for Undeliverable {}
