//! Domains that a host lists, each with its subdomains.

use core::fmt;

#[cfg(target_arch = "wasm32")]
use crate::email::in_browser::ascii_domain;
#[cfg(not(target_arch = "wasm32"))]
use crate::email::on_server::ascii_domain;
use crate::email::{EmailAddress, error::EmailError, options::Options};

/// Domains in ASCII, the form used for comparison.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct DomainList(Vec<String>);

impl DomainList {
    /// Adds `domains` to the list, if `options` allow addresses there.
    pub(crate) fn add<T: AsRef<str>>(
        &mut self,
        domains: impl IntoIterator<Item = T>,
        options: &Options,
    ) -> Result<(), BadDomain> {
        for domain in domains {
            self.0.push(to_ascii(domain.as_ref(), options)?);
        }
        Ok(())
    }

    /// The first domain at which `options` allow no address.
    #[cfg(feature = "ssr")]
    pub(crate) fn first_refused(&self, options: &Options) -> Option<BadDomain> {
        self.0.iter().find_map(|domain| to_ascii(domain, options).err())
    }

    #[cfg(feature = "ssr")]
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether the list has the domain of `address` or a parent domain.
    pub(crate) fn names(&self, address: &EmailAddress) -> bool {
        self.0.iter().any(|domain| is_at_or_below(address, domain))
    }
}

/// Whether `address` is at `domain` (in ASCII) or at one of its subdomains.
pub(crate) fn is_at_or_below(address: &EmailAddress, domain: &str) -> bool {
    with_parents(address.ascii_domain()).any(|name| name == domain)
}

/// `domain` in ASCII and lower case, as in [`EmailAddress::ascii_domain`].
pub(crate) fn to_ascii(domain: &str, options: &Options) -> Result<String, BadDomain> {
    ascii_domain(domain, options).map_err(|error| BadDomain { value: domain.to_owned(), error })
}

/// `domain` and each of its parent domains.
pub(super) fn with_parents(domain: &str) -> impl Iterator<Item = &str> {
    core::iter::successors(Some(domain), |name| name.split_once('.').map(|(_, parent)| parent))
}

/// A host's list has a text that is not the domain of an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDomain {
    value: String,
    error: EmailError,
}

impl BadDomain {
    /// The listed text.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }

    /// The rule that the text breaks, and its place in the text.
    #[must_use]
    pub fn reason(&self) -> EmailError {
        self.error
    }
}

/// Writes the text, the rule that it breaks, and how to write a domain.
impl fmt::Display for BadDomain {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:?} is not the domain of an address ({}): write the part after the @, such as \
             example.net; it includes all subdomains",
            self.value, self.error
        )
    }
}

impl std::error::Error for BadDomain {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
