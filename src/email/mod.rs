//! E-mail addresses: parsed once, valid ever after.
//!
//! [`EmailAddress::parse`] is the only way in, so every value of the type may be written to a
//! mail header. Several forms of an address exist side by side and must not be mixed up:
//!
//! | form | for |
//! |---|---|
//! | [`original`](EmailAddress::original) | showing what was entered |
//! | [`as_str`](EmailAddress::as_str) | reading and comparing: NFC, the domain in Unicode |
//! | [`as_deliverable`](EmailAddress::as_deliverable) | sending mail: the domain in ASCII |
//! | [`key`](EmailAddress::key) | whether two sign-ups mean the same mailbox; nothing is sent to it |
//!
//! The rules are those of python-email-validator 2.4.0 with the tables of Unicode 18, except where
//! a standard says otherwise: `.alt` (RFC 9476) and `.internal` (ICANN, 2024) are refused, and a
//! domain may have the joiners that its script needs (RFC 5892 appendix A.1 and A.2).
//!
//! An input runs through [`Options`], is cut into pieces, and each piece is judged by the file of
//! its name; [`EmailError`] says which rule was broken and where. Of a valid address,
//! [`domain_class`](EmailAddress::domain_class) tells whether it is one to throw away.

pub(crate) mod character;
mod disposable;
mod domain;
pub(crate) mod domain_list;
mod error;
mod idna;
mod key;
mod literal;
mod local;
mod options;
mod part;
#[cfg(feature = "serde")]
mod serialization;
mod split;
mod suggestion;

use core::{fmt, hash, str::FromStr};
use std::{borrow::Cow, net::IpAddr};

pub use disposable::{DisposablePolicy, DisposableVerdict, DomainClass};
pub use domain_list::BadDomain;
pub(crate) use domain_list::DomainList;
pub use error::{EmailError, Reason};
pub use key::{KEY_VERSION, KeyLevel};
pub use options::Options;
pub use suggestion::suggest;

use crate::unicode;

/// The longest address that SMTP can carry, in bytes (RFC 5321 §4.5.3.1.3, minus the brackets).
pub const MAX_BYTES: usize = 254;

/// The longest input that is looked at, in bytes: a bound on the work with hostile ones.
pub const MAX_INPUT_BYTES: usize = 1000;

/// A syntactically valid address. Two are equal when their normalised forms are.
///
/// ```
/// use leptos_signup::email::EmailAddress;
///
/// let address = EmailAddress::parse("Ada@BÜCHER.example")?;
/// assert_eq!(address.as_str(), "Ada@bücher.example");
/// assert_eq!(address.as_deliverable(), "Ada@xn--bcher-kva.example");
/// # Ok::<(), leptos_signup::email::EmailError>(())
/// ```
#[derive(Clone)]
pub struct EmailAddress {
    normalized: String,
    /// The other two forms, when they differ from the normalised one.
    original: Option<String>,
    deliverable: Option<String>,
    /// Where the `@` stands in both forms: they have the local part in common.
    at: usize,
    smtputf8: bool,
    display_name: Option<String>,
    literal: Option<IpAddr>,
}

impl EmailAddress {
    /// Parses `input` exactly as given, by the rules of a sign-up; a form trims outer white space
    /// before it calls this.
    ///
    /// # Errors
    /// The first rule that `input` breaks, and where, as an [`EmailError`].
    ///
    /// ```
    /// use leptos_signup::email::{EmailAddress, Reason};
    ///
    /// assert!(EmailAddress::parse("ada+news@example.org").is_ok());
    /// let error = EmailAddress::parse("ada@example").unwrap_err();
    /// assert_eq!(error.reason(), Reason::DomainNoDot);
    /// ```
    pub fn parse(input: &str) -> Result<Self, EmailError> {
        Self::parse_with(input, &Options::new())
    }

    /// Parses `input` exactly as given, by the rules in `options`.
    ///
    /// # Errors
    /// The first rule that `input` breaks, and where, as an [`EmailError`].
    ///
    /// ```
    /// use leptos_signup::email::{EmailAddress, Options};
    ///
    /// let options = Options { allow_domain_literal: true, ..Options::default() };
    /// let address = EmailAddress::parse_with("ada@[ipv6:2001:db8:0:0::1]", &options)?;
    /// assert_eq!(address.domain(), "[IPv6:2001:db8::1]");
    /// # Ok::<(), leptos_signup::email::EmailError>(())
    /// ```
    pub fn parse_with(input: &str, options: &Options) -> Result<Self, EmailError> {
        if input.len() > MAX_INPUT_BYTES {
            return Err(too_long(Reason::TooLong, input, 0));
        }
        Self::short_way(input, options).map_or_else(|| Self::long_way(input, options), Ok)
    }

    /// For nearly all addresses that people type: those that are their own normalised form and that
    /// no rule can be against. Any other goes the long way.
    fn short_way(input: &str, options: &Options) -> Option<Self> {
        let at = input.bytes().position(|byte| byte == b'@')?;
        let is_plain = local::is_plain(&input[..at]) && domain::is_plain(&input[at + 1..], options);
        is_plain.then(|| Self {
            normalized: input.to_owned(),
            original: None,
            deliverable: None,
            at,
            smtputf8: false,
            display_name: None,
            literal: None,
        })
    }

