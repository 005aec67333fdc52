//! Whether the SPF record of a domain (RFC 7208) rejects all of its mail.

use std::{
    net::{Ipv4Addr, Ipv6Addr},
    str::{self, FromStr},
};

const VERSION: &str = "v=spf1";

/// Whether one of `texts` is exactly the record that parked domains publish.
pub(super) fn is_plain_rejection(texts: &[Vec<u8>]) -> bool {
    texts.iter().any(|text| text == b"v=spf1 -all")
}

/// Whether the SPF record among `texts` fails every sender. No record, two records (§4.5) or a
/// record with an error (§4.6) rejects nothing.
pub(super) fn rejects_all(texts: &[Vec<u8>]) -> bool {
    let mut records = texts.iter().filter_map(|text| terms(text));
    let (Some(record), None) = (records.next(), records.next()) else { return false };
    str::from_utf8(record).ok().and_then(verdict).unwrap_or(false)
}

/// The text after the version of a record. `v=spf10` is another version (§4.5).
fn terms(text: &[u8]) -> Option<&[u8]> {
    let (version, terms) = text.split_at_checked(VERSION.len())?;
    let ends = terms.first().is_none_or(|byte| *byte == b' ');
    (ends && version.eq_ignore_ascii_case(VERSION.as_bytes())).then_some(terms)
}

/// Whether the terms fail every sender; `None` when one of them is invalid (§4.6).
///
/// The first matching mechanism decides (§4.6.2). So all senders fail when every mechanism before
/// `-all` fails, too. A `redirect` has no effect beside an `all` (§6.1), and without an `all` it
/// leads to another record.
fn verdict(terms: &str) -> Option<bool> {
    let mut verdict = None;
    let mut modifiers = Vec::new();
    for term in terms.split(' ').filter(|term| !term.is_empty()) {
        if let Some(name) = modifier(term) {
            // §6: a record may have each of these two once.
            let is_repeated =
                matches!(name.as_str(), "redirect" | "exp") && modifiers.contains(&name);
            if is_repeated {
                return None;
            }
            modifiers.push(name);
            continue;
        }
        let (fails, mechanism) = match term.strip_prefix('-') {
            Some(mechanism) => (true, mechanism),
            None => (false, term.strip_prefix(['+', '?', '~']).unwrap_or(term)),
        };
        let is_all = mechanism.eq_ignore_ascii_case("all");
        if !is_all && !is_mechanism(mechanism) {
            return None;
        }
        if is_all || !fails {
            verdict.get_or_insert(fails);
        }
    }
    Some(verdict.unwrap_or(false))
}

/// The name before the `=` of a modifier, or `None` when the term is not one (§4.6.1).
fn modifier(term: &str) -> Option<String> {
    let (name, _) = term.split_once('=')?;
    let is_name = name.starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
    is_name.then(|| name.to_ascii_lowercase())
}

/// Whether `text` is a mechanism other than `all` (§5).
fn is_mechanism(text: &str) -> bool {
    let end = text.find([':', '/']).unwrap_or(text.len());
    let (name, argument) = text.split_at(end);
    match name.to_ascii_lowercase().as_str() {
        "include" | "exists" => is_domain(argument),
        "ptr" => argument.is_empty() || is_domain(argument),
        "a" | "mx" => {
            let (domain, lengths) = argument.split_at(argument.find('/').unwrap_or(argument.len()));
            (domain.is_empty() || is_domain(domain)) && are_prefix_lengths(lengths)
        }
        "ip4" => is_network::<Ipv4Addr>(argument, 32),
        "ip6" => is_network::<Ipv6Addr>(argument, 128),
        _ => false,
    }
}

/// Whether `argument` is a colon and visible characters; its expansion does not matter here.
fn is_domain(argument: &str) -> bool {
    let domain = argument.strip_prefix(':').unwrap_or_default();
    !domain.is_empty() && domain.chars().all(|c| c.is_ascii_graphic())
}

