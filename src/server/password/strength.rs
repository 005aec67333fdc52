//! Whether an attacker would guess a password early.
//!
//! NIST SP 800-63B-4 requires a comparison of the whole password with a list of common passwords and
//! with words of its context. zxcvbn carries such lists and also recognises a password that is put
//! together from their entries.

use zxcvbn::Score;

use crate::{
    email::EmailAddress,
    password::{Password, PasswordError, is_made_of_address, is_made_of_words},
};

/// The most characters of one estimate. The work grows with the square of the length, and a hundred
/// crafted characters take a second; 32 take less than two hashes.
const MAX_ESTIMATED: usize = 32;

/// Checks `password` against word lists, the address, the words of the site and the words of the
/// person's other fields. This usually takes about a millisecond, and at worst as long as a hash, so
/// it must not run on the executor.
pub(crate) fn check(
    password: &Password,
    address: Option<&EmailAddress>,
    site: &[String],
    fields: &[String],
) -> Result<(), PasswordError> {
    let mut context: Vec<&str> = site.iter().map(String::as_str).collect();
    if is_made_of_words(password, &context) {
        return Err(PasswordError::FromSite);
    }
    let fields: Vec<&str> = fields.iter().map(String::as_str).collect();
    if is_made_of_words(password, &fields) {
        return Err(PasswordError::FromFields);
    }
    context.extend(fields);
    if let Some(address) = address {
        if is_made_of_address(password, address) {
            return Err(PasswordError::FromAddress);
        }
        context.push(address.local_part());
        context.extend(address.domain().rsplit('.').skip(1));
    }
    // An attacker tries words with every separator, so a separator adds no strength.
    let characters: Vec<char> = password.expose().chars().filter(|c| !is_separator(*c)).collect();
    let length = characters.len().min(MAX_ESTIMATED);
    let (head, tail) = (&characters[..length], &characters[characters.len() - length..]);
    // A password with one strong part is strong as a whole.
    let is_longer = characters.len() > length;
    if is_hard_to_guess(head, &context) || (is_longer && is_hard_to_guess(tail, &context)) {
        Ok(())
    } else {
        Err(PasswordError::Common)
    }
}

fn is_hard_to_guess(piece: &[char], context: &[&str]) -> bool {
    // Fewer than ten characters cannot reach the highest score, not even random ones.
    let required = if piece.len() < 10 { Score::Two } else { Score::Four };
    let piece: String = piece.iter().collect();
    zxcvbn::zxcvbn(&piece, context).score() >= required
}

fn is_separator(c: char) -> bool {
    c.is_whitespace() || matches!(c, '-' | '_' | '.' | ',')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::password::PasswordPolicy;

    fn verdict(text: &str) -> Result<(), PasswordError> {
        let policy = PasswordPolicy::new().with_min_length(8);
        let address = EmailAddress::parse("ada@analytical.example").unwrap();
        let password = Password::parse(text, policy, Some(&address)).unwrap();
        let site = ["Lovelace".to_owned(), "lovelace.example".to_owned()];
        check(&password, Some(&address), &site, &["babbage".to_owned()])
    }

    #[test]
    fn common_passwords_are_refused_alone_and_put_together() {
        for text in [
            "football",
            "letmein123",
            "password12345678",
            "P@ssw0rd2026",
            "iloveyou1234567",
            "passwordqwerty2026",
            "password-qwerty-2026",
        ] {
            assert_eq!(verdict(text), Err(PasswordError::Common), "{text}");
        }
    }

    #[test]
    fn the_name_of_the_site_is_no_password() {
        assert_eq!(verdict("lovelace2026"), Err(PasswordError::FromSite));
        assert_eq!(verdict("lovelacepassword2026"), Err(PasswordError::Common));
    }

    #[test]
    fn what_other_fields_say_is_no_password() {
        assert_eq!(verdict("Babbage1871"), Err(PasswordError::FromFields));
        assert_eq!(verdict("babbagepassword2026"), Err(PasswordError::Common));
    }

    #[test]
    fn a_passphrase_may_contain_a_common_word() {
        let late = format!("{}{}", "password1".repeat(8), "just many plain lower words");
        for text in [
            "just many plain lower words",
            "my password is a walrus",
            "839201746520193",
            "xK9$mQ2p",
            &late,
        ] {
            assert_eq!(verdict(text), Ok(()), "{text}");
        }
    }
}
