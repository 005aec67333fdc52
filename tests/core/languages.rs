//! Every language has every text, with the right placeholders, plural forms and numbers.

use icu_decimal::DecimalFormatter;
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRuleType, PluralRules};
use leptos_signup::text::{Catalogue, Direction, Message, Translation, Value, languages};

fn all() -> &'static [Translation] {
    let all = languages::ALL;
    assert_eq!(all.len(), 24, "enable the feature `languages`");
    all
}

fn locale(translation: &Translation) -> Locale {
    // Digits are always 0 to 9 here, because codes and addresses have these too.
    let tag = format!("{}-u-nu-latn", translation.language());
    tag.parse().unwrap_or_else(|error| panic!("{tag}: {error}"))
}

#[test]
fn no_text_is_missing_or_has_a_wrong_placeholder() {
    let faults: Vec<String> = all().iter().flat_map(Translation::faults).collect();
    assert_eq!(faults, Vec::<String>::new());
}

#[test]
fn the_plural_form_of_a_number_is_that_of_cldr() {
    for translation in all() {
        let rules =
            PluralRules::try_new(locale(translation).into(), PluralRuleType::Cardinal.into());
        let rules = rules.unwrap_or_else(|error| panic!("{}: {error}", translation.language()));
        let plurals = translation.get_plurals();
        for number in (0..20_000).chain([100_000, 123_456, 999_999]) {
            let name = match rules.category_for(number) {
                PluralCategory::Zero => "zero",
                PluralCategory::One => "one",
                PluralCategory::Two => "two",
                PluralCategory::Few => "few",
                PluralCategory::Many => "many",
                PluralCategory::Other => "other",
            };
            let ours = plurals.forms()[plurals.form(number)];
            assert_eq!(ours, name, "{} in {}", number, translation.language());
        }
    }
}

/// The browser chooses forms by a table, which the server writes by the rule.
#[test]
fn a_sentence_has_the_form_of_its_number() {
    for translation in all() {
        let texts = Catalogue::new(translation);
        let plurals = translation.get_plurals();
        let Some(forms) = translation.wording(Message::Hours).split("{count:").nth(1) else {
            continue;
        };
        let forms: Vec<&str> = forms.split('}').next().unwrap().split('|').collect();
        for number in (0..2_000).chain([99_999]) {
            let text = texts.fill(Message::Hours, &[("count", Value::Number(number))]);
            let form = forms[plurals.form(number)].split('#').next_back().unwrap();
            assert!(text.contains(form), "{text}: {form}");
        }
    }
}

#[test]
fn a_number_is_written_as_in_cldr() {
    for translation in all() {
        let formatter = DecimalFormatter::try_new(locale(translation).into(), Default::default());
        let formatter = formatter.unwrap_or_else(|error| panic!("{error}"));
        let texts = Catalogue::new(translation);
        for number in (3..1_200).chain([2_000, 9_999, 10_000, 12_345, 65_535, 99_999]) {
            let text = texts.fill(Message::AtMost, &[("max", Value::Number(number))]);
            let number = formatter.format(&number.into()).to_string();
            assert!(
                text.contains(&number),
                "{}: {text:?} has no {number:?}",
                translation.language()
            );
        }
    }
}

#[test]
fn arabic_and_hebrew_run_from_right_to_left_and_isolate_values() {
    for translation in all() {
        let is_rtl = ["ar", "he"].contains(&translation.language().as_str());
        assert_eq!(translation.direction() == Direction::RightToLeft, is_rtl);
        let texts = Catalogue::new(translation);
        let text = texts.fill(Message::MailWelcomeSubject, &[("site", Value::Text("Orchard"))]);
        assert_eq!(text.contains("\u{2068}Orchard\u{2069}"), is_rtl, "{text}");
    }
}

#[test]
fn texts_that_name_each_other_agree() {
    for translation in all() {
        let of = |message| translation.wording(message).to_lowercase();
        let language = translation.language();
        assert!(of(Message::ShowPassword).contains(&of(Message::Show)), "{language}");
        for sentence in [Message::SelectConfirm, Message::ConfirmNewAddress] {
            assert!(of(sentence).contains(&of(Message::Confirm)), "{language}");
        }
    }
}

#[test]
fn no_sentence_was_left_in_english() {
    for translation in all().iter().filter(|it| it.language().as_str() != "en") {
        for message in Message::ALL {
            let (text, english) = (translation.wording(*message), message.english());
            let is_sentence = english.split(' ').count() > 3;
            assert!(!is_sentence || text != english, "{} {message:?}", translation.language());
        }
    }
}
