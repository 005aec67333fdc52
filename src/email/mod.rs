//! Email addresses: parsed once, valid from then on.
//!
//! [`EmailAddress::parse`] is the only constructor, so every value of the type can be written to a
//! mail header. An address has several forms, which must not be confused:
//!
//! | form | use |
//! |---|---|
//! | [`original`](EmailAddress::original) | showing the address as the visitor typed it |
//! | [`as_str`](EmailAddress::as_str) | showing and comparing: NFC, the domain in Unicode |
//! | [`as_deliverable`](EmailAddress::as_deliverable) | sending mail: the domain in ASCII |
//! | [`key`](EmailAddress::key) | detecting that two sign-ups mean the same mailbox; mail is never sent to it |
//!
//! The rules are those of python-email-validator 2.4.0 with the tables of Unicode 18, except where
//! a standard says otherwise: `.alt` (RFC 9476) and `.internal` (ICANN, 2024) are refused, and a
//! domain may have the joiners that its script needs (RFC 5892 appendix A.1 and A.2).
//!
//! `split.rs` cuts an input into parts, and the file named after a part validates it by the rules
//! in [`Options`]. [`EmailError`] names the first broken rule and its place. For a valid address,
//! [`domain_class`](EmailAddress::domain_class) tells whether the domain is a disposable one.

pub(crate) mod character;
#[cfg(any(feature = "email_address", all(feature = "lettre", not(target_arch = "wasm32"))))]
pub(crate) mod conversion;
pub(crate) mod disposable;
pub(crate) mod domain;
pub(crate) mod domain_list;
pub(crate) mod error;
pub(crate) mod idna;
pub(crate) mod key;
pub(crate) mod literal;
pub(crate) mod local;
pub(crate) mod options;
pub(crate) mod part;
#[cfg(feature = "serde")]
pub(crate) mod serialization;
pub(crate) mod split;
pub(crate) mod suggestion;

use core::{fmt, hash, str::FromStr};
use std::{borrow::Cow, net::IpAddr};

#[cfg(any(feature = "email_address", all(feature = "lettre", not(target_arch = "wasm32"))))]
pub use conversion::NotRepresentable;
pub use disposable::{DisposablePolicy, DisposableVerdict, DomainClass};
pub use domain_list::BadDomain;
pub use error::{EmailError, Reason};
pub use key::{KEY_VERSION, KeyLevel};
pub use options::Options;
pub use suggestion::suggest;

use crate::unicode;

/// The longest address that SMTP can carry, in bytes (RFC 5321 §4.5.3.1.3 without the brackets).
pub const MAX_BYTES: usize = 254;

/// The longest input that is parsed, in bytes: it bounds the work for a hostile input.
pub const MAX_INPUT_BYTES: usize = 1000;

/// A syntactically valid address. Two addresses are equal when their normalised forms are equal.
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
    /// The other two forms are stored only when they differ from the normalised form.
    original: Option<String>,
    deliverable: Option<String>,
    /// Position of the `@`. Both forms share the local part, so it is the same in both.
    at: usize,
    smtputf8: bool,
    display_name: Option<String>,
    literal: Option<IpAddr>,
}

impl EmailAddress {
    /// Parses `input` exactly as given, by the rules of a sign-up. A form trims outer white space
    /// before it calls this.
    ///
    /// # Errors
    /// An [`EmailError`] with the first rule that `input` breaks and its place.
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
    /// An [`EmailError`] with the first rule that `input` breaks and its place.
    ///
    /// ```
    /// use leptos_signup::email::{EmailAddress, Options};
    ///
    /// let mut options = Options::new();
    /// options.allow_domain_literal = true;
    /// let address = EmailAddress::parse_with("ada@[ipv6:2001:db8:0:0::1]", &options)?;
    /// assert_eq!(address.domain(), "[IPv6:2001:db8::1]");
    /// # Ok::<(), leptos_signup::email::EmailError>(())
    /// ```
    pub fn parse_with(input: &str, options: &Options) -> Result<Self, EmailError> {
        if input.len() > MAX_INPUT_BYTES {
            return Err(too_long(Reason::TooLong, input, 0));
        }
        Self::parse_plain(input, options).map_or_else(|| Self::parse_any(input, options), Ok)
    }

