//! Inputs of somebody who means harm: each is refused for the right reason, and none panics.

use leptos_signup::email::{EmailAddress, MAX_INPUT_BYTES, Options, Reason, suggest};

/// Characters that change how the ones around them are shown, or that nobody sees.
const INVISIBLE: [char; 31] = [
    // The controls of direction (UAX 9 §2).
    '\u{61c}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2066}',
    '\u{2067}',
    '\u{2068}',
    '\u{2069}',
    // Without a width.
    '\u{ad}',
    '\u{180e}',
    '\u{200b}',
    '\u{2060}',
    '\u{2061}',
    '\u{2062}',
    '\u{2063}',
    '\u{2064}',
    '\u{feff}',
    // Separators of lines and paragraphs, and between lines of notes.
    '\u{2028}',
    '\u{2029}',
    '\u{fff9}',
    '\u{fffa}',
    '\u{fffb}',
    // Tags, and characters that are private or none at all.
    '\u{e0001}',
    '\u{e0061}',
    '\u{e000}',
    '\u{ffff}',
    '\u{10ffff}',
];

/// The reason of a refusal, and the offending characters.
fn refusal(text: &str) -> (Reason, &str) {
    let error = EmailAddress::parse(text).expect_err("a hostile input");
    (error.reason(), text.get(error.span()).expect("a span on the borders of characters"))
}

/// Every way to parse, and what else is asked of a text before it is an address.
fn survives(text: &str) {
    let mut lenient = Options::new();
    lenient.allow_empty_local = true;
    lenient.allow_quoted_local = true;
    lenient.allow_domain_literal = true;
    lenient.allow_display_name = true;
    lenient.test_environment = true;
    lenient.globally_deliverable = false;
    for options in [Options::default(), lenient] {
        match EmailAddress::parse_with(text, &options) {
            Ok(address) => drop((address.key(), address.to_string(), format!("{address:?}"))),
            Err(error) => assert!(text.get(error.span()).is_some()),
        }
    }
    let _ = suggest(text);
}

#[test]
fn a_huge_input_is_refused_whatever_is_in_it() {
    // The reason is the same for what would otherwise break another rule, or take an effort to
    // normalise: so nothing in it was looked at.
    for piece in
        ["a", "@", "\"", "\\", "<", ".", "\0", "\r\n", "\u{301}", "\u{202e}", "\u{fdfa}", "🍓"]
    {
        let huge = piece.repeat(1_000_000);
        let (reason, beyond) = refusal(&huge);
        assert_eq!(reason, Reason::TooLong, "{piece:?}");
        assert!(huge.len() - beyond.len() <= 254, "{piece:?}");
        survives(&huge);
    }
    let marks = format!("a{}@example.org", "\u{301}".repeat(100_000));
    assert_eq!(refusal(&marks).0, Reason::TooLong);
    let late = format!("{}@", "a".repeat(MAX_INPUT_BYTES));
    assert_eq!(refusal(&late).0, Reason::TooLong);
}

#[test]
fn up_to_the_bound_an_input_is_looked_at() {
    let longest = "a".repeat(MAX_INPUT_BYTES);
    assert_eq!(refusal(&longest), (Reason::MissingAt, longest.as_str()));
    assert_eq!(refusal(&"a".repeat(MAX_INPUT_BYTES + 1)).0, Reason::TooLong);
}

#[test]
fn as_much_of_one_thing_as_fits_is_refused() {
    for (piece, reason) in [
        ("@", Reason::LocalEmpty),
        ("\"", Reason::MissingAt),
        ("\"\\", Reason::MissingAt),
        ("\"\u{338}", Reason::MissingAt),
        ("\\", Reason::MissingAt),
        ("<", Reason::AngleBracketUnclosed),
        ("<>", Reason::MissingAt),
        ("\u{301}", Reason::MissingAt),
        ("＠", Reason::FullwidthAt),
        ("a@", Reason::DomainTooLong),
        ("a.@", Reason::LocalDotEnd),
        ("\0", Reason::MissingAt),
    ] {
        let input = piece.repeat(MAX_INPUT_BYTES / piece.len());
        assert_eq!(refusal(&input).0, reason, "{piece:?}");
        survives(&input);
    }
    let backslashes = format!("\"{}\"@example.org", "\\".repeat(960));
    assert_eq!(refusal(&backslashes).0, Reason::QuotedNotAllowed);
    let odd = format!("\"{}\"@example.org", "\\".repeat(961));
    assert_eq!(refusal(&odd).0, Reason::MissingAt);
}

