//! Passwords: the rules are the same in the browser and on the server, except that the browser does not
//! compare a password with an address in other letters, which it does not normalise.
//!
//! The rules follow NIST SP 800-63B-4 §3.1.1.2: a minimum length, no rules of composition, the whole
//! password counts, and Unicode is allowed and normalised. This module has the checks without a
//! dictionary, for both sides; the server also refuses guessable passwords.

pub(crate) mod pattern;

use core::fmt;

#[cfg(target_arch = "wasm32")]
use crate::email::in_browser::is_understood;
use crate::{email::EmailAddress, unicode};

/// The longest password, in code points: four times the 64 that NIST requires.
pub const MAX_LENGTH: usize = 256;

/// The longest password, in bytes of UTF-8: it bounds the work of hashing.
pub const MAX_BYTES: usize = 1024;

/// The lowest minimum that a host may configure, in code points (ASVS 6.2.1).
pub const LOWEST_MINIMUM: u16 = 8;

/// The minimum length of a form's passwords.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PasswordPolicy {
    min_length: u16,
}

impl Default for PasswordPolicy {
    fn default() -> Self {
        Self::new()
    }
}

impl PasswordPolicy {
    /// At least 15 code points: the NIST minimum for a password as the only factor.
    #[must_use]
    pub const fn new() -> Self {
        Self { min_length: 15 }
    }

    /// Sets the minimum length. The sign-up does not start with less than [`LOWEST_MINIMUM`].
    #[must_use]
    pub const fn with_min_length(self, code_points: u16) -> Self {
        Self { min_length: code_points }
    }

    /// The minimum length, in code points.
    #[must_use]
    pub const fn min_length(self) -> u16 {
        self.min_length
    }
}

/// Why a text is not an acceptable password.
///
/// ```
/// use leptos_signup::password::PasswordError;
///
/// assert_eq!(PasswordError::TooShort { min: 15 }.to_string(), "too_short:15");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PasswordError {
    /// The text has fewer code points than the policy requires.
    TooShort {
        /// The minimum, in code points.
        min: u16,
    },
    /// The text has more than [`MAX_LENGTH`] code points or [`MAX_BYTES`] bytes.
    TooLong,
    /// The text repeats one short piece, or has fewer than five different characters.
    Repetition,
    /// The characters follow the alphabet, the digits or the keyboard.
    Sequence,
    /// The text is little more than the email address of the same form.
    FromAddress,
    /// The text is little more than the name of the site. Only the server returns this.
    FromSite,
    /// The text is little more than what other fields of the same form say, such as the username.
    FromFields,
    /// Attackers guess the password early. Only the server returns this.
    Common,
    /// The password is in a known leak. Only the server returns this.
    Breached,
}

/// Writes the stable word; a minimum follows after a colon.
impl fmt::Display for PasswordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::TooShort { min } => return write!(f, "too_short:{min}"),
            Self::TooLong => "too_long",
            Self::Repetition => "repetition",
            Self::Sequence => "sequence",
            Self::FromAddress => "from_address",
            Self::FromSite => "from_site",
            Self::FromFields => "from_fields",
            Self::Common => "common",
            Self::Breached => "breached",
        })
    }
}

impl std::error::Error for PasswordError {}

/// An acceptable password in NFC. `Debug` does not show it.
#[derive(Clone, PartialEq, Eq)]
pub struct Password(String);

impl Password {
    /// Parses `text` by `policy`; `address` is the email address of the same form, if any.
    ///
    /// White space and case are kept. Lengths count code points after NFC, so that an `é` counts
    /// once, whether a keyboard composes it or not.
    ///
    /// # Errors
    /// The first rule that `text` breaks. It is never [`FromFields`](PasswordError::FromFields), which
    /// only [`Form::validate`](crate::Form::validate) returns, and never
    /// [`FromSite`](PasswordError::FromSite), [`Common`](PasswordError::Common) or
    /// [`Breached`](PasswordError::Breached), which only the server returns.
    ///
    /// ```
    /// use leptos_signup::password::{Password, PasswordError, PasswordPolicy};
    ///
    /// let policy = PasswordPolicy::new();
    /// assert!(Password::parse("just many plain words", policy, None).is_ok());
    /// assert_eq!(
    ///     Password::parse("short", policy, None),
    ///     Err(PasswordError::TooShort { min: 15 })
    /// );
    /// ```
    pub fn parse(
        text: &str,
        policy: PasswordPolicy,
        address: Option<&EmailAddress>,
    ) -> Result<Self, PasswordError> {
        if text.len() > 4 * MAX_BYTES {
            return Err(PasswordError::TooLong);
        }
        let text = unicode::nfc(text);
        let length = text.chars().count();
        if length < usize::from(policy.min_length) {
            return Err(PasswordError::TooShort { min: policy.min_length });
        }
        if length > MAX_LENGTH || text.len() > MAX_BYTES {
            return Err(PasswordError::TooLong);
        }
        if pattern::is_repetition(&text) {
            return Err(PasswordError::Repetition);
        }
        if pattern::is_sequence(&text) {
            return Err(PasswordError::Sequence);
        }
        if address.is_some_and(|address| is_made_of(&text, address)) {
            return Err(PasswordError::FromAddress);
        }
        Ok(Self(text.into_owned()))
    }

