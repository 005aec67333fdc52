//! What the browser checks: never more than the server, and what people often mistype.

use leptos_signup::{
    email::{EmailAddress, Options, Reason},
    username::{Scripts, Username, UsernameError, UsernameRules},
};
use proptest::prelude::*;

use crate::{email_properties, username_properties};

/// Addresses of ASCII characters, with the characters that people mistype.
fn ascii_address() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("@"),
        Just("."),
        Just(","),
        Just(" "),
        Just("-"),
        Just("ada"),
        Just("Ada"),
        Just("example"),
        Just("org"),
        Just("test"),
        Just("local"),
        Just("1"),
        Just(">"),
        Just("("),
        Just("+"),
        Just("\t"),
        Just("xn--bcher-kva"),
        Just("a234567890123456789012345678901234567890"),
    ];
    let pieces =
        |most| proptest::collection::vec(piece.clone(), 0..most).prop_map(|it| it.concat());
    prop_oneof![
        pieces(12),
        (pieces(5), pieces(10)).prop_map(|(local, domain)| format!("{local}@{domain}")),
        "[ -~]{0,20}@[ -~]{0,20}",
        "[a-z.]{1,9}@[a-z.-]{1,12}",
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 4096, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_browser_refuses_no_address_that_the_server_accepts(text in email_properties::input()) {
        for options in email_properties::both_options() {
            let browser = EmailAddress::parse_as_in_browser(&text, &options);
            if EmailAddress::parse_with(&text, &options).is_ok() {
                prop_assert!(browser.is_ok(), "{text:?} {browser:?}");
            }
        }
    }

    #[test]
    fn the_browser_tells_what_the_server_tells_of_an_ascii_address(text in ascii_address()) {
        for options in email_properties::both_options() {
            let browser = EmailAddress::parse_as_in_browser(&text, &options);
            let server = EmailAddress::parse_with(&text, &options);
            let is_left = text.contains(['"', '<', '[']) || text.contains("--");
            match (browser, server) {
                (Ok(_), Err(_)) if is_left => {}
                (Ok(browser), Ok(server)) if is_left => {
                    prop_assert_eq!(browser.original(), server.original());
                }
                (Ok(browser), Ok(server)) => {
                    let shown = server.as_str().to_ascii_lowercase();
                    prop_assert_eq!(browser.as_str().to_ascii_lowercase(), shown);
                    prop_assert_eq!(browser.original(), server.original());
                    prop_assert_eq!(browser.ascii_domain(), server.ascii_domain());
                }
                (browser, server) => prop_assert_eq!(browser.err(), server.err(), "{:?}", text),
            }
        }
    }

    #[test]
    fn the_browser_refuses_no_name_that_the_server_accepts(
        text in username_properties::text(), rules in username_properties::rules()
    ) {
        let browser = Username::parse_as_in_browser(&text, &rules);
        match Username::parse(&text, &rules) {
            Ok(name) => prop_assert_eq!(browser.as_ref().map(Username::as_str), Ok(name.as_str())),
            Err(error)
                if (text.is_ascii() || rules.scripts() == Scripts::Ascii)
                    && error != UsernameError::Reserved => {
                prop_assert_eq!(browser.err(), Some(error));
            }
            Err(_) => {}
        }
    }
}

#[test]
fn common_slips_are_told_at_once() {
    use Reason::*;
    let long = "x".repeat(250) + "@example.org";
    for (text, reason, place) in [
        ("ada", MissingAt, "ada"),
        ("ada.example.org", MissingAt, "ada.example.org"),
        ("ada@example@org", DomainInvalidChars, "@"),
        ("ada@@example.org", DomainInvalidChars, "@"),
        ("ada lovelace@example.org", LocalInvalidChars, " "),
        ("ada@exam ple.org", DomainInvalidChars, " "),
        ("ada@example,org", DomainInvalidChars, ","),
        ("ada,lovelace@example.org", LocalInvalidChars, ","),
        ("ada@example.org, bob@example.org", DomainInvalidChars, ","),
        ("ada@", DomainEmpty, ""),
        ("@example.org", LocalEmpty, ""),
        ("ada@example", DomainNoDot, "example"),
        ("ada@bücher", DomainNoDot, "bücher"),
        ("ada@example.", DomainDotEnd, "."),
        ("ada@.org", DomainDotStart, "."),
        ("ada@example..org", ConsecutiveDots, ".."),
        ("ada..lovelace@example.org", ConsecutiveDots, ".."),
        ("ada.@example.org", LocalDotEnd, "."),
        (".ada@example.org", LocalDotStart, "."),
        ("ada@example.org.", DomainDotEnd, "."),
        ("ada@-example.org", DomainHyphenStart, "-"),
        ("ada@example.org>", DomainInvalidChars, ">"),
        ("mailto:ada@example.org", LocalInvalidChars, ":"),
        ("ada@http://example.org", DomainInvalidChars, ":"),
        ("(ada)@example.org", LocalInvalidChars, "("),
        ("ada@example.c0m1", DomainBadTld, "example.c0m1"),
        ("ada@192.168.0.1", DomainBadTld, "192.168.0.1"),
        ("ada@shop.test", DomainSpecialUse, "shop.test"),
        (&long, TooLong, "mple.org"),
        ("ada＠example.org", FullwidthAt, "＠"),
    ] {
        for parse in [EmailAddress::parse_as_in_browser, EmailAddress::parse_with] {
            let error = parse(text, &Options::new()).unwrap_err();
            assert_eq!((error.reason(), &text[error.span()]), (reason, place), "{text}");
        }
    }
}

#[test]
fn common_slips_in_a_name_are_told_at_once() {
    let rules = UsernameRules::new();
    let ascii = UsernameRules::ascii();
    for (text, rules, error) in [
        ("ada@example.org", rules, UsernameError::AtSign),
        ("ada l", rules, UsernameError::Space),
        ("ada\u{200b}l", rules, UsernameError::Invisible { character: '\u{200b}' }),
        ("ada!", rules, UsernameError::NotAllowed { character: '!' }),
        ("ad", rules, UsernameError::TooShort { min: 3 }),
        (&"x".repeat(31), rules, UsernameError::TooLong { max: 30 }),
        ("ada_", rules, UsernameError::SeparatorAtEnd),
        ("a--b", rules, UsernameError::SeparatorsInRow),
        ("rené", ascii, UsernameError::NotAscii { character: 'é' }),
    ] {
        assert_eq!(Username::parse_as_in_browser(text, &rules), Err(error), "{text}");
        assert_eq!(Username::parse(text, &rules), Err(error), "{text}");
    }
}
