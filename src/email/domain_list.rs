//! Domains that a host names, each with all below it.

use core::fmt;

use super::{EmailAddress, EmailError, Host, Options, part::Part};

/// Domains in ASCII, the form that is compared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DomainList(Vec<String>);

impl DomainList {
    /// Adds `domains` to what is there.
    pub(crate) fn add<T: AsRef<str>>(
        &mut self,
        domains: impl IntoIterator<Item = T>,
    ) -> Result<(), BadDomain> {
        for domain in domains {
            self.0.push(to_ascii(domain.as_ref())?);
        }
        Ok(())
    }

    #[cfg(feature = "ssr")]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the domain of `address`, or one above it, is among them.
    pub(crate) fn names(&self, address: &EmailAddress) -> bool {
        self.0.iter().any(|domain| is_at_or_below(address, domain))
    }
}

/// Whether `address` is at `domain`, which is in ASCII, or at one below it.
pub(crate) fn is_at_or_below(address: &EmailAddress, domain: &str) -> bool {
    with_parents(address.ascii_domain()).any(|name| name == domain)
}

/// The domain in ASCII and lower case, as addresses have it.
pub(crate) fn to_ascii(domain: &str) -> Result<String, BadDomain> {
    let part = Part::new(domain, 0);
    let host = Host::parse(&part, &Options::new());
    host.map(|host| host.ascii.into_owned())
        .map_err(|error| BadDomain { value: domain.to_owned(), error })
}

/// `domain`, and what is left of it after each dot: whole labels only.
pub(super) fn with_parents(domain: &str) -> impl Iterator<Item = &str> {
    core::iter::successors(Some(domain), |name| name.split_once('.').map(|(_, parent)| parent))
}

/// A host named something that is no domain of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDomain {
    value: String,
    error: EmailError,
}

impl BadDomain {
    /// What was named.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// Which rule of domains it breaks, and where.
    #[must_use]
    pub fn reason(&self) -> EmailError {
        self.error
    }
}

/// The value, the rule that it breaks, and how to write it.
impl fmt::Display for BadDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is no domain of an address ({}): write what stands after the @, such as \
             example.net; it holds for all below it too",
            self.value, self.error
        )
    }
}

impl std::error::Error for BadDomain {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
