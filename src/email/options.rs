//! Settings of the parser for unusual addresses.

/// The rules of [`EmailAddress::parse_with`](super::EmailAddress::parse_with) that a program can
/// change.
///
/// The defaults are the rules of a sign-up: international addresses are accepted, and the rare
/// forms that honest visitors never type are not.
///
/// ```
/// use leptos_signup::email::{EmailAddress, Options};
///
/// let mut options = Options::new();
/// options.allow_display_name = true;
/// let address = EmailAddress::parse_with("Ada Lovelace <ada@example.org>", &options)?;
/// assert_eq!(address.display_name(), Some("Ada Lovelace"));
/// assert_eq!(address.as_str(), "ada@example.org");
/// # Ok::<(), leptos_signup::email::EmailError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Options {
    /// Whether the local part may have non-ASCII characters (RFC 6531). Default: yes.
    pub allow_smtputf8: bool,
    /// Whether the local part may be empty, as in some alias tables. Default: no.
    pub allow_empty_local: bool,
    /// Whether the local part may be a quoted string (RFC 5321 §4.1.2). Default: no.
    pub allow_quoted_local: bool,
    /// Whether the domain may be an IP address in brackets (RFC 5321 §4.1.3). Default: no.
    pub allow_domain_literal: bool,
    /// Whether a display name and angle brackets may enclose the address (RFC 5322 §3.4).
    /// Default: no.
    pub allow_display_name: bool,
    /// Whether a local part of more than 64 characters is refused. The standard requires every
    /// server to accept 64 and does not forbid more (RFC 5321 §4.5.3.1). Default: no.
    pub strict: bool,
    /// Whether the domain `test` and its subdomains are accepted, for test suites. Default: no.
    pub test_environment: bool,
    /// Whether the domain must have a dot and a last label that ends in a letter, as every public
    /// domain has. Default: yes.
    pub globally_deliverable: bool,
    /// Whether the domain may be a name of a private network: one without a dot, such as `intranet`,
    /// or one that ends in `internal`, `local` or `localhost`. Default: no.
    pub allow_private_domain: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl Options {
    /// The rules of a sign-up. Change the fields of the returned value for other rules.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            allow_smtputf8: true,
            allow_empty_local: false,
            allow_quoted_local: false,
            allow_domain_literal: false,
            allow_display_name: false,
            strict: false,
            test_environment: false,
            globally_deliverable: true,
            allow_private_domain: false,
        }
    }

    /// The rules for an address that a form accepted at some time: those of every form.
    #[cfg(feature = "ssr")]
    pub(crate) const fn stored() -> Self {
        Self {
            allow_quoted_local: true,
            allow_domain_literal: true,
            test_environment: true,
            globally_deliverable: false,
            allow_private_domain: true,
            ..Self::new()
        }
    }
}