    /// A password of which the server has the hash. Only its length is checked.
    #[cfg(feature = "_ui")]
    pub(crate) fn known(text: &str) -> Result<Self, PasswordError> {
        match text.len() > 4 * MAX_BYTES {
            true => Err(PasswordError::TooLong),
            false => Ok(Self(unicode::nfc(text).into_owned())),
        }
    }

    /// The password itself, for hashing.
    #[must_use]
    pub fn expose(&self) -> &str {
        &self.0
    }
}

fn is_made_of(password: &str, address: &EmailAddress) -> bool {
    #[cfg(target_arch = "wasm32")]
    if !is_understood(address) {
        return false;
    }
    // A top-level domain is too common to count.
    let labels = address.domain().rsplit('.').skip(1);
    let words: Vec<&str> = std::iter::once(address.local_part()).chain(labels).collect();
    pattern::is_made_of(password, &words)
}

/// Whether `password` is little more than `address`, for an address known only after parsing.
#[cfg(feature = "ssr")]
pub(crate) fn is_made_of_address(password: &Password, address: &EmailAddress) -> bool {
    is_made_of(&password.0, address)
}

/// Whether `password` is little more than a combination of `words`, ignoring case.
pub(crate) fn is_made_of_words(password: &Password, words: &[&str]) -> bool {
    pattern::is_made_of(&password.0, words)
}

impl fmt::Debug for Password {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Password(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn verdict(text: &str) -> Result<(), PasswordError> {
        let address = EmailAddress::parse("ada.lovelace@analytical.example").unwrap();
        Password::parse(text, PasswordPolicy::new(), Some(&address)).map(drop)
    }

    #[test]
    fn length_is_counted_in_code_points_after_normalisation() {
        let min = PasswordError::TooShort { min: 15 };
        assert_eq!(verdict("twelve chars.."), Err(min));
        assert_eq!(verdict("fifteen chars.."), Ok(()));
        assert_eq!(verdict("цвет неба утром"), Ok(()));
        // 15 before composition, 14 after.
        assert_eq!(verdict("fourteen cafe\u{301}"), Err(min));
        assert_eq!(verdict("🐎🐄🐖🐑🐐🐓🦆🦢🦉🐇🐿🦔🦇🐀🐁"), Ok(()));
        assert_eq!(verdict("🐎🐄🐖🐑🐐🐓🦆🦢🦉🐇🐿🦔🦇🐀"), Err(min));
    }

    #[test]
    fn the_upper_bounds_are_code_points_and_bytes() {
        let words: String = ('a'..='z').cycle().step_by(7).take(256).collect();
        assert_eq!(verdict(&words), Err(PasswordError::Repetition));
        let varied: String =
            (0..256u32).map(|i| char::from(b'!' + ((i * i + i / 7) % 90) as u8)).collect();
        assert_eq!(verdict(&varied), Ok(()));
        assert_eq!(verdict(&format!("{varied}x")), Err(PasswordError::TooLong));
        assert_eq!(verdict(&"x".repeat(1_000_000)), Err(PasswordError::TooLong));
    }

    #[test]
    fn composed_and_decomposed_texts_are_the_same_password() {
        let policy = PasswordPolicy::new();
        let composed = Password::parse("un caf\u{e9} serr\u{e9} svp", policy, None).unwrap();
        let decomposed = Password::parse("un cafe\u{301} serre\u{301} svp", policy, None).unwrap();
        assert_eq!(composed, decomposed);
    }

    #[test]
    fn trivial_passwords_are_refused_with_the_reason() {
        for (text, reason) in [
            ("aaaaaaaaaaaaaaaa", PasswordError::Repetition),
            ("passwordpassword", PasswordError::Repetition),
            ("abababababababab", PasswordError::Repetition),
            ("abcdefghijklmnop", PasswordError::Sequence),
            ("qwertyuiop123456", PasswordError::Sequence),
            ("987654321098765", PasswordError::Sequence),
            ("ada.lovelace@analytical.example", PasswordError::FromAddress),
            ("Ada.Lovelace2026", PasswordError::FromAddress),
        ] {
            assert_eq!(verdict(text), Err(reason), "{text}");
        }
    }

    #[test]
    fn no_composition_is_required() {
        for text in ["just many plain lower words", "839201746520193", "  spaces around it  "] {
            assert_eq!(verdict(text), Ok(()), "{text}");
        }
    }

    #[test]
    fn debug_does_not_show_the_password() {
        let password = Password::parse("just many plain words", PasswordPolicy::new(), None);
        assert_eq!(format!("{:?}", password.unwrap()), "Password(..)");
    }
}
