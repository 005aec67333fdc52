//! From the documents that a form asks about to the records of agreement.

use std::sync::Arc;

use crate::{
    form::document,
    server::{
        flow::{context::Context, document::Document},
        store::account::ConsentRow,
    },
    text::language::Language,
    wire::refusal::Refusal,
};

/// Records agreement with the documents of the host.
#[derive(Debug)]
pub(crate) struct Consents {
    pub(crate) cx: Arc<Context>,
    pub(crate) documents: Vec<Document>,
}

impl Consents {
    /// A record of agreement with each of `asked`, which were shown in `language`.
    pub(crate) fn rows(
        &self,
        asked: &[document::Document],
        language: Language,
    ) -> Result<Vec<ConsentRow>, Refusal> {
        asked.iter().map(|asked| self.row(asked, language)).collect()
    }

    fn row(&self, asked: &document::Document, language: Language) -> Result<ConsentRow, Refusal> {
        let Some(document) = self.documents.iter().find(|document| document.is(asked)) else {
            // The builder refuses to start without it.
            tracing::error!(document = asked.id, version = asked.version, "unknown document");
            return Err(Refusal::Unavailable);
        };
        Ok(ConsentRow {
            id: self.cx.new_id(),
            document: asked.id,
            version: asked.version,
            text_hash: document.text_hash,
            language,
        })
    }
}
