//! The public URL of the host. Every link and every origin check uses it, never the request.

use std::net::IpAddr;

use url::{Host, Url};

use crate::server::error::config::ConfigError;

/// The origin of the host and the path below which it lives, checked.
#[derive(Clone, Debug)]
pub(crate) struct PublicUrl {
    origin: String,
    /// Without a slash at the end; empty at the root.
    path: String,
    host: String,
    https: bool,
    loopback: bool,
}

impl PublicUrl {
    /// With `takes_http`, plain http may lead to this network, for tests with a phone.
    pub(crate) fn parse(text: &str, takes_http: bool) -> Result<Self, ConfigError> {
        let refuse = |reason| ConfigError::PublicUrl { given: text.to_owned(), reason };
        let url = Url::parse(text).map_err(|_| refuse("it is not a URL"))?;
        let https = match url.scheme() {
            "https" => true,
            "http" => false,
            _ => return Err(refuse("it does not start with https://")),
        };
        if !url.username().is_empty() || url.password().is_some() {
            let given = "(hidden)".to_owned();
            return Err(ConfigError::PublicUrl { given, reason: "it holds credentials" });
        }
        if url.query().is_some() || url.fragment().is_some() {
            return Err(refuse("it has a query or a fragment"));
        }
        let path = url.path().trim_end_matches('/').to_owned();
        let is_plain = |b: u8| b.is_ascii_alphanumeric() || b"/-_.~".contains(&b);
        if path.contains("//") || !path.bytes().all(is_plain) {
            return Err(refuse(
                "its path has other characters than letters, digits, `-`, `_`, `.` and `~`",
            ));
        }
        let loopback = url.host().is_some_and(|host| is_loopback(&host));
        if !https && !loopback {
            let is_near = url.host().is_some_and(|host| is_private(&host));
            match (is_near, takes_http) {
                (true, true) => tracing::warn!(
                    public_url = text,
                    "links and passwords travel over plain http, because of `.allow_http(true)`"
                ),
                (true, false) => {
                    return Err(refuse(
                        "links with secrets must not travel over plain http. For tests in your own \
                         network call `.allow_http(true)`",
                    ));
                }
                (false, _) => {
                    return Err(refuse("links with secrets must not travel over plain http"));
                }
            }
        }
        let host = url.host_str().ok_or_else(|| refuse("it has no host"))?.to_owned();
        Ok(Self { origin: url.origin().ascii_serialization(), path, host, https, loopback })
    }

    /// The origin as a browser sends it.
    pub(crate) fn origin(&self) -> &str {
        &self.origin
    }

    /// The path below which the host lives, without a slash at the end. Empty at the root.
    pub(crate) fn path(&self) -> &str {
        &self.path
    }

    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn is_https(&self) -> bool {
        self.https
    }

    pub(crate) fn is_loopback(&self) -> bool {
        self.loopback
    }
}

pub(crate) fn is_loopback(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => *name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(ip) => IpAddr::V4(*ip).is_loopback(),
        Host::Ipv6(ip) => IpAddr::V6(*ip).is_loopback(),
    }
}

/// Whether the host is in a private network: an address of RFC 1918, RFC 4193 or a link, or a name that
/// multicast DNS resolves (RFC 6762).
fn is_private(host: &Host<&str>) -> bool {
    match host {
        Host::Domain(name) => name.ends_with(".local"),
        Host::Ipv4(ip) => ip.is_private() || ip.is_link_local(),
        Host::Ipv6(ip) => ip.is_unique_local() || ip.is_unicast_link_local(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_http_stays_in_the_network_of_the_developer_and_only_where_it_is_allowed() {
        for near in ["http://192.168.1.5:3000", "http://laptop.local", "http://[fd00::5]:3000"] {
            assert_eq!(PublicUrl::parse(near, true).unwrap().origin(), near);
            let error = PublicUrl::parse(near, false).unwrap_err().to_string();
            assert!(error.contains(".allow_http(true)"), "{error}");
        }
        for far in ["http://example.org", "http://8.8.8.8", "http://local"] {
            let error = PublicUrl::parse(far, true).unwrap_err().to_string();
            assert!(error.contains("plain http") && !error.contains("allow_http"), "{error}");
        }
    }

    #[test]
    fn an_https_origin_and_a_loopback_origin_are_taken() {
        for (given, origin) in [
            ("https://example.org", "https://example.org"),
            ("https://EXAMPLE.org:443/", "https://example.org"),
            ("https://example.org:8443", "https://example.org:8443"),
            ("http://127.0.0.1:3000", "http://127.0.0.1:3000"),
            ("http://[::1]:3000", "http://[::1]:3000"),
            ("http://app.localhost", "http://app.localhost"),
        ] {
            assert_eq!(PublicUrl::parse(given, false).unwrap().origin(), origin);
        }
    }

    #[test]
    fn a_path_is_taken_without_a_slash_at_its_end() {
        for (given, path) in [
            ("https://example.org", ""),
            ("https://example.org/", ""),
            ("https://example.org/app", "/app"),
            ("https://example.org/a/b.c/", "/a/b.c"),
        ] {
            let url = PublicUrl::parse(given, false).unwrap();
            assert_eq!((url.path(), url.origin()), (path, "https://example.org"));
        }
    }

    #[test]
    fn anything_else_is_refused_with_the_reason() {
        for (given, reason) in [
            ("", "not a URL"),
            ("example.org", "not a URL"),
            ("ftp://example.org", "https://"),
            ("http://example.org", "plain http"),
            ("http://127.0.0.1.example.org", "plain http"),
            ("https://example.org/app%20b", "its path has"),
            ("https://example.org/a//b", "its path has"),
            ("https://example.org/app?x", "a query"),
            ("https://user:secret@example.org", "it holds credentials"),
        ] {
            let message = PublicUrl::parse(given, false).unwrap_err().to_string();
            assert!(message.contains(reason), "{given}: {message}");
            assert!(!message.contains("secret@"), "{message}");
        }
    }
}
