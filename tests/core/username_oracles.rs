//! Two libraries judge the same names: `precis-profiles` the profile of RFC 8265, with the tables of
//! Unicode 6.3, and `unicode-security` the restriction levels of UTS 39.

use icu_properties::{CodePointMapData, props::GeneralCategory};
use leptos_signup::username::{Scripts, Username, UsernameError, UsernameRules};
use precis_profiles::{
    UsernameCaseMapped,
    precis_core::{DerivedPropertyValue, Error, profile::Profile},
};
use proptest::prelude::*;
use unicode_security::{RestrictionLevel, RestrictionLevelDetection};

const RULES: UsernameRules = UsernameRules::new().with_length(1, 250);

/// What PRECIS makes of `text`; nothing when it knows too few characters to say.
fn precis(text: &str) -> Option<Result<String, Error>> {
    match UsernameCaseMapped::new().enforce(text.to_owned()) {
        Err(Error::BadCodepoint(info)) if info.property == DerivedPropertyValue::Unassigned => None,
        verdict => Some(verdict.map(std::borrow::Cow::into_owned)),
    }
}

/// Whether we refuse what PRECIS takes, for this reason: rules of our own.
fn is_our_own(reason: UsernameError) -> bool {
    match reason {
        // Of ASCII signs, three only.
        UsernameError::NotAllowed { character } => character.is_ascii(),
        // The joiners, where a script needs them.
        UsernameError::Invisible { character } => matches!(character, '\u{200c}' | '\u{200d}'),
        UsernameError::AtSign
        | UsernameError::SeparatorAtEnd
        | UsernameError::SeparatorsInRow
        | UsernameError::MarkAlone
        | UsernameError::TooManyMarks
        | UsernameError::MixedDigits
        | UsernameError::MixedScripts
        | UsernameError::Reserved => true,
        _ => false,
    }
}

/// A known reason why PRECIS refuses what we take as `name`.
fn is_theirs(name: &str) -> bool {
    // They judge before they compose and we after (RFC 8264 §7), so that a form of ordinary
    // characters is taken for these: its NFC is fine with them too.
    let is_fine = |text: &str| precis(text).is_none_or(|form| form.as_deref() == Ok(text));
    // They read condition 3 of the Bidi Rule, that a name from right to left may end in marks, as
    // that it has them nowhere else.
    let category = CodePointMapData::<GeneralCategory>::new();
    let is_no_mark = |c: &char| category.get(*c) != GeneralCategory::NonspacingMark;
    is_fine(name) || is_fine(&name.chars().filter(is_no_mark).collect::<String>())
}

/// Nothing when both agree on `text`, or differ for a reason that is known.
fn difference(text: &str) -> Option<String> {
    let ours = Username::parse(text, &RULES);
    let theirs = precis(text)?;
    // They map letter by letter, so that a capital sigma never becomes a final one.
    let is_same = |one: &str, other: &str| one.replace('ς', "σ") == other.replace('ς', "σ");
    let is_known = match (&ours, &theirs) {
        (Err(_), Err(_)) => true,
        (Err(reason), Ok(_)) => is_our_own(*reason),
        (Ok(name), Ok(form)) => is_same(name.as_str(), form),
        (Ok(name), Err(_)) => is_theirs(name.as_str()),
    };
    (!is_known).then(|| format!("{text:?} {ours:?} {theirs:?}"))
}

#[test]
fn every_character_is_judged_as_precis_judges_it() {
    let characters = '\0'..='\u{2ffff}';
    let differing: Vec<String> = characters
        .flat_map(|c| [format!("a{c}a"), format!("א{c}א")])
        .filter_map(|text| difference(&text))
        .collect();
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2048))]

    #[test]
    fn every_name_is_judged_as_precis_judges_it(text in prop_oneof![
        "[\\p{L}\\p{M}\\p{Nd}]{1,6}",
        "[\\p{Hebrew}\\p{Arabic}0-9a._-]{1,6}",
        "[\\p{Greek}\\p{Latin}·͵]{1,6}",
        "[\\p{Han}\\p{Katakana}ｦ-ﾟ・]{1,6}",
    ]) {
        prop_assert_eq!(difference(&text), None);
    }

    #[test]
    fn scripts_stand_together_as_in_uts_39(text in prop_oneof![
        "[\\p{Ll}\\p{Lo}\\p{Nd}]{3,4}",
        "[a\\p{Han}\\p{Katakana}\\p{Hiragana}]{3,6}",
        "[a\\p{Han}\\p{Hangul}]{3,6}",
        "[a\\p{Han}\\p{Bopomofo}]{3,6}",
        "[\\p{Greek}\\p{Latin}\\p{Cyrillic}]{3,4}",
        "[\\p{Arabic}\\p{Syriac}\\p{Thaana}]{3,4}",
    ]) {
        let level = text.detect_restriction_level();
        for (scripts, allowed) in [
            (Scripts::Single, RestrictionLevel::SingleScript),
            (Scripts::HighlyRestrictive, RestrictionLevel::HighlyRestrictive),
        ] {
            let verdict = Username::parse(&text, &RULES.with_scripts(scripts));
            // Above `Unrestricted` the library gives up: a character is none of its profile.
            if level == RestrictionLevel::Unrestricted {
                continue;
            }
            match verdict {
                Ok(name) => prop_assert!(name.as_str().check_restriction_level(allowed)),
                Err(UsernameError::MixedScripts) => prop_assert!(level > allowed, "{level:?}"),
                Err(_) => {}
            }
        }
    }
}
