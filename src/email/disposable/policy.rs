//! Whether a host accepts, flags or refuses disposable addresses.

use crate::email::{
    EmailAddress,
    disposable::DomainClass,
    domain_list::{BadDomain, DomainList},
    options::Options,
};

/// Whether disposable addresses are accepted, flagged or refused, with a host's own lists of
/// domains.
///
/// The default is [`off`](Self::off): the list comes from a third party, a domain can be on it by
/// mistake, and a refused visitor cannot appeal. All three policies accept alias services; a host
/// that refuses them adds their domains with [`also`](Self::also).
///
/// A policy is a setting of a host: any number of sign-ups can share one value.
///
/// ```
/// use leptos_signup::email::{DisposablePolicy, DisposableVerdict, EmailAddress};
///
/// let policy = DisposablePolicy::refuse().also(["example.net"])?.except(["ours.example"])?;
/// let verdict = |text| EmailAddress::parse(text).map(|address| policy.verdict(&address));
/// assert_eq!(verdict("ada@mailinator.com")?, DisposableVerdict::Refuse);
/// assert_eq!(verdict("ada@mail.example.net")?, DisposableVerdict::Refuse);
/// assert_eq!(verdict("ada@duck.com")?, DisposableVerdict::Accept);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DisposablePolicy {
    /// The verdict on a disposable address.
    verdict: DisposableVerdict,
    also: DomainList,
    except: DomainList,
}

/// The decision of a [`DisposablePolicy`] on an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisposableVerdict {
    /// The address is accepted like any other.
    #[default]
    Accept,
    /// The address is accepted, and the host learns that it is disposable.
    Flag,
    /// The address is refused.
    Refuse,
}

impl DisposablePolicy {
    /// Accepts every address without reading a list.
    #[must_use]
    pub fn off() -> Self {
        Self::default()
    }

    /// Accepts disposable addresses and flags them for the host.
    #[must_use]
    pub fn flag() -> Self {
        Self { verdict: DisposableVerdict::Flag, ..Self::default() }
    }

    /// Refuses disposable addresses.
    #[must_use]
    pub fn refuse() -> Self {
        Self { verdict: DisposableVerdict::Refuse, ..Self::default() }
    }

    /// Counts these domains and their subdomains as disposable, including alias services. Each call
    /// adds to the list.
    ///
    /// # Errors
    /// A [`BadDomain`] with the first text that is not the domain of an address.
    ///
    /// ```
    /// use leptos_signup::email::DisposablePolicy;
    ///
    /// let error = DisposablePolicy::refuse().also(["example.net", "@example.org"]).unwrap_err();
    /// assert_eq!(error.value(), "@example.org");
    /// ```
    pub fn also<T: AsRef<str>>(
        mut self,
        domains: impl IntoIterator<Item = T>,
    ) -> Result<Self, BadDomain> {
        self.also.add(domains, &Options::new())?;
        Ok(self)
    }

    /// Never counts these domains and their subdomains as disposable, even if they are in
    /// [`also`](Self::also). Each call adds to the list.
    ///
    /// # Errors
    /// A [`BadDomain`] with the first text that is not the domain of an address.
    ///
    /// ```
    /// use leptos_signup::email::{DisposablePolicy, DisposableVerdict, EmailAddress};
    ///
    /// let policy = DisposablePolicy::refuse().except(["yopmail.com"])?;
    /// let address = EmailAddress::parse("ada@yopmail.com")?;
    /// assert_eq!(policy.verdict(&address), DisposableVerdict::Accept);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn except<T: AsRef<str>>(
        mut self,
        domains: impl IntoIterator<Item = T>,
    ) -> Result<Self, BadDomain> {
        self.except.add(domains, &Options::new())?;
        Ok(self)
    }

    /// The decision on `address`. See [`DisposablePolicy`] for an example.
    #[must_use]
    pub fn verdict(&self, address: &EmailAddress) -> DisposableVerdict {
        // Checked first, so that no list is read when the result does not depend on it.
        if self.verdict == DisposableVerdict::Accept {
            return DisposableVerdict::Accept;
        }
        match self.class(address) {
            DomainClass::Disposable => self.verdict,
            DomainClass::Ordinary | DomainClass::Alias => DisposableVerdict::Accept,
        }
    }

    /// What kind of mailbox the domain of `address` provides, by the lists of this host first and
    /// the lists of this crate otherwise. The result is the same for all three policies.
    ///
    /// ```
    /// use leptos_signup::email::{DisposablePolicy, DomainClass, EmailAddress};
    ///
    /// let policy = DisposablePolicy::off().also(["duck.com"])?;
    /// let address = EmailAddress::parse("ada@duck.com")?;
    /// assert_eq!(address.domain_class(), DomainClass::Alias);
    /// assert_eq!(policy.class(&address), DomainClass::Disposable);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn class(&self, address: &EmailAddress) -> DomainClass {
        if self.except.names(address) {
            return match address.domain_class() {
                DomainClass::Disposable => DomainClass::Ordinary,
                class => class,
            };
        }
        if self.also.names(address) {
            return DomainClass::Disposable;
        }
        address.domain_class()
    }
}
