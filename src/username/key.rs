//! Canonical keys of names: names that look alike have the same key (UTS 39 §4).
//!
//! # To re-key
//!
//! [`KEY_VERSION`] is stored beside every key. After an update that raises it, old keys do not match
//! new ones, so `Signup::rekey` computes them again from the stored name, like the keys of
//! [addresses](crate::email::KEY_VERSION). When another account has the new key, the old key stays,
//! with its version, and the operator must decide.
//!
//! # What a key depends on
//!
//! - **The confusables table** of `unicode-security`. Unicode changes it in every version, also for
//!   old characters. `Cargo.toml` pins that crate to one release, so no `cargo update` in a host
//!   changes the table without a new version of this crate.
//! - **NFC** of `icu_normalizer` and **case mapping** of Rust's standard library. By Unicode's
//!   stability policy an assigned character keeps its normal form and its case pair, and unassigned
//!   characters are refused, so neither is pinned. One gap remains: a letter that is newer than the
//!   compiler's Unicode version has no other case until the compiler is updated.

use crate::{unicode, username::Username};

/// The version of the rules that compute a key: `1180` means the first algorithm with the confusables
/// table of Unicode 18.0. Raise it when the code in this file or the table changes a key.
pub const KEY_VERSION: u32 = 1180;

impl Username {
    /// The canonical key: names that differ only in case, or that look alike on most screens, have
    /// the same key. It is for comparison, not for display.
    ///
    /// # In the browser
    /// This method does not exist there, because only the server has the confusables table.
    ///
    /// ```
    /// use leptos_signup::username::{Username, UsernameRules};
    ///
    /// let key = |name| Username::parse(name, &UsernameRules::new()).map(|name| name.key());
    /// // Latin letters, and Cyrillic letters.
    /// assert_eq!(key("scope"), key("ѕсоре"));
    /// assert_eq!(key("Bill-100"), key("bi11-loo"));
    /// assert_ne!(key("jose"), key("josé"));
    /// # Ok::<(), leptos_signup::username::UsernameError>(())
    /// ```
    #[must_use]
    pub fn key(&self) -> String {
        of(self.as_str())
    }
}

/// The key of `text`, which need not be a valid name.
pub(crate) fn of(text: &str) -> String {
    // The prototype of a character can be a capital (`O` for a zero), whose lower case can have a
    // prototype of its own (`rn` for an `m`). Two rounds are enough for all of Unicode.
    skeleton(&skeleton(text))
}

/// The skeleton of `text` (UTS 39 §4), ignoring case.
fn skeleton(text: &str) -> String {
    let folded: String = unicode::nfc(text).chars().map(folded).collect();
    let shown = without_hidden_dots(&unicode::nfc(&folded));
    let skeleton: String = unicode_security::skeleton(&shown).collect();
    unicode::lowercase(&skeleton)
}

/// Folds letters with the same single upper-case letter into one, such as the two small sigmas.
/// A letter with several upper-case letters stays, as RFC 8265 requires for `ß` and `ss`.
fn folded(c: char) -> char {
    single(c.to_uppercase()).and_then(|upper| single(upper.to_lowercase())).unwrap_or(c)
}

fn single(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    mapped.next().filter(|_| mapped.next().is_none())
}

/// Removes a combining dot from a letter that has a dot: `İ` in lower case is an `i` with two dots.
fn without_hidden_dots(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for c in text.chars() {
        if c != '\u{307}' || !shown.ends_with(['i', 'j', 'l']) {
            shown.push(c);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_look_alike_have_the_same_key() {
        for (one, other) in [
            ("admin", "аdmіn"),
            ("admin", "adrnin"),
            ("root", "r00t"),
            ("paypal", "раураl"),
            ("login", "1ogin"),
            ("οδος", "οδοσ"),
            ("ibrahim", "i\u{307}brahim"),
            ("ilgaz", "ılgaz"),
            ("scope", "ѕсоре"),
        ] {
            assert_eq!(of(one), of(other));
        }
    }

    #[test]
    fn distinguishable_names_have_different_keys() {
        for (one, other) in [
            ("ada", "adа1"),
            ("jose", "josé"),
            ("strasse", "straße"),
            ("ada.b", "ada_b"),
            ("ada.b", "adab"),
            ("adm1n", "admin"),
            ("田中", "田申"),
        ] {
            assert_ne!(of(one), of(other));
        }
    }

    #[test]
    fn a_key_is_its_own_key() {
        for c in '\0'..=char::MAX {
            let key = of(c.encode_utf8(&mut [0; 4]));
            assert_eq!(of(&key), key, "{:x}", u32::from(c));
        }
    }

    /// If this fails, a key that hosts have stored may have changed. Find out which inputs changed.
    /// If a key of a character in an older Unicode version changed, raise `KEY_VERSION` and say in
    /// the changelog that hosts must re-key. If only new characters were added, keep it. Then update
    /// the values here.
    #[test]
    fn keys_change_only_with_their_version() {
        assert_eq!(KEY_VERSION, 1180);
        assert_eq!(unicode_security::UNICODE_VERSION, (18, 0, 0));
        assert_eq!(unicode::digest_of_names(of), 0x985b_5511_ac26_db29);
    }
}
