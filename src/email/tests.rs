//! Each rule of addresses.

use proptest::prelude::*;

use crate::email::*;

fn verdict(text: &str) -> Result<String, Reason> {
    with(Options::new(), text)
}

fn with(options: Options, text: &str) -> Result<String, Reason> {
    let address = EmailAddress::parse_with(text, &options).map_err(EmailError::reason)?;
    Ok(address.as_str().to_owned())
}

/// Options that allow everything.
fn lenient() -> Options {
    Options {
        allow_empty_local: true,
        allow_quoted_local: true,
        allow_domain_literal: true,
        allow_display_name: true,
        test_environment: true,
        globally_deliverable: false,
        ..Options::new()
    }
}

#[test]
fn ordinary_addresses_are_accepted_as_typed() {
    for text in [
        "ada@example.org",
        "o'brien+x@sub.example.co.uk",
        "a.b-c_d@bücher.de",
        "用户@例子.广告",
        "பயனர்@உதாரணம்.இந்தியா",
        "a@b.c",
        "🍓@example.org",
    ] {
        assert_eq!(verdict(text).as_deref(), Ok(text));
    }
}

#[test]
fn the_domain_is_lower_cased_and_the_local_part_kept() {
    assert_eq!(verdict("Ada@EXAMPLE.org").as_deref(), Ok("Ada@example.org"));
}

#[test]
fn role_names_are_case_insensitive() {
    assert_eq!(verdict("PostMaster@example.org").as_deref(), Ok("postmaster@example.org"));
}

#[test]
fn a_decomposed_local_part_becomes_nfc() {
    assert_eq!(verdict("e\u{301}@example.org").as_deref(), Ok("\u{e9}@example.org"));
}

#[test]
fn an_international_domain_is_equal_in_all_spellings() {
    let spellings = ["a@bücher.de", "a@BÜCHER.de", "a@xn--bcher-kva.de", "a@ｂｕ\u{308}cher。de"];
    for text in spellings {
        let address = EmailAddress::parse(text).unwrap();
        assert_eq!(address.as_str(), "a@bücher.de");
        assert_eq!(address.as_deliverable(), "a@xn--bcher-kva.de");
        assert_eq!(address, EmailAddress::parse(spellings[0]).unwrap());
        assert_eq!(address.original(), text);
    }
}

#[test]
fn joiners_are_accepted_where_a_script_needs_them() {
    for text in ["a@نامه\u{200c}ای.com", "a@ශ\u{dca}\u{200d}ර\u{dd3}.lk"] {
        assert_eq!(verdict(text).as_deref(), Ok(text));
    }
    for text in ["a@ab\u{200c}c.com", "a@\u{200d}.com", "\u{200c}@example.org"] {
        assert_eq!(verdict(text), Err(Reason::UnsafeChars));
    }
}

