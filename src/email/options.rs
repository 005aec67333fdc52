//! What else than an ordinary address is accepted.

/// The rules of [`EmailAddress::parse_with`](super::EmailAddress::parse_with) that a program may
/// want otherwise.
///
/// The defaults are those of a sign-up: international addresses, and none of the rare forms that
/// people never type in good faith.
///
/// ```
/// use leptos_signup::email::{EmailAddress, Options};
///
/// let options = Options { allow_display_name: true, ..Options::default() };
/// let address = EmailAddress::parse_with("Ada Lovelace <ada@example.org>", &options)?;
/// assert_eq!(address.display_name(), Some("Ada Lovelace"));
/// assert_eq!(address.as_str(), "ada@example.org");
/// # Ok::<(), leptos_signup::email::EmailError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// Whether characters beyond ASCII may stand before the `@` (RFC 6531). Default: yes.
    pub allow_smtputf8: bool,
    /// Whether nothing may stand before the `@`, as in some alias tables. Default: no.
    pub allow_empty_local: bool,
    /// Whether the part before the `@` may be a quoted string (RFC 5321 §4.1.2). Default: no.
    pub allow_quoted_local: bool,
    /// Whether the part after the `@` may be an address in brackets (RFC 5321 §4.1.3).
    /// Default: no.
    pub allow_domain_literal: bool,
    /// Whether the address may stand in angle brackets after a name (RFC 5322 §3.4). Default: no.
    pub allow_display_name: bool,
    /// Whether more than 64 characters before the `@` are refused. The standard gives 64 as what
    /// every server must take, not as what none may exceed (RFC 5321 §4.5.3.1). Default: no.
    pub strict: bool,
    /// Whether the domain `test` and all below it are accepted, for test suites. Default: no.
    pub test_environment: bool,
    /// Whether the domain needs a dot and a last label that ends in a letter, as every public
    /// one has. Default: yes.
    pub globally_deliverable: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl Options {
    /// The rules of a sign-up.
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
        }
    }
}
