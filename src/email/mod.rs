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
//! # In the browser
//!
//! A build for the browser tells what people often mistype, with the same code at the same place as the
//! server, and accepts the rest: it refuses nothing that the server accepts. Quotation marks, angle
//! brackets, IP addresses in brackets, invisible characters and the letters of international domains are
//! the server's to judge. So an address of the browser build need not be valid, and its
//! [`as_str`](EmailAddress::as_str) is less normalised: the domain is in lower case and otherwise as
//! typed. `in_browser.rs` has the whole list.
//!
//! # Files
//!
//! `on_server.rs` and `in_browser.rs` are the two halves, and `rules.rs` has what both check. On the
//! server, `split.rs` cuts an input into parts, and the file named after a part validates it by the rules
//! in [`Options`]. [`EmailError`] names the first broken rule and its place. For a valid address,
//! [`domain_class`](EmailAddress::domain_class) tells whether the domain is a disposable one.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod character;
#[cfg(any(feature = "email_address", all(feature = "lettre", not(target_arch = "wasm32"))))]
pub(crate) mod conversion;
pub(crate) mod disposable;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod domain;
pub(crate) mod domain_list;
pub(crate) mod error;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod idna;
#[cfg(any(target_arch = "wasm32", test, feature = "_internal"))]
pub(crate) mod in_browser;
pub(crate) mod key;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod literal;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod local;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod on_server;
pub(crate) mod options;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod part;
pub(crate) mod rules;
#[cfg(feature = "serde")]
pub(crate) mod serialization;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod split;
pub(crate) mod suggestion;

use core::{fmt, hash, str::FromStr};
use std::net::IpAddr;

#[cfg(any(feature = "email_address", all(feature = "lettre", not(target_arch = "wasm32"))))]
pub use conversion::NotRepresentable;
pub use disposable::{DisposablePolicy, DisposableVerdict, DomainClass};
pub use domain_list::BadDomain;
pub use error::{EmailError, Reason};
pub use key::{KEY_VERSION, KeyLevel};
pub use options::Options;
pub use suggestion::suggest;

#[cfg(target_arch = "wasm32")]
use in_browser as half;
#[cfg(not(target_arch = "wasm32"))]
use on_server as half;

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
        half::parse(input, options)
    }

    /// Parses `input` as a build for the browser does, for the tests of this repository.
    ///
    /// # Errors
    /// The first broken rule of those that a browser checks, and its place.
    #[cfg(feature = "_internal")]
    #[doc(hidden)]
    pub fn parse_as_in_browser(input: &str, options: &Options) -> Result<Self, EmailError> {
        if input.len() > MAX_INPUT_BYTES {
            return Err(too_long(Reason::TooLong, input, 0));
        }
        in_browser::parse(input, options)
    }

    /// Parses an address that a form accepted at some time, in one of its forms. The rules of the form
    /// may be stricter by now, and the person is still the same.
    #[cfg(feature = "ssr")]
    pub(crate) fn parse_stored(text: &str) -> Result<Self, EmailError> {
        Self::parse_with(text, &Options::stored())
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
