//! What a host makes of throw-away addresses.

use super::DomainClass;
use crate::email::{BadDomain, DomainList, EmailAddress};

/// Whether throw-away addresses are let in, marked or refused, with a host's own word on domains.
///
/// The default is [`off`](Self::off): the list is kept by others, a domain can be on it by mistake,
/// and a person who is refused for that has nobody to ask. Alias services are let in by all three;
/// a host that wants none of them names their domains in [`also`](Self::also).
///
/// It is one of a host's settings: the same value may serve any number of sign-ups at a time.
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
    /// What becomes of a throw-away address.
    verdict: DisposableVerdict,
    also: DomainList,
    except: DomainList,
}

/// What a [`DisposablePolicy`] says about an address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DisposableVerdict {
    /// It is as good as any other.
    #[default]
    Accept,
    /// It is let in, and the host is told that it is a throw-away address.
    Flag,
    /// It is not let in.
    Refuse,
}

impl DisposablePolicy {
    /// Lets every address in, and looks at no list.
    #[must_use]
    pub fn off() -> Self {
        Self::default()
    }

    /// Lets throw-away addresses in and tells the host about them.
    #[must_use]
    pub fn flag() -> Self {
        Self { verdict: DisposableVerdict::Flag, ..Self::default() }
    }

    /// Lets no throw-away address in.
    #[must_use]
    pub fn refuse() -> Self {
        Self { verdict: DisposableVerdict::Refuse, ..Self::default() }
    }

    /// Takes these domains, and all below them, for throw-away ones too, alias services among them.
    /// It adds to what was named before.
    ///
    /// # Errors
    /// The first of them that is no domain of an address, as a [`BadDomain`].
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
        self.also.add(domains)?;
        Ok(self)
    }

    /// Never takes these domains, and all below them, for throw-away ones, not even those that
    /// [`also`](Self::also) names. It adds to what was named before.
    ///
    /// # Errors
    /// The first of them that is no domain of an address, as a [`BadDomain`].
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
        self.except.add(domains)?;
        Ok(self)
    }

    /// What becomes of `address`. See [`DisposablePolicy`] for an example.
    #[must_use]
    pub fn verdict(&self, address: &EmailAddress) -> DisposableVerdict {
        // First, so that no list is read when nothing depends on it.
        if self.verdict == DisposableVerdict::Accept {
            return DisposableVerdict::Accept;
        }
        match self.class(address) {
            DomainClass::Disposable => self.verdict,
            DomainClass::Ordinary | DomainClass::Alias => DisposableVerdict::Accept,
        }
    }

    /// What kind of mailbox the domain of `address` gives, by the word of this host, and by the
    /// lists of this crate where the host has none. It is the same for all three policies.
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
