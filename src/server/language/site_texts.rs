//! The texts of a site in each of its languages, and which of them a request gets.

use std::sync::Arc;

use axum::http::request::Parts;

use crate::{
    form::{page_forms::LANGUAGE_FIELD, submission::Submission},
    server::language::{
        ranges::lookup,
        source::{LanguageSource, Place},
    },
    text::{catalogue::Catalogue, language::Language},
    ui::request::PageTexts,
};

/// The cookie that remembers a language from a query.
pub(crate) const COOKIE: &str = "signup_lang";

/// The texts of a site. The first language is the default.
#[derive(Debug)]
pub(crate) struct SiteTexts {
    all: Vec<Arc<PageTexts>>,
    tags: Vec<Language>,
    sources: Vec<LanguageSource>,
}

/// The language of a request.
#[derive(Clone, Debug)]
pub(crate) struct Negotiated {
    pub(crate) texts: Arc<PageTexts>,
    /// Whether the query named it, so that a cookie must remember it.
    pub(crate) is_from_query: bool,
}

impl SiteTexts {
    /// At least one catalogue, and the sources in the order in which they are tried.
    pub(crate) fn new(catalogues: Vec<Catalogue>, sources: Vec<LanguageSource>) -> Self {
        let tags = catalogues.iter().map(Catalogue::language).collect();
        let all = catalogues.into_iter().map(|it| Arc::new(PageTexts::new(it))).collect();
        Self { all, tags, sources }
    }

    /// The language of a request. Every request to the host asks, so a site with one language reads nothing.
    /// `path` is below the path of the site.
    pub(crate) fn of_request(&self, parts: &Parts, path: &str) -> Negotiated {
        if !self.are_several() {
            return Negotiated { texts: self.all[0].clone(), is_from_query: false };
        }
        let found = self.sources.iter().find_map(|source| {
            let ranges = source.place().ranges(parts, path);
            let at = ranges.iter().find_map(|range| match range.as_str() {
                "*" => Some(0),
                range => lookup(range, &self.tags),
            })?;
            Some((at, matches!(source.place(), Place::Query(_))))
        });
        let (at, is_from_query) = found.unwrap_or_default();
        Negotiated { texts: self.all[at].clone(), is_from_query }
    }

    /// The texts in the language with this tag, or the nearest one.
    pub(crate) fn of_tag(&self, tag: &str) -> Option<Arc<PageTexts>> {
        lookup(tag, &self.tags).map(|at| self.all[at].clone())
    }

    /// The texts in the language of the page that was posted, if the post says it.
    pub(crate) fn posted(&self, submission: &Submission) -> Option<Arc<PageTexts>> {
        self.of_tag(submission.get(LANGUAGE_FIELD))
    }

    /// The language of the page that was posted, if the post says it.
    pub(crate) fn posted_language(&self, submission: &Submission) -> Option<Language> {
        Some(self.posted(submission)?.catalogue().language())
    }

    /// The language of the page that was posted, or the default language.
    pub(crate) fn language_of(&self, submission: &Submission) -> Language {
        self.posted_language(submission).unwrap_or(self.tags[0])
    }

    /// The texts in this language, or in the default language if the site no longer has it.
    pub(crate) fn catalogue(&self, tag: &str) -> Arc<Catalogue> {
        self.of_tag(tag).unwrap_or_else(|| self.all[0].clone()).catalogue()
    }

    /// The texts in the default language.
    pub(crate) fn default_catalogue(&self) -> Arc<Catalogue> {
        self.all[0].catalogue()
    }

    /// Whether the site has this language.
    pub(crate) fn has(&self, language: Language) -> bool {
        self.tags.contains(&language)
    }

    /// Whether the site has more than one.
    pub(crate) fn are_several(&self) -> bool {
        self.all.len() > 1
    }

    /// Whether a request can name its language in a header.
    pub(crate) fn vary_by_header(&self) -> bool {
        let is_header = |source: &LanguageSource| matches!(source.place(), Place::AcceptLanguage);
        self.are_several() && self.sources.iter().any(is_header)
    }

    /// The languages that have a prefix of the path, each with its prefix.
    pub(crate) fn prefixes(&self) -> &[(Language, &'static str)] {
        let prefixes = self.sources.iter().find_map(|source| match source.place() {
            Place::Path(prefixes) => Some(&**prefixes),
            _ => None,
        });
        prefixes.unwrap_or_default()
    }

    /// The prefix of the path that names this language, if there are prefixes.
    pub(crate) fn prefix(&self, language: Language) -> Option<&'static str> {
        self.prefixes().iter().find(|(known, _)| *known == language).map(|(_, prefix)| *prefix)
    }

    /// What a link adds to its query to name its language. Empty where its path does.
    pub(crate) fn in_query(&self, language: Language) -> String {
        let name = self.sources.iter().find_map(|source| match source.place() {
            Place::Query(name) if self.are_several() => Some(*name),
            _ => None,
        });
        match name {
            Some(name) if self.prefix(language).is_none() => format!("&{name}={language}"),
            _ => String::new(),
        }
    }

    /// The default language.
    pub(crate) fn default_language(&self) -> Language {
        self.tags[0]
    }
}
