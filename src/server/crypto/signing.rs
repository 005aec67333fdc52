//! The keys that sign what the server hands out and expects back unchanged.

use std::{fmt, sync::Arc};

use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use crate::server::error::config::ConfigError;

/// The minimum length of a key in bytes (ASVS 11.2.3 asks for 128 bits, RFC 2104 §3 for the length of the
/// hash).
const MIN_BYTES: usize = 32;

/// The fewest different bytes of a key. 32 random bytes in hexadecimal have fewer than 8 once in 10^12
/// keys.
const MIN_VARIETY: usize = 8;

/// Whether a key has enough different bytes to be a random one, and not a word again and again.
fn has_variety(key: &str) -> bool {
    let mut seen: Vec<u8> = key.bytes().collect();
    seen.sort_unstable();
    seen.dedup();
    seen.len() >= MIN_VARIETY
}

/// A signature, HMAC-SHA-256 (RFC 2104).
pub(crate) type Signature = [u8; 32];

/// The first key signs, and all keys verify. `Debug` shows no key.
#[derive(Clone)]
pub(crate) struct SigningKeys(Arc<[String]>);

impl SigningKeys {
    /// The keys of the host, or a random key for the life of the process.
    pub(crate) fn new(given: Vec<String>) -> Result<Self, ConfigError> {
        if let Some(short) = given.iter().find(|key| key.len() < MIN_BYTES) {
            return Err(ConfigError::SigningKey { bytes: short.len() });
        }
        if given.iter().any(|key| !has_variety(key)) {
            return Err(ConfigError::SigningKeyVariety);
        }
        if !given.is_empty() {
            return Ok(Self(given.into()));
        }
        let mut bytes = [0; MIN_BYTES];
        getrandom::fill(&mut bytes).map_err(|_| ConfigError::NoRandomness)?;
        Ok(Self([BASE64_URL_SAFE_NO_PAD.encode(bytes)].into()))
    }

    /// One key, for measurements.
    #[cfg(feature = "_internal")]
    pub(crate) fn fixed(key: &str) -> Self {
        Self([key.to_owned()].into())
    }

    /// Signs `message` for one purpose. The signature is invalid for any other purpose.
    pub(crate) fn sign(&self, purpose: &str, message: &[u8]) -> Signature {
        let signed = self.0.first().and_then(|key| mac(key, purpose, message));
        signed.map_or([0; 32], |mac| mac.finalize().into_bytes().into())
    }

    /// Whether one of the keys signed `message` for this purpose, in constant time.
    pub(crate) fn verifies(&self, purpose: &str, message: &[u8], signature: &[u8]) -> bool {
        let macs = self.0.iter().filter_map(|key| mac(key, purpose, message));
        macs.fold(false, |found, mac| mac.verify_slice(signature).is_ok() | found)
    }

    /// Keys for one purpose, derived from these in the same order.
    pub(crate) fn for_purpose(&self, purpose: &str) -> Self {
        Self(self.derived(purpose).collect())
    }

    /// The keys of a site. A signature of one site is invalid at another one with the same keys.
    pub(crate) fn for_site(self, name: Option<&str>) -> Self {
        match name {
            Some(name) => self.for_purpose(&["site ", name].concat()),
            None => self,
        }
    }

    /// The signatures of all keys. The one of the signing key comes first.
    pub(crate) fn sign_by_all(&self, purpose: &str, message: &[u8]) -> Vec<Signature> {
        let macs = self.0.iter().filter_map(|key| mac(key, purpose, message));
        macs.map(|mac| mac.finalize().into_bytes().into()).collect()
    }

    /// Derives a key for one purpose from each key. The derivative of the signing key comes first.
    pub(crate) fn derived(&self, purpose: &str) -> impl Iterator<Item = String> {
        let macs = self.0.iter().filter_map(move |key| mac(key, purpose, b""));
        macs.map(|mac| BASE64_URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()))
    }
}

/// HMAC accepts keys of every length, so this never returns `None`.
fn mac(key: &str, purpose: &str, message: &[u8]) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_bytes()).ok()?;
    mac.update(purpose.as_bytes());
    // No purpose contains this byte, so purpose and message cannot be confused.
    mac.update(&[0]);
    mac.update(message);
    Some(mac)
}

impl fmt::Debug for SigningKeys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SigningKeys").field("keys", &self.0.len()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OLD: &str = "an old key of more than 32 bytes, as it happens";
    const NEW: &str = "a new key of more than 32 bytes, as it happens";

    fn keys(given: &[&str]) -> SigningKeys {
        SigningKeys::new(given.iter().map(|key| (*key).to_owned()).collect()).unwrap()
    }

    #[test]
    fn signatures_of_an_older_key_are_valid_while_it_is_in_the_list() {
        let signature = keys(&[OLD]).sign("ticket", b"message");
        assert!(keys(&[NEW, OLD]).verifies("ticket", b"message", &signature));
        assert!(!keys(&[NEW]).verifies("ticket", b"message", &signature));
        assert_eq!(keys(&[NEW, OLD]).sign("ticket", b""), keys(&[NEW]).sign("ticket", b""));
    }

    #[test]
    fn a_signature_is_valid_only_for_its_message_and_purpose() {
        let keys = keys(&[NEW]);
        let signature = keys.sign("ticket", b"message");
        assert!(keys.verifies("ticket", b"message", &signature));
        assert!(!keys.verifies("ticket", b"messagf", &signature));
        assert!(!keys.verifies("challenge", b"message", &signature));
        assert!(!keys.verifies("ticket", b"message", &signature[..31]));
        assert!(!keys.verifies("ticket", b"message", b""));
    }

    #[test]
    fn each_key_derives_its_own_key_for_a_purpose() {
        let derived = |purpose| keys(&[NEW, OLD]).derived(purpose).collect::<Vec<_>>();
        assert_eq!(derived("one"), derived("one"));
        assert_ne!(derived("one"), derived("other"));
        assert_ne!(derived("one")[0], derived("one")[1]);
        assert_eq!(derived("one")[1], keys(&[OLD]).derived("one").next().unwrap());
    }

    #[test]
    fn a_key_of_few_letters_is_refused_with_the_fix() {
        for key in ["a".repeat(32), "secret".repeat(8), "01".repeat(40)] {
            let error = SigningKeys::new(vec![key.clone()]).unwrap_err().to_string();
            assert!(error.contains("openssl rand -base64 32") && !error.contains(&key), "{error}");
        }
        assert!(SigningKeys::new(vec!["0123456789abcdef".repeat(4)]).is_ok());
    }

    #[test]
    fn a_short_key_is_refused_and_no_key_is_shown() {
        assert!(SigningKeys::new(vec!["short".to_owned()]).is_err());
        assert_eq!(format!("{:?}", keys(&[NEW, OLD])), "SigningKeys { keys: 2 }");
        let (one, other) = (keys(&[]), keys(&[]));
        assert_ne!(one.sign("ticket", b""), other.sign("ticket", b""));
    }
}
