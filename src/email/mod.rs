//! E-mail addresses: parsed once, valid ever after.
//!
//! [`EmailAddress::parse`] is the only way in, so every value of the type may be written to a
//! mail header. Two forms of an address exist side by side and must not be mixed up: the address
//! itself, to which mail is sent, and its [key](EmailAddress::key), which decides whether two
//! sign-ups mean the same mailbox and to which nothing is ever sent.

mod domain;

use core::fmt;

use crate::unicode;

/// The longest address that SMTP can carry, in bytes (RFC 5321 §4.5.3.1.3, minus the brackets).
pub const MAX_BYTES: usize = 254;

/// A syntactically valid address with a local part in NFC and a domain in its ASCII form.
///
/// ```
/// use leptos_signup::email::EmailAddress;
///
/// let address = EmailAddress::parse("Ada@Bücher.example")?;
/// assert_eq!(address.as_str(), "Ada@xn--bcher-kva.example");
/// # Ok::<(), leptos_signup::email::EmailError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct EmailAddress {
    text: String,
    at: usize,
}

/// Why a text is not an address that can sign up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum EmailError {
    /// There is no `@`.
    MissingAt,
    /// Nothing stands before the `@`.
    LocalMissing,
    /// The part before the `@` holds a space, a comma, a quote, a control or an invisible
    /// character, or misplaced dots.
    LocalInvalid,
    /// Nothing stands after the `@`.
    DomainMissing,
    /// The part after the `@` is not a domain name: a forbidden character, an empty or overlong
    /// label, a hyphen at the edge of a label, or not valid under IDNA (UTS 46).
    DomainInvalid,
    /// The part after the `@` has no dot, or does not end in a top-level domain.
    DomainIncomplete,
    /// The domain is reserved and never receives mail (RFC 6761, RFC 7686): `localhost`, `.test` …
    DomainReserved,
    /// Longer than [`MAX_BYTES`], or more than 64 bytes before the `@`.
    TooLong,
}

impl EmailAddress {
    /// Parses `text` exactly as given; a form trims outer white space before it calls this.
    ///
    /// Quoted local parts, address literals and display names are refused: no sign-up form meets
    /// them in good faith, and each has been used to smuggle a second recipient.
    ///
    /// # Errors
    /// The first rule that `text` breaks, as an [`EmailError`].
    ///
    /// ```
    /// use leptos_signup::email::{EmailAddress, EmailError};
    ///
    /// assert!(EmailAddress::parse("ada+news@example.org").is_ok());
    /// assert_eq!(EmailAddress::parse("ada@example"), Err(EmailError::DomainIncomplete));
    /// assert_eq!(EmailAddress::parse("a@b.example,c@d.example"), Err(EmailError::LocalInvalid));
    /// ```
    pub fn parse(text: &str) -> Result<Self, EmailError> {
        if text.len() > 4 * MAX_BYTES {
            return Err(EmailError::TooLong);
        }
        let (local, domain) = text.rsplit_once('@').ok_or(EmailError::MissingAt)?;
        let local = unicode::nfc(local);
        check_local_part(&local)?;
        let domain = domain::to_ascii(domain)?;
        if local.len() > 64 || local.len() + 1 + domain.len() > MAX_BYTES {
            return Err(EmailError::TooLong);
        }
        Ok(Self { at: local.len(), text: format!("{local}@{domain}") })
    }

    /// The whole address, as mail is sent to it.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What stands before the `@`.
    #[must_use]
    pub fn local_part(&self) -> &str {
        &self.text[..self.at]
    }

    /// What stands after the `@`, in ASCII.
    #[must_use]
    pub fn domain(&self) -> &str {
        &self.text[self.at + 1..]
    }

