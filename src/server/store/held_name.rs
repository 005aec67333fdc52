//! Names of erased accounts that are held back for a time.
//!
//! A name is stored as a keyed hash (HMAC) of its key and its form, with a key that is derived from the
//! host's signing key. So the table holds no personal data, and without the signing key a name in it can be
//! neither read nor guessed. A hold counts for as long as its signing key is among those of the host.

use crate::server::crypto::{secret::SecretHash, signing::SigningKeys};

/// Computes the hashes under which names are held.
#[derive(Clone, Debug)]
pub struct HeldNames(SigningKeys);

impl HeldNames {
    /// Derives its keys from those of the host.
    pub(crate) fn new(keys: &SigningKeys) -> Self {
        Self(keys.for_purpose("held names"))
    }

    /// The hashes of a name under all signing keys. The first is that of the key that signs.
    pub(crate) fn all_of(&self, form: &str, username_key: &str) -> Vec<SecretHash> {
        let signatures = self.0.sign_by_all(form, username_key.as_bytes());
        signatures.into_iter().map(SecretHash::from).collect()
    }
}
