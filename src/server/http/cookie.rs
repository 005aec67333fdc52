//! The two cookies: which attempt this browser began, and which link it opened last.

use axum::http::{HeaderMap, HeaderValue, header};

use super::Gate;
use crate::{Form, server::secret::Token};

/// One of our cookies, for one form.
#[derive(Clone, Copy, Debug)]
pub(super) enum Cookie {
    /// Makes this browser the originator of an attempt.
    Originator,
    /// Holds the token of a link, so that it does not stay in the URL.
    Link,
}

impl Cookie {
    /// `__Host-` binds a cookie to https and to this very host (RFC 6265bis §4.1.3.2). On loopback
    /// there is no https, and some browsers would refuse it.
    fn name(self, gate: &Gate, form: &Form) -> String {
        let prefix = if gate.is_https() { "__Host-" } else { "" };
        let suffix = match self {
            Self::Originator => "",
            Self::Link => "-link",
        };
        format!("{prefix}signup-{}{suffix}", form.id())
    }

    pub(super) fn read(self, gate: &Gate, form: &Form, headers: &HeaderMap) -> Option<Token> {
        let name = self.name(gate, form);
        let cookies =
            headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|value| value.split(';')).filter_map(|p| p.split_once('='));
        let (_, value) = pairs.find(|(known, _)| known.trim() == name)?;
        Token::from_request(value.trim())
    }

    /// Kept as long as the secrets of an attempt live.
    pub(super) fn write(self, gate: &Gate, form: &Form, token: &Token) -> Option<HeaderValue> {
        self.header(gate, form, token.expose(), 24 * 60 * 60)
    }

    /// Makes the browser forget it.
    pub(super) fn forget(self, gate: &Gate, form: &Form) -> Option<HeaderValue> {
        self.header(gate, form, "", 0)
    }

    /// Lax, because the click in a mail program comes from another site.
    fn header(self, gate: &Gate, form: &Form, value: &str, max_age: u32) -> Option<HeaderValue> {
        let name = self.name(gate, form);
        let secure = if gate.is_https() { "; Secure" } else { "" };
        let cookie =
            format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Lax{secure}");
        let mut header = HeaderValue::from_str(&cookie).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}
