//! Where a person goes on to after the sign-up: a fixed path, or the page that the person came from.

use crate::form::Form;

/// The name of the page to go on to, in the query of the form's page and of the last page.
#[cfg(feature = "_ui")]
pub(crate) const NEXT: &str = "next";

/// The name of the hidden input that carries the page to go on to. No field has a hyphen.
#[cfg(feature = "_ui")]
pub(crate) const NEXT_FIELD: &str = "page-next";

/// The longest page to go on to, in bytes. The columns of the database have this length.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
const MAX_NEXT: usize = 512;

impl Form {
    /// Sets the path of the host's app to which the last page links. Default: `/`.
    #[must_use]
    pub fn continue_to(self, path: &'static str) -> Self {
        Self { continue_to: path, ..self }
    }

    /// Lets a link to the form say where the sign-up leads, as `/signup?next=/checkout?step=2`. The value is
    /// kept with the attempt, so it survives the mail and another device, and the last page links there instead
    /// of to [`continue_to`](Self::continue_to). Default: no prefix, and `next` is ignored.
    ///
    /// Each prefix is a path of the same site as browsers see it. It starts with one `/`. A prefix that ends with
    /// `/` allows all paths below it, another one allows exactly this path. Both allow any query. A `next` that
    /// is not allowed is ignored, and so is one with more than 512 bytes, with a backslash, a control or non-ASCII
    /// character, with an empty segment, `.` or `..`, or with one of these, `/`, `%`, `?` or `#` percent-encoded in
    /// its path (percent-encoded letters such as `%C3%A9` are fine).
    /// Encode it as a value of a query; its own fragment is dropped. It is checked when the page is shown, when
    /// it is posted, and again when it is used, so a prefix that you remove leads nowhere from then on.
    ///
    /// ```
    /// use leptos_signup::Form;
    ///
    /// let form = Form::new("account").at("/signup").continue_to("/welcome").email();
    /// let form = form.continue_among(&["/checkout", "/orchard/"]);
    /// assert_eq!(form.continue_prefixes(), ["/checkout", "/orchard/"]);
    /// ```
    ///
    /// Anyone can write such a link, so allow no page that acts when it is opened or redirects where its query
    /// says: `/` allows the whole site. The value is in URLs and in the database, so it must hold no secret. A
    /// person who opens the link of the mail in another browser and sets a new password is led to `continue_to`,
    /// because a stranger may have begun the sign-up. The welcome mail links to `continue_to` too: no mail holds
    /// a value that a request chose.
    #[must_use]
    pub fn continue_among(self, prefixes: &'static [&'static str]) -> Self {
        Self { continue_among: prefixes, ..self }
    }

    /// The path of the host's app to which the last page links.
    #[must_use]
    pub fn continue_path(&self) -> &'static str {
        self.continue_to
    }

    /// The prefixes of the paths that a link to the form may name as `next`.
    #[must_use]
    pub fn continue_prefixes(&self) -> &'static [&'static str] {
        self.continue_among
    }

    /// The page to go on to that a request or the database names, without its fragment. `None` if the form does
    /// not allow it.
    #[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
    pub(crate) fn next(&self, named: &str) -> Option<String> {
        let named = named.split('#').next().unwrap_or_default();
        let path = named.split('?').next().unwrap_or_default();
        let is_allowed = |prefix: &&str| match prefix.ends_with('/') {
            true => path.starts_with(*prefix),
            false => path == *prefix,
        };
        let is_safe = named.len() <= MAX_NEXT && is_uri(named) && is_plain(path);
        (is_safe && self.continue_among.iter().any(is_allowed)).then(|| named.to_owned())
    }
}

/// Whether the text has only characters of a URI (RFC 3986 §2), and each `%` starts an escape.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
fn is_uri(text: &str) -> bool {
    let is_of_uri = |b: u8| b.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=[]%".contains(&b);
    let is_hex = |at: usize| text.as_bytes().get(at).is_some_and(u8::is_ascii_hexdigit);
    let mut escapes = text.match_indices('%');
    text.bytes().all(is_of_uri) && escapes.all(|(at, _)| is_hex(at + 1) && is_hex(at + 2))
}

