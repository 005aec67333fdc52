//! The keys under which budgets are stored.
//!
//! Addresses and networks are few enough to try them all, so a plain hash hides neither. Each key is
//! an HMAC with a key that is derived from the host's signing key.

use crate::server::crypto::{secret::SecretHash, signing::SigningKeys};

/// Computes the keys of budgets.
#[derive(Clone, Debug)]
pub struct BudgetKeys(SigningKeys);

impl BudgetKeys {
    /// Derives its keys from those of the host.
    pub(crate) fn new(keys: &SigningKeys) -> Self {
        Self(keys.for_purpose("mail budgets"))
    }

    /// The key of a thing that `kind` counts.
    pub(crate) fn of(&self, kind: &str, thing: &[u8]) -> SecretHash {
        self.0.sign(kind, thing).into()
    }

    /// Sixteen letters that stand for `thing` within one key.
    pub(crate) fn detail(&self, kind: &str, thing: &str) -> String {
        let signature = self.0.sign(kind, thing.as_bytes());
        signature.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The key of everything that counts for a mailbox.
    pub(crate) fn mailbox(&self, mailbox: &SecretHash) -> SecretHash {
        self.of("mailbox", mailbox.as_bytes())
    }

    /// The key of the silence that the owner of an address asked for. It is named by the address's key
    /// at the default level, whatever the level of the form: another spelling does not end it.
    pub(crate) fn silence(&self, name: &str) -> SecretHash {
        self.of("silence", name.as_bytes())
    }

    /// The keys of a mailbox and of an address under all signing keys of the host.
    #[cfg(any(feature = "mysql", feature = "postgres", feature = "sqlite"))]
    pub(crate) fn all_of(&self, mailbox: &SecretHash, silence_name: &str) -> Vec<SecretHash> {
        let mailboxes = self.0.sign_by_all("mailbox", mailbox.as_bytes());
        let silences = self.0.sign_by_all("silence", silence_name.as_bytes());
        mailboxes.into_iter().chain(silences).map(SecretHash::from).collect()
    }
}

/// Keys for measurements, which no host has.
#[cfg(feature = "_internal")]
impl Default for BudgetKeys {
    fn default() -> Self {
        Self(SigningKeys::fixed("for measurements and for nothing else"))
    }
}