#[test]
fn what_grows_when_it_is_normalised_is_refused_too() {
    let ligatures = format!("a@{}.org", "\u{fdfa}".repeat(240));
    assert_eq!(refusal(&ligatures).0, Reason::DomainInvalidCharsAfterNormalization);
    let marks = format!("a{}@example.org", "\u{344}".repeat(100));
    assert_eq!(refusal(&marks).0, Reason::TooLongAfterNormalization);
}

#[test]
fn no_line_can_be_added_to_a_mail() {
    for (text, at) in [
        ("ada\0@example.org", "\0"),
        ("ada\r@example.org", "\r"),
        ("ada\n@example.org", "\n"),
        ("ada\r\nBcc: eve@example.org", "\r"),
        ("\r\nada@example.org", "\r"),
    ] {
        assert_eq!(refusal(text), (Reason::LocalInvalidChars, at), "{text:?}");
    }
    for (text, at) in [
        ("ada@example.org\0", "\0"),
        ("ada@example.org\n", "\n"),
        ("ada@example.org\r\nBcc: eve@example.org", "\r"),
        ("ada@example\r\n.org", "\r"),
    ] {
        assert_eq!(refusal(text), (Reason::DomainInvalidChars, at), "{text:?}");
    }
    assert_eq!(refusal("\"a\r\nb\"@example.org"), (Reason::QuotedInvalidChars, "\r"));
    assert_eq!(refusal("\"Ada\r\n\" <a@example.org>"), (Reason::UnsafeChars, "\r"));
    assert_eq!(refusal("Ada\r\nBcc: x <a@example.org>"), (Reason::DisplayNameInvalidChars, "\r"));
}

#[test]
fn invisible_characters_are_refused_on_both_sides() {
    for c in INVISIBLE {
        let seen = c.to_string();
        for text in [
            format!("ad{c}a@example.org"),
            format!("{c}ada@example.org"),
            format!("ada{c}@example.org"),
            format!("ada@ex{c}ample.org"),
            format!("ada@{c}example.org"),
            format!("ada@example.org{c}"),
        ] {
            assert_eq!(refusal(&text), (Reason::UnsafeChars, seen.as_str()), "{c:?}");
        }
    }
}

#[test]
fn a_joiner_is_refused_where_no_script_needs_it() {
    for c in ['\u{200c}', '\u{200d}'] {
        for text in [format!("ad{c}a@example.org"), format!("ada@ex{c}ample.org")] {
            assert_eq!(refusal(&text), (Reason::UnsafeChars, c.to_string().as_str()));
        }
    }
}

#[test]
fn what_stands_for_half_a_character_is_refused() {
    // A lone surrogate of a browser arrives as U+FFFD.
    assert_eq!(refusal("ada@ex\u{fffd}ample.org").0, Reason::DomainUts46Disallowed);
    assert_eq!(refusal("a\u{fffd}@example.org"), (Reason::UnsafeChars, "\u{fffd}"));
}

#[test]
fn an_a_label_that_overflows_is_refused() {
    for label in ["xn--", "xn---", "xn--9", "xn--99999999", "xn--0000000000", "xn--a-ecp.ru"] {
        survives(&format!("ada@{label}"));
        assert!(EmailAddress::parse(&format!("ada@{label}.org")).is_err(), "{label}");
    }
    for digits in ["9", "z", "a", "0"] {
        let text = format!("ada@xn--{}.org", digits.repeat(59));
        assert_eq!(refusal(&text).0, Reason::DomainIdnaDecode, "{text}");
    }
}
