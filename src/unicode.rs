//! Unicode: normalisation, letter case and character properties.
//!
//! The server uses the tables of ICU4X. The browser uses its own, because ours would add tens of
//! kilobytes to the build.

#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod direction;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) mod script;

use std::borrow::Cow;

/// A set of characters, defined by their Unicode properties.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy)]
pub(crate) enum Set {
    /// Controls, format characters, private use, unassigned, line and paragraph separators.
    Invisible,
    /// Characters that are invisible or affect how others are drawn: controls, format characters,
    /// line and paragraph separators, and Default_Ignorable_Code_Point.
    Hidden,
    /// Spaces (Zs).
    Space,
    /// Combining marks (M).
    Mark,
    /// Combining marks of zero width (Mn).
    NonspacingMark,
    /// Decimal digits (Nd).
    Digit,
    /// Letters and digits as defined in RFC 5892 §2.1.
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

/// `text` in Normalisation Form C, computed by the browser.
#[cfg(target_arch = "wasm32")]
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(js_sys::JsString::from(text).normalize("NFC").into())
}

/// The first character of a text in Normalisation Form C. Reads no more of the text than needed.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn first_in_nfc(text: impl Iterator<Item = char>) -> Option<char> {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize_iter(text).next()
}

/// `text` in Normalisation Form D (UAX 15).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nfd(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    icu_normalizer::DecomposingNormalizerBorrowed::new_nfd().normalize(text)
}

/// `text` in Normalisation Form KC (UAX 15).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nfkc(text: &str) -> String {
    icu_normalizer::ComposingNormalizerBorrowed::new_nfkc().normalize(text).into_owned()
}

/// `text` in Normalisation Form KC, computed by the browser.
#[cfg(target_arch = "wasm32")]
pub(crate) fn nfkc(text: &str) -> String {
    js_sys::JsString::from(text).normalize("NFKC").into()
}

/// `text` in lower case, by Unicode's full mapping.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn lowercase(text: &str) -> String {
    text.to_lowercase()
}

/// `text` in lower case, computed by the browser with Unicode's full mapping.
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

/// Whether `c` is in `Set::Invisible`, by the browser's tables. No character counts as unassigned: the
/// server may have a newer Unicode.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_invisible(c: char) -> bool {
    matches(c, r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}]|\p{NChar}")
}

/// Whether `c` is in `Set::Hidden`, by the browser's tables.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_hidden(c: char) -> bool {
    matches(c, r"[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]")
}

/// Whether `c` is in `Set::Space`, by the browser's tables.
#[cfg(target_arch = "wasm32")]
pub(crate) fn is_space(c: char) -> bool {
    matches(c, r"\p{Zs}")
}

#[cfg(target_arch = "wasm32")]
fn matches(c: char, pattern: &str) -> bool {
    js_sys::RegExp::new(pattern, "u").test(c.encode_utf8(&mut [0; 4]))
}

/// Whether `c` is in [`Set::Invisible`].
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_invisible(c: char) -> bool {
    is_in(c, Set::Invisible)
}

/// Whether `c` is in [`Set::Hidden`].
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_hidden(c: char) -> bool {
    is_in(c, Set::Hidden)
}

/// Whether `c` is in [`Set::Space`].
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn is_space(c: char) -> bool {
    is_in(c, Set::Space)
}

/// A digest of `key` of every letter, mark and digit, for tests that stored keys do not change.
#[cfg(test)]
pub(crate) fn digest_of_names(key: impl Fn(&str) -> String) -> u64 {
    let is_used = |c: &char| is_in(*c, Set::LetterDigit);
    digest(('\0'..=char::MAX).filter(is_used).map(|c| key(c.encode_utf8(&mut [0; 4]))))
}

/// FNV-1a: unlike the hashes of the standard library, it is the same in every release.
#[cfg(test)]
pub(crate) fn digest<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> u64 {
    texts.into_iter().fold(0xcbf2_9ce4_8422_2325, |digest, text| {
        let bytes = text.as_ref().bytes().chain([0]);
        bytes.fold(digest, |digest, byte| (digest ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3))
    })
}

/// Whether `c` opens or closes a run of another direction (UAX 9 §2.1 to §2.5). Directional marks,
/// which affect no other text, are part of ordinary text.
pub(crate) fn is_bidi_embedding(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
