//! The name of this host in EHLO.

use std::{
    fmt,
    net::{IpAddr, Ipv4Addr, Ipv6Addr},
};

/// A host name, or an address literal (RFC 5321 §4.1.1.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum EhloName {
    Domain(String),
    Ipv4(Ipv4Addr),
    Ipv6(Ipv6Addr),
}

impl EhloName {
    /// Reads a host name or an address, which may be in brackets.
    pub(super) fn parse(name: &str) -> Option<Self> {
        match name.trim_matches(['[', ']']).parse() {
            Ok(IpAddr::V4(ip)) => return Some(Self::Ipv4(ip)),
            Ok(IpAddr::V6(ip)) => return Some(Self::Ipv6(ip)),
            Err(_) => {}
        }
        let is_letter =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
        let is_name = !name.is_empty() && name.len() <= 253 && name.bytes().all(is_letter);
        is_name.then(|| Self::Domain(name.to_owned()))
    }

    /// Whether it is a name that servers accept everywhere.
    pub(super) fn is_full_domain(&self) -> bool {
        matches!(self, Self::Domain(name) if name.contains('.'))
    }
}

impl fmt::Display for EhloName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Domain(name) => f.write_str(name),
            Self::Ipv4(ip) => write!(f, "[{ip}]"),
            Self::Ipv6(ip) => write!(f, "[IPv6:{ip}]"),
        }
    }
}
