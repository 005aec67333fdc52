//! Usernames: public names that people choose, parsed once and valid ever after.
//!
//! [`Username::parse`] is the only way in. What it takes is the profile UsernameCaseMapped of
//! PRECIS (RFC 8265 §3.3), and less, because a name stands for a person among others. A name runs
//! through these rules, a file each, and [`UsernameError`] says which it broke:
//!
//! 1. It has at most [`MAX_INPUT_BYTES`], before anything else is looked at.
//! 2. Full-width and half-width forms become ordinary ones. There is no `@`, no space and nothing
//!    that nobody can see, not even the joiners that RFC 8264 has in some places: two names that
//!    differ in them look the same.
//! 3. It is put in lower case and in NFC. All else is judged in that form.
//! 4. Its characters are those of the IdentifierClass (RFC 8264 §4.2): letters, digits and the
//!    marks on them. Of the signs of ASCII there are `.`, `-` and `_` only.
//! 5. These stand one at a time between letters and digits, never first or last. A mark stands on a
//!    letter, four at most. The digits are of one number system.
//! 6. It has as many code points as the [rules](UsernameRules) say. An emoji would count as
//!    several and a syllable of Devanagari does, but both sides count the same, whatever their
//!    version of Unicode.
//! 7. Its [scripts](Scripts) may stand together (UTS 39 §5.2), and it is written in one direction
//!    (RFC 5893).
//! 8. It is not reserved.
//!
//! # Reserved names
//!
//! About four hundred are built in, in `src/username/reserved.txt`: the mailboxes of RFC 2142,
//! names of those who run a site, of hosts, and words of paths. A host adds its own with
//! [`with_reserved`](UsernameRules::with_reserved). They are compared by what they look like: with
//! a Cyrillic `а`, `аdmin` is reserved too.
//!
//! # In the browser
//!
//! The same code runs there on the browser's own tables. It never refuses what the server accepts.
//! Three things are for the server only: what looks alike, what the browser's version of Unicode
//! does not know yet, and marks and signs of other scripts.

mod character;
mod direction;
mod error;
#[cfg(not(target_arch = "wasm32"))]
mod key;
mod mapping;
mod reserved;
mod rules;
mod script;
mod shape;

use core::{fmt, hash};

pub use error::UsernameError;
#[cfg(not(target_arch = "wasm32"))]
pub use key::KEY_VERSION;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) use key::of as key_of;
pub use rules::{Scripts, UsernameRules};

/// The longest input that is looked at, in bytes: a bound on the work with hostile ones.
pub const MAX_INPUT_BYTES: usize = 1000;

/// A valid name. Two are equal when they differ in nothing but case, width and composition;
/// whether two look alike is for `key`, on the server.
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
    /// Parses `input` exactly as given; a form trims outer white space before it calls this.
    ///
    /// # Errors
    /// The first rule that `input` breaks; never [`Taken`](UsernameError::Taken), which only a
    /// server can tell.
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
        if input.len() > MAX_INPUT_BYTES {
            return Err(UsernameError::TooLong { max: rules.max_length() });
        }
        if input.is_empty() {
            return Err(UsernameError::Empty);
        }
        let typed = mapping::with_ordinary_width(input);
        character::check_typed(&typed)?;
        let mapped = mapping::in_lower_case(&typed);
        character::check_mapped(&mapped, rules.scripts())?;
        shape::check_separators(&mapped)?;
        shape::check_marks(&mapped)?;
        shape::check_digits(&mapped)?;
        character::check_context(&mapped)?;
        check_length(&mapped, rules)?;
        script::check(&mapped, rules.scripts())?;
        direction::check(&mapped)?;
        if reserved::contains(&mapped, rules) {
            return Err(UsernameError::Reserved);
        }
        Ok(Self { original: input.to_owned(), mapped })
    }

    /// The name in the form that is kept, compared and put into paths: lower case, ordinary width,
    /// NFC. It parses to itself.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.mapped
    }

    /// The name as it was given, for showing it as its owner writes it. Its case says nothing
    /// about who it is.
    #[must_use]
    pub fn original(&self) -> &str {
        &self.original
    }
}

fn check_length(text: &str, rules: &UsernameRules) -> Result<(), UsernameError> {
    let length = text.chars().count();
    if length < usize::from(rules.min_length()) {
        return Err(UsernameError::TooShort { min: rules.min_length() });
    }
    if length > usize::from(rules.max_length()) {
        return Err(UsernameError::TooLong { max: rules.max_length() });
    }
    Ok(())
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

/// The form that is kept.
impl fmt::Display for Username {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.mapped)
    }
}
