//! What holds for every input, likely and unlikely.

use leptos_signup::username::{MAX_INPUT_BYTES, Scripts, Username, UsernameError, UsernameRules};
use proptest::{collection::vec, prelude::*, sample::select};

/// Pieces that mean something to the rules, and pieces that are hard on them.
const PIECES: [&str; 44] = [
    "a",
    "Z",
    "9",
    ".",
    "-",
    "_",
    "@",
    " ",
    "\0",
    "ad",
    "min",
    "é",
    "e\u{301}",
    "\u{301}",
    "\u{307}",
    "\u{338}",
    "ß",
    "ẞ",
    "σ",
    "Σ",
    "ς",
    "İ",
    "ı",
    "ﬁ",
    "ｋ",
    "ｶ",
    "ﾞ",
    "\u{212a}",
    "К",
    "ο",
    "א",
    "ب",
    "٣",
    "۳",
    "३",
    "क",
    "田",
    "ナ",
    "한",
    "\u{1112}\u{1161}",
    "l·l",
    "\u{200d}",
    "\u{202e}",
    "\u{10ffff}",
];

/// Pieces of names that are likely to be taken.
const LIKELY: [&str; 20] = [
    "ada", "Ada", "O", "0", "1", "l", "İ", "ı", "_", "-", "Σ", "σας", "é", "E\u{301}", "ß", "rn",
    "m", "ј", "ﾃ", "Ñ",
];

pub(crate) fn rules() -> impl Strategy<Value = UsernameRules> {
    const SCRIPTS: [Scripts; 3] = [Scripts::Ascii, Scripts::Single, Scripts::HighlyRestrictive];
    (select(&SCRIPTS[..]), 1..5_u16, 5..40_u16).prop_map(|(scripts, min, max)| {
        UsernameRules::new().with_scripts(scripts).with_length(min, max)
    })
}

pub(crate) fn text() -> impl Strategy<Value = String> {
    let of = |pieces: &'static [&'static str]| vec(select(pieces), 0..12).prop_map(|p| p.concat());
    prop_oneof![
        of(&PIECES),
        of(&LIKELY),
        "\\PC{0,40}",
        "[\\p{L}\\p{M}\\p{Nd}]{0,12}",
        "[\\p{Greek}\\p{Latin}]{3,12}",
        any::<String>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_name_parses_to_itself_and_keeps_its_key(text in text(), rules in rules()) {
        if let Ok(name) = Username::parse(&text, &rules) {
            let again = Username::parse(name.as_str(), &rules).unwrap();
            prop_assert_eq!(again.as_str(), name.as_str());
            prop_assert_eq!(again.key(), name.key());
            prop_assert_eq!(name.original(), &text);
            prop_assert!(!name.key().is_empty());
        }
    }

    #[test]
    fn case_makes_no_other_name(text in text(), rules in rules()) {
        // A letter such as ß becomes two in upper case, and those are others.
        let has_pairs = text.chars().any(|c| c.to_uppercase().count() > 1);
        let upper = text.to_uppercase();
        if let (Ok(name), Ok(upper), false) =
            (Username::parse(&text, &rules), Username::parse(&upper, &rules), has_pairs)
        {
            prop_assert_eq!(name.key(), upper.key());
        }
    }

    #[test]
    fn a_name_is_within_its_rules(text in text(), rules in rules()) {
        if let Ok(name) = Username::parse(&text, &rules) {
            let length = name.as_str().chars().count();
            let range = usize::from(rules.min_length())..=usize::from(rules.max_length());
            prop_assert!(range.contains(&length));
            prop_assert!(rules.scripts() != Scripts::Ascii || name.as_str().is_ascii());
        }
    }

    #[test]
    fn a_reason_is_read_back(text in text(), rules in rules()) {
        if let Err(reason) = Username::parse(&text, &rules) {
            prop_assert_eq!(UsernameError::from_word(&reason.to_string()), Some(reason));
        }
    }

    #[test]
    fn a_name_with_stricter_scripts_is_one_with_laxer(text in text()) {
        let is_name = |scripts| {
            Username::parse(&text, &UsernameRules::new().with_scripts(scripts)).is_ok()
        };
        prop_assert!(!is_name(Scripts::Ascii) || is_name(Scripts::Single));
        prop_assert!(!is_name(Scripts::Single) || is_name(Scripts::HighlyRestrictive));
    }
}

#[test]
fn an_endless_input_is_refused_for_its_length() {
    let rules = UsernameRules::new();
    for piece in ["a", "\u{301}", "@", "é", "\0", "ﷺ", "\u{1d7d8}"] {
        let endless = piece.repeat(1_000_000);
        assert_eq!(Username::parse(&endless, &rules), Err(UsernameError::TooLong { max: 30 }));
        let longest = piece.repeat(MAX_INPUT_BYTES / piece.len());
        assert!(Username::parse(&longest, &rules).is_err());
    }
}
