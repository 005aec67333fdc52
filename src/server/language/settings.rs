//! The settings of languages.

use std::borrow::Cow;

use crate::{
    server::{
        error::config::ConfigError,
        language::{
            site_texts::{COOKIE, SiteTexts},
            source::LanguageSource,
        },
    },
    text::{
        catalogue::Catalogue,
        language::Language,
        languages::en::ENGLISH,
        message::Message,
        translation::{Translation, fault},
    },
};

/// The languages of a site, where a request says which one it wants, and the wording of the host.
///
/// ```
/// use leptos_signup::{LanguageSource, Languages, Signup, text::{Language, Message, languages::ENGLISH}};
///
/// let languages = Languages::new([ENGLISH])
///     // A host with leptos_i18n.
///     .from_sources([LanguageSource::cookie("i18n_pref_locale"), LanguageSource::accept_language()])
///     .wording(Language::ENGLISH, Message::CreateAccount, "Plant your tree");
/// let builder = Signup::builder().languages(languages);
/// ```
#[derive(Clone, Debug)]
pub struct Languages {
    translations: Vec<Translation>,
    sources: Vec<LanguageSource>,
    wording: Vec<(Language, Message, Cow<'static, str>)>,
}

impl Languages {
    /// These languages; the first is the default. A request says its language by the parameter `lang` of its
    /// query, the cookie that remembers it, or `Accept-Language`: the first of these that names a language
    /// of the site.
    #[must_use]
    pub fn new(languages: impl IntoIterator<Item = Translation>) -> Self {
        Self {
            translations: languages.into_iter().collect(),
            sources: vec![
                LanguageSource::query("lang"),
                LanguageSource::cookie(COOKIE),
                LanguageSource::accept_language(),
            ],
            wording: Vec::new(),
        }
    }

    /// Sets where a request says its language, in the order in which they are asked.
    #[must_use]
    pub fn from_sources(self, sources: impl IntoIterator<Item = LanguageSource>) -> Self {
        Self { sources: sources.into_iter().collect(), ..self }
    }

    /// Replaces the wording of a message in one language.
    #[must_use]
    pub fn wording(
        mut self,
        language: Language,
        message: Message,
        wording: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.wording.push((language, message, wording.into()));
        self
    }

    /// The texts, if every wording is usable.
    pub(crate) fn checked(self) -> Result<SiteTexts, ConfigError> {
        let mut catalogues: Vec<Catalogue> = Vec::with_capacity(self.translations.len());
        for translation in &self.translations {
            let language = translation.language();
            let refuse = |reason: String| ConfigError::Language { language, reason };
            if let Some(fault) = translation.faults().into_iter().next() {
                return Err(refuse(fault));
            }
            if catalogues.iter().any(|known| known.language() == language) {
                return Err(refuse("give it to `.languages(…)` once".to_owned()));
            }
            catalogues.push(Catalogue::new(translation));
        }
        if catalogues.is_empty() {
            let reason = "give `.languages(…)` at least one".to_owned();
            return Err(ConfigError::Language { language: Language::ENGLISH, reason });
        }
        for (language, message, wording) in self.wording {
            let refuse = |reason: String| ConfigError::Language { language, reason };
            let Some(at) = catalogues.iter().position(|known| known.language() == language) else {
                return Err(refuse(
                    "give it to `.languages(…)`, because a wording names it".to_owned(),
                ));
            };
            let forms = self.translations[at].get_plurals().forms().len();
            if let Some(fault) = fault(&wording, message.english(), forms) {
                return Err(refuse(format!("the wording of `{message:?}`: {fault}")));
            }
            catalogues[at].set(message, wording);
        }
        Ok(SiteTexts::new(catalogues, self.sources))
    }
}

/// English alone.
impl Default for Languages {
    fn default() -> Self {
        Self::new([ENGLISH])
    }
}

impl<T: IntoIterator<Item = Translation>> From<T> for Languages {
    fn from(languages: T) -> Self {
        Self::new(languages)
    }
}