/// Whether `text` is `/24`, `//64`, `/24//64` or empty (§5.6).
fn are_prefix_lengths(text: &str) -> bool {
    let (v4, v6) = match text.split_once("//") {
        Some((v4, v6)) => (v4, Some(v6)),
        None => (text, None),
    };
    let is_v4 = v4.is_empty() || v4.strip_prefix('/').is_some_and(|text| is_at_most(text, 32));
    is_v4 && v6.is_none_or(|text| is_at_most(text, 128))
}

fn is_network<A: FromStr>(argument: &str, max: u8) -> bool {
    let Some(network) = argument.strip_prefix(':') else { return false };
    let (address, length) = match network.split_once('/') {
        Some((address, length)) => (address, is_at_most(length, max)),
        None => (network, true),
    };
    length && address.parse::<A>().is_ok()
}

fn is_at_most(number: &str, max: u8) -> bool {
    !number.starts_with('+') && number.parse::<u8>().is_ok_and(|number| number <= max)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reject(texts: &[&str]) -> bool {
        rejects_all(&texts.iter().map(|text| text.as_bytes().to_vec()).collect::<Vec<_>>())
    }

    #[test]
    fn minus_all_after_failing_mechanisms_rejects_all() {
        for record in [
            "v=spf1 -all",
            "V=SPF1 -ALL",
            "v=spf1  -all ",
            "v=spf1 -mx -all",
            "v=spf1 -ip4:192.0.2.0/24 -a/24//64 -all",
            "v=spf1 -all mx",
            "v=spf1 exp=why.example.org -all",
            "v=spf1 redirect=example.org -all",
            "v=spf1 contact=postmaster -all",
        ] {
            assert!(reject(&[record]), "{record}");
        }
    }

    #[test]
    fn a_record_that_could_pass_a_sender_rejects_nothing() {
        for record in [
            "v=spf1",
            "v=spf1 all",
            "v=spf1 ~all",
            "v=spf1 ?all -all",
            "v=spf1 mx -all",
            "v=spf1 include:example.org -all",
            "v=spf1 ~a -all",
            "v=spf1 -mx",
            "v=spf1 redirect=example.org",
        ] {
            assert!(!reject(&[record]), "{record}");
        }
    }

    #[test]
    fn a_record_with_an_error_rejects_nothing() {
        for record in [
            "v=spf1 -all nonsense",
            "v=spf1 -all:example.org",
            "v=spf1 -include -all",
            "v=spf1 -ptr: -all",
            "v=spf1 -ip4:192.0.2.300 -all",
            "v=spf1 -ip4:192.0.2.0/33 -all",
            "v=spf1 -ip6:2001:db8::/+9 -all",
            "v=spf1 -a/24/24 -all",
            "v=spf1 --all",
            "v=spf1 =x -all",
            "v=spf1 exp=a.example exp=b.example -all",
            "v=spf1 -all\u{e9}",
        ] {
            assert!(!reject(&[record]), "{record}");
        }
        assert!(!rejects_all(&[b"v=spf1 -all \xff".to_vec()]));
    }

    #[test]
    fn one_record_counts_and_two_cancel_each_other() {
        assert!(reject(&["hello", "v=spf1 -all", "v=spf10 mx", "spf2.0/pra"]));
        assert!(!reject(&["v=spf1 -all", "v=spf1 -all"]));
        assert!(!reject(&["v=spf10 -all"]));
        assert!(!reject(&[" v=spf1 -all"]));
        assert!(!reject(&[]));
    }

    #[test]
    fn only_the_exact_text_is_a_plain_rejection() {
        assert!(is_plain_rejection(&[b"hello".to_vec(), b"v=spf1 -all".to_vec()]));
        for text in ["V=SPF1 -ALL", "v=spf1  -all", "v=spf1 -all ", "v=spf1 mx -all"] {
            assert!(!is_plain_rejection(&[text.as_bytes().to_vec()]), "{text}");
        }
    }
}