/// Whether browsers, proxies and servers read the path alike: it has no host, and no segment that any of
/// them removes, splits or decodes twice.
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub(crate) fn is_plain(path: &str) -> bool {
    let Ok(decoded) = percent_encoding::percent_decode_str(path).decode_utf8() else {
        return false;
    };
    // Some servers remove what stands behind a `;` first.
    let is_dots = |segment: &str| matches!(segment.split(';').next(), Some("." | ".."));
    let count = |text: &str| text.matches('/').count();
    path.starts_with('/')
        && !decoded.contains("//")
        && count(path) == count(&decoded)
        && !decoded.contains(|c: char| c.is_control() || "\\%?#".contains(c))
        && !decoded.split('/').any(is_dots)
}

#[cfg(all(test, feature = "ssr", not(target_arch = "wasm32")))]
mod tests {
    use super::*;

    fn form() -> Form {
        Form::new("account").email().continue_among(&["/checkout", "/orchard/"])
    }

    #[test]
    fn a_page_below_a_prefix_or_at_an_exact_path_is_allowed() {
        for named in [
            "/checkout",
            "/checkout?step=2&box[]=a%20b",
            "/checkout?to=//evil.test",
            "/orchard/",
            "/orchard/trees/7?tab=leaves",
            "/orchard/caf%C3%A9;v=1",
            "/orchard/..a/.b",
        ] {
            assert_eq!(form().next(named).as_deref(), Some(named));
        }
        assert_eq!(form().next("/checkout?step=2#pay").as_deref(), Some("/checkout?step=2"));
    }

    #[test]
    fn what_leads_elsewhere_or_is_read_in_two_ways_is_no_page_to_go_on_to() {
        for named in [
            "",
            "#",
            "/",
            "checkout",
            "/Checkout",
            "/checkout/",
            "/checkout/x",
            "/checkouts",
            "/orchard",
            "/orchards/",
            "/admin",
            "https://evil.test/checkout",
            "https:/checkout",
            "javascript:alert(1)",
            "//evil.test/orchard/",
            "///evil.test",
            "/\\evil.test",
            "\\\\evil.test",
            "/orchard/\\evil.test",
            "/orchard/%5Cevil.test",
            "/orchard//evil.test",
            "/orchard/%2Fevil.test",
            "/orchard/../admin",
            "/orchard/..",
            "/orchard/./x",
            "/orchard/%2e%2E/admin",
            "/orchard/.%2e/admin",
            "/orchard/..;x=1/admin",
            "/orchard/%252e%252e/admin",
            "/orchard/%c0%ae%c0%ae/admin",
            "/orchard/%3Fx",
            "/orchard/%00",
            "/orchard/%0d%0aSet-Cookie:x",
            "/orchard/%7f",
            "/orchard/%C2%85",
            "/orchard/%",
            "/orchard/?x=%g0",
            "/orchard/%4",
            "/%6frchard/x",
            "/orchard/ x",
            " /orchard/",
            "\t/orchard/",
            "/\t/evil.test",
            "/orchard/\r\nSet-Cookie: x=1",
            "/orchard/\"onclick=x",
            "/orchard/<script>",
            "/orchard/café",
            "/orchard/\u{ff0f}evil.test",
            "/checkout?x=\u{0}",
            "/checkout?x=\\",
        ] {
            assert_eq!(form().next(named), None, "{named:?}");
        }
    }

    #[test]
    fn a_page_has_at_most_512_bytes() {
        let of_length = |length: usize| ["/orchard/", &"x".repeat(length - 9)].concat();
        assert_eq!(form().next(&of_length(512)), Some(of_length(512)));
        assert_eq!(form().next(&of_length(513)), None);
    }

    #[test]
    fn a_form_without_prefixes_allows_nothing_and_a_slash_allows_the_site() {
        let form = Form::new("account").email();
        assert_eq!(form.next("/"), None);
        let form = form.continue_among(&["/"]);
        assert_eq!(form.next("/a/b?c").as_deref(), Some("/a/b?c"));
        assert_eq!(form.next("//a/b"), None);
    }
}
