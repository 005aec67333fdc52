//! The secrets of an attempt: generated here, shown once, stored only as hashes.

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use uuid::Uuid;

use crate::form::{CODE_LENGTH, digits};

/// 32 bytes in base64url without padding.
const TOKEN_LENGTH: usize = 43;

/// A random token of 256 bits, for a link or a cookie.
#[derive(Clone)]
pub(crate) struct Token(String);

/// Eight digits from a mail, typed by hand: 26.6 bits, where ASVS 6.5.4 asks for 20. Every keyboard has them, phones
/// show their keypad for them, and offer to fill them in.
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
            // 250 is the largest multiple of 10 in a byte: higher values would favour some digits.
            if byte[0] < 250 {
                text.push(char::from(b'0' + byte[0] % 10));
            }
        }
        Ok(Self(text))
    }

    /// Reads a code as a person types or pastes it: in the digits of any keyboard, with spaces and dashes of
    /// any kind, and after a label such as "Code:". Returns `None` when the text cannot be a code.
    pub(crate) fn from_request(text: &str) -> Option<Self> {
        let typed = text.rsplit([':', '\u{ff1a}']).next().unwrap_or_default();
        let digits = typed.chars().filter(|c| !is_separator(*c));
        let code = digits::ascii(&digits.take(CODE_LENGTH + 1).collect::<String>());
        let is_code = code.len() == CODE_LENGTH && code.bytes().all(|b| b.is_ascii_digit());
        is_code.then_some(Self(code))
    }

    pub(crate) fn expose(&self) -> &str {
        &self.0
    }

    /// The hash is salted with the attempt, so that equal codes have unequal hashes. Only the
    /// browser with the attempt's cookie can try codes against it, and only a few times.
    pub(crate) fn hash(&self, attempt: Uuid) -> SecretHash {
        SecretHash::of([attempt.as_bytes().as_slice(), self.0.as_bytes()])
    }
}

/// Whether the character may stand between the digits of a code: a space, a dash, or a character
/// without a width that a mail program puts there.
fn is_separator(c: char) -> bool {
    let is_dash = matches!(
        c,
        '-' | '\u{ad}' | '\u{2010}'
            ..='\u{2015}'
                | '\u{2043}'
                | '\u{2212}'
                | '\u{fe58}'
                | '\u{fe63}'
                | '\u{ff0d}'
                | '\u{30fc}'
    );
    let has_no_width = matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}');
    c.is_whitespace() || is_dash || has_no_width
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

    /// Mail programs leave punctuation at the end out of a link.
    #[test]
    fn every_token_ends_in_a_letter_or_a_digit() {
        let is_whole = |token: Token| token.0.ends_with(|c: char| c.is_ascii_alphanumeric());
        assert!((0..10_000).all(|_| is_whole(Token::generate().unwrap())));
        assert!((0..=255).all(|byte| is_whole(Token::from_signature(&[byte; 32]))));
    }

    #[test]
    fn a_code_may_be_typed_on_any_keyboard_and_with_separators() {
        let attempt = Uuid::nil();
        let code = OneTimeCode("12345678".to_owned());
        for typed in [
            "12345678",
            " 1234-5678 ",
            "1234 5678",
            "Code: 1234-5678",
            "Code\u{ff1a}1234\u{2011}5678\u{a0}",
            "\u{ff11}\u{ff12}\u{ff13}\u{ff14}\u{ff0d}\u{ff15}\u{ff16}\u{ff17}\u{ff18}",
            "\u{661}\u{662}\u{663}\u{664}\u{665}\u{666}\u{667}\u{668}",
            "1234\u{2010}5678",
            "1234\u{2013}5678",
            "1234 \u{2014} 5678",
            "1 2 3 4\u{3000}5 6 7 8",
            "1234\u{ad}\u{200b}5678\u{feff}",
        ] {
            let read = OneTimeCode::from_request(typed).unwrap_or_else(|| panic!("{typed}"));
            assert_eq!(read.hash(attempt), code.hash(attempt));
        }
    }

    #[test]
    fn what_cannot_be_a_code_is_none() {
        for typed in [
            "",
            " - ",
            "1234",
            "1234-567",
            "1234-56789",
            "1234-5678 please",
            "1234-5678:",
            "O234-5678",
            "1234_5678",
            "1234.5678",
            "1234-567\u{b2}",
        ] {
            assert!(OneTimeCode::from_request(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn every_digit_comes_up_about_as_often() {
        let mut counts = [0_u32; 10];
        for _ in 0..1_000 {
            for byte in OneTimeCode::generate().unwrap().0.bytes() {
                counts[usize::from(byte - b'0')] += 1;
            }
        }
        // 8,000 digits: 800 expected each, seven standard deviations are 188.
        assert!(counts.iter().all(|n| (612..=988).contains(n)), "{counts:?}");
    }

    #[test]
    fn debug_shows_no_secret() {
        assert_eq!(format!("{:?}", Token::generate().unwrap()), "Token { .. }");
        assert_eq!(format!("{:?}", OneTimeCode::generate().unwrap()), "OneTimeCode { .. }");
        assert_eq!(format!("{:?}", SecretHash::of_text("secret")), "SecretHash { .. }");
    }
}
