//! The base URL of an outside service.

use std::fmt;

use url::{Position, Url};

use crate::server::{error::config::ConfigError, net::public_url::is_loopback};

/// An https URL, or an http URL on loopback, to which paths are appended.
#[derive(Clone)]
pub(crate) struct BaseUrl {
    url: String,
    origin: String,
}

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, ConfigError> {
        let refuse = |reason| ConfigError::ServiceUrl { given: text.to_owned(), reason };
        let url = Url::parse(text).map_err(|_| refuse("it is not a URL"))?;
        if !url.username().is_empty() || url.password().is_some() {
            let given = "(hidden)".to_owned();
            return Err(ConfigError::ServiceUrl { given, reason: "it holds credentials" });
        }
        match url.scheme() {
            "https" => {}
            "http" if url.host().is_some_and(|host| is_loopback(&host)) => {}
            "http" => return Err(refuse("requests must not travel over plain http")),
            _ => return Err(refuse("it does not start with https://")),
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("paths are appended to it, so it must have no `?` and no `#`"));
        }
        Ok(Self {
            url: url.as_str().trim_end_matches('/').to_owned(),
            origin: url.origin().ascii_serialization(),
        })
    }

    /// A base URL that is known to be valid.
    pub(crate) fn known(origin: &'static str) -> Self {
        Self { url: origin.to_owned(), origin: origin.to_owned() }
    }

    /// The URL of `path`, which begins with `/`.
    pub(crate) fn below(&self, path: &str) -> String {
        [&self.url, path].concat()
    }

    /// The target of a redirect from `url`, if it is in the same origin.
    pub(crate) fn redirected(&self, url: &str, location: &str) -> Option<String> {
        let next = Url::parse(url).ok()?.join(location).ok()?;
        let is_ours = next.origin().ascii_serialization() == self.origin;
        is_ours.then(|| [&self.origin, &next[Position::BeforePath..Position::AfterQuery]].concat())
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_appended_with_one_slash() {
        for (given, url) in [
            ("https://api.example.org", "https://api.example.org/users/ada"),
            ("https://API.example.org:443/", "https://api.example.org/users/ada"),
            ("https://git.example.org/api/v3/", "https://git.example.org/api/v3/users/ada"),
            ("http://127.0.0.1:8080", "http://127.0.0.1:8080/users/ada"),
            ("http://localhost:8080", "http://localhost:8080/users/ada"),
        ] {
            assert_eq!(BaseUrl::parse(given).unwrap().below("/users/ada"), url);
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_reason() {
        for (given, reason) in [
            ("", "not a URL"),
            ("api.example.org", "not a URL"),
            ("ftp://api.example.org", "https://"),
            ("http://api.example.org", "plain http"),
            ("https://api.example.org/?key=1", "no `?`"),
            ("https://user:secret@api.example.org", "it holds credentials"),
        ] {
            let message = BaseUrl::parse(given).unwrap_err().to_string();
            assert!(message.contains(reason), "{given}: {message}");
            assert!(!message.contains("secret@"), "{message}");
        }
    }

    #[test]
    fn a_redirect_stays_in_the_origin() {
        let base = BaseUrl::parse("https://git.example.org/api/v3").unwrap();
        let from = base.below("/users/ada");
        let leads = |location| base.redirected(&from, location);
        let user = "https://git.example.org/api/v3/user/7?x=1";
        assert_eq!(leads("https://git.example.org/api/v3/user/7?x=1#top").unwrap(), user);
        assert_eq!(leads("https://me:pw@git.example.org/api/v3/user/7?x=1").unwrap(), user);
        assert_eq!(leads("../user/7?x=1").unwrap(), user);
        for elsewhere in [
            "https://example.org/user/7",
            "https://git.example.org:8443/user/7",
            "http://git.example.org/user/7",
            "//example.org/user/7",
            "\\\\example.org/user/7",
            "data:,x",
            "https://",
        ] {
            assert_eq!(leads(elsewhere), None, "{elsewhere}");
        }
    }
}