    /// The form that decides uniqueness: the local part without regard to case.
    ///
    /// The standard lets a host tell `Ada@` from `ada@` (RFC 5321 §2.4); none in use does.
    ///
    /// ```
    /// use leptos_signup::email::EmailAddress;
    ///
    /// let address = EmailAddress::parse("Ada@Example.org")?;
    /// assert_eq!(address.key(), "ada@example.org");
    /// # Ok::<(), leptos_signup::email::EmailError>(())
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}@{}", unicode::lowercase(self.local_part()), self.domain())
    }
}

impl fmt::Display for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// Masked, because a `Debug` ends in logs: the first letter and the domain.
impl fmt::Debug for EmailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let first = self.local_part().chars().next().unwrap_or('?');
        write!(f, "{first}***@{}", self.domain())
    }
}

/// A dot-atom of RFC 5322, or its internationalised form of RFC 6531 without the characters that
/// nobody can see.
fn check_local_part(local: &str) -> Result<(), EmailError> {
    if local.is_empty() {
        return Err(EmailError::LocalMissing);
    }
    let quoted = local.contains('"');
    let sound = !quoted
        && !local.chars().any(unicode::is_unsafe)
        && email_address::EmailAddress::is_valid_local_part(local);
    // The crate counts 64 as the limit too; that is a matter of length, not of characters.
    if sound || (local.len() > 64 && !quoted) { Ok(()) } else { Err(EmailError::LocalInvalid) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(text: &str) -> Result<String, EmailError> {
        EmailAddress::parse(text).map(|address| address.as_str().to_owned())
    }

    #[test]
    fn ordinary_addresses_are_accepted_as_typed() {
        for text in ["ada@example.org", "o'brien+x@sub.example.co.uk", "a.b-c_d@xn--bcher-kva.de"] {
            assert_eq!(verdict(text).as_deref(), Ok(text));
        }
    }

    #[test]
    fn the_domain_is_lower_cased_and_the_local_part_kept() {
        assert_eq!(verdict("Ada@EXAMPLE.org").as_deref(), Ok("Ada@example.org"));
    }

    #[test]
    fn a_decomposed_local_part_becomes_nfc() {
        assert_eq!(verdict("e\u{301}@example.org").as_deref(), Ok("\u{e9}@example.org"));
    }

    #[test]
    fn each_rule_has_its_code() {
        use EmailError::*;
        let long_local = format!("{}@example.org", "a".repeat(65));
        let long_domain = format!("a@{}org", "abcdefghi.".repeat(25));
        let huge = "a".repeat(1_000_000);
        for (text, code) in [
            ("", MissingAt),
            ("ada", MissingAt),
            ("@example.org", LocalMissing),
            ("a b@example.org", LocalInvalid),
            ("a..b@example.org", LocalInvalid),
            (".a@example.org", LocalInvalid),
            ("\"a\"@example.org", LocalInvalid),
            ("a@b@example.org", LocalInvalid),
            ("a\u{200b}b@example.org", LocalInvalid),
            ("a\r\nBcc: c@example.org", LocalInvalid),
            ("a\0@example.org", LocalInvalid),
            ("<a@example.org>", LocalInvalid),
            ("ada@", DomainMissing),
            ("ada@example", DomainIncomplete),
            ("ada@127.0.0.1", DomainIncomplete),
            ("ada@[127.0.0.1]", DomainInvalid),
            ("ada@exa mple.org", DomainInvalid),
            ("ada@example.org\n", DomainInvalid),
            ("ada@-example.org", DomainInvalid),
            ("ada@example..org", DomainInvalid),
            ("ada@example.org.", DomainInvalid),
            ("ada@localhost", DomainReserved),
            ("ada@shop.test", DomainReserved),
            (&long_local, TooLong),
            (&long_domain, TooLong),
            (&huge, TooLong),
        ] {
            assert_eq!(verdict(text), Err(code), "{:?}", text.get(..40).unwrap_or(text));
        }
    }

    #[test]
    fn debug_does_not_show_the_mailbox() {
        let address = EmailAddress::parse("ada@example.org").unwrap();
        assert_eq!(format!("{address:?}"), "a***@example.org");
    }
}
