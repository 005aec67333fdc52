//! Whether a password is among those that are tried first.
//!
//! NIST SP 800-63B-4 asks for the whole password to be compared with a list of common ones and
//! with the words of its context. zxcvbn carries such lists and, beyond them, sees a password that
//! is merely put together from their entries.

use zxcvbn::Score;

use crate::{
    email::EmailAddress,
    password::{Password, PasswordError, is_made_of_words},
};

/// zxcvbn looks at this many characters; it is enough, because what is left out only adds.
const JUDGED: usize = 100;

/// Judges `password` against word lists, the address and the words of the site. Costs about a
/// millisecond: not for the executor.
pub(crate) fn check(
    password: &Password,
    address: Option<&EmailAddress>,
    site: &[String],
) -> Result<(), PasswordError> {
    let site: Vec<&str> = site.iter().map(String::as_str).collect();
    if is_made_of_words(password, &site) {
        return Err(PasswordError::FromSite);
    }
    let mut context = site;
    if let Some(address) = address {
        context.push(address.local_part());
        context.extend(address.domain().split('.'));
    }
    // A guesser tries words with every separator, so a separator makes nothing harder to guess.
    let judged: String =
        password.expose().chars().filter(|c| !is_separator(*c)).take(JUDGED).collect();
    // Fewer than ten characters cannot reach the highest score, not even at random.
    let asked = if judged.chars().count() < 10 { Score::Two } else { Score::Four };
    let score = zxcvbn::zxcvbn(&judged, &context).score();
    if score < asked { Err(PasswordError::Common) } else { Ok(()) }
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
        check(&password, Some(&address), &["Lovelace".to_owned(), "lovelace.example".to_owned()])
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
    fn a_passphrase_may_contain_a_common_word() {
        for text in [
            "just many plain lower words",
            "my password is a walrus",
            "839201746520193",
            "xK9$mQ2p",
        ] {
            assert_eq!(verdict(text), Ok(()), "{text}");
        }
    }
}