    /// Parses an address that a form accepted at some time, in one of its forms. The rules of the form
    /// may be stricter by now, and the person is still the same.
    #[cfg(feature = "ssr")]
    pub(crate) fn parse_stored(text: &str) -> Result<Self, EmailError> {
        Self::parse_with(text, &Options::stored())
    }

    /// Fast path for nearly all addresses that people type: they are their own normalised form and
    /// break no rule. Returns `None` for every other input.
    fn parse_plain(input: &str, options: &Options) -> Option<Self> {
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

    fn parse_any(input: &str, options: &Options) -> Result<Self, EmailError> {
        let split::Parts { display_name, original, start, local, is_quoted, domain } =
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

    /// All three forms can go over the wire, so all three must be short enough.
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

    /// The address as typed, without the display name and the angle brackets.
    #[must_use]
    pub fn original(&self) -> &str {
        self.original.as_deref().unwrap_or(&self.normalized)
    }

    /// The whole address in its normalised form, for display: NFC, only the quotes that it needs,
    /// the domain in lower case and in Unicode.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.normalized
    }

    /// The whole address for sending mail: the domain is in ASCII, which every mail server on the
    /// way understands.
    #[must_use]
    pub fn as_deliverable(&self) -> &str {
        self.deliverable.as_deref().unwrap_or(&self.normalized)
    }

    /// The local part (before the `@`), in NFC and with only the quotes that it needs. It keeps its
    /// case, except for the names of RFC 2142 such as `postmaster`, which are case-insensitive.
    #[must_use]
    pub fn local_part(&self) -> &str {
        &self.normalized[..self.at]
    }

    /// The domain (after the `@`), in Unicode and lower case, or an IP address in brackets.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.normalized[self.at + 1..]
    }

    /// The domain in ASCII.
    #[must_use]
    pub fn ascii_domain(&self) -> &str {
        &self.as_deliverable()[self.at + 1..]
    }

    /// The local part, or `None` when it is not ASCII.
    #[must_use]
    pub fn ascii_local_part(&self) -> Option<&str> {
        Some(self.local_part()).filter(|local| local.is_ascii())
    }

    /// The whole address in ASCII, or `None` when the local part is empty or not ASCII.
    #[must_use]
    pub fn ascii_email(&self) -> Option<&str> {
        let has_local = self.ascii_local_part().is_some_and(|local| !local.is_empty());
        has_local.then_some(self.as_deliverable())
    }

    /// Whether every mail server on the way must support SMTPUTF8 (RFC 6531) to accept the address
    /// as typed.
    #[must_use]
    pub fn needs_smtputf8(&self) -> bool {
        self.smtputf8
    }

    /// The display name before the angle brackets, in NFC. It is empty when only brackets stood
    /// there, and `None` without brackets.
    #[must_use]
    pub fn display_name(&self) -> Option<&str> {
        self.display_name.as_deref()
    }

    /// The IP address in brackets after the `@`, or `None` when the domain is a name.
    #[must_use]
    pub fn literal_address(&self) -> Option<IpAddr> {
        self.literal
    }
}

/// The part after the `@`: a domain name or an IP address in brackets.
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
        let ascii = Cow::Owned(literal::canonical(address));
        Ok(Self { ascii, unicode: None, literal: Some(address) })
    }
}

/// The error for an address that starts at `start` in `input`; its span holds the excess bytes.
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

/// Writes the normalised form.
impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.normalized)
    }
}

/// Shows only the first letter and the domain, because `Debug` output ends up in logs.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.local_part().chars().next().unwrap_or('?');
        write!(f, "{first}***@{}", self.domain())
    }
}

#[cfg(test)]
pub(crate) mod tests;
