//! Where a request says its language.

use std::{fmt, sync::Arc};

use axum::http::{HeaderMap, header, request::Parts};

use crate::{server::language::ranges::ranges, text::language::Language};

/// One place where a request can say its language. The builder tries several, in order.
#[derive(Clone)]
pub struct LanguageSource(Place);

/// Finds the tag of a language in a request.
type FindLanguage = Arc<dyn Fn(&Parts) -> Option<String> + Send + Sync>;

#[derive(Clone)]
pub(crate) enum Place {
    Request(FindLanguage),
    Query(&'static str),
    Cookie(&'static str),
    Path(Arc<[(Language, &'static str)]>),
    AcceptLanguage,
}

impl LanguageSource {
    /// A function of the host, which returns the tag of a language. It sees every request to the sign-up
    /// and to the pages around it.
    ///
    /// ```
    /// use leptos_signup::LanguageSource;
    ///
    /// // The first label of the host name: de.example.org.
    /// let source = LanguageSource::request(|parts| {
    ///     let host = parts.headers.get("host")?.to_str().ok()?;
    ///     host.split('.').next().map(str::to_owned)
    /// });
    /// ```
    #[must_use]
    pub fn request(find: impl Fn(&Parts) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Place::Request(Arc::new(find)))
    }

    /// A parameter of the query, such as `lang` in `/signup?lang=de`. The sign-up remembers it in a cookie,
    /// and the links in mails carry it.
    #[must_use]
    pub const fn query(parameter: &'static str) -> Self {
        Self(Place::Query(parameter))
    }

    /// A cookie, such as `i18n_pref_locale` of `leptos_i18n`, or `lf-lang` of `leptos-fluent`.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self(Place::Cookie(name))
    }

    /// Prefixes of the path, such as `/fr` in `/fr/signup`, one for each language. The pages of a form are
    /// below each of them and at the form's own path, and the links in mails lead to the prefix of the
    /// mail's language. The prefix stands behind the path of the public URL, if that has one.
    ///
    /// An empty prefix says that a path without one is in this language.
    ///
    /// ```
    /// use leptos_signup::{LanguageSource, text::Language};
    ///
    /// let prefixes = [(Language::ENGLISH, ""), (Language::new("fr"), "/fr")];
    /// let source = LanguageSource::path_prefixes(prefixes);
    /// ```
    ///
    /// In the app, put the routes where these paths are: inside the `<I18nRoute>` of `leptos_i18n`, or
    /// inside `<ParentRoute path=path!("/:lang") view=Outlet>`. Another prefix that the app's router
    /// accepts is answered with 404.
    #[must_use]
    pub fn path_prefixes(prefixes: impl IntoIterator<Item = (Language, &'static str)>) -> Self {
        Self(Place::Path(prefixes.into_iter().collect()))
    }

    /// The header `Accept-Language`, in which browsers send the languages of their settings.
    #[must_use]
    pub const fn accept_language() -> Self {
        Self(Place::AcceptLanguage)
    }

    pub(crate) fn place(&self) -> &Place {
        &self.0
    }
}

impl fmt::Debug for LanguageSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Place::Request(_) => f.write_str("request(…)"),
            Place::Query(name) => write!(f, "query({name:?})"),
            Place::Cookie(name) => write!(f, "cookie({name:?})"),
            Place::Path(prefixes) => write!(f, "path_prefixes({prefixes:?})"),
            Place::AcceptLanguage => f.write_str("accept_language()"),
        }
    }
}

impl Place {
    /// The language ranges that the request names here, the preferred ones first. `path` is below the path of
    /// the site.
    pub(crate) fn ranges(&self, parts: &Parts, path: &str) -> Vec<String> {
        match self {
            Self::Request(find) => find(parts).into_iter().collect(),
            Self::Query(name) => in_query(parts, name).into_iter().collect(),
            Self::Cookie(name) => in_cookie(&parts.headers, name).into_iter().collect(),
            Self::Path(prefixes) => of_path(prefixes, path).into_iter().collect(),
            Self::AcceptLanguage => {
                let values = parts.headers.get_all(header::ACCEPT_LANGUAGE).iter();
                let value: Vec<&str> = values.filter_map(|value| value.to_str().ok()).collect();
                ranges(&value.join(",")).into_iter().map(str::to_owned).collect()
            }
        }
    }
}

/// The language whose prefix the path has; the one with an empty prefix comes last.
fn of_path(prefixes: &[(Language, &'static str)], path: &str) -> Option<String> {
    let is_below = |prefix: &str| {
        let rest = path.strip_prefix(prefix);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    let named = prefixes.iter().find(|(_, prefix)| !prefix.is_empty() && is_below(prefix));
    let found = named.or_else(|| prefixes.iter().find(|(_, prefix)| prefix.is_empty()));
    found.map(|(language, _)| language.to_string())
}

fn in_query(parts: &Parts, name: &str) -> Option<String> {
    let mut query = form_urlencoded::parse(parts.uri.query()?.as_bytes());
    query.find(|(known, _)| known == name).map(|(_, value)| value.into_owned())
}

/// The value of a cookie, without the quotation marks that some libraries add.
fn in_cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let values = headers.get_all(header::COOKIE).iter();
    let mut pairs = values.flat_map(|value| value.as_bytes().split(|byte| *byte == b';'));
    pairs.find_map(|pair| {
        let value = pair.trim_ascii().strip_prefix(name.as_bytes())?.strip_prefix(b"=")?;
        let value = std::str::from_utf8(value).ok()?;
        Some(value.trim_matches('"').to_owned())
    })
}
