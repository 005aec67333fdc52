//! IP addresses in brackets after the `@` (RFC 5321 §4.1.3).

use std::net::IpAddr;

use crate::email::{
    error::{EmailError, Reason},
    part::Part,
};

/// The text between the brackets of a domain, or `None` without brackets.
pub(super) fn content(domain: &str) -> Option<&str> {
    domain.strip_prefix('[')?.strip_suffix(']')
}

/// Parses the text between the brackets of `part`.
pub(super) fn parse(part: &Part<'_>, content: &str) -> Result<IpAddr, EmailError> {
    let refuse = |reason| Err(EmailError::at(reason, part, 1..1 + content.len()));
    let is_dotted = |c: char| c.is_ascii_digit() || c == '.';
    if !content.is_empty() && content.trim_end_matches('\n').chars().all(is_dotted) {
        return match content.parse() {
            Ok(address) => Ok(IpAddr::V4(address)),
            Err(_) => refuse(Reason::LiteralBadIpv4),
        };
    }
    let Some((tag, value)) = content.split_once(':') else {
        return refuse(Reason::LiteralNoTag);
    };
    if tag.eq_ignore_ascii_case("ipv6") {
        return match value.parse() {
            Ok(address) => Ok(IpAddr::V6(address)),
            Err(_) => refuse(Reason::LiteralBadIpv6),
        };
    }
    match content.char_indices().find(|(_, c)| !is_dcontent(*c)) {
        Some((at, c)) => {
            let at = at + 1;
            Err(EmailError::at(Reason::LiteralInvalidChars, part, at..at + c.len_utf8()))
        }
        None => refuse(Reason::LiteralBadTag),
    }
}

/// Whether a literal may have `c`. If it may, the fault is an unknown tag.
fn is_dcontent(c: char) -> bool {
    matches!(c, '!'..='\u{fa}')
}

/// The literal in its canonical form.
pub(super) fn canonical(address: IpAddr) -> String {
    match address {
        IpAddr::V4(address) => bracketed("", &address),
        IpAddr::V6(address) => bracketed("IPv6:", &address),
    }
}

fn bracketed(tag: &str, address: &dyn std::fmt::Display) -> String {
    format!("[{tag}{address}]")
}
