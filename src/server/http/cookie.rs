//! The two cookies: the attempt that this browser began, and the link that it opened last.

use axum::http::{HeaderMap, HeaderValue, header};

use crate::{
    form::Form,
    server::{crypto::secret::Token, http::request_guard::RequestGuard},
};

/// A cookie of the sign-up, for one form.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Cookie {
    /// Makes this browser the originator of an attempt.
    Originator,
    /// Holds the token of a link, so that the token leaves the URL.
    Link,
}

impl Cookie {
    /// `__Host-` binds a cookie to https and to this host (RFC 6265bis §4.1.3.2). Loopback has no https,
    /// and some browsers would refuse the prefix there.
    fn name(self, guard: &RequestGuard, form: &Form) -> String {
        let prefix = if guard.is_https() { "__Host-" } else { "" };
        let suffix = match self {
            Self::Originator => "",
            Self::Link => "-link",
        };
        format!("{prefix}signup-{}{suffix}", form.id())
    }

    pub(crate) fn read(
        self,
        guard: &RequestGuard,
        form: &Form,
        headers: &HeaderMap,
    ) -> Option<Token> {
        let name = self.name(guard, form);
        let cookies =
            headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let mut pairs =
            cookies.flat_map(|value| value.split(';')).filter_map(|p| p.split_once('='));
        let (_, value) = pairs.find(|(known, _)| known.trim() == name)?;
        Token::from_request(value.trim())
    }

    /// Sets the cookie for as long as the secrets of an attempt live.
    pub(crate) fn write(
        self,
        guard: &RequestGuard,
        form: &Form,
        token: &Token,
    ) -> Option<HeaderValue> {
        self.header(guard, form, token.expose(), 24 * 60 * 60)
    }

    /// Deletes the cookie.
    pub(crate) fn forget(self, guard: &RequestGuard, form: &Form) -> Option<HeaderValue> {
        self.header(guard, form, "", 0)
    }

    /// `Lax`, because a click in a webmail page comes from another site.
    fn header(
        self,
        guard: &RequestGuard,
        form: &Form,
        value: &str,
        max_age: u32,
    ) -> Option<HeaderValue> {
        let name = self.name(guard, form);
        let secure = if guard.is_https() { "; Secure" } else { "" };
        let cookie =
            format!("{name}={value}; Path=/; Max-Age={max_age}; HttpOnly; SameSite=Lax{secure}");
        let mut header = HeaderValue::from_str(&cookie).ok()?;
        header.set_sensitive(true);
        Some(header)
    }
}