#[test]
#[allow(clippy::too_many_lines, reason = "it is a table")]
fn each_rule_has_its_code() {
    use Reason::*;
    let long_domain = format!("a@{}org", "abcdefghi.".repeat(26));
    let long_idna = format!("a@{}org", "äbcdefghi.".repeat(20));
    let long_label = format!("a@{}.org", "a".repeat(64));
    let long_local = format!("{}@example.org", "a".repeat(250));
    let long_as_idna = format!("λ{}@{}λ.org", "a".repeat(233), "b".repeat(9));
    let long_after_mapping = format!("{}@{}.org", "a".repeat(230), "\u{fb2c}".repeat(5));
    let huge = "a@b.org,".repeat(100_000);
    for (text, code) in [
        ("", MissingAt),
        ("ada", MissingAt),
        ("\"ada@example.org", MissingAt),
        ("ada＠example.org", FullwidthAt),
        ("ada﹫example.org", SmallAt),
        ("@example.org", LocalEmpty),
        ("ada@", DomainEmpty),
        ("a b@example.org", LocalInvalidChars),
        ("a\r\nBcc: c@example.org", LocalInvalidChars),
        ("a\0@example.org", LocalInvalidChars),
        ("a\u{37e}b@example.org", LocalInvalidChars),
        (".a@example.org", LocalDotStart),
        ("a.@example.org", LocalDotEnd),
        ("a..b@example.org", ConsecutiveDots),
        ("\"a\tb\"@example.org", QuotedInvalidChars),
        ("\"a\"@example.org", QuotedNotAllowed),
        ("\"a\"b@example.org", CharsAfterCloseQuote),
        ("a\u{200b}b@example.org", UnsafeChars),
        ("a\u{202e}b@example.org", UnsafeChars),
        ("a\u{a0}b@example.org", UnsafeChars),
        ("\u{301}b@example.org", UnsafeChars),
        ("b@\u{301}example.org", UnsafeChars),
        ("a@exam\u{ad}ple.org", UnsafeChars),
        ("a@b@example.org", DomainInvalidChars),
        ("a@b.example,c@d.example", DomainInvalidChars),
        ("ada@example.org\n", DomainInvalidChars),
        ("ada@exa_mple.org", DomainInvalidChars),
        ("ada@⒈example.org", DomainInvalidChars),
        ("ada@℅.org", DomainInvalidCharsAfterNormalization),
        ("ada@\u{fffd}.org", DomainUts46Disallowed),
        ("ada@.example.org", DomainDotStart),
        ("ada@example.org.", DomainDotEnd),
        ("ada@example..org", ConsecutiveDots),
        ("ada@-example.org", DomainHyphenStart),
        ("ada@example.org-", DomainHyphenEnd),
        ("ada@example-.org", DomainDotHyphen),
        ("ada@ab--cd.org", DomainReservedLdh),
        ("ada@☃.org", DomainIdnaEncode),
        ("ada@xn--n3h.org", DomainIdnaDecode),
        ("ada@1.אב.org", DomainIdnaDecode),
        (&long_domain, DomainTooLong),
        (&long_idna, DomainTooLongIdna),
        (&long_label, LabelTooLong),
        ("ada@example", DomainNoDot),
        ("ada@127.0.0.1", DomainBadTld),
        ("ada@localhost.localhost", DomainSpecialUse),
        ("ada@shop.test", DomainSpecialUse),
        ("ada@shop.alt", DomainSpecialUse),
        ("ada@shop.internal", DomainSpecialUse),
        ("ada@[127.0.0.1]", LiteralNotAllowed),
        ("ada@[127.0.0.256]", LiteralBadIpv4),
        ("ada@[IPv6:::g]", LiteralBadIpv6),
        ("ada@[example]", LiteralNoTag),
        ("ada@[x:y]", LiteralBadTag),
        ("ada@[x: y]", LiteralInvalidChars),
        ("<a@example.org>", DisplayNameNotAllowed),
        ("A. <a@example.org>", DisplayNameInvalidChars),
        ("A <a@example.org", AngleBracketUnclosed),
        ("<a@example.org> x", TextAfterAddress),
        (&long_local, TooLong),
        (&long_after_mapping, TooLongAfterNormalization),
        (&long_as_idna, TooLongAsIdna),
        (&huge, TooLong),
    ] {
        assert_eq!(verdict(text), Err(code), "{:?}", text.get(..40).unwrap_or(text));
    }
}

#[test]
fn each_option_changes_one_rule() {
    use Reason::*;
    let default = Options::new();
    let long = format!("{}@example.org", "a".repeat(65));
    let strict = Options { strict: true, ..default };
    assert_eq!(with(strict, &long), Err(LocalTooLong));
    assert_eq!(verdict(&long).as_deref(), Ok(long.as_str()));
    let ascii = Options { allow_smtputf8: false, ..default };
    assert_eq!(with(ascii, "ä@example.org"), Err(LocalNeedsSmtputf8));
    assert_eq!(with(ascii, "a@ä.org").as_deref(), Ok("a@ä.org"));
    for (text, normalized) in [
        ("@example.org", "@example.org"),
        ("\"a b\"@example.org", "\"a b\"@example.org"),
        ("\"\\a\\\"@\"@example.org", "\"a\\\"@\"@example.org"),
        ("\"plain\"@example.org", "plain@example.org"),
        ("a@[192.0.2.1]", "a@[192.0.2.1]"),
        ("a@[ipv6:2001:DB8:0::1]", "a@[IPv6:2001:db8::1]"),
        ("Ada <a@example.org> ", "a@example.org"),
        ("a@test", "a@test"),
        ("a@mail", "a@mail"),
        ("a@1.2.3.4", "a@1.2.3.4"),
    ] {
        assert_eq!(with(lenient(), text).as_deref(), Ok(normalized));
        assert!(verdict(text).is_err(), "{text}");
    }
    assert_eq!(with(lenient(), "a@localhost"), Err(DomainSpecialUse));
}

