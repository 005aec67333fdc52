//! The scripts of a text (Script_Extensions, UAX 24).

/// The scripts that languages combine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Script {
    /// `Latn`
    Latin,
    /// `Hani`
    Han,
    /// `Hira`
    Hiragana,
    /// `Kana`
    Katakana,
    /// `Bopo`
    Bopomofo,
    /// `Hang`
    Hangul,
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use icu_properties::{
        props,
        script::{ScriptExtensionsSet, ScriptWithExtensions},
    };

    use crate::unicode::script::Script;

    impl Script {
        fn in_tables(self) -> props::Script {
            match self {
                Self::Latin => props::Script::Latin,
                Self::Han => props::Script::Han,
                Self::Hiragana => props::Script::Hiragana,
                Self::Katakana => props::Script::Katakana,
                Self::Bopomofo => props::Script::Bopomofo,
                Self::Hangul => props::Script::Hangul,
            }
        }
    }

    fn scripts_of(text: &str) -> impl Iterator<Item = ScriptExtensionsSet<'static>> {
        let tables = ScriptWithExtensions::new();
        let is_of_all = |scripts: &ScriptExtensionsSet<'_>| {
            scripts.contains(&props::Script::Common) || scripts.contains(&props::Script::Inherited)
        };
        text.chars()
            .map(move |c| tables.get_script_extensions_val(c))
            .filter(move |scripts| !is_of_all(scripts))
    }

    /// Whether all characters of `text` are used in one common script.
    pub(crate) fn is_in_one_script(text: &str) -> bool {
        let mut characters = scripts_of(text);
        let Some(first) = characters.next() else { return true };
        let mut common: Vec<props::Script> = first.iter().collect();
        for scripts in characters {
            common.retain(|script| scripts.contains(script));
        }
        !common.is_empty()
    }

    /// Whether each character of `text` is used in one of `scripts`.
    pub(crate) fn is_written_in(text: &str, scripts: &[Script]) -> bool {
        scripts_of(text).all(|own| scripts.iter().any(|script| own.contains(&script.in_tables())))
    }
}

/// The browser's tables may be older or newer than the server's, and the scripts of marks and
/// punctuation change between versions. So the browser checks letters only, of scripts in everyday
/// use (UAX 31 table 5 and some of table 7) or with many letters that look Latin.
#[cfg(target_arch = "wasm32")]
mod platform {
    use crate::unicode::matches;
    use crate::unicode::script::Script;

    const SCRIPTS: [&str; 38] = [
        "Latn", "Cyrl", "Grek", "Arab", "Hebr", "Hani", "Hira", "Kana", "Hang", "Bopo", "Deva",
        "Beng", "Taml", "Telu", "Thai", "Armn", "Geor", "Ethi", "Gujr", "Guru", "Khmr", "Knda",
        "Laoo", "Mlym", "Mymr", "Orya", "Sinh", "Thaa", "Tibt", "Mong", "Syrc", "Nkoo", "Cher",
        "Cans", "Tfng", "Copt", "Lisu", "Yiii",
    ];

    impl Script {
        fn code(self) -> &'static str {
            match self {
                Self::Latin => "Latn",
                Self::Han => "Hani",
                Self::Hiragana => "Hira",
                Self::Katakana => "Kana",
                Self::Bopomofo => "Bopo",
                Self::Hangul => "Hang",
            }
        }
    }

    /// Whether all characters of `text` are used in one common script.
    pub(crate) fn is_in_one_script(text: &str) -> bool {
        let letters = significant_letters(text);
        SCRIPTS.into_iter().any(|script| are_in(&letters, [script].into_iter()))
    }

    /// Whether each character of `text` is used in one of `scripts`.
    pub(crate) fn is_written_in(text: &str, scripts: &[Script]) -> bool {
        are_in(&significant_letters(text), scripts.iter().map(|script| script.code()))
    }

    fn significant_letters(text: &str) -> String {
        let known: String = SCRIPTS.into_iter().map(|script| class("sc", script)).collect();
        let other = [r"[^\p{Ll}\p{Lo}]|[^", &known, "]"].concat();
        let other = js_sys::RegExp::new(&other, "gu");
        js_sys::JsString::from(text).replace_by_pattern(&other, "").into()
    }

    fn are_in(letters: &str, scripts: impl Iterator<Item = &'static str>) -> bool {
        let classes = scripts.map(|script| class("sc", script) + &class("scx", script));
        matches(letters, &["^[", &classes.collect::<String>(), "]*$"].concat())
    }

    fn class(property: &str, script: &str) -> String {
        [r"\p{", property, "=", script, "}"].concat()
    }
}

pub(crate) use platform::{is_in_one_script, is_written_in};
