//! The countries of ISO 3166-1, and their names.
//!
//! The names are those of the CLDR (Unicode-3.0 license), in the order of each language, written by
//! `scripts/country-names.mjs`. Only the server has them, and only of a host that asks for a country.

use std::borrow::Cow;

use crate::text::language::Language;

/// The codes of two letters, one after the other.
const CODES: &str = "\
ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCNCOCRCUCVCWCXCYCZDEDJ\
DKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHMHNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKG\
KHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMKMLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPE\
PFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURWSASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUM\
USUYUZVAVCVEVGVIVNVUWFWSYEYTZAZMZW";

/// The code of each country.
pub(crate) fn codes() -> impl Iterator<Item = &'static str> {
    (0..CODES.len() / 2).filter_map(|at| CODES.get(at * 2..at * 2 + 2))
}

/// The code and the name of each country, in the order of the language.
#[cfg(not(target_arch = "wasm32"))]
pub(crate) fn named(language: Language) -> Vec<(Cow<'static, str>, Cow<'static, str>)> {
    let lines = of(language.as_str()).lines().filter_map(|line| line.split_once(' '));
    lines.map(|(code, name)| (code.into(), name.into())).collect()
}

/// The browser knows the names. Every browser that runs the scripts does (`Intl.DisplayNames`, 2021).
#[cfg(target_arch = "wasm32")]
pub(crate) fn named(language: Language) -> Vec<(Cow<'static, str>, Cow<'static, str>)> {
    use js_sys::{Array, Intl::DisplayNames, JsString, Object, Reflect};

    let options = Object::new();
    let _ = Reflect::set(&options, &"type".into(), &"region".into());
    let locales = Array::of1(&language.as_str().into());
    let names = DisplayNames::new(&locales, &options);
    let name = |code: &str| names.of(code).unwrap_or_else(|| code.into());
    let mut all: Vec<(&str, JsString, String)> = codes()
        .map(|code| (code, name(code)))
        .map(|(code, name)| (code, name.clone(), name.into()))
        .collect();
    let none = Object::new();
    all.sort_by(|(_, one, _), (_, _, other)| one.locale_compare(other, &locales, &none).cmp(&0));
    all.into_iter().map(|(code, _, name)| (code.into(), name.into())).collect()
}

macro_rules! names {
    ($($feature:literal $tag:literal,)*) => {
        /// The lines of a language, or the English ones.
        #[cfg(not(target_arch = "wasm32"))]
        fn of(tag: &str) -> &'static str {
            match tag {
                $(
                    #[cfg(feature = $feature)]
                    $tag => include_str!(concat!("countries/", $tag, ".txt")),
                )*
                _ => include_str!("countries/en.txt"),
            }
        }
    };
}

names! {
    "lang-ar" "ar",
    "lang-cs" "cs",
    "lang-da" "da",
    "lang-de" "de",
    "lang-es" "es",
    "lang-fi" "fi",
    "lang-fr" "fr",
    "lang-he" "he",
    "lang-hi" "hi",
    "lang-id" "id",
    "lang-it" "it",
    "lang-ja" "ja",
    "lang-ko" "ko",
    "lang-nb" "nb",
    "lang-nl" "nl",
    "lang-pl" "pl",
    "lang-pt-br" "pt-BR",
    "lang-ru" "ru",
    "lang-sv" "sv",
    "lang-tr" "tr",
    "lang-uk" "uk",
    "lang-zh-hans" "zh-Hans",
    "lang-zh-hant" "zh-Hant",
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::languages::ALL;

    #[test]
    fn each_language_names_each_country_once() {
        assert_eq!(codes().count(), 249);
        for translation in ALL {
            let named = named(translation.language());
            let mut known: Vec<_> = named.iter().map(|(code, _)| code.as_ref()).collect();
            known.sort_unstable();
            assert!(known.into_iter().eq(codes()), "{}", translation.language());
            let is_named = |name: &str| name.len() > 2 && name.trim() == name;
            assert!(named.iter().all(|(_, name)| is_named(name)), "{}", translation.language());
        }
    }

    #[cfg(feature = "lang-de")]
    #[test]
    fn countries_have_the_order_of_the_language() {
        let german = named(Language::new("de"));
        let names: Vec<_> = german.iter().take(3).map(|(_, name)| name.as_ref()).collect();
        assert_eq!(names, ["Afghanistan", "Ägypten", "Ålandinseln"]);
        assert_eq!(named(Language::new("eo"))[0].1, "Afghanistan");
    }
}