#[test]
fn the_accessors_return_each_form_of_the_address() {
    let text = "\"Ada \\\"L\\\"\" <λ@BÜCHER.de>";
    let address = EmailAddress::parse_with(text, &lenient()).unwrap();
    assert_eq!(address.original(), "λ@BÜCHER.de");
    assert_eq!(address.to_string(), "λ@bücher.de");
    assert_eq!(address.local_part(), "λ");
    assert_eq!(address.domain(), "bücher.de");
    assert_eq!(address.ascii_domain(), "xn--bcher-kva.de");
    assert_eq!(address.ascii_local_part(), None);
    assert_eq!(address.ascii_email(), None);
    assert!(address.needs_smtputf8());
    assert_eq!(address.display_name(), Some("Ada \"L\""));
    assert_eq!(address.literal_address(), None);
    let kelvin = EmailAddress::parse("\u{212a}@example.org").unwrap();
    assert_eq!(kelvin.ascii_email(), Some("K@example.org"));
    assert!(kelvin.needs_smtputf8());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2048, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_fast_path_agrees_with_the_full_parser(
        text in "([a-z0-9]{1,3}[A._+-]{0,2}[a-z]{0,2}){1,3}|[a-z]{60,70}",
        domain in "(xn--|[a-z0-9]{1,3}[.-]{1,2}){0,3}([a-z]{1,3}|test|[a-z]{60,70})",
    ) {
        let text = [&text, "@", &domain].concat();
        let strict = Options { strict: true, ..Options::new() };
        for options in [Options::new(), strict, lenient()] {
            let Some(short) = on_server::parse_plain(&text, &options) else { continue };
            let long = on_server::parse_any(&text, &options).expect("an address");
            prop_assert_eq!(short.as_str(), long.as_str());
            prop_assert_eq!(short.original(), long.original());
            prop_assert_eq!(short.as_deliverable(), long.as_deliverable());
            prop_assert_eq!(short.local_part(), long.local_part());
            prop_assert!(!long.needs_smtputf8() && long.display_name().is_none());
        }
    }
}

#[test]
fn a_bracket_with_a_combining_mark_is_not_a_bracket() {
    let text = "a <\u{338}b@example.org";
    assert_eq!(with(lenient(), text), Err(Reason::LocalInvalidChars));
}

#[test]
fn an_error_points_at_the_offending_characters() {
    let long = format!("{}@example.org", "a".repeat(250));
    let quoted = "\"a\u{200b}\"@example.org";
    for (text, place) in [
        ("ada", "ada"),
        ("ada＠example.org", "＠"),
        ("a b@example.org", " "),
        ("a..b@example.org", ".."),
        ("ada@exa mple.org", " "),
        ("ada@example.org.", "."),
        ("ada@Exa-.org", "-."),
        ("ada@x.ab--cd.org", "ab--cd"),
        ("ada@x.☃.org", "☃"),
        ("ada@ＥＸ-.org", "ＥＸ-.org"),
        ("ada@example", "example"),
        ("Ada <a@example.org>", "Ada <"),
        ("Ada <a b@example.org>", " "),
        ("<a@example.org> x", " x"),
        ("\"a\"bc@example.org", "bc"),
        (quoted, "\u{200b}"),
        ("\"\\a\u{200b}\"@example.org", "\"\\a\u{200b}\""),
        ("ada@[1.2.3.400]", "1.2.3.400"),
        (&long, "mple.org"),
    ] {
        let error = EmailAddress::parse(text).unwrap_err();
        assert_eq!(&text[error.span()], place, "{text} {error}");
    }
}

#[test]
fn debug_does_not_show_the_mailbox() {
    let address = EmailAddress::parse("ada@example.org").unwrap();
    assert_eq!(format!("{address:?}"), "a***@example.org");
}
