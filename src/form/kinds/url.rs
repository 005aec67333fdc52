//! Addresses of web pages.

use crate::form::{
    field::{Field, FieldKind},
    kinds::missing_if,
    problem::ProblemCode,
    registration::Registration,
    submission::Submission,
    text_value::{self, Lines},
};

impl Field {
    /// The address of a web page, with `https://` or `http://`, of at most 2,000 code points. Where neither
    /// is typed, `https://` is added.
    ///
    /// Only the syntax is checked, so the page may not exist. Text of other schemes, such as
    /// `javascript:`, and names with a password before the host are refused.
    ///
    /// ```
    /// use leptos_signup::{Form, Submission, form::Field};
    ///
    /// let form = Form::new("blogs").field(Field::url("blog").label("Your blog"));
    /// let kept = |typed: &str| {
    ///     let registration = form.validate(&Submission::from_pairs([("blog", typed)])).ok()?;
    ///     registration.text("blog").map(str::to_owned)
    /// };
    /// assert_eq!(kept("example.org/ada").as_deref(), Some("https://example.org/ada"));
    /// assert_eq!(kept("javascript:alert(1)"), None);
    /// ```
    #[must_use]
    pub const fn url(name: &'static str) -> Self {
        Self::new(name, FieldKind::Url, accept).with_attributes(&[
            ("type", "url"),
            ("inputmode", "url"),
            ("spellcheck", "false"),
            ("autocapitalize", "none"),
            ("dir", "ltr"),
        ])
    }
}

fn accept(
    field: &Field,
    submission: &Submission,
    accepted: &mut Registration,
) -> Result<(), ProblemCode> {
    let typed = submission.get(field.name());
    let Some(text) = text_value::parse(typed, Lines::One, (0, 2000))? else {
        return missing_if(field.is_required());
    };
    let url = normalized(&text).ok_or(ProblemCode::NotAUrl)?;
    accepted.keep(field.name(), field.parse_by_host(&url)?);
    Ok(())
}

/// The address with its scheme and host in lower case.
fn normalized(text: &str) -> Option<String> {
    // Neither is part of an address, and browsers read `\` as `/`, which would make another host of it.
    let is_foreign = |c: char| c.is_whitespace() || c.is_control() || "\"<>\\^`{|}".contains(c);
    if text.contains(is_foreign) {
        return None;
    }
    let scheme = |scheme: &str| {
        let (start, rest) = text.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some(rest)
    };
    let (scheme, rest) = match (scheme("https://"), scheme("http://")) {
        (Some(rest), _) => ("https://", rest),
        (None, Some(rest)) => ("http://", rest),
        (None, None) => ("https://", text),
    };
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = match authority.rsplit_once(':') {
        Some((host, port)) if !port.ends_with(']') => (host, Some(port)),
        _ => (authority, None),
    };
    let is_port =
        |port: &str| port.bytes().all(|b| b.is_ascii_digit()) && port.parse::<u16>().is_ok();
    let is_named = scheme.len() + rest.len() == text.len();
    if !port.is_none_or(is_port) || !is_host(host) || !(is_named || host.contains('.')) {
        return None;
    }
    Some([scheme, &authority.to_lowercase(), path].concat())
}

/// Whether the text is a name of a host, or an IPv6 address in brackets.
fn is_host(host: &str) -> bool {
    if let Some(address) = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        return address.parse::<core::net::Ipv6Addr>().is_ok();
    }
    let is_label = |label: &str| {
        let is_part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_' || !c.is_ascii();
        !label.is_empty() && !label.starts_with('-') && label.chars().all(is_part)
    };
    host.len() <= 253 && host.strip_suffix('.').unwrap_or(host).split('.').all(is_label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_of_the_web() {
        for (typed, kept) in [
            ("https://example.org", Some("https://example.org")),
            ("HTTP://Example.ORG/Path?A=b#C", Some("http://example.org/Path?A=b#C")),
            ("www.example.org", Some("https://www.example.org")),
            ("example.org:8080/a", Some("https://example.org:8080/a")),
            ("bücher.example/ä?ö", Some("https://bücher.example/ä?ö")),
            ("http://localhost:3000", Some("http://localhost:3000")),
            ("http://[2001:db8::1]:80/", Some("http://[2001:db8::1]:80/")),
            ("https://example.org/a:b@c", Some("https://example.org/a:b@c")),
            ("localhost", None),
            ("ada", None),
            ("javascript:alert(1)", None),
            ("JavaScript://example.org/%0aalert(1)", None),
            ("data:text/html,hi", None),
            ("ftp://example.org", None),
            ("mailto:ada@example.org", None),
            ("//example.org", None),
            ("https:/example.org", None),
            ("https://", None),
            ("https:///path", None),
            ("https://user:secret@example.org", None),
            ("https://good.example\\@evil.example", None),
            ("https://example.org/a b", None),
            ("https://exa mple.org", None),
            ("https://example..org", None),
            ("https://-example.org", None),
            ("https://example.org:99999", None),
            ("https://example.org:+80", None),
            ("https://[::1", None),
            ("https://example.org/\"><script>", None),
        ] {
            assert_eq!(normalized(typed).as_deref(), kept, "{typed}");
        }
    }
}
