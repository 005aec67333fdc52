//! Normalisation, letter case, and what kind of character something is.
//!
//! The server has tables (ICU4X). The browser has its own, so none are shipped to it: they would
//! weigh tens of kilobytes.

mod direction;
mod script;

use std::borrow::Cow;

pub(crate) use direction::{Direction, direction};
pub(crate) use script::{Script, is_in_one_script, is_written_in};

/// A set of characters, by their Unicode properties.
#[derive(Clone, Copy)]
pub(crate) enum Set {
    /// Controls, format characters, private use, unassigned, line and paragraph separators. To a
    /// browser nothing is unassigned: the server may know a younger Unicode.
    Invisible,
    /// Characters that are drawn as nothing or steer how others are drawn: controls, format
    /// characters, line and paragraph separators, and Default_Ignorable_Code_Point.
    Hidden,
    /// Spaces (Zs).
    Space,
    /// Combining marks (M).
    Mark,
    /// Combining marks that take no room of their own (Mn).
    NonspacingMark,
    /// Decimal digits (Nd).
    Digit,
    /// What RFC 5892 §2.1 calls letters and digits.
    LetterDigit,
    /// The script Greek.
    Greek,
    /// The script Hebrew.
    Hebrew,
    /// The scripts Hiragana, Katakana and Han.
    Japanese,
}

/// `text` in Normalisation Form C (UAX 15).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// `text` in Normalisation Form C, by the browser.
#[cfg(target_arch = "wasm32")]
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(js_sys::JsString::from(text).normalize("NFC").into())
}

/// The first character of a text in Normalisation Form C: no more of it is looked at than needed.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn first_in_nfc(text: impl Iterator<Item = char>) -> Option<char> {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize_iter(text).next()
}

/// The first character of a text in Normalisation Form C, by the browser.
#[cfg(target_arch = "wasm32")]
pub(crate) fn first_in_nfc(text: impl Iterator<Item = char>) -> Option<char> {
    nfc(&text.collect::<String>()).chars().next()
}

/// `text` in Normalisation Form D (UAX 15).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nfd(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text)
}

/// `text` in Normalisation Form D, by the browser.
#[cfg(target_arch = "wasm32")]
pub(crate) fn nfd(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(js_sys::JsString::from(text).normalize("NFD").into())
}

/// `text` in Normalisation Form KC (UAX 15).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nfkc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// `text` in Normalisation Form KC, by the browser.
#[cfg(target_arch = "wasm32")]
pub(crate) fn nfkc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

/// `text` in lower case, by Unicode's full mapping.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn lowercase(text: &str) -> String {
    text.to_lowercase()
}

/// `text` in lower case, by the browser, which maps as Unicode says.
#[cfg(target_arch = "wasm32")]
pub(crate) fn lowercase(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Whether `c` is in `set`.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_in(c: char, set: Set) -> bool {
    use icu_properties::{
        CodePointMapData, CodePointSetData,
        props::{
            DefaultIgnorableCodePoint, GeneralCategory, GeneralCategoryGroup as Group, Script,
        },
    };

    let category = || CodePointMapData::<GeneralCategory>::new().get(c);
    let script = || CodePointMapData::<Script>::new().get(c);
    let is_separator = || {
        [GeneralCategory::LineSeparator, GeneralCategory::ParagraphSeparator].contains(&category())
    };
    match set {
        Set::Invisible => Group::Other.contains(category()) || is_separator(),
        Set::Hidden => {
            [GeneralCategory::Control, GeneralCategory::Format].contains(&category())
                || is_separator()
                || CodePointSetData::new::<DefaultIgnorableCodePoint>().contains(c)
        }
        Set::Space => category() == GeneralCategory::SpaceSeparator,
        Set::Mark => Group::Mark.contains(category()),
        Set::NonspacingMark => category() == GeneralCategory::NonspacingMark,
        Set::Digit => category() == GeneralCategory::DecimalNumber,
        Set::LetterDigit => matches!(
            category(),
            GeneralCategory::LowercaseLetter
                | GeneralCategory::UppercaseLetter
                | GeneralCategory::OtherLetter
                | GeneralCategory::ModifierLetter
                | GeneralCategory::NonspacingMark
                | GeneralCategory::SpacingMark
                | GeneralCategory::DecimalNumber
        ),
        Set::Greek => script() == Script::Greek,
        Set::Hebrew => script() == Script::Hebrew,
        Set::Japanese => [Script::Hiragana, Script::Katakana, Script::Han].contains(&script()),
    }
}

/// Whether `c` is in `set`, by the browser.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_in(c: char, set: Set) -> bool {
    let pattern = match set {
        Set::Invisible => r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|\p{NChar}",
        Set::Hidden => r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]",
        Set::Space => r"\p{Zs}",
        Set::Mark => r"\p{M}",
        Set::NonspacingMark => r"\p{Mn}",
        Set::Digit => r"\p{Nd}",
        Set::LetterDigit => r"[\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Mn}\p{Mc}\p{Nd}\p{Cn}]",
        Set::Greek => r"[\p{sc=Grek}\p{Cn}]",
        Set::Hebrew => r"[\p{sc=Hebr}\p{Cn}]",
        Set::Japanese => r"[\p{sc=Hira}\p{sc=Kana}\p{sc=Hani}\p{Cn}]",
    };
    matches(c.encode_utf8(&mut [0; 4]), pattern)
}

/// `text` without the characters that are drawn as nothing, except for the joiners.
#[cfg(target_arch = "wasm32")]
pub(crate) fn without_ignorable(text: &str) -> String {
    let is_shown = |c: &char| {
        matches!(c, '\u{200c}' | '\u{200d}') || !matches(c.encode_utf8(&mut [0; 4]), r"\p{DI}")
    };
    text.chars().filter(is_shown).collect()
}

#[cfg(target_arch = "wasm32")]
fn matches(text: &str, pattern: &str) -> bool {
    js_sys::RegExp::new(pattern, "u").test(text)
}

/// Whether `c` opens or closes a stretch of another direction (UAX 9 §2.1 to §2.5). The marks of a
/// direction, which end with themselves, are a part of ordinary text.
pub(crate) fn is_bidi_embedding(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
