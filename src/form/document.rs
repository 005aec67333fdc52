//! A document that people agree to.

use crate::text::words::Words;

/// A document that people agree to. The server needs its text under the same id and version: see
/// `SignupBuilder::document`.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct Document {
    /// The id in the consent records, such as `terms`.
    pub id: &'static str,
    /// The version that people agree to, such as `2026-11`.
    pub version: &'static str,
    /// The title as it reads in a sentence, such as `terms of use`.
    pub title: Words,
    /// The URL where people can read it.
    pub url: &'static str,
}

impl Document {
    /// A document with this id, version, title and URL.
    ///
    /// ```
    /// use leptos_signup::form::Document;
    ///
    /// const TERMS: Document = Document::new("terms", "2026-11", "terms of use", "/terms");
    /// ```
    #[must_use]
    pub const fn new(
        id: &'static str,
        version: &'static str,
        title: &'static str,
        url: &'static str,
    ) -> Self {
        Self { id, version, title: Words::All(title), url }
    }

    /// Sets a title that may differ from language to language.
    #[must_use]
    pub const fn titled(self, title: Words) -> Self {
        Self { title, ..self }
    }
}
