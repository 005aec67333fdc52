//! The cookies: the attempts that this browser began, and the links that it opened.
//!
//! Each holds the latest few secrets, the newest first, so that a second sign-up or a second link in
//! the same browser does not take the page of the first from its visitor. The ticket of a page says
//! which of them the page is about.

use axum::http::{HeaderMap, HeaderValue, header};
use base64::{Engine, prelude::BASE64_URL_SAFE_NO_PAD};

use crate::{
    form::Form,
    server::{
        crypto::secret::{SecretHash, Token},
        http::request_guard::RequestGuard,
    },
};

/// The most secrets of a cookie.
const MAX_TOKENS: usize = 8;

/// Stands between two secrets. No secret contains it.
const SEPARATOR: char = '.';

/// A cookie of the sign-up, for one form.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cookie {
    /// Makes this browser the originator of attempts.
    Originator,
    /// Holds the tokens of links, so that they leave the URL.
    Link,
    /// Holds the tokens of links for a new password.
    Reset,
    /// Holds the tokens of links for a new address.
    NewAddress,
    /// Says for an hour that a sign-up ended here, so that its last page claims nothing to others.
    Ended,
}

/// How a sign-up ended in this browser. It is no secret.
#[derive(Clone, Copy, Debug)]
pub(crate) enum End {
    Done,
    Waitlist,
}

impl End {
    /// What the cookie holds for it.
    pub(crate) fn mark(self) -> Token {
        Token::from_signature(&[self as u8; 32])
    }
}

impl Cookie {
    /// `__Host-` binds a cookie to https and to this host (RFC 6265bis §4.1.3.2). Loopback has no https,
    /// and some browsers would refuse the prefix there. The prefix demands `Path=/`, so the path of the public
    /// URL is in the name: another site below the same origin has cookies of its own.
    fn name(self, guard: &RequestGuard, form: &Form) -> String {
        let prefix = if guard.is_https() { "__Host-" } else { "" };
        let suffix = match self {
            Self::Originator => "",
            Self::Link => "-link",
            Self::Reset => "-reset",
            Self::Ended => "-ended",
            Self::NewAddress => "-new-address",
        };
        format!("{prefix}signup{}-{}{suffix}", guard.cookie_path(), form.id())
    }

    /// The secrets in the cookie, the newest first.
    pub(crate) fn read(self, guard: &RequestGuard, form: &Form, headers: &HeaderMap) -> Vec<Token> {
        let name = self.name(guard, form);
        let values = headers.get_all(header::COOKIE).iter();
        let mut cookies = values.flat_map(|value| pairs(value.as_bytes()));
        let value = cookies.find(|(known, _)| *known == name.as_bytes());
        let text = value.and_then(|(_, value)| str::from_utf8(value).ok()).unwrap_or_default();
        text.split(SEPARATOR).take(MAX_TOKENS).filter_map(Token::from_request).collect()
    }

    /// Adds a secret to the cookie of a request, as the newest one.
    pub(crate) fn add(
        self,
        guard: &RequestGuard,
        form: &Form,
        headers: &HeaderMap,
        token: &Token,
    ) -> Option<HeaderValue> {
        let mut tokens = self.without(guard, form, headers, token);
        tokens.insert(0, token.clone());
        tokens.truncate(MAX_TOKENS);
        self.header(guard, form, &tokens)
    }

    /// Removes a secret from the cookie of a request.
    pub(crate) fn remove(
        self,
        guard: &RequestGuard,
        form: &Form,
        headers: &HeaderMap,
        token: &Token,
    ) -> Option<HeaderValue> {
        self.header(guard, form, &self.without(guard, form, headers, token))
    }

    /// Deletes the cookie.
    pub(crate) fn forget(self, guard: &RequestGuard, form: &Form) -> Option<HeaderValue> {
        self.header(guard, form, &[])
    }

