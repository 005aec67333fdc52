//! The names under which people reach the host. One is the public URL; a page under another name would
//! lose its cookies when the link in a mail leads to the public URL.

use axum::http::{HeaderMap, Uri, header};
use url::Url;

use crate::server::{error::config::ConfigError, net::public_url::PublicUrl};

/// The public URL, and the names from which its pages redirect to it.
#[derive(Clone, Debug)]
pub(crate) struct SiteNames {
    origin: String,
    others: Vec<String>,
}

impl SiteNames {
    /// `aliases` are origins. A public URL of this machine has the other names of the machine too.
    pub(crate) fn new(public_url: &PublicUrl, aliases: &[String]) -> Result<Self, ConfigError> {
        let origin = public_url.origin();
        let mut others = Vec::new();
        for given in aliases {
            let refuse = || ConfigError::Alias { given: given.clone() };
            let url = Url::parse(given).map_err(|_| refuse())?;
            let is_origin = url.origin().ascii_serialization() == *given;
            if !is_origin || given == origin || !matches!(url.scheme(), "http" | "https") {
                return Err(refuse());
            }
            others.push(name_of(given).to_owned());
        }
        if public_url.is_loopback() {
            let port = name_of(origin).strip_prefix(public_url.host()).unwrap_or_default();
            let names = ["localhost", "127.0.0.1", "[::1]"];
            others.extend(names.map(|name| [name, port].concat()));
        }
        others.retain(|name| name != name_of(origin));
        Ok(Self { origin: origin.to_owned(), others })
    }

    /// The URL of the same page under the public name, for a request under another known name.
    pub(crate) fn canonical(&self, uri: &Uri, headers: &HeaderMap) -> Option<String> {
        let authority = uri.authority().map(|authority| authority.as_str());
        let header = headers.get(header::HOST).and_then(|value| value.to_str().ok());
        let name = authority.or(header)?;
        let is_other = self.others.iter().any(|other| other.eq_ignore_ascii_case(name));
        let path = uri.path_and_query().map_or("/", |path| path.as_str());
        is_other.then(|| [&self.origin, path].concat())
    }
}

/// The name and the port of an origin.
fn name_of(origin: &str) -> &str {
    origin.split_once("://").map_or(origin, |(_, name)| name)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn names(public_url: &str, aliases: &[&str]) -> Result<SiteNames, ConfigError> {
        let aliases: Vec<String> = aliases.iter().map(|&alias| alias.to_owned()).collect();
        SiteNames::new(&PublicUrl::parse(public_url, false).unwrap(), &aliases)
    }

    fn led(names: &SiteNames, host: &str) -> Option<String> {
        let headers = HeaderMap::from_iter([(header::HOST, HeaderValue::from_str(host).unwrap())]);
        names.canonical(&Uri::from_static("/join?a=b"), &headers)
    }

    #[test]
    fn a_known_name_leads_to_the_public_one_and_no_other_name_does() {
        let names = names("https://example.org", &["https://www.example.org"]).unwrap();
        let there = Some("https://example.org/join?a=b".to_owned());
        assert_eq!(led(&names, "www.example.org"), there);
        assert_eq!(led(&names, "WWW.example.org"), there);
        for host in ["example.org", "10.0.0.1:3000", "www.example.org:8080", "evil.test", ""] {
            assert_eq!(led(&names, host), None, "{host}");
        }
    }

    #[test]
    fn this_machine_has_three_names() {
        let names = names("http://localhost:3000", &[]).unwrap();
        let there = Some("http://localhost:3000/join?a=b".to_owned());
        assert_eq!(led(&names, "127.0.0.1:3000"), there);
        assert_eq!(led(&names, "[::1]:3000"), there);
        for host in ["localhost:3000", "127.0.0.1:8080", "127.0.0.1"] {
            assert_eq!(led(&names, host), None, "{host}");
        }
    }

    #[test]
    fn what_is_no_other_origin_is_refused() {
        for given in ["www.example.org", "https://example.org", "https://a.org/", "ftp://a.org"] {
            let error = names("https://example.org", &[given]).unwrap_err().to_string();
            assert!(error.contains(".aliases") && error.contains(given), "{error}");
        }
    }
}
