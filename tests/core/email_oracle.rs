//! The crate `email_address` as a second opinion on the addresses that it judges well.
//!
//! It is a witness here and not the parser, because its verdict is wrong beyond them:
//! `the_crate_is_no_parser_of_all_addresses` proves each reason.

use email_address::Options;
use leptos_signup::email::{EmailAddress, MAX_BYTES};
use proptest::{collection::vec, prelude::*};

/// What a sign-up asks of it: a domain with a dot, no name before the address, no brackets.
const OPTIONS: Options =
    Options { minimum_sub_domains: 2, allow_domain_literal: false, allow_display_text: false };

fn crate_accepts(text: &str) -> bool {
    email_address::EmailAddress::parse_with_options(text, OPTIONS).is_ok()
}

fn we_accept(text: &str) -> bool {
    EmailAddress::parse(text).is_ok()
}

/// Whether the crate is right about `text`, be it an address or not: ASCII without quotes and angle
/// brackets, within the bounds on length, and with a domain that has no sign of its own and does
/// not ask for a rule beyond the grammar.
fn is_judged_well(text: &str) -> bool {
    let (local, domain) = text.rsplit_once('@').unwrap_or_default();
    let last = domain.rsplit('.').next().unwrap_or_default();
    let special = ["alt", "arpa", "internal", "invalid", "local", "localhost", "onion", "test"];
    text.is_ascii()
        && !text.contains(['"', '<'])
        && local.len() <= 64
        && text.len() <= MAX_BYTES
        && !domain.contains(|c: char| "!#$%&'*+/=?^_`{|}~".contains(c))
        && domain.split('.').all(|label| label.get(2..4) != Some("--"))
        && last.ends_with(|c: char| c.is_ascii_alphabetic())
        && !special.contains(&last.to_ascii_lowercase().as_str())
}

/// Texts with the shape of an address: most of them are one, or are nearly one.
fn nearly_an_address() -> impl Strategy<Value = String> {
    let atom = || prop_oneof![8 => "[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,8}", 1 => "[ -~]{0,3}", 1 => "a{28,34}"];
    let label = || prop_oneof![8 => "[a-zA-Z0-9]{1,8}", 2 => "[a-z0-9-]{1,4}", 1 => "[ -~]{0,2}", 1 => "b{60,66}"];
    let at = prop_oneof![20 => Just("@"), 1 => Just("@@"), 1 => Just("")];
    let end = prop_oneof![6 => "[a-zA-Z]{1,6}", 1 => "[a-z0-9-]{0,3}"];
    (vec(atom(), 1..4), at, vec(label(), 0..4), end).prop_map(|(atoms, at, mut labels, end)| {
        labels.push(end);
        [&atoms.join("."), at, &labels.join(".")].concat()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8192, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn both_have_one_opinion_of_what_the_crate_judges_well(
        text in nearly_an_address().prop_filter("judged well", |text| is_judged_well(text)),
    ) {
        prop_assert_eq!(we_accept(&text), crate_accepts(&text));
    }
}

#[test]
fn both_accept_the_addresses_of_ordinary_people() {
    let longest = format!("{}@{}.{}.org", "a".repeat(64), "b".repeat(63), "c".repeat(63));
    for text in ["ada@example.org", "o'brien+x@sub.example.co.uk", "A.b-c_d@1and1.DE", &longest] {
        assert!(is_judged_well(text) && we_accept(text) && crate_accepts(text), "{text}");
    }
}

#[test]
fn the_crate_is_no_parser_of_all_addresses() {
    // It refuses addresses: letters with combining marks (RFC 6531 §3.3).
    for text in ["பயனர்@உதாரணம்.இந்தியா", "उपयोगकर्ता@उदाहरण.भारत"]
    {
        assert!(we_accept(text) && !crate_accepts(text), "{text}");
    }
    let too_long = format!("{}@{}org", "a".repeat(64), "b.".repeat(120));
    for text in [
        // It accepts what no host name has (RFC 1123 §2.1) …
        "ada@exam_ple.org",
        "ada@exam?ple.org",
        // … and what no mail can be sent to: more than 254 bytes in all (RFC 5321 §4.5.3.1.3),
        &too_long,
        // numbers (RFC 3696 §2), reserved names (RFC 6761), reserved labels (RFC 5890 §2.3.1),
        "ada@192.0.2.1",
        "ada@shop.test",
        "ada@ab--cd.org",
        // names that are no names once they are encoded (RFC 5890 §2.3.2.1, RFC 5893).
        "ada@xn--99999999.org",
        "ada@1.אב.org",
    ] {
        assert!(!we_accept(text) && crate_accepts(text), "{text}");
    }
}
