//! The documents that people agree to, as the server knows them.

use sha2::{Digest, Sha256};

use super::secret::SecretHash;
use crate::form;

/// One version of a document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) version: String,
    /// Of the text, so that nobody can say later that it was another one.
    pub(crate) text_hash: SecretHash,
}

impl Document {
    pub(super) fn new(id: String, version: String, text: &str) -> Self {
        Self { id, version, text_hash: Sha256::digest(text.as_bytes()).into() }
    }

    /// Whether it is the one that a form asks about.
    pub(crate) fn is(&self, asked: &form::Document) -> bool {
        self.id == asked.id && self.version == asked.version
    }
}
