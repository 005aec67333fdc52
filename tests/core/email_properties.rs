//! What holds for every input, likely and unlikely.

use leptos_signup::email::{EmailAddress, KeyLevel, Options, suggest};
use proptest::{collection::vec, prelude::*, sample::select};

/// Pieces that mean something to the parser, and pieces that are hard on it.
const PIECES: [&str; 40] = [
    "a",
    "Z",
    "9",
    ".",
    "..",
    "-",
    "--",
    "@",
    "\"",
    "\\",
    "<",
    ">",
    "[",
    "]",
    " ",
    "\r\n",
    "\0",
    ":",
    "IPv6:",
    "::1",
    "1.2.3.4",
    "com",
    "test",
    "xn--",
    "xn--bcher-kva",
    "xn--mgba3gch31f060k",
    "é",
    "e\u{301}",
    "\u{338}",
    "\u{200d}",
    "\u{202e}",
    "\u{37e}",
    "\u{212a}",
    "ß",
    "א",
    "٣",
    "。",
    "℅",
    "🍓",
    "\u{10ffff}",
];

/// Labels of international domains, some of them valid.
const LABELS: [&str; 14] = [
    "bücher",
    "BÜCHER",
    "xn--bcher-kva",
    "例子",
    "אב",
    "1",
    "col·lecció",
    "カ・ナ",
    "straße",
    "ශ\u{dca}\u{200d}ර\u{dd3}",
    "ｅｘ",
    "mail",
    "Ꭰ",
    "com",
];

fn lenient() -> Options {
    let mut options = Options::new();
    options.allow_empty_local = true;
    options.allow_quoted_local = true;
    options.allow_domain_literal = true;
    options.allow_display_name = true;
    options.test_environment = true;
    options.globally_deliverable = false;
    options.allow_private_domain = true;
    options
}

/// Any text, texts of meaningful pieces, and texts with the shape of an address.
pub(crate) fn input() -> impl Strategy<Value = String> {
    let pieces = || vec(select(&PIECES[..]), 0..12).prop_map(|pieces| pieces.concat());
    let domain = || vec(select(&LABELS[..]), 1..4).prop_map(|labels| labels.join("."));
    prop_oneof![
        any::<String>(),
        pieces(),
        (pieces(), pieces()).prop_map(|(local, domain)| format!("{local}@{domain}")),
        (pieces(), domain()).prop_map(|(local, domain)| format!("{local}@{domain}")),
        ("\\PC{1,12}", domain()).prop_map(|(local, domain)| format!("\"{local}\"@{domain}")),
        ("[a-zA-Z0-9.+_-]{1,12}", domain()).prop_map(|(local, domain)| format!("{local}@{domain}")),
    ]
}

/// All levels of keys.
const LEVELS: [KeyLevel; 5] =
    [KeyLevel::Exact, KeyLevel::IgnoreCase, KeyLevel::Safe, KeyLevel::Strict, KeyLevel::Aggressive];

pub(crate) fn both_options() -> [Options; 2] {
    [Options::default(), lenient()]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn parsing_never_panics_and_points_into_the_input(text in input()) {
        for options in both_options() {
            if let Err(error) = EmailAddress::parse_with(&text, &options) {
                prop_assert!(text.get(error.span()).is_some(), "{:?}", error.span());
                prop_assert!(!error.to_string().is_empty());
            }
        }
        let _ = suggest(&text);
    }

    #[test]
    fn the_normalised_form_is_its_own(text in input()) {
        for options in both_options() {
            let Ok(address) = EmailAddress::parse_with(&text, &options) else { continue };
            let again = EmailAddress::parse_with(address.as_str(), &options);
            let forms = again.as_ref().map(|again| (again.as_str(), again.as_deliverable()));
            prop_assert_eq!(forms, Ok((address.as_str(), address.as_deliverable())));
        }
    }

    #[test]
    fn the_deliverable_form_is_the_same_address(text in input()) {
        for options in both_options() {
            let Ok(address) = EmailAddress::parse_with(&text, &options) else { continue };
            prop_assert!(address.ascii_domain().is_ascii());
            prop_assert_eq!(EmailAddress::parse_with(address.as_deliverable(), &options), Ok(address));
        }
    }

    #[test]
    fn an_accepted_address_cannot_leave_a_header(text in input()) {
        for options in both_options() {
            let Ok(address) = EmailAddress::parse_with(&text, &options) else { continue };
            prop_assert!(address.as_str().len() <= 254 && address.as_deliverable().len() <= 254);
            prop_assert!(!address.as_str().contains(char::is_control));
        }
    }

    #[test]
    fn a_key_of_a_key_is_the_key(text in input()) {
        let Ok(address) = EmailAddress::parse(&text) else { return Ok(()) };
        for level in LEVELS {
            let key = address.key_at(level);
            if let Ok(again) = EmailAddress::parse(&key) {
                prop_assert_eq!(again.key_at(level), key);
            }
        }
    }
}
