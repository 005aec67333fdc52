//! Usernames: public names that people choose, parsed once and valid from then on.
//!
//! [`Username::parse`] is the only constructor. It accepts a subset of the profile
//! UsernameCaseMapped of PRECIS (RFC 8265 §3.3), because a name must identify one person among
//! others. It applies these rules in order, and [`UsernameError`] names the first broken one:
//!
//! 1. The input has at most [`MAX_INPUT_BYTES`].
//! 2. Full-width and half-width forms become ordinary ones. The name has no `@`, no space and no
//!    invisible character, not even the joiners that RFC 8264 allows in some places: two names that
//!    differ only in them look the same.
//! 3. The name becomes lower case and NFC. All later rules apply to this form.
//! 4. Its characters are in the IdentifierClass (RFC 8264 §4.2): letters, digits and combining
//!    marks. The only ASCII punctuation is `.`, `-` and `_`.
//! 5. Each of these three separates letters or digits, one at a time, never first or last. A letter
//!    has at most four marks. All digits belong to one number system.
//! 6. The number of code points is within the [rules](UsernameRules). A syllable of Devanagari
//!    counts as several, but browser and server count the same in every version of Unicode.
//! 7. Its [scripts](Scripts) may be combined (UTS 39 §5.2), and it has one writing direction
//!    (RFC 5893).
//! 8. It is not reserved.
//!
//! # Reserved names
//!
//! About four hundred names are built in: the mailboxes of RFC 2142, and those in
//! `src/username/reserved.txt`: names of site staff, of hosts and of paths. A host adds its own with
//! [`with_reserved`](UsernameRules::with_reserved). The comparison is by appearance: with a Cyrillic
//! `а`, `аdmin` is reserved, too.
//!
//! # In the browser
//!
//! A build for the browser checks rules 1 and 2, the ASCII characters of rule 4, the separators and the
//! length, and refuses nothing that the server accepts. All other rules are the server's alone: it
//! names the broken one when the form is sent, or while typing if the form says whether a name is
//! available.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod character;
pub(crate) mod common;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod direction;
pub(crate) mod error;
#[cfg(any(target_arch = "wasm32", test, feature = "_internal"))]
pub(crate) mod in_browser;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod key;
pub(crate) mod mapping;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod on_server;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod reserved;
pub(crate) mod rules;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod script;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod shape;

use core::{fmt, hash};

pub use error::UsernameError;
#[cfg(not(target_arch = "wasm32"))]
pub use key::KEY_VERSION;
pub use rules::{Scripts, UsernameRules};

#[cfg(target_arch = "wasm32")]
use in_browser as half;
#[cfg(not(target_arch = "wasm32"))]
use on_server as half;

/// The longest input that is parsed, in bytes: it bounds the work for a hostile input.
pub const MAX_INPUT_BYTES: usize = 1000;

/// A valid username. Two names are equal when they differ only in case, width and composition.
/// On the server, names that look alike have the same `key`.
///
/// ```
/// use leptos_signup::username::{Username, UsernameRules};
///
/// let name = Username::parse("Ada_Lovelace", &UsernameRules::new())?;
/// assert_eq!(name.as_str(), "ada_lovelace");
/// assert_eq!(name.original(), "Ada_Lovelace");
/// # Ok::<(), leptos_signup::username::UsernameError>(())
/// ```
#[derive(Clone, Debug)]
pub struct Username {
    original: String,
    mapped: String,
}

impl Username {
    /// Parses `input` exactly as given. A form trims outer white space before it calls this.
    ///
    /// # Errors
    /// The first rule that `input` breaks. It is never [`Taken`](UsernameError::Taken), which only
    /// the server returns.
    ///
    /// ```
    /// use leptos_signup::username::{Username, UsernameError, UsernameRules};
    ///
    /// let rules = UsernameRules::new();
    /// assert!(Username::parse("Björk", &rules).is_ok());
    /// assert!(Username::parse("たなか2", &rules).is_ok());
    /// assert_eq!(Username::parse("Admin", &rules), Err(UsernameError::Reserved));
    /// // The first letter is Cyrillic.
    /// assert_eq!(Username::parse("Вjörk", &rules), Err(UsernameError::MixedScripts));
    /// ```
    pub fn parse(input: &str, rules: &UsernameRules) -> Result<Self, UsernameError> {
        within_limits(input, rules)?;
        half::parse(input, rules)
    }

    /// Parses `input` as a build for the browser does, for the tests of this repository.
    ///
    /// # Errors
    /// The first broken rule of those that a browser checks.
    #[cfg(feature = "_internal")]
    #[doc(hidden)]
    pub fn parse_as_in_browser(input: &str, rules: &UsernameRules) -> Result<Self, UsernameError> {
        within_limits(input, rules)?;
        in_browser::parse(input, rules)
    }

    /// The name in the form for storing, comparing and paths: lower case, ordinary width, NFC. It
    /// parses to itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.mapped
    }

    /// The name as typed, for display as its owner writes it. Case does not distinguish names.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }
}

fn within_limits(input: &str, rules: &UsernameRules) -> Result<(), UsernameError> {
    if input.len() > MAX_INPUT_BYTES {
        return Err(UsernameError::TooLong { max: rules.max_length() });
    }
    if input.is_empty() { Err(UsernameError::Empty) } else { Ok(()) }
}

impl PartialEq for Username {
    fn eq(&self, other: &Self) -> bool {
        self.mapped == other.mapped
    }
}

impl Eq for Username {}

impl hash::Hash for Username {
    fn hash<H: hash::Hasher>(&self, state: &mut H) {
        self.mapped.hash(state);
    }
}

/// Writes the stored form.
impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mapped)
    }
}
