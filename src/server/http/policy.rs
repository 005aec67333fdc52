//! The Content Security Policy of the sign-up's pages.
//!
//! Leptos creates a nonce for each page and gives it to its own scripts. The rendered page leaves the
//! nonce in the [`NonceSlot`] of its request, and the layer writes it into the header of the response.
//! So the policy works with any shell of a host.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::{
    server::{captcha::Sources, error::config::ConfigError, net::public_url::PublicUrl},
    ui::request::NonceSlot,
};

/// The directives that a host may extend, with their default sources.
const DIRECTIVES: [(&str, &str); 10] = [
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self'"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("frame-src", "'none'"),
    ("media-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("form-action", "'self'"),
];

/// The restrictions that no page of the sign-up ever needs lifted.
const REST: &str = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

/// The policy of pages that load nothing but our style sheet.
const BARE: &str = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/// What the pages of the sign-up may load besides the host's own files.
///
/// The policy is strict: `script-src 'self' 'nonce-…' 'wasm-unsafe-eval'`, styles from the host itself,
/// `object-src`, `base-uri` and `frame-ancestors` `'none'`, and everything else from the host itself. It
/// replaces the host's policy on these pages and changes no other page. A host whose shell loads from
/// elsewhere adds these sources:
///
/// ```
/// use leptos_signup::{ContentSecurityPolicy, Form, Signup};
///
/// let policy = ContentSecurityPolicy::new()
///     .allow("style-src", "https://fonts.example")
///     .allow("font-src", "https://fonts.example");
/// let builder = Signup::builder()
///     .form(Form::new("account").email())
///     .content_security_policy(policy);
/// ```
///
/// # Deployment caveat
/// - An inline script or style of the host's shell needs the nonce: `<script nonce=use_nonce()>`,
///   with `leptos::nonce::use_nonce`. `<Script>` and `<Style>` of `leptos_meta` have it, and so do
///   `<HydrationScripts>` and `<AutoReload>`. A `style` attribute is never allowed: use a class.
/// - A browser keeps the policy of the page that it *loaded*. A visitor who comes to the
///   sign-up through the client's router keeps the policy of the host's page, and one who leaves it so
///   keeps this one. A link with `rel="external"` loads the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use = "a policy does nothing before `SignupBuilder::content_security_policy`"]
pub struct ContentSecurityPolicy {
    added: Vec<(String, String)>,
    is_host_managed: bool,
}

impl ContentSecurityPolicy {
    /// The strict policy.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a source, such as `https://cdn.example.org`, to a directive, such as `img-src`.
    pub fn allow(mut self, directive: impl Into<String>, source: impl Into<String>) -> Self {
        self.added.push((directive.into(), source.into()));
        self
    }

    /// No policy and no `X-Frame-Options` from this crate: the host sends its own with these pages.
    pub fn host_managed() -> Self {
        Self { is_host_managed: true, ..Self::default() }
    }
}

/// The policy, checked.
#[derive(Clone, Debug)]
pub(crate) struct Policy {
    added: Vec<(String, String)>,
    is_host_managed: bool,
}

impl Policy {
    /// # Errors
    /// An unknown directive, or an invalid source.
    pub(crate) fn new(
        given: ContentSecurityPolicy,
        public_url: &PublicUrl,
    ) -> Result<Self, ConfigError> {
        let ContentSecurityPolicy { mut added, is_host_managed } = given;
        let is_source = |text: &str| {
            !text.is_empty() && text.bytes().all(|b| b.is_ascii_graphic() && !b";,".contains(&b))
        };
        for (directive, source) in &added {
            if DIRECTIVES.iter().all(|(name, _)| name != directive) || !is_source(source) {
                return Err(ConfigError::ContentSecurityPolicy {
                    directive: directive.clone(),
                    given: source.clone(),
                });
            }
        }
        // Under `cargo leptos watch`, Leptos' own script connects to the reload server.
        #[allow(clippy::disallowed_methods, reason = "cargo-leptos sets the variable")]
        if public_url.is_loopback() && std::env::var_os("LEPTOS_WATCH").is_some() {
            let reload = ["ws://", public_url.host(), ":*"].concat();
            added.push(("connect-src".to_owned(), reload));
        }
        Ok(Self { added, is_host_managed })
    }

    /// Writes the policy of a page that the host's app rendered, with the sources of its captcha.
    pub(crate) fn write(&self, headers: &mut HeaderMap, nonce: &NonceSlot, captcha: Sources) {
        if self.is_host_managed {
            return;
        }
        let nonce = nonce.get();
        // The sources were checked at start-up, and the nonce when it was stored.
        if let Ok(value) = HeaderValue::from_str(&self.text(nonce, captcha)) {
            headers.insert(header::CONTENT_SECURITY_POLICY, value);
        }
        headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    }

    /// Without a nonce the policy does not restrict scripts and styles, so that a page of the host at this
    /// path works.
    fn text(&self, nonce: Option<&str>, captcha: Sources) -> String {
        let Some(nonce) = nonce else { return REST.replacen("default-src 'self'; ", "", 1) };
        let mut text = REST.to_owned();
        for (directive, sources) in DIRECTIVES {
            text += "; ";
            text += directive;
            let nonce = match directive {
                "script-src" | "style-src" => Some(format!("'nonce-{nonce}'")),
                _ => None,
            };
            let added = self.added.iter().filter(|(name, _)| name == directive);
            let added = added.map(|(_, source)| source.as_str());
            let captcha = match directive {
                "script-src" => captcha.script,
                "style-src" => captcha.style,
                "connect-src" => captcha.connect,
                "frame-src" => captcha.frame,
                _ => &[],
            };
            let captcha = captcha.iter().copied();
            let mut added = nonce.as_deref().into_iter().chain(added).chain(captcha).peekable();
            // `'none'` must be the only source.
            if sources != "'none'" || added.peek().is_none() {
                text += " ";
                text += sources;
            }
            for source in added {
                text += " ";
                text += source;
            }
        }
        text
    }
}

/// Writes the policy of a page that loads nothing.
pub(crate) fn write_bare(headers: &mut HeaderMap) {
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(BARE));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(given: ContentSecurityPolicy) -> Result<Policy, ConfigError> {
        Policy::new(given, &PublicUrl::parse("https://example.org", false).unwrap())
    }

    fn written(given: ContentSecurityPolicy, nonce: &str, captcha: Sources) -> HeaderMap {
        let (mut headers, slot) = (HeaderMap::new(), NonceSlot::default());
        slot.fill(nonce);
        policy(given).unwrap().write(&mut headers, &slot, captcha);
        headers
    }

    fn text(headers: &HeaderMap) -> &str {
        headers.get(header::CONTENT_SECURITY_POLICY).map_or("", |value| value.to_str().unwrap())
    }

    #[test]
    fn a_page_loads_from_the_host_itself_and_nowhere_else() {
        assert_eq!(
            text(&written(ContentSecurityPolicy::new(), "abc_-", Sources::default())),
            "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
             script-src 'self' 'wasm-unsafe-eval' 'nonce-abc_-'; style-src 'self' 'nonce-abc_-'; \
             img-src 'self'; font-src 'self'; connect-src 'self'; frame-src 'none'; \
             media-src 'self'; worker-src 'self'; manifest-src 'self'; form-action 'self'"
        );
    }

    #[test]
    fn a_host_and_a_captcha_add_sources() {
        let given = ContentSecurityPolicy::new().allow("frame-src", "https://video.example");
        let headers = written(given, "abc", Sources::everywhere(&["https://captcha.example"]));
        for part in [
            "; frame-src https://video.example https://captcha.example;",
            "'nonce-abc' https://captcha.example; style-src",
            "; connect-src 'self' https://captcha.example;",
            "; img-src 'self';",
        ] {
            assert!(text(&headers).contains(part), "{part}: {}", text(&headers));
        }
    }

    #[test]
    fn a_page_without_a_nonce_may_still_not_be_framed() {
        for nonce in ["", "a b", "a'; script-src *", "a\r\nSet-Cookie: x"] {
            let headers = written(ContentSecurityPolicy::new(), nonce, Sources::default());
            assert_eq!(
                text(&headers),
                "object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
                "{nonce}"
            );
        }
    }

    #[test]
    fn what_is_no_source_is_refused() {
        for (directive, source) in [
            ("script", "https://cdn.example"),
            ("frame-ancestors", "*"),
            ("img-src", ""),
            ("img-src", "https://a.example https://b.example"),
            ("img-src", "data:; script-src *"),
            ("img-src", "a,b"),
            ("img-src", "a\nb"),
        ] {
            let error = policy(ContentSecurityPolicy::new().allow(directive, source)).unwrap_err();
            assert!(error.to_string().contains(directive), "{error}");
        }
    }

    #[test]
    fn a_host_may_send_its_own() {
        assert!(
            written(ContentSecurityPolicy::host_managed(), "abc", Sources::default()).is_empty()
        );
    }
}