    /// The ticket of a page about the secret with this hash. It is no secret: the page works only
    /// beside the cookie that holds the secret. It does not depend on a key, so a page survives a
    /// restart, and any instance knows it.
    pub(crate) fn ticket(self, form: &Form, secret: &SecretHash) -> String {
        let purpose: &[u8] = match self {
            Self::Originator => b"page of an attempt",
            Self::Link => b"page of a link",
            Self::Reset => b"page of a new password",
            Self::Ended => b"last page",
            Self::NewAddress => b"page of a new address",
        };
        let parts = [purpose, b"\0", form.id().as_bytes(), b"\0", secret.as_bytes()];
        let hash = SecretHash::of(parts);
        BASE64_URL_SAFE_NO_PAD.encode(hash.as_bytes().first_chunk::<16>().unwrap_or(&[0; 16]))
    }

    fn without(
        self,
        guard: &RequestGuard,
        form: &Form,
        headers: &HeaderMap,
        token: &Token,
    ) -> Vec<Token> {
        let mut tokens = self.read(guard, form, headers);
        tokens.retain(|known| known.hash() != token.hash());
        tokens
    }

    /// `Lax`, because a click in a webmail page comes from another site. An originator lives as long
    /// as the secrets of an attempt, and a link until the browser closes.
    fn header(self, guard: &RequestGuard, form: &Form, tokens: &[Token]) -> Option<HeaderValue> {
        let name = self.name(guard, form);
        let value = tokens.iter().map(Token::expose).collect::<Vec<_>>();
        let value = value.join(&SEPARATOR.to_string());
        let secure = if guard.is_https() { "; Secure" } else { "" };
        let max_age = match self {
            _ if tokens.is_empty() => "; Max-Age=0",
            Self::Originator => "; Max-Age=86400",
            Self::Ended => "; Max-Age=3600",
            Self::Link | Self::Reset | Self::NewAddress => "",
        };
        let cookie = format!("{name}={value}; Path=/{max_age}; HttpOnly; SameSite=Lax{secure}");
        let mut header = HeaderValue::from_str(&cookie).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}

/// The names and values in a `Cookie` header. Other apps may have set cookies with any bytes, so
/// nothing is decoded, and only a space and a tab are white space (RFC 6265bis §5.6). A browser lets
/// any site of the domain set a cookie whose name begins with U+00A0 or U+2003, so none of these may
/// be trimmed.
fn pairs(header: &[u8]) -> impl Iterator<Item = (&[u8], &[u8])> {
    header.split(|byte| *byte == b';').filter_map(|pair| {
        let at = pair.iter().position(|byte| *byte == b'=')?;
        let (name, value) = pair.split_at(at);
        Some((trimmed(name), trimmed(value.get(1..)?)))
    })
}

fn trimmed(bytes: &[u8]) -> &[u8] {
    let is_kept = |byte: &u8| !matches!(*byte, b' ' | b'\t');
    let begin = bytes.iter().position(is_kept).unwrap_or(bytes.len());
    let end = bytes.iter().rposition(is_kept).map_or(begin, |last| last + 1);
    bytes.get(begin..end).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_foreign_cookie_with_any_bytes_hides_no_other() {
        let header = b"city=Z\xc3\xbcrich; bad=\xff\xfe;lone;=x; \tours = value ; two=a=b";
        let found: Vec<_> = pairs(header).collect();
        let expected: [(&[u8], &[u8]); 5] = [
            (b"city", b"Z\xc3\xbcrich"),
            (b"bad", b"\xff\xfe"),
            (b"", b"x"),
            (b"ours", b"value"),
            (b"two", b"a=b"),
        ];
        assert_eq!(found, expected);
    }

    #[test]
    fn a_name_after_another_space_is_another_name() {
        for space in ["\u{a0}", "\u{2003}", "\u{3000}", "\u{85}", "\u{feff}", "\u{b}", "\r"] {
            let header = [space, "__Host-signup-account=x"].concat();
            let found: Vec<_> = pairs(header.as_bytes()).collect();
            assert_ne!(found[0].0, b"__Host-signup-account", "{space:?}");
            let header = ["__Host-signup-account=x", space].concat();
            let found: Vec<_> = pairs(header.as_bytes()).collect();
            assert_ne!(found[0].1, b"x", "{space:?}");
        }
    }
}
