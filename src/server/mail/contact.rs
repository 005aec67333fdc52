//! Where a reader of a mail finds help.

use lettre::Address;

/// An address or a page for people who need help.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Contact {
    Address(String),
    Page(String),
}

impl Contact {
    /// Reads an address such as `help@example.org`, or a URL with `https`.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        if is_https_url(text) {
            return Some(Self::Page(text.to_owned()));
        }
        // Other signs need an encoding after `mailto:`, which some clients do not undo.
        let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte);
        let is_address = text.bytes().all(is_plain) && text.parse::<Address>().is_ok();
        is_address.then(|| Self::Address(text.to_owned()))
    }

    /// What a link leads to.
    pub(crate) fn href(&self) -> String {
        match self {
            Self::Address(address) => ["mailto:", address].concat(),
            Self::Page(url) => url.clone(),
        }
    }

    /// What text says.
    pub(crate) fn as_text(&self) -> &str {
        match self {
            Self::Address(text) | Self::Page(text) => text,
        }
    }
}

/// A URL without its scheme and the slash at its end, as people read it.
pub(crate) fn without_scheme(url: &str) -> &str {
    url.split_once("://").map_or(url, |(_, rest)| rest).trim_end_matches('/')
}

/// Whether this is an absolute URL with `https`, of signs that no mail client cuts off or encodes.
pub(crate) fn is_https_url(text: &str) -> bool {
    let is_plain = |byte: u8| byte.is_ascii_graphic() && !b"\"'<>\\^`{|}".contains(&byte);
    let host = text.strip_prefix("https://").and_then(|rest| rest.split(['/', '?', '#']).next());
    text.bytes().all(is_plain) && host.is_some_and(|host| !host.is_empty() && !host.contains('@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_contact_is_an_address_or_a_page() {
        assert_eq!(Contact::parse("help@example.org").unwrap().href(), "mailto:help@example.org");
        let page = Contact::parse("https://example.org/help?from=mail").unwrap();
        assert_eq!(page.href(), page.as_text());
        assert_eq!(without_scheme("https://example.org/"), "example.org");
        for text in [
            "",
            "help",
            "help@",
            "a b@example.org",
            "\"a\"@example.org",
            "a?b@example.org",
            "help@example.org\r\nBcc: eve@example.org",
            "http://example.org",
            "https://",
            "https:///help",
            "https://eve@example.org",
            "https://example.org/\"onclick",
            "javascript:alert(1)",
        ] {
            assert_eq!(Contact::parse(text), None, "{text}");
        }
    }
}