    fn long_way(input: &str, options: &Options) -> Result<Self, EmailError> {
        let split::Pieces { display_name, original, start, local, is_quoted, domain } =
            split::split(input)?;
        let local = local::parse(&local, is_quoted, options)?;
        let host = Host::parse(&domain, options)?;
        let with_local = |domain: &str| [&local.text, "@", domain].concat();
        let normalized = with_local(host.unicode.as_deref().unwrap_or(&host.ascii));
        let address = Self {
            original: (original != normalized).then(|| original.to_owned()),
            deliverable: host.unicode.is_some().then(|| with_local(&host.ascii)),
            normalized,
            at: local.text.len(),
            smtputf8: local.smtputf8,
            display_name: display_name.map(|name| unicode::nfc(&name).into_owned()),
            literal: host.literal,
        };
        address.check_length(input, start)?;
        if address.display_name.is_some() && !options.allow_display_name {
            return Err(EmailError::new(Reason::DisplayNameNotAllowed, 0..start));
        }
        Ok(address)
    }

    /// All three forms can go over the wire, so all three must fit.
    fn check_length(&self, input: &str, start: usize) -> Result<(), EmailError> {
        for (form, reason) in [
            (self.original(), Reason::TooLong),
            (self.as_str(), Reason::TooLongAfterNormalization),
            (self.as_deliverable(), Reason::TooLongAsIdna),
        ] {
            if form.len() > MAX_BYTES {
                return Err(too_long(reason, input, start));
            }
        }
        Ok(())
    }

    /// The address as it was given, without a name and angle brackets around it.
    #[must_use]
    pub fn original(&self) -> &str {
        self.original.as_deref().unwrap_or(&self.normalized)
    }

    /// The whole address in its normalised form, for people: NFC, as few quotes as it needs, the
    /// domain in lower case and in Unicode.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.normalized
    }

    /// The whole address as mail is sent to it: with the domain in ASCII, which any server on the
    /// way understands.
    #[must_use]
    pub fn as_deliverable(&self) -> &str {
        self.deliverable.as_deref().unwrap_or(&self.normalized)
    }

    /// What stands before the `@`, in NFC and with as few quotes as it needs. Its case is kept,
    /// except for the names of RFC 2142 such as `postmaster`, that mean the same in any.
    #[must_use]
    pub fn local_part(&self) -> &str {
        &self.normalized[..self.at]
    }

    /// What stands after the `@`, in Unicode and lower case, or an address in brackets.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.normalized[self.at + 1..]
    }

    /// What stands after the `@`, in ASCII.
    #[must_use]
    pub fn ascii_domain(&self) -> &str {
        &self.as_deliverable()[self.at + 1..]
    }

    /// What stands before the `@`, when it is ASCII.
    #[must_use]
    pub fn ascii_local_part(&self) -> Option<&str> {
        Some(self.local_part()).filter(|local| local.is_ascii())
    }

    /// The whole address in ASCII, when something stands before the `@` and all of it is ASCII.
    #[must_use]
    pub fn ascii_email(&self) -> Option<&str> {
        let has_local = self.ascii_local_part().is_some_and(|local| !local.is_empty());
        has_local.then_some(self.as_deliverable())
    }

    /// Whether the servers on the way must speak SMTPUTF8 (RFC 6531) to take the address as it was
    /// given.
    #[must_use]
    pub fn needs_smtputf8(&self) -> bool {
        self.smtputf8
    }

    /// The name before the angle brackets, in NFC; empty when there were brackets only.
    #[must_use]
    pub fn display_name(&self) -> Option<&str> {
        self.display_name.as_deref()
    }

    /// The address in brackets after the `@`, when there is one.
    #[must_use]
    pub fn literal_address(&self) -> Option<IpAddr> {
        self.literal
    }
}

/// What stands after the `@`: a name or an address in brackets.
struct Host<'a> {
    ascii: Cow<'a, str>,
    unicode: Option<String>,
    literal: Option<IpAddr>,
}

impl<'a> Host<'a> {
    fn parse(part: &'a part::Part<'_>, options: &Options) -> Result<Self, EmailError> {
        if part.text.is_empty() {
            return Err(EmailError::new(Reason::DomainEmpty, part.whole()));
        }
        let Some(content) = literal::content(&part.text) else {
            let domain::Domain { ascii, unicode } = domain::parse(part, options)?;
            return Ok(Self { ascii, unicode, literal: None });
        };
        let address = literal::parse(part, content)?;
        if !options.allow_domain_literal {
            return Err(EmailError::new(Reason::LiteralNotAllowed, part.whole()));
        }
        let ascii = Cow::Owned(literal::written(address));
        Ok(Self { ascii, unicode: None, literal: Some(address) })
    }
}

/// The place of what is too much in `input`, of which an address starts at `start`.
fn too_long(reason: Reason, input: &str, start: usize) -> EmailError {
    let mut from = (start + MAX_BYTES).min(input.len());
    while !input.is_char_boundary(from) {
        from -= 1;
    }
    EmailError::new(reason, from..input.len())
}

impl FromStr for EmailAddress {
    type Err = EmailError;

    fn from_str(text: &str) -> Result<Self, EmailError> {
        Self::parse(text)
    }
}

impl PartialEq for EmailAddress {
    fn eq(&self, other: &Self) -> bool {
        self.normalized == other.normalized
    }
}

impl Eq for EmailAddress {}

impl hash::Hash for EmailAddress {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.normalized.hash(state);
    }
}

/// The normalised form.
impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.normalized)
    }
}

/// Masked, because a `Debug` ends in logs: the first letter and the domain.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.local_part().chars().next().unwrap_or('?');
        write!(f, "{first}***@{}", self.domain())
    }
}

#[cfg(test)]
mod tests;
