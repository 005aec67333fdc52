//! Normalisation Form C and the characters that nobody can see.

use std::borrow::Cow;

/// `text` in Normalisation Form C (UAX 15).
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    icu_normalizer::ComposingNormalizerBorrowed::new_nfc().normalize(text)
}

/// `text` in Normalisation Form C, by the browser: the tables would weigh tens of kilobytes.
#[cfg(target_arch = "wasm32")]
pub(crate) fn nfc(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    Cow::Owned(js_sys::JsString::from(text).normalize("NFC").into())
}

/// Whether a character has no business in an address or a name because a reader cannot see it:
/// controls, separators, and the invisible or direction-changing format characters.
pub(crate) fn is_unsafe(c: char) -> bool {
    c.is_control()
        || c.is_whitespace()
        || matches!(c,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
            | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{e007f}' | '\u{f0000}'..='\u{10ffff}')
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
