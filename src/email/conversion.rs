//! To and from the addresses of other crates.
//!
//! Neither crate can hold each address that a sign-up accepts, so both ways are `TryFrom`: their parsers
//! refuse a local part of more than 64 bytes, which RFC 5321 allows a server to take, an empty one, and
//! some letters of international addresses, such as the Devanagari virama. An address that is built without
//! their parser would fail later, where the crate reads it again. A converted address has its domain in
//! ASCII, as for sending mail.

use core::fmt;

use crate::email::{EmailAddress, error::EmailError};

/// The other crate cannot hold the address, because its parser refuses a part of it.
///
/// The mailers of this crate send to such an address all the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum NotRepresentable {
    /// It refuses the part before the `@`.
    LocalPart,
    /// It refuses the part after the `@`.
    Domain,
}

impl fmt::Display for NotRepresentable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::LocalPart => "the other crate refuses the part before the @",
            Self::Domain => "the other crate refuses the part after the @",
        })
    }
}

impl std::error::Error for NotRepresentable {}

/// An address of `email_address`, which needs the feature of that name.
///
/// ```
/// use leptos_signup::email::EmailAddress;
///
/// let ours = EmailAddress::parse("Ada@BÜCHER.example")?;
/// let theirs = email_address::EmailAddress::try_from(&ours)?;
/// assert_eq!(theirs.as_str(), "Ada@xn--bcher-kva.example");
/// assert_eq!(EmailAddress::try_from(&theirs)?, ours);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(feature = "email_address")]
impl TryFrom<&EmailAddress> for ::email_address::EmailAddress {
    type Error = NotRepresentable;

    fn try_from(ours: &EmailAddress) -> Result<Self, NotRepresentable> {
        let refused = match Self::is_valid_local_part(ours.local_part()) {
            true => NotRepresentable::Domain,
            false => NotRepresentable::LocalPart,
        };
        let options = ::email_address::Options::default().without_display_text();
        let theirs = Self::parse_with_options(ours.as_deliverable(), options);
        // Its parser may read a quoted local part as a display name.
        let is_same = |theirs: &Self| {
            theirs.local_part() == ours.local_part() && theirs.domain() == ours.ascii_domain()
        };
        theirs.ok().filter(is_same).ok_or(refused)
    }
}

#[cfg(feature = "email_address")]
impl TryFrom<EmailAddress> for ::email_address::EmailAddress {
    type Error = NotRepresentable;

    fn try_from(ours: EmailAddress) -> Result<Self, NotRepresentable> {
        Self::try_from(&ours)
    }
}

/// Parses by the rules of a sign-up, without the display name. For other rules pass the text to
/// [`parse_with`](EmailAddress::parse_with).
#[cfg(feature = "email_address")]
impl TryFrom<&::email_address::EmailAddress> for EmailAddress {
    type Error = EmailError;

    fn try_from(theirs: &::email_address::EmailAddress) -> Result<Self, EmailError> {
        Self::parse(&theirs.email())
    }
}

#[cfg(feature = "email_address")]
impl TryFrom<::email_address::EmailAddress> for EmailAddress {
    type Error = EmailError;

    fn try_from(theirs: ::email_address::EmailAddress) -> Result<Self, EmailError> {
        Self::try_from(&theirs)
    }
}

/// An address of `lettre`, which needs the feature of that name.
///
/// ```
/// use leptos_signup::email::EmailAddress;
///
/// let ours = EmailAddress::parse("Ada@BÜCHER.example")?;
/// let theirs = lettre::Address::try_from(&ours)?;
/// assert_eq!(theirs.to_string(), "Ada@xn--bcher-kva.example");
/// assert_eq!(EmailAddress::try_from(&theirs)?, ours);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[cfg(all(feature = "lettre", not(target_arch = "wasm32")))]
impl TryFrom<&EmailAddress> for lettre::Address {
    type Error = NotRepresentable;

    fn try_from(ours: &EmailAddress) -> Result<Self, NotRepresentable> {
        use lettre::address::AddressError;

        Self::new(ours.local_part(), ours.ascii_domain()).map_err(|error| match error {
            AddressError::InvalidUser => NotRepresentable::LocalPart,
            _ => NotRepresentable::Domain,
        })
    }
}

