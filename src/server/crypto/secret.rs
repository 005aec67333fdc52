//! The secrets of an attempt: generated here, shown once, stored only as hashes.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

/// The letters of a code: no two look alike, and no vowel makes a word of them (RFC 8628 §6.1).
const ALPHABET: &[u8; 20] = b"BCDFGHJKLMNPQRSTVWXZ";

const CODE_LENGTH: usize = 8;

/// 32 bytes in base64url without padding.
const TOKEN_LENGTH: usize = 43;

/// A random token of 256 bits, for a link or a cookie.
#[derive(Clone)]
pub(crate) struct Token(String);

/// Eight letters from a mail, typed by hand.
#[derive(Clone)]
pub(crate) struct OneTimeCode(String);

/// The SHA-256 of a secret. The database holds nothing else of the secret.
///
/// Two hashes compare in constant time.
#[derive(Clone, Copy)]
pub struct SecretHash([u8; 32]);

redacted_debug! { Token {} OneTimeCode {} SecretHash {} }

impl SecretHash {
    /// Hashes the concatenation of `parts`.
    pub(crate) fn of<'a>(parts: impl IntoIterator<Item = &'a [u8]>) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// A random hash, for which no secret exists.
    pub(crate) fn of_no_secret() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(bytes))
    }

    /// Hashes `text`.
    pub(crate) fn of_text(text: &str) -> Self {
        Self::of([text.as_bytes()])
    }

    /// The 32 bytes, for the database.
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl From<[u8; 32]> for SecretHash {
    fn from(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }
}

impl PartialEq for SecretHash {
    fn eq(&self, other: &Self) -> bool {
        self.0.ct_eq(&other.0).into()
    }
}

impl Eq for SecretHash {}

impl Token {
    pub(crate) fn generate() -> Result<Self, getrandom::Error> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes)?;
        Ok(Self(BASE64_URL_SAFE_NO_PAD.encode(bytes)))
    }

    /// A token that only the holder of the signing key can derive again.
    pub(crate) fn from_signature(signature: &[u8; 32]) -> Self {
        Self(BASE64_URL_SAFE_NO_PAD.encode(signature))
    }

    /// Reads a token from a request. Returns `None` when the text cannot be a token.
    pub(crate) fn from_request(text: &str) -> Option<Self> {
        let is_token = text.len() == TOKEN_LENGTH
            && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        is_token.then(|| Self(text.to_owned()))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// A search through 256 bits is not feasible, so a plain hash is enough (ASVS 6.5.2).
    pub(crate) fn hash(&self) -> SecretHash {
        SecretHash::of_text(&self.0)
    }
}

impl OneTimeCode {
    pub(crate) fn generate() -> Result<Self, getrandom::Error> {
        let mut text = String::with_capacity(CODE_LENGTH);
        let mut byte = [0];
        while text.len() < CODE_LENGTH {
            getrandom::fill(&mut byte)?;
            // 240 is the largest multiple of 20 in a byte: higher values would favour some letters.
            if byte[0] < 240 {
                text.push(char::from(ALPHABET[usize::from(byte[0] % 20)]));
            }
        }
        Ok(Self(text))
    }

    /// Reads a code as a person types it: in any case, with spaces or hyphens.
    pub(crate) fn from_request(text: &str) -> Self {
        let letters = text.chars().filter(char::is_ascii_alphabetic).take(CODE_LENGTH + 1);
        Self(letters.map(|c| c.to_ascii_uppercase()).collect())
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// The hash is salted with the attempt, so that equal codes have unequal hashes. Only the
    /// browser with the attempt's cookie can try codes against it, five times.
    pub(crate) fn hash(&self, attempt: Uuid) -> SecretHash {
        SecretHash::of([attempt.as_bytes().as_slice(), self.0.as_bytes()])
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
        let code = OneTimeCode("BCDFGHJK".to_owned());
        for typed in ["BCDFGHJK", " bcdf-ghjk ", "bcdf ghjk"] {
            assert_eq!(OneTimeCode::from_request(typed).hash(attempt), code.hash(attempt));
        }
        assert_ne!(OneTimeCode::from_request("BCDFGHJKK").hash(attempt), code.hash(attempt));
        assert_ne!(OneTimeCode::from_request("").hash(attempt), code.hash(attempt));
    }

    #[test]
    fn every_letter_of_the_alphabet_comes_up_about_as_often() {
        let mut counts = [0_u32; 20];
        for _ in 0..2_000 {
            for byte in OneTimeCode::generate().unwrap().0.bytes() {
                counts[ALPHABET.iter().position(|b| *b == byte).unwrap()] += 1;
            }
        }
        // 16,000 letters: 800 expected each, seven standard deviations are 193.
        assert!(counts.iter().all(|n| (607..=993).contains(n)), "{counts:?}");
    }

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(format!("{:?}", Token::generate().unwrap()), "Token { .. }");
        assert_eq!(format!("{:?}", OneTimeCode::generate().unwrap()), "OneTimeCode { .. }");
        assert_eq!(format!("{:?}", SecretHash::of_text("secret")), "SecretHash { .. }");
    }
}
