//! The form of a name that decides uniqueness: names that look alike have one (UTS 39 §4).
//!
//! # To re-key
//!
//! [`KEY_VERSION`] is stored beside every key. After an update that raises it, old keys and new
//! ones do not meet, so `Signup::rekey` makes them anew from the stored name, as those of
//! [addresses](crate::email::KEY_VERSION). Where another account has the new key, the old one stays,
//! with its version, for a person to look at.

use super::Username;
use crate::unicode;

/// The steps in this file. Raise it with them.
const STEPS: u32 = 1;

/// The version of the rules that make a key. It follows the version of Unicode's table of
/// characters that look alike, so it changes with that: `1180` is the first set of steps with the
/// table of Unicode 18.0.
pub const KEY_VERSION: u32 = {
    let (major, minor, _) = unicode_security::UNICODE_VERSION;
    #[allow(clippy::cast_possible_truncation, reason = "versions of Unicode are small numbers")]
    let unicode = (major * 10 + minor) as u32;
    STEPS * 1000 + unicode
};

impl Username {
    /// The form that decides whether two names are one: those that differ in case only, or that
    /// look alike on most screens, have the same. It is made to be compared, not to be shown.
    ///
    /// # In the browser
    /// It is not there: the table of characters that look alike is for the server only.
    ///
    /// ```
    /// use leptos_signup::username::{Username, UsernameRules};
    ///
    /// let key = |name| Username::parse(name, &UsernameRules::new()).map(|name| name.key());
    /// // Latin letters, and Cyrillic ones.
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

/// The key of any text.
pub(crate) fn of(text: &str) -> String {
    // What stands for a character can be a capital (`O` for a zero), and what that becomes in lower
    // case can have another to stand for it (`rn` for an `m`): twice is enough for all of Unicode.
    look(&look(text))
}

/// What `text` looks like to somebody who does not mind case.
fn look(text: &str) -> String {
    let folded: String = unicode::nfc(text).chars().map(folded).collect();
    let shown = without_hidden_dots(&unicode::nfc(&folded));
    let skeleton: String = unicode_security::skeleton(&shown).collect();
    unicode::lowercase(&skeleton)
}

/// Letters that become one in upper case are one, such as the two small sigmas. Those that become
/// several stay apart, as RFC 8265 wants it of `ß` and `ss`.
fn folded(c: char) -> char {
    single(c.to_uppercase()).and_then(|upper| single(upper.to_lowercase())).unwrap_or(c)
}

fn single(mut mapped: impl Iterator<Item = char>) -> Option<char> {
    mapped.next().filter(|_| mapped.next().is_none())
}

/// A dot above a letter that has one already is not seen: `İ` in lower case is an `i` with two.
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
    fn names_that_look_alike_have_one_key() {
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
    fn names_that_people_can_tell_apart_have_two() {
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

    #[test]
    fn another_table_is_another_version() {
        assert_eq!(KEY_VERSION, 1180);
        assert_eq!(unicode_security::UNICODE_VERSION, (18, 0, 0));
    }
}