#[cfg(all(feature = "lettre", not(target_arch = "wasm32")))]
impl TryFrom<EmailAddress> for lettre::Address {
    type Error = NotRepresentable;

    fn try_from(ours: EmailAddress) -> Result<Self, NotRepresentable> {
        Self::try_from(&ours)
    }
}

/// Parses by the rules of a sign-up. For other rules pass the text to
/// [`parse_with`](EmailAddress::parse_with).
#[cfg(all(feature = "lettre", not(target_arch = "wasm32")))]
impl TryFrom<&lettre::Address> for EmailAddress {
    type Error = EmailError;

    fn try_from(theirs: &lettre::Address) -> Result<Self, EmailError> {
        Self::parse(theirs.as_ref())
    }
}

#[cfg(all(feature = "lettre", not(target_arch = "wasm32")))]
impl TryFrom<lettre::Address> for EmailAddress {
    type Error = EmailError;

    fn try_from(theirs: lettre::Address) -> Result<Self, EmailError> {
        Self::try_from(&theirs)
    }
}

#[cfg(all(test, feature = "email_address", feature = "lettre"))]
mod tests {
    use super::*;
    use crate::email::{error::Reason, options::Options};

    type Converted = Result<String, NotRepresentable>;

    /// The text of the address in `email_address` and in `lettre`, if they take it.
    fn converted(typed: &str) -> Option<(Converted, Converted)> {
        let options = Options {
            allow_quoted_local: true,
            allow_domain_literal: true,
            allow_private_domain: true,
            allow_empty_local: true,
            ..Options::new()
        };
        let ours = EmailAddress::parse_with(typed, &options).ok()?;
        let one = ::email_address::EmailAddress::try_from(&ours).map(|it| it.to_string());
        let other = lettre::Address::try_from(ours).map(|it| it.to_string());
        Some((one, other))
    }

    #[test]
    fn what_both_crates_can_hold_is_converted_with_its_domain_in_ascii() {
        for (typed, text) in [
            ("ada@example.org", "ada@example.org"),
            ("Ada+news@Example.org", "Ada+news@example.org"),
            ("ada@bücher.example", "ada@xn--bcher-kva.example"),
            ("ada@例え.テスト.example", "ada@xn--r8jz45g.xn--zckzah.example"),
            ("jürgen@example.org", "jürgen@example.org"),
            ("用户@example.org", "用户@example.org"),
            ("ada@[192.0.2.1]", "ada@[192.0.2.1]"),
            ("ada@[IPv6:2001:db8::1]", "ada@[IPv6:2001:db8::1]"),
            ("ada@intranet", "ada@intranet"),
            ("\"ada lovelace\"@example.org", "\"ada lovelace\"@example.org"),
            ("\"a@b\"@example.org", "\"a@b\"@example.org"),
        ] {
            let text = || Ok(text.to_owned());
            assert_eq!(converted(typed), Some((text(), text())), "{typed}");
        }
    }

    #[test]
    fn what_a_crate_cannot_hold_is_refused_with_the_part_at_fault() {
        let long = ["a".repeat(65).as_str(), "@example.org"].concat();
        for typed in [long.as_str(), "हिन्दी@example.org", "@example.org"] {
            let refused = || Err(NotRepresentable::LocalPart);
            assert_eq!(converted(typed), Some((refused(), refused())), "{typed}");
        }
    }

    #[test]
    fn an_address_of_another_crate_is_parsed_by_the_rules_of_a_sign_up() {
        let parse = |text: &str| {
            let one: ::email_address::EmailAddress = text.parse().unwrap();
            EmailAddress::try_from(one).map(|it| it.to_string()).map_err(|it| it.reason())
        };
        assert_eq!(parse("Ada Lovelace <ada@example.org>"), Ok("ada@example.org".to_owned()));
        assert_eq!(parse("ada@example"), Err(Reason::DomainNoDot));
        assert_eq!(parse("ada@[192.0.2.1]"), Err(Reason::LiteralNotAllowed));
        let theirs: lettre::Address = "ada@1.1.1.1".parse().unwrap();
        assert!(EmailAddress::try_from(theirs).is_err());
    }
}
