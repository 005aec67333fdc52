//! The documents that people agree to, as the server knows them.

use crate::{form::document, server::crypto::secret::SecretHash};

/// One version of a document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    pub(crate) id: String,
    pub(crate) version: String,
    /// Hash of the text, as evidence of what the person agreed to.
    pub(crate) text_hash: SecretHash,
}

impl Document {
    pub(crate) fn new(id: String, version: String, text: &str) -> Self {
        Self { id, version, text_hash: SecretHash::of_text(text) }
    }

    /// Whether a form asks for agreement with this document.
    pub(crate) fn is(&self, asked: &document::Document) -> bool {
        self.id == asked.id && self.version == asked.version
    }
}
