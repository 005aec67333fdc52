//! The secrets of an attempt: made here, shown once, stored as hashes only.

use std::fmt;

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use uuid::Uuid;

/// The letters and digits of a code: none that looks like another, no vowel that makes a word
/// (RFC 8628 §6.1).
const ALPHABET: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

const CODE_LENGTH: usize = 8;

/// Of a token that tells the longest address.
const MAX_LENGTH: usize = 600;

/// 256 random bits, in a link or in a cookie, there with what they are about. `Debug` never shows it.
#[derive(Clone)]
pub(crate) struct Token(String);

/// Eight letters from a mail, typed by hand. `Debug` never shows it.
#[derive(Clone)]
pub(crate) struct Code(String);

/// The SHA-256 of a secret: all that is stored of it.
pub type SecretHash = [u8; 32];

impl Token {
    pub(crate) fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(BASE64_URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// A token that only whoever has the key can make again.
    pub(crate) fn from_signature(signature: &[u8; 32]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(signature))
    }

    /// A token that says something and is signed.
    pub(crate) fn from_parts(said: &str, signature: &[u8; 32]) -> Self {
        Self(format!("{said}.{}", BASE64_URL_SAFE_NO_PAD.encode(signature)))
    }

    /// A token from a request, which may be anything.
    pub(crate) fn from_request(text: &str) -> Option<Self> {
        let is_token = (43..=MAX_LENGTH).contains(&text.len())
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.".contains(&b));
        is_token.then(|| Self(text.to_owned()))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// The secret, without what stands beside it.
    pub(crate) fn alone(&self) -> Self {
        Self(self.secret().to_owned())
    }

    /// Of the secret alone. 256 bits cannot be searched, so a plain hash is enough (ASVS 6.5.2).
    pub(crate) fn hash(&self) -> SecretHash {
        Sha256::digest(self.secret().as_bytes()).into()
    }

    fn secret(&self) -> &str {
        self.0.split('.').next().unwrap_or_default()
    }
}

impl Code {
    pub(crate) fn generate() -> Result<Self, getrandom::Error> {
        let mut text = String::with_capacity(CODE_LENGTH);
        let mut byte = [0];
        while text.len() < CODE_LENGTH {
            getrandom::fill(&mut byte)?;
            // 240 is the largest multiple of 20 in a byte: what is beyond would be uneven.
            if byte[0] < 240 {
                text.push(char::from(ALPHABET[usize::from(byte[0] % 20)]));
            }
        }
        Ok(Self(text))
    }

    /// A code as a person types it: in any case, with spaces or hyphens.
    pub(crate) fn from_request(text: &str) -> Self {
        let letters = text.chars().filter(char::is_ascii_alphabetic).take(CODE_LENGTH + 1);
        Self(letters.map(|c| c.to_ascii_uppercase()).collect())
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// Salted with the attempt, so that equal codes have unequal hashes. Nobody can try codes
    /// against it but the browser that holds the attempt's cookie, five times.
    pub(crate) fn hash(&self, attempt: Uuid) -> SecretHash {
        Sha256::new().chain_update(attempt.as_bytes()).chain_update(&self.0).finalize().into()
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(..)")
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Code(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_are_long_url_safe_and_never_the_same() {
        let tokens: std::collections::HashSet<String> =
            (0..10_000).map(|_| Token::generate().unwrap().0).collect();
        assert_eq!(tokens.len(), 10_000);
        assert!(tokens.iter().all(|token| Token::from_request(token).is_some()));
    }

    #[test]
    fn a_code_may_be_typed_in_any_case_and_with_separators() {
        let attempt = Uuid::nil();
        let code = Code("BCDFGHJK".to_owned());
        for typed in ["BCDFGHJK", " bcdf-ghjk ", "bcdf ghjk"] {
            assert_eq!(Code::from_request(typed).hash(attempt), code.hash(attempt));
        }
        assert_ne!(Code::from_request("BCDFGHJKK").hash(attempt), code.hash(attempt));
        assert_ne!(Code::from_request("").hash(attempt), code.hash(attempt));
    }

    #[test]
    fn every_letter_of_the_alphabet_comes_up_about_as_often() {
        let mut counts = [0_u32; 20];
        for _ in 0..2_000 {
            for byte in Code::generate().unwrap().0.bytes() {
                counts[ALPHABET.iter().position(|b| *b == byte).unwrap()] += 1;
            }
        }
        // 16,000 letters: 800 expected each, seven standard deviations are 193.
        assert!(counts.iter().all(|n| (607..=993).contains(n)), "{counts:?}");
    }

    #[test]
    fn debug_shows_nothing() {
        assert_eq!(format!("{:?}", Token::generate().unwrap()), "Token(..)");
        assert_eq!(format!("{:?}", Code::generate().unwrap()), "Code(..)");
    }
}
